import assert from "node:assert/strict"
import { describe, it } from "node:test"

import fc from "fast-check"

import { AMSTERDAM } from "../breach/clock/day.ts"
import { LEDGER_ACTIONS, LEDGER_ORIGINS, LEDGER_RESULTS, LEDGER_ROLES } from "../ledger/entry.ts"
import type { LedgerEntry } from "../ledger/entry.ts"
import { FIGURES, MAX_INDICES_NAMED } from "./figure.ts"
import type { FigureId } from "./figure.ts"
import { figureBook, figuresOf, valueOf } from "./figures.ts"
import type { SafeguardFigures } from "./figures.ts"
import { periodOf } from "./period.ts"
import type { Period } from "./period.ts"
import { caught, missed, numbered, sampleEntry } from "./sample-entries.ts"

const NOVEMBER = period("2026-11-01", "2026-11-30")
const LATER = "2026-12-24T12:00:00.000Z"
const DAY_1 = "2026-11-01T09:00:00.000Z"
const DAY_2 = "2026-11-02T09:00:00.000Z"

describe("figures of a period", () => {
  const cases: readonly (readonly [string, FigureId, number, readonly LedgerEntry[]])[] = [
    [
      "messages that were delivered, by what each hour counted",
      "delivered",
      42,
      [
        sampleEntry(DAY_1, "messages.delivered", { figures: { messages: 40, recipients: 90 } }),
        sampleEntry(DAY_2, "messages.delivered", { figures: { messages: 2, recipients: 2 } }),
      ],
    ],
    [
      "introductions of whatever was stopped, and not of what was released",
      "stopped-introductions",
      12_522,
      [
        sampleEntry(DAY_1, "message.individualised", { figures: { introductions: 12_432 } }),
        sampleEntry(DAY_1, "message.held", { figures: { introductions: 90 } }),
        sampleEntry(DAY_1, "message.released", { figures: { introductions: 7 }, words: { as: "original" } }),
      ],
    ],
    [
      "what was released as it was, and not as copies",
      "released-as-it-was",
      1,
      [
        sampleEntry(DAY_1, "message.released", { words: { as: "original" }, role: "reviewer" }),
        sampleEntry(DAY_1, "message.released", { words: { as: "copies" }, role: "reviewer" }),
      ],
    ],
    [
      "a look at content only where it was allowed",
      "content-viewed",
      1,
      [
        sampleEntry(DAY_1, "content.viewed", { role: "reviewer" }),
        sampleEntry(DAY_1, "content.viewed", { role: "reviewer", result: "refused" }),
      ],
    ],
    [
      "changes of roles, and not of a name",
      "roles-changed",
      1,
      [
        sampleEntry(DAY_1, "person.changed", { words: { changed: "roles name" } }),
        sampleEntry(DAY_1, "person.changed", { words: { changed: "name" } }),
      ],
    ],
    [
      "near misses apart from breaches",
      "near-misses-opened",
      1,
      [
        sampleEntry(DAY_1, "breach.opened", { object: "a", words: { "near-miss": "yes" } }),
        sampleEntry(DAY_1, "breach.opened", { object: "b", words: { "near-miss": "no" } }),
      ],
    ],
    ["no day that proves itself by a canary of another day", "days-proven", 1, [caught(DAY_1)]],
    ["a day with one that was missed as a day that failed", "days-missed", 1, [caught(DAY_1), missed(DAY_1)]],
    ["days on which nothing was tested", "days-without", 29, [missed(DAY_1)]],
    [
      "measures that were planned before the period and are still open",
      "measures-open",
      2,
      [
        sampleEntry("2026-05-01T09:00:00.000Z", "breach.opened", {
          object: "a",
          words: { "near-miss": "no" },
        }),
        sampleEntry("2026-05-01T09:00:00.000Z", "measure.planned", { object: "a" }),
        sampleEntry("2026-05-01T09:00:00.000Z", "measure.planned", { object: "a" }),
        sampleEntry(DAY_1, "measure.closed", { object: "a" }),
        sampleEntry(DAY_2, "breach.changed", { object: "a", words: { kind: "measure-reopened" } }),
      ],
    ],
    [
      "nothing of what happened before or after",
      "held",
      1,
      [
        sampleEntry("2026-10-31T22:59:59.999Z", "message.held"),
        sampleEntry("2026-10-31T23:00:00.000Z", "message.held"),
        sampleEntry("2026-11-30T23:00:00.000Z", "message.held"),
      ],
    ],
    [
      "the time between a stop and the start after it",
      "minutes-stopped",
      90,
      [
        sampleEntry("2026-10-01T09:00:00.000Z", "gateway.started"),
        sampleEntry("2026-11-03T09:00:00.000Z", "gateway.stopped"),
        sampleEntry("2026-11-03T10:00:00.000Z", "session.opened", { origin: "command-line" }),
        sampleEntry("2026-11-03T10:30:00.000Z", "gateway.started"),
      ],
    ],
    [
      "the time since the last entry where it stopped without a word",
      "minutes-stopped",
      30,
      [
        sampleEntry("2026-11-03T09:00:00.000Z", "gateway.started"),
        sampleEntry("2026-11-03T10:00:00.000Z", "message.held"),
        sampleEntry("2026-11-03T10:30:00.000Z", "gateway.started"),
      ],
    ],
    [
      "a whole period in which it stood still",
      "minutes-stopped",
      30 * 24 * 60,
      [sampleEntry("2026-10-01T09:00:00.000Z", "gateway.stopped")],
    ],
  ]
  for (const [what, id, value, entries] of cases)
    it(`counts ${what}`, () => {
      assert.equal(valueOf(figuresOf(numbered(entries), NOVEMBER, LATER), id), value)
    })

  it("says by which role, and never by whom", () => {
    const figures = figuresOf(
      numbered([
        sampleEntry(DAY_1, "message.released", { words: { as: "original" }, role: "reviewer" }),
        sampleEntry(DAY_1, "message.released", { words: { as: "original" }, role: "employee" }),
        sampleEntry(DAY_2, "message.released", { words: { as: "original" }, role: "employee" }),
      ]),
      NOVEMBER,
      LATER,
    )
    assert.equal(valueOf(figures, "released-as-it-was", "employee"), 2)
    assert.equal(valueOf(figures, "released-as-it-was", "reviewer"), 1)
  })

  it("names the entries that each is made of", () => {
    const figures = figuresOf(
      numbered([missed(DAY_1), sampleEntry(DAY_1, "message.held"), missed(DAY_2)], 4711),
      NOVEMBER,
      LATER,
    )
    const red = figures.figures.find(({ id }) => id === "canary-missed")
    assert.deepEqual(red?.entries, { count: 2, first: 4711, last: 4713, indices: [4711, 4713] })
    assert.deepEqual(figures.days[1]?.entries, { count: 1, first: 4713, last: 4713, indices: [4713] })
  })

  it("names each entry up to a bound, and beyond it the first, the last and how many", () => {
    const many = (count: number): SafeguardFigures =>
      figuresOf(
        numbered(Array.from({ length: count }, () => sampleEntry(DAY_1, "message.held"))),
        NOVEMBER,
        LATER,
      )
    const entries = (figures: SafeguardFigures) => figures.figures.find(({ id }) => id === "held")?.entries
    assert.equal(entries(many(MAX_INDICES_NAMED))?.indices?.length, MAX_INDICES_NAMED)
    assert.deepEqual(entries(many(MAX_INDICES_NAMED + 1)), { count: 1001, first: 0, last: 1000 })
  })

  it("has no day that has not begun", () => {
    const now = "2026-11-03T08:00:00.000Z"
    const figures = figuresOf(numbered([caught(DAY_1)]), NOVEMBER, now)
    assert.deepEqual(
      figures.days.map(({ day }) => day),
      ["2026-11-01", "2026-11-02", "2026-11-03"],
    )
    // The third of November is not over: it may still be tested.
    assert.equal(valueOf(figures, "days-without"), 1)
    assert.equal(valueOf(figures, "days-silent"), 1)
    const over = figuresOf(numbered([caught(DAY_1)]), NOVEMBER, "2026-11-03T23:00:00.000Z")
    assert.equal(valueOf(over, "days-without"), 2)
  })

  it("has all its figures where nothing happened", () => {
    const figures = figuresOf([], NOVEMBER, LATER)
    assert.equal(valueOf(figures, "entries"), 0)
    assert.equal(valueOf(figures, "days-without"), 30)
    assert.equal(valueOf(figures, "days-silent"), 30)
    assert.deepEqual(figures.gaps, [])
    assert.deepEqual(figures.files, [])
  })

  it("tells of a file from its opening to its end, whenever those were", () => {
    const opened = "2026-10-20T09:00:00.000Z"
    const { files } = figuresOf(
      numbered([
        sampleEntry("2026-08-01T09:00:00.000Z", "breach.opened", {
          object: "old",
          words: { "near-miss": "no" },
        }),
        sampleEntry("2026-08-02T09:00:00.000Z", "breach.closed", { object: "old" }),
        sampleEntry(opened, "breach.opened", { object: "a", words: { "near-miss": "yes" } }),
        sampleEntry(opened, "breach.changed", {
          object: "a",
          words: { kind: "near-miss", "near-miss": "no" },
        }),
        sampleEntry(opened, "breach.changed", { object: "a", words: { kind: "cause", cause: "reply-all" } }),
        sampleEntry(DAY_1, "breach.notified", { object: "a", words: { phase: "first" } }),
        sampleEntry(DAY_1, "breach.informed", {
          object: "a",
          words: { round: "first" },
          figures: { people: 112 },
        }),
        sampleEntry(DAY_1, "measure.planned", { object: "a", words: { measure: "improvement" } }),
        sampleEntry(DAY_2, "breach.closed", { object: "a" }),
        sampleEntry("2026-12-02T09:00:00.000Z", "breach.reopened", { object: "a" }),
      ]),
      NOVEMBER,
      LATER,
    )
    assert.deepEqual(files, [
      {
        object: "a",
        openedAt: opened,
        nearMiss: false,
        cause: "reply-all",
        notifiedAt: DAY_1,
        informedAt: DAY_1,
        letters: 112,
        closedAt: DAY_2,
        measures: { planned: 1, open: 1 },
        index: 2,
      },
    ])
  })

  it("names the policy that was in force when the period began, and each that came", () => {
    const { policies } = figuresOf(
      numbered([
        sampleEntry("2026-01-01T09:00:00.000Z", "policy.enforced", { object: "first", role: "command-line" }),
        sampleEntry("2026-02-01T09:00:00.000Z", "policy.enforced", {
          object: "second",
          role: "privacy-officer",
        }),
        sampleEntry(DAY_2, "policy.enforced", { object: "third", role: "privacy-officer" }),
      ]),
      NOVEMBER,
      LATER,
    )
    assert.deepEqual(
      policies.map(({ object }) => object),
      ["second", "third"],
    )
  })

  it("counts a hundred thousand entries and keeps few of them", () => {
    const book = figureBook(NOVEMBER, LATER)
    const entry = sampleEntry(DAY_1, "message.held", { figures: { introductions: 2 } })
    for (let index = 0; index < 100_000; index += 1) book.add({ index, entry })
    const figures = book.figures()
    assert.equal(valueOf(figures, "stopped-introductions"), 200_000)
    assert.ok(JSON.stringify(figures).length < 50_000)
  })

  it("gives the same as counting by hand", () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 60 }), (entries) => {
        const figures = figuresOf(numbered(entries), NOVEMBER, LATER)
        const own = byHand(entries)
        for (const [id, value] of Object.entries(own)) assert.equal(valueOf(figures, idOf(id)), value, id)
      }),
    )
  })
})

