/**
 * What stands at some moment because of what was said before it: files of breaches, the policy in force, whether Sluis runs.
 *
 * Why this module exists: a period begins in the middle of things. A file that was opened in May and notified in June is in the
 * report over June, so of some actions the entries before the period are read as well.
 */
import { CAUSES } from "../breach/step.ts"
import type { Cause } from "../breach/step.ts"
import type { LedgerAction, LedgerEntry, LedgerRole } from "../ledger/entry.ts"
import { instantOf } from "./period.ts"

export type Numbered = { readonly index: number; readonly entry: LedgerEntry }

/** Of these, entries from before the period are needed too. */
export const STANDING_ACTIONS: readonly LedgerAction[] = [
  "gateway.started",
  "gateway.stopped",
  "policy.enforced",
  "breach.opened",
  "breach.changed",
  "breach.notified",
  "breach.informed",
  "breach.closed",
  "breach.reopened",
  "measure.planned",
  "measure.closed",
]

/** One file of a breach, as far as the ledger tells of it. Times as in an entry; absent: not so far. */
export type FileStanding = {
  /** Random id of the file. */
  readonly object: string
  readonly openedAt: string
  readonly nearMiss: boolean
  readonly cause?: Cause
  /** The first notification that was not withdrawn later. */
  readonly notifiedAt?: string
  readonly informedAt?: string
  readonly letters: number
  readonly closedAt?: string
  readonly measures: { readonly planned: number; readonly open: number }
  /** Where its opening stands in the ledger. */
  readonly index: number
}

/** In the order of their opening. Entries in the order of the ledger; those of a file that was never opened count nowhere. */
export function filesIn(entries: Iterable<Numbered>): readonly FileStanding[] {
  const files = new Map<string, FileStanding>()
  for (const { index, entry } of entries) {
    const { action, object } = entry
    if (entry.result !== "done") continue
    const file = files.get(object)
    if (action === "breach.opened" && file === undefined) {
      const nearMiss = entry.words["near-miss"] === "yes"
      files.set(object, { object, openedAt: entry.at, nearMiss, letters: 0, measures: NONE, index })
    } else if (file !== undefined) files.set(object, after(file, entry))
  }
  return [...files.values()]
}

const NONE = { planned: 0, open: 0 }

function after(file: FileStanding, entry: LedgerEntry): FileStanding {
  return STEPS[entry.action]?.(file, entry) ?? file
}

type Step = (file: FileStanding, entry: LedgerEntry) => FileStanding

const STEPS: { readonly [action in LedgerAction]?: Step } = {
  "breach.changed": (file, { words }) => {
    const { measures } = file
    const cause = CAUSES.find((each) => each === words["cause"])
    const isReopened = words["kind"] === "measure-reopened"
    return {
      ...file,
      nearMiss: words["kind"] === "near-miss" ? words["near-miss"] === "yes" : file.nearMiss,
      ...(cause !== undefined && { cause }),
      measures: isReopened ? { ...measures, open: measures.open + 1 } : measures,
    }
  },
  "breach.notified": (file, { at, words }) => {
    const { notifiedAt, ...rest } = file
    return words["phase"] === "withdrawal" ? rest : { ...rest, notifiedAt: notifiedAt ?? at }
  },
  "breach.informed": (file, { at, figures }) => ({
    ...file,
    informedAt: file.informedAt ?? at,
    letters: file.letters + (figures["people"] ?? 0),
  }),
  "breach.closed": (file, { at }) => ({ ...file, closedAt: at }),
  "breach.reopened": (file) => {
    const { closedAt, ...rest } = file
    return closedAt === undefined ? file : rest
  },
  "measure.planned": ({ measures, ...file }) => ({
    ...file,
    measures: { planned: measures.planned + 1, open: measures.open + 1 },
  }),
  "measure.closed": ({ measures, ...file }) => ({
    ...file,
    measures: { ...measures, open: Math.max(0, measures.open - 1) },
  }),
}

export type PolicyStanding = {
  /** Id of a change, or the digest of a text. */
  readonly object: string
  readonly at: string
  readonly role: LedgerRole
  readonly index: number
}

/** In a period: the one that was in force when it began, and each that came after. */
export function policiesIn(
  before: readonly Numbered[],
  within: readonly Numbered[],
): readonly PolicyStanding[] {
  const enforced = (entries: readonly Numbered[]): readonly PolicyStanding[] =>
    entries.flatMap(({ index, entry: { action, object, at, role, result } }) =>
      action === "policy.enforced" && result === "done" ? [{ object, at, role, index }] : [],
    )
  return [...enforced(before).slice(-1), ...enforced(within)]
}

/** Sluis did not run, and so let nothing pass. */
export type Gap = {
  readonly from: string
  readonly until: string
  /** False: it stopped without a word, so it was at most this long. */
  readonly said: boolean
  /** Entry of the start that ended it; absent: it had not ended. */
  readonly index?: number
}

/** What is told one after the other while Sluis runs. */
export type Watch = {
  readonly saw: (numbered: Numbered) => void
  /** `until`: end of the period, or now. */
  readonly gaps: (until: string) => readonly Gap[]
}

/** `before`: what was last said of it; undefined: nothing, so that nothing is known of the time before the first entry. */
export function watchRunning(before: "started" | "stopped" | undefined, begin: string): Watch {
  const found: Gap[] = []
  let seen: string | undefined = before === undefined ? undefined : begin
  let stopped: string | undefined = before === "stopped" ? begin : undefined
  return {
    saw: ({ index, entry: { action, at, origin } }) => {
      // Commands work while the gateway stands still.
      if (origin === "command-line") return
      if (action === "gateway.started") {
        const from = stopped ?? seen
        if (from !== undefined && from < at)
          found.push({ from, until: at, said: stopped !== undefined, index })
        stopped = undefined
      }
      if (action === "gateway.stopped") stopped = at
      seen = seen === undefined || at > seen ? at : seen
    },
    gaps: (until) =>
      stopped === undefined || stopped >= until ? found : [...found, { from: stopped, until, said: true }],
  }
}

/** Whole minutes. */
export function minutesOf(gaps: readonly Gap[]): number {
  const milliseconds = gaps.reduce((sum, { from, until }) => sum + instantOf(until) - instantOf(from), 0)
  return Math.floor(milliseconds / 60_000)
}
