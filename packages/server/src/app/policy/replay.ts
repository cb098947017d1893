/**
 * What policies would have interrupted in an archive: replayed in order of date, learning as it goes (./rehearse.ts).
 *
 * Mail is read twice: once for its dates (./timeline.ts), then in their order. Recorded facts have no dates and learn nothing,
 * so they are counted as they come. Mail from outside is learnt from and not counted: the gate never sees it.
 */
import type { Policy } from "@sluis/core/policy/policy"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import type { Found, ReadAgain, ReadMail, Where } from "../read-mail.ts"
import { recordedFacts } from "./recorded.ts"
import type { ReadRecorded } from "./recorded.ts"
import { rehearse, rehearseFacts } from "./rehearse.ts"
import type { OpenScratchMemory, Outcome, ScratchMemory } from "./rehearse.ts"
import { replayCounter } from "./replay-count.ts"
import type { ReplayResult } from "./replay-count.ts"
import { timelineOf } from "./timeline.ts"
import type { Dated, Timeline } from "./timeline.ts"

export type ReplayPorts = {
  readonly readMail: ReadMail
  readonly readAgain: ReadAgain
  readonly readRecorded: ReadRecorded
  readonly openScratchMemory: OpenScratchMemory
}

/** Hears how it goes on. */
export type ReplayWatch = {
  /** Something could not be read, or (`internal/bug`) not be judged; it is not counted among the messages. */
  readonly failed: (fault: Fault) => void
  /** Messages of this step so far, and how far it is, 0 to 1. */
  readonly progressed: (step: "dating" | "judging", messages: number, share: number | undefined) => void
}

export type Replay = ReplayResult &
  Pick<Timeline, "undated" | "copies" | "skipped" | "full"> & {
    /** From outside: not among the messages that are counted. */
    readonly incoming: number
    /** Recorded facts, of whatever was counted or came from outside. */
    readonly recorded: number
    /** Moments of the first and the last message, in milliseconds since 1970; undefined for facts alone. */
    readonly span: readonly [first: number, last: number] | undefined
  }

/**
 * @param names files, folders and mailboxes; standard input only for recorded facts
 * @param us domains that are us; empty: that of each sender
 * @param policies in the order of their figures; departments are those of the last
 */
export async function replay(
  names: readonly string[],
  us: readonly string[],
  policies: readonly Policy[],
  ports: ReplayPorts,
  watch: ReplayWatch,
): Promise<Result<Replay, Fault>> {
  const counter = replayCounter(policies.length)
  const archives: string[] = []
  let recorded = 0
  let incoming = 0
  const count = (outcomes: readonly Outcome[]): void => {
    if (outcomes.every(({ ours }) => ours)) counter.add(outcomes)
    else incoming += 1
  }
  for (const name of names) {
    const lines = await ports.readRecorded(name)
    if (lines === undefined) {
      if (name === "-") return err(new Fault("input/read-once", name))
      archives.push(name)
      continue
    }
    for await (const line of lines) {
      const facts = line.kind === "line" ? recordedFacts(line.text) : undefined
      if (line.kind === "fault") watch.failed(line.fault)
      else if (facts === undefined) watch.failed(new Fault("input/no-facts", name))
      else {
        recorded += 1
        count(policies.map((policy) => rehearseFacts(facts, us, policy)))
      }
      watch.progressed("judging", recorded, line.progress)
    }
  }
  let found = 0
  const sources = archives.map((name, index) =>
    heard(ports.readMail(name), (share) => {
      found += 1
      watch.progressed("dating", found, share === undefined ? undefined : (index + share) / archives.length)
    }),
  )
  const timeline = await timelineOf(sources, watch.failed)
  const scratch = await openAll(policies.length, ports.openScratchMemory)
  if (!scratch.ok) return scratch
  try {
    const rehearsals = policies.map((policy, index) => ({ policy, ...scratch.value[index]! }))
    for (const [index, message] of timeline.messages.entries()) {
      const outcomes = await attempt(message, us, rehearsals, ports.readAgain)
      if (outcomes.ok) count(outcomes.value)
      else if (outcomes.error.code === "store/unavailable") return outcomes
      else watch.failed(outcomes.error)
      watch.progressed("judging", index + 1, (index + 1) / timeline.messages.length)
    }
  } finally {
    for (const { close } of scratch.value) close()
  }
  const { undated, copies, skipped, full } = timeline
  return ok({
    ...counter.result(),
    recorded,
    incoming,
    undated,
    copies,
    skipped,
    full,
    span: spanOf(timeline),
  })
}

async function* heard(
  source: AsyncIterable<Found>,
  hear: (share: number | undefined) => void,
): AsyncGenerator<Found> {
  for await (const found of source) {
    hear(found.progress)
    yield found
  }
}

async function openAll(
  count: number,
  open: OpenScratchMemory,
): Promise<Result<readonly ScratchMemory[], Fault>> {
  const opened: ScratchMemory[] = []
  for (let index = 0; index < count; index += 1) {
    const memory = await open()
    if (!memory.ok) {
      for (const { close } of opened) close()
      return memory
    }
    opened.push(memory.value)
  }
  return ok(opened)
}

/** A mistake of ours in one message must not keep the others from being counted; nor may it go unseen. */
async function attempt(
  { at, where }: Dated,
  us: readonly string[],
  rehearsals: readonly Parameters<typeof rehearse>[3][],
  readAgain: ReadAgain,
): Promise<Result<readonly Outcome[], Fault>> {
  const bytes = await readAgain(where)
  if (!bytes.ok) return bytes
  try {
    const outcomes: Outcome[] = []
    for (const rehearsal of rehearsals) outcomes.push(await rehearse(bytes.value, at, us, rehearsal))
    return ok(outcomes)
  } catch (cause) {
    return err(cause instanceof Fault ? cause : new Fault("internal/bug", subjectOf(where), "", cause))
  }
}

function subjectOf({ file, offset }: Where): string {
  return offset === undefined ? file : `${file}@${offset}`
}

function spanOf({ messages }: Timeline): Replay["span"] {
  const [first, last] = [messages[0], messages.at(-1)]
  return first === undefined || last === undefined ? undefined : [first.at, last.at]
}
