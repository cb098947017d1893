/**
 * Learns in the background: whoever offers a lesson never waits, and nothing that goes wrong here is told to him.
 *
 * Lessons wait in a bounded buffer and are written every few seconds by a thread of their own. What does not fit, could not be
 * written, or was waiting when the process died, is lost: that costs one question to a sender, never a message.
 */
import { Worker } from "node:worker_threads"

import type { Category } from "@sluis/core/facts/facts"
import type { Lesson } from "@sluis/core/facts/memory"
import type { PersonKey } from "@sluis/core/mail/address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { AcquaintanceFault } from "./fault.ts"
import type { Forgotten } from "./forget.ts"
import type { FromLearner, LearnerOptions, ListRequest, ToLearner } from "./learner-message.ts"
import type { RegisteredList } from "./list.ts"

export type Learner = {
  readonly offer: (lesson: Lesson) => void
  /** How many lessons were lost. */
  readonly lost: () => number
  /** Resolves when whatever was offered before is written, or lost. */
  readonly flush: () => Promise<void>
  /** Behind what was offered before; undefined where that failed. */
  readonly forgetBefore: (day: number) => Promise<Forgotten | undefined>
  /** Registered lists, behind what was offered before; judging knows at once what was changed. */
  readonly lists: () => Promise<Result<readonly RegisteredList[], AcquaintanceFault>>
  /** Replaces a list of that name. How many different people are on it now. */
  readonly importList: (
    name: string,
    reveals: readonly Category[],
    people: readonly PersonKey[],
  ) => Promise<Result<number, AcquaintanceFault>>
  /** Whether there was one. */
  readonly removeList: (name: string) => Promise<Result<boolean, AcquaintanceFault>>
  /** Writes what waits, for a few seconds at most, and ends the thread. */
  readonly close: () => Promise<void>
}

export type LearnerPorts = LearnerOptions & {
  /** Days since 1970 (day.ts). */
  readonly today: () => number
  /** A batch was lost, or forgetting failed, with a reason that was not told for the one before. */
  readonly failed: (fault: AcquaintanceFault) => void
}

/** People of lessons that wait; some ten megabytes. Beyond it a lesson is lost. */
export const MAX_WAITING_PEOPLE = 50_000
/** Lessons of a day that are known as offered: the same few people mail each other all day, and once is enough. */
export const MAX_OFFERED = 20_000
/** Larger ones are rare, and a key of thousands of addresses would be no saving. */
const MAX_PEOPLE_OF_OFFERED = 8
/** Of one message to the thread: copying it takes a millisecond or two, in which no mail is answered. */
const BATCH_PEOPLE = 250
const WRITE_MILLISECONDS = 2_000
const CLOSE_MILLISECONDS = 5_000
/** Of the thread's heap, in megabytes: one that leaks dies alone, and is started anew. */
const WORKER_HEAP = 128

type Answered = (answer: FromLearner | undefined) => void

