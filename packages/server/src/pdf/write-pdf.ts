/**
 * Papers become PDFs beside everything else: laying out two hundred pages takes seconds of processor time, and whoever sends mail
 * must not wait for whoever wants a report. One at a time, each in a thread of its own that ends with it: papers are rare, and
 * what a paper needed is then given back.
 */
import { Worker } from "node:worker_threads"

import type { Paper } from "@sluis/core/paper/paper"

/** What a thread answers. */
export type Written =
  { readonly kind: "octets"; readonly octets: Uint8Array<ArrayBuffer> } | { readonly kind: "too-large" }

/** `too-large`: more pages, text, rows or octets than ./limit.ts allows. `busy`: too many papers wait already. */
export class NotWritten extends Error {
  readonly why: "too-large" | "busy" | "took-too-long" | "broke" | "closed"

  constructor(why: NotWritten["why"], options?: ErrorOptions) {
    super(`couldn't write the PDF: ${why}`, options)
    this.name = "NotWritten"
    this.why = why
  }
}

export type PdfWriter = {
  /** An accessible PDF; the same paper gives the same octets. @throws {NotWritten} as a rejection. */
  readonly writePdf: (paper: Paper) => Promise<Uint8Array>
  /** What waits or is being written is not written any more. */
  readonly close: () => Promise<void>
}

/** Papers that wait: each is in memory, and a person who waits longer than for these comes back later. */
export const MAX_WAITING = 20
/** Milliseconds: five hundred pages full of cells take ten seconds of processor time, and a busy machine several times that. */
const DEADLINE = 120_000
/** Megabytes of the heap of a thread: five hundred pages full of cells fit; what is made to need more is too large. */
const WORKER_HEAP = 512

const WORKER_FILE = new URL("./pdf-worker.ts", import.meta.url)

type Job = { readonly paper: Paper; readonly settle: PromiseWithResolvers<Uint8Array> }

export function openPdfWriter(deadline: number = DEADLINE): PdfWriter {
  const waiting: Job[] = []
  let current: { readonly job: Job; readonly worker: Worker; readonly timer: NodeJS.Timeout } | undefined
  let isClosed = false

  function next(): void {
    const job = current === undefined ? waiting.shift() : undefined
    if (job === undefined) return
    const worker = new Worker(WORKER_FILE, {
      workerData: job.paper,
      name: "sluis-pdf",
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP },
    })
    const timer = setTimeout(() => fail("took-too-long"), deadline)
    current = { job, worker, timer }
    const finish = (settle: () => void): void => {
      if (current?.worker !== worker) return
      current = undefined
      clearTimeout(timer)
      settle()
      void worker.terminate()
      next()
    }
    const fail = (why: NotWritten["why"], cause?: unknown): void =>
      finish(() => job.settle.reject(new NotWritten(why, { cause })))
    worker.on("message", (written: Written) => {
      if (written.kind === "octets") finish(() => job.settle.resolve(written.octets))
      else fail(written.kind)
    })
    worker.on("error", (cause) => fail(isOutOfMemory(cause) ? "too-large" : "broke", cause))
    worker.on("exit", () => fail("broke"))
  }

  return {
    writePdf: (paper) => {
      if (isClosed) return Promise.reject(new NotWritten("closed"))
      if (waiting.length >= MAX_WAITING) return Promise.reject(new NotWritten("busy"))
      const settle = Promise.withResolvers<Uint8Array>()
      waiting.push({ paper, settle })
      next()
      return settle.promise
    },
    close: async () => {
      isClosed = true
      const running = current
      current = undefined
      clearTimeout(running?.timer)
      for (const { settle } of [...(running === undefined ? [] : [running.job]), ...waiting.splice(0)]) {
        settle.reject(new NotWritten("closed"))
      }
      await running?.worker.terminate()
    },
  }
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY"
}
