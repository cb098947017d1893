/**
 * Header blocks of earlier mail that stand quoted in a text: "Van: … Aan: …", "Op … schreef …:", "> To: …".
 *
 * Why this module exists: an answer or a forward carries along who else got the mail before, addresses and all, and every
 * mail program writes that down in a way and a language of its own.
 *
 * Long because labelled blocks and attributions share one walk over the lines.
 * Deliberately left out: the words of the labels (./quoted-label.ts) and where the sender's own text ends (./zone.ts).
 * No standard rules any of this; what is tolerated is what programs write.
 */
import { addressRuns } from "./address-run.ts"
import {
  ATTRIBUTION_LEAD,
  ATTRIBUTION_VERB,
  labelRole,
  type LabelRole,
  LONGEST_LABEL,
  mayBeginLabel,
} from "./quoted-label.ts"

export type QuotedBlock = {
  /** Range in the text that was searched (UTF-16 units), from the first label to the end of the last value. */
  readonly start: number
  readonly end: number
  /** Addresses found per role, as written, in order. Names without an address are left out. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly cc: readonly string[]
  /** Apart from the others: those who got the mail openly do not know of them. */
  readonly bcc: readonly string[]
  /** To or Cc names somebody without an address, as Outlook does. */
  readonly namesOthers: boolean
}

/** A thread of mails that each quote all the ones before; longer ones have not been seen. */
const MAX_BLOCKS = 500
/** Of an attribution with its wrapped lines, and of a header that stands on one line. */
const MAX_ATTRIBUTION_UNITS = 600
const MAX_RUN_IN_UNITS = 100_000

type Line = { readonly start: number; readonly end: number }
type Label = { readonly role: LabelRole; readonly start: number; readonly valueStart: number }

/**
 * The blocks of `text` in order, at most `maxBlocks`; one block is one earlier message. Reply-To counts as `from`. An
 * attribution ("On … wrote:") is a block too, and all its addresses are `from`.
 */
export function findQuotedBlocks(text: string, maxBlocks: number = MAX_BLOCKS): readonly QuotedBlock[] {
  const blocks: QuotedBlock[] = []
  let draft: Draft | undefined
  let blanks = 0
  // The last two lines, with nothing empty between them and this one.
  let before: Line | undefined
  let beforeThat: Line | undefined
  const finish = (): void => {
    const block = draft?.block()
    if (block !== undefined && blocks.length < maxBlocks) blocks.push(block)
    draft = undefined
  }
  for (let lineStart = 0; lineStart < text.length && blocks.length < maxBlocks;) {
    const lineFeed = text.indexOf("\n", lineStart)
    const lineEnd = lineFeed < 0 ? text.length : lineFeed
    const line = { start: skipMarks(text, lineStart, lineEnd), end: trimEnd(text, lineStart, lineEnd) }
    lineStart = lineEnd + 1
    if (line.start >= line.end) {
      blanks += 1
      if (blanks > 1) finish()
      before = beforeThat = undefined
      continue
    }
    const labels = labelsOf(text, line)
    const first = labels[0]
    // Whether the line belongs to a block: then no attribution reaches up into it.
    let taken = true
    if (first !== undefined) {
      if (draft?.has(first.role) === true) finish()
      draft ??= openDraft(text, labels, before)
      draft.add(labels, line.end)
    } else {
      const attribution = endsInColon(text, line) ? attributionOf(text, line, before, beforeThat) : undefined
      if (attribution !== undefined) {
        finish()
        if (blocks.length < maxBlocks) blocks.push(attribution)
      } else if (draft === undefined || blanks > 0 || !draft.goesOn(line)) {
        if (draft !== undefined) finish()
        taken = false
      }
    }
    blanks = 0
    beforeThat = taken ? undefined : before
    before = taken ? undefined : line
  }
  finish()
  return blocks
}

/** Past quotation marks, emphasis, byte order marks and white space: `> > *`, `| `, `<b>`. */
function skipMarks(text: string, from: number, end: number): number {
  let at = from
  for (; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x20 || unit === 0x3e || unit === 0x09 || unit === 0xa0 || unit === 0x2a) continue
    if (unit === 0x7c || unit === 0xfeff || unit === 0x200b || unit === 0x0d || unit === 0x5f) continue
    if (unit !== 0x3c) break
    const close = endOfPlainTag(text, at, end)
    if (close < 0) break
    at = close
  }
  return at
}

/** Where `<b>` or `<strong>` closes; -1 for anything that is no tag of letters alone. */
function endOfPlainTag(text: string, open: number, end: number): number {
  for (let at = open + 1; at < Math.min(end, open + 8); at += 1) {
    const lower = text.charCodeAt(at) | 0x20
    if (text.charCodeAt(at) === 0x3e) return at
    if (lower < 0x61 || lower > 0x7a) return -1
  }
  return -1
}

function trimEnd(text: string, from: number, end: number): number {
  let last = end
  while (last > from && isTrailing(text.charCodeAt(last - 1))) last -= 1
  return last
}

