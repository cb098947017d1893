/** Held (app/held/custody.ts) over the thread that has the database. */
import { MAX_DECISION_PAGE, MAX_HELD_PAGE } from "../app/held/custody.ts"
import type {
  DecisionNote,
  Held,
  HeldFilter,
  HeldMessage,
  HeldSummary,
  PartDecided,
} from "../app/held/custody.ts"
import type { Connection } from "./connection.ts"
import type { ContentStore } from "./content.ts"
import { checkLimit, cursorOf, parseCursor } from "./cursor.ts"
import { ownMail } from "./custody.ts"
import { decisionOf } from "./decisions.ts"
import type { RowsOf } from "./ledger-rows.ts"
import { withContent } from "./new-message.ts"
import { decodeRecord, encodeNote, encodePlan } from "./record.ts"
import type { DamagedRow, HeldRow, HeldWanted, Operations, PartAsks, Place } from "./request.ts"

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
  const partAsks = partAsksWith(rowsOf)
  return {
    list: async () => {
      const all: HeldSummary[] = []
      let after: string | undefined = ""
      while (after !== undefined) {
        const { rows, next }: Operations["heldAfter"]["gives"] = await ask("heldAfter", {
          after,
          limit: LISTED_AT_ONCE,
        })
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
    matches: async (id, filter) => {
      const wanted = wantedOf(filter)
      return wanted !== undefined && (await ask("heldMatches", { id, wanted }))
    },
    find: async (prefix) => (ID_PREFIX.test(prefix) ? await ask("heldWith", { prefix }) : []),
    open: async (id) => {
      const row = await ask("openHeld", { id })
      return row === undefined ? undefined : messageOf(row)
    },
    release: async (parts, decision, { at, expiresAt, ...why }, others) =>
      await ask("release", {
        parts: parts.map((part) => ({ ...partAsks(part, why), plan: encodePlan(part.copies) })),
        decision,
        at,
        expiresAt,
        others,
      }),
    drop: async (parts, { at, decided, ...why }, others) => {
      const asks = { parts: parts.map((part) => partAsks(part, why)), at, decided, others }
      const forms = parts.flatMap(({ report }) => ownMail(report, true))
      return await withContent(content, forms, (reports, transfer) =>
        ask("drop", { ...asks, reports }, transfer),
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

/** What they have in common is sealed with each. */
const partAsksWith =
  (rowsOf: RowsOf) =>
  ({ id, department, ledger }: PartDecided, why: Pick<DecisionNote, "reason" | "by">): PartAsks => ({
    id,
    note: encodeNote({ ...why, department }),
    ledger: rowsOf(ledger),
  })

function placeAt(cursor: string | undefined): Place | undefined | "nowhere" {
  return cursor === undefined ? undefined : (parseCursor(cursor) ?? "nowhere")
}

function summaryOf(row: HeldRow | DamagedRow): HeldSummary {
  return "record" in row ? readableOf(row) : damagedOf(row)
}

function damagedOf({ releasableBy, ...row }: DamagedRow): HeldSummary {
  return {
    ...row,
    reasons: [],
    releasableBy: releasableBy ?? "second-person",
    sight: undefined,
    parts: [],
    damaged: true,
  }
}

function readableOf(row: HeldRow): HeldSummary {
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
    ...readableOf(row),
    envelope,
    prefix,
    eightBit: row.eightBit,
    correlation: row.correlation,
    showing: verdict.kind === "hold" ? verdict.showing : undefined,
  }
}
