/** What every store must do with counts and recorded facts, whatever it keeps them in. */
import assert from "node:assert/strict"
import { after, test } from "node:test"

import { MAX_COUNT_NAME, MAX_INCREMENTS } from "../app/statistics/counts.ts"
import type { Count } from "../app/statistics/counts.ts"
import { MAX_RECORD_FACTS, MAX_RECORDS_AT_ONCE } from "../app/policy/records.ts"
import type { FactsRecord } from "../app/policy/records.ts"
import { NOW } from "./example-intake.ts"
import type { Store } from "./open-store.ts"

const DAY = 24 * 60 * 60 * 1000
const KEEP = { finished: DAY, correlation: DAY, outbox: DAY, statistics: DAY, records: DAY, ledger: DAY }
const END = Number.MAX_SAFE_INTEGER
const KEEP_NOTHING = { finished: 0, correlation: 0, outbox: 0, statistics: 0, records: 0, ledger: 0 }

/** `open`: a store that is new and empty. */
export function countsContract(name: string, open: () => Promise<Store>): void {
  let opened: Promise<Store> | undefined
  after(async () => (await opened)?.close())
  const check = (says: string, body: (store: Store) => Promise<void>): void => {
    test(`${name}: ${says}`, async () => {
      opened ??= open()
      const store = await opened
      await body(store)
      await store.retention.sweep(END, KEEP_NOTHING)
      assert.deepEqual(await store.counts.read("0000-01-01", "9999-12-31"), [])
      assert.deepEqual(await store.records.scan(0, { limit: 1 }), { records: [], next: undefined })
    })
  }

  check("counts of the same day, department and name are added up", async ({ counts }) => {
    const one = { day: "2026-11-21", department: "wijkteam", name: "held", value: 2 }
    await counts.add([one, one, { ...one, department: "" }, { ...one, name: "refused" }])
    await counts.add([
      { ...one, value: 5 },
      { ...one, day: "2026-11-22" },
    ])
    const found = await counts.read("2026-11-21", "2026-11-21")
    assert.deepEqual(
      new Set(found.map(({ name: of, department, value }) => `${of} ${department} ${value}`)),
      new Set(["held wijkteam 9", "held  2", "refused wijkteam 2"]),
    )
    assert.deepEqual(await counts.read("2026-11-22", "2026-11-30"), [{ ...one, day: "2026-11-22" }])
    assert.deepEqual(await counts.read("2026-11-23", "2026-11-22"), [])
  })

  check("counts come in the order of day and name, however many", async ({ counts }) => {
    const all: Count[] = []
    for (let number = 0; number < 4_100; number += 1) {
      const day = `2026-11-${String(10 + (number % 7))}`
      all.push({ day, department: `d${number % 41}`, name: `n${number % 100}`, value: number })
    }
    for (let from = 0; from < all.length; from += MAX_INCREMENTS) {
      await counts.add(all.slice(from, from + MAX_INCREMENTS))
    }
    const found = await counts.read("2026-11-01", "2026-11-30")
    const places = found.map(({ day, name: of }) => `${day} ${of}`)
    assert.deepEqual(places, places.toSorted())
    const sum = (some: readonly Count[]) => some.reduce((total, { value }) => total + value, 0)
    assert.equal(sum(found), sum(all))
    assert.equal(
      new Set(found.map(({ day, name: of, department }) => `${day} ${of} ${department}`)).size,
      4_100,
    )
  })

  check("what is no count is refused with all that came with it", async ({ counts }) => {
    const good = { day: "2026-11-21", department: "", name: "held", value: 1 }
    const bad: readonly (readonly [says: string, count: Count])[] = [
      ["a day in another form", { ...good, day: "21-11-2026" }],
      ["a moment", { ...good, day: "2026-11-21T10:00" }],
      ["no name", { ...good, name: "" }],
      ["a name that is too long", { ...good, name: "x".repeat(MAX_COUNT_NAME + 1) }],
      ["a department that is too long", { ...good, department: "x".repeat(MAX_COUNT_NAME + 1) }],
      ["less than nothing", { ...good, value: -1 }],
      ["a half", { ...good, value: 0.5 }],
      ["not a number", { ...good, value: Number.NaN }],
    ]
    for (const [says, count] of bad) await assert.rejects(counts.add([good, count]), RangeError, says)
    const many = Array.from({ length: MAX_INCREMENTS }, () => good)
    await assert.rejects(counts.add([...many, good]), RangeError)
    assert.deepEqual(await counts.read("2026-11-01", "2026-11-30"), [])
    await counts.add(many)
    const longest = "x".repeat(MAX_COUNT_NAME)
    await counts.add([
      { ...good, department: longest, name: longest },
      { ...good, name: "none", value: 0 },
    ])
    assert.deepEqual(await counts.read("2026-11-01", "2026-11-30"), [
      { ...good, value: MAX_INCREMENTS },
      { ...good, name: "none", value: 0 },
      { ...good, department: longest, name: longest },
    ])
  })

  check("counts are swept when their time is over, and not before", async ({ counts, retention }) => {
    const days = ["2026-11-19", "2026-11-20", "2026-11-21"]
    await counts.add(
      days.flatMap((day) => ["a", "b"].map((of) => ({ day, department: "", name: of, value: 1 }))),
    )
    assert.equal((await retention.sweep(Date.UTC(2026, 10, 20, 23), KEEP)).statistics, 0)
    assert.equal((await retention.sweep(Date.UTC(2026, 10, 21, 1), KEEP)).statistics, 2)
    const left = await counts.read("2026-11-01", "2026-11-30")
    assert.deepEqual([...new Set(left.map(({ day }) => day))], days.slice(1))
  })

  check("recorded facts come back in the order of time, page by page", async ({ records }) => {
    const all = [5, 1, 3, 3, 3, 2].map((later, number) => ({ at: NOW + later, facts: `{"n":${number}}` }))
    await records.add(all.slice(0, 4))
    await records.add(all.slice(4))
    const inOrder = [all[1], all[5], all[2], all[3], all[4], all[0]]
    for (const limit of [1, 2, 3, 5, 6, 7]) {
      const found: FactsRecord[] = []
      let next: string | undefined
      let pages = 0
      do {
        const page: { readonly records: readonly FactsRecord[]; readonly next: string | undefined } =
          await records.scan(NOW, { limit, after: next })
        found.push(...page.records)
        next = page.next
        pages += 1
      } while (next !== undefined)
      assert.deepEqual(found, inOrder)
      assert.equal(pages, Math.ceil(6 / limit), "no empty page at the end")
    }
    assert.deepEqual((await records.scan(NOW + 3, { limit: 9 })).records, inOrder.slice(2))
    const { next: early } = await records.scan(NOW, { limit: 1 })
    assert.deepEqual((await records.scan(NOW + 3, { limit: 9, after: early })).records, inOrder.slice(2))
    for (const after of ["", "1", "1.x", "x.1"]) {
      assert.deepEqual(await records.scan(0, { limit: 9, after }), { records: [], next: undefined }, after)
    }
  })

  check("as much is recorded at once as was said, and no more", async ({ records }) => {
    const one = { at: NOW, facts: "x".repeat(MAX_RECORD_FACTS) }
    const small = Array.from({ length: MAX_RECORDS_AT_ONCE }, () => ({ at: NOW, facts: "{}" }))
    await records.add([one])
    await records.add(small)
    await records.add([])
    await assert.rejects(records.add([{ at: NOW, facts: `${one.facts}x` }]), RangeError)
    await assert.rejects(records.add([...small, { at: NOW, facts: "{}" }]), RangeError)
    const page = await records.scan(0, { limit: MAX_RECORDS_AT_ONCE })
    assert.deepEqual(page.records, [one, ...small.slice(1)])
    assert.equal((await records.scan(0, { limit: 1, after: page.next })).records.length, 1)
    for (const limit of [0, MAX_RECORDS_AT_ONCE + 1])
      await assert.rejects(records.scan(0, { limit }), RangeError)
  })

  check(
    "recorded facts are swept when their time is over, and not before",
    async ({ records, retention }) => {
      await records.add([NOW, NOW + 1].map((at) => ({ at, facts: "{}" })))
      assert.equal((await retention.sweep(NOW + DAY - 1, KEEP)).records, 0)
      assert.equal((await retention.sweep(NOW + DAY, KEEP)).records, 1)
      assert.deepEqual((await records.scan(0, { limit: 9 })).records, [{ at: NOW + 1, facts: "{}" }])
    },
  )
}
