/**
 * The register of breaches (Art. 33(5) GDPR): of each its facts, its effects and what was done, also of those that were not
 * notified, with the reason.
 *
 * The same rows as a paper (./register-paper.ts), as CSV (./register-csv.ts) and as a spreadsheet (./register-ods.ts).
 *
 * Deliberately left out: who may read it, how long it is kept, and every person: rows hold numbers and kinds of data.
 */
import { standingNotice } from "../account.ts"
import type { AccountMeasure, BreachAccount } from "../account.ts"
import { bareFacts } from "../bare-facts.ts"
import { causeWords } from "../cause-words.ts"
import { dataText } from "../data-words.ts"
import { extentOf } from "../extent.ts"
import { BAND_WORDS } from "../letter/fg-message.ts"
import { harmsOf } from "../letter/letter-data.ts"
import { dayIso, momentIso } from "../clock/moment.ts"
import { measureState } from "../paper-part.ts"
import { asTyped, inBoth } from "../words.ts"
import type { Range, Words } from "../words.ts"

export const REGISTER_COLUMNS = [
  { id: "number", name: { nl: "Nummer", en: "Number" } },
  { id: "kind", name: { nl: "Soort", en: "Kind" } },
  { id: "title", name: { nl: "Omschrijving", en: "Description" } },
  { id: "department", name: { nl: "Afdeling", en: "Department" } },
  { id: "opened", name: { nl: "Vastgelegd", en: "Recorded" } },
  { id: "occurred", name: { nl: "Gebeurd", en: "Happened" } },
  { id: "detected", name: { nl: "Ontdekt", en: "Discovered" } },
  { id: "aware", name: { nl: "Zeker", en: "Certain" } },
  { id: "facts", name: { nl: "Feiten", en: "Facts" } },
  { id: "cause", name: { nl: "Oorzaak", en: "Cause" } },
  { id: "data", name: { nl: "Gegevens", en: "Data" } },
  { id: "people", name: { nl: "Aantal mensen", en: "Number of people" } },
  { id: "recipients", name: { nl: "Aantal ontvangers", en: "Number of recipients" } },
  { id: "effects", name: { nl: "Mogelijke gevolgen", en: "Possible effects" } },
  { id: "severity", name: { nl: "Ernst (ENISA)", en: "Severity (ENISA)" } },
  { id: "measures", name: { nl: "Maatregelen", en: "Measures" } },
  { id: "notified", name: { nl: "Gemeld bij de AP", en: "Notified to the authority" } },
  { id: "notified-at", name: { nl: "Gemeld op", en: "Notified on" } },
  { id: "reference", name: { nl: "Nummer bij de AP", en: "Number at the authority" } },
  { id: "authority-reason", name: { nl: "Waarom wel of niet gemeld", en: "Why notified or not" } },
  { id: "informed", name: { nl: "Mensen geïnformeerd", en: "People informed" } },
  { id: "informed-at", name: { nl: "Geïnformeerd op", en: "Informed on" } },
  { id: "people-reason", name: { nl: "Waarom wel of niet geïnformeerd", en: "Why informed or not" } },
  { id: "closed", name: { nl: "Gesloten op", en: "Closed on" } },
] as const satisfies readonly { readonly id: string; readonly name: Words }[]

export type RegisterColumn = (typeof REGISTER_COLUMNS)[number]["id"]

/** A cell for each column; "" where nothing is known. */
export type RegisterRow = { readonly [column in RegisterColumn]: Words }

/** Rows of one export: a thousand a year, for ten years. Whoever has more exports a period at a time. */
export const MAX_REGISTER_ROWS = 10_000
/** UTF-16 units of a cell that are exported: Excel takes no more than 32,767. */
export const MAX_CELL_UNITS = 32_000

