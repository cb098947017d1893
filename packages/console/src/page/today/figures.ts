/**
 * What the start page shows in figures is asked for before it is drawn, so that it is drawn once, with them. src/early.ts has asked
 * already, where it ran in time.
 */
import type { QueryClient } from "@tanstack/react-query"
import type { Asking } from "@sluis/server/contract/form"

import { call } from "../../api/client.ts"
import { keyOf } from "../../api/query.ts"
import { sessionKnown } from "../../shell/session.ts"
import { FIRST_PERIOD } from "./periods.ts"

/** Milliseconds in which an answer is not asked for a second time. Events say when there are others. */
export const JUST_ASKED_MS = 2_000

/**
 * How long the page waits for them in milliseconds, before it is drawn without: as long as drawing it a second time takes on a slow
 * machine.
 */
const PATIENCE_MS = 150

/** Resolves when the answers are there, or will not be there soon. */
export async function askForFigures(client: QueryClient): Promise<void> {
  const permissions = sessionKnown(client)?.permissions ?? []
  const asking: Promise<void>[] = []
  if (permissions.includes("statistics")) {
    const asks: Asking<"statistics.show"> = { query: { days: FIRST_PERIOD } }
    const queryKey = keyOf("statistics.show", asks)
    asking.push(
      client.prefetchQuery({ queryKey, queryFn: ({ signal }) => call("statistics.show", asks, signal) }),
    )
  }
  if (permissions.includes("settings")) {
    const queryKey = keyOf("health.show", {})
    asking.push(client.prefetchQuery({ queryKey, queryFn: ({ signal }) => call("health.show", {}, signal) }))
  }
  const patience = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([Promise.all(asking), patience])
}
