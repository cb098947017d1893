/** The verifier of the release, built and run as whoever has only that one file runs it. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { copyFileSync, mkdtempDisposableSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { makeInclusion } from "@sluis/core/ledger/make-proof"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { writeTlogProof } from "@sluis/core/ledger/tlog-proof"
import { writeVerifierKey } from "@sluis/core/ledger/verifier-key"
import { writeTree } from "../packages/server/src/ledger-folder/write-folder.ts"
import { exampleLog, realEntry } from "./ledger/example-log.ts"
import { buildVerifier } from "./verifier.ts"

const LOG = exampleLog("sluis.ledger/voorbeeld.example/a", 1, realEntry)
const KEY = writeVerifierKey(LOG.key)
const OTHER_KEY = writeVerifierKey(exampleLog("sluis.ledger/voorbeeld.example/b", 2).key)
const SIZE = 600

type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

async function run(
  file: string,
  folder: string,
  args: readonly string[],
  lang = "en_GB.UTF-8",
): Promise<Ran> {
  const child = spawn(process.execPath, [file, ...args], { cwd: folder, env: { LANG: lang } })
  let [out, err] = ["", ""]
  child.stdout.on("data", (data: Buffer) => (out += data.toString()))
  child.stderr.on("data", (data: Buffer) => (err += data.toString()))
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve))
  return { code, out, err }
}

test(
  "one file, far from the sources, tells a whole ledger from a bent one",
  { timeout: 120_000 },
  async (t) => {
    using built = mkdtempDisposableSync(join(tmpdir(), "sluis-"))
    using alone = mkdtempDisposableSync(join(tmpdir(), "sluis-"))
    const file = join(alone.path, "verify-ledger.mjs")
    copyFileSync(await buildVerifier(built.path), file)
    const folder = join(alone.path, "ledger")
    const written = await writeTree(LOG.tree(SIZE), folder, pureSha256)
    assert.ok(written.ok)
    const verify = async (...args: readonly string[]): Promise<Ran> => await run(file, alone.path, args)

    await t.test("it uses nothing but Node's own, and says nothing of where it was built", () => {
      const source = readFileSync(file, "utf8")
      const from = [...source.matchAll(/^import .* from "([^"]+)";?$/gm)].map((match) => match[1] ?? "")
      assert.deepEqual(
        from.filter((name) => !name.startsWith("node:")),
        [],
      )
      assert.ok(from.length > 0)
      assert.ok(!source.includes(join(import.meta.dirname, "..")))
    })

    await t.test("a whole ledger, in both languages", async () => {
      const { code, out } = await verify("ledger", "--key", KEY)
      assert.deepEqual(
        [code, out.split("\n")[0]],
        [0, "✓ The ledger is whole: 600 entries, each as it was signed."],
      )
      const dutch = await run(file, alone.path, ["ledger", "--key", KEY], "nl_NL.UTF-8")
      assert.match(dutch.out, /^✓ Het verantwoordingslogboek is heel: 600 regels/)
    })

    await t.test("the same on the web", async () => {
      const server = createServer((request, response) => {
        try {
          response.end(readFileSync(join(folder, request.url ?? "")))
        } catch {
          response.writeHead(404).end()
        }
      })
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
      const address = server.address()
      assert.ok(typeof address === "object" && address !== null)
      const { code, err } = await verify(`http://127.0.0.1:${address.port}/`, "--key", KEY)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      assert.equal(code, 0, err)
    })

    await t.test("a flipped bit, named", async () => {
      const bundle = join(folder, "tile/entries/001")
      const right = readFileSync(bundle)
      const bent = Buffer.from(right)
      bent[5000] = (bent[5000] ?? 0) ^ 1
      writeFileSync(bundle, bent)
      const { code, out } = await verify("ledger", "--key", KEY)
      writeFileSync(bundle, right)
      assert.equal(code, 1)
      assert.match(out, /^✕ The ledger is not what was signed\.\n {2}Entry 280 is not what was signed/)
    })

    await t.test("another key, no key, and nothing to check", async () => {
      assert.equal((await verify("ledger", "--key", OTHER_KEY)).code, 1)
      const without = await verify("ledger")
      assert.deepEqual([without.code, /cannot be checked without a public key/.test(without.err)], [2, true])
      assert.equal((await verify("nowhere", "--key", KEY)).code, 2)
      assert.match((await verify()).err, /^Usage:/)
      assert.match((await verify("ledger", "--kee", KEY)).err, /^Usage:/)
    })

    await t.test("the proof of one entry, and of none other", async () => {
      const hashes = await makeInclusion(pureSha256, LOG.tree(SIZE).tile, 17, SIZE)
      assert.ok(hashes.ok)
      const proof = { index: 17n, hashes: hashes.value, checkpoint: LOG.checkpoint(SIZE) }
      writeFileSync(join(alone.path, "right.tlog-proof"), writeTlogProof({ ...proof, extra: realEntry(17) }))
      writeFileSync(join(alone.path, "wrong.tlog-proof"), writeTlogProof({ ...proof, extra: realEntry(18) }))
      const right = await verify("right.tlog-proof", "--key", KEY)
      assert.equal(right.code, 0, right.err)
      assert.match(right.out, /✓ Entry 17 is among the 600 entries of .*\n[^]*message held \(message\.held\)/)
      assert.equal((await verify("wrong.tlog-proof", "--key", KEY)).code, 1)
      assert.equal((await verify("right.tlog-proof", "--key", OTHER_KEY)).code, 1)
      writeFileSync(join(alone.path, "no.tlog-proof"), "hello\n")
      assert.equal((await verify("no.tlog-proof", "--key", KEY)).code, 2)
    })
  },
)
