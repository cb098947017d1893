/**
 * Somebody who uses the console. Kept sealed (app/entries.ts); found by id, by address or by what the identity provider
 * calls him.
 */
import type { Role } from "../../contract/permission.ts"
import type { Language } from "../language.ts"

export type Person = {
  /** Random; the only name of a person in logs and in what is kept about decisions. */
  readonly id: string
  /** Folded as addresses are compared. */
  readonly address: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Of the policy: whose held messages a reviewer sees. Empty: all. */
  readonly departments: readonly string[]
  readonly language: Language
  readonly blocked: boolean
  /** Milliseconds since 1970. */
  readonly at: number
  readonly seenAt: number | undefined
  /**
   * When it was shown that the mailbox is his: by the identity provider, by an invitation that went nowhere but there, or by opening
   * a link that did while logged in. undefined: somebody says so, and what concerns others waits (contract/permission.ts).
   */
  readonly provenAt: number | undefined
  /** When who runs the machine made him administrator, by the link of the first start: no other administrator invented him. */
  readonly appointedAt?: number | undefined
  /** As made by the password hash; undefined: none is set. */
  readonly password: string | undefined
  readonly passkeys: readonly KeptPasskey[]
  /** `sub` at the issuer (OpenID Connect Core §2); undefined: never logged in that way. */
  readonly oidc: { readonly issuer: string; readonly subject: string } | undefined
}

export type KeptPasskey = {
  /** Credential id, base64url. */
  readonly id: string
  readonly name: string
  /** COSE key, base64url. */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly at: number
  readonly usedAt: number | undefined
}
