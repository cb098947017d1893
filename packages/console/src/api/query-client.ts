/** How answers are kept: for as long as the page is open, in memory only. */
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query"

import { Problem } from "./problem.ts"

const RETRIES = 2

/** @param onLoggedOut the server says that nobody is logged in (any more) */
export function makeQueryClient(onLoggedOut: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof Problem && error.status === 401) onLoggedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The events tell what was missed (shell/live.ts), and asking because of them is no use of the session.
        refetchOnReconnect: false,
        // Only what may come right by itself; a refusal stays one.
        retry: (failures, error) => failures < RETRIES && error instanceof Problem && isPassing(error.status),
      },
      // Deciding twice is worse than deciding late: a person tries again, not we.
      mutations: { retry: false },
    },
  })
}

/** Nothing of what one person saw stays in memory for the next who uses this tab; who that is, is asked anew. */
export function forgetAnswers(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" })
}

function isPassing(status: number): boolean {
  return status === 0 || status === 502 || status === 503 || status === 504
}
