/**
 * Address fields: To, Cc, From and their like, with the octet range of every mailbox. RFC 5322 §3.4, obsolete forms
 * §4.4, raw UTF-8 RFC 6532.
 *
 * Why this module exists: who may see whom is decided, and fields are rewritten, by what is read here. So a mailbox that
 * a human reader would see is read, however the grammar was broken, and where nothing could be read the range is
 * reported, never skipped. What is tolerated and how is in docs/quirks.md.
 * Long because the grammar is one automaton.
 * Way: signs (./address-token.ts) -> entries (./address-entry.ts) -> here commas in names, groups and limits.
 *
 * Deliberately out of scope: Received, Message-ID and other fields that only contain addresses; the strict form
 * (./address.ts).
 */
import { addressOf, type Address, type AddressList, type Group, type Mailbox } from "./address.ts"
import { isAddressInBrackets, readEntry, type Found, type Phrase, type Range } from "./address-entry.ts"
import { isBareLocal, isScheme } from "./address-spec.ts"
import { addressLexer, isSpace, MAX_SIGNS, type Token } from "./address-token.ts"
import { nameText } from "./display-name.ts"
import { LIMITS } from "./limits.ts"
import { isPieceOfName } from "./name-piece.ts"
import { utf8OctetString } from "./octets.ts"
import { plainMailbox } from "./plain-mailbox.ts"

/**
 * The mailboxes and groups of a raw field value, in order. Never fails; takes time linear in the value.
 *
 * @param raw octet string as it stands in the message, folding included
 * @param offset octet offset of raw[0] in the message; all ranges are offsets in the message
 * @param maxMailboxes what lies behind this many is one unreadable range
 */
export function parseAddressList(
  raw: string,
  offset: number,
  maxMailboxes: number = LIMITS.mailboxes,
): AddressList {
  return parse(raw, offset, maxMailboxes, false)
}

/** All mailboxes in order, those of groups included. */
export function mailboxesOf(list: AddressList): readonly Mailbox[] {
  const mailboxes: Mailbox[] = []
  for (const entry of list.entries) {
    if (entry.kind === "mailbox") mailboxes.push(entry)
    else for (const member of entry.members) mailboxes.push(member)
  }
  return mailboxes
}

/** What has been read so far. The one thing that changes while a field is read; it never leaves this module. */
type Reading = {
  readonly raw: string
  readonly offset: number
  readonly max: number
  /** Reading the text of an encoded word or quoted string: what is hidden in there is not looked for again. */
  readonly inside: boolean
  readonly entries: (Mailbox | Group)[]
  readonly unreadable: Range[]
  /** Mailboxes. */
  count: number
  /** Groups, and ranges that can't be read. */
  others: number
  /** Index in the raw field of the first thing that is too many. */
  stoppedAt: number
  group: OpenGroup | undefined
  /** Names without address that a comma separates from what follows: they may be the begin of a name. */
  phrases: Phrase[]
  /** There were too many of them: it is a list of names. */
  names: boolean
}
type OpenGroup = {
  readonly name: string
  readonly start: number
  readonly members: Mailbox[]
  depth: number
  end: number
}

