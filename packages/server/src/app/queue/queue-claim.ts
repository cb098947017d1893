/**
 * Gets from the store what is due: when to ask, how long it is ours, and when to ask again.
 */
import type { Clock } from "../clock.ts"
import type { Custody, Work } from "../held/custody.ts"
import type { Log } from "../log.ts"

export type Claiming = {
  /** Asks the store, unless it is being asked or has said that nothing is due yet. */
  readonly claim: () => void
  /** Something may be due now. */
  readonly wake: () => void
  /** Milliseconds until asking makes sense. */
  readonly untilDue: () => number
  /** A claim that is on its way may still say that this is due. */
  readonly settled: (id: string, recipient: number) => void
  /** A claim was asked for and is not answered yet. */
  readonly isUnderWay: () => boolean
}

export type ClaimingPorts = {
  readonly custody: Pick<Custody, "claim" | "nextDue">
  readonly clock: Clock
  readonly log: Log
  /** What was claimed, without what was settled meanwhile. */
  readonly take: (work: Work) => void
  /** After every claim. */
  readonly then: () => void
}

/** Messages per claim. */
const LIMIT = 16
/** Something is due and yet there was nothing to claim: it is leased to somebody. */
const LEASED_PAUSE = 1000
const STORE_PAUSE = 5000
/** The clock may jump: the store is asked at least this often. */
const LONGEST_PAUSE = 60_000

export function startClaiming({ custody, clock, log, take, then }: ClaimingPorts, lease: number): Claiming {
  let claiming = false
  /** By the clock that never goes back. */
  let nextAt = clock.elapsed()
  const settledMeanwhile = new Set<string>()

  async function claim(): Promise<void> {
    claiming = true
    nextAt = Number.POSITIVE_INFINITY // unless somebody wakes us meanwhile
    const pause = await claimed().catch((cause: unknown) => {
      log.error("what is due could not be read from the store", {}, cause)
      return STORE_PAUSE
    })
    nextAt = Math.min(nextAt, clock.elapsed() + pause)
    settledMeanwhile.clear()
    claiming = false
    then()
  }

  /** Milliseconds to wait before the next claim. */
  async function claimed(): Promise<number> {
    const now = clock.now()
    const works = await custody.claim(now, now + lease, LIMIT)
    for (const work of works) {
      const due = work.due.filter(({ recipient }) => !settledMeanwhile.has(`${work.id} ${recipient}`))
      if (due.length > 0) take({ ...work, due })
    }
    if (works.length === LIMIT) return 0
    const next = await custody.nextDue()
    if (next === undefined) return LONGEST_PAUSE
    const wait = next - clock.now()
    return Math.min(LONGEST_PAUSE, wait > 0 ? wait : works.length > 0 ? 0 : LEASED_PAUSE)
  }

  return {
    claim: () => {
      if (!claiming && clock.elapsed() >= nextAt) void claim()
    },
    wake: () => {
      nextAt = clock.elapsed()
    },
    isUnderWay: () => claiming,
    untilDue: () => (claiming ? LONGEST_PAUSE : Math.max(0, nextAt - clock.elapsed())),
    settled: (id, recipient) => {
      if (claiming) settledMeanwhile.add(`${id} ${recipient}`)
    },
  }
}
