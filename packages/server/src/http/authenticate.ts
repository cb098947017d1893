/**
 * Who calls: what a request brings to show it, and the port that knows whether it is true.
 *
 * A token wins over a cookie: a program that brings one means to act by it, and a browser never sends one by itself.
 */
import type { IncomingHttpHeaders } from "node:http"

import type { Caller, PersonCaller, ProgramCaller } from "../app/turn.ts"
import { BACKGROUND, BACKGROUND_HEADER } from "../contract/endpoint.ts"
import { cookieOf, SESSION_COOKIE } from "./cookie.ts"

/** All reject with `StoreUnavailable` only; undefined: there is none, or not any more. */
export type Authenticate = {
  /** Counts as use of the session, so that it is not idle. */
  readonly session: (secret: string) => Promise<PersonCaller | undefined>
  /** The same, but for what a browser does by itself: it doesn't keep a session from being idle. */
  readonly peek: (secret: string) => Promise<PersonCaller | undefined>
  readonly token: (secret: string) => Promise<ProgramCaller | undefined>
}

export type Credential =
  | { readonly kind: "none" }
  | { readonly kind: "cookie"; readonly secret: string }
  /** "" for an authorization that is no token. */
  | { readonly kind: "token"; readonly secret: string }

const NOBODY: Caller = { kind: "nobody" }
/** Ours are shorter; what is longer is looked up nowhere. */
const MAX_SECRET = 200
/** RFC 6750 §2.1 */
const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i

export function credentialOf(headers: IncomingHttpHeaders): Credential {
  if (headers.authorization !== undefined) {
    // Whatever it is, it is no reason to look at the cookie: the caller meant something else.
    return { kind: "token", secret: BEARER.exec(headers.authorization)?.[1] ?? "" }
  }
  const secret = cookieOf(headers.cookie, SESSION_COOKIE)
  return secret === undefined ? { kind: "none" } : { kind: "cookie", secret }
}

/**
 * Whether a browser says that nobody asked for this call: it asks anew because of an event. Who lies about it only logs himself
 * out sooner.
 */
export function isByItself(headers: IncomingHttpHeaders): boolean {
  return headers[BACKGROUND_HEADER] === BACKGROUND
}

/** A cookie that is of no session any more makes nobody of its caller; a token that is none does too. */
export async function callerOf(
  credential: Credential,
  authenticate: Authenticate,
  { byItself }: { readonly byItself: boolean },
): Promise<Caller> {
  const look = byItself ? authenticate.peek : authenticate.session
  switch (credential.kind) {
    case "none":
      return NOBODY
    case "cookie":
      return (isPossible(credential.secret) ? await look(credential.secret) : undefined) ?? NOBODY
    case "token":
      return (
        (isPossible(credential.secret) ? await authenticate.token(credential.secret) : undefined) ?? NOBODY
      )
  }
}

function isPossible(secret: string): boolean {
  return secret !== "" && secret.length <= MAX_SECRET
}
