import assert from "node:assert/strict"
import { describe, it } from "node:test"

import { AMSTERDAM, zoneNamed } from "../breach/clock/day.ts"
import type { LedgerEntry } from "../ledger/entry.ts"
import { paperHtml } from "../paper/paper-html.ts"
import { paperText } from "../paper/paper-text.ts"
import { BUILTIN_POLICY } from "../policy/builtin.ts"
import { DEFAULT_POLICY } from "../policy/default-policy.ts"
import { loadPolicy } from "../policy/load.ts"
import { figuresOf } from "./figures.ts"
import { instantOf, periodOf } from "./period.ts"
import type { ReportVersion, SafeguardContext } from "./report-context.ts"
import { rulesShown } from "./rule-title.ts"
import { caught, missed, numbered, sampleEntry } from "./sample-entries.ts"
import { sampleContext } from "./sample-context.ts"
import { safeguardPaper } from "./safeguard-paper.ts"

const PERIOD = periodOf("2026-11-01", "2026-11-03", AMSTERDAM)
assert.ok(PERIOD.ok)
const DAYS = PERIOD.value
const LATER = "2026-12-24T12:00:00.000Z"
const at = (day: number): string => `2026-11-0${day}T09:00:00.000Z`
const EVERY_DAY = [caught(at(1)), caught(at(2)), caught(at(3))]

function paper(
  entries: readonly LedgerEntry[],
  version: ReportVersion = "council",
  more: Partial<SafeguardContext> = {},
  language: "nl" | "en" = "nl",
) {
  return safeguardPaper(figuresOf(numbered(entries), DAYS, LATER), sampleContext(DAYS, more), {
    language,
    version,
  })
}

