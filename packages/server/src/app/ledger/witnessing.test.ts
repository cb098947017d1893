/** When witnesses are asked, from which size, and what becomes of their answers; over a tree of a few leaves. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { leafHash, rootOf } from "@sluis/core/ledger/merkle"
import { verifyConsistency } from "@sluis/core/ledger/proof"
import { pureSha256 } from "@sluis/core/ledger/pure-sha256"
import { err, ok } from "@sluis/core/result"
import type { NewLedgerEntry } from "./ledger.ts"
import { SILENT_LOG } from "../silent.ts"
import { startWitnessing } from "./witnessing.ts"
import type { Witness, Witnessing, WitnessRefusal } from "./witnessing.ts"

const HOUR = 3_600_000
const MINUTE = 60_000
const LEAVES = Buffer.concat(
  Array.from({ length: 200 }, (_, index) => leafHash(pureSha256, Uint8Array.of(index))),
)
const rootAt = (size: number): Uint8Array => rootOf(pureSha256, LEAVES.subarray(0, size * 32))

/** What a real witness does, as far as sizes and proofs go. */
function honest(name: string): Witness & { asked: number[]; size: number; refuses?: WitnessRefusal } {
  const witness: ReturnType<typeof honest> = {
    name,
    keyHash: "0a1b2c3d",
    asked: [],
    size: 0,
    cosign: async ({ oldSize, proof, checkpoint }) => {
      const size = Number(checkpoint)
      witness.asked.push(size)
      if (witness.refuses !== undefined) return err(witness.refuses)
      if (oldSize !== witness.size) return err({ kind: "other-size", size: witness.size })
      const consistency = {
        size1: BigInt(oldSize),
        size2: BigInt(size),
        root1: rootAt(oldSize),
        root2: rootAt(size),
        proof,
      }
      if (oldSize > 0 && !verifyConsistency(pureSha256, consistency)) return err({ kind: "inconsistent" })
      witness.size = size
      return ok(`— ${name} ${size}\n`)
    },
  }
  return witness
}

type Played = {
  readonly witnessing: Witnessing
  /** The ledger grows by so many entries and is signed. */
  readonly grow: (entries: number) => Promise<void>
  readonly pass: (milliseconds: number) => Promise<void>
  readonly cosigned: readonly string[]
  readonly appended: readonly NewLedgerEntry[]
  readonly size: () => number
}

function play(witnesses: readonly Witness[], every = HOUR): Played {
  let now = 0
  let size = 0
  let signedSize = 0
  const alarms = new Set<{ readonly at: number; readonly ring: () => void }>()
  const cosigned: string[] = []
  const appended: NewLedgerEntry[] = []
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  const sign = (): void => {
    if (size === signedSize) return
    signedSize = size
    witnessing.signed({ size, at: now, note: String(size) })
  }
  const witnessing = startWitnessing(
    {
      witnesses,
      ledger: {
        tile: async (level, _, width) => (level === 0 ? LEAVES.subarray(0, width * 32) : undefined),
        cosigned: async (of, signature) => void cosigned.push(`${of} ${signature}`),
        append: async (entries) => {
          appended.push(...entries)
          size += entries.length
          return size - entries.length
        },
      },
      sha256: pureSha256,
      clock: { now: () => now, elapsed: () => now },
      after: (milliseconds, ring) => {
        const alarm = { at: now + milliseconds, ring }
        alarms.add(alarm)
        return () => alarms.delete(alarm)
      },
      log: SILENT_LOG,
    },
    every,
  )
  const pass = async (milliseconds: number): Promise<void> => {
    const end = now + milliseconds
    for (;;) {
      const [next] = [...alarms].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
      if (next === undefined) break
      alarms.delete(next)
      now = Math.max(now, next.at)
      next.ring()
      await settle()
      sign()
    }
    now = end
  }
  return {
    witnessing,
    grow: async (entries) => {
      size += entries
      sign()
      await pass(0)
    },
    pass,
    cosigned,
    appended,
    size: () => size,
  }
}

test("a checkpoint is cosigned at once, and the next after an hour, from the size before", async () => {
  const witness = honest("getuige")
  const { grow, pass, cosigned, appended } = play([witness])
  await grow(5)
  assert.deepEqual(cosigned, ["5 — getuige 5\n"])
  assert.deepEqual(
    appended.map(({ action, figures, words }) => [action, figures, words]),
    [["ledger.witnessed", { size: 5 }, { witness: "0a1b2c3d" }]],
  )
  await pass(30 * MINUTE)
  await grow(3)
  await grow(2)
  assert.equal(cosigned.length, 1)
  await pass(30 * MINUTE)
  assert.deepEqual(cosigned.slice(1), ["11 — getuige 11\n"])
})

test("where nothing happens but cosigning, nobody is asked again", async () => {
  const witnesses = [honest("een"), honest("twee")]
  const { grow, pass } = play(witnesses)
  await grow(5)
  await pass(100 * HOUR)
  for (const { asked } of witnesses) assert.ok(asked.length <= 2, `${asked.length} times`)
})

test("a witness that saw another size is asked again from there, with a proof", async () => {
  const witness = honest("getuige")
  witness.size = 3
  const { grow, cosigned } = play([witness])
  await grow(8)
  assert.deepEqual(witness.asked, [8, 8])
  assert.deepEqual(cosigned, ["8 — getuige 8\n"])
})

test("a witness that saw more than there is, tells that something is gone", async () => {
  const witness = honest("getuige")
  witness.size = 50
  const { grow, witnessing, cosigned } = play([witness])
  await grow(8)
  assert.deepEqual(cosigned, [])
  assert.deepEqual(witnessing.state(), [
    { name: "getuige", cosigned: undefined, failing: { since: 0, why: "ahead" } },
  ])
})

test("a witness that does not answer is asked again after minutes, and does not keep the other one waiting", async () => {
  const [absent, present] = [honest("afwezig"), honest("aanwezig")]
  absent.refuses = { kind: "no-answer", why: "ECONNREFUSED" }
  const { grow, pass, witnessing } = play([absent, present])
  await grow(5)
  assert.equal(present.size, 5)
  await pass(20 * MINUTE)
  assert.equal(absent.asked.length, 5)
  assert.ok(present.asked.length === 1)
  assert.deepEqual(witnessing.state()[0]?.failing, { since: 0, why: "no-answer" })
  delete absent.refuses
  await pass(5 * MINUTE)
  assert.equal(absent.size, 6)
  assert.equal(witnessing.state()[0]?.failing, undefined)
  assert.deepEqual(witnessing.state()[0]?.cosigned, { size: 6, at: 25 * MINUTE })
})

test("a shorter interval than that is kept for those that do not answer too", async () => {
  const absent = honest("afwezig")
  absent.refuses = { kind: "unknown-log" }
  const { grow, pass } = play([absent], MINUTE)
  await grow(5)
  await pass(3 * MINUTE)
  assert.equal(absent.asked.length, 4)
})

test("a witness that breaks is one that does not answer", async () => {
  const broken: Witness = { name: "kapot", keyHash: "", cosign: () => Promise.reject(new Error("broken")) }
  const { grow, witnessing } = play([broken])
  await grow(5)
  assert.equal(witnessing.state()[0]?.failing?.why, "no-answer")
})

test("after the end nobody is asked any more", async () => {
  const witness = honest("getuige")
  const { grow, pass, witnessing } = play([witness])
  await grow(5)
  await witnessing.stop()
  await grow(5)
  await pass(2 * HOUR)
  assert.deepEqual(witness.asked, [5])
})