function parse(raw: string, offset: number, max: number, inside: boolean): AddressList {
  const entries: Mailbox[] = []
  let at = readPlain(raw, offset, max, entries)
  if (at === raw.length) return { entries, unreadable: [] }
  const reading: Reading = {
    raw,
    offset,
    max,
    inside,
    entries,
    unreadable: [],
    count: entries.length,
    others: 0,
    stoppedAt: -1,
    group: undefined,
    phrases: [],
    names: false,
  }
  const lexer = addressLexer(raw)
  let tokens: Token[] = []
  while (reading.stoppedAt < 0) {
    if (tokens.length === 0 && reading.phrases.length === 0) {
      at = skipSeparators(raw, at)
      const plain = plainMailbox(raw, at, offset)
      if (plain !== undefined) {
        addMailbox(reading, plain)
        reading.names = false
        at = plain.end - offset
        continue
      }
    }
    const sign = lexer.next(at)
    if (sign === undefined) break
    at = sign.end
    switch (sign.kind) {
      case "comma":
        endEntry(reading, tokens, true)
        tokens = []
        break
      case "semicolon": // RFC 5322 §3.4 ends a group. QUIRK: Outlook separates mailboxes with it.
        endEntry(reading, tokens, false)
        endGroup(reading, sign.end)
        tokens = []
        break
      case "colon":
        if (isScheme(raw, tokens.at(-1))) tokens.pop()
        else if (raw.charCodeAt(at) === SLASH && tokens.at(-1)?.kind === "word")
          tokens.push(sign) // http://…
        else if (isGroupName(raw, tokens)) {
          beginGroup(reading, tokens, sign.end)
          tokens = []
        } else {
          endEntry(reading, tokens, false)
          tokens = []
        }
        break
      case "less": {
        const angle = lexer.angle(sign)
        at = angle.end
        tokens.push(angle)
        break
      }
      case "greater": // QUIRK: a bracket that nothing opened: jan@voorbeeld.example>
        break
      case "stray":
        addUnreadable(reading, sign)
        break
      case "word":
        if (tokens.length >= MAX_SIGNS && tokens.at(-1)?.kind !== "at") {
          endEntry(reading, tokens, false)
          tokens = []
        }
        tokens.push(sign)
        break
      case "quoted":
      case "comment":
      case "bracket":
      case "at":
        tokens.push(sign)
        break
    }
    if (tokens.length >= 2 * MAX_SIGNS) {
      endEntry(reading, tokens, false)
      tokens = []
    }
  }
  endEntry(reading, tokens, false)
  endGroup(reading, undefined)
  if (reading.stoppedAt >= 0) {
    reading.unreadable.push({ start: offset + reading.stoppedAt, end: offset + endOfContent(raw) })
  }
  return { entries: reading.entries, unreadable: reading.unreadable.sort((a, b) => a.start - b.start) }
}

/** The plain mailboxes that a field begins with: in nearly all fields, all. Returns the index where others begin. */
function readPlain(raw: string, offset: number, max: number, entries: Mailbox[]): number {
  let at = skipSeparators(raw, 0)
  while (at < raw.length && entries.length < max) {
    const plain = plainMailbox(raw, at, offset)
    if (plain === undefined) break
    entries.push(plain)
    at = skipSeparators(raw, plain.end - offset)
  }
  return at
}

function endEntry(reading: Reading, tokens: readonly Token[], byComma: boolean): void {
  if (reading.stoppedAt >= 0) return
  const { mailboxes, unreadable, phrase } = readEntry(reading.raw, tokens)
  if (phrase !== undefined) {
    if (byComma && keepPhrase(reading, phrase)) return
    flushPhrases(reading)
    addPhrase(reading, phrase)
    return
  }
  if (tokens.length === 0 && byComma) return // RFC 5322 §4.4 obs-addr-list
  const begin = reading.phrases.at(0)?.start
  const [first] = mailboxes
  const [lost] = unreadable
  reading.names = false
  if (begin !== undefined && first?.named === true) {
    const name = [...reading.phrases.map(({ text }) => text), first.name].join(", ")
    reading.phrases = []
    for (const found of mailboxes)
      addFound(reading, found === first ? { ...found, start: begin, name } : found)
    for (const range of unreadable) addUnreadable(reading, range)
  } else if (begin !== undefined && first === undefined && lost !== undefined) {
    reading.phrases = [] // Vries, Jan </O=VOORBEELD/CN=JVRIES>: the name belongs to what can't be read
    for (const range of unreadable)
      addUnreadable(reading, range === lost ? { ...range, start: begin } : range)
  } else {
    flushPhrases(reading)
    for (const found of mailboxes) addFound(reading, found)
    for (const range of unreadable) addUnreadable(reading, range)
  }
}

/** Vries, de, Jan <jan@voorbeeld.example>: more pieces than these are a list of names. */
const MAX_PHRASES = 3

/** QUIRK: commas in a name that has no quotes. Returns whether the phrase may be a piece of one, and is kept. */
function keepPhrase(reading: Reading, phrase: Phrase): boolean {
  if (reading.names || !phrase.plain || !isPieceOfName(phrase.text)) return false
  if (reading.phrases.length === MAX_PHRASES) {
    reading.names = true
    return false
  }
  reading.phrases.push(phrase)
  return true
}

/** What was kept as the begin of a name was none. */
function flushPhrases(reading: Reading): void {
  const { phrases } = reading
  reading.phrases = []
  for (const phrase of phrases) addPhrase(reading, phrase)
}

/** QUIRK: what stands for nobody, though the colon and semicolon of an empty group are missing. */
const NOBODY = /^(?:undisclosed|unlisted|unspecified|hidden|suppressed)[- ]recipients?$/i

