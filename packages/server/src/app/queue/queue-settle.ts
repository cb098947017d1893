/**
 * Writes what the next host answered, in batches: the next one gathers while one is written, and a moment longer, for a
 * batch of many costs hardly more than one of few (group commit).
 *
 * What a crash leaves: everything answered since the last batch that was written is sent again. The queue keeps that
 * small by starting no more while too much is waiting here. A batch that can't be written is kept and tried again until it
 * is: an answer is never forgotten while the process lives.
 */
import type { Custody, Intake, Settlement } from "../held/custody.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Log } from "../log.ts"
import type { Answer } from "./queue-report.ts"

export type Settling = {
  readonly add: (answer: Answer) => void
  /** Answers that are not yet on disk. */
  readonly waiting: () => number
  /** The store refused the last batch: better claim nothing more now. */
  readonly failing: () => boolean
}

export type SettlingPorts = {
  readonly settle: Custody["settle"]
  readonly reportsOf: (answers: readonly Answer[]) => readonly Intake[]
  /** In order, after they are on disk; without answers where they were given up. */
  readonly onDurable: (answers: readonly Answer[], reports: number) => void
  readonly wait: (milliseconds: number) => Promise<void>
  /** Answers that are a batch worth writing. */
  readonly enough: number
  /** The process ends: a batch that can't be written is not tried again. */
  readonly givenUp: () => boolean
  readonly log: Log
}

/** Recipients per batch: one with very many would keep the store from taking new messages meanwhile. */
const MAX_BATCH = 1000
/** Milliseconds that a batch waits for more answers, while it is not large enough. */
const GATHERING = 3
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 30_000

export function startSettling({
  settle,
  reportsOf,
  onDurable,
  wait,
  enough,
  givenUp,
  log,
}: SettlingPorts): Settling {
  const waiting: Answer[] = []
  let writing: readonly Answer[] = []
  let failures = 0
  let running = false
  let wakeWriter: () => void = () => undefined

  async function write(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      if (waiting.length < enough) await gather()
      writing = nextBatch(waiting)
      const reports = await written(writing)
      const durable = reports === undefined ? [] : writing
      writing = []
      onDurable(durable, reports ?? 0)
    }
    running = false
  }

  function gather(): Promise<void> {
    return new Promise((resolve) => {
      wakeWriter = resolve
      void wait(GATHERING).then(resolve)
    })
  }

  /** How many reports were queued with them; undefined if it was given up. */
  async function written(answers: readonly Answer[]): Promise<number | undefined> {
    const settlements = answers.flatMap(settlementsOf)
    // Made once: if a batch that seemed lost was written after all, the same report is not queued twice.
    let reports: readonly Intake[] | undefined
    for (;;) {
      try {
        reports ??= reportsOf(answers)
        await settle(settlements, reports)
        failures = 0
        return reports.length
      } catch (cause) {
        failures += 1
        const fields = { copies: settlements.length, attempt: failures }
        const mistake = cause instanceof StoreUnavailable ? undefined : cause
        log.error("answers of the next host could not be written", fields, mistake)
        if (givenUp()) return undefined // the process ends; what is not on disk is sent again by the next one
        await wait(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 30)))
      }
    }
  }

  return {
    add: (answer) => {
      waiting.push(answer)
      if (!running) void write()
      else if (waiting.length >= enough) wakeWriter()
    },
    waiting: () => waiting.length + writing.length,
    failing: () => failures > 0,
  }
}

/** At least one answer, however many recipients it is about. */
function nextBatch(waiting: Answer[]): readonly Answer[] {
  let recipients = 0
  let count = 0
  for (const { disposed } of waiting) {
    recipients += disposed.length
    if (count > 0 && recipients > MAX_BATCH) break
    count += 1
  }
  return waiting.splice(0, count)
}

function settlementsOf({ job, disposed }: Answer): readonly Settlement[] {
  return disposed.map(({ recipient, outcome }) => ({ id: job.work.id, recipient, outcome }))
}
