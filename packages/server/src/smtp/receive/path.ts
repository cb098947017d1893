/**
 * The address in MAIL and RCPT (RFC 5321 §4.1.2, RFC 6531 §3.3), checked and otherwise left as it was written.
 *
 * INVARIANT (exact envelope): what comes out is a piece of what went in. Nothing is folded, unquoted or decoded.
 *
 * Deliberately out of scope: whether the address exists, and the null sender, which is no mailbox.
 */
import { isIPv4, isIPv6 } from "node:net"

export const MAX_LOCAL_PART_OCTETS = 64 // RFC 5321 §4.5.3.1.1
export const MAX_DOMAIN_OCTETS = 255 // RFC 5321 §4.5.3.1.2
export const MAX_PATH_OCTETS = 256 // RFC 5321 §4.5.3.1.3, with the angle brackets
const MAX_LABEL_OCTETS = 63 // RFC 1035 §2.3.4

export type Path =
  | {
      readonly kind: "path"
      /** Between the brackets, without a source route. */
      readonly address: string
      /** Where in the text the path ends: after ">". */
      readonly end: number
    }
  | { readonly kind: "bad" }

const BAD: Path = { kind: "bad" }

/** The path that begins with "<" at `start`. `<>` gives "". */
export function parsePath(text: string, start: number): Path {
  if (text[start] !== "<") return BAD
  const close = closingBracket(text, start + 1)
  if (close === -1 || octetsOf(text.slice(start, close + 1)) > MAX_PATH_OCTETS) return BAD
  const written = text.slice(start + 1, close)
  // RFC 5321 §4.1.1.3, appendix C: a source route is to be accepted, and may be ignored. We drop it.
  const route = /^@[^ "<>:]*:/.exec(written)
  const address = route === null ? written : written.slice(route[0].length)
  if (address === "" && route !== null) return BAD
  return { kind: "path", address, end: close + 1 }
}

/** Both parts within their limits, and an "@" between them. */
export function isMailbox(address: string): boolean {
  const at = address.lastIndexOf("@")
  if (at < 1) return false
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  return (
    octetsOf(local) <= MAX_LOCAL_PART_OCTETS &&
    octetsOf(domain) <= MAX_DOMAIN_OCTETS &&
    isLocalPart(local) &&
    (domain.startsWith("[") ? isAddressLiteral(domain) : isDomain(domain))
  )
}

/** RFC 5321 §4.1.1.3: the only recipient without a domain. */
export function isPostmaster(address: string): boolean {
  return address.length === 10 && address.toLowerCase() === "postmaster"
}

/** A ">" in a quoted local part closes nothing. */
function closingBracket(text: string, from: number): number {
  let isQuoted = false
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted && character === "\\") at += 1
    else if (!isQuoted && character === ">") return at
  }
  return -1
}

// QUIRK: RFC 5321 §4.1.2 wants text on both sides of a dot; real mailboxes such as "a..b@" and "a.@" exist.
const DOT_STRING = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\u0080-\u{10ffff}-]+$/u
const QUOTED_STRING = /^"(?:[ !#-[\]-~\u0080-\u{10ffff}]|\\[ -~])*"$/u

function isLocalPart(local: string): boolean {
  return DOT_STRING.test(local) || QUOTED_STRING.test(local)
}

// QUIRK: RFC 5321 §4.1.2 knows no underscore in a domain; internal names of Windows machines have it.
const DOMAIN = /^(?!-)[A-Za-z0-9_\u0080-\u{10ffff}-]+(?:\.[A-Za-z0-9_\u0080-\u{10ffff}-]+)*$/u

function isDomain(domain: string): boolean {
  if (!DOMAIN.test(domain) || domain.endsWith("-")) return false
  if (domain.includes("-.") || domain.includes(".-")) return false
  return domain.length <= MAX_LABEL_OCTETS || domain.split(".").every((l) => octetsOf(l) <= MAX_LABEL_OCTETS)
}

// RFC 5321 §4.1.3.
const GENERAL_LITERAL = /^[A-Za-z0-9-]*[A-Za-z0-9]:[!-Z^-~]+$/

function isAddressLiteral(domain: string): boolean {
  if (!domain.endsWith("]")) return false
  const literal = domain.slice(1, -1)
  if (/^IPv6:/i.test(literal)) return isIPv6(literal.slice(5)) && !literal.includes("%")
  return isIPv4(literal) || GENERAL_LITERAL.test(literal)
}

function octetsOf(text: string): number {
  return Buffer.byteLength(text)
}
