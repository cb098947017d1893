/**
 * The people that a text lists: addresses, citizen numbers, and lines that begin with a name and go on with something else of
 * that person ("- Piet Jansen, 12-03-1985"), as a table does that was printed.
 *
 * Deliberately left out: people that a sentence names. A report about a meeting is no list.
 */
import type { FoundIdentifier } from "../identifier/identifier.ts"
import { addressesIn, isPersonal, type FoundAddress } from "./mailbox-person.ts"
import { personName } from "./person-name.ts"
import type { PersonRegister } from "./person-register.ts"

/** Addresses of one text that are looked at. */
const MAX_ADDRESSES = 100_000

/** @param identifiers those in the text, in its order */
export function registerText(
  text: string,
  identifiers: readonly FoundIdentifier[],
  register: PersonRegister,
): void {
  const addresses = addressesIn(text, MAX_ADDRESSES)
  const bsns = identifiers.filter(({ kind, certainty }) => kind === "bsn" && certainty === "certain")
  let nextAddress = 0
  let nextBsn = 0
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf("\n", start)
    const end = feed < 0 ? text.length : feed
    const own: string[] = []
    const numbers: string[] = []
    let firstAddress: FoundAddress | undefined
    for (
      let one = addresses[nextAddress];
      one !== undefined && one.start < end;
      one = addresses[nextAddress]
    ) {
      firstAddress ??= one
      if (isPersonal(one.address)) own.push(one.address)
      nextAddress += 1
    }
    for (let one = bsns[nextBsn]; one !== undefined && one.start < end; one = bsns[nextBsn]) {
      numbers.push(one.value)
      nextBsn += 1
    }
    const name = listedName(
      text.slice(start, Math.min(end, start + MAX_LINE_UNITS)),
      firstAddress !== undefined,
    )
    if (own.length <= 1 && numbers.length <= 1) {
      const [address] = own
      const [bsn] = numbers
      register.add({
        ...(bsn === undefined ? {} : { bsn }),
        ...(address === undefined ? {} : { address }),
        ...(name === undefined ? {} : { name }),
      })
    } else {
      for (const bsn of numbers) register.add({ bsn })
      for (const address of own) register.add({ address })
    }
    start = end + 1
  }
}

/** A line of a list is short; of a longer one only the beginning is looked at. */
const MAX_LINE_UNITS = 300
const MAX_NAME_UNITS = 64
/** A date, a phone number, a personnel number. */
const DATUM_DIGITS = 6

/** The key of the name that a line begins with, if the line has another datum behind it. */
function listedName(line: string, hasAddress: boolean): string | undefined {
  const { start, isItem } = behindBullet(line)
  const rest = line.slice(start)
  if (!hasAddress && digitsIn(rest) < DATUM_DIGITS) return undefined
  for (const head of headsOf(rest)) {
    const name = personName(head)
    if (name !== undefined && (name.isTelling || (isItem && name.words > 1))) return name.key
  }
  return undefined
}

/** Behind "-", "•", "12." and "12)" with their blanks. */
function behindBullet(line: string): { readonly start: number; readonly isItem: boolean } {
  let at = 0
  while (at < line.length && line.charCodeAt(at) <= 0x20) at += 1
  const first = at
  if ("-*•–·o\u25AA\u25CF\uF0B7".includes(line[at] ?? "x") && /[\s\u00A0]/.test(line[at + 1] ?? "")) at += 1
  else {
    while (at - first < 5 && isDigit(line.charCodeAt(at))) at += 1
    if (at > first && (line[at] === "." || line[at] === ")")) at += 1
  }
  const isItem = at > first
  while (at < line.length && (line.charCodeAt(at) <= 0x20 || line.charCodeAt(at) === 0xa0)) at += 1
  return { start: at, isItem }
}

const STOPS = "\t;:|<>(@/0123456789"

/** Beginnings of the line that may be the name, the longest first: up to the next mark, then without a last word or two. */
function headsOf(rest: string): readonly string[] {
  let end = 0
  while (end < rest.length && end < MAX_NAME_UNITS && !STOPS.includes(rest[end] ?? "")) {
    const isDash = rest[end] === "-" || rest[end] === "\u2013"
    if (rest[end] === " " && rest[end + 1] === " ") break
    if (isDash && rest[end - 1] === " ") break
    end += 1
  }
  let head = rest.slice(0, end).trim()
  const heads: string[] = []
  for (let tries = 0; tries < 6 && head !== ""; tries += 1) {
    head = head.endsWith(",") ? head.slice(0, -1) : head
    heads.push(head)
    const cut = Math.max(head.lastIndexOf(" "), head.lastIndexOf(","))
    if (cut < 0) break
    head = head.slice(0, cut).trim()
  }
  return heads
}

function digitsIn(text: string): number {
  let digits = 0
  for (let at = 0; at < text.length; at += 1) if (isDigit(text.charCodeAt(at))) digits += 1
  return digits
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}
