import { test } from "node:test"
import assert from "node:assert/strict"
import { ANSWERS, paused } from "./queue-host.ts"
import { newJob } from "./queue-job.ts"
import type { Job } from "./queue-job.ts"
import { newTurns } from "./queue-turn.ts"
import type { Turns } from "./queue-turn.ts"
import { reply } from "../gate/reply.ts"

const DOUBTFUL = paused(ANSWERS, "doubtful", { elapsed: 0, reply: reply(451, "4.4.1", "x"), probe: false })

function job(id: string, copies: number, suspect = false): Job {
  const envelope = {
    sender: "",
    body: undefined,
    smtputf8: false,
    ret: undefined,
    envid: undefined,
    auth: undefined,
    recipients: [],
  }
  const made = newJob(
    {
      id,
      purpose: "individualise",
      at: 0,
      expiresAt: 0,
      envelope,
      prefix: new Uint8Array(0),
      size: 0,
      eightBit: false,
      copies: [],
      due: [],
      about: "",
    },
    0,
  )
  for (let recipient = 0; recipient < copies; recipient += 1)
    made.pending.push({
      copy: { splices: [], recipients: [recipient] },
      recipients: [recipient],
      broken: false,
    })
  made.suspect = suspect
  return made
}

function turnsOf(...jobs: readonly Job[]): Turns {
  const turns = newTurns()
  for (const one of jobs) turns.add(one)
  return turns
}

/** Whose turns they are, each ended before the next; with how many in a row. */
function order(turns: Turns, count: number): string {
  const ids: string[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const next = turns.next(ANSWERS, 0)
    if (next === undefined) break
    turns.ended(next)
    ids.push(next.job.work.id)
  }
  return ids.join("").replaceAll(/(.)\1*/g, (run, id: string) => `${id}${run.length} `)
}

test("messages take turns of eight", () => {
  assert.equal(order(turnsOf(job("a", 20), job("b", 3), job("c", 9)), 50), "a8 b3 c8 a8 c1 a4 ")
})

test("a message that comes in again while it has its turn keeps its place", () => {
  const one = job("a", 8)
  const turns = turnsOf(one, job("b", 1))
  assert.equal(order(turns, 3), "a3 ")
  turns.add(one)
  assert.equal(order(turns, 10), "a5 b1 ")
})

test("suspects come after all others, but for one in a hundred", () => {
  assert.equal(order(turnsOf(job("s", 3, true), job("a", 200)), 500), "a99 s1 a99 s1 a2 s1 ")
})

test("one suspect at a time", () => {
  const turns = turnsOf(job("s", 2, true), job("t", 2, true))
  const first = turns.next(ANSWERS, 0)
  assert.ok(first?.suspect === true)
  assert.equal(turns.next(ANSWERS, 0), undefined)
  assert.equal(turns.until(ANSWERS, 0), Number.POSITIVE_INFINITY)
  turns.ended(first)
  assert.equal(turns.until(ANSWERS, 0), 0)
})

test("while the host is in doubt, others find out, and suspects wait until its pause is over", () => {
  const turns = turnsOf(job("s", 1, true), job("a", 1))
  assert.equal(turns.next(DOUBTFUL, 0)?.job.work.id, "a")
  assert.equal(turns.next(DOUBTFUL, 999), undefined)
  assert.equal(turns.until(DOUBTFUL, 999), 1)
  assert.equal(turns.next(DOUBTFUL, 1000)?.job.work.id, "s")
})

test("who is a suspect no more goes with the others", () => {
  const one = job("s", 1, true)
  const turns = turnsOf(one, job("a", 1))
  one.suspect = false
  turns.add(one)
  assert.deepEqual(
    turns.waiting().map(({ work }) => work.id),
    ["a", "s"],
  )
  assert.equal(order(turns, 5), "a1 s1 ")
})