describe("a report on the safeguard", () => {
  it("says that it held where every canary of every day was caught", () => {
    const text = paperText(paper(EVERY_DAY))
    assert.match(text, /op alle 3 dagen beproefd, en elk proefbericht is tegengehouden/)
  })

  it("is red where one was missed, in its first sentence, its calendar and its table", () => {
    const made = paper([...EVERY_DAY, missed(at(2))])
    const remark = made.blocks.find(({ kind }) => kind === "remark")
    assert.ok(remark?.kind === "remark" && remark.tone === "danger")
    const days = made.blocks.find(({ kind }) => kind === "days")
    assert.deepEqual(days?.kind === "days" && days.days.map(({ state }) => state), ["good", "bad", "good"])
    const text = paperText(made)
    assert.match(text, /Op 1 dag van de 3 is 1 proefbericht niet tegengehouden: 2 november 2026/)
    assert.match(text, /Dagen die niet goed waren/)
  })

  it("does not call a day good on which nothing was tested", () => {
    const made = paper([caught(at(1)), caught(at(3))])
    const remark = made.blocks.find(({ kind }) => kind === "remark")
    assert.ok(remark?.kind === "remark" && remark.tone === "warning")
    assert.match(paperText(made), /Op 2 dagen van de 3 is bewezen/)
    assert.match(
      paperText(made),
      /Op 1 dag is niets beproefd: 2 november 2026\. Over die dag is er geen bewijs/,
    )
  })

  it("tells of a period without anything that there is no proof", () => {
    const text = paperText(paper([]))
    assert.match(text, /Op 0 dagen van de 3 is bewezen/)
    assert.match(text, /Er zijn geen uitzonderingen gemaakt/)
  })

  it("reads in English as well", () => {
    assert.match(
      paperText(paper(EVERY_DAY, "council", {}, "en")),
      /tested on all 3 days, and every canary was caught/,
    )
  })

  it("names what people typed in the full version", () => {
    const text = paperText(paper([...EVERY_DAY, ...HOSTILE], "full", TYPED))
    for (const typed of SECRETS.slice(0, 5)) assert.ok(text.includes(typed), typed)
  })

  for (const language of ["nl", "en"] as const)
    it(`has nothing that somebody typed in the version for a council (${language})`, () => {
      const made = paper([...EVERY_DAY, ...HOSTILE], "council", TYPED, language)
      const all = `${paperText(made)}\n${paperHtml(made)}\n${JSON.stringify(made)}`
      for (const typed of SECRETS) assert.ok(!all.includes(typed), typed)
    })

  it("does not call a rule by its old name once it says something else", () => {
    const weakened = loadPolicy(
      DEFAULT_POLICY.replace("audience.visible >= 10 && audience.strangers >= 10", "audience.visible >= 900"),
      "weakened",
    )
    assert.ok(weakened.ok)
    const titled = (policy: typeof BUILTIN_POLICY) =>
      rulesShown(policy).filter(({ title }) => title !== undefined).length
    assert.equal(titled(BUILTIN_POLICY), rulesShown(BUILTIN_POLICY).length)
    assert.equal(titled(weakened.value), titled(BUILTIN_POLICY) - 1)
    const text = paperText(paper(EVERY_DAY, "council", { policy: weakened.value }))
    assert.match(text, /1 regel van de organisatie zelf/)
  })

  it("names who owns each rule: to a council as a role, in full by function and name", () => {
    assert.match(paperText(paper(EVERY_DAY, "full")), /directeur bedrijfsvoering, D\. Willems/)
    const council = paperText(paper(EVERY_DAY))
    assert.match(council, /de proceseigenaar/)
    assert.doesNotMatch(council, /Willems|bedrijfsvoering/)
    const nobody = paperText(paper(EVERY_DAY, "full", { owner: { name: " ", function: "" } }))
    assert.match(nobody, /nog niet vastgelegd/)
  })

  it("says of a rule of one department that it is that department's", () => {
    const policy = loadPolicy(
      `${DEFAULT_POLICY}\ndepartments:\n  Burgerzaken:\n    members: ["*@bz.voorbeeld.example"]\n    rules:\n      - { id: bz/een, when: audience.visible == 7, then: refuse, say: { nl: nee, en: no } }\n`,
      "own",
    )
    assert.ok(policy.ok)
    const context = { policy: policy.value }
    assert.match(paperText(paper(EVERY_DAY, "full", context)), /afdeling Burgerzaken/)
    const council = paperText(paper(EVERY_DAY, "council", context))
    assert.match(council, /de afdeling zelf/)
    assert.doesNotMatch(council, /Burgerzaken/)
  })

  const half = (entries: readonly LedgerEntry[], now: string): string => {
    const context = sampleContext(DAYS, { madeAt: instantOf(now) })
    return paperText(
      safeguardPaper(figuresOf(numbered(entries), DAYS, now), context, { language: "nl", version: "full" }),
    )
  }
  it("does not call half a day untested: it may still be", () => {
    const made = half([caught(at(1)), caught(at(2))], "2026-11-03T05:00:00.000Z")
    assert.match(made, /op alle 2 dagen beproefd, en elk proefbericht is tegengehouden/)
    assert.match(made, /nog niet beproefd/)
    assert.match(made, /De periode is nog niet voorbij/)
  })
  it("calls the day that has just begun nothing yet where it is all there is", () => {
    assert.match(half([], "2026-10-31T23:01:00.000Z"), /Vandaag is nog niets beproefd/)
  })
  it("is red on half a day as on a whole one", () => {
    const made = half([caught(at(1)), caught(at(2)), missed(at(3))], "2026-11-03T10:00:00.000Z")
    assert.match(made, /Op 1 dag van de 3 is 1 proefbericht niet tegengehouden: 3 november 2026/)
  })
  it("knows that a period is over on its last day at midnight, and not before", () => {
    assert.doesNotMatch(half(EVERY_DAY, "2026-11-03T23:00:00.000Z"), /De periode is nog/)
    assert.match(half(EVERY_DAY, "2026-11-03T22:59:59.999Z"), /De periode is nog/)
  })

  it("says of how many the name is gone, so that a table does not seem to be all", () => {
    const context = { ...TYPED, unopened: { route: 3, department: 2 } }
    const full = paperText(paper(EVERY_DAY, "full", context))
    assert.match(full, /Van 3 proefberichten is de weg niet meer te noemen/)
    assert.match(full, /Van 2 berichten is de afdeling niet meer te noemen/)
    const council = paperText(paper(EVERY_DAY, "council", context))
    assert.match(council, /langs minstens 1 weg/)
    assert.doesNotMatch(council, /de afdeling niet meer te noemen/)
  })

  it("does not say that all send which is only just expected", () => {
    const coverage = { expected: 4, days: 7, silent: [], awaited: 1 }
    const text = paperText(paper(EVERY_DAY, "council", { coverage }))
    assert.match(text, /is er 1 nog niet gezien, maar ook nog geen 7 dagen verwacht/)
    assert.doesNotMatch(text, /deden dat in de laatste/)
  })

  it("tells the times of a clock that the organisation's is", () => {
    const zone = zoneNamed("America/Curacao")
    const period = periodOf("2026-11-01", "2026-11-03", zone)
    assert.ok(period.ok)
    const entries = numbered([
      sampleEntry("2026-11-01T12:00:00.000Z", "gateway.stopped"),
      sampleEntry("2026-11-02T02:30:00.000Z", "gateway.started"),
    ])
    const figures = figuresOf(entries, period.value, LATER)
    const text = paperText(
      safeguardPaper(figures, sampleContext(period.value), { language: "nl", version: "full" }),
    )
    assert.match(text, /1 november 2026 om 08\.00 uur.*1 november 2026 om 22\.30 uur/)
  })

  it("gives every figure a definition and where it comes from", () => {
    const text = paperText(paper([...EVERY_DAY, sampleEntry(at(2), "message.held")]))
    assert.match(text, /verify-ledger\.mjs report waarborg-2026-11\.check\.json/)
    assert.match(text, /Het aantal regels message\.held: één per bericht/)
    assert.match(text, /1 \(nr\. 3\)/)
  })
})

