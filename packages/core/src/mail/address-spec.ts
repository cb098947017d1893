/**
 * `local@domain` among the signs of an entry. RFC 5322 §3.4.1, §4.4 `obs-local-part`, `obs-domain`, `obs-route`.
 *
 * Why this module exists: white space and comments may stand around every dot and around the `@`, and directory
 * programs write things there that are no addresses by the grammar but are delivered to somebody.
 */
import { skipComments, type Sign, type Token } from "./address-token.ts"
import { nameText, unquoted } from "./display-name.ts"
import { readable } from "./octets.ts"

export type AddressSpec = { readonly local: string; readonly domain: string }

/** The address around the `@` at index `at`, not looking before `from`; indices of its first token and behind its last. */
export function bareAddress(
  raw: string,
  tokens: readonly Token[],
  from: number,
  at: number,
): { readonly first: number; readonly next: number; readonly spec: AddressSpec } | undefined {
  let first = firstOfLocal(raw, tokens, from, at)
  let last = at // the @ that counts: the last one of jan@voorbeeld.example@gateway
  let domain = readDomain(raw, tokens, at + 1)
  while (domain !== undefined && isNext(tokens, domain.next, "at")) {
    const further = readDomain(raw, tokens, domain.next + 1)
    if (further === undefined) break
    last = domain.next
    domain = further
  }
  if (domain === undefined || first === at) return undefined
  let { text, next } = domain
  if (isDirectoryDomain(text)) {
    // QUIRK: Jan de Vries/Zorg@VOORBEELD, and Jan de Vries@VOORBEELD ZORG, as directory programs show their addresses
    if (allWords(tokens, from, first)) first = skipComments(tokens, from)
    if (allWords(tokens, next, tokens.length) && !hasDot(raw, tokens, next)) {
      text = domainText(joined(raw, tokens, last + 1, tokens.length))
      next = tokens.length
    }
  }
  const spec = specOf(joined(raw, tokens, first, last), text)
  return spec === undefined ? undefined : { first, next, spec }
}

/** The address that angle or square brackets hold; `hidden` is decoded text with an `@` that is still to be read. */
export function specInside(raw: string, token: Token): AddressSpec | { readonly hidden: string } | undefined {
  if (token.kind !== "angle") return { hidden: readable(raw.slice(token.start + 1, token.end - 1)) }
  const { inner } = token
  const start = startOfSpec(raw, inner)
  if (start < 0) return undefined
  const at = lastAt(inner, start)
  if (at < 0) {
    const text = nameText(raw, inner, start, inner.length)
    if (text.includes("@")) return { hidden: text }
    return isBareLocal(text) && text === joined(raw, inner, start, inner.length)
      ? { local: text, domain: "" } // not for what only an encoded word says
      : undefined
  }
  const domain = readDomain(raw, inner, at + 1)
  if (
    domain === undefined ||
    inner.some((sign, index) => index >= start && index < at && sign.kind === "colon")
  ) {
    return undefined
  }
  const text = isDirectoryDomain(domain.text) ? joined(raw, inner, at + 1, inner.length) : domain.text
  const local = joined(raw, inner, start, at)
  return isSeveral(local) ? undefined : specOf(local, text)
}

/** Two addresses without a sign between: <jan@voorbeeld.example piet@voorbeeld.example> */
function isSeveral(local: string): boolean {
  const at = local.indexOf("@")
  const dot = at < 0 ? -1 : local.indexOf(".", at)
  return dot >= 0 && local.includes(" ", dot)
}

/** A local part alone, as `root` in mail that never left its machine. */
export function isBareLocal(text: string): boolean {
  return /^[a-z0-9][a-z0-9._+-]*$/i.test(text)
}

/** Behind a route (RFC 5322 §4.4) or a scheme; -1 if there is a route and nothing behind it. */
export function startOfSpec(raw: string, inner: readonly Sign[]): number {
  const first = skipComments(inner, 0)
  if (inner[first]?.kind === "at") {
    const colon = inner.findIndex((sign) => sign.kind === "colon")
    return colon < 0 ? -1 : colon + 1
  }
  return isScheme(raw, inner[first]) && inner[first + 1]?.kind === "colon" ? first + 2 : first
}

/** QUIRK: a link or a proxy address instead of an address: mailto:jan@voorbeeld.example, SMTP:jan@voorbeeld.example */
export function isScheme(raw: string, token: Token | undefined): boolean {
  return (
    token?.kind === "word" &&
    /^(?:mailto|smtp)$/i.test(raw.slice(token.start, Math.min(token.end, token.start + 8)))
  )
}

/** The last `@` with something behind it; -1 if there is none. */
function lastAt(inner: readonly Sign[], start: number): number {
  let found = -1
  for (let at = start; at < inner.length; at += 1)
    if (inner[at]?.kind === "at" && at + 1 < inner.length) found = at
  return found
}

