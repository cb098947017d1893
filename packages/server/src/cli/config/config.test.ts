import { after, describe, test } from "node:test"
import assert from "node:assert/strict"
import { chmodSync } from "node:fs"
import { join } from "node:path"
import { newFolder, sluis } from "../spawn-sluis.ts"

const folder = newFolder()
after(() => folder[Symbol.dispose]())

folder.file("good.yaml", "domains: [voorbeeld.example]\n")
folder.file("misspelt.yaml", "smtp:\n  lissten: 127.0.0.1:25\nlog: { level: loud }\n")
folder.file("unfit.yaml", "policy: broken.yaml\n")
folder.file("broken.yaml", "version: 1\nruls: []\n")
folder.file(
  "unfit-upstream.yaml",
  "domains: [voorbeeld.example]\nupstream: { host: smtp.voorbeeld.example }\npolicy: broken.yaml\n",
)
folder.file("key-that-is-none", "geheim\n")
chmodSync(join(folder.path, "key-that-is-none"), 0o600)
folder.file(
  "unfit-key.yaml",
  "domains: [voorbeeld.example]\ndata: not-yet\nkey: { file: key-that-is-none }\n",
)
folder.file("advice.yaml", "domains: [voorbeeld.example]\nupstream: { host: smtp.voorbeeld.example }\n")

type Row = readonly [
  name: string,
  args: readonly string[],
  code: number,
  told: RegExp,
  environment?: { readonly [name: string]: string },
]
const table: readonly Row[] = [
  ["a valid configuration", ["check", "good.yaml"], 0, /✓ good\.yaml is a valid configuration/],
  [
    "what is wrong is told with its line, all of it, and what was meant",
    ["check", "misspelt.yaml"],
    2,
    /^misspelt\.yaml:2:3: .*`listen`\?\nmisspelt\.yaml:3:15: .*\nsluis: misspelt\.yaml is not a valid configuration\.$/m,
  ],
  [
    "in Dutch",
    ["check", "misspelt.yaml", "--lang", "nl"],
    2,
    /^misspelt\.yaml:2:3: onbekende sleutel `lissten`; bedoelt u `listen`\?$/m,
  ],
  [
    "a policy that is wrong is told with its line and its key",
    ["check", "unfit.yaml"],
    1,
    /broken\.yaml:2:1: unknown key `ruls`.*\n {2}✕ policy: .*broken\.yaml` is not a valid policy\nsluis: unfit\.yaml points to/,
  ],
  [
    "a key that is none is told before the first start too",
    ["check", "unfit-key.yaml"],
    1,
    /✕ key: .*key-that-is-none cannot be used as a key\n/,
  ],
  ["advice is no failure", ["check", "advice.yaml"], 0, /! key: the key is in the same folder/],
  ["no file is the defaults", ["check"], 0, /the configuration without a file is a valid configuration/],
  ["a file that SLUIS_CONFIG names", ["check"], 0, /good\.yaml is a valid/, { SLUIS_CONFIG: "good.yaml" }],
  [
    "a variable that is wrong",
    ["check", "good.yaml"],
    2,
    /^SLUIS_UPSTREAM_PORT:1:1: `port` must be a number$/m,
    { SLUIS_UPSTREAM_PORT: "smtp" },
  ],
  [
    "a file that is not there",
    ["check", "nothing.yaml"],
    2,
    /nothing\.yaml cannot be read: does not exist \(ENOENT\)/,
  ],
  ["no subcommand", [], 2, /^Usage: sluis config/],
]

describe("sluis config", { concurrency: 2 }, () => {
  for (const [name, args, code, told, environment = {}] of table) {
    test(`${name}: exit code ${code}`, async () => {
      const ran = await sluis(["config", ...args], { folder: folder.path, environment })
      assert.equal(ran.code, code, ran.out + ran.err)
      assert.match(ran.err + ran.out, told)
    })
  }

  test("a start that fails says what is wrong, without advice above it", async () => {
    const { code, err } = await sluis(["start", "--config", "unfit-upstream.yaml"], { folder: folder.path })
    assert.equal(code, 2)
    assert.match(err, /✕ policy: .*\nsluis: unfit-upstream\.yaml points to something/)
    assert.doesNotMatch(err, /! key/)
  })

  test("what is printed is a configuration that is right", async () => {
    const { out } = await sluis(["config", "print"])
    folder.file("printed.yaml", out)
    const checked = await sluis(["config", "check", "printed.yaml"], { folder: folder.path })
    assert.equal(checked.code, 0, checked.err)
  })

  test("the schema is JSON that knows every section", async () => {
    const { out } = await sluis(["config", "schema"])
    const schema: unknown = JSON.parse(out)
    assert.ok(typeof schema === "object" && schema !== null && "properties" in schema)
    assert.ok(Object.keys(schema.properties ?? {}).includes("upstream"))
  })
})