/** White space, and emphasis that is closed at the end of a line. */
function isTrailing(unit: number): boolean {
  return unit === 0x20 || unit === 0x0d || unit === 0x09 || unit === 0xa0 || unit === 0x2a || unit === 0x5f
}

/** The labels of a line: none for most, one for a line of a header block, several where the header stands on one line. */
function labelsOf(text: string, line: Line): readonly Label[] {
  // QUIRK: Yahoo's plain text has the whole header behind the dashes: "----- Forwarded Message ----- From: …To: …Sent: …"
  if (isDashed(text, line.start)) return runIn(text, line.start, line.end)
  if (!mayBeginLabel(text, line.start)) return NO_LABELS
  const end = Math.min(line.end, line.start + LONGEST_LABEL)
  for (let at = line.start; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x3a || unit === 0xff1a) {
      const role = labelRole(text.slice(line.start, at))
      if (role === undefined) return NO_LABELS
      const label = { role, start: line.start, valueStart: at + 1 }
      return role === "from" ? [label, ...runIn(text, at + 1, line.end)] : [label]
    }
    if (unit === 0x40 || unit === 0x2c || unit === 0x2e || unit === 0x22 || (unit >= 0x30 && unit <= 0x39))
      break
  }
  return NO_LABELS
}
const NO_LABELS: readonly Label[] = []

function isDashed(text: string, start: number): boolean {
  return text.charCodeAt(start) === 0x2d && text.charCodeAt(start + 1) === 0x2d
}

/** Labels in the middle of a line, which only counts where one of them names recipients. */
function runIn(text: string, start: number, end: number): readonly Label[] {
  if (end - start > MAX_RUN_IN_UNITS) return NO_LABELS
  const labels: Label[] = []
  let from = start
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x3a || unit === 0xff1a) {
      const label = labelBefore(text, from, at)
      if (label !== undefined) labels.push(label)
      from = at + 1
    } else if (unit === 0x3e) {
      // QUIRK: Yahoo in Polish leaves out a colon: "…>Dw Jan <jan@example.pl>"
      if (/^dw\s/i.test(text.slice(at + 1, at + 4)))
        labels.push({ role: "cc", start: at + 1, valueStart: at + 4 })
      from = at + 1
    }
  }
  return labels.some(({ role }) => role === "to") ? labels : NO_LABELS
}

/** The longest label that ends where the colon stands, in `Reply-To:` not only `To:`. */
function labelBefore(text: string, from: number, colon: number): Label | undefined {
  let found: Label | undefined
  let role: LabelRole | undefined // of the words looked at last
  for (let start = colon - 1; start >= Math.max(from, colon - LONGEST_LABEL); start -= 1) {
    if (start > from && !" \t\u00A0>*-".includes(text.charAt(start - 1))) continue
    // With blanks in front words stand for what they stand for without, which is known already.
    if (!isBlank(text.charCodeAt(start)))
      role = mayBeginLabel(text, start) ? labelRole(text.slice(start, colon)) : undefined
    if (role !== undefined) found = { role, start, valueStart: colon + 1 }
  }
  return found
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09
}

function endsInColon(text: string, line: Line): boolean {
  const last = text.charCodeAt(line.end - 1)
  return last === 0x3a || last === 0xff1a
}

/** "Op 3 mei 2026 om 12:46 schreef Jan <jan@example.nl>:", which may be wrapped over three lines. */
function attributionOf(
  text: string,
  line: Line,
  before: Line | undefined,
  beforeThat: Line | undefined,
): QuotedBlock | undefined {
  let best: QuotedBlock | undefined
  for (const first of [line, before, beforeThat]) {
    if (first === undefined || line.end - first.start > MAX_ATTRIBUTION_UNITS) break
    if (first !== line && SENTENCE_END.includes(text.charAt(first.end - 1))) break // not wrapped, but a sentence of its own
    const words = text.slice(first.start, line.end)
    if (!TOLD.test(words)) continue
    if (best === undefined) {
      if (!ATTRIBUTION_VERB.test(words) && !JAPANESE.test(words)) continue
      const from = addressRuns(words)
      if (
        from.length === 0 &&
        !(TIME.test(words) && DAY.test(words)) &&
        !(DAY.test(words) && isQuoteNext(text, line.end))
      ) {
        continue
      }
      best = { start: first.start, end: line.end, from, to: [], cc: [], bcc: [], namesOthers: false }
    }
    if (!ATTRIBUTION_LEAD.test(words) || !DAY.test(words)) continue
    return {
      start: first.start,
      end: line.end,
      from: addressRuns(words),
      to: [],
      cc: [],
      bcc: [],
      namesOthers: false,
    }
  }
  return best
}
/** Every attribution names a day or an address; looking for a verb is many times dearer than looking for these. */
const TOLD = /[\d@]/
const SENTENCE_END = ".!?:;"
const TIME = /\d{1,2}[:.h]\d{2}(?!\d)/
const DAY = /\d{4}|\d{1,2}[-/.]\s?\d{1,2}[-/.]/
/** Gmail in Japanese has no verb: "2026年5月3日(日) 12:46 Jan <jan@example.nl>:" */
const JAPANESE = /^\d{4}年.{1,200}>\s?[:：]$/

