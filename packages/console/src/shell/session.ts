/** Who is logged in and what he or she may do. The server decides; this only leaves out what it would refuse. */
import type { QueryClient, UseQueryResult } from "@tanstack/react-query"
import type { Gives } from "@sluis/server/contract/form"
import type { Permission } from "@sluis/server/contract/permission"

import { call } from "../api/client.ts"
import { keyOf, useCall } from "../api/query.ts"

export type Session = Gives<"session.show">

/** It changes by logging in or out, and both ask anew. */
const FRESH_MS = 5 * 60_000

export function useSession(): UseQueryResult<Session> {
  return useCall("session.show", {}, { staleTime: FRESH_MS })
}

/** Before there is any page that would. Resolves with the answer, and without one as well. */
export async function askWhoIsThere(client: QueryClient): Promise<void> {
  await client.prefetchQuery({
    queryKey: keyOf("session.show", {}),
    queryFn: ({ signal }) => call("session.show", {}, signal),
    staleTime: FRESH_MS,
  })
}

/** Undefined as long as it is not known. */
export function sessionKnown(client: QueryClient): Session | undefined {
  return client.getQueryData<Session>(keyOf("session.show", {}))
}

/** False as long as it is not known. */
export function useMay(permission: Permission): boolean {
  return useSession().data?.permissions.includes(permission) ?? false
}
