/**
 * Where in a message do the addresses of an index stand?
 *
 * A unit (./unit.ts) is searched once, as it stands and in every decoded view. What differs between two copies of a
 * message differs in some units only, so the exit check searches the others once for all copies.
 *
 * Long because field, gap and body are three ways through one look at a unit.
 * This module shares nothing with the rewriter but the tree of offsets: two independent looks at the same message.
 */
import { mailboxesOf, parseAddressList } from "../mail/address-list.ts"
import { decodeCharset } from "../mail/charset.ts"
import { decodeEncodedWords } from "../mail/encoded-word.ts"
import { rawValue, unfold } from "../mail/header.ts"
import { htmlText, type HtmlText } from "../mail/html-text.ts"
import { LIMITS } from "../mail/limits.ts"
import { mboxSplitter, startsMbox } from "../mail/mbox.ts"
import { parseMessage, type Message, type Part } from "../mail/message.ts"
import { octetString, readable } from "../mail/octets.ts"
import { parseParameters } from "../mail/parameter.ts"
import { decodingRoom, type DecodingRoom } from "../mail/transfer-encoding.ts"
import type { AddressIndex } from "./address-index.ts"
import { findAddresses } from "./find-address.ts"
import type { Closed } from "./member.ts"
import { searchBinary } from "./search-binary.ts"
import {
  isFile,
  searchArmoured,
  searchBareText,
  searchOctets,
  searchWideText,
  type OctetSearch,
  type SearchBudget,
} from "./search-octets.ts"
import { searchClearText, searchText } from "./search-text.ts"
import { glance } from "./site.ts"
import { unitsOf, type Unit } from "./unit.ts"

export type Hit = {
  /** As given to the index. */
  readonly number: number
  readonly unit: Unit
  /** Octet range: exact where the address stands in clear, else of the unit. */
  readonly start: number
  readonly end: number
  /** The coats that were taken off to see it, outermost first. */
  readonly via: readonly string[]
  /** UTF-16 index in the text of a text part (body.ts; for HTML html-text.ts); -1 where it was seen in another view. */
  readonly textAt: number
}

/** What could not be looked into, so that an address may be in there. */
export type Blind = { readonly unit: Unit; readonly why: Closed }

/** A search under way: units are searched when they are asked for, each once. */
export type MessageSearch = {
  readonly units: readonly Unit[]
  readonly hitsIn: (unit: Unit) => readonly Hit[]
  /** Of the units that were asked for so far. */
  readonly blind: readonly Blind[]
}

/**
 * `texts`: decoded texts that somebody else needed too (facts/text-zone.ts); what is missing is decoded here. `depth`: how
 * many archives and messages lie around this one.
 */
export function searchMessage(
  message: Message,
  index: AddressIndex,
  texts: ReadonlyMap<Part, PartText> = NO_TEXTS,
  budget: SearchBudget = fullBudget(),
  depth = 0,
): MessageSearch {
  const units = unitsOf(message)
  const found = new Map<Unit, readonly Hit[]>()
  const blind: Blind[] = []
  const nobody = index.hosts.size === 0
  const room = decodingRoom()
  return {
    units,
    blind,
    hitsIn: (unit) => {
      let hits = nobody ? NO_HITS : found.get(unit)
      if (hits === undefined) {
        const into: Found = { hits: [], blind }
        const look = { unit, index, into, budget, depth, room, text: texts.get(unit.part) }
        if (unit.kind === "field") searchField(look, fieldText(unit))
        else searchUnitInto(look, message.bytes.subarray(unit.start, unit.end))
        hits = into.hits
        found.set(unit, hits)
      }
      return hits
    },
  }
}

export type PartText = { readonly source: string; readonly html: HtmlText | undefined }

type Found = { readonly hits: Hit[]; readonly blind: Blind[] }

const NO_TEXTS: ReadonlyMap<Part, PartText> = new Map()
const NO_HITS: readonly Hit[] = []

function fullBudget(): SearchBudget {
  return { octets: LIMITS.inflatedOctets, units: LIMITS.viewedUnits }
}

/** Searches one unit as a copy has it: `bytes` stand in its place. */
export function searchUnit(unit: Unit, bytes: Uint8Array, index: AddressIndex): Found {
  const into: Found = { hits: [], blind: [] }
  const room = decodingRoom()
  searchUnitInto({ unit, index, into, budget: fullBudget(), depth: 0, room, text: undefined }, bytes)
  return into
}

function searchUnitInto(look: Look, bytes: Uint8Array): void {
  switch (look.unit.kind) {
    case "field":
      searchField(look, octetString(bytes))
      break
    case "gap":
      searchGap(look, octetString(bytes))
      break
    case "body":
      searchBody(look, bytes)
      break
  }
}

