/**
 * A canary as it is kept (../entries.ts), and what the ledger says of each of its steps.
 *
 * INVARIANT (no person): the recipients are invented, and who asked for it is kept as an id. Route and department are words of
 * the organisation's own, and so may rules be, so the ledger has them salted (../ledger/told-rules.ts).
 */
import { z } from "zod"

import { CANARY_KINDS } from "@sluis/core/canary/canary-kind"
import { LEDGER_ROLES } from "@sluis/core/ledger/entry"

import type { NewLedgerEntry } from "../ledger/ledger.ts"
import { toldRules } from "../ledger/told-rules.ts"

const moment = z.number()
const verdict = z.enum(["deliver", "individualise", "hold", "refuse"])
const rules = z.array(z.string())

/** "caught" is green, everything else is red. */
const Outcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("caught"), verdict, rules }),
  /** It arrived at the gate, and people would have been given away, or Sluis could not judge it. */
  z.object({ kind: z.literal("not-caught"), verdict, rules }),
  /** It was handed over, and did not come to the gate in time. */
  z.object({ kind: z.literal("not-arrived") }),
  /** Whoever it was handed to did not take it: code of the reply, and enhanced status code or "". */
  z.object({ kind: z.literal("not-sent"), code: z.number(), status: z.string() }),
])
export type CanaryOutcome = z.infer<typeof Outcome>

const Stage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("planned") }),
  /** It is being handed over, or was. */
  z.object({ kind: z.literal("sent"), at: moment, deadline: moment }),
  z.object({ kind: z.literal("ended"), at: moment, outcome: Outcome }),
])

const Kept = z.object({
  kind: z.enum(CANARY_KINDS),
  /** Name of the route. */
  route: z.string(),
  /** Address it is sent from, and the department of that in the policy when it was planned; "" for none. */
  sender: z.string(),
  department: z.string(),
  at: moment,
  /** Who asked for it: "sluis" is the schedule. `person`: id, or "". */
  by: z.object({ role: z.enum(LEDGER_ROLES), person: z.string() }),
  stage: Stage,
  /** People are still to be told that it turned red, or green again. */
  tell: z.enum(["red", "green"]).optional(),
})

export type Canary = z.infer<typeof Kept> & { readonly id: string }
export type EndedCanary = Canary & { readonly stage: Extract<Canary["stage"], { readonly kind: "ended" }> }

/** Without its id, which the entry has. */
export function writeCanary(canary: Canary): string {
  return JSON.stringify(Kept.parse(canary))
}

/** Undefined for what another release wrote in another form: old results are not worth a gateway that does not start. */
export function readCanary(id: string, value: string): Canary | undefined {
  const { data } = Kept.safeParse(JSON.parse(value))
  return data === undefined ? undefined : { id, ...data }
}

export function isEnded(canary: Canary): canary is EndedCanary {
  return canary.stage.kind === "ended"
}

export function isRed({ stage: { outcome } }: EndedCanary): boolean {
  return outcome.kind !== "caught"
}

/** `at`: of this step, milliseconds since 1970. */
export function canaryLedgerEntry(canary: Canary, at: number): NewLedgerEntry {
  const { id, kind, route, department, by, stage } = canary
  const entry = {
    at,
    object: id,
    salted: { route, department, ...(by.person !== "" && { by: by.person }) },
    ...(by.person !== "" && { about: by.person }),
  }
  switch (stage.kind) {
    case "planned":
      return { ...entry, action: "canary.planned", role: by.role, result: "done", words: { kind } }
    case "sent":
      return { ...entry, action: "canary.sent", role: "sluis", result: "done", words: { kind } }
    case "ended": {
      const { outcome } = stage
      const isGreen = outcome.kind === "caught"
      const { words, salted } = saidOf(outcome)
      return {
        ...entry,
        action: isGreen ? "canary.caught" : "canary.missed",
        role: "sluis",
        result: isGreen ? "done" : "failed",
        words: { kind, outcome: outcome.kind, ...words },
        salted: { ...entry.salted, ...salted },
        figures: { milliseconds: Math.max(0, stage.at - canary.at) },
      }
    }
  }
}

function saidOf(outcome: CanaryOutcome): Pick<NewLedgerEntry, "words" | "salted"> {
  switch (outcome.kind) {
    case "caught":
    case "not-caught": {
      const { words, salted } = toldRules(outcome.rules)
      return { words: { verdict: outcome.verdict, ...words }, salted }
    }
    case "not-arrived":
      return {}
    case "not-sent":
      return { words: { reply: `${outcome.code} ${outcome.status}`.trim() } }
  }
}