function isQuoteNext(text: string, end: number): boolean {
  let at = end
  while (at < text.length && " \t\r\n:*".includes(text.charAt(at))) at += 1
  return text.charCodeAt(at) === 0x3e
}

type Draft = {
  has(role: LabelRole): boolean
  add(labels: readonly Label[], end: number): void
  /** A line without a label: whether the block may go on after it. */
  goesOn(line: Line): boolean
  block(): QuotedBlock | undefined
}

/** A block while it is read. It is one in the end only if enough of a header has been seen. */
function openDraft(text: string, labels: readonly Label[], before: Line | undefined): Draft {
  const people = {
    from: new Map<string, string>(),
    to: new Map<string, string>(),
    cc: new Map<string, string>(),
    bcc: new Map<string, string>(),
  }
  const roles = new Set<LabelRole>()
  let start = labels[0]?.start ?? 0
  let end = start
  let last: LabelRole = "other"
  let valueStart = start
  let strayLines = 0
  let namesSender = false
  let namesOthers = false
  const collect = (role: LabelRole, from: number, to: number): void => {
    if (!isOfPeople(role)) return
    if (role === "to" || role === "cc") namesOthers ||= text.slice(from, to).split(";").some(isNameAlone)
    const into = people[role === "also-from" ? "from" : role]
    for (const address of addressRuns(text, from, to)) {
      const key = address.toLowerCase()
      if (!into.has(key)) into.set(key, address)
    }
  }
  const announced = before !== undefined && isDashed(text, before.start) // "-----Original Message-----"
  if (before !== undefined && labels[0]?.role === "to" && isNotesSender(text, before)) {
    start = before.start
    roles.add("from")
    collect("from", before.start, before.end)
  }
  return {
    has: (role) => (role === "from" || role === "date" || role === "subject") && roles.has(role),
    add(found, lineEnd) {
      for (const [at, label] of found.entries()) {
        const valueEnd = found[at + 1]?.start ?? lineEnd
        roles.add(label.role)
        collect(label.role, label.valueStart, valueEnd)
        if (label.role === "from") namesSender ||= NAME.test(text.slice(label.valueStart, valueEnd))
        last = label.role
        valueStart = label.valueStart
      }
      end = lineEnd
      strayLines = 0
    },
    goesOn(line) {
      const value = text.slice(valueStart, end).trim()
      const words = text.slice(line.start, line.end)
      if (value === "" || (isOfPeople(last) && (LISTED.test(words) || UNFINISHED.test(value.slice(-1))))) {
        collect(last, line.start, line.end)
        valueStart = line.start
        end = line.end
        return true
      }
      strayLines += 1 // a wrapped subject, or already the text: the next label tells
      return strayLines === 1
    },
    block() {
      const { from, to, cc, bcc } = people
      const addressed = from.size + to.size + cc.size + bcc.size > 0
      const copies = roles.has("cc") && roles.has("bcc") ? 1 : 0 // both kinds of them say no more than one
      const named = roles.size - (roles.has("other") ? 1 : 0) - copies
      const header =
        roles.has("subject") && (roles.has("to") || (namesSender && roles.has("date"))) && named >= 3
      if (!(addressed && (named >= 2 || announced)) && !header) return undefined
      return {
        start,
        end,
        from: [...from.values()],
        to: [...to.values()],
        cc: [...cc.values()],
        bcc: [...bcc.values()],
        namesOthers,
      }
    },
  }
}

/** "Jan Bos", and not "Jan Bos <jan@bos.example>" nor the rest of one. */
function isNameAlone(piece: string): boolean {
  return !piece.includes("@") && NAME.test(piece)
}

function isOfPeople(role: LabelRole): role is "from" | "also-from" | "to" | "cc" | "bcc" {
  return role === "from" || role === "also-from" || role === "to" || role === "cc" || role === "bcc"
}

/** What a line that goes on with a list of people holds, and what such a list ends with where it goes on. */
const LISTED = /[@;]/
const UNFINISHED = /[,;<"([]/
/** A sender is named by letters: "Van: 10:00 uur" is an appointment. */
const NAME = /^[\s*'"<«„]*\p{L}/u

/** QUIRK: Notes has no From label but a line above: "Jan Jansen <jan@example.nl> on 05/03/2026 12:46:00 PM". */
function isNotesSender(text: string, line: Line): boolean {
  if (line.end - line.start > MAX_ATTRIBUTION_UNITS) return false
  const words = text.slice(line.start, line.end)
  return words.includes("@") && TIME.test(words) && DAY.test(words)
}