function addPhrase(reading: Reading, phrase: Phrase): void {
  const { offset } = reading
  const { start, end, text, comment } = phrase
  if (phrase.hidden) addFound(reading, { start, end, name: comment, named: false, spec: { hidden: text } })
  else if (NOBODY.test(text)) {
    reading.entries.push({ kind: "group", name: text, members: [], start: offset + start, end: offset + end })
  } else if (phrase.single && isBareLocal(text)) {
    addFound(reading, { start, end, name: comment, named: false, spec: { local: text, domain: "" } })
  } else addUnreadable(reading, phrase)
}

function addFound(reading: Reading, found: Found): void {
  const { spec, name } = found
  if ("local" in spec) return addAddress(reading, found, name, addressOf(spec.local, spec.domain))
  // QUIRK: a whole address in an encoded word or in quotes; RFC 2047 §5 forbids the one, RFC 5322 §3.4 the other.
  const list = reading.inside ? undefined : parse(utf8OctetString(spec.hidden), 0, reading.max, true)
  const mailboxes = list === undefined ? [] : mailboxesOf(list)
  for (const mailbox of mailboxes) addAddress(reading, found, name || mailbox.name, mailbox.address)
  // Several in one range can't be parted, and with none the range is lost.
  if (mailboxes.length !== 1 || list?.unreadable.length !== 0) addUnreadable(reading, found)
}

function addAddress(reading: Reading, range: Range, name: string, address: Address): void {
  const { offset } = reading
  addMailbox(reading, {
    kind: "mailbox",
    name,
    address,
    start: offset + range.start,
    end: offset + range.end,
  })
}

function addMailbox(reading: Reading, mailbox: Mailbox): void {
  if (reading.stoppedAt >= 0) return
  if (reading.count >= reading.max) {
    reading.stoppedAt = mailbox.start - reading.offset
    return
  }
  reading.count += 1
  if (reading.group === undefined) reading.entries.push(mailbox)
  else {
    reading.group.members.push(mailbox)
    reading.group.end = mailbox.end
  }
}

function addUnreadable(reading: Reading, range: Range): void {
  if (!hasRoom(reading, range.start)) return
  reading.unreadable.push({ start: reading.offset + range.start, end: reading.offset + range.end })
}

/** Groups and what can't be read are as many as mailboxes may be by default; real fields have a few. */
function hasRoom(reading: Reading, start: number): boolean {
  if (reading.stoppedAt >= 0) return false
  reading.others += 1
  if (reading.others > LIMITS.mailboxes) reading.stoppedAt = start
  return reading.stoppedAt < 0
}

/** RFC 5322 §3.4 `display-name` in front of the colon. */
function isGroupName(raw: string, tokens: readonly Token[]): boolean {
  const hasAddress = tokens.some((token) => token.kind === "at" || isAddressInBrackets(raw, token))
  return !hasAddress && tokens.some((token) => token.kind !== "comment")
}

/** QUIRK: groups in groups, which RFC 5322 does not have: all members belong to the outermost. */
function beginGroup(reading: Reading, tokens: readonly Token[], colonEnd: number): void {
  flushPhrases(reading)
  if (reading.group !== undefined) {
    reading.group.depth += 1
    return
  }
  const first = tokens[0]?.start ?? 0
  if (!hasRoom(reading, first)) return
  const name = nameText(reading.raw, tokens, 0, tokens.length)
  const start = reading.offset + first
  reading.group = { name, start, members: [], depth: 0, end: reading.offset + colonEnd }
}

/** @param semicolonEnd undefined at the end of the field, where a group ends with what it has */
function endGroup(reading: Reading, semicolonEnd: number | undefined): void {
  const { group } = reading
  if (group === undefined) return
  if (semicolonEnd !== undefined && group.depth > 0) {
    group.depth -= 1
    return
  }
  const end = semicolonEnd === undefined ? group.end : reading.offset + semicolonEnd
  reading.entries.push({ kind: "group", name: group.name, members: group.members, start: group.start, end })
  reading.group = undefined
}

const SLASH = 0x2f
const COMMA = 0x2c

/** Empty entries (RFC 5322 §4.4 `obs-addr-list`) and white space. */
function skipSeparators(raw: string, start: number): number {
  let at = start
  while (at < raw.length && (isSpace(raw.charCodeAt(at)) || raw.charCodeAt(at) === COMMA)) at += 1
  return at
}

function endOfContent(raw: string): number {
  let end = raw.length
  while (end > 0 && isSpace(raw.charCodeAt(end - 1))) end -= 1
  return end
}
