/** A process that is killed while it appends: the tree is whole, and nothing that was acknowledged is missing. */
import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"

import { killAfter } from "./kill-after.ts"
import { newFolder, openTestStore } from "./test-store.ts"
import { assertWhole, entryAt } from "./verify-ledger.ts"

const CHILD = join(import.meta.dirname, "append-until-killed.ts")
const LINE = /^(appended|added|signed) [0-9a-f]+ \d+$/

test("what a killed process had appended and signed is all there, and the tree is whole", async () => {
  const folder = newFolder()
  const said: string[] = []
  for (const lines of [1, 40, 300]) {
    said.push(...(await killAfter(CHILD, folder, { lines, form: LINE })))
    const { ledger, close } = await openTestStore(folder)
    await assertWhole(ledger)
    await close()
  }
  const { ledger, entries, close } = await openTestStore(folder)
  const size = await ledger.size()
  let appended = 0
  for (const line of said) {
    const [word, id = "", number] = line.split(" ")
    const at = Number(number)
    if (word === "signed") assert.ok(at <= size)
    else if (word === "added") assert.notEqual(await entries.find("setting", id), undefined)
    else {
      appended += 1
      for (const index of [at, at + 1]) {
        assert.equal((await entryAt(ledger, index)).object, id)
        assert.equal((await ledger.salts(index)).length, 1)
      }
    }
  }
  assert.ok(appended > 0)

  // Neither without the other, whether or not anybody was told.
  const beside = new Set<string>()
  for (let first = 0; first < size; first += 1_000)
    for (const { octets } of await ledger.entries(first, 1_000)) {
      const [, id] = /"object":"beside-([0-9a-f]+)"/.exec(Buffer.from(octets).toString()) ?? []
      if (id !== undefined) beside.add(id)
    }
  const kept = new Set<string>()
  let after: string | undefined
  do {
    const page: Awaited<ReturnType<typeof entries.list>> = await entries.list("setting", {
      limit: 500,
      after,
    })
    for (const { id } of page.entries) kept.add(id)
    after = page.next
  } while (after !== undefined)
  assert.deepEqual(beside, kept)
  await close()
})
