/** What every store must do with the ledger (app/ledger/ledger.ts), whatever it keeps it in. */
import assert from "node:assert/strict"
import { after, test } from "node:test"

import { openCheckpoint } from "@sluis/core/ledger/checkpoint"
import { cosign } from "@sluis/core/ledger/cosignature"
import { makeConsistency, makeInclusion } from "@sluis/core/ledger/make-proof"
import { leafHash } from "@sluis/core/ledger/merkle"
import { readNote, writeSignature } from "@sluis/core/ledger/note"
import { verifyConsistency, verifyInclusion } from "@sluis/core/ledger/proof"
import { opens } from "@sluis/core/ledger/salted"
import { readVerifierKey, verifierKey } from "@sluis/core/ledger/verifier-key"

import type { Clock } from "../app/clock.ts"
import { MAX_LEDGER_AT_ONCE, MAX_SALTED_VALUE, MAX_TIMESTAMP_OCTETS } from "../app/ledger/ledger.ts"
import type { Ledger, NewLedgerEntry, SignedCheckpoint } from "../app/ledger/ledger.ts"
import { dropOne, releaseOne } from "./decide-one.ts"
import { exampleHeld, exampleIntake, NOW } from "./example-intake.ts"
import { ledgerKey } from "./ledger-key.ts"
import type { Store } from "./open-store.ts"
import { sha256 } from "./sha256.ts"
import { assertWhole, entryAt } from "./verify-ledger.ts"

const DAY = 86_400_000
const KEEP = {
  finished: DAY,
  correlation: DAY,
  outbox: DAY,
  statistics: DAY,
  records: DAY,
  ledger: 10 * DAY,
}