export function startLearner({ path, key, today, failed }: LearnerPorts): Learner {
  let waiting: Lesson[] = []
  let waitingPeople = 0
  let lost = 0
  let lastFault = ""
  let offered = new Set<string>()
  let offeredOn = -1
  let timer: NodeJS.Timeout | undefined
  let worker: Worker | undefined
  let asked: Answered[] = []
  let writing: Promise<void> | undefined
  let closed: Promise<void> | undefined

  return {
    offer: (lesson) => {
      if (wasOffered(lesson)) return
      const people = peopleIn(lesson)
      if (closed !== undefined || waitingPeople + people > MAX_WAITING_PEOPLE) {
        lost += 1
        return
      }
      waiting.push(lesson)
      waitingPeople += people
      timer ??= setTimeout(() => void write(), WRITE_MILLISECONDS).unref()
    },
    lost: () => lost,
    flush,
    forgetBefore: async (day) => {
      await flush()
      const answer = await ask({ kind: "forget", day })
      offered.clear()
      return answer?.kind === "forgotten" ? answer.forgotten : undefined
    },
    lists: async () => {
      const answer = await askOfList({ kind: "lists" })
      return answer.kind === "listed" ? ok(answer.lists) : notListed(answer)
    },
    importList: async (name, reveals, people) => {
      const answer = await askOfList({ kind: "import-list", name, reveals, people })
      return answer.kind === "list-imported" ? ok(answer.people) : notListed(answer)
    },
    removeList: async (name) => {
      const answer = await askOfList({ kind: "remove-list", name })
      return answer.kind === "list-removed" ? ok(answer.wasThere) : notListed(answer)
    },
    close: () => (closed ??= close()),
  }

  async function askOfList(request: ListRequest): Promise<FromLearner> {
    const answer = closed === undefined ? await ask(request) : undefined
    return answer ?? { kind: "failed", fault: ENDED }
  }

  function wasOffered(lesson: Lesson): boolean {
    if (peopleIn(lesson) > MAX_PEOPLE_OF_OFFERED) return false
    const day = today()
    if (day !== offeredOn || offered.size >= MAX_OFFERED) {
      offered = new Set()
      offeredOn = day
    }
    const said = saidBy(lesson)
    if (offered.has(said)) return true
    offered.add(said)
    return false
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0 || writing !== undefined) await write()
  }

  /** One writes at a time; what comes in meanwhile is written by the same. */
  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    writing ??= writeAll().finally(() => (writing = undefined))
    return writing
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const lessons = nextBatch()
      const answer = await ask({ kind: "learn", lessons, day: today() })
      if (answer?.kind === "learned") continue
      lost += lessons.length
      offered.clear() // so that they can be offered anew
    }
  }

  function nextBatch(): readonly Lesson[] {
    let people = 0
    let count = 0
    while (count < waiting.length && people < BATCH_PEOPLE) {
      people += peopleIn(waiting[count]!)
      count += 1
    }
    const batch = waiting.slice(0, count)
    waiting = waiting.slice(count)
    waitingPeople -= people
    return batch
  }

  /** undefined: the thread ended before it answered. */
  async function ask(request: ToLearner): Promise<FromLearner | undefined> {
    worker ??= start()
    const { promise, resolve } = Promise.withResolvers<FromLearner | undefined>()
    asked.push(resolve)
    worker.postMessage(request)
    const answer = await promise
    tell(answer === undefined ? ENDED : faultIn(answer))
    return answer
  }

  function tell(fault: AcquaintanceFault | undefined): void {
    const says = fault === undefined ? "" : `${fault.kind} ${fault.detail}`
    if (fault !== undefined && says !== lastFault) failed(fault)
    lastFault = says
  }

  function start(): Worker {
    const workerData: LearnerOptions = { path, key }
    const thread = new Worker(new URL("./learner-worker.ts", import.meta.url), {
      workerData,
      name: "sluis-learner",
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP },
    })
    thread.on("message", (answer: FromLearner) => asked.shift()?.(answer))
    // What it was comes with the exit; without a listener it would end this thread too.
    thread.on("error", () => undefined)
    thread.on("exit", () => {
      if (worker === thread) worker = undefined
      const unanswered = asked
      asked = []
      for (const answered of unanswered) answered(undefined)
    })
    return thread
  }

  async function close(): Promise<void> {
    const deadline = setTimeout(() => void worker?.terminate(), CLOSE_MILLISECONDS)
    await flush()
    const thread = worker
    if (thread !== undefined) {
      const ended = new Promise((resolve) => thread.once("exit", resolve))
      thread.postMessage({ kind: "close" } satisfies ToLearner)
      await ended
    }
    clearTimeout(deadline)
  }
}

const ENDED: AcquaintanceFault = { kind: "unavailable", detail: "the thread ended" }

function notListed(answer: FromLearner): Result<never, AcquaintanceFault> {
  return err(faultIn(answer) ?? ENDED)
}

function faultIn(answer: FromLearner): AcquaintanceFault | undefined {
  return answer.kind === "failed" ? answer.fault : undefined
}

/** Names too: somebody may be called otherwise now. No key and no name holds a line feed. */
function saidBy({ sender, open, hidden }: Lesson): string {
  const say = ({ address, name }: Lesson["sender"]): string => `${address.key}\n${name}\n`
  return `${say(sender)}${open.map(say).join("")}\n${hidden.map(say).join("")}`
}

function peopleIn({ open, hidden }: Lesson): number {
  return 1 + open.length + hidden.length
}
