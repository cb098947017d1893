/** What every store must do with entries (app/entries.ts), whatever it keeps them in. */
import assert from "node:assert/strict"
import { after, test } from "node:test"

import type { Clock } from "../app/clock.ts"
import {
  MAX_ENTRIES_LISTED,
  MAX_ENTRY_VALUE,
  MAX_GROUPS_LISTED,
  MAX_WRITES_TOGETHER,
} from "../app/entries.ts"
import type { Entries, EntryKind, EntryPage } from "../app/entries.ts"
import { NOW } from "./example-intake.ts"
import type { Store } from "./open-store.ts"

const KEEP = { finished: 1, correlation: 1, outbox: 1, statistics: 1, records: 1, ledger: 1 }
const NO_NAMES = ["", "x".repeat(91)]

/** `open`: a store that is new and empty. */
export function entriesContract(name: string, open: (clock: Clock) => Promise<Store>): void {
  let now = NOW
  let opened: Promise<Store> | undefined
  after(async () => (await opened)?.close())
  const check = (says: string, body: (entries: Entries, store: Store) => Promise<void>): void => {
    test(`${name}: ${says}`, async () => {
      opened ??= open({ now: () => now, elapsed: () => 0 })
      const store = await opened
      await body(store.entries, store)
      now = NOW // so that what expired is there to be removed
      for (const kind of KINDS) {
        for (const { id } of (await store.entries.list(kind, { limit: 500 })).entries)
          await store.entries.remove(kind, id)
      }
    })
  }

  check("an entry is found by its id and by its key, as it was added", async (entries) => {
    const value = JSON.stringify({ name: "Fatima de Vries \u{1F512}", roles: ["reviewer"] })
    const entry = { id: "p1", at: NOW, value }
    assert.equal(await entries.add("person", { ...entry, key: "fatima@voorbeeld.example" }), true)
    const found = { ...entry, expiresAt: undefined, version: 1 }
    assert.deepEqual(await entries.find("person", "p1"), found)
    assert.deepEqual(await entries.findByKey("person", "fatima@voorbeeld.example"), found)
    assert.equal(await entries.findByKey("person", "Fatima@voorbeeld.example"), undefined)
    assert.equal(await entries.findByKey("person", "p1"), undefined)
    assert.equal(await entries.find("person", "p2"), undefined)
  })

  check("each kind has ids, keys and groups of its own", async (entries) => {
    for (const kind of ["person", "token"] as const) {
      assert.equal(await entries.add(kind, { id: "1", key: "k", group: "g", at: NOW, value: kind }), true)
    }
    assert.equal((await entries.find("token", "1"))?.value, "token")
    assert.equal((await entries.findByKey("person", "k"))?.value, "person")
    assert.equal((await entries.inGroup("token", "g", 10)).length, 1)
    assert.equal(await entries.remove("token", "1"), true)
    assert.equal((await entries.find("person", "1"))?.value, "person")
  })

  check("a taken id or key is not given away, and keyless entries share nothing", async (entries) => {
    const entry = { id: "1", key: "k", at: NOW, value: "first" }
    assert.equal(await entries.add("person", entry), true)
    assert.equal(await entries.add("person", { ...entry, key: "other", value: "second" }), false)
    assert.equal(await entries.add("person", { ...entry, id: "2", value: "third" }), false)
    assert.equal((await entries.find("person", "1"))?.value, "first")
    assert.equal(await entries.find("person", "2"), undefined)
    for (const id of ["3", "4"]) assert.equal(await entries.add("person", { id, at: NOW, value: "" }), true)
  })

  check("of two who change the same version one is told that it was too late", async (entries) => {
    await entries.add("person", { id: "1", key: "k", at: NOW, value: "a" })
    const both = ["b", "c"].map((value) => entries.change("person", "1", 1, { value }))
    assert.deepEqual(await Promise.all(both), [true, false])
    const found = { id: "1", at: NOW, expiresAt: undefined, version: 2, value: "b" }
    assert.deepEqual(await entries.findByKey("person", "k"), found)
    assert.equal(await entries.change("person", "1", 3, { value: "d" }), false)
    assert.equal(await entries.change("person", "nobody", 1, { value: "d" }), false)
    assert.equal(await entries.change("person", "1", 2, { value: "d" }), true)
    assert.deepEqual(await entries.find("person", "1"), { ...found, version: 3, value: "d" })
  })

  check("a key can be changed, for one that nobody has", async (entries) => {
    await entries.add("person", { id: "1", key: "old", at: NOW, value: "a" })
    await entries.add("person", { id: "2", key: "taken", at: NOW, value: "b" })
    assert.equal(await entries.change("person", "1", 1, { value: "a", key: "taken" }), false)
    assert.equal(await entries.change("person", "1", 1, { value: "a", key: "new" }), true)
    assert.equal(await entries.change("person", "1", 2, { value: "a", key: "new" }), true)
    assert.equal(await entries.findByKey("person", "old"), undefined)
    assert.equal((await entries.findByKey("person", "new"))?.id, "1")
    assert.equal((await entries.findByKey("person", "taken"))?.id, "2")
  })

  check("what has expired is not there for anybody, and its names are free", async (entries) => {
    const entry = { id: "1", key: "k", group: "g", at: NOW, expiresAt: NOW + 10, value: "a" }
    await entries.add("session", entry)
    now = NOW + 9
    assert.equal((await entries.find("session", "1"))?.expiresAt, NOW + 10)
    now = NOW + 10
    assert.equal(await entries.find("session", "1"), undefined)
    assert.equal(await entries.findByKey("session", "k"), undefined)
    assert.deepEqual((await entries.list("session", { limit: 10 })).entries, [])
    assert.deepEqual(await entries.inGroup("session", "g", 10), [])
    assert.equal(await entries.change("session", "1", 1, { value: "b" }), false)
    assert.equal(await entries.remove("session", "1"), false)
    assert.equal(await entries.removeGroup("session", "g"), 0)
    assert.equal(await entries.add("session", { id: "1", at: now, value: "same id" }), true)
    assert.equal(await entries.add("session", { id: "2", key: "k", at: now, value: "same key" }), true)
  })

  check("a key of what has expired is free for a change too", async (entries) => {
    await entries.add("session", { id: "1", key: "k", at: NOW, expiresAt: NOW + 10, value: "a" })
    await entries.add("session", { id: "2", at: NOW, value: "b" })
    now = NOW + 10
    assert.equal(await entries.change("session", "2", 1, { value: "b", key: "k" }), true)
    assert.equal((await entries.findByKey("session", "k"))?.id, "2")
  })

  check("a change can give more time or less", async (entries) => {
    await entries.add("session", { id: "1", at: NOW, expiresAt: NOW + 10, value: "a" })
    assert.equal(await entries.change("session", "1", 1, { value: "a", expiresAt: NOW + 20 }), true)
    now = NOW + 19
    assert.equal(await entries.change("session", "1", 2, { value: "a" }), true)
    assert.equal((await entries.find("session", "1"))?.expiresAt, NOW + 20)
    assert.equal(await entries.change("session", "1", 3, { value: "a", expiresAt: now }), true)
    assert.equal(await entries.find("session", "1"), undefined)
  })

  check("what has expired is swept, and nothing else", async (entries, { retention }) => {
    for (const id of ["1", "2"]) {
      await entries.add("session", { id, at: NOW, expiresAt: NOW + Number(id), value: "a" })
    }
    await entries.add("session", { id: "3", at: NOW, value: "a" })
    const swept = async (moment: number) => (await retention.sweep(moment, KEEP)).entries
    assert.deepEqual([await swept(NOW), await swept(NOW + 1), await swept(NOW + 9)], [0, 1, 1])
    assert.notEqual(await entries.find("session", "3"), undefined)
  })

  check("more than one step of the sweep goes in one sweep", async (entries, { retention }) => {
    const ids = Array.from({ length: 401 }, (_, number) => `s${number}`)
    await Promise.all(
      ids.map((id, number) =>
        entries.add("session", { id, at: NOW, expiresAt: NOW + (number % 300), value: "" }),
      ),
    )
    assert.equal((await retention.sweep(NOW + 300, KEEP)).entries, 401)
  })

  check("what is removed is removed once", async (entries) => {
    await entries.add("link", { id: "1", at: NOW, value: "a" })
    const both = await Promise.all([entries.remove("link", "1"), entries.remove("link", "1")])
    assert.deepEqual(both.toSorted(), [false, true])
  })

  check("a page goes on where the one before ended, in both directions", async (entries) => {
    const ids = ["b", "a", "e", "d", "c", "f", "g"]
    const at = (place: number) => NOW + Math.floor(place / 2) // two at the same time
    for (const [place, id] of ids.entries()) await entries.add("viewing", { id, at: at(place), value: id })
    const oldestFirst = ["a", "b", "d", "e", "c", "f", "g"]
    for (const newestFirst of [false, true]) {
      for (const limit of [1, 2, 3, 6, 7, 8]) {
        const pages = await allPages((after) => entries.list("viewing", { limit, after, newestFirst }))
        const found = pages.flatMap((page) => page.entries.map(({ id }) => id))
        assert.deepEqual(found, newestFirst ? oldestFirst.toReversed() : oldestFirst)
        assert.equal(pages.length, Math.ceil(7 / limit), "no empty page at the end")
      }
    }
  })

  check("a cursor that no page gave leads nowhere", async (entries) => {
    await entries.add("viewing", { id: "1", at: NOW, value: "" })
    for (const after of ["", ".", "1", "x.y", "-1.MQ", `${"9".repeat(17)}.MQ`, "1.MQ'--"]) {
      const nothing = { entries: [], next: undefined }
      assert.deepEqual(await entries.list("viewing", { limit: 9, after }), nothing, after)
    }
  })

  check("a page of large entries is short, and the next one goes on", async (entries) => {
    const value = "\u00e9".repeat(MAX_ENTRY_VALUE)
    for (const id of ["1", "2", "3", "4"]) await entries.add("policy", { id, group: "g", at: NOW, value })
    const pages = await allPages((after) => entries.list("policy", { limit: 10, after }))
    assert.deepEqual(
      pages.map((page) => page.entries.map(({ id }) => id)),
      [["1"], ["2"], ["3"], ["4"]],
    )
    const group = await entries.inGroup("policy", "g", 3)
    assert.deepEqual(
      group.map(({ id, value: { length } }) => [id, length]),
      ["4", "3", "2"].map((id) => [id, MAX_ENTRY_VALUE]),
    )
  })

  check("a group is found, the newest first, and removed as a whole", async (entries) => {
    for (let number = 0; number < 205; number += 1) {
      await entries.add("session", { id: `m${number}`, group: "mine", at: NOW + number, value: "" })
    }
    await entries.add("session", { id: "other", group: "other", at: NOW, value: "" })
    const newest = await entries.inGroup("session", "mine", 2)
    assert.deepEqual(
      newest.map(({ id }) => id),
      ["m204", "m203"],
    )
    assert.equal(await entries.removeGroup("session", "mine"), 205)
    assert.equal(await entries.removeGroup("session", "mine"), 0)
    assert.deepEqual(await entries.inGroup("session", "mine", 10), [])
    assert.notEqual(await entries.find("session", "other"), undefined)
  })

  check(
    "a list of groups is in one order, whichever of them an entry is in, and pages go on",
    async (entries) => {
      const ids = ["b", "a", "e", "d", "c", "f", "g", "h"]
      for (const [place, id] of ids.entries()) {
        const group = ["one", "two", "three"][place % 3]
        await entries.add("viewing", { id, group, at: NOW + Math.floor(place / 2), value: id })
      }
      // "e" and "f" are in the third group.
      for (const newestFirst of [false, true]) {
        for (const limit of [1, 2, 3, 5, 6, 7]) {
          const groups = ["one", "two"]
          const pages = await allPages((after) =>
            entries.list("viewing", { limit, after, newestFirst, groups }),
          )
          const found = pages.flatMap((page) => page.entries.map(({ id }) => id))
          const oldestFirst = ["a", "b", "d", "c", "g", "h"]
          assert.deepEqual(found, newestFirst ? oldestFirst.toReversed() : oldestFirst)
          assert.equal(pages.length, Math.ceil(6 / limit), "no empty page at the end")
        }
      }
      assert.deepEqual((await entries.list("viewing", { limit: 9, groups: [] })).entries, [])
      await assert.rejects(
        entries.list("viewing", { limit: 9, groups: Array.from({ length: MAX_GROUPS_LISTED + 1 }, String) }),
        RangeError,
      )
    },
  )

  check("a change can move an entry to another group", async (entries) => {
    await entries.add("viewing", { id: "1", group: "open", at: NOW, value: "a" })
    assert.equal(await entries.change("viewing", "1", 1, { value: "b", group: "closed" }), true)
    assert.equal(await entries.change("viewing", "1", 2, { value: "c" }), true)
    assert.deepEqual(await entries.inGroup("viewing", "open", 9), [])
    assert.deepEqual(
      (await entries.inGroup("viewing", "closed", 9)).map(({ value }) => value),
      ["c"],
    )
  })

  check("each of several is found in the place of its id", async (entries) => {
    for (const id of ["1", "2"]) await entries.add("person", { id, at: NOW, value: id })
    const found = await entries.findEach("person", ["2", "3", "1", "2"])
    assert.deepEqual(
      found.map((entry) => (typeof entry === "object" ? entry.value : entry)),
      ["2", undefined, "1", "2"],
    )
    await assert.rejects(
      entries.findEach("person", Array.from({ length: MAX_ENTRIES_LISTED + 1 }, String)),
      RangeError,
    )
  })

  check("what is written together is all there, or nothing of it is", async (entries, { ledger }) => {
    await entries.add("policy", { id: "row", key: "taken", at: NOW, value: "0 steps" })
    const add = (id: string, key?: string) =>
      ({ write: "add", kind: "policy", entry: { id, key, at: NOW, value: id } }) as const
    const row = (version: number) =>
      ({
        write: "change",
        kind: "policy",
        id: "row",
        version,
        change: { value: `${version} steps` },
      }) as const
    const said = { at: NOW, action: "breach.changed", role: "sluis", object: "row", result: "done" } as const
    const size = async () => (await ledger.sign()).size
    const before = await size()
    assert.equal(await entries.together([add("step-0"), row(1)], [said]), true)
    assert.equal(await size(), before + 1)
    const refused: readonly (readonly [string, Parameters<Entries["together"]>[0]])[] = [
      ["an id is taken", [row(2), add("step-0")]],
      ["a key is taken", [add("step-1", "taken"), row(2)]],
      ["a version is not that one any more", [add("step-1"), row(1)]],
      ["there is nothing to change", [add("step-1"), { ...row(2), id: "none" }]],
    ]
    for (const [says, writes] of refused) assert.equal(await entries.together(writes, [said]), false, says)
    assert.equal(await size(), before + 1, "and the ledger says nothing of it")
    assert.equal(await entries.find("policy", "step-1"), undefined)
    assert.equal((await entries.find("policy", "row"))?.value, "1 steps")
    await assert.rejects(
      entries.together(Array.from({ length: MAX_WRITES_TOGETHER + 1 }, (_, id) => add(`many-${id}`))),
      RangeError,
    )
  })

  check("what is too much is refused, and what is just not too much is kept", async (entries) => {
    const most = "x".repeat(MAX_ENTRY_VALUE)
    assert.equal(await entries.add("policy", { id: "i".repeat(90), at: NOW, value: most }), true)
    assert.equal((await entries.find("policy", "i".repeat(90)))?.value, most)
    for (const id of NO_NAMES)
      await assert.rejects(entries.add("policy", { id, at: NOW, value: "" }), RangeError)
    await assert.rejects(entries.add("policy", { id: "1", at: NOW, value: `${most}x` }), RangeError)
    await assert.rejects(entries.change("policy", "1", 1, { value: `${most}x` }), RangeError)
    for (const limit of [0, 1.5, MAX_ENTRIES_LISTED + 1]) {
      await assert.rejects(entries.list("policy", { limit }), RangeError)
      await assert.rejects(entries.inGroup("policy", "g", limit), RangeError)
    }
    assert.equal((await entries.list("policy", { limit: MAX_ENTRIES_LISTED })).entries.length, 1)
  })
}

const KINDS: readonly EntryKind[] = ["person", "session", "token", "link", "policy", "viewing"]

async function allPages(
  read: (after: string | undefined) => Promise<EntryPage>,
): Promise<readonly EntryPage[]> {
  const pages = [await read(undefined)]
  for (let next = pages.at(-1)?.next; next !== undefined; next = pages.at(-1)?.next)
    pages.push(await read(next))
  return pages
}
