/** What the address of the page says (./search.ts), as the API is asked for it: days become moments. */
import type { Zone } from "@sluis/core/breach/clock/day"
import type { Asking } from "@sluis/server/contract/form"

import { fromWall } from "../../component/wall-time.ts"
import type { LedgerSearch } from "./search.ts"

const DAY_MS = 86_400_000

type Query = Pick<Asking<"ledger.entries">["query"], "action" | "object" | "since" | "until">

/** The days as moments: from the first one's midnight to that after the last. */
export function asked({ action, from, to, object }: LedgerSearch, zone: Zone): Query {
  return {
    ...(action !== undefined && { action }),
    ...(object !== undefined && { object }),
    ...(from !== undefined && { since: midnight(from, zone) }),
    ...(to !== undefined && { until: midnight(dayAfter(to), zone) }),
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, day.length)
}

/** RFC 3339 */
function midnight(day: string, zone: Zone): string {
  return new Date(fromWall(`${day}T00:00`, zone) ?? 0).toISOString()
}
