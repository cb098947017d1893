import assert from "node:assert/strict"
import { test } from "node:test"

import type { Tell } from "./answer.ts"
import { NoAnswer, PATIENCE_MS, startExamining, type WorkerLike } from "./examining.ts"

/** The other end of the line, and a clock that is pushed by hand. */
function line() {
  const asked: unknown[] = []
  const progress: string[] = []
  let terminated = 0
  let late: (() => void) | undefined
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (question: unknown) => void asked.push(question),
    terminate: () => void (terminated += 1),
  }
  const examining = startExamining(worker, (done, of) => progress.push(`${done}/${of}`), {
    after: (milliseconds, call) => {
      assert.equal(milliseconds, PATIENCE_MS)
      late = call
      return () => void (late = undefined)
    },
  })
  return {
    examining,
    asked,
    progress,
    terminated: () => terminated,
    isTimed: () => late !== undefined,
    runOut: () => late?.(),
    say: (tell: Tell) => worker.onmessage?.(new MessageEvent("message", { data: tell })),
  }
}

const failure = (why: string) => (error: unknown) => error instanceof NoAnswer && error.why === why
const READ = { tell: "read", messages: [], isMailbox: false, more: false } as const

test("a question gets its answer, and no clock goes on after it", async () => {
  const { examining, asked, say, isTimed } = line()
  const answer = examining.ask({ ask: "read", octets: new Uint8Array(1), policy: undefined })
  assert.equal(asked.length, 1)
  assert.ok(isTimed())
  say(READ)
  assert.deepEqual(await answer, READ)
  assert.ok(!isTimed())
})

test("progress is passed on and starts the clock anew", async () => {
  const { examining, say, progress, isTimed } = line()
  const answer = examining.ask({ ask: "read", octets: new Uint8Array(1), policy: undefined })
  say({ tell: "progress", done: 1, of: 2 })
  assert.deepEqual(progress, ["1/2"])
  assert.ok(isTimed())
  say(READ)
  await answer
})

test("what the worker says is wrong is said, and it can be asked again", async () => {
  const { examining, say, terminated } = line()
  const answer = examining.ask({ ask: "read", octets: new Uint8Array(0), policy: undefined })
  say({ tell: "failed", why: "empty" })
  await assert.rejects(answer, failure("empty"))
  assert.equal(terminated(), 0)
  const again = examining.ask({ ask: "read", octets: new Uint8Array(1), policy: undefined })
  say(READ)
  await again
})

test("a worker that takes too long is ended, and answers nothing any more", async () => {
  const { examining, runOut, terminated } = line()
  const answer = examining.ask({ ask: "message", number: 0 })
  runOut()
  await assert.rejects(answer, failure("took-too-long"))
  assert.equal(terminated(), 1)
  await assert.rejects(examining.ask({ ask: "message", number: 0 }), failure("broken"))
})

test("an answer to another question is our own mistake", async () => {
  const { examining, say } = line()
  const answer = examining.ask({ ask: "copy", number: 0 })
  say(READ)
  await assert.rejects(answer, failure("broken"))
})