type Look = {
  readonly unit: Unit
  readonly index: AddressIndex
  readonly into: Found
  readonly budget: SearchBudget
  readonly depth: number
  readonly room: DecodingRoom
  /** The text of the part, where it is known already. */
  readonly text: PartText | undefined
}

/**
 * Searches one view of the unit. `place` tells what an index in it means: an octet of the unit, a unit of the part's
 * text (both, where the two are the same), or nothing.
 */
function searchView(
  look: Look,
  text: string,
  coats: readonly string[],
  place: "octets" | "text" | "both" | "none",
  search = searchText,
): void {
  const { unit, into, budget } = look
  const exact = place === "octets" || place === "both"
  const inText = place === "text" || place === "both"
  search(text, look.index, {
    found: (number, via, start, end) =>
      into.hits.push({
        number,
        unit,
        start: exact ? unit.start + start : unit.start,
        end: exact ? unit.start + end : unit.end,
        via: coats.length === 0 ? via : [...coats, ...via],
        textAt: inText ? start : -1,
      }),
    more: () => addBlind(into, unit, "beyond-limits"),
    budget,
  })
}

function addBlind({ blind }: Found, unit: Unit, why: Closed): void {
  if (!blind.some((known) => known.unit === unit && known.why === why)) blind.push({ unit, why })
}

/** What is inside the unit, under `coats`: no place in it means anything outside. */
function octetSearch({ unit, index, into, budget, depth }: Look, coats: readonly string[]): OctetSearch {
  const found = (number: number, via: readonly string[]): void => {
    into.hits.push({ number, unit, start: unit.start, end: unit.end, via, textAt: -1 })
  }
  const closed = (why: Closed): void => addBlind(into, unit, why)
  const message = (bytes: Uint8Array, via: readonly string[], within: number): void => {
    for (const inner of messagesIn(bytes)) {
      const { hits, blind } = searchWhole(inner, index, budget, within)
      for (const hit of hits) found(hit.number, [...via, "message", ...hit.via])
      for (const { why } of blind) closed(why)
      if (inner.beyond.length > 0) closed("beyond-limits")
    }
  }
  return { index, budget, via: coats, depth, found, closed, message }
}

/** One message, or those of an mbox. */
function messagesIn(bytes: Uint8Array): readonly Message[] {
  if (!startsMbox(bytes)) return [parseMessage(bytes)]
  const splitter = mboxSplitter(bytes.length)
  const entries = [...splitter.feed(bytes), ...splitter.finish()]
  return entries.map((entry) => parseMessage(entry.bytes ?? bytes))
}

function searchWhole(message: Message, index: AddressIndex, budget: SearchBudget, depth: number): Found {
  const search = searchMessage(message, index, NO_TEXTS, budget, depth)
  const hits = search.units.flatMap(search.hitsIn)
  return { hits, blind: [...search.blind] }
}

/** Readers do not agree on where the parts of a broken message lie: what is a gap to us may be a part to them. */
function searchGap(look: Look, octets: string): void {
  searchView(look, octets, [], "octets")
  if (octets.length >= MIN_HIDING) searchArmoured(octets, octetSearch(look, []))
}

/** Delimiters are shorter, and the shortest file in base64 is longer. */
const MIN_HIDING = 100

