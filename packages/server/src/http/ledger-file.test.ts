import assert from "node:assert/strict"
import { test } from "node:test"

import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { bundlePath, tilePath } from "@sluis/core/ledger/tile"
import { verifyTree } from "@sluis/core/ledger/verify-tree"

import { exampleLog } from "../../../../tools/ledger/example-log.ts"
import type { LedgerTree } from "../app/ledger/ledger-tree.ts"
import { COOKIE, SECRETS, withConsole } from "./example-console.ts"

const SIZE = 300
const LOG = exampleLog("sluis.ledger/voorbeeld.example/a", 1)
const TREE = LOG.tree(SIZE)
const EMPTY: LedgerTree = { ...TREE, checkpoint: () => Promise.resolve(undefined) }

const kept = { tree: TREE, isPublic: false }
const published = { tree: TREE, isPublic: true }
const as = (secret: string) => ({ headers: { cookie: `${COOKIE}${secret}` } })

test("an administrator gets the signed checkpoint, which nothing may keep", async () => {
  await withConsole({ ledger: kept }, async (url) => {
    const answer = await fetch(`${url}/ledger/checkpoint`, as(SECRETS.administrator))
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get("content-type") ?? "", /^text\/plain/)
    assert.equal(answer.headers.get("cache-control"), "no-store")
    assert.ok(openCheckpoint(await answer.text(), LOG.key).ok)
  })
})

const who = [
  ["nobody", {}, 401],
  ["an employee", as(SECRETS.employee), 403],
  ["a reviewer", as(SECRETS.reviewer), 403],
  ["an administrator", as(SECRETS.administrator), 200],
  ["a program that may something else", { headers: { authorization: "Bearer sluis_check" } }, 403],
  ["a page of somebody else", { headers: { "sec-fetch-site": "cross-site" } }, 403],
] as const

for (const [name, init, status] of who) {
  test(`${name} asks for a ledger that is not public: ${status}`, async () => {
    await withConsole({ ledger: kept }, async (url) => {
      for (const path of ["checkpoint", "tile/0/000", "tile/entries/001.p/44"])
        assert.equal((await fetch(`${url}/ledger/${path}`, init)).status, status, path)
    })
  })
}

test("one that is public is read and verified by somebody who has its key and nothing else", async () => {
  await withConsole({ ledger: published }, async (url) => {
    const read = async (path: string): Promise<Uint8Array> =>
      new Uint8Array(await (await fetch(`${url}/ledger/${path}`)).arrayBuffer())
    const tree = {
      tile: async (level: number, index: number, width: number) =>
        await read(tilePath({ level, index, width })),
      bundle: async (index: number, width: number) => await read(bundlePath(index, width)),
    }
    const opened = openCheckpoint(await read("checkpoint"), LOG.key)
    assert.ok(opened.ok)
    const verified = await verifyTree(pureSha256, tree, opened.value.checkpoint)
    assert.deepEqual(verified, { ok: true, value: { size: SIZE, unread: 0 } })
  })
})

test("what never changes may be kept for ever where it is public, and nowhere where it is not", async () => {
  const keeping = async (ledger: typeof kept): Promise<string | null> => {
    let told: string | null = null
    await withConsole({ ledger }, async (url) => {
      const answer = await fetch(`${url}/ledger/tile/0/000`, as(SECRETS.administrator))
      assert.equal(answer.headers.get("content-type"), "application/octet-stream")
      assert.equal((await answer.arrayBuffer()).byteLength, 256 * 32)
      told = answer.headers.get("cache-control")
    })
    return told
  }
  assert.match((await keeping(published)) ?? "", /immutable/)
  assert.equal(await keeping(kept), "no-store")
})

const paths = [
  ["a tile that the tree has not got to", "tile/0/002"],
  ["a tile that is wider than the tree", "tile/0/001.p/45"],
  ["a level that it does not have", "tile/2/000"],
  ["an index that is written otherwise", "tile/0/1"],
  ["a partial tile of no hashes", "tile/0/000.p/0"],
  ["a partial tile that is full", "tile/0/000.p/256"],
  ["a way out", "tile/..%2f..%2fcheckpoint"],
  ["an index beyond all numbers", `tile/0/${"x999/".repeat(8)}999`],
] as const

for (const [name, path] of paths) {
  test(`${name} is not there, and is not repeated`, async () => {
    await withConsole({ ledger: published }, async (url) => {
      const answer = await fetch(`${url}/ledger/${path}`)
      assert.equal(answer.status, 404)
      assert.ok(!(await answer.text()).includes(path))
    })
  })
}

test("what a witness cosigned last is beside it, once there is something", async () => {
  const witnessed = { ...TREE, witnessed: () => Promise.resolve(LOG.checkpoint(200)) }
  await withConsole({ ledger: { tree: witnessed, isPublic: true } }, async (url) => {
    assert.equal(await (await fetch(`${url}/ledger/checkpoint.witnessed`)).text(), LOG.checkpoint(200))
  })
  await withConsole({ ledger: published }, async (url) => {
    assert.equal((await fetch(`${url}/ledger/checkpoint.witnessed`)).status, 404)
  })
})

test("before anything was signed there is no checkpoint, and where no ledger is served no file of one", async () => {
  await withConsole({ ledger: { tree: EMPTY, isPublic: true } }, async (url) => {
    assert.equal((await fetch(`${url}/ledger/checkpoint`)).status, 404)
  })
  await withConsole({}, async (url) => {
    assert.equal((await fetch(`${url}/ledger/checkpoint`, as(SECRETS.administrator))).status, 404)
  })
})