/** Invented people, in every place where somebody can type. */
const SECRETS = [
  "Team Sanne de Wit 06-12345678",
  "weg van jan.jansen@voorbeeld.example",
  "Bel Fatima El Amrani (BSN 123456782)",
  "Pieter Post",
  "afdeling Kees",
  "<script>naam</script>",
]
const [DEPARTMENT = "", ROUTE = "", POINT = "", OWNER = "", SILENT = "", WORD = ""] = SECRETS

const TYPED: Partial<SafeguardContext> = {
  owner: { name: OWNER, function: SILENT },
  named: {
    routes: [{ route: ROUTE, caught: 3, missed: 0 }],
    departments: [{ department: DEPARTMENT, stopped: 9 }],
    openings: [],
  },
  withoutCanary: [DEPARTMENT],
  coverage: { expected: 2, days: 7, silent: [SILENT], awaited: 0 },
  points: [{ file: "2026-0001", text: POINT, owner: OWNER, due: "2026-12-01", closed: false }],
  policy: {
    ...BUILTIN_POLICY,
    departments: [{ name: DEPARTMENT, members: [], rules: [], without: [] }],
  },
}

/** Words of entries are ours; should others ever get in, they go no further. */
const HOSTILE: readonly LedgerEntry[] = [
  missed(at(1), WORD, WORD),
  sampleEntry(at(1), "breach.opened", { object: "a", words: { "near-miss": "no", kind: WORD, cause: WORD } }),
  sampleEntry(at(1), "breach.changed", { object: "a", words: { cause: WORD } }),
  sampleEntry(at(1), "breach.notified", { object: "a", words: { phase: WORD } }),
  sampleEntry(at(1), "breach.informed", { object: "a", words: { round: WORD }, figures: { people: 1 } }),
  sampleEntry(at(1), "measure.planned", { object: "a", words: { measure: WORD } }),
]
