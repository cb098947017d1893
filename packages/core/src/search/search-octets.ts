/**
 * Looks for addresses in octets of any kind: text, binary formats, archives, messages.
 *
 * What octets are is told by themselves, never by what a label or a name says. Text is searched in every decoded view,
 * and without its markup too; files that stand in it are opened. In binary octets only the surroundings of an `@` are
 * looked at, which is where office programs and Outlook store strings. What can't be looked into is reported, because an
 * address may be in there.
 *
 * Bounded: what is inside something else is paid for out of the budget, and lies at most MAX_DEPTH deep.
 */
import { decodeCharset } from "../mail/charset.ts"
import { octetString, readableBytes } from "../mail/octets.ts"
import type { AddressIndex } from "./address-index.ts"
import { isArchive, openArchive, openHiddenArchive, whyClosed } from "./archive.ts"
import { armouredFiles } from "./armour.ts"
import { bareText } from "./bare-text.ts"
import type { InflateBudget } from "./inflate.ts"
import type { Closed, Member } from "./member.ts"
import { isPdf } from "./pdf.ts"
import { searchBinary } from "./search-binary.ts"
import { searchPdf } from "./search-pdf.ts"
import { searchText } from "./search-text.ts"
import type { ViewBudget } from "./view.ts"
import { wideCharset } from "./wide-text.ts"

/** What is left to spend on a message: both kinds of work that its size does not bound. */
export type SearchBudget = InflateBudget & ViewBudget

/** One look at something: for whom, where it is, and what comes of it. */
export type OctetSearch = {
  readonly index: AddressIndex
  readonly budget: SearchBudget
  /** The coats and members on the way there, outermost first. */
  readonly via: readonly string[]
  /** How many archives, messages and armours lie around; 0 for what stands in the message itself. */
  readonly depth: number
  readonly found: (number: number, via: readonly string[]) => void
  /** Something in here could not be looked into. */
  readonly closed: (why: Closed) => void
  /** Octets that look like a message: what only its structure shows is left to the caller. */
  readonly message: (bytes: Uint8Array, via: readonly string[], depth: number) => void
}

const MAX_DEPTH = 6

/** Octets that are no text, whatever their label says. */
export function isFile(bytes: Uint8Array): boolean {
  return isArchive(bytes) || isPdf(bytes) || whyClosed(bytes) !== undefined
}

export function searchOctets(bytes: Uint8Array, search: OctetSearch): void {
  if (search.depth > MAX_DEPTH) {
    search.closed("beyond-limits")
    return
  }
  const why = whyClosed(bytes)
  if (why !== undefined) search.closed(why)
  const archive = openArchive(bytes, search.budget)
  if (archive !== undefined) searchMembers(archive, search)
  else if (isPdf(bytes)) {
    searchPdf(bytes, {
      ...search,
      text: (text, coat) => searchPaid(text, { ...search, via: [...search.via, coat] }),
    })
  } else if (!searchWideText(bytes, search)) {
    if (isText(bytes)) {
      searchTextOctets(bytes, search)
      return
    }
    searchMembers(openHiddenArchive(bytes, search.budget) ?? [], search)
  }
  if (!isPaid(search, bytes.length >> 2)) return
  searchBinary(bytes, search.index, {
    found: (number) => search.found(number, search.via),
    more: () => search.closed("beyond-limits"),
    budget: search.budget,
  })
}

function searchMembers(members: Iterable<Member>, search: OctetSearch): void {
  for (const { name, content } of members) {
    const within = inside(search, name)
    if (content.kind === "closed") search.closed(content.why)
    else searchOctets(content.bytes, within)
    searchPaid(name, search)
  }
}

function inside(search: OctetSearch, coat: string): OctetSearch {
  return { ...search, via: [...search.via, coat], depth: search.depth + 1 }
}

/** Units that are searched at a time, and how much of them twice, because an address may stand where they meet. */
const CHUNK = 1_048_576
const OVERLAP = 16_384

function searchTextOctets(bytes: Uint8Array, search: OctetSearch): void {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const text = readableBytes(bytes.subarray(Math.max(0, at - OVERLAP), at + CHUNK))
    if (!searchPaid(text, search)) return
    searchBareText(text, search)
  }
  searchArmoured(octetString(bytes), search)
  if (looksLikeMessage(bytes) && isPaid(search, bytes.length))
    search.message(bytes, search.via, search.depth + 1)
}

/** Searches octets as the text of two or four octets per unit that they show themselves to be; false if they don't. */
export function searchWideText(bytes: Uint8Array, search: OctetSearch): boolean {
  const charset = wideCharset(bytes)
  if (charset === undefined) return false
  const { text } = decodeCharset(bytes, charset)
  const within = { ...search, via: [...search.via, charset] }
  for (let at = 0; at < text.length; at += CHUNK) {
    const chunk = text.slice(Math.max(0, at - OVERLAP), at + CHUNK)
    if (!searchPaid(chunk, within)) break
    searchBareText(chunk, within)
  }
  return true
}

/** Searches a text without its markup, where it has some. */
export function searchBareText(text: string, search: OctetSearch): void {
  const bare = bareText(text)
  if (bare !== undefined) searchPaid(bare, { ...search, via: [...search.via, "markup"] })
}

/** Opens the files that stand in a text as lines of base64 or uuencode. */
export function searchArmoured(text: string, search: OctetSearch): void {
  for (const { coat, bytes } of armouredFiles(text)) searchOctets(bytes, inside(search, coat))
}

/** What one separator costs, in units of the budget: about what looking around it takes. */
const SEPARATOR_UNITS = 32

/** As it stands and in every decoded view; false where there was nothing left to pay with. */
function searchPaid(text: string, search: OctetSearch): boolean {
  if (!isPaid(search, text.length)) return false
  const { index, budget, via } = search
  searchText(text, index, {
    found: (number, how) => {
      budget.units -= SEPARATOR_UNITS
      search.found(number, how.length === 0 ? via : [...via, ...how])
    },
    more: () => search.closed("beyond-limits"),
    budget,
  })
  return true
}

/** What is in the message itself is bounded by its size; what is inside something else costs. */
function isPaid({ budget, depth, closed }: OctetSearch, units: number): boolean {
  if (depth === 0) return true
  budget.units -= units >> 1
  if (budget.units > 0) return true
  closed("beyond-limits")
  return false
}

const SAMPLE = 4096

/** No NUL in the first 4 KiB, as git tells text from binary. */
function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE)
  if (sample.includes(0)) return false
  let controls = 0
  for (const octet of sample)
    if (octet < 32 && octet !== 9 && octet !== 10 && octet !== 13 && octet !== 12 && octet !== 27)
      controls += 1
  return controls * 20 <= sample.length
}

const MAX_HEAD = 16_384
/** RFC 5322 §2.2, behind the line that begins a message in an mbox (RFC 4155). */
const HEAD = /^(?:From [^\r\n]{0,998}\r?\n)?[A-Za-z][A-Za-z0-9-]{0,70}:/

/** A header that says how a body is encoded: without it, all of the message is found as text. */
function looksLikeMessage(bytes: Uint8Array): boolean {
  const head = octetString(bytes, 0, MAX_HEAD)
  return HEAD.test(head) && /(?:^|\n)content-/i.test(head)
}
