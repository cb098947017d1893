import assert from "node:assert/strict"
import { test } from "node:test"

import { KEY_CHANGE_TOLD, ofLedger, ofLedgerKey } from "./ledger-health.ts"
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

const CHANGE = {
  at: 10 * KEY_CHANGE_TOLD,
  was: "sluis.ledger/a/1+aaaa+AbcDE",
  is: "sluis.ledger/a/2+bbbb+AbcXY",
}
const keyRows: readonly [
  says: string,
  change: typeof CHANGE | undefined,
  now: number,
  state: string | undefined,
][] = [
  ["never changed", undefined, CHANGE.at, undefined],
  ["changed just now", CHANGE, CHANGE.at, "wrong"],
  ["changed almost a month ago", CHANGE, CHANGE.at + KEY_CHANGE_TOLD - 1, "wrong"],
  ["changed a month ago", CHANGE, CHANGE.at + KEY_CHANGE_TOLD, undefined],
  ["changed by a clock that was put back since", CHANGE, 0, "wrong"],
]
for (const [says, change, now, state] of keyRows)
  test(`health of the ledger's key: ${says}`, () => {
    const finding = ofLedgerKey(change, now)
    assert.equal(finding?.state, state)
    if (finding === undefined) return
    assert.equal(finding.at, CHANGE.at)
    // What changed into what, and what to do; the keys themselves are long, and are what `sluis ledger key` prints.
    for (const words of [finding.nl, finding.en])
      assert.ok(words.includes("sluis.ledger/a/1+aaaa") && words.includes("sluis.ledger/a/2+bbbb"))
    assert.ok(finding.remedy.nl.includes("incident") && finding.remedy.en.includes("incident"))
    assert.doesNotMatch(JSON.stringify(finding), /Abc/)
  })
