import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { loadPolicy } from "../packages/core/src/policy/load.ts"
import { runPolicyTests } from "../packages/core/src/policy/test-policy.ts"
import { generated, withSections } from "./policy-schema.ts"

const read = (path: string): string => readFileSync(join(import.meta.dirname, "..", path), "utf8")

describe("what is made from the policy format", () => {
  for (const path of ["docs/policy.schema.json", "docs/policy.md"]) {
    test(`${path} is up to date (node tools/policy-schema.ts writes it)`, async () => {
      const made = (await generated(read)).find((each) => each.path === path)
      assert.equal(read(path), made?.text)
    })
  }

  test("a page without markers is a mistake, not an empty section", () => {
    assert.throws(() => withSections("# Policy\n"), /no markers for "facts"/)
  })

  test("every whole policy on the page is right and passes its own tests", () => {
    const blocks = [...read("docs/policy.md").matchAll(/^```yaml\n(.*?)^```/gms)].map(
      (match) => match[1] ?? "",
    )
    const policies = blocks.filter((block) => block.startsWith("version: 1"))
    assert.ok(policies.length >= 2)
    for (const text of policies) {
      const policy = loadPolicy(text, "docs/policy.md")
      assert.ok(policy.ok, policy.ok ? "" : JSON.stringify(policy.error))
      const results = runPolicyTests(policy.value, () => assert.fail("no test of the page has a message"))
      assert.ok(results.length > 0 && results.every((result) => result.passed))
    }
  })
})
