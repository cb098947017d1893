/**
 * Held messages page by page, filtered, in three orders.
 *
 * Everything that is filtered by stands in the index that gives the order, so that no message is read but those of the
 * page: counting a hundred thousand is one walk through an index. A message in several parts is there by its first.
 */
import { sql } from "kysely"
import type { ExpressionBuilder } from "kysely"

import type { HeldOrder } from "../app/held/custody.ts"
import { heldRows, isUndecided } from "./handle-held.ts"
import type { Handler } from "./handler.ts"
import type { HeldWanted } from "./request.ts"
import type { Tables } from "./schema.ts"
import { HELD, LEADS, statement } from "./statement.ts"
import type { Queries } from "./statement.ts"

export const heldPage: Handler<"heldPage"> = (context, { order, wanted, after, limit }) => {
  const { db } = context
  const from = after ?? { at: order === "newest" ? Number.MAX_SAFE_INTEGER : -1, id: "" }
  const filter = patternOf(wanted)
  const found = db.all(PAGES[order], { ...filter, from: from.at, fromId: from.id, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    rows: heldRows(
      context,
      shown.map(({ id }) => id),
    ),
    total: db.first(count, filter)?.count ?? 0,
    next: last === undefined ? undefined : { at: last.place, id: last.id },
  }
}

export const heldMatches: Handler<"heldMatches"> = ({ db }, { id, wanted }) =>
  db.first(selectMatch, { ...patternOf(wanted), id }) !== undefined

/** A rule has spaces around it, as in the column. */
function patternOf(wanted: HeldWanted): HeldWanted {
  return { ...wanted, rule: wanted.rule === "" ? "" : `% ${wanted.rule} %` }
}

type Page = HeldWanted & { readonly from: number; readonly fromId: string; readonly limit: number }

/** Times are asked for by what they are not, so that the index of another order is not chosen for them. */
const wantedOf = (p: HeldWanted) => (eb: ExpressionBuilder<Tables, "message">) =>
  eb.and([
    eb.not(eb("at", "<", p.since)),
    eb.not(eb("at", ">=", p.until)),
    // What is not wanted is decided once, not for every message.
    eb.or([eb(sql<string>`${p.rule}`, "=", ""), eb(sql<string>`' ' || rules || ' '`, "like", p.rule)]),
    eb.or([
      eb(sql<string>`${p.departments}`, "=", ""),
      eb(sql<string>`${p.departments}`, "like", sql<string>`'% ' || department || ' %'`),
    ]),
    ...(
      [
        ["department", p.department],
        ["sender", p.sender],
        ["releasable_by", p.releasableBy],
      ] as const
    ).map(([column, value]) => eb.or([eb(sql<string>`${value}`, "=", ""), eb(eb.ref(column), "=", value)])),
  ])

const selectPage = (db: Queries, p: Page, column: "at" | "expires_at", direction: "asc" | "desc") => {
  const behind = direction === "asc" ? ">" : "<"
  return db
    .selectFrom("message")
    .select((eb) => ["id", eb.ref(column).as("place")])
    .where("state", "=", HELD)
    .where("leads", "=", LEADS)
    .where(column, direction === "asc" ? ">=" : "<=", p.from)
    .where((eb) => eb.or([eb(column, behind, p.from), eb("id", behind, p.fromId)]))
    .where(wantedOf(p))
    .orderBy(column, direction)
    .orderBy("id", direction)
    .limit(p.limit)
}

const PAGES = {
  newest: statement((db, p: Page) => selectPage(db, p, "at", "desc")),
  oldest: statement((db, p: Page) => selectPage(db, p, "at", "asc")),
  expiring: statement((db, p: Page) => selectPage(db, p, "expires_at", "asc")),
} satisfies { readonly [order in HeldOrder]: unknown }

const count = statement((db, p: HeldWanted) =>
  db
    .selectFrom("message")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("state", "=", HELD)
    .where("leads", "=", LEADS)
    .where(wantedOf(p)),
)

const selectMatch = statement((db, p: HeldWanted & { readonly id: string }) =>
  db.selectFrom("message").select("id").where("id", "=", p.id).where(isUndecided).where(wantedOf(p)),
)
