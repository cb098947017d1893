/**
 * Who gets in: what is decided about a call before anything of its body is read. Forged, then who, then how often, then
 * whether that caller may do this.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"
import type { FastifyRequest } from "fastify"

import { Fault } from "../app/fault.ts"
import type { Caller } from "../app/turn.ts"
import { CALLS_PER_MINUTE } from "../contract/endpoint.ts"
import type { Endpoint } from "../contract/endpoint.ts"
import { permissionsOf } from "../contract/permission.ts"
import { callerOf, credentialOf, isByItself } from "./authenticate.ts"
import type { Authenticate, Credential } from "./authenticate.ts"
import { clientOf, ipOf } from "./client.ts"
import { isForged } from "./forgery.ts"
import type { Limiter } from "./limit.ts"

export type Gates = {
  readonly authenticate: Authenticate
  readonly limiter: Limiter
  /** Ours, as browsers write them in Origin. */
  readonly origins: () => ReadonlySet<string>
}

export type Admitted = {
  readonly caller: Caller
  readonly client: string
  readonly credential: Credential
}

export type Refused = { readonly fault: Fault; readonly retryAfter?: number }

/** `byItself`: a browser does this without anybody asking for it, so it is no use of the session. Rejects with `StoreUnavailable` only. */
export async function admit(
  request: FastifyRequest,
  name: string,
  endpoint: Pick<Endpoint, "to" | "scope" | "perMinute">,
  { authenticate, limiter, origins }: Gates,
  { byItself = isByItself(request.headers) }: { readonly byItself?: boolean } = {},
): Promise<Result<Admitted, Refused>> {
  const credential = credentialOf(request.headers)
  if (isForged(request.method, request.headers, credential, origins())) return refused("request/origin")
  const caller = await callerOf(credential, authenticate, { byItself })
  const client = clientOf(ipOf(request))
  const wait = waitFor(name, endpoint, caller, client, limiter)
  if (wait > 0) return err({ fault: new Fault("request/too-many", ""), retryAfter: Math.ceil(wait / 1000) })
  const fault = denial(caller, endpoint)
  return fault === undefined ? ok({ caller, client, credential }) : refused(fault)
}

function waitFor(
  name: string,
  { to, perMinute }: Pick<Endpoint, "to" | "perMinute">,
  caller: Caller,
  client: string,
  limiter: Limiter,
): number {
  const who = idOf(caller, client)
  const wait = limiter.take(who, CALLS_PER_MINUTE)
  if (wait > 0 || perMinute === undefined) return wait
  // Attempts are counted by where they come from: whoever tries passwords could log in as himself in between.
  return limiter.take(`${name} ${to === "anyone" ? client : who}`, perMinute)
}

function idOf(caller: Caller, client: string): string {
  switch (caller.kind) {
    case "nobody":
      return `client ${client}`
    case "person":
      return `session ${caller.session}`
    case "program":
      return `token ${caller.token}`
  }
}

type Denial = "login/needed" | "access/denied" | "access/mailbox"

function denial(caller: Caller, { to, scope }: Pick<Endpoint, "to" | "scope">): Denial | undefined {
  if (to === "anyone") return undefined
  switch (caller.kind) {
    case "nobody":
      return "login/needed"
    case "person":
      if (to === "person" || caller.permissions.has(to)) return undefined
      // It is his, and waits: he can do something about that himself.
      return permissionsOf(caller.person.roles).has(to) ? "access/mailbox" : "access/denied"
    case "program":
      return scope !== undefined && caller.scopes.includes(scope) ? undefined : "access/denied"
  }
}

function refused(code: "request/origin" | Denial): Result<never, Refused> {
  return err({ fault: new Fault(code, "") })
}
