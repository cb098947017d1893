import assert from "node:assert/strict"
import { test } from "node:test"

import { ofLedger } from "./ledger-health.ts"
import type { SignerState } from "./ledger-signer.ts"
import type { WitnessState } from "./witnessing.ts"

const FINE: SignerState = { kind: "fine", last: { size: 3, at: 5, note: "" } }
const BENT: SignerState = { kind: "bent", since: 7, where: "entry 1" }
const WELL: WitnessState = { name: "a", cosigned: { size: 3, at: 5 }, failing: undefined }
const away: WitnessState = { name: "b", cosigned: undefined, failing: { since: 8, why: "no-answer" } }
const ahead: WitnessState = { name: "c", cosigned: undefined, failing: { since: 9, why: "ahead" } }

const rows: readonly [
  says: string,
  signer: SignerState,
  witnesses: readonly WitnessState[],
  expected: unknown[],
][] = [
  ["signed, without witnesses", FINE, [], ["ok", 5]],
  ["signed, and witnessed", FINE, [WELL], ["ok", 5]],
  ["a witness is away", FINE, [WELL, away], ["attention", 8]],
  ["it can't be signed for now", { kind: "failing", since: 6 }, [away], ["attention", 6]],
  ["a witness saw more than there is", FINE, [away, ahead], ["wrong", 9]],
  ["history was altered, whatever witnesses say", BENT, [ahead], ["wrong", 7]],
]

for (const [says, signer, witnesses, expected] of rows) {
  test(`health of the ledger: ${says}`, () => {
    const { state, at, nl, en, remedy } = ofLedger(signer, witnesses)
    assert.deepEqual([state, at], expected)
    assert.ok(nl !== "" && en !== "")
    assert.equal(remedy.nl === "", state === "ok")
  })
}
