import assert from "node:assert/strict"
import { test } from "node:test"
import { FAULTS, Fault } from "../app/fault.ts"
import type { FaultCode } from "../app/fault.ts"
import { problemOf } from "./problem.ts"
import { statusOf } from "./status.ts"

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the catalogue
const CODES = Object.keys(FAULTS) as readonly FaultCode[]

test("every fault has a status of an error, and is a sentence in both languages", () => {
  for (const code of CODES) {
    for (const language of ["nl", "en"] as const) {
      const { status, title, detail, type } = problemOf(new Fault(code, "x"), language)
      assert.ok(status >= 400 && status < 600, code)
      assert.match(title, /^[A-Z]\S* .+[^.]$/, code)
      assert.match(detail, /^[A-Z].*\.$/, code)
      assert.equal(type, `/problems/${code}`)
    }
  }
})

test("what a fault is about is not told: it may be what somebody sent", () => {
  const told = problemOf(new Fault("held/unknown", "jan@voorbeeld.example"), "nl")
  assert.doesNotMatch(JSON.stringify(told), /jan/)
})

test("401 means one thing: log in first", () => {
  assert.deepEqual(
    CODES.filter((code) => statusOf(code) === 401),
    ["login/needed"],
  )
})

const statuses: readonly [code: FaultCode, status: number][] = [
  ["request/invalid", 400],
  ["login/wrong", 403],
  ["login/locked", 429],
  ["access/denied", 403],
  ["held/unknown", 404],
  ["held/decided", 409],
  ["decision/made", 409],
  ["person/changed", 409],
  ["list/no-addresses", 422],
  ["store/unavailable", 503],
  ["internal/bug", 500],
]
for (const [code, status] of statuses) {
  test(`${code} is ${status}`, () => {
    assert.equal(statusOf(code), status)
  })
}
