/** A tree written as files and read back, from the folder and over HTTP: whole, by pieces, and after somebody changed it. */
import assert from "node:assert/strict"
import {
  existsSync,
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { createServer } from "node:http"
import type { RequestListener } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { readTilePath } from "@sluis/core/ledger/tile"
import { verifyTree } from "@sluis/core/ledger/verify-tree"
import type { TreeFault } from "@sluis/core/ledger/verify-tree"
import fc from "fast-check"
import { exampleLog } from "../../../../tools/ledger/example-log.ts"
import type { LedgerTree } from "../app/ledger/ledger-tree.ts"
import { stampedOctets } from "../app/ledger/timestamping.ts"
import { treeAt } from "./read-url.ts"
import { treeInFolder } from "./read-folder.ts"
import { writeTree } from "./write-folder.ts"
import type { WrittenTree } from "./write-folder.ts"

const LOG = exampleLog("sluis.ledger/voorbeeld.example/a", 1)
const FORKED = exampleLog("sluis.ledger/voorbeeld.example/a", 1, (index) => `fork ${index}`)
const OTHER = exampleLog("sluis.ledger/voorbeeld.example/b", 2)

const newFolder = (): Disposable & { readonly path: string } =>
  mkdtempDisposableSync(join(tmpdir(), "sluis-"))

async function write(size: number, folder: string, log = LOG): Promise<WrittenTree | string> {
  const written = await writeTree(log.tree(size), folder, pureSha256)
  return written.ok ? written.value : written.error.code
}

/** What is wrong; undefined where all is well. */
async function faultOf(tree: LedgerTree): Promise<TreeFault | undefined> {
  const opened = openCheckpoint((await tree.checkpoint()) ?? "", LOG.key)
  assert.ok(opened.ok)
  const verified = await verifyTree(pureSha256, tree, opened.value.checkpoint)
  return verified.ok ? undefined : verified.error
}

/** Paths of all files, from the folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()
}

test("a tree of 70,000 entries has the files that the standard's example says", async () => {
  using folder = newFolder()
  assert.deepEqual(await write(70_000, folder.path), { size: 70_000, files: 2 * 274 + 4 })
  const files = filesIn(folder.path)
  for (const path of [
    "checkpoint",
    "tile/0/000",
    "tile/0/273.p/112",
    "tile/1/000",
    "tile/1/001.p/17",
    "tile/2/000.p/1",
    "tile/entries/272",
    "tile/entries/273.p/112",
  ])
    assert.ok(files.includes(path), path)
  assert.equal(files.length, 2 * 274 + 4)
  assert.equal(statSync(join(folder.path, "tile/0/000")).size, 8192)
  assert.equal(await faultOf(treeInFolder(folder.path)), undefined)
})

test("what grows is added: full tiles are not written again, outgrown partial ones go, and each step verifies", async () => {
  using folder = newFolder()
  const before = new Map<string, number>()
  for (const size of [1, 1, 3, 255, 256, 257, 600, 1024]) {
    const written = await write(size, folder.path)
    assert.equal(typeof written === "object" && written.size, size)
    assert.equal(await faultOf(treeInFolder(folder.path)), undefined, `at ${size}`)
    for (const path of filesIn(folder.path)) {
      const tile = readTilePath(path)
      assert.ok(path === "checkpoint" || tile !== undefined, `${path} is no path of a tile`)
      const { mtimeMs } = statSync(join(folder.path, path))
      if (tile?.width === 256) {
        assert.equal(mtimeMs, before.get(path) ?? mtimeMs, `${path} was written again`)
        assert.ok(!existsSync(join(folder.path, `${path}.p`)), `${path}.p is still there`)
        before.set(path, mtimeMs)
      }
    }
  }
})

test("any two steps leave the same files as one, but for partial tiles that are not full yet", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 700 }), fc.nat(300), async (first, more) => {
      using steps = newFolder()
      using once = newFolder()
      await write(first, steps.path)
      await write(first + more, steps.path)
      await write(first + more, once.path)
      const left = new Set(filesIn(steps.path))
      for (const path of filesIn(once.path)) {
        assert.ok(left.has(path), path)
        assert.deepEqual(readFileSync(join(steps.path, path)), readFileSync(join(once.path, path)))
      }
    }),
    { numRuns: 15 },
  )
})

const others: readonly (readonly [name: string, size: number, log: typeof LOG])[] = [
  ["another log", 700, OTHER],
  ["another history of the same log", 700, FORKED],
  ["a smaller tree than was written", 100, LOG],
]
for (const [name, size, log] of others)
  test(`${name} is not written over it`, async () => {
    using folder = newFolder()
    await write(300, folder.path)
    const before = filesIn(folder.path)
    assert.equal(await write(size, folder.path, log), "ledger/other-tree")
    assert.deepEqual(filesIn(folder.path), before)
    assert.equal(await faultOf(treeInFolder(folder.path)), undefined)
  })

test("files that a crash left before the checkpoint are kept if they are right, and a refusal if not", async () => {
  using folder = newFolder()
  await write(600, folder.path)
  const checkpoint = readFileSync(join(folder.path, "checkpoint"))
  using crashed = newFolder()
  await write(300, crashed.path)
  for (const path of ["tile/0/001", "tile/entries/001"])
    writeFileSync(join(crashed.path, path), readFileSync(join(folder.path, path)))
  await write(600, crashed.path)
  assert.deepEqual(readFileSync(join(crashed.path, "checkpoint")), checkpoint)
  assert.equal(await faultOf(treeInFolder(crashed.path)), undefined)
  using wrong = newFolder()
  await write(300, wrong.path)
  writeFileSync(join(wrong.path, "tile/0/001"), Buffer.alloc(8192))
  assert.equal(await write(600, wrong.path), "ledger/other-tree")
})

test("timestamps stand beside the tree, each with the text that it is over, and are not written again", async () => {
  using folder = newFolder()
  const token = (text: string): Uint8Array => new TextEncoder().encode(text)
  const timestamps = [
    { size: 5, token: token("five") },
    { size: 300, token: token("three hundred") },
    { size: 301, token: token("later than this checkpoint") },
  ]
  const written = await writeTree(LOG.tree(300), folder.path, pureSha256, { timestamps })
  assert.ok(written.ok)
  const read = (path: string): string => readFileSync(join(folder.path, "timestamp", path), "utf8")
  assert.deepEqual(readdirSync(join(folder.path, "timestamp")).toSorted(), [
    "300.tst",
    "300.txt",
    "5.tst",
    "5.txt",
  ])
  assert.equal(read("5.tst"), "five")
  assert.equal(read("5.txt"), new TextDecoder().decode(stampedOctets(LOG.checkpoint(5))))
  const again = await writeTree(LOG.tree(300), folder.path, pureSha256, {
    timestamps: [{ size: 5, token: token("another") }],
  })
  assert.deepEqual(again, { ok: true, value: { size: 300, files: 1 } })
  assert.equal(read("5.tst"), "five")
})

test("a tree that was never signed, and a folder that is a file, are told", async () => {
  using folder = newFolder()
  const unsigned = { ...LOG.tree(1), checkpoint: () => Promise.resolve(undefined) }
  const written = await writeTree(unsigned, folder.path, pureSha256)
  assert.equal(written.ok ? "" : written.error.code, "ledger/nothing-signed")
  writeFileSync(join(folder.path, "file"), "")
  assert.equal(await write(1, join(folder.path, "file")), "output/unwritable")
})

test("a hole in our own tree is a fault that says where to look", async () => {
  using folder = newFolder()
  const holed = { ...LOG.tree(300), bundle: () => Promise.resolve(undefined) }
  await assert.rejects(writeTree(holed, folder.path, pureSha256), { code: "ledger/bent" })
  assert.ok(!existsSync(join(folder.path, "checkpoint")))
})

test("one flipped bit in any file is found, in the file or the entry that it is in", async () => {
  using folder = newFolder()
  await write(600, folder.path)
  const files = filesIn(folder.path).filter((path) => path !== "checkpoint")
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(7), async (path, place, bit) => {
      const file = join(folder.path, path)
      const right = readFileSync(file)
      const bent = Buffer.from(right)
      const at = place % bent.length
      bent[at] = (bent[at] ?? 0) ^ (1 << bit)
      writeFileSync(file, bent)
      const fault = await faultOf(treeInFolder(folder.path))
      writeFileSync(file, right)
      assert.ok(fault !== undefined)
      const tile = readTilePath(path)
      if (tile?.level === "entries")
        assert.ok(
          (fault.kind === "entry" && Math.floor(fault.index / 256) === tile.index) ||
            (fault.kind === "bundle" && fault.path === path),
        )
      else assert.equal("path" in fault ? fault.path : fault.kind, path)
    }),
    { numRuns: 60 },
  )
})

test("a file that is gone is named", async () => {
  using folder = newFolder()
  await write(600, folder.path)
  using elsewhere = newFolder()
  mkdirSync(join(elsewhere.path, "tile"))
  writeFileSync(join(elsewhere.path, "checkpoint"), readFileSync(join(folder.path, "checkpoint")))
  assert.deepEqual(await faultOf(treeInFolder(elsewhere.path)), {
    kind: "missing",
    path: "tile/1/000.p/2",
  })
})

async function served(listener: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  assert.ok(typeof address === "object" && address !== null)
  return {
    url: `http://127.0.0.1:${address.port}/log`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test("the same files behind any web server verify the same", async () => {
  using folder = newFolder()
  await write(600, folder.path)
  await using server = await served((request, response) => {
    const path = join(folder.path, (request.url ?? "").replace("/log/", ""))
    if (existsSync(path)) response.end(readFileSync(path))
    else response.writeHead(404).end()
  })
  assert.equal(await faultOf(treeAt(server.url)), undefined)
  assert.equal(await treeAt(server.url).tile(0, 99, 256), undefined)
})

const strange: readonly (readonly [name: string, listener: RequestListener, why: string])[] = [
  ["a checkpoint without end", (_, response) => response.end("x".repeat(65_537)), "too large"],
  ["a mistake of the server", (_, response) => response.writeHead(503).end(), "503"],
  ["somewhere else to go", (_, response) => response.writeHead(301, { location: "/" }).end(), "301"],
  ["a connection that breaks", (request) => request.socket.destroy(), "UND_ERR_SOCKET"],
]
for (const [name, listener, detail] of strange)
  test(`${name} is told as what it is`, async () => {
    await using server = await served(listener)
    await assert.rejects(treeAt(server.url).checkpoint(), { code: "ledger/unreadable", detail })
  })

test("a checkpoint as large as may be is read from both, one octet more from neither", async () => {
  using folder = newFolder()
  const file = join(folder.path, "checkpoint")
  writeFileSync(file, "x".repeat(65_536))
  assert.equal((await treeInFolder(folder.path).checkpoint())?.length, 65_536)
  writeFileSync(file, "x".repeat(65_537))
  await assert.rejects(treeInFolder(folder.path).checkpoint(), { code: "ledger/unreadable" })
})
