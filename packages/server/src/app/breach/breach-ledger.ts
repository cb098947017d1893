/**
 * What the ledger says of each step in a breach: which kind, in which role, with the numbers that a report counts.
 *
 * INVARIANT (no person): who acted and the department are salted; nothing that somebody typed is in it.
 */
import { isNearMiss } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import { severityOf } from "@sluis/core/breach/severity/severity"
import type { BreachAct } from "@sluis/core/breach/step"
import type { LedgerAction } from "@sluis/core/ledger/entry"

import type { Actor } from "../ledger/actor.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"
import { did } from "../ledger/ledger-entries.ts"

type Said = Pick<NewLedgerEntry, "action"> & {
  readonly words?: NonNullable<NewLedgerEntry["words"]>
  readonly figures?: NonNullable<NewLedgerEntry["figures"]>
}

/** `file`: before this step; undefined where the step opens it. */
export function stepLedgerEntry(
  breach: string,
  act: BreachAct,
  { at, by, file }: { readonly at: number; readonly by: Actor; readonly file: BreachFile | undefined },
): NewLedgerEntry {
  const { action, words, figures } = said(act, file)
  const department = departmentAfter(act, file)
  const nearMiss = act.kind === "opened" ? act.nearMiss : file !== undefined && isNearMiss(file)
  return entry(breach, action, {
    at,
    by,
    words: { kind: act.kind, "near-miss": nearMiss ? "yes" : "no", ...words },
    ...(figures !== undefined && { figures }),
    ...(department !== "" && { salted: { department } }),
  })
}

/** Something else about a file: that its people were looked at, that somebody was reminded, what a recipient answered. */
export function breachLedgerEntry(
  breach: string,
  action: Extract<
    LedgerAction,
    "breach.viewed" | "breach.reminded" | "breach.answered" | "breach.informed" | "breach.changed"
  >,
  more: EntryParts,
): NewLedgerEntry {
  return entry(breach, action, more)
}

type EntryParts = {
  readonly at: number
  readonly by: Actor
  readonly words?: NonNullable<NewLedgerEntry["words"]>
  readonly figures?: NonNullable<NewLedgerEntry["figures"]>
  readonly salted?: NonNullable<NewLedgerEntry["salted"]>
}

function entry(object: string, action: LedgerAction, { by, ...more }: EntryParts): NewLedgerEntry {
  return did(by, { ...more, action, object })
}

function departmentAfter(act: BreachAct, file: BreachFile | undefined): string {
  if (act.kind === "opened" || act.kind === "described") return act.department
  return file?.description.now?.value.department ?? ""
}

/** ENISA scores are quarters; the ledger has whole numbers. */
const HUNDREDTHS = 100

function said(act: BreachAct, file: BreachFile | undefined): Said {
  switch (act.kind) {
    case "opened":
      return { action: "breach.opened", words: { source: act.source } }
    case "evidence": {
      const { recipients, introductions, exposures, outcome } = act.evidence
      return {
        action: "breach.changed",
        words: { outcome },
        figures: { recipients, introductions, exposures },
      }
    }
    case "described":
    case "times":
    case "noted":
    case "answered":
    case "measure-reopened":
      return { action: "breach.changed" }
    case "near-miss":
      return { action: "breach.changed", words: { "near-miss": act.nearMiss ? "yes" : "no" } }
    case "cause":
      return { action: "breach.changed", words: { cause: act.cause } }
    case "aware":
      return { action: "breach.aware" }
    case "assessed": {
      const { score, band } = severityOf(act.assessment)
      return {
        action: "breach.assessed",
        words: { band },
        figures: { hundredths: Math.round(score * HUNDREDTHS) },
      }
    }
    case "authority":
      return { action: "breach.decided", words: { notify: act.decision.notify ? "yes" : "no" } }
    case "people":
      return {
        action: "breach.decided",
        words: { inform: act.decision.inform ? "yes" : "no", exception: act.decision.exception ?? "none" },
      }
    case "notified":
      return { action: "breach.notified", words: { phase: act.phase } }
    case "letter":
      return {
        action: "breach.informed",
        words: { round: act.round },
        figures: { people: act.people, ...(act.paper !== undefined && { paper: act.paper }) },
      }
    case "measure":
      // Planned once, however often it is worded anew: reports count these entries.
      return {
        action: file?.measures.some(({ id }) => id === act.measure.id) ? "breach.changed" : "measure.planned",
        words: { measure: act.measure.kind },
      }
    case "measure-closed":
      return { action: "measure.closed", words: { evidence: act.evidence.kind } }
    case "closed":
      return { action: "breach.closed" }
    case "reopened":
      return { action: "breach.reopened" }
  }
}
