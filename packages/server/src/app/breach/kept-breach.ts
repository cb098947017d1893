/**
 * What stands in lists about a file of a breach, kept beside its steps: derived from them, so that a list needs not read them
 * all. And what belongs to the file as a whole: its number, its counters, and up to when people were reminded.
 *
 * It is written in one step with the step that it follows from (./breach-files.ts).
 */
import { isClosed, isNearMiss, openMeasures, standingNotification } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import { clockStart, fileClock } from "@sluis/core/breach/clock/file-clock"
import { severityOf } from "@sluis/core/breach/severity/severity"
import type { Cause } from "@sluis/core/breach/step"

import type { Gives } from "../../contract/form.ts"
import type { Entry } from "../entries.ts"

export type BreachRow = Gives<"breaches.list">["breaches"][number]

/** What a list shows that does not depend on the time, or on the people. */
export type FileRow = Omit<BreachRow, "id" | "number" | "people"> & {
  /** For statistics. */
  readonly cause?: Cause
  /** Of the first letter. */
  readonly informedAt?: number
  /** From when the clock counts, also of a near miss; absent: written by a version of Sluis that did not keep it. */
  readonly clockFrom?: number
}

export type KeptBreach = {
  readonly id: string
  /** By year: 2026-003. */
  readonly number: string
  readonly row: FileRow
  /** Steps that `row` is made of. */
  readonly steps: number
  readonly people: {
    /** Number of the next one; none is used twice. */
    readonly next: number
    readonly total: number
  }
  /** Privacy officers were told that it was opened, and of all that `reports` counts. */
  readonly told: boolean
  /** Reports that came after it was opened, and messages that were sent after all: officers are told of each. */
  readonly reports?: number
  /** Reminders up to this moment were sent: milliseconds since 1970. */
  readonly remindedUntil: number
  /** When it was closed; undefined while it is open. */
  readonly closedAt: number | undefined
  /** The group that it was last written in; undefined: by a version of Sluis that had none. */
  readonly group?: BreachGroup | "going"
  /** It was kept long enough, and is being removed. */
  readonly going?: boolean
}

/** What lists are filtered by, where the store does it: states, each with what is a near miss apart. */
export const BREACH_GROUPS = ["open-breach", "open-near-miss", "closed-breach", "closed-near-miss"] as const
export type BreachGroup = (typeof BREACH_GROUPS)[number]

/** "going": in no list. */
export function groupOf({ row, going }: Pick<KeptBreach, "row" | "going">): BreachGroup | "going" {
  if (going === true) return "going"
  const { closed, nearMiss } = row
  return `${closed ? "closed" : "open"}-${nearMiss ? "near-miss" : "breach"}`
}

/** With the version of its entry. */
export type VersionedBreach = KeptBreach & { readonly version: number }

/** Its id is that of its entry. */
export function writeBreach(kept: KeptBreach): string {
  return JSON.stringify({ ...kept, id: undefined, group: groupOf(kept) })
}

export function readBreach({ id, version, value }: Entry): VersionedBreach {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return { ...(JSON.parse(value) as Omit<KeptBreach, "id">), id, version }
}

/** `now`: for which law holds; the clock itself is not kept. */
export function rowOf(file: BreachFile, now: number): FileRow {
  const description = file.description.now?.value
  const assessment = file.assessment.now?.value
  const awareAt = file.awareness.now?.value.at
  const notify = file.authority.now?.value.notify
  const inform = file.people.now?.value.inform
  const cause = file.cause.now?.value.cause
  const [letter] = file.letters
  const clock = fileClock(file, now)
  return {
    ...(cause !== undefined && { cause }),
    ...(letter !== undefined && { informedAt: letter.at }),
    clockFrom: clockStart(file).at,
    title: description?.title ?? "",
    department: description?.department ?? "",
    openedAt: file.openedAt,
    nearMiss: isNearMiss(file),
    closed: isClosed(file),
    ...(awareAt !== undefined && { awareAt }),
    ...(clock.kind !== "none" && clock.kind !== "stopped" && { dueAt: clock.deadlines.strict.at }),
    notified: standingNotification(file) !== undefined,
    ...(notify !== undefined && { notify }),
    ...(inform !== undefined && { inform }),
    ...(assessment !== undefined && { score: severityOf(assessment).score }),
    conflicts: file.conflicts.length,
    openMeasures: openMeasures(file).length,
  }
}

/** What follows from the steps alone. */
export function derived(file: BreachFile, now: number): Pick<KeptBreach, "row" | "steps" | "closedAt"> {
  return {
    row: rowOf(file, now),
    steps: file.steps.length,
    closedAt: isClosed(file) ? file.closing.now?.at : undefined,
  }
}
