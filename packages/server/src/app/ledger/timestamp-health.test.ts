import assert from "node:assert/strict"
import { test } from "node:test"
import { ofTimestamps } from "./timestamp-health.ts"
import type { TimestampState } from "./timestamping.ts"

const stamped = (ahead: number): TimestampState => ({
  stamped: { size: 5, at: 1000, ahead },
  failing: undefined,
})
const failing = (why: "no-answer" | "refused" | "wrong-token"): TimestampState => ({
  stamped: undefined,
  failing: { since: 7, why },
})

const cases: readonly (readonly [
  name: string,
  state: TimestampState | undefined,
  grade: "ok" | "attention",
  remedy: RegExp,
])[] = [
  ["no service", undefined, "ok", /^$/],
  ["nothing asked yet", { stamped: undefined, failing: undefined }, "ok", /^$/],
  ["a timestamp of today", stamped(200), "ok", /^$/],
  ["clocks ten seconds apart", stamped(10_000), "ok", /^$/],
  ["theirs more ahead than that", stamped(10_001), "attention", /NTP/],
  ["ours more ahead than that", stamped(-10_001), "attention", /NTP/],
  ["no answer", failing("no-answer"), "attention", /timestamp\.url/],
  ["a refusal", failing("refused"), "attention", /timestamp\.url/],
  ["a token that is not right", failing("wrong-token"), "attention", /timestamp\.ca/],
]
for (const [name, state, grade, remedy] of cases)
  test(`${name}: ${grade}`, () => {
    const finding = ofTimestamps(state)
    assert.equal(finding.state, grade)
    assert.match(finding.remedy.en, remedy)
    assert.match(finding.remedy.nl, remedy)
    assert.equal(finding.at, state?.failing?.since ?? state?.stamped?.at)
  })
