/**
 * Judging without keeping the others waiting: ordinary messages at once in this thread, what may take long in workers.
 *
 * A message of 4 KB is judged in a fraction of a millisecond, which is less than handing it to another thread. A large
 * one, or one to very many, could hold up every other client for as long as it takes, and a hostile one on purpose. So
 * those go to a worker that is killed when its time is up; the verdict is then a hold, as over everything we could not
 * look at (promise 6). Work waits in line, in the order of arrival; what waits is bounded by the memory that the
 * receiver gives to messages.
 */
import { holdsDocuments } from "@sluis/core/document/open-documents"
import type { Memory } from "@sluis/core/facts/memory"
import { parseMessage } from "@sluis/core/mail/message"
import { mayInflate } from "@sluis/core/search/may-inflate"
import { shareTables } from "@sluis/core/shared-table"

import { judgeMessage, notJudged, copiesOf } from "../app/gate/judge-message.ts"
import type { JudgeOptions } from "../app/gate/judge-message.ts"
import type { Content } from "../app/gate/content.ts"
import type { Individualise, Judge, Judged } from "../app/gate/judged.ts"
import type { Log } from "../app/log.ts"
import { openLane } from "./lane.ts"
import type { Job, LaneOptions } from "./lane.ts"
import type { Task, TaskAnswer, TaskOctets } from "./task.ts"

export type JudgePool = {
  readonly judge: Judge
  readonly individualise: Individualise
  /** Makes the tables of words and rules in this thread, so that the first client does not wait for them. */
  readonly prepare: () => void
  /** Another policy, from the next message on. */
  readonly reload: (options: JudgePoolPolicy) => void
  readonly close: () => Promise<void>
}

/** The policy twice: read, for this thread, and as text, because a worker has to read it itself. */
export type JudgePoolPolicy = Omit<JudgeOptions, "memory"> & { readonly text: string; readonly name: string }

export type JudgePoolOptions = LaneOptions & {
  readonly workers: number
  /** What earlier mail taught, as this thread sees it. */
  readonly memory: Memory
}

/** Judged in this thread up to here: at the worst known cost per octet (docs/performance.md) a tenth of a second. */
export const INLINE_OCTETS = 65_536
export const INLINE_RECIPIENTS = 250

export function openJudgePool(policy: JudgePoolPolicy, options: JudgePoolOptions, log: Log): JudgePool {
  const { workers, memory } = options
  let current = { ...policy, memory }
  const waiting: Job[] = []
  const lanes = Array.from({ length: workers }, () =>
    openLane(
      () => current,
      options,
      log,
      () => waiting.shift(),
    ),
  )
  const inWorker = (task: (content: TaskOctets) => Task, content: TaskOctets): Promise<TaskAnswer> =>
    new Promise((resolve) => {
      waiting.push({ task: task(content), resolve })
      lanes.find((lane) => lane.isIdle())?.wake()
    })
  return {
    judge: (content, envelope, wantsFacts = false) => {
      const { octets } = content
      const recipients = envelope.recipients.length
      if (octets !== undefined && octets.length <= INLINE_OCTETS && recipients <= INLINE_RECIPIENTS) {
        try {
          const message = parseMessage(octets)
          // What is packed may inflate from 64 KB to as many megabytes, in a document or in a text.
          if (!holdsDocuments(message) && !mayInflate(message))
            return judgeMessage(message, envelope, current, { wantsFacts })
        } catch (cause) {
          log.error("a message could not be judged", {}, cause)
          return notJudged("broke", recipients)
        }
      }
      return inWorker(
        (from) => ({ kind: "judge", octets: from, envelope, wantsFacts }),
        octetsFor(content),
      ).then((answer): Judged =>
        answer.kind === "judged" ? answer.judged : notJudged(whyNot(answer), recipients),
      )
    },
    individualise: async (octets, envelope, showing) => {
      const isSmall = octets.length <= INLINE_OCTETS && envelope.recipients.length <= INLINE_RECIPIENTS
      if (isSmall && !mayInflate(parseMessage(octets))) return copiesOf(octets, envelope, showing, current)
      const from = { kind: "memory", octets } as const
      const answer = await inWorker((given) => ({ kind: "copies", octets: given, envelope, showing }), from)
      return answer.kind === "copies" ? answer.splices : undefined
    },
    prepare: () => {
      judgeMessage(parseMessage(SAMPLE), { sender: "", recipients: ["a@a.invalid", "b@b.invalid"] }, current)
      shareTables()
    },
    reload: (next) => {
      current = { ...next, memory }
      for (const lane of lanes) lane.reload()
    },
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}

/** Asks for everything that is made once: two strangers, a subject that must be weighed, a number. RFC 2606 §2: no such domain. */
const SAMPLE = new TextEncoder().encode(
  "From: c@c.invalid\r\nTo: a@a.invalid, b@b.invalid\r\nSubject: PTSS\r\n\r\nBeste deelnemers, BSN 999900006\r\n",
)

function octetsFor({ octets, file, size }: Content): TaskOctets {
  if (octets !== undefined) return { kind: "memory", octets }
  if (file === undefined) throw new Error("content is neither in memory nor in a file")
  return { kind: "file", file, size }
}

function whyNot(answer: TaskAnswer): "broke" | "took-too-long" {
  return answer.kind === "took-too-long" ? "took-too-long" : "broke"
}
