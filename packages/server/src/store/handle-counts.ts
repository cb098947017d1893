/** How much of what happened, per day and department. The department comes here sealed (sealed-name.ts). */
import type { Handler } from "./handler.ts"
import type { Database } from "./sqlite.ts"
import { statement } from "./statement.ts"

export const countAdd: Handler<"countAdd"> = ({ db }, { increments }) => {
  for (const increment of increments) db.run(add, increment)
  return undefined
}

export const countRead: Handler<"countRead"> = ({ db }, { after, toDay, limit }) =>
  db.all(select, { ...after, toDay, limit })

/** By day, which is how they are found; of a day all go. `beforeDay`: YYYY-MM-DD. */
export function sweepCounts(db: Database, beforeDay: string, limit: number): number {
  const last = db.first(lastOf, { beforeDay, skip: limit - 1 })?.day
  return last === undefined ? db.run(removeBefore, { beforeDay }) : db.run(removeUpTo, { last })
}

type Names = { readonly day: string; readonly name: string; readonly department: string }

const add = statement((db, p: Names & { readonly value: number }) =>
  db
    .insertInto("statistic")
    .values({ day: p.day, name: p.name, department: p.department, value: p.value })
    .onConflict((conflict) =>
      conflict
        .columns(["day", "name", "department"])
        .doUpdateSet((eb) => ({ value: eb("statistic.value", "+", eb.ref("excluded.value")) })),
    ),
)

const select = statement((db, p: Names & { readonly toDay: string; readonly limit: number }) =>
  db
    .selectFrom("statistic")
    .select(["day", "name", "department", "value"])
    .where("day", ">=", p.day)
    .where("day", "<=", p.toDay)
    .where((eb) =>
      eb.or([
        eb("day", ">", p.day),
        eb("name", ">", p.name),
        eb.and([eb("name", "=", p.name), eb("department", ">", p.department)]),
      ]),
    )
    .orderBy("day")
    .orderBy("name")
    .orderBy("department")
    .limit(p.limit),
)

const lastOf = statement((db, p: { readonly beforeDay: string; readonly skip: number }) =>
  db
    .selectFrom("statistic")
    .select("day")
    .where("day", "<", p.beforeDay)
    .orderBy("day")
    .limit(1)
    .offset(p.skip),
)

const removeBefore = statement((db, p: { readonly beforeDay: string }) =>
  db.deleteFrom("statistic").where("day", "<", p.beforeDay),
)

const removeUpTo = statement((db, p: { readonly last: string }) =>
  db.deleteFrom("statistic").where("day", "<=", p.last),
)