export function registerRow(account: BreachAccount): RegisterRow {
  const { times, authority, people } = account
  const extent = extentOf(account)
  const standing = standingNotice(account.notified)
  const told = account.told.firstAt
  return {
    number: asTyped(account.id),
    kind: account.nearMiss ? NEAR_MISS : BREACH,
    title: asTyped(account.title),
    department: asTyped(account.department),
    opened: momentCell(account.openedAt),
    occurred: momentCell(times.occurredFrom),
    detected: momentCell(times.detectedAt),
    aware: momentCell(account.awareness?.at),
    facts:
      account.summary.trim() === ""
        ? (bareFacts(extent, account.nearMiss) ?? EMPTY)
        : asTyped(account.summary),
    cause: causeWords(account.cause),
    data: dataText(extent),
    people: rangeCell(extent.people),
    recipients: rangeCell(extent.recipients),
    effects: inBoth((language) =>
      harmsOf(extent)
        .map(({ name }) => name[language])
        .join("; "),
    ),
    severity: severityCell(account.severity),
    measures: measuresCell(account.measures),
    notified:
      standing !== undefined
        ? YES
        : account.notified.length > 0
          ? WITHDRAWN
          : authority?.notify === false
            ? NO
            : OPEN,
    "notified-at": momentCell(standing?.at),
    reference: asTyped(standing?.reference ?? ""),
    "authority-reason": asTyped(authority?.reason ?? ""),
    informed: informedCell(account),
    "informed-at": told === undefined ? EMPTY : asTyped(dayIso(told)),
    "people-reason": asTyped(people?.reason ?? ""),
    closed: account.closedAt === undefined ? EMPTY : asTyped(dayIso(account.closedAt)),
  }
}

/** Throws where there are more rows than an export takes: whoever asks for them has to take a period at a time. */
export function checkRegisterSize(rows: readonly RegisterRow[]): void {
  if (rows.length > MAX_REGISTER_ROWS) {
    throw new RangeError(`a register of ${rows.length} rows is more than ${MAX_REGISTER_ROWS}`)
  }
}

function momentCell(at: number | undefined): Words {
  return at === undefined ? EMPTY : asTyped(momentIso(at))
}

function rangeCell(range: Range | undefined): Words {
  if (range === undefined) return EMPTY
  return asTyped(range.least === range.most ? String(range.least) : `${range.least}–${range.most}`)
}

function severityCell(severity: BreachAccount["severity"]): Words {
  if (severity === undefined) return EMPTY
  return inBoth((language) => {
    const score = String(severity.score).replace(".", language === "nl" ? "," : ".")
    return `${score} (${BAND_WORDS[severity.band][language]})`
  })
}

function measuresCell(measures: readonly AccountMeasure[]): Words {
  return inBoth((language) =>
    measures.map((measure) => `${measure.text} (${measureState(measure, language)})`).join("\n"),
  )
}

function informedCell(account: BreachAccount): Words {
  const { people, told } = account
  if (told.people > 0) return inBoth((language) => `${YES[language]}, ${told.people}`)
  if (people === undefined) return OPEN
  return people.inform ? OPEN : NO
}

/** Of a file whose steps can't be read: a register that left it out would say that there was no such breach. */
export function unreadableRow({
  id,
  title,
  department,
  openedAt,
  nearMiss,
}: Pick<BreachAccount, "id" | "title" | "department" | "openedAt" | "nearMiss">): RegisterRow {
  return {
    number: asTyped(id),
    kind: nearMiss ? NEAR_MISS : BREACH,
    title: asTyped(title),
    department: asTyped(department),
    opened: momentCell(openedAt),
    occurred: EMPTY,
    detected: EMPTY,
    aware: EMPTY,
    facts: UNREADABLE,
    cause: EMPTY,
    data: EMPTY,
    people: EMPTY,
    recipients: EMPTY,
    effects: EMPTY,
    severity: EMPTY,
    measures: EMPTY,
    notified: EMPTY,
    "notified-at": EMPTY,
    reference: EMPTY,
    "authority-reason": EMPTY,
    informed: EMPTY,
    "informed-at": EMPTY,
    "people-reason": EMPTY,
    closed: EMPTY,
  }
}

const UNREADABLE: Words = {
  nl: "Dit dossier is beschadigd en kan niet worden gelezen. Vraag uw beheerder om een reservekopie.",
  en: "This file is damaged and cannot be read. Ask your administrator for a backup.",
}
const EMPTY: Words = { nl: "", en: "" }
const YES: Words = { nl: "ja", en: "yes" }
const NO: Words = { nl: "nee", en: "no" }
const OPEN: Words = { nl: "nog niet", en: "not yet" }
const WITHDRAWN: Words = { nl: "ingetrokken", en: "withdrawn" }
const BREACH: Words = { nl: "datalek", en: "breach" }
const NEAR_MISS: Words = { nl: "bijna-datalek", en: "near miss" }
