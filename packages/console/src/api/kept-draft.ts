/**
 * What somebody is still writing: kept in memory as long as the console is open, so that one can look at another page in between.
 * Logging out throws it away with everything else.
 */
import { useQueryClient } from "@tanstack/react-query"
import type { QueryClient } from "@tanstack/react-query"
import { useMemo } from "react"

export type KeptDraft<Draft> = {
  /** As it was when it was last kept. */
  readonly read: () => Draft | undefined
  readonly keep: (draft: Draft) => void
  readonly forget: () => void
}

/** `name`: of what is written, such as the page and what it is about. One name has one kind of draft. */
export function useKeptDraft<Draft>(name: string): KeptDraft<Draft> {
  const client = useQueryClient()
  return useMemo(() => keptDraft(client, name), [client, name])
}

function keptDraft<Draft>(client: QueryClient, name: string): KeptDraft<Draft> {
  const queryKey = ["draft", name]
  return {
    read: () => client.getQueryData<Draft>(queryKey),
    keep: (draft) => {
      client.setQueryDefaults(queryKey, { gcTime: Infinity })
      client.setQueryData<Draft>(queryKey, draft)
    },
    forget: () => client.removeQueries({ queryKey }),
  }
}