/** Written on purpose without any of the code that is tested. */
function byHand(entries: readonly LedgerEntry[]): Readonly<Record<string, number>> {
  const within = entries.filter(
    ({ at }) => at >= "2026-10-31T23:00:00.000Z" && at < "2026-11-30T23:00:00.000Z",
  )
  const done = within.filter(({ result }) => result === "done")
  const of = (...actions: readonly string[]) => done.filter(({ action }) => actions.includes(action))
  const sum = (some: readonly LedgerEntry[], name: string) =>
    some.reduce((total, { figures }) => total + (figures[name] ?? 0), 0)
  const stopped = of("message.individualised", "message.held", "message.refused")
  const asItWas = of("message.released").filter(({ words }) => words["as"] === "original")
  const red = within.filter(({ action }) => action === "canary.missed")
  const dayOf = ({ at }: LedgerEntry) =>
    Temporal.Instant.from(at).toZonedDateTimeISO("Europe/Amsterdam").toPlainDate().toString()
  const redDays = new Set(red.map(dayOf))
  const tested = new Set(
    within.filter(({ action }) => action === "canary.caught" || action === "canary.missed").map(dayOf),
  )
  const greenDays = new Set([...tested].filter((day) => !redDays.has(day)))
  return {
    entries: within.length,
    delivered: sum(of("messages.delivered"), "messages"),
    held: of("message.held").length,
    individualised: of("message.individualised").length,
    refused: of("message.refused").length,
    "stopped-introductions": sum(stopped, "introductions"),
    "stopped-exposures": sum(stopped, "exposures"),
    "released-as-it-was": asItWas.length,
    "passed-introductions": sum(asItWas, "introductions"),
    dropped: of("message.dropped").length,
    expired: of("message.expired").length,
    "content-viewed": of("content.viewed").length,
    "canary-caught": of("canary.caught").length,
    "canary-missed": red.length,
    "days-missed": redDays.size,
    "days-proven": greenDays.size,
    "days-without": 30 - tested.size,
    "days-silent": 30 - new Set(within.map(dayOf)).size,
    "breaches-opened": of("breach.opened").filter(({ words }) => words["near-miss"] === "no").length,
    "people-informed": sum(of("breach.informed"), "people"),
    "policy-enforced": of("policy.enforced").length,
  }
}

