/** What is believed of a ledger, and what is said where it is not what was signed, witnessed or seen before. */
import assert from "node:assert/strict"
import { createPrivateKey, createPublicKey, sign } from "node:crypto"
import { test } from "node:test"
import { cosign } from "@sluis/core/ledger/cosignature"
import { readNote, writeNote } from "@sluis/core/ledger/note"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { verifierKey } from "@sluis/core/ledger/verifier-key"
import type { VerifierKey } from "@sluis/core/ledger/verifier-key"
import { exampleLog, realEntry } from "../../../../../tools/ledger/example-log.ts"
import type { LedgerTree } from "./ledger-tree.ts"
import { verifyLedger } from "./verify-ledger.ts"
import type { LedgerTrouble, LedgerTrust, WholeLedger } from "./verify-ledger.ts"

const LOG = exampleLog("sluis.ledger/voorbeeld.example/a", 1, realEntry)
/** The same key, another history. */
const FORKED = exampleLog("sluis.ledger/voorbeeld.example/a", 1, (index) => realEntry(index + 1))
const OTHER = exampleLog("sluis.ledger/voorbeeld.example/b", 2, realEntry)
const SIZE = 600
const AT = 1_800_000_000

type Cosigner = { readonly key: VerifierKey; readonly under: (note: string) => string }

function cosigner(name: string, seed: number): Cosigner {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, seed)])
  const secret = createPrivateKey({ key: der, format: "der", type: "pkcs8" })
  const spki = createPublicKey(secret).export({ format: "der", type: "spki" })
  const key = verifierKey(pureSha256, name, "witness", new Uint8Array(spki.subarray(-32)))
  return {
    key,
    under: (written) => {
      const note = readNote(written)
      assert.ok(note.ok)
      const added = cosign(note.value.text, key, AT, (message) => sign(null, message, secret))
      return writeNote({ ...note.value, signatures: [...note.value.signatures, added] })
    },
  }
}

const ONE = cosigner("een.example", 11)
const TWO = cosigner("twee.example", 12)

type Given = Partial<LedgerTree> & {
  readonly log?: VerifierKey
  readonly witnesses?: readonly Cosigner[]
  readonly seen?: LedgerTrust["seen"]
}

async function verified({
  log = LOG.key,
  witnesses = [],
  seen,
  ...tree
}: Given): Promise<WholeLedger | LedgerTrouble> {
  const trust = { log, witnesses: witnesses.map(({ key }) => key), seen }
  const result = await verifyLedger({ ...LOG.tree(SIZE), ...tree }, trust, pureSha256)
  return result.ok ? result.value : result.error
}

const note = (text: string) => async (): Promise<string> => await Promise.resolve(text)

test("a ledger that is what was signed, cosigned and seen", async () => {
  assert.deepEqual(
    await verified({
      checkpoint: note(ONE.under(LOG.checkpoint(SIZE))),
      witnessed: note(TWO.under(LOG.checkpoint(300))),
      witnesses: [ONE, TWO],
      seen: { name: "kept", note: LOG.checkpoint(5) },
    }),
    {
      origin: LOG.key.name,
      size: SIZE,
      root: LOG.root(SIZE),
      unread: 0,
      cosigned: [
        { witness: "een.example", size: SIZE, at: AT },
        { witness: "twee.example", size: 300, at: AT },
      ],
      seen: 5,
    },
  )
})

const NEWER = new TextEncoder().encode('{"v":2}')

const troubles: readonly (readonly [name: string, given: Given, trouble: LedgerTrouble])[] = [
  ["nothing was signed", { checkpoint: () => Promise.resolve(undefined) }, { kind: "nothing-signed" }],
  ["the checkpoint is of another ledger", { log: OTHER.key }, { kind: "checkpoint", why: "other-log" }],
  [
    "the checkpoint was changed after it was signed",
    { checkpoint: note(LOG.checkpoint(SIZE).replace("\n600\n", "\n599\n")) },
    { kind: "checkpoint", why: "wrong-signature" },
  ],
  [
    "an entry is missing",
    { bundle: async (index, width) => (index === 1 ? undefined : await LOG.tree(SIZE).bundle(index, width)) },
    { kind: "tree", why: { kind: "missing", path: "tile/entries/001" } },
  ],
  ["a witness was never asked", { witnesses: [ONE] }, { kind: "not-cosigned", witness: "een.example" }],
  [
    "one witness cosigned, the other did not",
    { checkpoint: note(ONE.under(LOG.checkpoint(SIZE))), witnesses: [ONE, TWO] },
    { kind: "not-cosigned", witness: "twee.example" },
  ],
  [
    "a cosignature of another key by the same name",
    { checkpoint: note(cosigner("een.example", 13).under(LOG.checkpoint(SIZE))), witnesses: [ONE] },
    { kind: "not-cosigned", witness: "een.example" },
  ],
  [
    "a witness saw another history",
    { witnessed: note(ONE.under(FORKED.checkpoint(300))), witnesses: [ONE] },
    { kind: "not-grown", from: "een.example" },
  ],
  [
    "a witness saw more than there is",
    { witnessed: note(ONE.under(LOG.checkpoint(700))), witnesses: [ONE] },
    { kind: "shorter", from: "een.example", before: 700, now: SIZE },
  ],
  [
    "what was kept is of another history",
    { seen: { name: "kept", note: FORKED.checkpoint(300) } },
    { kind: "not-grown", from: "kept" },
  ],
  [
    "what was kept is of the same size with another root",
    { seen: { name: "kept", note: FORKED.checkpoint(SIZE) } },
    { kind: "not-grown", from: "kept" },
  ],
  [
    "what was kept is larger",
    { seen: { name: "kept", note: LOG.checkpoint(601) } },
    { kind: "shorter", from: "kept", before: 601, now: SIZE },
  ],
  [
    "what was kept is no checkpoint",
    { seen: { name: "kept", note: "hello" } },
    { kind: "checkpoint", why: "form" },
  ],
]
for (const [name, given, trouble] of troubles)
  test(`${name}: said as it is`, async () => {
    assert.deepEqual(await verified(given), trouble)
  })

test("an empty checkpoint that was kept is held by any ledger", async () => {
  const whole = await verified({ seen: { name: "kept", note: LOG.checkpoint(0) } })
  assert.ok("seen" in whole && whole.seen === 0)
})

test("entries of a newer version are counted, not refused", async () => {
  const newer = exampleLog(LOG.key.name, 1, (index) => (index === 3 ? NEWER : realEntry(index)))
  const result = await verifyLedger(newer.tree(10), { log: newer.key, witnesses: [] }, pureSha256)
  assert.ok(result.ok)
  assert.equal(result.value.unread, 1)
})

test("of partial tiles only those of the last size need be there", async () => {
  const { tile } = LOG.tree(SIZE)
  const asked: number[] = []
  const whole = await verified({
    tile: async (level, index, width) => {
      if (level === 0 && index === 2) asked.push(width)
      return await tile(level, index, width)
    },
    seen: { name: "kept", note: LOG.checkpoint(520) },
  })
  assert.ok("seen" in whole)
  assert.deepEqual([...new Set(asked)], [SIZE - 512])
})
