/**
 * How many octets of messages the queue may hold in memory, and who is next to get some.
 *
 * Two lanes, so that a large message waiting for room does not keep the small ones behind it, and small ones that keep
 * coming do not keep the large one out. In each lane who came first is first; what is larger than a lane goes alone.
 */
import type { Job } from "./queue-job.ts"

export type Memory = {
  /** `octets` are kept if there is room now; else they are read from the store when there is. True: loaded. */
  readonly enter: (job: Job, octets: Uint8Array | undefined) => boolean
  /** Jobs that have got room and are to be loaded. */
  readonly admit: () => readonly Job[]
  readonly leave: (job: Job) => void
  /** Back to the end of its lane: reading it failed. */
  readonly retreat: (job: Job) => void
}

/** Ordinary mail with a picture or two. */
const SMALL = 1_048_576

type Lane = { readonly waiting: Set<Job>; readonly inside: Set<Job>; octets: number; readonly budget: number }

export function queueMemory(budget: number): Memory {
  const small: Lane = { waiting: new Set(), inside: new Set(), octets: 0, budget: budget / 2 }
  const large: Lane = { waiting: new Set(), inside: new Set(), octets: 0, budget: budget / 2 }
  const laneOf = (job: Job): Lane => (job.work.size <= SMALL ? small : large)
  return {
    enter: (job, octets) => {
      const lane = laneOf(job)
      if (octets === undefined || lane.waiting.size > 0 || !hasRoom(lane, job)) {
        lane.waiting.add(job)
        return false
      }
      take(lane, job)
      job.octets = octets
      return true
    },
    admit: () => [small, large].flatMap(admitted),
    leave: (job) => release(laneOf(job), job),
    retreat: (job) => {
      const lane = laneOf(job)
      release(lane, job)
      lane.waiting.add(job)
    },
  }
}

function admitted(lane: Lane): readonly Job[] {
  const jobs: Job[] = []
  for (const job of lane.waiting) {
    if (!hasRoom(lane, job)) break
    lane.waiting.delete(job)
    take(lane, job)
    jobs.push(job)
  }
  return jobs
}

function hasRoom({ octets, budget }: Lane, { work }: Job): boolean {
  return octets === 0 || octets + work.size <= budget
}

function take(lane: Lane, job: Job): void {
  lane.inside.add(job)
  lane.octets += job.work.size
}

function release(lane: Lane, job: Job): void {
  lane.waiting.delete(job)
  if (lane.inside.delete(job)) lane.octets -= job.work.size
  job.octets = undefined
}
