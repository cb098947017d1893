/**
 * Domains, folded for comparison.
 *
 * Why this module exists: `MÜLLER.Example.`, `müller.example` and `xn--mller-kva.example` are one domain, and the guard
 * must see that. Folding never fails: a domain from somebody else's mail is whatever stands there.
 * A-labels and U-labels: RFC 5890 §2.3.2.1; separators: RFC 3490 §3.1.
 *
 * Deliberately out of scope: whether the domain is valid (./address.ts) or exists, and the width and compatibility
 * mappings of UTS #46: what needs them is another domain to us, and so a stranger.
 */
import { decodePunycode, encodePunycode } from "./punycode.ts"

declare const domainBrand: unique symbol
/** Lower case, NFC, U-labels. Only `foldDomain` makes one. */
export type Domain = string & { readonly [domainBrand]: true }

const MAX_LABEL_OCTETS = 63 // RFC 1035 §2.3.4
const MAX_DOMAIN_OCTETS = 253 // RFC 1035 §2.3.4: 255 in the DNS, with a length octet in front and the root behind
const DOT = 0x2e
const HYPHEN = 0x2d
const ACE_PREFIX = "xn--" // RFC 5890 §2.3.2.1

/** Lower case, NFC, U-labels, no dot at the end. A label that can't be converted stays as it is, in lower case. */
export function foldDomain(text: string): Domain {
  const folded = isPlain(text) ? text : folding(text)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- folded by the line above: the one proof of the brand
  return folded as Domain
}

/** The domain with A-labels, as the DNS and servers without SMTPUTF8 know it. What has no A-label stays as it is. */
export function asciiDomain(domain: Domain): string {
  if (isAscii(domain) || domain.length > MAX_DOMAIN_OCTETS) return domain
  return domain.split(".").map(asciiLabel).join(".")
}

function folding(text: string): string {
  // RFC 3490 §3.1: what is a dot in other scripts
  const lower = isAscii(text) ? text.toLowerCase() : lowerCase(text.replaceAll(/[\u3002\uFF0E\uFF61]/g, "."))
  let end = lower.length
  while (lower.charCodeAt(end - 1) === DOT) end -= 1
  const trimmed = lower.slice(0, end)
  if (trimmed.length > MAX_DOMAIN_OCTETS || !trimmed.includes(ACE_PREFIX)) return trimmed
  return trimmed.split(".").map(unicodeLabel).join(".")
}

/** Lower-casing may undo the normalisation, so that comes first and last. */
function lowerCase(text: string): string {
  return text.normalize("NFC").toLowerCase().normalize("NFC")
}

/**
 * RFC 5891 §5.3: only what has exactly this A-label is its U-label; anything else could hide a dot or an ASCII name.
 * Punycode in lower case that decodes to more than ASCII is the only encoding of that text (RFC 3492 §3.3), so it need
 * not be encoded again to see it.
 */
function unicodeLabel(label: string): string {
  if (!label.startsWith(ACE_PREFIX) || label.length > MAX_LABEL_OCTETS) return label
  const decoded = decodePunycode(label.slice(ACE_PREFIX.length))
  if (decoded === undefined || isAscii(decoded) || /[\u3002\uFF0E\uFF61.\s]/.test(decoded)) return label
  return lowerCase(decoded) === decoded ? decoded : label
}

function asciiLabel(label: string): string {
  if (isAscii(label) || label.length > MAX_LABEL_OCTETS) return label
  const encoded = encodePunycode(label)
  return encoded === undefined || encoded.length > MAX_LABEL_OCTETS - ACE_PREFIX.length
    ? label
    : ACE_PREFIX + encoded
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false
  return true
}

/** The ordinary domain, which is already folded: ASCII, lower case, no `--`, no dot at the end. */
function isPlain(text: string): boolean {
  let before = DOT
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit > 0x7f || (unit >= 0x41 && unit <= 0x5a) || (unit === HYPHEN && before === HYPHEN)) return false
    before = unit
  }
  return before !== DOT || text === ""
}
