/**
 * A change of the policy that somebody is still working on, and the replay of it: kept in memory as long as the console is open,
 * so that one can look at another page in between. Logging out throws it away with everything else.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query"
import type { QueryClient, UseQueryResult } from "@tanstack/react-query"
import { useMemo } from "react"

import { call } from "../../api/client.ts"
import type { Replay } from "./replay-summary.ts"

export type Draft = {
  readonly text: string
  /** Version of the policy that it is a change of. */
  readonly base: string
  readonly reason: string
}

export type KeptDraft = {
  /** As it was when it was last kept. */
  readonly read: () => Draft | undefined
  readonly keep: (draft: Draft) => void
  readonly forget: () => void
}

const DRAFT = ["policy-draft"] as const

export function useKeptDraft(): KeptDraft {
  const client = useQueryClient()
  return useMemo(() => keptDraft(client), [client])
}

function keptDraft(client: QueryClient): KeptDraft {
  return {
    read: () => client.getQueryData<Draft>(DRAFT),
    keep: (draft) => {
      client.setQueryDefaults(DRAFT, { gcTime: Infinity })
      client.setQueryData(DRAFT, draft)
    },
    forget: () => client.removeQueries({ queryKey: DRAFT }),
  }
}

/** As far back as facts are recorded by default. */
export const REPLAY_DAYS = 30
/** Milliseconds; a replay costs work, and one of an hour ago still says the same. */
const REPLAY_KEPT = 60 * 60_000

/**
 * Asks only by `refetch`. The answer belongs to this text beside the policy in force of this version, and stays when the page is
 * left: no event makes it stale, and nothing stops it.
 */
export function useReplay(text: string, version: string): UseQueryResult<Replay> {
  return useQuery({
    queryKey: ["policy-replay", version, text],
    queryFn: () => call("policy.replay", { body: { text, days: REPLAY_DAYS } }),
    enabled: false,
    staleTime: Infinity,
    gcTime: REPLAY_KEPT,
    retry: false,
  })
}
