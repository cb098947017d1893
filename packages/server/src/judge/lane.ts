/**
 * One judging worker and what it is doing: started for its first task, killed when a task takes too long, ended when it had
 * nothing to do for a while. What waits for it is its owner's (./judge-pool.ts, ./look-pool.ts).
 */
import { Worker } from "node:worker_threads"

import { shareTables } from "@sluis/core/shared-table"

import type { Log } from "../app/log.ts"
import type { Task, TaskAnswer, WorkerData, WorkerOptions, WorkerSays } from "./task.ts"

export type Job = { readonly task: Task; readonly resolve: (answer: TaskAnswer) => void }

export type LaneOptions = {
  /** Milliseconds that one task may take, from when the worker can begin with it. */
  readonly deadline: number
  /** The file that a worker runs (./serve-judging.ts), and what it opens its memory with: a structured clone. */
  readonly workerFile: URL
  readonly workerMemory: unknown
}

export type Lane = {
  readonly isIdle: () => boolean
  /** Takes what is next, if it has nothing to do. */
  readonly wake: () => void
  /** Another policy, from the next task on. */
  readonly reload: () => void
  readonly close: () => Promise<void>
}

/**
 * Megabytes of a worker's heap. An ordinary message of 50 MB needs a fifth of it; one that was made to need more ends the
 * worker and nothing else, and is held.
 */
const WORKER_HEAP = 384
/** Of which for what is young: little, as in the gateway's own thread (packaging/sluis). */
const WORKER_YOUNG = 6

/** Milliseconds. A worker has its own copy of every word and rule: tens of megabytes that most days nobody needs. */
const IDLE = 10_000

/** Milliseconds for a worker to start: a machine with much else to do reads code and words for seconds. */
const START = 60_000

export function openLane(
  policy: () => WorkerOptions,
  { deadline, workerFile, workerMemory }: LaneOptions,
  log: Log,
  next: () => Job | undefined,
): Lane {
  let worker: Worker | undefined
  let isReady = false
  let job: Job | undefined
  let timer: NodeJS.Timeout | undefined

  function startWorker(): Worker {
    const { text, name, us, hostName } = policy()
    const workerData: WorkerData<unknown> = {
      options: { text, name, us, hostName },
      memory: workerMemory,
      tables: shareTables(),
    }
    const started = new Worker(workerFile, {
      workerData,
      name: "sluis-judge",
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP, maxYoungGenerationSizeMb: WORKER_YOUNG },
    })
    started.unref()
    isReady = false
    started.on("message", (said: WorkerSays) => {
      if (started !== worker) return
      if (said.kind !== "ready") {
        finish(said)
        return
      }
      isReady = true
      limit()
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
    limit()
    worker.postMessage(job.task)
  }
  /** What a message costs counts, not what starting costs, or the first one after a quiet hour would be held for nothing. */
  function limit(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void kill(), isReady ? deadline : START)
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
