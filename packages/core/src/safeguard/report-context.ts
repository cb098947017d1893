/** What a report on the safeguard is made of besides its figures, and what all its sections need. */
import { dueText } from "../breach/clock/moment.ts"
import { heading, paragraph } from "../breach/paper-part.ts"
import type { Language } from "../breach/words.ts"
import type { Block } from "../paper/paper.ts"
import type { Policy } from "../policy/policy.ts"
import type { SafeguardFigures } from "./figures.ts"
import type { NamedFigures } from "./named.ts"
import { instantText } from "./period.ts"
import type { Period } from "./period.ts"

export type ReportVersion = "full" | "council"

export type ReportPoint = {
  /** Number of the file that it belongs to. */
  readonly file: string
  readonly text: string
  readonly owner: string
  /** YYYY-MM-DD. */
  readonly due: string | undefined
  readonly closed: boolean
}

export type SafeguardContext = {
  readonly organisation: string
  readonly period: Period
  /** Milliseconds since 1970. */
  readonly madeAt: number
  /** The one in force when the report is made. */
  readonly policy: Policy
  readonly named: NamedFigures
  /** Departments of the policy that no canary is sent for. */
  readonly withoutCanary: readonly string[]
  /** What is expected to send through Sluis, and what of it was not seen lately: not from the ledger. */
  readonly coverage: {
    readonly expected: number
    readonly days: number
    readonly silent: readonly string[]
    /** Not seen, and not expected for as many days yet. */
    readonly awaited: number
  }
  /** Who answers for the rules; both are "" where nobody was named. */
  readonly owner: { readonly name: string; readonly function: string }
  /** Entries whose name could not be opened, because its salt was erased or there are too many. */
  readonly unopened: { readonly route: number; readonly department: number }
  /** Of files in the figures, the number that the organisation knows each by. */
  readonly numbers: ReadonlyMap<string, string>
  readonly points: readonly ReportPoint[]
  readonly proof: {
    readonly key: string
    readonly origin: string
    readonly size: number
    /** C2SP tlog-checkpoint. */
    readonly checkpoint: string
    /** SHA-256 of the check file, hexadecimal. */
    readonly digest: string
    readonly checkFile: string
  }
}

/** What each part of the report is made of. */
export type PaperPart = {
  readonly figures: SafeguardFigures
  readonly context: SafeguardContext
  readonly language: Language
  readonly version: ReportVersion
}

/** "1 tot en met 30 november 2026", "20 december 2026 tot en met 3 januari 2027", "3 november 2026". */
export function periodText({ from, to }: Pick<Period, "from" | "to">, language: Language): string {
  if (from === to) return dueText(from, language)
  const until = { nl: "tot en met", en: "to" }[language]
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7)
  const first = isOneMonth ? String(Number(from.slice(8))) : dueText(from, language)
  return `${first} ${until} ${dueText(to, language)}`
}

/** The last day of a report may be half a day: what did not happen on it may still do. */
export function isOver(
  { period, madeAt }: Pick<SafeguardContext, "period" | "madeAt">,
  day: string,
): boolean {
  const end = period.edges[period.days.indexOf(day) + 1]
  return end !== undefined && end <= instantText(madeAt)
}

/** A section that has nothing to tell says so. */
export function section(title: string, blocks: readonly Block[], none: string): readonly Block[] {
  return [heading(1, title), ...(blocks.length === 0 ? [paragraph(none)] : blocks)]
}
