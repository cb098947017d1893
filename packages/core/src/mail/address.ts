/**
 * One mail address.
 *
 * Why this module exists: "who receives this" is the question that the whole product answers. An address has two forms
 * that are never mixed: as it was written (what goes on the wire and on the screen) and the *person key* that says
 * whether two addresses are the same mailbox for the guard. Keys are compared, never sent.
 * Grammar of the strict form: RFC 5321 §4.1.2 `Mailbox`; internationalised: RFC 6531 §3.3.
 *
 * Deliberately out of scope: header fields with their names, comments and errors (./address-list.ts), and what only the
 * receiving server knows: tags behind a plus sign, dots that do not count, aliases.
 */
import { foldDomain, type Domain } from "./domain.ts"
import { utf8OctetString } from "./octets.ts"
import { err, ok, type Result } from "../result.ts"

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

export type AddressError = {
  readonly kind:
    | "empty"
    | "no-at-sign"
    | "local-part"
    | "local-part-length"
    | "domain"
    | "domain-literal"
    | "domain-length"
    | "length"
  readonly written: string
  /** What to do about it: lower case, no full stop. */
  readonly advice: string
}

const MAX_LOCAL_OCTETS = 64 // RFC 5321 §4.5.3.1.1
const MAX_DOMAIN_OCTETS = 255 // RFC 5321 §4.5.3.1.2
const MAX_ADDRESS_OCTETS = 254 // RFC 5321 §4.5.3.1.3: a path of 256 with its angle brackets
const MAX_LABEL_OCTETS = 63 // RFC 1035 §2.3.4

/** An address of its two halves, whatever they hold. `domain` is empty for a bare local part. */
export function addressOf(local: string, domain: string): Address {
  const host = foldDomain(domain)
  const whole = `${local}@${host}`
  const lower = whole.toLowerCase()
  // Nothing to normalise in ASCII, which nearly all addresses are.
  const key = NON_ASCII.test(lower) ? whole.normalize("NFC").toLowerCase() : lower
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- folded by the line above: the one proof of the brand
  return { local, domain, host, key: key as PersonKey }
}

/**
 * The same, in one go, for an address that its reader knows to be plain: ASCII without quotes, `at` the index of its
 * only `@`, a domain that neither ends with a dot nor has a `--`, which could begin an A-label.
 */
export function plainAddressOf(written: string, at: number): Address {
  const key = written.toLowerCase()
  const domain = written.slice(at + 1)
  const host = key === written ? domain : key.slice(at + 1)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is plain is folded by lower-casing it
  return { local: written.slice(0, at), domain, host: host as Domain, key: key as PersonKey }
}

/**
 * The strict form, for configuration, command line and envelope: exactly an address, nothing around it. A mailbox
 * without a domain is not accepted (`postmaster` alone: RFC 5321 §4.5.1, is the SMTP receiver's own matter).
 */
export function parseAddress(written: string): Result<Address, AddressError> {
  const wrong = (kind: AddressError["kind"], advice: string) => err({ kind, written, advice })
  const plain = parsePlain(written)
  if (plain !== undefined) return ok(plain)
  if (written === "") return wrong("empty", "give an address such as jan@voorbeeld.example")
  const at = written.startsWith('"') ? endOfQuoted(written) : written.indexOf("@")
  if (at < 0 || written.charAt(at) !== "@")
    return wrong("no-at-sign", "an address needs an @ between its two halves")
  const localWritten = written.slice(0, at)
  const domain = written.slice(at + 1)
  const quoted = localWritten.startsWith('"')
  if (quoted ? !QUOTED_STRING.test(localWritten) : !isDotString(localWritten)) {
    return wrong(
      "local-part",
      "leave out names and brackets, and put quotes around a local part with spaces or other signs",
    )
  }
  if (octets(localWritten) > MAX_LOCAL_OCTETS) {
    return wrong("local-part-length", `the local part may have ${MAX_LOCAL_OCTETS} octets`)
  }
  if (octets(domain) > MAX_DOMAIN_OCTETS) {
    return wrong("domain-length", `the domain may have ${MAX_DOMAIN_OCTETS} octets`)
  }
  if (domain.startsWith("[")) {
    if (!isLiteral(domain)) return wrong("domain-literal", "write [192.0.2.1] or [IPv6:2001:db8::1]")
  } else if (!domain.split(".").every(isLabel)) {
    return wrong(
      "domain",
      "a domain is letters, digits and hyphens with dots between, such as voorbeeld.example",
    )
  }
  if (octets(written) > MAX_ADDRESS_OCTETS)
    return wrong("length", `an address may have ${MAX_ADDRESS_OCTETS} octets`)
  return ok(addressOf(quoted ? localWritten.slice(1, -1).replaceAll(/\\(.)/gsu, "$1") : localWritten, domain))
}

