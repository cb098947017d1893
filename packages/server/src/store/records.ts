/** Records (app/policy/records.ts) over the thread that has the database. */
import { MAX_RECORD_FACTS, MAX_RECORDS_AT_ONCE } from "../app/policy/records.ts"
import type { FactsRecord, Records } from "../app/policy/records.ts"
import type { Connection } from "./connection.ts"
import { checkLimit, cursorOf, parseCursor } from "./cursor.ts"
import type { FactsPlace } from "./request.ts"

export function recordsOf({ ask }: Connection): Records {
  return {
    add: async (records) => {
      if (records.length === 0) return
      if (records.length > MAX_RECORDS_AT_ONCE)
        throw new RangeError(`at most ${MAX_RECORDS_AT_ONCE} records go in one step`)
      records.forEach(check)
      await ask("factsAdd", { records })
    },
    scan: async (since, { limit, after: cursor }) => {
      checkLimit(limit, MAX_RECORDS_AT_ONCE)
      const after = cursor === undefined ? undefined : placeOf(cursor)
      if (cursor !== undefined && after === undefined) return { records: [], next: undefined }
      const { records, next } = await ask("factsScan", { since, after, limit })
      return {
        records,
        next: next === undefined ? undefined : cursorOf({ at: next.at, id: String(next.number) }),
      }
    },
  }
}

function placeOf(cursor: string): FactsPlace | undefined {
  const place = parseCursor(cursor)
  return place !== undefined && /^[0-9]{1,15}$/.test(place.id)
    ? { at: place.at, number: Number(place.id) }
    : undefined
}

function check({ facts }: FactsRecord): void {
  if (facts.length > MAX_RECORD_FACTS)
    throw new RangeError(`a record has at most ${MAX_RECORD_FACTS} characters`)
}
