import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { exampleConfig } from "../packages/server/src/config/example-config.ts"
import { loadConfig } from "../packages/server/src/config/load-config.ts"
import { generated, withSections } from "./config-schema.ts"

const ROOT = join(import.meta.dirname, "..")
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8")

/** Keys that a block of YAML must begin with to be a configuration, and not a policy or somebody else's file. */
const BEGINS = /^(?:organisation|domains|hostname|smtp|upstream|key|dkim|data|http|login|canary|coverage):/m

describe("what is made from the form of the configuration", () => {
  for (const path of ["docs/config.schema.json", "docs/configuration.md"]) {
    test(`${path} is up to date (node tools/config-schema.ts writes it)`, async () => {
      const made = (await generated(read)).find((each) => each.path === path)
      assert.equal(read(path), made?.text)
    })
  }

  test("the page shows what `sluis config print` prints, word for word", () => {
    assert.ok(read("docs/configuration.md").includes(`\`\`\`yaml\n${exampleConfig()}\`\`\``))
  })

  test("a page without markers is a mistake, not an empty section", () => {
    assert.throws(() => withSections("# Configuration\n"), /no markers for "example"/)
  })

  for (const path of globSync("docs/**/*.md", { cwd: ROOT })) {
    const blocks = [...read(path).matchAll(/^ *```yaml\n(.*?)^ *```/gms)].map((match) => match[1] ?? "")
    for (const [index, block] of blocks.filter((each) => BEGINS.test(each)).entries()) {
      test(`${path}: configuration ${index + 1} is right`, () => {
        const config = loadConfig(block, path, {
          SLUIS_UPSTREAM_PASSWORD: block.includes("user:") ? "x" : "",
        })
        // A part of a configuration may need another part; what is there must be right.
        const problems = config.ok ? [] : config.error.filter(({ en }) => /^unknown|must be/.test(en))
        assert.deepEqual(problems, [])
      })
    }
  }
})
