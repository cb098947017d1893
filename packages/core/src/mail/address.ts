/**
 * One mail address.
 *
 * Two forms, never mixed: as it was written (what goes on the wire and on the screen) and the *person key* that says
 * whether two addresses are the same mailbox for the guard. Keys are compared, never sent.
 */
import type { Domain } from "./domain.ts"

/** local part and domain as written (quotes of a quoted local part removed, escapes undone), and the person key. */
export type Address = {
  readonly local: string
  /** As written: U-labels, A-labels or a domain literal with its brackets. Empty for a bare local part. */
  readonly domain: string
  /** The domain folded for comparison: lower case, NFC, U-labels. */
  readonly host: Domain
  /** `local@host`, lower-cased and NFC: two addresses with the same key are the same person to the guard. */
  readonly key: PersonKey
}

declare const personBrand: unique symbol
/** The folded form of an address. Only `addressOf` makes one. */
export type PersonKey = string & { readonly [personBrand]: true }

/** A mailbox of a header field: display name, address, and where it stands. */
export type Mailbox = {
  readonly kind: "mailbox"
  /** Decoded display name, or the trailing comment of the old form `jan@x.example (Jan)`; empty if neither. */
  readonly name: string
  readonly address: Address
  /** Octet range of the whole mailbox: display name, angle brackets, comments that belong to it. */
  readonly start: number
  readonly end: number
}

/** RFC 5322 §3.4 `group`, e.g. `Team: a@x.example, b@x.example;`. */
export type Group = {
  readonly kind: "group"
  readonly name: string
  readonly members: readonly Mailbox[]
  readonly start: number
  readonly end: number
}

/** What could be read of an address field, and the octet ranges of what could not. */
export type AddressList = {
  readonly entries: readonly (Mailbox | Group)[]
  readonly unreadable: readonly { readonly start: number; readonly end: number }[]
}
