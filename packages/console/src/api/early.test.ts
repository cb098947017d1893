import assert from "node:assert/strict"
import { afterEach, test } from "node:test"

import { forgetEarly, takeEarly } from "./early.ts"

afterEach(forgetEarly)

test("an answer is given to the first who asks, and to nobody after", async () => {
  globalThis.sluisEarly = new Map([["/api/v1/session", Promise.resolve("the answer")]])
  assert.equal(await takeEarly("/api/v1/session"), "the answer")
  assert.equal(takeEarly("/api/v1/session"), undefined)
})

test("what was not asked for early is not there", () => {
  assert.equal(takeEarly("/api/v1/session"), undefined)
  globalThis.sluisEarly = new Map([["/api/v1/statistics?days=30", Promise.resolve("the answer")]])
  assert.equal(takeEarly("/api/v1/statistics?days=7"), undefined)
})

test("what nobody took is forgotten", () => {
  globalThis.sluisEarly = new Map([["/api/v1/session", Promise.resolve("the answer")]])
  forgetEarly()
  assert.equal(takeEarly("/api/v1/session"), undefined)
})
