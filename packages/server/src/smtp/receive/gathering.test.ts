import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import fc from "fast-check"

import { newBudget } from "./budget.ts"
import type { Budget } from "./budget.ts"
import { Gathering } from "./gathering.ts"
import type { Gathered } from "./gathering.ts"

const THRESHOLD = 300_000
const MEMORY = 8 * 1024 * 1024

/** Hands in pieces as a connection does: it waits where it is told to. */
async function gather(folder: string, budget: Budget, pieces: readonly Buffer[]): Promise<Gathered> {
  let number = 0
  let goOn = (): void => undefined
  const gathering = new Gathering(
    { budget, threshold: THRESHOLD, newPath: () => join(folder, String(number++)) },
    () => goOn(),
  )
  for (const piece of pieces) {
    const room = new Promise<void>((resolve) => {
      goOn = resolve
    })
    if (!gathering.append(piece)) await room
  }
  return await new Promise((resolve) => gathering.finish(false, resolve))
}

/** Of octets that differ from place to place, so that a block in the wrong place shows. */
function octetsOf(length: number): Buffer {
  return Buffer.from(Uint32Array.from({ length: Math.ceil(length / 4) }, (_, n) => n).buffer).subarray(
    0,
    length,
  )
}

const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 400_000 }), fc.constantFrom(65_536, 262_144)), {
  minLength: 1,
  maxLength: 12,
})

test("what was gathered is what came in, and all memory is given back", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sluis-gathering-"))
  try {
    await fc.assert(
      fc.asyncProperty(lengths, async (cuts) => {
        const octets = octetsOf(cuts.reduce((sum, cut) => sum + cut, 0))
        const budget = newBudget(MEMORY)
        let at = 0
        const pieces = cuts.map((cut) => Buffer.from(octets.subarray(at, (at += cut))))
        const gathered = await gather(folder, budget, pieces)
        assert.equal(gathered.kind, "content")
        if (gathered.kind !== "content") return
        const { content } = gathered
        assert.equal(content.file === undefined, octets.length <= THRESHOLD)
        if (content.file !== undefined) assert.equal(budget.used(), 0)
        assert.ok(octets.equals(await content.load()))
        content.discard()
        assert.equal(budget.used(), 0)
        // What was handed in belongs to whoever did.
        assert.ok(octets.equals(Buffer.concat(pieces)))
      }),
      { numRuns: 40 },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
