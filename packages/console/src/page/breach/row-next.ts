/**
 * What a row of the list says is wanted first. A row has less than its file, so this names the step and no more; the file itself
 * says everything that is missing (core/breach/missing.ts), in the same words and the same order.
 */
import { MISSING } from "@sluis/core/breach/missing"
import type { MissingCode } from "@sluis/core/breach/missing"
import type { Words } from "@sluis/core/breach/words"
import type { Gives } from "@sluis/server/contract/form"

export type BreachRow = Gives<"breaches.list">["breaches"][number]

/** Undefined: nothing that a row can tell. */
export function nextOf(row: BreachRow): Words | undefined {
  const code = codeOf(row)
  return code === undefined ? undefined : MISSING[code]
}

function codeOf(row: BreachRow): MissingCode | undefined {
  if (row.closed) return undefined
  if (row.conflicts > 0) return "conflict"
  if (row.nearMiss) return row.dueAt === undefined ? undefined : "clock-running"
  if (row.awareAt === undefined) return "aware"
  if (row.score === undefined) return "assessment"
  if (row.notify === undefined) return "authority-decision"
  if (row.notify && !row.notified) return "notification"
  if (!row.notify && row.notified) return "notified-against-decision"
  return row.inform === undefined ? "people-decision" : undefined
}
