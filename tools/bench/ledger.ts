/**
 * How much does the ledger take, and how long does it take to check all of it?
 *
 * `npm run bench:ledger` appends through the port to a store of its own (a real file, `synchronous=FULL`) in batches of
 * 1,000 and of 100, some under way at once as in a busy gateway, with and without a salted value in each entry. Then it
 * signs, and verifies a million entries as somebody would who has nothing but tiles, bundles and the public key. Another
 * number of entries as argument.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import { readEntry } from "@sluis/core/ledger/read-entry"
import { TILE_WIDTH, writeBundle } from "@sluis/core/ledger/tile"
import { readVerifierKey } from "@sluis/core/ledger/verifier-key"
import { verifyTree } from "@sluis/core/ledger/verify-tree"
import type { Ledger, NewLedgerEntry } from "../../packages/server/src/app/ledger/ledger.ts"
import { openStore } from "../../packages/server/src/store/open-store.ts"
import type { Store } from "../../packages/server/src/store/open-store.ts"
import { sha256 } from "../../packages/server/src/store/sha256.ts"

const MILLION = 1_000_000
const AT_ONCE = 4
/** Not counted: the first entries meet code that was never run. */
const WARM_UP = 10_000
const MB = 1_000_000

const ENTRY: NewLedgerEntry = {
  at: Date.UTC(2026, 10, 22),
  action: "message.held",
  role: "sluis",
  object: "",
  result: "done",
  figures: { recipients: 112, introductions: 12_432, exposures: 12_432 },
  words: { rule: "list/sensitive", verdict: "hold" },
}
const SALTED: NewLedgerEntry = { ...ENTRY, salted: { department: "wijkteam Noord" } }

/** `entries`: that are appended and verified. */
export async function benchLedger(entries: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sluis-bench-"))
  try {
    const store = await opened(folder)
    const tenth = Math.round(entries / 10)
    print(`the ledger: entries through the port, ${AT_ONCE} batches under way`)
    await append(store.ledger, WARM_UP, 1_000, SALTED)
    for (const [says, count, batch, entry] of [
      ["batches of 1,000, nothing salted", entries - 3 * tenth - WARM_UP, 1_000, ENTRY],
      ["batches of 1,000, a salted value each", tenth, 1_000, SALTED],
      ["batches of 100, nothing salted", tenth, 100, ENTRY],
      ["batches of 100, a salted value each", tenth, 100, SALTED],
    ] as const) {
      const seconds = await append(store.ledger, count, batch, entry)
      print(`  ${says.padEnd(40)} ${Math.round(count / seconds).toLocaleString("en")} entries/s`)
    }
    await verified(store.ledger)
    await store.close()
    const { size } = statSync(join(folder, "sluis.db"))
    print(
      `  ${(size / entries).toFixed(0)} octets of the database per entry (${(size / MB).toFixed(0)} MB)\n`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** In how many seconds. */
async function append(ledger: Ledger, count: number, batch: number, entry: NewLedgerEntry): Promise<number> {
  let left = Math.ceil(count / batch)
  let id = 0
  const start = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1
        await ledger.append(
          Array.from({ length: batch }, () => ({ ...entry, object: `m${(id++).toString(36)}` })),
        )
      }
    }),
  )
  return (performance.now() - start) / 1000
}

async function verified(ledger: Ledger): Promise<void> {
  let start = performance.now()
  const { note } = await ledger.sign()
  print(`  signing, every entry hashed again         ${((performance.now() - start) / 1000).toFixed(1)} s`)
  const key = readVerifierKey(sha256, (await ledger.key()).vkey)
  if (!key.ok) throw new Error("the key is none")
  start = performance.now()
  const signed = openCheckpoint(note, key.value)
  if (!signed.ok) throw new Error("the checkpoint is not signed")
  const reader = {
    tile: ledger.tile,
    bundle: async (index: number, width: number) =>
      writeBundle((await ledger.entries(index * TILE_WIDTH, width)).map(({ octets }) => octets)),
  }
  const tree = await verifyTree(sha256, reader, signed.value.checkpoint, { readEntry })
  if (!tree.ok) throw new Error(`the tree is not what was signed: ${JSON.stringify(tree.error)}`)
  const seconds = (performance.now() - start) / 1000
  const { size } = tree.value
  print(
    `  verifying ${size.toLocaleString("en")} entries out of the database  ${seconds.toFixed(1)} s, ${Math.round(size / seconds).toLocaleString("en")} entries/s`,
  )
}

async function opened(folder: string): Promise<Store> {
  const store = await openStore({
    folder,
    keys: { sealing: new Uint8Array(32).fill(9), ledger: new Uint8Array(32).fill(8) },
    clock: { now: () => Date.now(), elapsed: () => performance.now() },
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (text) => print(text),
    },
    reclaim: true,
  })
  if (!store.ok) throw new Error(`couldn't open the store: ${store.error.kind}`)
  return store.value
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

if (import.meta.main) {
  print(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}\n`)
  await benchLedger(Number(process.argv[2] ?? MILLION))
}
