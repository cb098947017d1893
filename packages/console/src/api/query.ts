/**
 * Calls as React knows them: `useCall` asks and keeps, `useAct` changes something and then asks anew.
 *
 * A key begins with the head of the endpoint's name ("held" of "held.list"): that is what the server's events name, and what an
 * act makes stale.
 */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { UseMutationResult, UseQueryResult } from "@tanstack/react-query"
import type { EndpointName } from "@sluis/server/contract/endpoint"
import type { Asking, Gives } from "@sluis/server/contract/form"

import { call } from "./client.ts"

type CallOptions = {
  /** False: do not ask yet. */
  readonly enabled?: boolean
  /** Milliseconds; without it an answer is stale at once, and events say when it is. */
  readonly staleTime?: number
  /** While another page or filter is fetched, the former stays in sight. */
  readonly keep?: boolean
}

export function useCall<Name extends EndpointName>(
  name: Name,
  asks: Asking<Name>,
  options: CallOptions = {},
): UseQueryResult<Gives<Name>> {
  const { enabled = true, staleTime = 0, keep = false } = options
  return useQuery({
    queryKey: keyOf(name, asks),
    queryFn: ({ signal }) => call(name, asks, signal),
    enabled,
    staleTime,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
}

export type Act<Name extends EndpointName> = UseMutationResult<Gives<Name>, Error, Asking<Name>>

/**
 * `act.mutate({ params, body })`. Afterwards everything of the same head is asked anew, and of the heads in `also`.
 */
export function useAct<Name extends EndpointName>(name: Name, also: readonly string[] = []): Act<Name> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asks: Asking<Name>) => call(name, asks),
    onSuccess: async () => {
      await Promise.all([headOf(name), ...also].map((head) => client.invalidateQueries({ queryKey: [head] })))
    },
  })
}

export function keyOf(name: EndpointName, asks: unknown): readonly [string, string, unknown] {
  return [headOf(name), name, asks]
}

/** "held" of "held.list". */
export function headOf(name: EndpointName): string {
  return name.slice(0, name.indexOf("."))
}
