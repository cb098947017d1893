import { test } from "node:test"
import assert from "node:assert/strict"
import { newJob } from "./queue-job.ts"
import type { Job } from "./queue-job.ts"
import { queueMemory } from "./queue-memory.ts"

const MB = 1_048_576

function job(size: number): Job {
  return newJob(
    {
      id: "a",
      purpose: "deliver",
      at: 0,
      expiresAt: 0,
      envelope: {
        sender: "",
        body: undefined,
        smtputf8: false,
        ret: undefined,
        envid: undefined,
        auth: undefined,
        recipients: [],
      },
      prefix: new Uint8Array(0),
      size,
      eightBit: false,
      copies: [],
      due: [],
      about: "",
    },
    0,
  )
}

test("octets are kept up to half of the memory, and not one more", () => {
  const memory = queueMemory(4 * MB)
  const [full, over] = [job(MB), job(1)]
  assert.equal(memory.enter(job(MB), new Uint8Array(0)), true)
  assert.equal(memory.enter(full, new Uint8Array(0)), true)
  assert.equal(memory.enter(over, new Uint8Array(0)), false)
  assert.equal(over.octets, undefined)
  memory.leave(full)
  assert.deepEqual(memory.admit(), [over])
})

test("a large message that waits does not keep small ones out, nor they it", () => {
  const memory = queueMemory(4 * MB)
  const large = [job(10 * MB), job(10 * MB)] as const
  assert.equal(memory.enter(large[0], new Uint8Array(0)), true)
  assert.equal(memory.enter(large[1], new Uint8Array(0)), false)
  assert.equal(memory.enter(job(MB), new Uint8Array(0)), true)
  assert.deepEqual(memory.admit(), [])
  memory.leave(large[0])
  assert.deepEqual(memory.admit(), [large[1]])
})

test("who waits first gets in first, even if what comes later would fit", () => {
  const memory = queueMemory(4 * MB)
  const [first, waiting, later] = [job(2 * MB), job(2 * MB), job(MB + 1)]
  memory.enter(first, new Uint8Array(0))
  memory.enter(waiting, undefined)
  assert.equal(memory.enter(later, new Uint8Array(0)), false)
  memory.leave(first)
  assert.deepEqual(memory.admit(), [waiting])
  memory.leave(waiting)
  assert.deepEqual(memory.admit(), [later])
})

test("what could not be read goes to the end of its lane, and what leaves gives back what it had once", () => {
  const memory = queueMemory(4 * MB)
  const one = job(MB)
  memory.enter(one, undefined)
  memory.enter(job(MB), undefined)
  assert.equal(memory.admit().length, 2)
  memory.retreat(one)
  assert.deepEqual(memory.admit(), [one])
  memory.leave(one)
  memory.leave(one)
  assert.equal(memory.enter(job(MB), new Uint8Array(0)), true)
  assert.equal(memory.enter(job(1), new Uint8Array(0)), false)
})
