/** Held (app/held/custody.ts) over the thread that has the database. */
import { MAX_DECISION_PAGE, MAX_HELD_PAGE } from "../app/held/custody.ts"
import type { Held, HeldFilter, HeldMessage, HeldSummary } from "../app/held/custody.ts"
import type { Connection } from "./connection.ts"
import type { ContentStore } from "./content.ts"
import { checkLimit, cursorOf, parseCursor } from "./cursor.ts"
import { ownMail } from "./custody.ts"
import { decisionOf } from "./decisions.ts"
import type { RowsOf } from "./ledger-rows.ts"
import { withContent } from "./new-message.ts"
import { decodeRecord, encodeNote, encodePlan } from "./record.ts"
import type { HeldRow, HeldWanted, Place } from "./request.ts"

/** Handed over at once; each has its whole record. */
const LISTED_AT_ONCE = 50
/** What an id can begin with. */
const ID_PREFIX = /^[a-z2-7]{0,16}$/

export type HeldParts = {
  readonly connection: Connection
  readonly content: ContentStore
  /** Undefined: no message can be like that. */
  readonly wantedOf: (filter: HeldFilter) => HeldWanted | undefined
  readonly rowsOf: RowsOf
}

export function heldOf({ connection: { ask }, content, wantedOf, rowsOf }: HeldParts): Held {
  return {
    list: async () => {
      const all: HeldSummary[] = []
      let after: string | undefined = ""
      while (after !== undefined) {
        const { rows, next }: { rows: readonly HeldRow[]; next: string | undefined } = await ask(
          "heldAfter",
          {
            after,
            limit: LISTED_AT_ONCE,
          },
        )
        all.push(...rows.map(summaryOf))
        after = next
      }
      return all.toSorted((a, b) => a.at - b.at)
    },
    page: async (filter, { limit, after: cursor }, order) => {
      checkLimit(limit, MAX_HELD_PAGE)
      const wanted = wantedOf(filter)
      const after = placeAt(cursor)
      if (wanted === undefined || after === "nowhere") return { messages: [], total: 0, next: undefined }
      const { rows, total, next } = await ask("heldPage", { order, wanted, after, limit })
      return { messages: rows.map(summaryOf), total, next: next === undefined ? undefined : cursorOf(next) }
    },
    find: async (prefix) => (ID_PREFIX.test(prefix) ? await ask("heldWith", { prefix }) : []),
    open: async (id) => {
      const row = await ask("openHeld", { id })
      return row === undefined ? undefined : messageOf(row)
    },
    release: async (id, decision, copies, { expiresAt, at, ...note }, ledger) =>
      await ask("release", {
        id,
        decision,
        plan: encodePlan(copies),
        expiresAt,
        note: { note: encodeNote(note), at },
        ledger: rowsOf(ledger),
      }),
    drop: async (id, { at, decided, ...note }, report, ledger) => {
      const asks = { id, note: { note: encodeNote(note), at, decided }, ledger: rowsOf(ledger) }
      return await withContent(content, ownMail(report, true), ([made], transfer) =>
        ask("drop", { ...asks, report: made }, transfer),
      )
    },
    expired: (now) => ask("expired", { now }),
    decisions: async ({ limit, after: cursor }) => {
      checkLimit(limit, MAX_DECISION_PAGE)
      const after = placeAt(cursor)
      if (after === "nowhere") return { decisions: [], next: undefined }
      const { rows, next } = await ask("decisions", { after, limit })
      return { decisions: rows.map(decisionOf), next: next === undefined ? undefined : cursorOf(next) }
    },
    decisionOn: async (id) => {
      const row = await ask("decisionOn", { id })
      return row === undefined ? undefined : decisionOf(row)
    },
  }
}

function placeAt(cursor: string | undefined): Place | undefined | "nowhere" {
  return cursor === undefined ? undefined : (parseCursor(cursor) ?? "nowhere")
}

function summaryOf(row: HeldRow): HeldSummary {
  const { id, at, expiresAt, size, parts } = row
  const { envelope, verdict, sight } = decodeRecord(row.record)
  return {
    id,
    at,
    expiresAt,
    size,
    recipients: envelope.recipients.length,
    reasons: verdict.reasons,
    releasableBy: verdict.kind === "hold" ? verdict.releasableBy : "second-person",
    sight,
    parts,
  }
}

function messageOf(row: HeldRow): HeldMessage {
  const { envelope, prefix, verdict } = decodeRecord(row.record)
  return {
    ...summaryOf(row),
    envelope,
    prefix,
    eightBit: row.eightBit,
    correlation: row.correlation,
    showing: verdict.kind === "hold" ? verdict.showing : undefined,
  }
}
