/** Entries (app/entries.ts) over the thread that has the database. */
import type { Clock } from "../app/clock.ts"
import {
  MAX_ENTRIES_LISTED,
  MAX_ENTRY_VALUE,
  MAX_GROUPS_LISTED,
  MAX_WRITES_TOGETHER,
} from "../app/entries.ts"
import type { Entries, Entry, EntryChange, EntryKind, EntryWrite, NewEntry } from "../app/entries.ts"
import type { Connection } from "./connection.ts"
import { checkLimit, cursorOf, parseCursor } from "./cursor.ts"
import type { RowsOf } from "./ledger-rows.ts"
import type { EntryAddAsks, EntryChangeAsks, EntryRow, EntryWriteAsks, Place } from "./request.ts"
import type { KeyedHash } from "./sub-key.ts"

/** An id is 16 characters here, or somebody else's name for something; it goes into a cursor. */
const MAX_ID = 90
const REMOVED_AT_ONCE = 200

export function entriesOf(
  { ask }: Connection,
  clock: Clock,
  { hash, rowsOf }: { readonly hash: KeyedHash; readonly rowsOf: RowsOf },
): Entries {
  const now = () => clock.now()
  const keyOf = (kind: EntryKind, key: string) => hash(["entry-key", kind, key])
  const groupOf = (kind: EntryKind, group: string) => hash(["entry-group", kind, group])
  const adding = (kind: EntryKind, { id, key, group, at, expiresAt, value }: NewEntry): EntryAddAsks => {
    checkValue(value)
    if (id === "" || id.length > MAX_ID) throw new RangeError(`an id has 1 to ${MAX_ID} characters`)
    return {
      kind,
      id,
      key: key === undefined ? null : keyOf(kind, key),
      group: group === undefined ? null : groupOf(kind, group),
      at,
      expiresAt: expiresAt ?? null,
      value,
      now: now(),
    }
  }
  const changing = (
    kind: EntryKind,
    id: string,
    version: number,
    { value, key, group, expiresAt }: EntryChange,
  ): EntryChangeAsks => {
    checkValue(value)
    return {
      kind,
      id,
      version,
      value,
      key: key === undefined ? undefined : keyOf(kind, key),
      group: group === undefined ? undefined : groupOf(kind, group),
      expiresAt,
      now: now(),
    }
  }
  const asked = (each: EntryWrite): EntryWriteAsks =>
    each.write === "add"
      ? { write: "add", asks: adding(each.kind, each.entry) }
      : { write: "change", asks: changing(each.kind, each.id, each.version, each.change) }
  return {
    find: async (kind, id) => entryOf(await ask("entryFind", { kind, id, now: now() })),
    findByKey: async (kind, key) =>
      entryOf(await ask("entryFindByKey", { kind, key: keyOf(kind, key), now: now() })),
    findEach: async (kind, ids) => {
      if (ids.length > MAX_ENTRIES_LISTED) throw new RangeError("too many entries at once")
      const rows = await ask("entryFindEach", { kind, ids, now: now() })
      return rows.map((row) => (row === "damaged" ? row : entryOf(row ?? undefined)))
    },
    list: async (kind, { limit, after: cursor, newestFirst = false, groups }) => {
      checkLimit(limit, MAX_ENTRIES_LISTED)
      if (groups !== undefined && groups.length > MAX_GROUPS_LISTED) throw new RangeError("too many groups")
      const after = cursor === undefined ? undefined : parseCursor(cursor)
      if (cursor !== undefined && after === undefined) return { entries: [], next: undefined }
      const order = newestFirst ? "newest" : "oldest"
      const of = groups?.map((group) => groupOf(kind, group))
      const asks = { kind, groups: of, order, after, limit, now: now() } as const
      const { rows, next } = await ask("entryList", asks)
      return {
        entries: rows.flatMap((row) => entryOf(row) ?? []),
        next: next === undefined ? undefined : cursorOf(next),
      }
    },
    inGroup: async (kind, group, limit) => {
      checkLimit(limit, MAX_ENTRIES_LISTED)
      const asks = { kind, groups: [groupOf(kind, group)], order: "newest", now: now() } as const
      const entries: Entry[] = []
      let after: Place | undefined
      do {
        const page: { readonly rows: readonly EntryRow[]; readonly next: Place | undefined } = await ask(
          "entryList",
          { ...asks, after, limit: limit - entries.length },
        )
        entries.push(...page.rows.flatMap((row) => entryOf(row) ?? []))
        after = page.next
      } while (after !== undefined && entries.length < limit)
      return entries
    },
    add: async (kind, entry, ledger) =>
      await ask("entryAdd", { ...adding(kind, entry), ledger: rowsOf(ledger) }),
    change: async (kind, id, version, change, ledger) =>
      await ask("entryChange", { ...changing(kind, id, version, change), ledger: rowsOf(ledger) }),
    together: async (writes, ledger) => {
      if (writes.length > MAX_WRITES_TOGETHER) throw new RangeError("too many writes together")
      return await ask("entryTogether", { writes: writes.map(asked), ledger: rowsOf(ledger) })
    },
    remove: async (kind, id, ledger) =>
      await ask("entryRemove", { kind, id, now: now(), ledger: rowsOf(ledger) }),
    removeGroup: async (kind, group) => {
      const asks = { kind, group: groupOf(kind, group), limit: REMOVED_AT_ONCE, now: now() }
      for (let removed = 0; ;) {
        const step = await ask("entryRemoveGroup", asks)
        removed += step
        if (step < REMOVED_AT_ONCE) return removed
      }
    },
  }
}

function entryOf(row: EntryRow | undefined): Entry | undefined {
  return row === undefined ? undefined : { ...row, expiresAt: row.expiresAt ?? undefined }
}

function checkValue(value: string): void {
  if (value.length > MAX_ENTRY_VALUE)
    throw new RangeError(`a value has at most ${MAX_ENTRY_VALUE} characters`)
}
