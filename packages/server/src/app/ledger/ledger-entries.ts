/**
 * What the ledger is told, in one place, so that it can be read what it ever holds: the message, never its sender, subject or
 * recipients; numbers of people; ids of rules of ours; and, as salted hashes only, the department, rules that an organisation
 * called something, who acted and why.
 */
import type { Reason, Verdict } from "@sluis/core/policy/verdict"

import type { Actor } from "./actor.ts"
import type { Intake, HeldMessage } from "../held/custody.ts"
import type { Judged, Sight } from "../gate/judged.ts"
import type { NewLedgerEntry } from "./ledger.ts"
import { toldRules } from "./told-rules.ts"

/** What somebody did with an account: the ledger's origin of it is the console. */
export function did(
  actor: Actor,
  entry: Omit<NewLedgerEntry, "role" | "result" | "origin" | "about"> &
    Partial<Pick<NewLedgerEntry, "result">>,
): NewLedgerEntry {
  const { role, person } = actor
  return {
    result: "done",
    ...entry,
    role,
    ...(person !== "" && {
      origin: "console" as const,
      about: person,
      salted: { ...entry.salted, who: person },
    }),
  }
}

/**
 * A verdict other than a plain deliver, of a message that was taken, or the decision that it goes by instead. Undefined for one that is
 * delivered as it is.
 */
export function takenEntry({ id, at, purpose, verdict, sight }: Intake): NewLedgerEntry | undefined {
  if (purpose !== verdict.kind)
    return followedEntry(id, at, { verdict, sight }, purpose === "individualise" ? "copies" : "original")
  const action = VERDICT_ACTIONS[verdict.kind]
  return action === undefined ? undefined : verdictEntry({ id, at, action, verdict, sight })
}

export function refusedEntry(id: string, at: number, { verdict, sight }: Judged): NewLedgerEntry {
  return verdictEntry({ id, at, action: "message.refused", verdict, sight })
}

/** A message goes, or does not go, as was decided about an earlier part of it. */
export function followedEntry(
  id: string,
  at: number,
  { verdict, sight }: Pick<Judged, "verdict" | "sight">,
  as: "copies" | "original" | "dropped",
): NewLedgerEntry {
  const entry = verdictEntry({ id, at, action: "decision.followed", verdict, sight })
  return { ...entry, result: as === "dropped" ? "refused" : "done", words: { ...entry.words, as } }
}

const VERDICT_ACTIONS = {
  deliver: undefined,
  individualise: "message.individualised",
  hold: "message.held",
  refuse: "message.refused",
} as const satisfies { readonly [kind in Verdict["kind"]]: NewLedgerEntry["action"] | undefined }

type VerdictGiven = {
  readonly id: string
  readonly at: number
  readonly action: NewLedgerEntry["action"]
  readonly verdict: Verdict
  readonly sight: Sight | undefined
}

function verdictEntry({ id, at, action, verdict, sight }: VerdictGiven): NewLedgerEntry {
  const rules = rulesOf(verdict.reasons)
  return {
    at,
    action,
    role: "sluis",
    object: id,
    result: "done",
    words: { ...rules.words, ...(sight !== undefined && { sensitivity: sight.sensitivity }) },
    ...(sight !== undefined && { figures: figuresOf(sight) }),
    salted: { ...rules.salted, ...(sight !== undefined && { department: sight.department }) },
  }
}

/** A held message, or one part of it, that somebody or time decided about. */
export function decidedEntry(
  { id, reasons, sight }: Pick<HeldMessage, "id" | "reasons" | "sight">,
  {
    at,
    action,
    actor,
    as,
    reason,
  }: {
    readonly at: number
    readonly action: "message.released" | "message.dropped" | "message.expired"
    readonly actor: Actor
    readonly as?: "copies" | "original"
    /** As it was typed; "" for none. */
    readonly reason: string
  },
): NewLedgerEntry {
  const rules = rulesOf(reasons)
  return did(actor, {
    at,
    action,
    object: id,
    words: { ...rules.words, ...(as !== undefined && { as }) },
    ...(sight !== undefined && { figures: figuresOf(sight) }),
    salted: { ...rules.salted, department: sight?.department ?? "", ...(reason !== "" && { reason }) },
  })
}

function figuresOf({ recipients, visible, visibleOutside, hidden, introductions, exposures }: Sight) {
  return { recipients, visible, visibleOutside, hidden, introductions, exposures }
}

function rulesOf(reasons: readonly Reason[]): ReturnType<typeof toldRules> {
  return toldRules(reasons.map(({ rule }) => rule))
}
