/** The verifier of the release counts a report on the safeguard anew, from an export of a real ledger. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempDisposableSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"

import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"

import { treeOf } from "../packages/server/src/app/ledger/ledger-tree.ts"
import { openSafeguard } from "../packages/server/src/app/safeguard/safeguard.ts"
import { exampleMonth, FIRST } from "../packages/server/src/example-safeguard.ts"
import { writeTree } from "../packages/server/src/ledger-folder/write-folder.ts"
import { sha256 } from "../packages/server/src/store/sha256.ts"
import { newFolder, openTestStore } from "../packages/server/src/store/test-store.ts"
import { buildVerifier } from "./verifier.ts"

test("one file tells a report that is right from one that was polished", { timeout: 120_000 }, async (t) => {
  using alone = mkdtempDisposableSync(join(tmpdir(), "sluis-"))
  const verifier = await buildVerifier(alone.path)
  const clock = { now: () => FIRST + 31 * 86_400_000, elapsed: () => 0 }
  const store = await openTestStore(newFolder(), { clock })
  after(store.close)
  await store.ledger.append(exampleMonth([12], [20]))
  const small = { at: FIRST, action: "message.held", role: "sluis", object: "", result: "done" } as const
  await store.ledger.append([{ ...small, salted: { department: "Griffie" } }])
  const safeguard = openSafeguard({
    ledger: store.ledger,
    organisation: async () => ({ name: "Gemeente Voorbeeld", owner: { name: "", function: "" } }),
    timeZone: "Europe/Amsterdam",
    policy: async () => BUILTIN_POLICY,
    withoutCanary: async () => [],
    coverage: async () => ({ days: 7, items: [], mailboxes: [] }),
    points: async () => ({ numbers: new Map(), points: [] }),
    pdf: async () => undefined,
    digest: (octets) => createHash("sha256").update(octets).digest("hex"),
    clock,
  })
  await store.ledger.sign()
  const older = join(alone.path, "older")
  assert.ok((await writeTree(treeOf(store.ledger), older, sha256)).ok)
  // Behind the period, so that no figure changes by it.
  const [one] = exampleMonth([], [])
  assert.ok(one !== undefined)
  await store.ledger.append([{ ...one, at: FIRST + 31 * 86_400_000 }])
  await store.ledger.sign()
  const made = await safeguard.report(
    {
      from: "2026-11-01",
      to: "2026-11-30",
      version: "council",
      language: "nl",
      as: "check",
      mayKnowFiles: false,
    },
    { role: "privacy-officer", person: "" },
  )
  assert.ok(made.ok)
  const text = new TextDecoder().decode(made.value.octets)
  const wholeMade = await safeguard.report(
    {
      from: "2026-11-01",
      to: "2026-11-30",
      version: "full",
      language: "nl",
      as: "check",
      mayKnowFiles: false,
    },
    { role: "privacy-officer", person: "" },
  )
  assert.ok(wholeMade.ok)
  const full = new TextDecoder().decode(wholeMade.value.octets)
  await store.ledger.sign()
  const folder = join(alone.path, "ledger")
  assert.ok((await writeTree(treeOf(store.ledger), folder, sha256)).ok)
  const { vkey } = await store.ledger.key()

  const run = async (check: string, tree = folder): Promise<readonly [number | null, string]> => {
    const file = join(alone.path, "waarborg.check.json")
    writeFileSync(file, check)
    const child = spawn(process.execPath, [verifier, "report", file, tree, "--key", vkey], {
      env: { LANG: "nl_NL" },
    })
    let out = ""
    child.stdout.on("data", (data: Buffer) => (out += data.toString()))
    child.stderr.on("data", (data: Buffer) => (out += data.toString()))
    return await new Promise((resolve) => child.once("close", (code) => resolve([code, out])))
  }

  await t.test("a report that is right, with its figures", async () => {
    const [code, out] = await run(text)
    assert.equal(code, 0, out)
    assert.match(out, /Het rapport klopt/)
    assert.match(out, /231 {2}Proefberichten tegengehouden/)
  })
  await t.test("a red day that was painted green", async () => {
    const [code, out] = await run(text.replace('"missed": 1', '"missed": 0'))
    assert.equal(code, 1, out)
    assert.match(out, /days 2026-11-12/)
  })
  // What no counting finds: when it was made, and a sum of departments too small to be named.
  const digits = [
    ["when it was made", /"now": "[^"]*\d(?=Z")/],
    ["the sum of small departments", /"department": "",\s+"stopped": \d*\d/],
    ["the key", /"key": "[^"]*\d/],
  ] as const
  for (const [what, place] of digits)
    await t.test(`one digit of ${what} is another`, async () => {
      const from = what === "the sum of small departments" ? full : text
      const altered = from.replace(
        place,
        (found) => `${found.slice(0, -1)}${(Number(found.at(-1)) + 1) % 10}`,
      )
      assert.notEqual(altered, from)
      assert.equal((await run(from))[0], 0)
      const [code, out] = await run(altered)
      assert.equal(code, 1, out)
      assert.match(out, /digest [0-9a-f]{64}\n +Het logboek kent dit controlebestand niet/)
    })
  await t.test("a report that says it is over fewer entries", async () => {
    const [code, out] = await run(text.replace(/"size": (\d+)/, '"size": 100'))
    assert.equal(code, 1, out)
    assert.match(out, /size 100/)
  })
  await t.test(
    "an export that is older than the report: not called changed, and not right either",
    async () => {
      const [code, out] = await run(text, older)
      assert.equal(code, 1, out)
      assert.match(out, /Dit is niet het hele verantwoordingslogboek\.\n.*Neem een nieuwere export/)
    },
  )
  await t.test("a file that is no check file", async () => {
    const [code, out] = await run("{}")
    assert.equal(code, 2, out)
    assert.match(out, /geen controlebestand/)
  })
})
