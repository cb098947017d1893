/**
 * The page's end of the worker (./worker.ts): a question, and a promise of the answer. A worker that says nothing for too long is
 * ended, and whatever was asked of it fails; the next file gets a new one.
 */
import type { Ask, Failure, Tell } from "./answer.ts"

/** Milliseconds without a sign of life. The gate has 30 seconds for a message; who looks on has less patience. */
export const PATIENCE_MS = 20_000

/** Why there is no answer. */
export class NoAnswer extends Error {
  readonly why: Failure
  constructor(why: Failure) {
    super(why)
    this.name = "NoAnswer"
    this.why = why
  }
}

export type Examining = {
  /** One question at a time. @throws NoAnswer */
  readonly ask: <Kind extends Answered>(question: Question<Kind>) => Promise<AnswerTo<Kind>>
  /** Ends the worker; whoever waits gets no answer any more. */
  readonly end: () => void
}

type Answered = Ask["ask"]
type Question<Kind extends Answered> = Extract<Ask, { readonly ask: Kind }>
type AnswerTo<Kind extends Answered> = Extract<Tell, { readonly tell: Kind }>

/** What this needs of a worker. */
export type WorkerLike = Pick<Worker, "postMessage" | "terminate"> & {
  onmessage: ((event: MessageEvent<Tell>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export type Timer = {
  /** Calls `late` once, unless it is stopped. @returns what stops it */
  readonly after: (milliseconds: number, late: () => void) => () => void
}

export function startExamining(
  worker: WorkerLike,
  onProgress: (done: number, of: number) => void,
  timer: Timer,
): Examining {
  let waiting:
    { readonly resolve: (tell: Tell) => void; readonly reject: (error: NoAnswer) => void } | undefined
  let ended = false
  let stopTimer = (): void => {}

  const restart = (): void => {
    stopTimer()
    stopTimer = timer.after(PATIENCE_MS, () => fail("took-too-long"))
  }
  const settle = (): typeof waiting => {
    stopTimer()
    const who = waiting
    waiting = undefined
    return who
  }
  const end = (): void => {
    ended = true
    settle()
    worker.terminate()
  }
  const fail = (why: Failure): void => {
    const who = settle()
    end()
    who?.reject(new NoAnswer(why))
  }

  worker.onmessage = ({ data }) => {
    if (data.tell === "progress") {
      if (waiting === undefined) return
      restart()
      onProgress(data.done, data.of)
    } else if (data.tell === "failed") settle()?.reject(new NoAnswer(data.why))
    else settle()?.resolve(data)
  }
  // It could not be loaded, or threw outside of an answer.
  worker.onerror = () => fail("broken")

  return {
    ask: async <Kind extends Answered>(question: Question<Kind>): Promise<AnswerTo<Kind>> => {
      if (ended) throw new NoAnswer("broken")
      const told = await new Promise<Tell>((resolve, reject) => {
        settle()?.reject(new NoAnswer("broken"))
        waiting = { resolve, reject }
        restart()
        worker.postMessage(question)
      })
      if (!isAnswerTo(told, question.ask)) throw new NoAnswer("broken")
      return told
    },
    end,
  }
}

function isAnswerTo<Kind extends Answered>(told: Tell, kind: Kind): told is AnswerTo<Kind> {
  return told.tell === kind
}
