/**
 * The field by which the gate knows a canary: its id, and a keyed hash that only the gate can make.
 *
 * What is signed is what a mail server on the way leaves alone: whom the message is from, whom it shows, and its subject. Not the
 * octets: servers fold, encode and add.
 */
import { readAddressFields } from "../facts/address-field.ts"
import { formatAddress } from "../mail/address.ts"
import { fieldValue } from "../mail/header.ts"
import type { Header } from "../mail/header.ts"
import type { CanaryKind } from "./canary-kind.ts"

export const CANARY_FIELD = "Sluis-Canary"

export type CanaryToken = { readonly id: string; readonly mac: string }

/** The field with its line end, to stand before everything else. `mac`: base64url of 32 octets. */
export function writeCanaryField({ id, mac }: CanaryToken): string {
  return `${CANARY_FIELD}: v1 ${id} ${mac}\r\n`
}

/** Undefined where there is none, more than one, or one that is not whole. */
export function readCanaryField(header: Header): CanaryToken | undefined {
  const name = CANARY_FIELD.toLowerCase()
  const [field, ...more] = header.fields.filter((each) => each.name === name)
  if (field === undefined || more.length > 0) return undefined
  const [, id, mac] = /^v1\s+([a-z2-7]{16})\s+([\w-]{43})$/.exec(fieldValue(header, field)) ?? []
  return id === undefined || mac === undefined ? undefined : { id, mac }
}

/** What the keyed hash is of. `route`: name of the route that it was made for. */
export function signedOf(
  { id, kind, route }: { readonly id: string; readonly kind: CanaryKind; readonly route: string },
  header: Header,
): string {
  const { from, visible } = readAddressFields(header)
  const authors = from.map(({ address }) => formatAddress(address).toLowerCase())
  const shown = visible.map(({ mailbox: { address } }) => formatAddress(address).toLowerCase()).toSorted()
  const subject = header.fields
    .filter(({ name }) => name === "subject")
    .map((field) => fieldValue(header, field).replace(/\s+/g, " "))
  return JSON.stringify([id, kind, route, authors, shown, subject])
}
