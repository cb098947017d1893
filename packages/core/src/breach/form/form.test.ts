import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { paperText } from "../../paper/paper-text.ts"
import type { BreachAccount } from "../account.ts"
import { DAY, HOUR } from "../clock/day.ts"
import { MAX_ANSWERS } from "../file-limit.ts"
import type { FormAnswers } from "./form-answer.ts"
import { writeAnswer } from "./form-answer.ts"
import { ALL_PHASES, SECTIONS } from "./form-field.ts"
import { formJson, readFormJson } from "./form-json.ts"
import { fieldText, formPaper } from "./form-paper.ts"
import { fillForm, FORM_FIELDS, nextPhase, possiblePhases } from "./form.ts"
import type { FilledField, NotificationForm } from "./form.ts"
import { EMPTY_PROFILE } from "../profile.ts"
import { SAMPLE_ACCOUNT, SAMPLE_EVIDENCE, SAMPLE_PROFILE, SAMPLE_SENT_AT } from "../sample-account.ts"
import type { Phase } from "../step.ts"
import { LANGUAGES } from "../words.ts"

const NOW = SAMPLE_SENT_AT + DAY

function fill(
  change: Partial<BreachAccount> = {},
  answers: FormAnswers = {},
  when: { readonly now?: number; readonly phase?: Phase } = {},
): NotificationForm {
  const account = { ...SAMPLE_ACCOUNT, ...change }
  return fillForm(account, SAMPLE_PROFILE, answers, { now: NOW, phase: "first", ...when })
}
function fieldIn(form: NotificationForm, id: string): FilledField | undefined {
  return form.sections.flatMap(({ fields }) => fields).find(({ field }) => field.id === id)
}
function said(form: NotificationForm, id: string): string | undefined {
  const filled = fieldIn(form, id)
  return filled === undefined ? undefined : fieldText(filled.field, filled.value, "nl")
}

const filled: readonly [question: string, id: string, answer: string, origin: string][] = [
  ["whether it is new", "about.kind", "nieuwe melding", "officer"],
  ["whether it is complete", "about.complete", "voorlopige melding; een aanvulling volgt", "evidence"],
  ["who the organisation is", "contact.organisation", "Gemeente Voorbeeld", "profile"],
  ["its number in the trade register", "contact.kvk", "12345678", "profile"],
  ["who reports", "contact.notifier-name", "M. Melder", "profile"],
  ["the number of the FG", "contact.fg-number", "FG000001", "profile"],
  ["when it began", "timeline.occurred-from", "3 september 2026 om 09.05 uur", "officer"],
  ["when it was discovered", "timeline.discovered", "3 september 2026 om 10.05 uur", "officer"],
  ["when it was certain", "timeline.aware", "3 september 2026 om 11.05 uur", "officer"],
  ["whether it is still going on", "timeline.ongoing", "nee", "officer"],
  [
    "what happened",
    "breach.summary",
    "Een bericht ging naar 112 mensen. De ontvangers konden zien wie het nog meer kregen.",
    "evidence",
  ],
  [
    "what kind of incident",
    "breach.incident",
    "gegevens verstuurd of afgegeven aan de verkeerde ontvanger",
    "officer",
  ],
  ["why", "breach.cause", "ontvangers zichtbaar voor elkaar", "officer"],
  [
    "which ordinary data",
    "data.general",
    "contactgegevens, zoals adres, e-mailadres of telefoonnummer",
    "evidence",
  ],
  ["which special data", "data.special", "gezondheid", "evidence"],
  ["how many records", "data.records", "112", "evidence"],
  ["of how many people", "people.number", "112", "evidence"],
  ["whether others could read it", "before.unintelligible", "nee", "evidence"],
  ["how severe", "consequence.severity", "maximaal", "officer"],
]
for (const [question, id, answer, origin] of filled) {
  test(`form: says ${question}`, () => {
    const form = fill()
    assert.equal(said(form, id), answer)
    assert.equal(fieldIn(form, id)?.origin, origin)
  })
}

const channels: readonly [who: string, people: number, byHand: number, channel: RegExp][] = [
  ["everybody by e-mail", 112, 0, /^Een persoonlijke brief per e-mail, aan ieder apart\.$/],
  ["some by hand", 112, 2, /per e-mail, aan ieder apart\. Aan 2 van hen op papier of per telefoon\.$/],
  ["everybody by hand", 2, 2, /^Een persoonlijke brief op papier, of een telefoongesprek\.$/],
]
for (const [who, people, byHand, channel] of channels) {
  test(`form: of people who were told, ${who}, it says how many and by which means`, () => {
    const form = fill({ told: { people, byHand, firstAt: NOW } })
    assert.equal(said(form, "follow-up.informed-number"), String(people))
    assert.match(said(form, "follow-up.informed-channel") ?? "", channel)
  })
}