const STRUCTURED = /[(\\]|\s[@.]|@\s|@[^\s,;<>]{1,250}\.\s/

/** The header is a string already; no need to decode its octets again. */
function fieldText({ part: { header }, start, end }: Unit): string {
  return header.text.slice(start - header.start, end - header.start)
}

function searchField(look: Look, octets: string): void {
  const colon = octets.indexOf(":")
  const seen = glance(octets, colon)
  if (seen === "nothing") return
  searchView(look, octets, [], "octets", seen === "clear" ? searchClearText : searchText)
  const raw = octets.slice(colon + 1)
  // Comments, quoted pairs and white space may stand inside an address (RFC 5322 §4.4): only its own grammar sees it.
  if (raw.includes("@") && STRUCTURED.test(raw)) searchSyntax(look, raw)
  // RFC 2231 §3: a parameter in pieces is whole only when it is joined.
  if (raw.includes("*")) {
    for (const value of parseParameters(raw).parameters.values())
      searchView(look, value, ["parameter"], "none")
  }
  if (!raw.includes("=?")) return
  const unfolded = unfold(raw)
  const decoded = decodeEncodedWords(readable(unfolded))
  if (decoded !== unfolded) searchView(look, decoded, ["encoded-word"], "none")
}

function searchSyntax({ unit, index, into }: Look, raw: string): void {
  for (const { address } of mailboxesOf(parseAddressList(raw, 0, LIMITS.mailboxes))) {
    const number = index.hosts.get(address.host)?.numbers.get(address.local.normalize("NFC").toLowerCase())
    if (number !== undefined) {
      into.hits.push({ number, unit, start: unit.start, end: unit.end, via: ["syntax"], textAt: -1 })
    }
  }
}

function searchBody(look: Look, bytes: Uint8Array): void {
  const { unit, into, index, budget, depth } = look
  const { part } = unit
  if (part.embedded !== undefined && part.encoding !== "identity") {
    const { hits, blind } = searchWhole(part.embedded, index, budget, depth + 1)
    for (const { number, via } of hits) {
      into.hits.push({
        number,
        unit,
        start: unit.start,
        end: unit.end,
        via: [part.encoding, ...via],
        textAt: -1,
      })
    }
    for (const { why } of blind) addBlind(into, unit, why)
  }
  if (part.encoding === "identity") {
    searchDecoded(look, bytes, [])
    return
  }
  // As it stands only what is in clear there: everything else comes to light when the encoding is off. Base64 has no `@`.
  if (hasDoubtfulEncoding(part)) searchGap(look, octetString(bytes))
  else if (bytes.includes(AT)) findInClear(look, octetString(bytes))
  const coats = part.encoding === "unknown" ? [] : [part.encoding]
  look.room.lend(bytes, part.encoding, (decoded) => searchDecoded(look, decoded, coats))
}

const AT = 64

/** RFC 2045 §6.1: one token. Where there is more, readers do not agree on what the body is. */
function hasDoubtfulEncoding({ header }: Part): boolean {
  const fields = header.fields.filter(({ name }) => name === "content-transfer-encoding")
  return fields.length > 1 || fields.some((field) => !ONE_TOKEN.test(rawValue(header, field).trim()))
}

const ONE_TOKEN = /^[\w-]*$/

function findInClear({ unit, index, into }: Look, octets: string): void {
  findAddresses(octets, index, (number, start, end) => {
    into.hits.push({ number, unit, start: unit.start + start, end: unit.start + end, via: [], textAt: -1 })
  })
}

function searchDecoded(look: Look, decoded: Uint8Array, coats: readonly string[]): void {
  const { part } = look.unit
  const search = octetSearch(look, coats)
  if (!part.type.startsWith("text/") || isFile(decoded)) {
    // What the structure of an embedded message shows was searched before.
    searchOctets(decoded, part.embedded === undefined ? search : { ...search, message: () => undefined })
    return
  }
  const clear = coats.length === 0
  const isHtml = part.type === "text/html"
  const text = look.text?.source ?? decodeCharset(decoded, part.parameters.get("charset") ?? "").text
  const same = clear && text.length === decoded.length
  if (clear && (!same || isHtml)) searchView(look, octetString(decoded), [], "octets")
  if (isHtml) searchHtml(look, text, look.text?.html ?? htmlText(text), coats)
  else {
    searchView(look, text, coats, same ? "both" : "text")
    const flowed = textOfFlowed(text, part)
    if (flowed !== undefined) searchView(look, flowed, [...coats, "flowed"], "none")
    searchBareText(text, search)
  }
  searchArmoured(text, search)
  if (decoded.includes(0)) searchZeros(look, decoded, search)
}

/**
 * RFC 3676 §4.1 and §4.5: with DelSp the space before a line end was put in to break a long word, such as a link, and goes with
 * the marks of quotes and the stuffing behind it. Undefined where no word is broken: between words there are two spaces.
 */
function textOfFlowed(text: string, { parameters }: Part): string | undefined {
  if (parameters.get("delsp")?.toLowerCase() !== "yes" || !BROKEN_WORD.test(text)) return undefined
  return text.replaceAll(SPACE_BREAK, "")
}

const BROKEN_WORD = /[^\s>] \r?\n/
const SPACE_BREAK = / \r?\n>* ?/g

/** A text with zeros in it has two octets per unit, or is none. */
function searchZeros(look: Look, decoded: Uint8Array, search: OctetSearch): void {
  searchWideText(decoded, search)
  searchBinary(decoded, look.index, {
    found: (number) => search.found(number, search.via),
    more: () => search.closed("beyond-limits"),
    budget: look.budget,
  })
}

/** What the recipient reads, what the markup hides, and where links point. */
function searchHtml(look: Look, source: string, html: HtmlText, coats: readonly string[]): void {
  const inside = [...coats, "html"]
  searchView(look, html.text, inside, "text")
  searchView(look, html.hiddenText, inside, "none")
  searchView(look, html.attributeText, inside, "none")
  if (coats.length > 0) searchView(look, source, coats, "none") // comments and scripts too
}
