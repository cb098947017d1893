/** The endpoint of the statistics, over ../statistics/statistics.ts. */
import { ok } from "@sluis/core/result"

import { statistics } from "../statistics/statistics.ts"
import type { StatisticsPorts } from "../statistics/statistics.ts"
import type { HandlersOf } from "../turn.ts"

export function statisticsHandlers(ports: StatisticsPorts): HandlersOf<"statistics.show"> {
  return {
    "statistics.show": async ({ query }) => ok(await statistics(query.days, ports)),
  }
}
