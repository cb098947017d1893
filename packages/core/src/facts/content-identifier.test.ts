import assert from "node:assert/strict"
import { test } from "node:test"

import { observeIdentifiers } from "./content-identifier.ts"

const NOTHING = { subject: "", eventTitle: "", newText: "", signature: "", carried: "" }

test("identifiers: whoever stands below the closing, in the title of an event or in a mail that goes along is told apart too", () => {
  const one = "BSN: 111222333"
  for (const zone of ["subject", "eventTitle", "newText", "signature", "carried"] as const) {
    const { kinds, identified } = observeIdentifiers({ ...NOTHING, [zone]: one }, [])
    assert.deepEqual([kinds, identified], [["bsn"], 1], zone)
  }
  assert.equal(observeIdentifiers({ ...NOTHING, newText: one, signature: one }, []).identified, 1)
})

test("identifiers: the telephone and the account in a signature are its sender's own", () => {
  const own = "Tel. 020 123 45 67\nIBAN NL91 ABNA 0417 1643 00"
  assert.deepEqual(observeIdentifiers({ ...NOTHING, signature: own }, []).kinds, [])
  assert.notDeepEqual(observeIdentifiers({ ...NOTHING, newText: own }, []).kinds, [])
})

test("identifiers: the telephone below a mail that goes along is its writer's own", () => {
  assert.deepEqual(observeIdentifiers({ ...NOTHING, carried: "Tel. 020 123 45 67" }, []).kinds, [])
})
