/**
 * Whose turn it is: some transactions of each message in turn, so a message to ten thousand does not keep a message to one
 * waiting. Some and not one, because what is written together then is about few messages, and so in few places.
 *
 * A message that the next host broke off is a suspect until something of it is answered: its copies go one at a time and
 * after those of all others, so that what makes a host vanish holds up nobody but itself.
 */
import type { Host } from "./queue-host.ts"
import { untilStart } from "./queue-host.ts"
import type { Job, Shipment } from "./queue-job.ts"

export type Turn = {
  readonly job: Job
  readonly shipment: Shipment
  readonly suspect: boolean
  /** Finds out whether the host is well. */
  readonly probe: boolean
}

export type Turns = {
  /** It may have something to send, and is loaded. */
  readonly add: (job: Job) => void
  readonly remove: (job: Job) => void
  readonly waiting: () => readonly Job[]
  /** Undefined if nothing may begin now. */
  readonly next: (host: Host, elapsed: number) => Turn | undefined
  readonly ended: (turn: Turn) => void
  /** Milliseconds until the host may be asked something: 0 for now, infinite where that takes an event. */
  readonly until: (host: Host, elapsed: number) => number
}

/** Transactions of one message before the next has its turn. */
const TURN = 8
/** Of so many transactions one is a suspect's, however much else waits. */
const SUSPECT_TURN = 100

export function newTurns(): Turns {
  /** Whose turn it is comes first. */
  const ordinary = new Set<Job>()
  const suspects = new Set<Job>()
  let latest: Job | undefined
  let itsTurn = 0
  let begun = 0
  let suspectUnderWay = false

  function nextJob(host: Host, elapsed: number): Job | undefined {
    const [first] = ordinary
    const [suspect] = suspectUnderWay ? [] : suspects
    const job = untilStart(host, elapsed, false) === 0 ? first : undefined
    const last = untilStart(host, elapsed, true) === 0 ? suspect : undefined
    return begun % SUSPECT_TURN === SUSPECT_TURN - 1 ? (last ?? job) : (job ?? last)
  }

  function remove(job: Job): void {
    ordinary.delete(job)
    suspects.delete(job)
  }

  /** Also where it was among the others. */
  function add(job: Job): void {
    if (job.pending.length === 0) return
    const [its, others] = job.suspect ? [suspects, ordinary] : [ordinary, suspects]
    others.delete(job)
    its.add(job)
  }

  return {
    add,
    remove,
    waiting: () => [...ordinary, ...suspects],
    next: (host, elapsed) => {
      const job = nextJob(host, elapsed)
      const shipment = job?.pending.pop()
      if (job === undefined || shipment === undefined) return undefined
      itsTurn = job === latest ? itsTurn + 1 : 1
      latest = job
      if (job.pending.length === 0 || itsTurn % TURN === 0) {
        remove(job)
        add(job)
      }
      begun += 1
      suspectUnderWay ||= job.suspect
      return { job, shipment, suspect: job.suspect, probe: host.kind !== "answers" }
    },
    ended: ({ suspect }) => {
      if (suspect) suspectUnderWay = false
    },
    until: (host, elapsed) => {
      const suspect = suspects.size > 0 && !suspectUnderWay ? untilStart(host, elapsed, true) : undefined
      const other = ordinary.size > 0 ? untilStart(host, elapsed, false) : undefined
      return Math.min(suspect ?? Number.POSITIVE_INFINITY, other ?? Number.POSITIVE_INFINITY)
    },
  }
}
