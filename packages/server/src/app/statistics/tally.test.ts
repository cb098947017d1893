import { test } from "node:test"
import assert from "node:assert/strict"
import type { Examination, Person } from "@sluis/core/examine"
import { addressOf } from "@sluis/core/mail/address"
import { parseMessage } from "@sluis/core/mail/message"
import { factsOf } from "@sluis/core/policy/neutral-facts"
import type { Verdict } from "@sluis/core/policy/verdict"
import { newTally } from "./tally.ts"

const reasons = [{ rule: "x/y", nl: "x", en: "x" }] as const

test("messages are counted by verdict, and what they would have given away is added up", () => {
  const tally = newTally()
  add(tally, "a.eml", { kind: "deliver", reasons: [], delaySeconds: 0 }, [0])
  add(tally, "b.eml", { kind: "individualise", reasons, showing: "self" }, [2, 2, 2])
  add(tally, "c.eml", { kind: "hold", reasons, releasableBy: "sender" }, [1, 0], 3)
  const { messages, verdicts, introducing, exposing } = tally.summary()
  assert.equal(messages, 3)
  assert.deepEqual(verdicts, { deliver: 1, individualise: 1, hold: 1, refuse: 0 })
  assert.deepEqual(introducing, { messages: 2, people: 4, introductions: 7 })
  assert.deepEqual(exposing, { messages: 1, people: 2, exposures: 6 })
})

test("the worst are ten: by exposures, then by introductions; a delivered message is none of them", () => {
  const tally = newTally()
  add(tally, "delivered", { kind: "deliver", reasons: [], delaySeconds: 0 }, [99])
  for (let index = 0; index < 12; index += 1) {
    add(tally, `introduces ${index}`, { kind: "individualise", reasons, showing: "self" }, [index])
  }
  add(tally, "exposes", { kind: "hold", reasons, releasableBy: "sender" }, [0], 1)
  const worst = tally.summary().worst.map(({ where }) => where.file)
  assert.deepEqual(worst, ["exposes", ...[11, 10, 9, 8, 7, 6, 5, 4, 3].map((index) => `introduces ${index}`)])
})

test("the heading of a message is only read where it is shown", () => {
  const tally = newTally()
  tally.add(
    { file: "x", offset: undefined },
    () => assert.fail("read"),
    examination({ kind: "deliver", reasons: [], delaySeconds: 0 }, [], 0),
  )
})

function add(
  tally: ReturnType<typeof newTally>,
  file: string,
  verdict: Verdict,
  introductions: readonly number[],
  exposures = 0,
): void {
  const where = { file, offset: undefined }
  tally.add(where, () => ({ subject: file, date: "" }), examination(verdict, introductions, exposures))
}

/** One person per count of introductions, each with the same number of exposures. */
function examination(verdict: Verdict, introductions: readonly number[], exposures: number): Examination {
  const people = introductions.map((count, index): Person => {
    const { key } = addressOf(`p${index}`, "voorbeeld.example")
    return {
      key,
      address: key,
      name: "",
      seen: "to",
      visible: true,
      outside: true,
      introductions: count,
      exposures,
    }
  })
  const facts = factsOf({
    audience: { introductions: introductions.reduce((sum, count) => sum + count, 0) },
    membership: { exposures: exposures * introductions.length },
  })
  return {
    message: parseMessage(new Uint8Array()),
    facts,
    evidence: [],
    people,
    verdict,
    broken: [],
    copies: [],
    leak: undefined,
    lesson: undefined,
    department: "",
  }
}
