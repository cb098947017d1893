/**
 * The sender's own words: subject, new text without quotes, title and description of the event, names in To and Cc.
 *
 * A disclaimer says nothing. Quoted text is somebody else's and does not say what this message is about, unless it is all there is: a forward without
 * a word, or a memo whose "Van: … Aan: … Betreft: …" only looks like a quote; what of it is new to somebody is kept apart
 * (carried-words.ts), for there "I" is another. A signature is always the same, so it is kept apart (sensitivity.ts).
 */
import type { PersonKey } from "../mail/address.ts"
import { bodyText } from "../mail/body.ts"
import { contentLines } from "../mail/calendar.ts"
import { htmlText } from "../mail/html-text.ts"
import type { Message } from "../mail/message.ts"
import { readable, utf8OctetString } from "../mail/octets.ts"
import { notOwn } from "../mail/zone.ts"
import { answerBelow } from "./answer-below.ts"
import type { Audience } from "./audience.ts"
import { carriedWords } from "./carried-words.ts"
import type { Earlier } from "./earlier.ts"
import { isAnswer, isCalendarPart, isForwarded, isReply } from "./form.ts"
import type { SensitivityInput } from "./sensitivity.ts"
import { isCutAtLines, type BodyText, type TextZone } from "./text-zone.ts"

export type OwnWords = Required<SensitivityInput> & {
  /** What `newText` and `carried` were put together from, in order; an empty line stands between two of them. */
  readonly pieces: { readonly text: readonly Piece[]; readonly carried: readonly Piece[] }
}

export type OwnWordsInput = {
  readonly message: Message
  readonly subject: string
  readonly zones: readonly TextZone[]
  readonly audience: Audience
  readonly earlier: () => readonly Earlier[]
  /** See carried-words.ts. */
  readonly isNewcomer: (key: PersonKey) => boolean
}

export type Piece = {
  /** UTF-16 index of its beginning in what it was put into. */
  readonly start: number
  readonly text: string
  /** Where the text was taken from, index by index from `from` on; undefined for what stands in an event, or unseen. */
  readonly zone: TextZone | undefined
  readonly from: number
}

/** A message to so many people is read to its end before it is believed to say nothing. */
const LARGE_AUDIENCE = 10
/** Own words up to here only accompany what is quoted: "Ter info.", "Zie hieronder." */
const SHORT_UNITS = 40

export function readOwnWords({
  message,
  subject,
  zones,
  audience,
  earlier,
  isNewcomer,
}: OwnWordsInput): OwnWords {
  const event = readEvents(message)
  const own = zones.map((zone) => ({ zone, from: 0, text: ownText(zone) }))
  const isShort = own.every(({ text }) => text.trim().length < SHORT_UNITS)
  const quoted = !isShort
    ? []
    : quotesSpeak(message, subject, audience)
      ? zones.map(quotedText)
      : zones.flatMap((zone) => answerText(zone, audience))
  const concealed = zones.map(({ html }) => beside(html?.concealedText ?? ""))
  const text = distinct([...own, ...quoted, ...event.descriptions.map(beside), ...concealed])
  const carried = distinct([
    ...carriedWords({
      zones,
      earlier: earlier(),
      audience,
      isAnswer: isAnswer(message, subject),
      isNewcomer,
    }),
    ...event.remarks.map(beside),
  ])
  return {
    subject,
    newText: joined(text),
    signature: zones.map(signatureText).join(BETWEEN),
    eventTitle: event.title,
    carried: joined(carried),
    groupNames: audience.groupNames.join(BETWEEN),
    names:
      audience.visible < 2
        ? ""
        : [audience.senderName, ...audience.members.map(({ name }) => name)].join(BETWEEN),
    pieces: { text, carried },
  }
}

/** What stands in no text that is read from its beginning to its end. */
function beside(text: string): Omit<Piece, "start"> {
  return { zone: undefined, from: 0, text }
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join(BETWEEN)
}

/**
 * Whether a word may be among the own words, before anybody looks for quotes: `holds` is asked of all that they could be
 * taken from. Only "no" is an answer.
 */
export function mayOwnWordsHold(
  holds: (text: string) => boolean,
  message: Message,
  subject: string,
  texts: readonly BodyText[],
  { senderName, members, groupNames }: Audience,
): boolean {
  return (
    (texts.length === 0 && holds(subject)) ||
    // What counts only beside another one may stand above while that one stands below.
    texts.some((body) => holds(subject + BETWEEN + body.text) || !isCutAtLines(body)) ||
    texts.some(({ html }) => html !== undefined && html.concealedText !== "" && holds(html.concealedText)) ||
    holds(senderName) ||
    members.some(({ name }) => name !== "" && holds(name)) ||
    groupNames.some(holds) ||
    message.parts.some(isCalendarPart)
  )
}

/** An empty line ends a sentence (token.ts), so that what stands in two places is not taken together. */
const BETWEEN = "\n\n"

/** Where there are no words of the sender's: whether what looks quoted is what he says. Who answers is only brief. */
function quotesSpeak(message: Message, subject: string, { visible, unreadable }: Audience): boolean {
  if (isForwarded(message, subject)) return visible + unreadable >= LARGE_AUDIENCE
  return !isReply(message, subject)
}

