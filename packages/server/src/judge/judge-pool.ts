/**
 * Judging without keeping the others waiting: ordinary messages at once in this thread, what may take long in workers.
 *
 * A message of 4 KB is judged in a fraction of a millisecond, which is less than handing it to another thread. A large
 * one, or one to very many, could hold up every other client for as long as it takes, and a hostile one on purpose. So
 * those go to a worker that is killed when its time is up; the verdict is then a hold, as over everything we could not
 * look at (promise 6). Work waits in line, in the order of arrival; what waits is bounded by the memory that the
 * receiver gives to messages.
 */
import { Worker } from "node:worker_threads"

import { holdsDocuments } from "@sluis/core/document/open-documents"
import type { Memory } from "@sluis/core/facts/memory"
import { parseMessage } from "@sluis/core/mail/message"
import { mayInflate } from "@sluis/core/search/may-inflate"

import { judgeMessage, notJudged, copiesOf } from "../app/judge-message.ts"
import type { JudgeOptions } from "../app/judge-message.ts"
import type { Content } from "../app/content.ts"
import type { Individualise, Judge, Judged } from "../app/judged.ts"
import type { Log } from "../app/log.ts"
import type { Task, TaskAnswer, TaskOctets, WorkerData } from "./task.ts"

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

export type JudgePoolOptions = {
  readonly workers: number
  /** Milliseconds that one message may take in a worker. */
  readonly deadline: number
  /** What earlier mail taught, as this thread sees it. */
  readonly memory: Memory
  /** The file that a worker runs (./serve-judging.ts), and what it opens the same memory with: a structured clone. */
  readonly workerFile: URL
  readonly workerMemory: unknown
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
    judge: (content, envelope) => {
      const { octets } = content
      const recipients = envelope.recipients.length
      if (octets !== undefined && octets.length <= INLINE_OCTETS && recipients <= INLINE_RECIPIENTS) {
        try {
          const message = parseMessage(octets)
          // What is packed may inflate from 64 KB to as many megabytes, in a document or in a text.
          if (!holdsDocuments(message) && !mayInflate(message))
            return judgeMessage(message, envelope, current)
        } catch (cause) {
          log.error("a message could not be judged", {}, cause)
          return notJudged("broke", recipients)
        }
      }
      return inWorker((from) => ({ kind: "judge", octets: from, envelope }), octetsFor(content)).then(
        (answer): Judged =>
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

type Job = { readonly task: Task; readonly resolve: (answer: TaskAnswer) => void }

/**
 * Megabytes of a worker's heap. An ordinary message of 50 MB needs a fifth of it; one that was made to need more ends the
 * worker and nothing else, and is held.
 */
const WORKER_HEAP = 384

/** Milliseconds. A worker has its own copy of every word and rule: tens of megabytes that most days nobody needs. */
const IDLE = 10_000

type Lane = {
  readonly isIdle: () => boolean
  readonly wake: () => void
  readonly reload: () => void
  readonly close: () => Promise<void>
}

/** One worker and what it is doing. It is started for its first task and ends when it had none for a while. */
function openLane(
  policy: () => JudgePoolPolicy,
  { deadline, workerFile, workerMemory }: JudgePoolOptions,
  log: Log,
  next: () => Job | undefined,
): Lane {
  let worker: Worker | undefined
  let job: Job | undefined
  let timer: NodeJS.Timeout | undefined

  function startWorker(): Worker {
    const { text, name, us, hostName } = policy()
    const workerData: WorkerData<unknown> = { options: { text, name, us, hostName }, memory: workerMemory }
    const started = new Worker(workerFile, {
      workerData,
      name: "sluis-judge",
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP },
    })
    started.unref()
    started.on("message", (answer: TaskAnswer) => {
      if (started === worker) finish(answer)
    })
    started.on("error", (cause) => {
      if (started !== worker) return
      log.error("a judging worker stopped", {}, cause)
      worker = undefined
      finish({ kind: "broke" })
    })
    return started
  }
  function wake(): void {
    if (job !== undefined) return
    job = next()
    clearTimeout(timer)
    if (job === undefined) {
      timer = setTimeout(() => void end(), IDLE).unref()
      return
    }
    worker ??= startWorker()
    timer = setTimeout(() => void kill(), deadline)
    worker.postMessage(job.task)
  }
  function finish(answer: TaskAnswer): void {
    const done = job
    job = undefined
    done?.resolve(answer)
    wake()
  }
  async function end(): Promise<void> {
    const ended = worker
    worker = undefined
    await ended?.terminate()
  }
  /** Answered when the worker is dead: until then it may be reading a file that is closed after the answer. */
  async function kill(): Promise<void> {
    log.warn("judging took too long", { limit: deadline })
    await end()
    finish({ kind: "took-too-long" })
  }
  return {
    isIdle: () => job === undefined,
    wake,
    // A worker that is busy finishes with the policy it has; the next task finds a new one.
    reload: () => {
      const { text, name, us, hostName } = policy()
      worker?.postMessage({ kind: "policy", options: { text, name, us, hostName } } satisfies Task)
    },
    close: async () => {
      clearTimeout(timer)
      await end()
    },
  }
}

function octetsFor({ octets, file, size }: Content): TaskOctets {
  if (octets !== undefined) return { kind: "memory", octets }
  if (file === undefined) throw new Error("content is neither in memory nor in a file")
  return { kind: "file", file, size }
}

function whyNot(answer: TaskAnswer): "broke" | "took-too-long" {
  return answer.kind === "took-too-long" ? "took-too-long" : "broke"
}
