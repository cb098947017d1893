/** The endpoint of the statistics, over ../statistics.ts. */
import { ok } from "@sluis/core/result"

import { statistics } from "../statistics.ts"
import type { StatisticsPorts } from "../statistics.ts"
import type { HandlersOf } from "../turn.ts"

export function statisticsHandlers(ports: StatisticsPorts): HandlersOf<"statistics.show"> {
  return {
    "statistics.show": async ({ query }) => ok(await statistics(query.days, ports)),
  }
}