const unknown: readonly [what: string, id: string][] = [
  ["the law", "about.law"],
  ["whose data, where some are outside", "people.groups"],
  ["how it was discovered", "timeline.discovered-how"],
  ["measures beforehand", "before.measures"],
  ["other countries", "follow-up.cross-border"],
  ["whether people were told", "follow-up.informed"],
]
for (const [what, id] of unknown) {
  test(`form: does not guess ${what}`, () => {
    const field = fieldIn(fill(), id)
    assert.equal(field?.value, undefined)
    assert.equal(field?.origin, "unknown")
  })
}

test("form: every section has fields, and every field both languages, an id of its own and options where it needs them", () => {
  assert.deepEqual(
    SECTIONS.filter((section) => FORM_FIELDS.some((field) => field.section === section)),
    SECTIONS,
  )
  assert.equal(new Set(FORM_FIELDS.map(({ id }) => id)).size, FORM_FIELDS.length)
  assert.ok(FORM_FIELDS.length <= MAX_ANSWERS)
  for (const { id, name, kind, options, phases } of FORM_FIELDS) {
    assert.ok((name.nl !== "" && name.en !== "" && name.nl !== name.en) || name.nl === "Sector", id)
    assert.equal(options.length > 1, kind === "choice" || kind === "choices", id)
    assert.equal(new Set(options.map((option) => option.id)).size, options.length, id)
    assert.ok(phases.length > 0, id)
  }
})

test("form: of an empty file everything is unknown, and nothing throws", () => {
  const bare: BreachAccount = {
    ...SAMPLE_ACCOUNT,
    evidence: [],
    cause: undefined,
    awareness: undefined,
    severity: undefined,
    times: {
      ...SAMPLE_ACCOUNT.times,
      occurredFrom: undefined,
      occurredUntil: undefined,
      detectedAt: undefined,
    },
  }
  const form = fillForm(bare, EMPTY_PROFILE, {}, { now: NOW, phase: "first" })
  const known = form.sections.flatMap(({ fields }) => fields).filter(({ value }) => value !== undefined)
  assert.deepEqual(known.map(({ field }) => field.id).toSorted(), ["about.complete", "about.kind"])
  assert.ok(form.missing.length > 20)
})

const applies: readonly [name: string, id: string, without: FormAnswers, withIt: FormAnswers][] = [
  [
    "the other organisation's name",
    "contact.other-organisation-name",
    { "contact.other-organisation": "no" },
    { "contact.other-organisation": "yes" },
  ],
  [
    "how data were made unintelligible",
    "before.unintelligible-how",
    { "before.unintelligible": "none" },
    { "before.unintelligible": "part" },
  ],
  ["what other data", "data.other", { "data.general": "name" }, { "data.general": "name other" }],
  [
    "when people were told",
    "follow-up.informed-when",
    { "follow-up.informed": "not" },
    { "follow-up.informed": "told" },
  ],
  [
    "why people are not told",
    "follow-up.not-informed-why",
    { "follow-up.informed": "will" },
    { "follow-up.informed": "not" },
  ],
  [
    "the public notice",
    "follow-up.public-notice",
    { "follow-up.informed": "not", "follow-up.not-informed-why": "no-high-risk" },
    { "follow-up.informed": "not", "follow-up.not-informed-why": "disproportionate" },
  ],
  [
    "the other authorities",
    "follow-up.other-authorities",
    { "follow-up.cross-border": "no" },
    { "follow-up.cross-border": "yes" },
  ],
]
for (const [name, id, without, withIt] of applies) {
  test(`form: asks for ${name} only where it applies`, () => {
    assert.equal(fieldIn(fill({}, without), id), undefined)
    assert.notEqual(fieldIn(fill({}, withIt), id), undefined)
    const kept = fill({}, { ...without, [id]: fieldIn(fill({}, withIt), id)?.field.options[0]?.id ?? "1" })
    assert.notEqual(fieldIn(kept, id), undefined, "an answer is never dropped")
  })
}

for (const [hours, isLate] of [
  [72, false],
  [72 + 1 / 3600, true],
] as const) {
  test(`form: ${hours} hours after awareness ${isLate ? "it asks why it is late" : "it is in time"}`, () => {
    const now = (SAMPLE_ACCOUNT.awareness?.at ?? 0) + hours * HOUR
    assert.equal(fieldIn(fill({}, {}, { now }), "timeline.late-reason") !== undefined, isLate)
  })
}

