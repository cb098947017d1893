import assert from "node:assert/strict"
import { test } from "node:test"

import { choicesOf } from "./choice.ts"
import type { Choices, Decision } from "./choice.ts"

const request = { at: "2026-11-02T08:00:00Z", reason: "zij kennen elkaar al" }
const reason = (rule: string): Decision["reasons"][number] => ({ rule, nl: "", en: "" })
type Asked = Pick<Decision, "separable" | "releasableBy" | "request" | "reasons">
const circle = [reason("membership/small-circle")]
const signed = [reason("sluis/signed-content"), ...circle]

const ROWS: readonly (readonly [string, Asked, Choices])[] = [
  [
    "the sender may do all",
    { separable: true, releasableBy: "sender", reasons: circle },
    { main: "copies", asItIs: true, obstructed: false },
  ],
  [
    "no copies would help",
    { separable: false, releasableBy: "sender", reasons: [reason("listed/in-content")] },
    { main: "stop", asItIs: true, obstructed: false },
  ],
  [
    "no copies can be made",
    { separable: false, releasableBy: "sender", reasons: signed },
    { main: "stop", asItIs: true, obstructed: true },
  ],
  [
    "a second person must look, also at copies",
    { separable: true, releasableBy: "second-person", reasons: circle },
    { main: "ask", asItIs: false, obstructed: false },
  ],
  [
    "a second person was asked",
    { separable: true, releasableBy: "second-person", reasons: circle, request },
    { main: "wait", asItIs: false, obstructed: false },
  ],
]
for (const [name, asked, expected] of ROWS) {
  test(`choices: ${name}`, () => assert.deepEqual(choicesOf(asked), expected))
}
