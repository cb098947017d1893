/**
 * What a page shows first is there before it is drawn, so that it is drawn once, with that. The browser has been asking for it since
 * it read the document (contract/early.ts of the server); what the document did not name is asked for by the page itself.
 */
import type { QueryClient } from "@tanstack/react-query"
import { EARLY } from "@sluis/server/contract/early"
import { ENDPOINTS } from "@sluis/server/contract/endpoint"

import { addressOf } from "./address.ts"
import { callAsListed } from "./client.ts"
import { isAskedEarly } from "./early.ts"
import { keyOf } from "./query.ts"

/** Milliseconds in which an answer is not asked for a second time. Events say when there are others. */
export const JUST_ASKED_MS = 2_000

/**
 * How long the page waits for them in milliseconds, before it is drawn without: as long as drawing it a second time takes on a slow
 * machine.
 */
const PATIENCE_MS = 150

/**
 * Resolves when the answers are there, or will not be there soon.
 *
 * @param address of the page: its path and query
 */
export async function askFirst(client: QueryClient, address: string): Promise<void> {
  const named = (EARLY.get(address) ?? []).filter(({ name, query = {} }) =>
    isAskedEarly(addressOf(ENDPOINTS[name], {}, query)),
  )
  const asking = named.map(async ({ name, query }) => {
    const asks = query === undefined ? {} : { query }
    await client.prefetchQuery({
      queryKey: keyOf(name, asks),
      queryFn: ({ signal }) => callAsListed(name, asks, signal),
    })
  })
  const patience = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([Promise.all(asking), patience])
}
