/**
 * Looks for addresses in octets that are no text, whatever they are: around each `@`, as 8-bit and as UTF-16 text, and
 * around each `40` that stands for one (`%40`, ./hexadecimal.ts), as in a link of a document.
 */
import { decodeCharset } from "../mail/charset.ts"
import { octetString } from "../mail/octets.ts"
import type { AddressIndex } from "./address-index.ts"
import { findAddresses } from "./find-address.ts"
import { isHexMark, isHexSeparator, isWordUnit } from "./hexadecimal.ts"
import { windowViews, type ViewBudget } from "./view.ts"

const AT = 64
const PERCENT = 37
const FOUR = 52
const ZERO = 48
/** Octets on either side of a `40` that tell what it stands for. */
const HEX_AROUND = 200
/** Octets on either side of a separator that are looked at, and how much of them is done with. */
const SURROUNDINGS = 400
const DONE = 200
/** What a closer look at one `40` costs. */
const SEPARATOR_UNITS = 32

export type BinarySink = {
  readonly found: (number: number) => void
  /** There was more than may be looked at. */
  readonly more: () => void
  readonly budget: ViewBudget
}

/** Linear: what was looked at around one separator is not looked at again for the next. */
export function searchBinary(
  bytes: Uint8Array,
  index: AddressIndex,
  { found, more, budget }: BinarySink,
): void {
  let read = 0
  /** By evenness: two octets per unit may begin at either. */
  const wideRead = [0, 0]
  for (let at = bytes.indexOf(AT); at >= 0 && budget.units > 0; at = bytes.indexOf(AT, at + 1)) {
    const before = bytes[at - 1] ?? 0
    const after = bytes[at + 1] ?? 0
    if (at >= read && before > 32 && isHost(bytes, at + 1, 1, index)) {
      budget.units -= SURROUNDINGS
      searchGlued(octetString(bytes, Math.max(0, at - SURROUNDINGS), at + SURROUNDINGS), index, found)
      read = at + DONE
    } else if (
      at >= (wideRead[at & 1] ?? 0) &&
      before === 0 &&
      after === 0 &&
      isHost(bytes, at + 2, 2, index)
    ) {
      budget.units -= 2 * SURROUNDINGS
      // UTF-16: the zero octet of this `@` stands behind it (little endian) or before it (big endian).
      searchWide(bytes, at, "utf-16le", index, found)
      searchWide(bytes, at - 1, "utf-16be", index, found)
      wideRead[at & 1] = at + DONE
    }
  }
  read = 0
  for (let at = bytes.indexOf(FOUR); at >= 0 && budget.units > 0; at = bytes.indexOf(FOUR, at + 1)) {
    if (at < read || bytes[at + 1] !== ZERO || !mayBeCoated(bytes, at)) continue
    budget.units -= SEPARATOR_UNITS
    if (!isCoatedAt(bytes, at)) continue
    const around = octetString(bytes, Math.max(0, at - SURROUNDINGS), at + SURROUNDINGS)
    windowViews(around, { view: (view) => findAddresses(view, index, found), more, budget })
    read = at + DONE
  }
  if (budget.units <= 0) more()
}

/** A glance at its neighbours, before anything is allocated: in noise hardly any `40` gets further. */
function mayBeCoated(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 1] ?? 0
  if (before === PERCENT) return true
  return (isHexMark(before) || isHexDigit(before)) && isWordUnit(bytes[at + 2] ?? 0)
}

function isHexDigit(octet: number): boolean {
  return (octet >= 48 && octet <= 57) || (octet >= 65 && octet <= 70) || (octet >= 97 && octet <= 102)
}

/** Does the `40` there stand for an `@`? */
function isCoatedAt(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 1] === PERCENT) return true
  const start = Math.max(0, at - HEX_AROUND)
  return isHexSeparator(octetString(bytes, start, at + HEX_AROUND), at - start)
}

/** Something like a host name: in noise every 256th octet is an `@`, and hardly any is followed by this. */
function isHost(
  bytes: Uint8Array,
  start: number,
  step: 1 | 2,
  { dotless, elaborate }: AddressIndex,
): boolean {
  const least = dotless || elaborate ? 1 : MIN_HOST
  let units = 0
  let dots = 0
  for (let at = start; units < MAX_HOST; at += step) {
    const octet = bytes[at] ?? 0
    if (octet === DOT) dots += 1
    else if (!isHostOctet(octet, elaborate)) break
    units += 1
  }
  return units >= least && (dots > 0 || dotless || elaborate)
}

/** `b.nl` */
const MIN_HOST = 4
const MAX_HOST = 64
const DOT = 46

function isHostOctet(octet: number, elaborate: boolean): boolean {
  if (octet > 127) return elaborate
  return (
    (octet >= 97 && octet <= 122) ||
    (octet >= 48 && octet <= 57) ||
    (octet >= 65 && octet <= 91) ||
    octet === 45
  )
}

function searchWide(
  bytes: Uint8Array,
  at: number,
  charset: string,
  index: AddressIndex,
  found: (number: number) => void,
): void {
  const start = at - Math.min(SURROUNDINGS, 2 * Math.floor(at / 2))
  searchGlued(decodeCharset(bytes.subarray(start, at + SURROUNDINGS), charset).text, index, found)
}

/** In binary octets what stands next to a string is no text: units that no plain address has are taken for gaps. */
function searchGlued(text: string, index: AddressIndex, found: (number: number) => void): void {
  findAddresses(text.replace(/[^\x21-\x7E]/g, " "), index, found)
  if (index.elaborate) findAddresses(text, index, found)
}
