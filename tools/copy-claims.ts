/**
 * What an expectation may claim of every copy, each claim checked by the naive reading of ./independent-reading.ts.
 *
 * Which people there are is core's own answer here; that it is right, the counts in the expectations say.
 */
import assert from "node:assert/strict"
import type { Copy as Planned, Person } from "../packages/core/src/examine.ts"
import { outerOf, piecesOf, shows, viewsOf } from "./independent-reading.ts"

type Original = {
  readonly octets: Uint8Array
  readonly people: readonly Person[]
  /** Fields of the header, besides the address fields, and lines of the bodies that show none of these people. */
  readonly fields: readonly string[]
  readonly lines: readonly string[]
}

type Copy = {
  readonly original: Original
  readonly recipient: Planned["recipient"]
  readonly octets: Uint8Array
  readonly views: string
}

export function readOriginal(octets: Uint8Array, people: readonly Person[]): Original {
  const showsNobody = (views: string): boolean => !people.some(({ address }) => shows(views, address))
  const fields = outerOf(octets).fields.filter(
    (field) => !MAY_GO.test(field) && showsNobody(viewsOf(Buffer.from(field, "latin1"))),
  )
  return { octets, people, fields, lines: linesOf(octets).filter((line) => showsNobody(line.toLowerCase())) }
}

/**
 * Fields that are made anew, and two kinds that a copy may go without whether or not somebody can be seen in them: a
 * signature over what changed, and what Exchange writes for itself.
 */
const MAY_GO = /^(?:(?:resent-)?(?:to|cc|bcc)|dkim-signature|x-ms-exchange-organization-[\w-]+)\s*:/i

export function readCopy(original: Original, recipient: Planned["recipient"], octets: Uint8Array): Copy {
  return { original, recipient, octets, views: viewsOf(octets) }
}

export type Claim = keyof typeof CLAIMS

export const CLAIMS = {
  "changes nothing else": ({ original, octets }) => {
    assertInOrder(original.fields, outerOf(octets).fields)
    assertInOrder(original.lines, linesOf(octets))
  },
  "shows only its own recipient": (copy) => {
    assertHidden(copy, () => true)
  },
  "hides every hidden recipient": (copy) => {
    assertHidden(copy, ({ visible }) => !visible)
  },
  "shows every visible recipient": ({ original, recipient, views }) => {
    for (const { address, visible } of original.people) {
      if (visible) assert.ok(shows(views, address), `${recipient.address} no longer reads ${address}`)
    }
  },
  "has no Bcc field": ({ octets }) => {
    assert.ok(!outerOf(octets).fields.some((field) => /^(resent-)?bcc\s*:/i.test(field)))
  },
  "keeps the body": ({ octets, original }) => {
    assert.equal(outerOf(octets).body, outerOf(original.octets).body)
  },
  "keeps the sender": ({ octets, original }) => {
    const from = (message: Uint8Array): readonly string[] =>
      outerOf(message).fields.filter((field) => /^from:/i.test(field))
    assert.equal(from(octets).length, 1)
    assert.deepEqual(from(octets), from(original.octets))
  },
  "keeps its own attendee": ({ recipient, octets, original }) => {
    const calendars = calendarsOf(octets)
    assert.ok(calendars.length > 0)
    assert.equal(calendars.length, calendarsOf(original.octets).length)
    for (const lines of calendars) {
      const attendees = lines.filter((line) => /^ATTENDEE[;:]/i.test(line))
      assert.equal(attendees.length, 1)
      assert.ok(shows(attendees.join().toLowerCase(), recipient.address))
    }
  },
} as const satisfies Readonly<Record<string, (copy: Copy) => void>>

/** The claims that an expectation may make; the first is made of every copy. */
export const CLAIM_NAMES = [
  "changes nothing else",
  "shows only its own recipient",
  "hides every hidden recipient",
  "shows every visible recipient",
  "has no Bcc field",
  "keeps the body",
  "keeps the sender",
  "keeps its own attendee",
] as const satisfies readonly Claim[]

function assertHidden({ original, recipient, views }: Copy, who: (person: Person) => boolean): void {
  for (const person of original.people) {
    if (person.key === recipient.key || !who(person)) continue
    assert.ok(!shows(views, person.address), `${recipient.address} reads ${person.address}`)
  }
}

function linesOf(octets: Uint8Array): readonly string[] {
  return piecesOf(octets).flatMap(({ kind, text }) => (kind === "content" ? unfoldedLines(text) : []))
}

function calendarsOf(octets: Uint8Array): readonly (readonly string[])[] {
  return piecesOf(octets)
    .filter(({ text }) => text.includes("BEGIN:VCALENDAR"))
    .map(({ text }) => unfoldedLines(text))
}

function unfoldedLines(text: string): readonly string[] {
  return text.replace(/\r?\n[ \t]/g, "").split(/\r?\n/)
}

function assertInOrder(expected: readonly string[], actual: readonly string[]): void {
  let at = 0
  for (const line of expected) {
    const found = actual.indexOf(line, at)
    assert.ok(found >= 0, `no longer there: ${line}`)
    at = found + 1
  }
}
