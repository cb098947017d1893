/**
 * An archive replayed with incidents planted in it, under three rules at once.
 *
 * The same steps as `sluis policy replay` (packages/server/src/app/policy/rehearse.ts): in order of date, learning as it goes. The
 * other two rules learn nothing, so they need no run of their own.
 */
import type { Examination } from "@sluis/core/examine"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { checkMessage } from "../../packages/server/src/app/gate/check-message.ts"
import { settle } from "../../packages/server/src/app/policy/rehearse.ts"
import { timelineOf } from "../../packages/server/src/app/policy/timeline.ts"
import { openScratchMemory } from "../../packages/server/src/scratch-memory.ts"
import { mailReader } from "../../packages/server/src/source/open-source.ts"
import { againReader } from "../../packages/server/src/source/read-again.ts"
import { buildIncident, INCIDENTS } from "./incident.ts"
import { isManyDomains, isManyRecipients } from "./other-rule.ts"
import { watcher } from "./world.ts"

export const RULES = ["sluis", "recipients", "domains"] as const
export type RuleName = (typeof RULES)[number]
export type Stops = Readonly<Record<RuleName, boolean>>

export type Seen = {
  /** Sent by one of ours: a gate would see it. */
  readonly ours: boolean
  readonly stops: Stops
  /** Of Sluis. */
  readonly rules: readonly string[]
}
export type Planted = Seen & { readonly kind: string; readonly id: string; readonly place: number }

export type Comparison = {
  readonly seed: number
  readonly first: number
  readonly last: number
  readonly copies: number
  readonly undated: number
  readonly unread: number
  readonly seen: readonly Seen[]
  readonly planted: readonly Planted[]
}

/** Of each kind. */
export const TIMES = 4
/** Incidents come after this share of the messages: before, there is nobody whose address could be mistaken. */
const EARLIEST = 0.25

/** @param stoppable whose mail a gate could have stopped: what came from others teaches what it showed */
export async function compare(
  folder: string,
  us: readonly string[],
  seed: number,
  stoppable: "ours" | "all",
): Promise<Comparison> {
  const read = mailReader(process.stdin)
  const readAgain = againReader(read)
  let unread = 0
  const { messages, copies, undated } = await timelineOf([read(folder)], () => {
    unread += 1
  })
  const opened = await openScratchMemory()
  if (!opened.ok) throw opened.error
  const { memory, learn, close } = opened.value
  const judge = async (
    bytes: Uint8Array,
    at: number,
    envelope?: { readonly sender: string; readonly recipients: readonly string[] },
  ): Promise<{ readonly examination: Examination; readonly seen: Seen }> => {
    const { sender, recipients = [] } = envelope ?? {}
    const examination = await checkMessage(bytes, { us, sender, recipients, memory }, BUILTIN_POLICY)
    const { ours, kind, rules } = settle(examination, at, stoppable === "ours" ? us : [], learn)
    const stops = {
      sluis: kind !== "deliver",
      recipients: isManyRecipients(examination),
      domains: isManyDomains(examination),
    }
    return { examination, seen: { ours, stops, rules } }
  }
  const watch = watcher(us[0] ?? "")
  const places = placesOf(messages.length, seed)
  const seen: Seen[] = []
  const planted: Planted[] = []
  let waiting: readonly number[] = []
  for (const [index, { at, where }] of messages.entries()) {
    waiting = [...waiting, ...(places.get(index) ?? [])]
    const late: number[] = []
    for (const number of waiting) {
      const world = watch.world(number)
      if (world === undefined) {
        late.push(number)
        continue
      }
      const incident = INCIDENTS[number % INCIDENTS.length]!
      const { octets, envelope } = buildIncident(incident, world)
      const { seen: outcome } = await judge(octets, at, envelope)
      planted.push({ ...outcome, kind: incident.kind, id: `planted-${number}`, place: index })
    }
    waiting = late
    const bytes = await readAgain(where)
    if (!bytes.ok) {
      unread += 1
      continue
    }
    const { examination, seen: outcome } = await judge(bytes.value, at)
    watch.see(examination, outcome.ours, Math.floor(at / 86_400_000))
    seen.push(outcome)
  }
  close()
  const [first = 0, last = 0] = [messages[0]?.at, messages.at(-1)?.at]
  return { seed, first, last, copies, undated, unread, seen, planted }
}

/** Before which message which incidents come, by number. */
function placesOf(messages: number, seed: number): ReadonlyMap<number, readonly number[]> {
  const random = randomOf(seed)
  const places = new Map<number, number[]>()
  for (let number = 0; number < INCIDENTS.length * TIMES; number += 1) {
    const place = Math.floor(messages * (EARLIEST + random() * (1 - EARLIEST)))
    places.set(place, [...(places.get(place) ?? []), number])
  }
  return places
}

/** From 0 to 1, the same for the same seed (a linear congruential generator modulo 2^32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
