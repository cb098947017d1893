import assert from "node:assert/strict"
import { test } from "node:test"

import { powerToSend, seesHeldOfOthers, toggled } from "./power.ts"

test("choosing twice is not choosing", () => {
  assert.deepEqual(toggled(["a"], "b"), ["a", "b"])
  assert.deepEqual(toggled(["a", "b"], "b"), ["a"])
})

test("reviewers and privacy officers see held messages of others", () => {
  assert.equal(seesHeldOfOthers(["reviewer"]), true)
  assert.equal(seesHeldOfOthers(["employee", "privacy-officer"]), true)
  assert.equal(seesHeldOfOthers(["employee", "administrator"]), false)
})

test("departments go along only where they mean something", () => {
  assert.deepEqual(powerToSend({ roles: ["reviewer"], departments: ["Youth"] }).departments, ["Youth"])
  assert.deepEqual(powerToSend({ roles: ["employee"], departments: ["Youth"] }).departments, [])
})
