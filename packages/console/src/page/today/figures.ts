/** What the start page shows in figures is asked for before it is drawn: the answers are there when it is. */
import type { QueryClient } from "@tanstack/react-query"
import type { Asking } from "@sluis/server/contract/form"

import { call } from "../../api/client.ts"
import { keyOf } from "../../api/query.ts"
import { sessionKnown } from "../../shell/session.ts"

/** Days that the start page begins with. */
export const FIRST_PERIOD = 30
/** Milliseconds in which an answer is not asked for a second time. Events say when there are others. */
export const JUST_ASKED_MS = 2_000

export function askForFigures(client: QueryClient): void {
  const permissions = sessionKnown(client)?.permissions ?? []
  if (permissions.includes("statistics")) {
    const asks: Asking<"statistics.show"> = { query: { days: FIRST_PERIOD } }
    void client.prefetchQuery({
      queryKey: keyOf("statistics.show", asks),
      queryFn: ({ signal }) => call("statistics.show", asks, signal),
    })
  }
  if (permissions.includes("settings")) {
    void client.prefetchQuery({
      queryKey: keyOf("health.show", {}),
      queryFn: ({ signal }) => call("health.show", {}, signal),
    })
  }
}
