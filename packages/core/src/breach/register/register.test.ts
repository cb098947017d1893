import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { promisify } from "node:util"
import fc from "fast-check"
import { systemTest } from "../../../../../tools/system-test.ts"
import { readCsv } from "../../document/csv.ts"
import type { DocumentBudget } from "../../document/document.ts"
import { readOds } from "../../document/ods.ts"
import { paperText } from "../../paper/paper-text.ts"
import type { BreachAccount } from "../account.ts"
import { registerCsv } from "./register-csv.ts"
import { ODS_MEDIA_TYPE, registerOds } from "./register-ods.ts"
import { registerPaper } from "./register-paper.ts"
import { MAX_CELL_UNITS, MAX_REGISTER_ROWS, REGISTER_COLUMNS, registerRow } from "./register.ts"
import type { RegisterColumn, RegisterRow } from "./register.ts"
import { SAMPLE_ACCOUNT, SAMPLE_SENT_AT } from "../sample-account.ts"
import { LANGUAGES } from "../words.ts"

const rowOf = (change: Partial<BreachAccount> = {}): RegisterRow =>
  registerRow({ ...SAMPLE_ACCOUNT, ...change })
const budget = (): DocumentBudget => ({ octets: 50_000_000, items: 1_000_000, units: 50_000_000 })

const NOT_NOTIFIED: Partial<BreachAccount> = {
  authority: { notify: false, reason: "Alleen collega's met hetzelfde adresboek." },
  people: { inform: false, reason: "Geen hoog risico.", exception: undefined },
}
const NOTIFIED: Partial<BreachAccount> = {
  notified: [{ phase: "first", at: SAMPLE_SENT_AT, reference: "AP-77", form: "{}" }],
  told: { people: 112, byHand: 0, firstAt: SAMPLE_SENT_AT },
}

const cells: readonly [what: string, change: Partial<BreachAccount>, column: RegisterColumn, nl: string][] = [
  ["what was breached", {}, "data", "E-mailadressen en gegevens over gezondheid"],
  ["how many people", {}, "people", "112"],
  [
    "what happened, where nobody wrote it",
    {},
    "facts",
    "Een bericht ging naar 112 mensen. De ontvangers konden zien wie het nog meer kregen.",
  ],
  ["what happened, as written", { summary: "Dit ging mis." }, "facts", "Dit ging mis."],
  ["what may come of it", {}, "effects", "anderen weten iets persoonlijks; ongewenste berichten of phishing"],
  ["why", {}, "cause", "ontvangers zichtbaar voor elkaar"],
  ["how severe", {}, "severity", "4,25 (zeer hoog)"],
  ["when it happened", {}, "occurred", "2026-09-03 09:05"],
  ["that it was not notified", NOT_NOTIFIED, "notified", "nee"],
  ["why it was not notified", NOT_NOTIFIED, "authority-reason", "Alleen collega's met hetzelfde adresboek."],
  ["why nobody was informed", NOT_NOTIFIED, "people-reason", "Geen hoog risico."],
  ["that it was notified", NOTIFIED, "notified", "ja"],
  ["under which number", NOTIFIED, "reference", "AP-77"],
  ["how many were informed", NOTIFIED, "informed", "ja, 112"],
  ["that nobody decided yet", {}, "notified", "nog niet"],
  ["that it was nearly one", { nearMiss: true }, "kind", "bijna-datalek"],
]
for (const [what, change, column, nl] of cells) {
  test(`register: a row says ${what}`, () => assert.equal(rowOf(change)[column].nl, nl))
}

test("register: a notification that was withdrawn is no longer one", () => {
  const withdrawn = { phase: "withdrawal", at: SAMPLE_SENT_AT, reference: "AP-77", form: "{}" } as const
  const row = rowOf({ notified: [...(NOTIFIED.notified ?? []), withdrawn] })
  assert.equal(row.notified.nl, "ingetrokken")
  assert.equal(row["notified-at"].nl, "")
})

const HOSTILE = [
  `=HYPERLINK("http://x.example","klik")`,
  "+31",
  "-1+1",
  "@SUM(A1)",
  "\t=1+1",
  "  =1+1",
  "＝1+1",
  `a "b", c`,
  "een\ntwee",
  "<b>&amp;</b>",
  "\u0000\u0007a\uFFFE",
  "é😀",
]
const hostileRows = HOSTILE.map((title) => ({ ...rowOf(), title: { nl: title, en: title } }))
const column = (table: readonly (readonly string[])[], id: RegisterColumn): readonly string[] =>
  table.slice(1).map((row) => row[REGISTER_COLUMNS.findIndex((each) => each.id === id)] ?? "")

test("register: as CSV each cell is what was typed, and none begins like a formula", () => {
  const csv = registerCsv(hostileRows, "nl")
  assert.ok(csv.startsWith("\uFEFFNummer,Soort,Omschrijving,"))
  assert.ok(csv.endsWith("\r\n"))
  const table = readCsv(new TextEncoder().encode(csv), budget()).tables[0]?.rows ?? []
  assert.equal(table.length, HOSTILE.length + 1)
  for (const row of table) assert.equal(row.length, REGISTER_COLUMNS.length)
  assert.deepEqual(column(table, "title").slice(0, 5), [
    `'=HYPERLINK("http://x.example","klik")`,
    "'+31",
    "'-1+1",
    "'@SUM(A1)",
    "'\t=1+1",
  ])
  assert.equal(column(table, "title")[8], "een\ntwee")
  for (const cell of table.flat()) assert.doesNotMatch(cell, /^\s*[=+\-@＝]/)
})

