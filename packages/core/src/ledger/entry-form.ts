/**
 * What the members of an entry may hold, for the writer and for the reader.
 *
 * Deliberately left out: what an action's figures and words are called. That is for who appends, and an entry of years ago
 * must stay readable.
 */
import type { LedgerEntry } from "./entry.ts"
import { LEDGER_ACTIONS, LEDGER_ORIGINS, LEDGER_RESULTS, LEDGER_ROLES, MAX_ENTRY_NAMES } from "./entry.ts"

/** Any record whose members are still unknown. */
export type Unknowns = { readonly [name: string]: unknown }

export function isRecord(value: unknown): value is Unknowns {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

type Check = (value: unknown) => boolean

/** Members in the order in which they are written (RFC 8785 §3.2.3), each with what it may hold. */
const MEMBERS: { readonly [Member in keyof Required<LedgerEntry>]: Check } = {
  action: oneOf(LEDGER_ACTIONS),
  at: isInstant,
  figures: recordOf((value) => Number.isSafeInteger(value) && Number(value) >= 0 && !Object.is(value, -0)),
  object: isText,
  origin: oneOf(LEDGER_ORIGINS),
  result: oneOf(LEDGER_RESULTS),
  role: oneOf(LEDGER_ROLES),
  salted: recordOf((value) => typeof value === "string" && SALTED.test(value)),
  v: (value) => value === 1,
  words: recordOf(isText),
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type above says that it has these keys and no others
const NAMES = Object.keys(MEMBERS) as (keyof LedgerEntry)[]

/** Whether a record without a wrong member is an entry: it has no others. */
export function isEntry(record: Unknowns): record is Unknowns & LedgerEntry {
  return Object.keys(record).length === NAMES.length
}

/** The first member that does not hold what it may, or is missing. */
export function wrongMember(record: Unknowns): keyof LedgerEntry | undefined {
  for (const member of NAMES) if (!MEMBERS[member](record[member])) return member
  return undefined
}

export function hasTooManyNames(entry: LedgerEntry): boolean {
  const { figures, words, salted } = entry
  const names = Object.keys(figures).length + Object.keys(words).length + Object.keys(salted).length
  return names > MAX_ENTRY_NAMES
}

/** Base64 of 32 octets, written the one way: the last letter before the padding carries four bits. */
const SALTED = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/

/** Names in figures, words and salted: ours, so they are plain. */
const NAME = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/

function recordOf(check: Check): Check {
  return (value) => {
    if (!isRecord(value)) return false
    for (const name of Object.keys(value)) if (!NAME.test(name) || !check(value[name])) return false
    return true
  }
}

function oneOf(words: readonly string[]): Check {
  const known: ReadonlySet<unknown> = new Set(words)
  return (value) => known.has(value)
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.isWellFormed()
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** RFC 3339 §5.6, UTC with milliseconds, a day that the calendar has (§5.7). No leap seconds: our clocks have none. */
function isInstant(value: unknown): boolean {
  const found = typeof value === "string" ? INSTANT.exec(value) : null
  if (found === null) return false
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
  return day >= 1 && day <= days
}
