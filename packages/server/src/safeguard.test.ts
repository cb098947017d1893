/** The report on the safeguard over a real store and a real ledger: its figures, its check file, who may have it, and what it leaves. */
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { after, test } from "node:test"

import { readEntry } from "@sluis/core/ledger/read-entry"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { readCheckFile, recountAll } from "@sluis/core/safeguard/check-file"
import { valueOf } from "@sluis/core/safeguard/figures"
import type { Numbered } from "@sluis/core/safeguard/standing"

import { safeguardHandlers } from "./app/console/safeguard.ts"
import { LedgerBent, MAX_LEDGER_AT_ONCE } from "./app/ledger/ledger.ts"
import type { NewLedgerEntry } from "./app/ledger/ledger.ts"
import { KEEP_CHECK, openSafeguard, SAME_COUNTING } from "./app/safeguard/safeguard.ts"
import type { ReportRequest, Safeguard } from "./app/safeguard/safeguard.ts"
import { FORMS } from "./contract/form.ts"
import { MAY } from "./contract/permission.ts"
import { codeOf, person, turn } from "./example-desk.ts"
import { DEPARTMENTS, exampleMonth, FIRST } from "./example-safeguard.ts"
import { openPdfWriter } from "./pdf/write-pdf.ts"
import { sha256 } from "./store/sha256.ts"
import type { Store } from "./store/open-store.ts"
import { newFolder, openTestStore } from "./store/test-store.ts"

const DAY = 86_400_000
const NOVEMBER = { from: "2026-11-01", to: "2026-11-30" }
const OFFICER = { role: "privacy-officer", person: "" } as const
const REQUEST: ReportRequest = {
  ...NOVEMBER,
  version: "council",
  language: "nl",
  as: "html",
  mayKnowFiles: true,
}

type World = { readonly store: Store; readonly safeguard: Safeguard; readonly time: { now: number } }

async function world(entries: readonly NewLedgerEntry[], sign?: Store["ledger"]["sign"]): Promise<World> {
  const time = { now: FIRST + 31 * DAY }
  const clock = { now: () => time.now, elapsed: () => time.now }
  const store = await openTestStore(newFolder(), { clock })
  after(store.close)
  for (let from = 0; from < entries.length; from += MAX_LEDGER_AT_ONCE)
    await store.ledger.append(entries.slice(from, from + MAX_LEDGER_AT_ONCE))
  const writer = openPdfWriter()
  after(writer.close)
  const safeguard = openSafeguard({
    ledger: { ...store.ledger, ...(sign !== undefined && { sign }) },
    organisation: async () => ({
      name: "Gemeente Voorbeeld",
      owner: { name: "D. Willems", function: "directeur bedrijfsvoering" },
    }),
    timeZone: "Europe/Amsterdam",
    policy: async () => BUILTIN_POLICY,
    withoutCanary: async () => [],
    coverage: async () => ({ days: 7, items: [], mailboxes: [] }),
    points: async () => ({
      numbers: new Map([["b-een", "2026-0007"]]),
      points: [
        {
          file: "2026-0007",
          text: "Ledenlijst uit Outlook halen",
          owner: "Team post",
          due: undefined,
          closed: false,
        },
      ],
    }),
    pdf: writer.writePdf,
    digest: (octets) => createHash("sha256").update(octets).digest("hex"),
    clock,
  })
  return { store, safeguard, time }
}

async function textOf(made: Awaited<ReturnType<Safeguard["report"]>>): Promise<string> {
  assert.ok(made.ok)
  return new TextDecoder().decode(made.value.octets)
}

async function everyEntry({ ledger }: Store): Promise<readonly Numbered[]> {
  const all: Numbered[] = []
  for (;;) {
    const page = await ledger.entries(all.length, MAX_LEDGER_AT_ONCE)
    if (page.length === 0) return all
    for (const { index, octets } of page) {
      const read = readEntry(octets)
      assert.ok(read.ok)
      all.push({ index, entry: read.value })
    }
  }
}

test("safeguard: what the report says is what somebody else counts from the whole ledger", async () => {
  const { store, safeguard } = await world(exampleMonth([12], [20]))
  const entries = await everyEntry(store)
  for (const version of ["full", "council"] as const) {
    const check = readCheckFile(
      await textOf(await safeguard.report({ ...REQUEST, version, as: "check" }, OFFICER)),
    )
    assert.ok(check.ok)
    assert.deepEqual(recountAll(check.value, entries, sha256), [])
    assert.equal(check.value.openings.length > 0, version === "full")
  }
})

test("safeguard: a council gets no name of a route or a department, in no file", async () => {
  const { safeguard } = await world(exampleMonth([12], []))
  for (const as of ["html", "json", "check"] as const) {
    const text = await textOf(await safeguard.report({ ...REQUEST, as }, OFFICER))
    for (const name of [...DEPARTMENTS, "zaaksysteem"]) assert.ok(!text.includes(name), `${as}: ${name}`)
  }
})