test("register: no typed text makes a line or a cell more in CSV", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (title) => {
      const csv = registerCsv([{ ...rowOf(), title: { nl: title, en: title } }], "nl")
      const fields = csv.replaceAll(/"(?:[^"]|"")*"/g, "q").split("\r\n")
      assert.equal(fields.length, 3)
      assert.equal(fields[1]?.split(",").length, REGISTER_COLUMNS.length)
      assert.doesNotMatch(csv.replaceAll(/"(?:[^"]|"")*"/g, "q"), /[\r\n](?!\n?$|\n)[=+@-]/)
    }),
  )
})

for (const language of LANGUAGES) {
  test(`register: as ODS in ${language} it reads back, and every cell is text`, () => {
    const octets = registerOds(hostileRows, language)
    const { tables, unread, format } = readOds(octets, budget())
    assert.equal(unread, undefined)
    assert.equal(format, "ods")
    const table = tables[0]?.rows ?? []
    assert.deepEqual(
      table[0],
      REGISTER_COLUMNS.map(({ name }) => name[language]),
    )
    assert.equal(column(table, "title")[0], HOSTILE[0])
    assert.equal(column(table, "title")[8], "een\ntwee")
    assert.equal(column(table, "title")[9], "<b>&amp;</b>")
    assert.equal(column(table, "title")[10], "a")
  })
}

test("register: of an ODS the media type stands first, as it is, so that it can be told from its octets", () => {
  const octets = registerOds([], "nl")
  const text = new TextDecoder("latin1").decode(octets)
  // OpenDocument 1.3 part 2 §3.3: at octet 30 the name, at 38 the type; and no extra field (length at octet 28).
  assert.equal(text.slice(30, 38 + ODS_MEDIA_TYPE.length), `mimetype${ODS_MEDIA_TYPE}`)
  assert.deepEqual([...octets.subarray(28, 30)], [0, 0])
  assert.deepEqual([...octets.subarray(8, 10)], [0, 0], "stored")
})

test("register: the same rows give the same octets", () =>
  assert.deepEqual(registerOds(hostileRows, "nl"), registerOds(hostileRows, "nl")))

test("register: a cell may be so long, and is cut behind that", () => {
  const of = (units: number): RegisterRow => {
    const facts = "a".repeat(units)
    return { ...rowOf(), facts: { nl: facts, en: facts } }
  }
  for (const [units, kept] of [
    [MAX_CELL_UNITS, MAX_CELL_UNITS],
    [MAX_CELL_UNITS + 1, MAX_CELL_UNITS],
  ] as const) {
    assert.equal(/a{1000,}/.exec(registerCsv([of(units)], "nl"))?.[0].length, kept)
    const table = readOds(registerOds([of(units)], "nl"), budget()).tables[0]?.rows ?? []
    assert.equal(column(table, "facts")[0]?.length, kept)
  }
})

test("register: an export may have so many rows, and not one more", () => {
  const row = rowOf()
  const rows = Array.from({ length: MAX_REGISTER_ROWS + 1 }, () => row)
  assert.equal(registerCsv(rows.slice(1), "nl").split("\r\n").length, MAX_REGISTER_ROWS + 2)
  for (const write of [registerCsv, registerOds]) assert.throws(() => write(rows, "nl"), RangeError)
  const about = { language: "nl", organisation: "", madeAt: 0 } as const
  assert.throws(() => registerPaper(rows, about), RangeError)
})

test("register: as a paper it has each file, and leaves out what has not happened", () => {
  const about = { language: "nl", organisation: "Gemeente Voorbeeld", madeAt: 0 } as const
  const text = paperText(registerPaper([rowOf(NOTIFIED), rowOf(NOT_NOTIFIED)], about))
  assert.ok(text.includes("staan 2 dossiers"))
  assert.ok(text.includes("2026-014: Uitnodiging contactdag"))
  assert.equal(text.match(/Nummer bij de AP:/g)?.length, 1)
  assert.ok(!text.includes("Gesloten op: [nog niet bekend]"))
  assert.ok(paperText(registerPaper([], about)).includes("staan 0 dossiers"))
})

systemTest(
  "register: LibreOffice opens the ODS and reads the same cells",
  { needs: ["soffice"] },
  async ({ soffice }) => {
    const folder = await mkdtemp(join(tmpdir(), "sluis-ods-"))
    try {
      await writeFile(join(folder, "register.ods"), registerOds(hostileRows, "nl"))
      const profile = `-env:UserInstallation=file://${folder}/profile`
      await promisify(execFile)(
        soffice,
        [profile, "--headless", "--convert-to", "csv", "--outdir", folder, join(folder, "register.ods")],
        { timeout: 90_000 },
      )
      const table = readCsv(await readFile(join(folder, "register.csv")), budget()).tables[0]?.rows ?? []
      assert.equal(column(table, "title")[0], HOSTILE[0])
      assert.equal(column(table, "people")[0], "112")
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
)

test("register: on paper days are in words, and what nobody said yet is marked", () => {
  const paper = registerPaper([rowOf({ cause: undefined, closedAt: SAMPLE_SENT_AT })], {
    language: "nl",
    organisation: "Gemeente Voorbeeld",
    madeAt: SAMPLE_SENT_AT,
  })
  const text = paperText(paper)
  assert.ok(text.includes("Gebeurd: 3 september 2026 om 09.05 uur"), text)
  assert.ok(text.includes("Gesloten op: 3 september 2026\n"))
  assert.ok(text.includes("Vastgelegd: 3 september 2026;"))
  assert.ok(text.includes("Stand: gesloten"))
  assert.ok(text.includes("Oorzaak: [nog niet bekend]"))
  assert.doesNotMatch(text, /\d{4}-\d{2}-\d{2}/)
})
