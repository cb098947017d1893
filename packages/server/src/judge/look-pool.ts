/**
 * Looking and rendering for screens and for programs that ask before they send, and reading what people hand in to be put to
 * use (a policy, a list): always in a worker, and never in the one that judges what passes, so that whoever looks at a hostile
 * message keeps no mail waiting.
 *
 * Why always in a worker: a message that waits for a decision is often one that could not be judged, and a person who waits
 * does not notice a millisecond. What waits in line is bounded in number and in octets; beyond it the answer is "busy".
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Log } from "../app/log.ts"
import type { Look, NotLooked } from "../app/held/look.ts"
import type { ReadMemberTable } from "../app/acquaintance/member-table.ts"
import type { CheckPolicy } from "../app/policy/policy-check.ts"
import type { Render } from "../app/held/render.ts"
import { openLane } from "./lane.ts"
import type { Job, LaneOptions } from "./lane.ts"
import type { Task, TaskAnswer, WorkerOptions } from "./task.ts"

export type LookPool = {
  readonly look: Look
  readonly render: Render
  readonly checkPolicy: CheckPolicy
  readonly readMembers: ReadMemberTable
  /** Another policy, from the next message on. */
  readonly reload: (policy: WorkerOptions) => void
  /** What waits is not answered any more. */
  readonly close: () => Promise<void>
}

/** Messages that wait, and their octets together: whoever asks has them in memory too. */
export const MAX_WAITING = 50
export const MAX_WAITING_OCTETS = 128 * 1024 * 1024

export function openLookPool(policy: WorkerOptions, options: LaneOptions, log: Log): LookPool {
  let current = policy
  let waitingOctets = 0
  const waiting: (Job & { readonly size: number })[] = []
  const lane = openLane(
    () => current,
    options,
    log,
    () => {
      const job = waiting.shift()
      if (job !== undefined) waitingOctets -= job.size
      return job
    },
  )
  const ask = (task: Task, size: number): Promise<TaskAnswer | "busy"> => {
    // One that is larger than what may wait is let in alone.
    const isFull = waiting.length >= MAX_WAITING || waitingOctets + size > MAX_WAITING_OCTETS
    if (isFull && waiting.length > 0) return Promise.resolve("busy")
    return new Promise((resolve) => {
      waiting.push({ task, resolve, size })
      waitingOctets += size
      lane.wake()
    })
  }
  return {
    look: async (octets, request) => {
      const answer = await ask({ kind: "look", octets: { kind: "memory", octets }, request }, octets.length)
      return answer !== "busy" && answer.kind === "looked" ? ok(answer.looked) : notLooked(answer)
    },
    render: async (octets) => {
      const answer = await ask({ kind: "render", octets: { kind: "memory", octets } }, octets.length)
      return answer !== "busy" && answer.kind === "rendered" ? ok(answer.rendered) : notLooked(answer)
    },
    checkPolicy: async (policy, against) => {
      const answer = await ask({ kind: "check-policy", policy, against }, policy.length + against.length)
      return answer !== "busy" && answer.kind === "policy-checked" ? ok(answer.checked) : notLooked(answer)
    },
    readMembers: async (source, column) => {
      const size = source.kind === "text" ? source.text.length : source.octets.length
      const answer = await ask({ kind: "members", source, column }, size)
      return answer !== "busy" && answer.kind === "members-read" ? ok(answer.read) : notLooked(answer)
    },
    reload: (next) => {
      current = next
      lane.reload()
    },
    close: lane.close,
  }
}

function notLooked(answer: TaskAnswer | "busy"): Result<never, NotLooked> {
  if (answer === "busy") return err("busy")
  return err(answer.kind === "took-too-long" ? "took-too-long" : "broke")
}