function idOf(text: string): FigureId {
  assert.ok(text in FIGURES)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- looked at above
  return text as FigureId
}

function millisecond(day: string): number {
  return Temporal.Instant.from(`${day}T00:00Z`).epochMilliseconds
}

const anyEntry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    at: fc
      .integer({ min: millisecond("2026-10-30"), max: millisecond("2026-12-02") })
      .map((at) => Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: "millisecond" })),
    action: fc.constantFrom(...LEDGER_ACTIONS),
    role: fc.constantFrom(...LEDGER_ROLES),
    result: fc.constantFrom(...LEDGER_RESULTS),
    origin: fc.constantFrom(...LEDGER_ORIGINS),
    object: fc.constantFrom("a", "b", "c"),
    introductions: fc.nat(500),
    exposures: fc.nat(500),
    people: fc.nat(200),
    messages: fc.nat(90),
    as: fc.constantFrom("copies", "original"),
    near: fc.constantFrom("yes", "no"),
    kind: fc.constantFrom("sensitive-list", "near-miss", "measure-reopened"),
  })
  .map(({ introductions, exposures, people, messages, as, near, kind, ...rest }) => ({
    v: 1,
    ...rest,
    figures: { introductions, exposures, people, messages },
    words: { as, "near-miss": near, kind },
    salted: {},
  }))

function period(from: string, to: string): Period {
  const made = periodOf(from, to, AMSTERDAM)
  assert.ok(made.ok)
  return made.value
}