/** `open`: a store that is new and empty, of the process that sends. */
export function ledgerContract(name: string, open: (clock: Clock) => Promise<Store>): void {
  let now = NOW
  let opened: Promise<Store> | undefined
  after(async () => (await opened)?.close())
  const check = (says: string, body: (ledger: Ledger, store: Store) => Promise<void>): void => {
    test(`${name}: ${says}`, async () => {
      opened ??= open({ now: () => now, elapsed: () => 0 })
      const store = await opened
      now = NOW
      await body(store.ledger, store)
      await assertWhole(store.ledger) // whatever was done, the tree is what was signed before and more
    })
  }

  check("the first entry is that the ledger was begun, and it has a name and a key", async (ledger) => {
    const { origin, vkey } = await ledger.key()
    assert.match(origin, /^sluis\.ledger\/demonstration\/[0-9a-f]{16}$/)
    assert.ok(vkey.startsWith(`${origin}+`))
    const { at, action, role, object, result, origin: from } = await entryAt(ledger, 0)
    assert.deepEqual(
      { at, action, role, object, result, from },
      {
        at: new Date(NOW).toISOString(),
        action: "ledger.begun",
        role: "sluis",
        object: "",
        result: "done",
        from: "gateway",
      },
    )
  })

  check("what is appended is there in its order, with its figures and words in the open", async (ledger) => {
    const first = await ledger.append([
      entry({ object: "een", figures: { recipients: 112, introductions: 12_432 }, words: { rule: "x/y" } }),
      entry({ object: "twee", role: "reviewer", result: "refused", origin: "console" }),
    ])
    assert.equal(await ledger.size(), first + 2)
    const [one, two] = [await entryAt(ledger, first), await entryAt(ledger, first + 1)]
    assert.deepEqual(one, {
      v: 1,
      at: new Date(NOW).toISOString(),
      action: "message.held",
      role: "sluis",
      object: "een",
      result: "done",
      origin: "gateway",
      figures: { recipients: 112, introductions: 12_432 },
      words: { rule: "x/y" },
      salted: {},
    })
    assert.deepEqual(
      [two.object, two.role, two.result, two.origin],
      ["twee", "reviewer", "refused", "console"],
    )
    const indexes = (await ledger.entries(first, 9)).map(({ index }) => index)
    assert.deepEqual(indexes, [first, first + 1])
    assert.deepEqual(await ledger.entries(first + 2, 9), [])
    assert.equal(await ledger.append([]), first + 2)
  })

  check("what could lead to a person is in an entry as a hash, which its salt opens", async (ledger) => {
    const salted = { by: "Sanne Jansen", reason: "verkeerde lijst \u{1F512}", department: "" }
    const index = await ledger.append([entry({ salted })])
    const read = await entryAt(ledger, index)
    assert.deepEqual(Object.keys(read.salted).toSorted(), Object.keys(salted).toSorted())
    const salts = await ledger.salts(index)
    assert.deepEqual(Object.fromEntries(salts.map(({ name: each, value }) => [each, value])), salted)
    for (const { name: each, salt, value } of salts)
      assert.ok(opens(sha256, read.salted[each] ?? "", each, salt, value), each)
    assert.equal(new Set(salts.map(({ salt }) => Buffer.from(salt).toString("hex"))).size, 3)
  })

  check("half a character that somebody typed stops nothing", async (ledger) => {
    const index = await ledger.append([entry({ salted: { reason: "a\ud800b" } })])
    assert.equal((await ledger.salts(index))[0]?.value, "a\ufffdb")
  })

  check("all are appended, or none is", async (ledger) => {
    const size = await ledger.size()
    const wrong = [entry({ salted: { by: "x" } }), entry({ figures: { recipients: -1 } })]
    await assert.rejects(ledger.append(wrong))
    assert.equal(await ledger.size(), size)
    assert.deepEqual(await ledger.salts(size), [])
  })

  check("as much as may be is appended, and no more", async (ledger) => {
    const many = Array.from({ length: MAX_LEDGER_AT_ONCE }, (_, each) => entry({ object: String(each) }))
    const size = await ledger.size()
    assert.equal(await ledger.append(many), size)
    await assert.rejects(ledger.append([...many, entry({})]), RangeError)
    const long = "é".repeat(MAX_SALTED_VALUE)
    const index = await ledger.append([entry({ salted: { reason: long } })])
    assert.equal((await ledger.salts(index))[0]?.value, long)
    await assert.rejects(ledger.append([entry({ salted: { reason: `${long}x` } })]), RangeError)
    assert.equal(await ledger.size(), size + MAX_LEDGER_AT_ONCE + 1)
    assert.equal((await ledger.entries(0, MAX_LEDGER_AT_ONCE)).length, MAX_LEDGER_AT_ONCE)
    for (const limit of [0, MAX_LEDGER_AT_ONCE + 1, 1.5]) {
      await assert.rejects(ledger.entries(0, limit), RangeError)
      await assert.rejects(ledger.find({}, { limit }), RangeError)
    }
  })

  check("every entry is proved to be in the tree that was signed", async (ledger) => {
    const { size, root } = await signed(ledger)
    for (let index = 0; index < size; index += 7) {
      const proof = await makeInclusion(sha256, ledger.tile, index, size)
      assert.ok(proof.ok)
      const [kept] = await ledger.entries(index, 1)
      const hash = leafHash(sha256, kept?.octets ?? assert.fail())
      const inclusion = { index: BigInt(index), size: BigInt(size), leafHash: hash, proof: proof.value, root }
      assert.ok(verifyInclusion(sha256, inclusion), String(index))
    }
  })

  check("a tile is there as far as the tree is, and no further", async (ledger) => {
    const size = await ledger.size()
    const last = Math.floor(size / 256)
    assert.equal((await ledger.tile(0, 0, 256))?.length, 256 * 32)
    const full = await ledger.tile(0, 0, 256)
    assert.deepEqual(await ledger.tile(0, 0, 3), full?.slice(0, 3 * 32))
    assert.equal((await ledger.tile(1, 0, last))?.length, last * 32)
    const beyond: readonly (readonly [level: number, index: number, width: number])[] = [
      [0, last, (size % 256) + 1],
      [0, last + 1, 1],
      [1, 0, last + 1],
      [2, 0, 1],
      [7, 0, 1],
      [0, 0, 0],
      [0, 0, 257],
      [-1, 0, 1],
      [0, -1, 1],
      [0, 0.5, 1],
    ]
    for (const place of beyond) assert.equal(await ledger.tile(...place), undefined, place.join(" "))
    for (const nowhere of [-1, 0.5, Number.NaN, size]) {
      assert.deepEqual(await ledger.entries(nowhere, 1), [])
      assert.deepEqual(await ledger.salts(nowhere), [])
    }
  })

  check("a tree that grew is signed again, and is an extension of what was signed", async (ledger) => {
    const before = await signed(ledger)
    assert.deepEqual(await ledger.sign(), before.as)
    assert.deepEqual(await ledger.checkpoint(), before.as)
    await ledger.append([entry({}), entry({}), entry({})])
    now = NOW + 5
    const later = await signed(ledger)
    assert.deepEqual([later.size, later.as.at], [before.size + 3, NOW + 5])
    const proof = await makeConsistency(sha256, ledger.tile, before.size, later.size)
    assert.ok(proof.ok)
    const sizes = { size1: BigInt(before.size), size2: BigInt(later.size) }
    const roots = { root1: before.root, root2: later.root }
    assert.ok(verifyConsistency(sha256, { ...sizes, ...roots, proof: proof.value }))
    assert.deepEqual(await ledger.checkpoint(), later.as)
  })

  check(
    "a message that is taken takes its entry with it, and one that is not does not",
    async (ledger, store) => {
      const { custody } = store
      const size = await ledger.size()
      const taken = exampleHeld()
      const same = { ...exampleHeld(), correlation: taken.correlation }
      assert.equal((await custody.take(taken, undefined, [entry({ object: taken.id })])).kind, "taken")
      assert.equal((await entryAt(ledger, size)).object, taken.id)
      assert.equal((await custody.take(same, undefined, [entry({})])).kind, "held-already")
      await assert.rejects(custody.take(exampleIntake({ size: 3 }), undefined, [entry({})]), /not as large/)
      assert.equal(await ledger.size(), size + 1)
      const wrong = exampleIntake({})
      await assert.rejects(custody.take(wrong, undefined, [entry({ figures: { recipients: 0.5 } })]))
      await assert.rejects(custody.octets(wrong.id), /nothing left/)
      assert.equal(await ledger.size(), size + 1)
    },
  )

  check("a decision takes its entry with it, once", async (ledger, { custody, held }) => {
    const [released, dropped] = [exampleHeld(), exampleHeld()]
    for (const each of [released, dropped]) await custody.take(each, undefined)
    const size = await ledger.size()
    const note = { reason: "", by: "", department: "", at: NOW, expiresAt: NOW + 9 }
    const decision = { kind: "release", as: "copies", showing: "self" } as const
    const release = (): Promise<boolean> =>
      releaseOne(held, released.id, decision, exampleIntake({}).copies, note, [entry({ object: "released" })])
    const drop = (): Promise<boolean> =>
      dropOne(held, dropped.id, { ...note, decided: true }, undefined, [entry({ object: "dropped" })])
    assert.deepEqual([await release(), await release()], [true, false])
    assert.deepEqual([await drop(), await drop()], [true, false])
    assert.equal(await ledger.size(), size + 2)
    const objects = [await entryAt(ledger, size), await entryAt(ledger, size + 1)].map(({ object }) => object)
    assert.deepEqual(objects, ["released", "dropped"])
    const again = { ...exampleHeld(), correlation: dropped.correlation }
    assert.equal((await custody.take(again, undefined, [entry({})])).kind, "decided")
    assert.equal(await ledger.size(), size + 2)
  })

  check("what is added, changed and removed takes its entry with it, where it was", async (ledger, store) => {
    const { entries } = store
    const steps: readonly (readonly [string, () => Promise<boolean>, boolean])[] = [
      ["added", () => entries.add("person", { id: "1", key: "k", at: NOW, value: "" }, [entry({})]), true],
      ["added again", () => entries.add("person", { id: "1", at: NOW, value: "" }, [entry({})]), false],
      ["changed", () => entries.change("person", "1", 1, { value: "x" }, [entry({})]), true],
      ["changed too late", () => entries.change("person", "1", 1, { value: "y" }, [entry({})]), false],
      ["removed", () => entries.remove("person", "1", [entry({})]), true],
      ["removed again", () => entries.remove("person", "1", [entry({})]), false],
    ]
    for (const [says, step, isDone] of steps) {
      const size = await ledger.size()
      assert.equal(await step(), isDone, says)
      assert.equal(await ledger.size(), size + (isDone ? 1 : 0), says)
    }
  })

  check("an account that changes takes its entry with it", async (ledger, { users }) => {
    const size = await ledger.size()
    await users.put("scanner", "een-twee-drie", [entry({ action: "key.changed" })])
    assert.equal(await users.remove("scanner", [entry({ action: "key.changed" })]), true)
    assert.equal(await users.remove("scanner", [entry({ action: "key.changed" })]), false)
    assert.equal(await ledger.size(), size + 2)
  })

  check("erasing a person takes their salts, says how many, and every proof stays", async (ledger) => {
    const about = { about: "sanne@voorbeeld.example" }
    const other = { about: "jan@voorbeeld.example", salted: { by: "Jan" } }
    const index = await ledger.append([
      entry({ ...about, salted: { by: "Sanne", department: "wijkteam" } }),
      entry(other),
      entry({ ...about, salted: { reason: "per ongeluk" } }),
      entry({ salted: { reason: "van niemand" } }),
    ])
    const before = await signed(ledger)
    const proof = await makeInclusion(sha256, ledger.tile, index, before.size)
    now = NOW + 7
    assert.equal(await ledger.erase(about.about), 3)
    const left = await Promise.all([0, 1, 2, 3].map((each) => ledger.salts(index + each)))
    assert.deepEqual(
      left.map((salts) => salts.map(({ value }) => value)),
      [[], ["Jan"], [], ["van niemand"]],
    )
    const { action, figures, at } = await entryAt(ledger, index + 4)
    assert.deepEqual([action, figures, at], ["ledger.erased", { salts: 3 }, new Date(NOW + 7).toISOString()])
    assert.deepEqual(await makeInclusion(sha256, ledger.tile, index, before.size), proof)
    await assertWhole(ledger, before.as)
    assert.equal(await ledger.erase(about.about), 0)
    assert.equal(await ledger.size(), index + 5)
  })

  check("salts go when their time is over, in whole days, and not before", async (ledger, { retention }) => {
    const start = Math.floor(NOW / DAY) * DAY - 300 * DAY
    const index = await ledger.append(
      [0, 0, 0.25].map((days) => entry({ at: start + days * DAY, salted: { by: "Sanne" } })),
    )
    const left = async (): Promise<readonly number[]> =>
      (await Promise.all([0, 1, 2].map((each) => ledger.salts(index + each)))).map(({ length }) => length)
    const swept = async (days: number, milliseconds = 0): Promise<number> =>
      (await retention.sweep(start + KEEP.ledger + days * DAY + milliseconds, KEEP)).ledger
    assert.deepEqual([await swept(0, -1), await left()], [0, [1, 1, 1]])
    assert.deepEqual([await swept(0), await left()], [2, [0, 0, 1]])
    const { action, figures } = await entryAt(ledger, index + 3)
    assert.deepEqual([action, figures], ["ledger.erased", { salts: 2 }])
    assert.deepEqual([await swept(1, -1), await left()], [0, [0, 0, 1]])
    assert.deepEqual([await swept(1), await left()], [1, [0, 0, 0]])
    assert.equal(await ledger.size(), index + 5)
  })

  check("entries are found by what was done, about what and when, newest first", async (ledger) => {
    const from = NOW + 1000 * DAY
    const index = await ledger.append([
      entry({ at: from, action: "canary.sent", object: "k1" }),
      entry({ at: from + 2, action: "canary.caught", object: "k1" }),
      entry({ at: from + 1, action: "canary.sent", object: "k2" }), // a clock that went back
      entry({ at: from + 3, action: "canary.missed", object: "k2" }),
      entry({ at: from + 3, action: "breach.opened" }),
    ])
    const sent = { actions: ["canary.sent"] as const, since: from }
    const canaries = { actions: ["canary.sent", "canary.caught", "canary.missed", "canary.sent"] as const }
    const finds: readonly (readonly [string, Parameters<Ledger["find"]>, readonly number[]])[] = [
      ["one action", [sent, { limit: 9 }], [2, 0]],
      ["several actions", [canaries, { limit: 9 }], [3, 2, 1, 0]],
      ["an object", [{ object: "k1" }, { limit: 9 }], [1, 0]],
      ["an object and an action", [{ ...canaries, ...sent, object: "k2" }, { limit: 9 }], [2]],
      ["all since", [{ since: from }, { limit: 9 }], [4, 3, 2, 1, 0]],
      ["from one moment until another", [{ since: from + 1, until: from + 3 }, { limit: 9 }], [2, 1]],
      ["a page", [{ since: from }, { limit: 2 }], [4, 3]],
      ["the next page", [{ since: from }, { limit: 2, before: index + 3 }], [2, 1]],
      ["of no action", [{ actions: [] }, { limit: 9 }], []],
      ["of an unknown object", [{ object: "k9" }, { limit: 9 }], []],
    ]
    for (const [says, asks, expected] of finds) {
      const found = (await ledger.find(...asks)).map((each) => each.index - index)
      assert.deepEqual(found, expected, says)
    }
    assert.deepEqual(await ledger.find({ object: "k1" }, { limit: 1 }), await ledger.entries(index + 1, 1))
  })

  check("a witness puts its name under a checkpoint, and its latest counts", async (ledger) => {
    await ledger.append([entry({})])
    const { size, note } = await ledger.sign()
    const own = ledgerKey(new Uint8Array(32).fill(3), "getuige.example/1")
    const witness = verifierKey(sha256, "getuige.example/1", "witness", own.verifier.publicKey)
    const text = textOf(note)
    const lines = [100, 200].map((at) => writeSignature(cosign(text, witness, at, own.sign)))
    await ledger.cosigned(size, lines[0] ?? "")
    for (let twice = 0; twice < 2; twice += 1) await ledger.cosigned(size, (lines[1] ?? "").trimEnd())
    const kept = await ledger.checkpoint()
    assert.equal(kept?.note, note + lines[1])
    const key = readVerifierKey(sha256, (await ledger.key()).vkey)
    assert.ok(key.ok)
    const checked = openCheckpoint(kept.note, key.value, [witness])
    assert.ok(checked.ok)
    assert.deepEqual(
      checked.value.signatures.map(({ at }) => at),
      [undefined, 200],
    )
    await assert.rejects(ledger.cosigned(size + 1, lines[0] ?? ""), RangeError)
    await assert.rejects(ledger.cosigned(size, "no signature"), RangeError)
    assert.deepEqual(await ledger.sign(), kept)
    await ledger.append([entry({})])
    await ledger.sign()
    assert.deepEqual(await ledger.witnessed(), kept)
  })

  check("timestamps are kept, oldest first", async (ledger) => {
    const { size } = await ledger.sign()
    const token = (first: number): Uint8Array => new Uint8Array(MAX_TIMESTAMP_OCTETS).fill(first)
    now = NOW + 20 * DAY
    await ledger.timestamped(size, token(1))
    now += DAY
    await ledger.timestamped(size, token(2))
    assert.deepEqual(await ledger.timestamps(now), [{ size, at: now, token: token(2) }])
    const both = [1, 2].map((first) => ({ size, at: now + (first - 2) * DAY, token: token(first) }))
    assert.deepEqual(await ledger.timestamps(now - DAY), both)
    await assert.rejects(ledger.timestamped(size, new Uint8Array(MAX_TIMESTAMP_OCTETS + 1)), RangeError)
    await assert.rejects(ledger.timestamped(size + 1, token(1)), RangeError)
  })

  check(
    "of each day the last checkpoint stays, what has a timestamp, and the last that was witnessed",
    async (ledger, { retention }) => {
      const start = Math.floor(NOW / DAY) * DAY + 400 * DAY
      const sizes: number[] = []
      for (const at of [start, start + 1, start + 2, start + DAY - 1, start + DAY]) {
        now = at
        await ledger.append([entry({})])
        sizes.push((await ledger.sign()).size)
      }
      await ledger.timestamped(sizes[1] ?? 0, new Uint8Array(1))
      const line = writeSignature({ name: "x", id: new Uint8Array(4), signature: new Uint8Array(9) })
      await ledger.cosigned(sizes[2] ?? 0, line)
      await retention.sweep(start + 2 * DAY, KEEP)
      const left = await Promise.allSettled(sizes.map((size) => ledger.cosigned(size, line)))
      assert.deepEqual(
        left.map(({ status }) => status === "fulfilled"),
        [false, true, true, true, true],
      )
    },
  )
}

function entry(change: Partial<NewLedgerEntry>): NewLedgerEntry {
  return { at: NOW, action: "message.held", role: "sluis", object: "", result: "done", ...change }
}

async function signed(
  ledger: Ledger,
): Promise<{ readonly size: number; readonly root: Uint8Array; readonly as: SignedCheckpoint }> {
  const as = await ledger.sign()
  const key = readVerifierKey(sha256, (await ledger.key()).vkey)
  assert.ok(key.ok)
  const opened = openCheckpoint(as.note, key.value)
  assert.ok(opened.ok)
  const { size, root } = opened.value.checkpoint
  assert.equal(Number(size), as.size)
  return { size: as.size, root, as }
}

function textOf(note: string): string {
  const read = readNote(note)
  assert.ok(read.ok)
  return read.value.text
}