/** Each text once: alternatives (RFC 2046 §5.1.4) mostly say the same. */
function distinct(texts: readonly Omit<Piece, "start">[]): readonly Piece[] {
  const said = texts.filter(({ text }) => text.trim() !== "")
  const seen = new Map<number, string>()
  const pieces: Piece[] = []
  let start = 0
  for (const { zone, from, text } of said) {
    // Two texts of one fingerprint that differ are read both: made on purpose, and then nothing is lost by reading more.
    const fingerprint = said.length === 1 ? 0 : fingerprintOf(text)
    const twin = seen.get(fingerprint)
    if (twin !== undefined && isSameSaid(twin, text)) continue
    seen.set(fingerprint, text)
    pieces.push({ zone, from, text, start })
    start += text.length + BETWEEN.length
  }
  return pieces
}

/** Of what two texts have in common that differ in white space only. */
function fingerprintOf(text: string): number {
  let fingerprint = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (!isWhite(unit)) fingerprint = (Math.imul(fingerprint, 31) + unit) | 0
  }
  return fingerprint
}

/** Word for word, whatever the white space between them and around. */
function isSameSaid(one: string, other: string): boolean {
  let at = skipWhite(one, 0)
  let there = skipWhite(other, 0)
  while (at < one.length && there < other.length) {
    const isGap = isWhite(one.charCodeAt(at))
    if (isGap !== isWhite(other.charCodeAt(there))) break
    if (!isGap && one.charCodeAt(at) !== other.charCodeAt(there)) return false
    at = isGap ? skipWhite(one, at) : at + 1
    there = isGap ? skipWhite(other, there) : there + 1
  }
  return skipWhite(one, at) === one.length && skipWhite(other, there) === other.length
}

function skipWhite(text: string, from: number): number {
  let at = from
  while (at < text.length && isWhite(text.charCodeAt(at))) at += 1
  return at
}

/** As `\s` has it; a word of ASCII, which nearly all are made of, is told from it by two comparisons. */
function isWhite(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return (
    unit >= 0xa0 &&
    (unit === 0xa0 || unit === 0xfeff || (unit >= 0x1680 && OTHER_WHITE.test(String.fromCharCode(unit))))
  )
}
const OTHER_WHITE = /\s/

/** Up to the signature that is the end; one with more of the sender's below it becomes blanks. */
function ownText(zone: TextZone): string {
  const { signatures } = zone.closing()
  const last = signatures.at(-1)
  if (last === undefined || last[1] < zone.newEnd) return textBetween(zone, 0, zone.newEnd, signatures)
  return textBetween(zone, 0, last[0], signatures)
}

function signatureText(zone: TextZone): string {
  return zone
    .closing()
    .signatures.map(([start, end]) => textBetween(zone, start, end))
    .join(BETWEEN)
}

function answerText(zone: TextZone, { sender, senderName }: Audience): readonly Omit<Piece, "start">[] {
  const answer = answerBelow(zone, { name: senderName, address: sender?.key ?? "" })
  return answer === undefined ? [] : [{ zone, from: answer[0], text: zone.text.slice(...answer) }]
}

function quotedText(zone: TextZone): Omit<Piece, "start"> {
  return { zone, from: zone.newEnd, text: zone.text.slice(zone.newEnd) }
}

/**
 * Lines quoted between answers, disclaimers, and `signatures` where they are given become blanks, so that every other index stays
 * what it was.
 *
 * INVARIANT (nothing-joined): what stood apart is not taken together, so that the own words hold nothing that the whole text
 * does not hold (`mayOwnWordsHold`): a gap ends the sentence.
 */
function textBetween(
  zone: TextZone,
  first: number,
  last: number,
  signatures: readonly (readonly [start: number, end: number])[] = [],
): string {
  let result = ""
  let from = first
  const cut = [...notOwn(zone), ...signatures].toSorted(([one], [other]) => one - other)
  for (const [start, end] of cut) {
    if (start >= last) break
    if (end <= from) continue
    const gap = Math.min(end, last) - Math.max(from, start)
    result +=
      zone.text.slice(from, Math.max(from, start)) +
      BETWEEN.slice(0, gap) +
      " ".repeat(Math.max(0, gap - BETWEEN.length))
    from = Math.min(end, last)
  }
  return result + zone.text.slice(from, last)
}

type Events = {
  readonly title: string
  readonly descriptions: readonly string[]
  /** Where it is, and what was said about it. */
  readonly remarks: readonly string[]
}

/** Calendars, and properties of each kind, that are read: an invitation has one, a copied agenda some. */
const MAX_EVENTS = 50

function readEvents(message: Message): Events {
  const titles = new Set<string>()
  const descriptions = new Set<string>()
  const remarks = new Set<string>()
  const INTO: ReadonlyMap<string, Set<string>> = new Map([
    ["SUMMARY", titles],
    ["DESCRIPTION", descriptions],
    ["LOCATION", remarks],
    ["COMMENT", remarks],
  ])
  for (const part of message.parts.filter(isCalendarPart).slice(0, MAX_EVENTS)) {
    for (const { name, value } of contentLines(utf8OctetString(bodyText(message, part).text))) {
      const into = INTO.get(name)
      if (into !== undefined && into.size < MAX_EVENTS) into.add(unescaped(readable(value)))
      // QUIRK: Outlook writes the description a second time, as HTML
      else if (name === "X-ALT-DESC" && descriptions.size < MAX_EVENTS)
        descriptions.add(htmlText(unescaped(readable(value))).text)
    }
  }
  return { title: [...titles].join(BETWEEN), descriptions: [...descriptions], remarks: [...remarks] }
}

/** RFC 5545 §3.3.11 TEXT. */
function unescaped(value: string): string {
  return value.replace(/\\([nN,;\\])/g, (_, sign: string) => (sign === "n" || sign === "N" ? "\n" : sign))
}