test("form: what an officer answered comes before the evidence, and taking it back brings that back", () => {
  const edited = fill({}, { "people.number": "100-112" })
  assert.equal(said(edited, "people.number"), "100 tot en met 112")
  assert.equal(fieldIn(edited, "people.number")?.origin, "officer")
  assert.equal(said(fill({}, { "people.number": undefined }), "people.number"), "112")
  assert.equal(said(fill({}, { "people.number": " " }), "people.number"), "112")
})

test("form: an answer that cannot be read is shown as such, and nothing takes its place", () => {
  const field = fieldIn(fill({}, { "people.number": "veel" }), "people.number")
  assert.equal(field?.value, undefined)
  assert.equal(field?.wrong?.written, "veel")
  assert.ok(fill({}, { "people.number": "veel" }).missing.includes("people.number"))
})

const typed: readonly [name: string, id: string, text: string, kinds: readonly string[]][] = [
  ["an address", "breach.summary", "Ook jan@post.example kreeg de mail.", ["address"]],
  ["a BSN", "breach.summary", "Het BSN 999990019 stond erin.", ["bsn"]],
  ["the organisation's own address", "breach.summary", "Gestuurd vanaf privacy@voorbeeld.example.", []],
  ["numbers of people", "breach.summary", "Het ging om 112 mensen, op 3 september.", []],
  ["whoever reports", "contact.notifier-email", "iemand@voorbeeld.example", []],
]
for (const [name, id, text, kinds] of typed) {
  test(`form: ${kinds.length > 0 ? "warns of" : "says nothing of"} ${name}`, () => {
    const form = fill({}, { [id]: text })
    assert.deepEqual(
      fieldIn(form, id)?.personal.map(({ kind }) => kind),
      kinds,
    )
    const written = paperText(formPaper(form, "nl"))
    assert.equal(written.includes("(!!)"), kinds.length > 0)
  })
}

test("form: without what an officer typed it holds no address but the organisation's own", () => {
  const text = `${paperText(formPaper(fill(), "nl"))}${formJson(fill())}`
  const addresses = new Set(text.match(/[\w.]+@[\w.]+/g))
  assert.deepEqual([...addresses].toSorted(), ["fg@voorbeeld.example", "privacy@voorbeeld.example"])
})

test("form: owners of measures are left out", () => {
  const measure = {
    id: "1",
    kind: "improvement",
    text: "Apart versturen",
    owner: "Hoofd P&O",
    due: undefined,
    closed: undefined,
  } as const
  const form = fill({ measures: [measure] })
  assert.equal(said(form, "follow-up.measures"), "- Apart versturen")
  assert.ok(!formJson(form).includes("Hoofd"))
})

test("form: a follow-up marks what changed, and only that", () => {
  const first = fill()
  const notified = [{ phase: "first", at: NOW, reference: "AP-77", form: formJson(first) }] as const
  const follow = fill(
    { notified, evidence: [{ ...SAMPLE_EVIDENCE, visible: 113, recipients: 113 }] },
    { "about.law": "avg" },
    { phase: "follow-up" },
  )
  const changed = follow.sections.flatMap(({ fields }) => fields).filter((field) => field.changed)
  assert.deepEqual(
    changed.map(({ field }) => field.id),
    ["about.law", "about.kind", "about.earlier-number", "breach.summary", "data.records", "people.number"],
  )
  assert.equal(said(follow, "about.earlier-number"), "AP-77")
  assert.ok(paperText(formPaper(follow, "nl")).includes("Gewijzigd: 113"))
  assert.ok(!paperText(formPaper(first, "nl")).includes("Gewijzigd:"))
})

test("form: where the earlier form cannot be read, everything known counts as changed", () => {
  const notified = [{ phase: "first", at: NOW, reference: "", form: "{" }] as const
  const follow = fill({ notified }, {}, { phase: "follow-up" })
  const fields = follow.sections.flatMap((section) => section.fields)
  assert.deepEqual(
    fields.filter(({ changed }) => changed),
    fields.filter(({ value }) => value !== undefined),
  )
})

test("form: a withdrawal says who, which and why, and no more", () => {
  const notified = [{ phase: "first", at: NOW, reference: "AP-77", form: "{}" }] as const
  const form = fill({ notified }, { "about.withdrawal-reason": "Het was een test." }, { phase: "withdrawal" })
  assert.deepEqual(
    form.sections.map(({ number }) => number),
    [0, 1],
  )
  assert.equal(said(form, "about.kind"), "intrekking van een eerdere melding")
  assert.equal(fieldIn(form, "breach.summary"), undefined)
})

