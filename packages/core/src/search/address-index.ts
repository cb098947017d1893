/**
 * The addresses that are looked for, arranged so that every place of a text is asked once for all of them.
 *
 * Looking up is by domain first: most places that look like an address are of nobody we look for, and are done with one
 * look into a map.
 */
import type { Address } from "../mail/address.ts"
import { asciiDomain } from "../mail/domain.ts"

export type AddressIndex = {
  /** Domain in lower case, as U-labels and as A-labels -> the local parts there. */
  readonly hosts: ReadonlyMap<string, LocalParts>
  /** A domain without a dot is among them: then a run without a dot is a candidate too. */
  readonly dotless: boolean
  /** An address literal (`[192.0.2.1]`) is among them. */
  readonly literals: boolean
  /** Some address has units beyond plain ASCII words, so that percent-encoding touches more than its `@`. */
  readonly elaborate: boolean
}

export type LocalParts = {
  /** Lower case, NFC -> the number the caller gave. */
  readonly numbers: ReadonlyMap<string, number>
  /** Lengths of local parts that hold units which end a plain run (white space, commas, quotes, `@` …), each once. */
  readonly oddLengths: readonly number[]
}

/** `numbered`: each address with the number by which it is reported; two addresses may share a number. */
export function indexAddresses(numbered: Iterable<readonly [Address, number]>): AddressIndex {
  const hosts = new Map<string, { numbers: Map<string, number>; oddLengths: number[] }>()
  let dotless = false
  let literals = false
  let elaborate = false
  for (const [address, number] of numbered) {
    const { key, host } = address
    if (address.domain === "") continue
    const elementary = ELEMENTARY_KEY.test(key)
    const local = elementary
      ? key.slice(0, key.length - host.length - 1)
      : address.local.normalize("NFC").toLowerCase()
    let parts = hosts.get(host)
    if (parts === undefined) {
      parts = { numbers: new Map(), oddLengths: [] }
      hosts.set(host, parts)
      if (!elementary) hosts.set(asciiDomain(host).toLowerCase(), parts)
      if (!host.includes(".")) dotless = true
      if (host.startsWith("[")) literals = true
    }
    parts.numbers.set(local, number)
    if (elementary) continue
    if (!PLAIN_RUN.test(local) && !parts.oddLengths.includes(local.length))
      parts.oddLengths.push(local.length)
    if (!ELEMENTARY.test(local) || !ELEMENTARY.test(host)) elaborate = true
  }
  return { hosts, dotless, literals, elaborate }
}

/** A local part that is one run of `isLocalUnit` units (./find-address.ts). */
const PLAIN_RUN = /^[^\u0000- "(),:;<>@[\\\]\u007F]+$/
/** The same as one look at both halves: such a key is its local part and its domain, and both are what they were. */
const ELEMENTARY_KEY = /^[a-z0-9._-]+@[a-z0-9._-]+$/
const ELEMENTARY = /^[a-z0-9._-]+$/