test("safeguard: figures are those of the days of the organisation, counted with the clock of Amsterdam", async () => {
  const edge: readonly NewLedgerEntry[] = [FIRST - 1, FIRST, FIRST + 30 * DAY - 1, FIRST + 30 * DAY].map(
    (at) => {
      return { at, action: "message.held", role: "sluis", object: "h", result: "done" }
    },
  )
  const { safeguard } = await world(edge)
  const shown = await safeguard.show(NOVEMBER.from, NOVEMBER.to)
  assert.ok(shown.ok)
  assert.equal(valueOf(shown.value.figures, "held"), 2)
})

test("safeguard: a canary that was missed is red in the report, and its day in the check file", async () => {
  const { safeguard } = await world(exampleMonth([12], []))
  const html = await textOf(await safeguard.report(REQUEST, OFFICER))
  assert.match(html, /class="remark danger"[^]*12 november 2026/)
  assert.match(html, /class="day bad"/)
})

test("safeguard: routes and departments are named from salts that still open, and by nothing else", async () => {
  const { store, safeguard } = await world(
    exampleMonth([], []).map((entry) => (entry.salted === undefined ? entry : { ...entry, about: "sanne" })),
  )
  const before = await safeguard.report({ ...REQUEST, version: "full", as: "html" }, OFFICER)
  assert.match(await textOf(before), /zaaksysteem/)
  await store.ledger.erase("sanne")
  const later = await safeguard.report({ ...REQUEST, from: "2026-11-02", version: "full" }, OFFICER)
  assert.doesNotMatch(await textOf(later), /zaaksysteem/)
})

test("safeguard: a department with few messages is not named, and its salts stay here", async () => {
  const { safeguard } = await world(exampleMonth([], []))
  const check = readCheckFile(
    await textOf(
      await safeguard.report({ ...REQUEST, version: "full", to: "2026-11-05", as: "check" }, OFFICER),
    ),
  )
  assert.ok(check.ok)
  assert.ok(!check.value.openings.some(({ name }) => name === "department"))
})

test("safeguard: a paper and its check file are of one counting, and the ledger has its digest", async () => {
  const { store, safeguard, time } = await world(exampleMonth([], []))
  const html = await textOf(await safeguard.report(REQUEST, OFFICER))
  time.now += KEEP_CHECK - 1
  const check = await safeguard.report({ ...REQUEST, as: "check" }, OFFICER)
  assert.ok(check.ok)
  const digest = createHash("sha256").update(check.value.octets).digest("hex")
  assert.ok(html.includes(digest))
  const made = (await everyEntry(store)).filter(({ entry }) => entry.action === "report.made")
  assert.deepEqual(
    made.map(({ entry }) => [entry.role, entry.words["council"]]),
    [["privacy-officer", digest]],
  )
})

test("safeguard: each file that is given to somebody is an entry of its own", async () => {
  const { store, safeguard } = await world(exampleMonth([], []))
  for (const as of ["html", "pdf", "json", "check"] as const)
    await safeguard.report({ ...REQUEST, as }, OFFICER)
  const viewed = (await everyEntry(store)).filter(({ entry }) => entry.action === "report.viewed")
  assert.deepEqual(
    viewed.map(({ entry: { role, words } }) => [role, words["as"], words["version"], words["from"]]),
    ["html", "pdf", "json", "check"].map((as) => ["privacy-officer", as, "council", NOVEMBER.from]),
  )
})

test("safeguard: who owns the rules is named in full, and to a council as a role", async () => {
  const { safeguard } = await world([])
  assert.match(await textOf(await safeguard.report({ ...REQUEST, version: "full" }, OFFICER)), /D\. Willems/)
  assert.doesNotMatch(await textOf(await safeguard.report(REQUEST, OFFICER)), /Willems/)
})

test("safeguard: a period whose salts were erased in part says of how many the route is gone", async () => {
  const { store, safeguard } = await world(
    exampleMonth([], []).map((entry, at) =>
      entry.salted === undefined || at > 100 ? entry : { ...entry, about: "sanne" },
    ),
  )
  const full = { ...REQUEST, version: "full" } as const
  assert.doesNotMatch(await textOf(await safeguard.report(full, OFFICER)), /niet meer te noemen/)
  await store.ledger.erase("sanne")
  const later = await textOf(await safeguard.report({ ...full, to: "2026-11-29" }, OFFICER))
  assert.match(later, /Van \d+ proefberichten is de weg niet meer te noemen/)
  // The total is still that of all of them.
  assert.match(later, /Proefberichten: 232 tegengehouden, 0 niet/)
})

test("safeguard: after a minute it is counted anew", async () => {
  const { store, safeguard, time } = await world([])
  const first = await textOf(await safeguard.report(REQUEST, OFFICER))
  await store.ledger.append([
    { at: FIRST + DAY, action: "message.refused", role: "sluis", object: "", result: "done" },
  ])
  time.now += SAME_COUNTING - 1
  assert.equal(await textOf(await safeguard.report(REQUEST, OFFICER)), first)
  time.now += 1
  assert.notEqual(await textOf(await safeguard.report(REQUEST, OFFICER)), first)
})

