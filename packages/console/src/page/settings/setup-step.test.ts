import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { missesEssential, stepStates } from "./setup-step.ts"
import type { Known, StepState } from "./setup-step.ts"

const NOTHING: Known = { settings: [], findings: [], people: [] }

function set(...keys: readonly string[]): Known["settings"] {
  return keys.map((key) => ({ key, value: "x", isDefault: false, description: "" }))
}

function finding(name: string, state: "ok" | "attention" | "wrong"): Known["findings"][number] {
  return { name, state, nl: "", en: "", remedy: { nl: "", en: "" } }
}

const ALL: Known = {
  settings: set("organisation", "domains", "upstream.host", "smtp.tls.certificate"),
  findings: [finding("next-host", "ok"), finding("certificate", "ok")],
  people: [{ roles: ["privacy-officer"], state: "active" }],
}

describe("how far each step is", () => {
  const rows: readonly [
    name: string,
    known: Partial<Known>,
    step: keyof ReturnType<typeof stepStates>,
    StepState,
  ][] = [
    ["a name without domains is not done", { settings: set("organisation") }, "organisation", "todo"],
    ["domains without a name neither", { settings: set("domains") }, "organisation", "todo"],
    ["a default is not filled in", { settings: [] }, "next-host", "todo"],
    [
      "a next host that does not answer is wrong",
      { findings: [finding("next-host", "wrong")] },
      "next-host",
      "wrong",
    ],
    [
      "one that was not tried yet is done",
      { findings: [finding("next-host", "attention")] },
      "next-host",
      "done",
    ],
    ["but not tested", { findings: [finding("next-host", "attention")] }, "test", "todo"],
    ["in a demonstration nothing is tested", { settings: set("organisation", "domains") }, "test", "todo"],
    ["one certificate is enough", { settings: set("http.tls.certificate") }, "certificate", "done"],
    [
      "a certificate that ends soon is done",
      { findings: [finding("certificate", "attention")] },
      "certificate",
      "done",
    ],
    [
      "one of two that has expired is wrong",
      { findings: [finding("certificate", "ok"), finding("certificate", "wrong")] },
      "certificate",
      "wrong",
    ],
    [
      "an invited privacy officer counts",
      { people: [{ roles: ["privacy-officer"], state: "invited" }] },
      "privacy-officer",
      "done",
    ],
    [
      "a blocked one does not",
      { people: [{ roles: ["privacy-officer"], state: "blocked" }] },
      "privacy-officer",
      "todo",
    ],
    ["a reviewer is none", { people: [{ roles: ["reviewer"], state: "active" }] }, "privacy-officer", "todo"],
  ]
  for (const [name, known, step, state] of rows)
    test(name, () => assert.equal(stepStates({ ...ALL, ...known })[step], state))
})

test("all is done, and nothing essential is missing", () => {
  const states = stepStates(ALL)
  assert.deepEqual(new Set(Object.values(states)), new Set(["done"]))
  assert.equal(missesEssential(states), false)
})

test("at the beginning all is to be done", () => {
  const states = stepStates(NOTHING)
  assert.deepEqual(new Set(Object.values(states)), new Set(["todo"]))
  assert.equal(missesEssential(states), true)
})

test("without a certificate Sluis can work", () => {
  const states = stepStates({ ...ALL, settings: set("organisation", "domains", "upstream.host") })
  assert.equal(states.certificate, "todo")
  assert.equal(missesEssential(states), false)
})
