/** Held (app/custody.ts) over the thread that has the database. */
import type { Held, HeldMessage, HeldSummary } from "../app/custody.ts"
import type { Connection } from "./connection.ts"
import type { ContentStore } from "./content.ts"
import { ownMail } from "./custody.ts"
import { withContent } from "./new-message.ts"
import { decodeRecord, encodePlan } from "./record.ts"
import type { HeldRow } from "./request.ts"

/** Handed over at once; each has its whole record. */
const LISTED_AT_ONCE = 50
/** What an id can begin with. */
const ID_PREFIX = /^[a-z2-7]{0,16}$/

export function heldOf({ ask }: Connection, content: ContentStore): Held {
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
    find: async (prefix) => (ID_PREFIX.test(prefix) ? await ask("heldWith", { prefix }) : []),
    open: async (id) => {
      const row = await ask("openHeld", { id })
      return row === undefined ? undefined : messageOf(row)
    },
    release: (id, { as, showing }, copies, { expiresAt, ...note }) =>
      ask("release", { id, as, showing, plan: encodePlan(copies), expiresAt, note }),
    drop: (id, note, report) =>
      withContent(content, ownMail(report, true), ([made], transfer) =>
        ask("drop", { id, note, report: made }, transfer),
      ),
    expired: (now) => ask("expired", { now }),
  }
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
