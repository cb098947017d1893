import { after, describe, test } from "node:test"
import assert from "node:assert/strict"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { newFolder, sluis } from "../spawn-sluis.ts"

const folder = newFolder()
after(() => folder[Symbol.dispose]())

folder.file("good.yaml", DEFAULT_POLICY)
folder.file("misspelt.yaml", DEFAULT_POLICY.replace("audience.strangers >= 10", "audience.stranger >= 10"))
folder.file(
  "broken-promise.yaml",
  DEFAULT_POLICY.replace(
    "{ recipients: 112, visible: 112, strangers: 112",
    "{ recipients: 112, visible: 112, strangers: 1",
  ),
)

const table: readonly [name: string, args: readonly string[], code: number, told: RegExp][] = [
  ["the policy that comes with Sluis is printed as it is", ["print"], 0, /^version: 1\n/],
  ["a valid policy", ["check", "good.yaml"], 0, /good\.yaml is a valid policy/],
  [
    "a misspelt fact is told with its line and what was meant",
    ["check", "misspelt.yaml"],
    2,
    /^misspelt\.yaml:\d+:\d+: .*`audience\.strangers`/m,
  ],
  [
    "a policy that is not there",
    ["check", "nothing.yaml"],
    2,
    /nothing\.yaml cannot be read: does not exist \(ENOENT\)/,
  ],
  ["the rules in words", ["explain"], 0, /Individualise {3}audience\/strangers\n {6}when: /],
  [
    "the rules in Dutch words",
    ["explain", "good.yaml", "--lang", "nl"],
    0,
    /Ieder apart {3}audience\/strangers\n {6}als: /,
  ],
  [
    "a department that is not there",
    ["explain", "--department", "HR"],
    2,
    /HR is no department of this policy/,
  ],
  ["the policy that comes with Sluis keeps its promises", ["test"], 0, /get the verdict the policy promises/],
  [
    "a promise that is not kept is told with its line",
    ["test", "broken-promise.yaml"],
    1,
    /✕ .*\n {6}Line \d+: .*individualise .*deliver/,
  ],
  ["no subcommand", [], 2, /^Usage: sluis policy/],
  ["a subcommand that is not there", ["explian"], 2, /Did you mean explain\?/],
]

describe("sluis policy", { concurrency: 2 }, () => {
  for (const [name, args, code, told] of table) {
    test(`${name}: exit code ${code}`, async () => {
      const ran = await sluis(["policy", ...args], { folder: folder.path })
      assert.equal(ran.code, code, ran.out + ran.err)
      assert.match(ran.out + ran.err, told)
    })
  }

  test("what is printed is a policy", async () => {
    const { out } = await sluis(["policy", "print"])
    assert.equal(out, DEFAULT_POLICY)
  })
})
