import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { paperText } from "../../paper/paper-text.ts"
import type { AccountMeasure, BreachAccount } from "../account.ts"
import { DAY } from "../clock/day.ts"
import { AMSTERDAM } from "../clock/day.ts"
import { MIN_GROUP } from "./informing.ts"
import { groupCounts, MAX_LISTED_POINTS, monthlyPaper } from "./monthly.ts"
import { SAMPLE_ACCOUNT } from "../sample-account.ts"

const of = (...counts: readonly (readonly [name: string, count: number])[]): readonly string[] =>
  counts.flatMap(([name, count]) => Array.from({ length: count }, () => name))
const shown = (names: readonly string[]): readonly string[] =>
  groupCounts(names).map((group) =>
    group.kind === "group" ? `${group.name} ${group.count}` : `${group.groups} together ${group.count}`,
  )

const groups: readonly [what: string, names: readonly string[], counts: readonly string[]][] = [
  ["nothing is nothing", [], []],
  [`a group of ${MIN_GROUP} is named`, of(["a", MIN_GROUP]), ["a 5"]],
  [`a group of ${MIN_GROUP - 1} is not`, of(["a", MIN_GROUP - 1]), ["1 together 4"]],
  ["small ones are counted together", of(["a", 7], ["b", 2], ["c", 1]), ["a 7", "2 together 3"]],
  ["one small one takes the next with it", of(["a", 9], ["b", 6], ["c", 2]), ["a 9", "2 together 8"]],
  ["large ones stand by themselves", of(["a", 5], ["b", 6]), ["b 6", "a 5"]],
]
for (const [what, names, counts] of groups) {
  test(`monthly: ${what}`, () => assert.deepEqual(shown(names), counts))
}

test("monthly: no group below the least can be worked out, and nothing is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 60 }), (names) => {
      const counted = groupCounts(names)
      assert.equal(
        counted.reduce((sum, { count }) => sum + count, 0),
        names.length,
      )
      for (const group of counted) {
        if (group.kind === "group") assert.ok(group.count >= MIN_GROUP)
        else assert.ok(group.groups > 1 || counted.length === 1)
      }
    }),
  )
})

const NOVEMBER = 1_793_700_000_000 // 3 November 2026
const point = (change: Partial<AccountMeasure>): AccountMeasure => ({
  id: "1",
  kind: "improvement",
  text: "Apart versturen",
  owner: "Hoofd P&O",
  due: "2026-12-01",
  closed: undefined,
  ...change,
})
const inNovember = (change: Partial<BreachAccount> = {}): BreachAccount => ({
  ...SAMPLE_ACCOUNT,
  openedAt: NOVEMBER,
  ...change,
})
function report(
  accounts: readonly BreachAccount[],
  informing = TOO_FEW,
  zone: string = AMSTERDAM.name,
  { language = "nl", unreadable = 0 }: { readonly language?: "nl" | "en"; readonly unreadable?: number } = {},
): string {
  const context = {
    zone,
    language,
    organisation: "Gemeente Voorbeeld",
    month: "2026-11",
    now: NOVEMBER + 27 * DAY,
    informing,
    unreadable,
  } as const
  return paperText(monthlyPaper(accounts, context))
}
const TOO_FEW: Parameters<typeof monthlyPaper>[1]["informing"] = { kind: "too-few", least: MIN_GROUP }

test("monthly: a file is of the month that it was in on the organisation's own clock", () => {
  const opened = inNovember({ openedAt: 1_793_498_400_000 })
  assert.ok(report([opened]).includes("- datalekken: 1"))
  assert.ok(report([opened], TOO_FEW, "America/Curacao").includes("- datalekken: 0"))
})

test("monthly: counts the files of its month, near misses apart", () => {
  const text = report([
    ...Array.from({ length: 5 }, () => inNovember()),
    inNovember({ nearMiss: true }),
    inNovember({ openedAt: NOVEMBER - 30 * DAY }),
  ])
  assert.ok(text.includes("- datalekken: 5"))
  assert.ok(text.includes("- bijna-datalekken: 1"))
  assert.ok(text.includes("- Personeel; Datalekken: 5"))
  assert.ok(text.includes("- ontvangers zichtbaar voor elkaar; Datalekken: 5"))
})

const DAMAGED: readonly [count: number, language: "nl" | "en", said: string | undefined][] = [
  [0, "nl", undefined],
  [1, "nl", "Eén dossier is beschadigd"],
  [2, "nl", "2 dossiers zijn beschadigd"],
  [1, "en", "One file is damaged"],
  [2, "en", "2 files are damaged"],
]
for (const [unreadable, language, said] of DAMAGED)
  test(`monthly: ${unreadable} files that can't be read are told in ${language}`, () => {
    const text = report([inNovember()], TOO_FEW, AMSTERDAM.name, { language, unreadable })
    assert.equal(/beschadigd|damaged/.test(text), said !== undefined)
    assert.ok(text.includes(said ?? ""))
  })

test("monthly: a department with one breach is not named", () => {
  const text = report([inNovember(), inNovember({ department: "Zorg" })])
  assert.ok(!text.includes("Personeel") && !text.includes("Zorg"))
})

test("monthly: open improvement points are those of all files, the most urgent first", () => {
  const text = report([
    inNovember({ openedAt: 0, measures: [point({ text: "Punt C", due: undefined })] }),
    inNovember({ measures: [point({ text: "Punt A", due: "2026-11-15" }), point({ text: "Punt B" })] }),
    inNovember({
      measures: [
        point({ text: "Punt D", closed: { kind: "canary", reference: "c-1", note: "" } }),
        point({ text: "Punt E", kind: "immediate" }),
      ],
    }),
  ])
  assert.deepEqual(text.match(/Punt [A-Z]/g), ["Punt A", "Punt B", "Punt C"])
  assert.ok(text.includes("Klaar op: 15 november 2026, te laat"))
})

for (const [count, isMore] of [
  [MAX_LISTED_POINTS, false],
  [MAX_LISTED_POINTS + 1, true],
] as const) {
  test(`monthly: of ${count} improvement points ${isMore ? "one is only counted" : "all are listed"}`, () => {
    const measures = Array.from({ length: count }, (_, at) => point({ id: String(at) }))
    assert.equal(report([inNovember({ measures })]).includes("En nog 1 andere."), isMore)
  })
}

test("monthly: how soon people were told, or that there are too few to say", () => {
  assert.ok(report([]).includes("Dat is te weinig voor een cijfer."))
  const figures = {
    kind: "figures",
    informed: 8,
    waiting: 1,
    median: 3.5,
    average: 4.2,
    longest: 21,
  } as const
  assert.ok(report([], figures).includes("- dagen tot het eerste bericht, mediaan: 3,5"))
})

test("monthly: its month is a month in words", () => {
  const paper = monthlyPaper([], {
    language: "nl",
    organisation: "",
    month: "2026-11",
    now: NOVEMBER,
    zone: "Europe/Amsterdam",
    informing: TOO_FEW,
    unreadable: 0,
  })
  assert.equal(paper.subtitle, "november 2026")
  assert.equal(paper.foot, "november 2026")
})