/** The short cut for what nearly all addresses are; the long way gives the same. */
function parsePlain(written: string): Address | undefined {
  const at = written.indexOf("@")
  if (at > MAX_LOCAL_OCTETS || written.length - at - 1 > MAX_LABEL_OCTETS) return undefined
  if (!isPlainDotString(written.slice(0, Math.max(0, at))) || !isPlainDomain(written.slice(at + 1)))
    return undefined
  return plainAddressOf(written, at)
}

/** As it goes on the wire and on the screen: the local part in quotes if it needs them. A bare local part has no `@`. */
export function formatAddress(address: Address): string {
  if (isPlainDotString(address.local) && isPlainDomain(address.domain))
    return `${address.local}@${address.domain}`
  const local = isDotString(address.local) ? address.local : `"${address.local.replaceAll(/["\\]/g, "\\$&")}"`
  const whole = address.domain === "" ? local : `${local}@${address.domain}`
  // INVARIANT (one-line): an address never begins a new header field or command, whatever a mail had in it.
  return whole.replaceAll(CONTROL, "")
}

const NON_ASCII = /[^\u0000-\u007F]/
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g

/** What each ASCII unit may be part of; a table, because every address of every message is looked at. */
const ATEXT = 1
const LETTER_DIGIT = 2
const CLASSES = Uint8Array.from({ length: 128 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  return (/[\w!#$%&'*+/=?^`{|}~-]/.test(sign) ? ATEXT : 0) | (/[a-z0-9]/i.test(sign) ? LETTER_DIGIT : 0)
})
const HYPHEN = 0x2d
const DOT = 0x2e

/** The ordinary local part: atoms of ASCII with single dots between. Others may need no quotes either. */
function isPlainDotString(text: string): boolean {
  let before = DOT
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === DOT ? before === DOT : ((CLASSES[unit] ?? 0) & ATEXT) === 0) return false
    before = unit
  }
  return before !== DOT
}

/** The ordinary domain: letters, digits and single hyphens, with single dots between. Others may be valid too. */
function isPlainDomain(text: string): boolean {
  let before = DOT
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (((CLASSES[unit] ?? 0) & LETTER_DIGIT) === 0) {
      if ((unit !== DOT && unit !== HYPHEN) || before === DOT || before === HYPHEN) return false
    }
    before = unit
  }
  return before !== DOT && before !== HYPHEN
}

/** RFC 5322 §3.2.3 `atext`, and RFC 6531 §3.3: whatever is not ASCII, but for what is invisible. */
const ATOM = /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\u0000-\u009F\s\uFEFF\p{Surrogate}])+$/u
/** RFC 5321 §4.1.2 `Quoted-string`: printable ASCII, and RFC 6531 §3.3. */
const QUOTED_STRING = /^"(?:[ !#-[\]-~]|\\[ -~]|[^\u0000-\u009F\p{Surrogate}])*"$/u
/** RFC 5321 §4.1.2 `sub-domain`, with RFC 6531 §3.3 U-labels. */
const LABEL =
  /^(?:[a-z0-9]|[^\u0000-\u009F\s\uFEFF\p{Surrogate}])(?:[a-z0-9-]|[^\u0000-\u009F\s\uFEFF\p{Surrogate}])*$/iu

function isDotString(text: string): boolean {
  return text.split(".").every((atom) => ATOM.test(atom))
}

function isLabel(label: string): boolean {
  return LABEL.test(label) && !label.endsWith("-") && octets(label) <= MAX_LABEL_OCTETS
}

/** Index behind the closing quote; -1 if there is none. */
function endOfQuoted(text: string): number {
  for (let at = 1; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '"') return at + 1
    if (sign === "\\") at += 1
  }
  return -1
}

/** RFC 5321 §4.1.3 */
function isLiteral(text: string): boolean {
  if (!text.endsWith("]")) return false
  const content = text.slice(1, -1)
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(content)) return isIpv4(content)
  if (/^ipv6:/i.test(content)) return isIpv6(content.slice("ipv6:".length))
  return /^[a-z0-9-]*[a-z0-9]:[!-Z^-~]+$/i.test(content) // General-address-literal
}

function isIpv4(text: string): boolean {
  const numbers = text.split(".")
  return numbers.length === 4 && numbers.every((number) => /^\d{1,3}$/.test(number) && Number(number) <= 255)
}

function isIpv6(text: string): boolean {
  const halves = text.split("::")
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")))
  const last = groups.at(-1) ?? ""
  const ipv4 = last.includes(".") && !text.endsWith("::")
  const count = groups.length + (ipv4 ? 1 : 0)
  const hexadecimal = ipv4 ? groups.slice(0, -1) : groups
  if (!hexadecimal.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) || (ipv4 && !isIpv4(last))) return false
  // RFC 5321 §4.1.3: "::" stands for two groups at least
  return halves.length === 1 ? count === 8 : halves.length === 2 && count <= 6
}

function octets(text: string): number {
  return utf8OctetString(text).length
}