test("safeguard: a canary that was missed is in the report at once", async () => {
  const { store, safeguard, time } = await world([])
  const missed = { action: "canary.missed", role: "sluis", object: "c", result: "failed" } as const
  const words = { kind: "sensitive-list", outcome: "not-caught" }
  const december = { ...REQUEST, from: "2026-12-01", to: "2026-12-31" }
  const first = await textOf(await safeguard.report(december, OFFICER))
  time.now += 1
  await store.ledger.append([{ ...missed, at: time.now, words }])
  time.now += 1
  const second = await textOf(await safeguard.report(december, OFFICER))
  assert.doesNotMatch(first, /class="remark danger"/)
  assert.match(second, /class="remark danger"/)
  assert.equal(await textOf(await safeguard.report(december, OFFICER)), second)
})

test("safeguard: improvement points are for whoever may see files", async () => {
  const { safeguard } = await world([])
  const full = { ...REQUEST, version: "full" } as const
  assert.match(await textOf(await safeguard.report(full, OFFICER)), /Ledenlijst uit Outlook halen/)
  const without = await textOf(await safeguard.report({ ...full, mayKnowFiles: false }, OFFICER))
  assert.doesNotMatch(without, /Ledenlijst uit Outlook halen/)
})

test("safeguard: a ledger that does not fit what was signed gives no report", async () => {
  const { safeguard } = await world([], async () => await Promise.reject(new LedgerBent("root")))
  assert.equal(codeOf(await safeguard.report(REQUEST, OFFICER)), "ledger/bent")
})

test("safeguard: without days it is about this month so far", async () => {
  const { safeguard, time } = await world([])
  time.now = FIRST + 9 * DAY
  const shown = await safeguard.show(undefined, undefined)
  assert.ok(shown.ok)
  assert.deepEqual([shown.value.period.from, shown.value.period.to], ["2026-11-01", "2026-11-10"])
})

for (const [what, from, to] of [
  ["that ends before it begins", "2026-11-02", "2026-11-01"],
  ["of more days than anybody asks about", "2024-01-01", "2026-11-01"],
] as const)
  test(`safeguard: a period ${what} is refused`, async () => {
    const { safeguard } = await world([])
    assert.equal(codeOf(await safeguard.report({ ...REQUEST, from, to }, OFFICER)), "safeguard/period")
    assert.equal(codeOf(await safeguard.show(from, to)), "safeguard/period")
  })

test("safeguard: a report is an accessible PDF, in both languages", async () => {
  const { safeguard } = await world(exampleMonth([12], [20]))
  for (const language of ["nl", "en"] as const) {
    const made = await safeguard.report({ ...REQUEST, language, version: "full", as: "pdf" }, OFFICER)
    assert.ok(made.ok)
    assert.equal(made.value.name, "waarborg-2026-11-01-2026-11-30.full.pdf")
    assert.match(new TextDecoder("latin1").decode(made.value.octets), /\/MarkInfo/)
  }
})

test("safeguard: over the API it has the form of the contract, and is for those who may report", async () => {
  const { store, safeguard, time } = await world(exampleMonth([12], []))
  const handlers = safeguardHandlers({
    safeguard,
    files: { all: async () => [], read: async () => assert.fail("there is no file") },
    papers: { accountNow: async () => assert.fail("there is no file") },
    organisation: async () => "Gemeente Voorbeeld",
    pdf: async () => undefined,
    ledger: store.ledger,
    timeZone: "Europe/Amsterdam",
    clock: { now: () => time.now },
  })
  const officer = turn(person("fg@voorbeeld.example", ["privacy-officer"]))
  const shown = await handlers["safeguard.show"]({ query: NOVEMBER }, officer)
  assert.ok(shown.ok)
  assert.equal(
    FORMS["safeguard.show"].gives.parse(shown.value).days.filter(({ missed }) => missed > 0).length,
    1,
  )
  const made = await handlers["safeguard.report"](
    { query: { ...NOVEMBER, version: "council", language: "nl", as: "json" } },
    officer,
  )
  assert.ok(made.ok && FORMS["safeguard.report"].gives.parse(made.value).type.startsWith("application/json"))
  const month = await handlers["safeguard.month"](
    { query: { month: "2026-11", language: "nl", as: "html" } },
    officer,
  )
  assert.ok(month.ok)
  assert.equal(
    FORMS["safeguard.report"].query.safeParse({ from: "2026-11-31", to: "2026-11-30" }).success,
    false,
  )
  const last = await handlers["safeguard.month"]({ query: { language: "nl", as: "html" } }, officer)
  assert.ok(last.ok && last.value.name === "maandbericht-2026-11.html")
  assert.deepEqual(
    Object.entries(MAY).flatMap(([role, may]) => (may.includes("report") ? [role] : [])),
    ["privacy-officer", "administrator"],
  )
  assert.ok((await store.ledger.size()) > 0)
})