/**
 * RFC 5322 §3.4.1 `local-part`: the tokens before the `@` that touch one another; and §4.4, white space around the
 * dots, where that reaches back to the begin. So the P. of `Jan P. jansen@voorbeeld.example` stays in the name.
 */
function firstOfLocal(raw: string, tokens: readonly Token[], from: number, at: number): number {
  let first = previous(tokens, from, at)
  if (first < 0 || !isText(tokens[first])) return at
  let tight = first
  let touching = true
  for (let before = previous(tokens, from, first); before >= 0; before = previous(tokens, from, first)) {
    const left = tokens[before]
    const right = tokens[first]
    if (left === undefined || right === undefined || !isText(left)) return tight
    const touches = left.end === right.start
    if (!touches && !dotBetween(raw, left, right)) return tight
    touching &&= touches
    first = before
    if (touching) tight = first
  }
  return first
}

/** Index before `at` of a token that is no comment; -1 if there is none from `from` on. */
function previous(tokens: readonly Token[], from: number, at: number): number {
  let index = at - 1
  while (index >= from && tokens[index]?.kind === "comment") index -= 1
  return index >= from ? index : -1
}

function readDomain(
  raw: string,
  tokens: readonly Token[],
  start: number,
): { readonly text: string; readonly next: number } | undefined {
  const first = skipComments(tokens, start)
  const token = tokens[first]
  if (token === undefined) return undefined
  if (token.kind === "bracket") {
    const text = readable(raw.slice(token.start, token.end)).replaceAll(/\s+/g, "")
    return text.includes("@") ? undefined : { text, next: first + 1 }
  }
  if (token.kind !== "word") return undefined
  let last = first
  for (;;) {
    const next = skipComments(tokens, last + 1)
    const left = tokens[last]
    const right = tokens[next]
    if (left === undefined || right?.kind !== "word" || !dotBetween(raw, left, right)) break
    // A dot at the end of a domain is the end of a sentence if more words follow.
    if (!startsWithDot(raw, right) && goesOn(tokens, next)) break
    last = next
  }
  const text = domainText(joined(raw, tokens, first, last + 1))
  return text === "" ? undefined : { text, next: last + 1 }
}

function goesOn(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const token = tokens[at]
  if (before === undefined || token === undefined || before.kind === "comment") return false
  return skipComments(tokens, at + 1) < tokens.length
}

/** QUIRK: the query of a mailto link is no part of the domain. */
function domainText(text: string): string {
  const query = text.indexOf("?")
  const domain = (query < 0 ? text : text.slice(0, query)).trim()
  return /[^.']/.test(domain) ? domain : ""
}

/** QUIRK: Outlook puts apostrophes around an address that stands for a name: 'jan@voorbeeld.example' */
function specOf(local: string, domain: string): AddressSpec | undefined {
  const quoted = domain.endsWith("'")
  const text = quoted && local.startsWith("'") ? local.slice(1) : local
  return text === "" ? undefined : { local: text, domain: quoted ? domain.slice(0, -1) : domain }
}

/** The tokens as one text: without comments, and without the white space around dots and `@`. */
function joined(raw: string, tokens: readonly Token[], start: number, end: number): string {
  let text = ""
  let before: Token | undefined
  for (let at = start; at < end; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.kind === "comment") continue
    if (before !== undefined && before.end < token.start && isSpaced(raw, before, token)) text += " "
    text += readable(token.kind === "quoted" ? unquoted(raw, token) : raw.slice(token.start, token.end))
    before = token
  }
  return text.trim()
}

function isSpaced(raw: string, left: Token, right: Token): boolean {
  return left.kind !== "at" && right.kind !== "at" && !dotBetween(raw, left, right)
}

function dotBetween(raw: string, left: Token, right: Token): boolean {
  return (left.kind === "word" && raw.charAt(left.end - 1) === ".") || startsWithDot(raw, right)
}

function startsWithDot(raw: string, token: Token): boolean {
  return token.kind === "word" && raw.charAt(token.start) === "."
}

function isText(token: Token | undefined): boolean {
  return token?.kind === "word" || token?.kind === "quoted"
}

function isNext(tokens: readonly Token[], at: number, kind: Token["kind"]): boolean {
  const token = tokens[at]
  return token?.kind === kind && tokens[at - 1]?.end === token.start
}

/** A domain without a dot is a name in some directory, not in the DNS. */
function isDirectoryDomain(text: string): boolean {
  return !text.includes(".") && !text.startsWith("[")
}

function allWords(tokens: readonly Token[], start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const kind = tokens[at]?.kind
    if (kind !== "word" && kind !== "comment") return false
  }
  return end > start
}

function hasDot(raw: string, tokens: readonly Token[], start: number): boolean {
  return tokens.some((token, at) => at >= start && raw.slice(token.start, token.end).includes("."))
}