const phases: readonly [before: readonly Phase[], next: Phase][] = [
  [[], "first"],
  [["first"], "follow-up"],
  [["first", "follow-up"], "follow-up"],
  [["first", "withdrawal"], "first"],
]
for (const [before, next] of phases) {
  test(`form: after ${before.join(" and ") || "nothing"} comes ${next}`, () => {
    const notified = before.map((phase) => ({ phase, at: 0, reference: "", form: "" }))
    assert.equal(nextPhase({ notified }), next)
    assert.equal(possiblePhases({ notified })[0], next)
  })
}

for (const language of LANGUAGES) {
  test(`form: its paper in ${language} has every field, and says which are unknown`, () => {
    const paper = formPaper(fill(), language)
    const fields = paper.blocks.flatMap((block) => (block.kind === "fields" ? block.fields : []))
    assert.equal(fields.length, fill().sections.flatMap((section) => section.fields).length)
    for (const { unknown: isUnknown, value } of fields) assert.ok(value.length > 0 || isUnknown)
    assert.equal(paper.language, language)
  })
}

test("form: JSON gives back every value", () => {
  const kept = readFormJson(formJson(fill()))
  for (const { field, value } of fill().sections.flatMap(({ fields }) => fields)) {
    assert.equal(kept.get(field.id), JSON.stringify(value ?? null), field.id)
  }
})

for (const text of ["", "null", "[]", "{}", `{"fields":3}`, `{"fields":{"a":null,"b":[1]}}`]) {
  test(`form: of ${text || "nothing"} as an earlier form nothing is read that was not there`, () => {
    for (const value of readFormJson(text).values()) assert.equal(value, "null")
  })
}

test("form: whatever is answered, it is filled, and answers that can be read stand in it", () => {
  const answers = fc.dictionary(
    fc.constantFrom(...FORM_FIELDS.map(({ id }) => id), "__proto__", "constructor"),
    fc.option(fc.oneof(fc.string(), fc.constantFrom("yes", "no", "12", "1-3", "avg", "other")), {
      nil: undefined,
    }),
  )
  fc.assert(
    fc.property(answers, fc.constantFrom(...ALL_PHASES), (given, phase) => {
      const form = fill({}, given, { phase })
      for (const { field, value, origin, wrong } of form.sections.flatMap(({ fields }) => fields)) {
        const written = Object.hasOwn(given, field.id) ? (given[field.id]?.trim() ?? "") : ""
        if (written === "") assert.equal(wrong, undefined)
        else if (value === undefined) assert.notEqual(wrong, undefined)
        else {
          assert.equal(origin, "officer")
          if (field.kind !== "choices" && field.kind !== "range" && field.kind !== "date")
            assert.equal(writeAnswer(value), written)
        }
      }
    }),
  )
})

test("form: what need not be answered is not told as something that has to be found out", () => {
  const text = paperText(formPaper(fill(), "nl"))
  assert.ok(text.includes("Hebt u nog opmerkingen?: niet ingevuld"))
  assert.ok(text.includes("Op grond van welke wet meldt u?: [nog niet bekend]"))
})

test("form: whatever officers typed anywhere in the file, data of a person in it are pointed out where the form repeats it", () => {
  const victim = "karin.de.wit@prive.example"
  const typed = fc
    .tuple(fc.lorem({ maxCount: 4 }), fc.constantFrom(victim, `<${victim}>`, ""), fc.lorem({ maxCount: 4 }))
    .map((words) => words.join(" "))
  const account = fc.record({
    title: typed,
    department: typed,
    summary: typed,
    authority: fc.record({ notify: fc.boolean(), reason: typed }),
    people: fc.record({
      inform: fc.boolean(),
      reason: typed,
      exception: fc.constantFrom(undefined, "later-measures" as const),
    }),
    measures: fc.array(
      fc.record({
        id: fc.constantFrom("m1", "m2"),
        kind: fc.constantFrom("immediate" as const, "improvement" as const),
        text: typed,
        owner: typed,
        due: fc.constant(undefined),
        closed: fc.option(
          fc.record({ kind: fc.constant("document" as const), reference: typed, note: typed }),
          { nil: undefined },
        ),
      }),
      { maxLength: 3 },
    ),
  })
  const answers = fc.dictionary(fc.constantFrom(...FORM_FIELDS.map(({ id }) => id)), typed)
  fc.assert(
    fc.property(account, answers, fc.constantFrom(...ALL_PHASES), (change, given, phase) => {
      for (const { field, value, personal } of fill(change, given, { phase }).sections.flatMap(
        (section) => section.fields,
      )) {
        // Whoever notifies gives their own data.
        if (field.section === 1 || !JSON.stringify(value ?? "").includes(victim)) continue
        assert.ok(
          personal.some(({ kind }) => kind === "address"),
          field.id,
        )
      }
    }),
  )
})
