/** The organisation's own identity provider (OpenID Connect), as a port. */
import type { Result } from "@sluis/core/result"

import type { Fault } from "../fault.ts"

export type Identity = {
  readonly issuer: string
  readonly subject: string
  /** As written. Undefined: the provider doesn't say, or doesn't vouch for it. */
  readonly address: string | undefined
  readonly name: string | undefined
  readonly groups: readonly string[]
}

export type IdentityProvider = {
  /** Where the browser must go, and what it brings back (base64url). Faults: login/oidc. */
  readonly start: (
    returnTo: string,
  ) => Promise<Result<{ readonly url: string; readonly cookie: string }, Fault>>
  /** `url`: the whole address to which the provider sent the browser. Faults: login/oidc. */
  readonly finish: (
    url: URL,
    cookie: string,
  ) => Promise<Result<{ readonly identity: Identity; readonly returnTo: string }, Fault>>
}
