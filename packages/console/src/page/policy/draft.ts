/** A change of the policy that somebody is still working on, and the replay of it. */
import { useQuery } from "@tanstack/react-query"
import type { UseQueryResult } from "@tanstack/react-query"

import { call } from "../../api/client.ts"
import { useKeptDraft } from "../../api/kept-draft.ts"
import type { KeptDraft } from "../../api/kept-draft.ts"
import type { Replay } from "./replay-summary.ts"

export type Draft = {
  readonly text: string
  /** Version of the policy that it is a change of. */
  readonly base: string
  readonly reason: string
}

export function usePolicyDraft(): KeptDraft<Draft> {
  return useKeptDraft<Draft>("policy")
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
