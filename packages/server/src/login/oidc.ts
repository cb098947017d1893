/**
 * The organisation's identity provider (app/account/identity-provider.ts) by OpenID Connect: the code flow with PKCE, state and
 * nonce, over openid-client, which checks issuer, audience, signature and times.
 *
 * The provider is looked up when it is first needed, and again later where it did not answer: the console starts without it,
 * and whoever has a password or passkey gets in.
 *
 * What the browser brings back to prove that it is the one that left (state, nonce, verifier) stands in a cookie of its own
 * (`__Host-`, so no other site can put one there). It is no secret to the browser, so it is not signed: who alters it makes
 * his own login fail.
 */
import type * as OpenId from "openid-client"
import { z } from "zod"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../app/clock.ts"
import { Fault } from "../app/fault.ts"
import type { Identity, IdentityProvider } from "../app/account/identity-provider.ts"
import type { Log } from "../app/log.ts"
import { addressIn, groupsIn, nameIn } from "./claim.ts"

export type OidcOptions = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Scheme, name and port, as browsers know the console. */
  readonly origin: () => string
  /** Name of the claim that holds the groups; with dots for one within another. */
  readonly rolesClaim: string
  /**
   * That the provider's addresses are right though it doesn't say `email_verified`: for one that belongs to the organisation
   * and where people can't choose their own, such as Entra ID.
   */
  readonly addressesAreVerified: boolean
}

export const CALLBACK_PATH = "/login/oidc/callback"

/** Seconds for each answer of the provider: somebody looks at an empty page meanwhile. */
const TIMEOUT = 10
/** Milliseconds between two attempts to find a provider that doesn't answer. */
const RETRY_EVERY = 5_000
const MAX_RETURN_TO = 500
const MAX_COOKIE = 2_000
/** A path of ours: not `//host`, nor what a browser reads as that. */
const RETURN_TO = /^\/(?![/\\])[^\\\p{Cc}]*$/u

const Leaving = z.object({
  state: z.string().min(1).max(100),
  nonce: z.string().min(1).max(100),
  verifier: z.string().min(1).max(200),
  returnTo: z.string().max(MAX_RETURN_TO).regex(RETURN_TO),
})

export function oidcProvider(
  options: OidcOptions,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): IdentityProvider {
  const discover = discoverer(options, clock)
  const redirectUri = (): string => `${options.origin()}${CALLBACK_PATH}`

  async function orFault<T>(step: string, run: () => Promise<T>): Promise<Result<T, Fault>> {
    try {
      return ok(await run())
    } catch (cause) {
      log.warn("couldn't log somebody in through the organisation", { about: step, why: whyOf(cause) })
      return err(new Fault("login/oidc", "login", "", cause))
    }
  }

  return {
    start: async (returnTo) =>
      await orFault("start", async () => {
        const client = await library()
        const configuration = await discover()
        const leaving: z.infer<typeof Leaving> = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
          returnTo: returnTo.length <= MAX_RETURN_TO && RETURN_TO.test(returnTo) ? returnTo : "/",
        }
        const url = client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri(),
          scope: "openid profile email",
          state: leaving.state,
          nonce: leaving.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(leaving.verifier),
          code_challenge_method: "S256",
        })
        return { url: url.href, cookie: Buffer.from(JSON.stringify(leaving)).toString("base64url") }
      }),
    finish: async (url, cookie) => {
      const leaving = leavingIn(cookie)
      if (leaving === undefined) return err(new Fault("login/oidc", "login"))
      return await orFault("finish", async () => {
        const client = await library()
        const configuration = await discover()
        // As it is registered there; behind a proxy the address that reached us may be another.
        const answer = new URL(redirectUri())
        answer.search = url.search
        const tokens = await client.authorizationCodeGrant(configuration, answer, {
          expectedState: leaving.state,
          expectedNonce: leaving.nonce,
          pkceCodeVerifier: leaving.verifier,
        })
        const claims = tokens.claims()
        if (claims === undefined) throw new Error("no ID token")
        const all = { ...(await userInfo(configuration, tokens.access_token, claims)), ...claims }
        return { identity: identityOf(all, claims, options), returnTo: leaving.returnTo }
      })
    },
  }
}

/** Some providers put address and groups only here (OpenID Connect Core §5.3); the subject is compared by the library. */
async function userInfo(
  configuration: OpenId.Configuration,
  accessToken: string,
  claims: OpenId.IDToken,
): Promise<Readonly<Record<string, unknown>>> {
  return configuration.serverMetadata().userinfo_endpoint === undefined
    ? {}
    : await (await library()).fetchUserInfo(configuration, accessToken, claims.sub)
}

function identityOf(
  all: Readonly<Record<string, unknown>>,
  { iss, sub }: OpenId.IDToken,
  { rolesClaim, addressesAreVerified }: OidcOptions,
): Identity {
  return {
    issuer: iss,
    subject: sub,
    address: addressIn(all, addressesAreVerified),
    name: nameIn(all),
    groups: groupsIn(all, rolesClaim),
  }
}

function leavingIn(cookie: string): z.infer<typeof Leaving> | undefined {
  if (cookie.length > MAX_COOKIE) return undefined
  try {
    return Leaving.safeParse(JSON.parse(Buffer.from(cookie, "base64url").toString())).data
  } catch {
    return undefined
  }
}

function discoverer(
  { issuer, clientId, clientSecret }: OidcOptions,
  clock: Clock,
): () => Promise<OpenId.Configuration> {
  let found: Promise<OpenId.Configuration> | undefined
  let askedAt = -Infinity
  return async () => {
    if (found === undefined || (askedAt !== Infinity && clock.elapsed() - askedAt >= RETRY_EVERY)) {
      askedAt = clock.elapsed()
      found = discovery(new URL(issuer), clientId, clientSecret)
    }
    const configuration = await found
    askedAt = Infinity
    return configuration
  }
}

async function discovery(server: URL, clientId: string, clientSecret: string): Promise<OpenId.Configuration> {
  const client = await library()
  return await client.discovery(server, clientId, clientSecret, undefined, {
    timeout: TIMEOUT,
    // The code flow fetches the ID token over TLS, which would do (Core §3.1.3.7); its signature is checked as well.
    execute: [
      client.enableNonRepudiationChecks,
      ...(isOwnMachine(server) ? [client.allowInsecureRequests] : []),
    ],
  })
}

/** Read when somebody comes: many an organisation has no such provider. */
function library(): Promise<typeof OpenId> {
  return import("openid-client")
}

/** Without TLS only to the machine itself: for trying, and for tests. */
function isOwnMachine({ protocol, hostname }: URL): boolean {
  return (
    protocol === "http:" && (hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127."))
  )
}

/** Codes of the library, or of RFC 6749 §5.2; never a description, which may name somebody. */
function whyOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "unknown"
  const error = "error" in cause ? cause.error : undefined
  if (typeof error === "string" && /^[a-z_]{1,40}$/.test(error)) return error
  const code = "code" in cause ? cause.code : undefined
  return typeof code === "string" && /^[A-Z_]{1,60}$/.test(code) ? code : cause.name
}
