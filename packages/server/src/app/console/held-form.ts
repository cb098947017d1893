/**
 * Held messages in the form in which the API gives them.
 *
 * TRUST: what leaves is named one by one. A sight has a subject, a message has addresses; neither is among it.
 */
import { z } from "zod"

import type { Gives } from "../../contract/form.ts"
import type { HeldDecision, HeldSummary } from "../held/custody.ts"
import type { Entry } from "../entries.ts"
import { BY_SENDER } from "../held/held.ts"
import type { Sight } from "../gate/judged.ts"
import { shownReasons } from "../held/whole-held.ts"

export type HeldItem = Gives<"held.list">["messages"][number]
export type DecisionItem = Gives<"held.decisions">["decisions"][number]

export function heldItem(message: HeldSummary, request: HeldItem["request"]): HeldItem {
  const { id, at, expiresAt, size, recipients, releasableBy, sight, parts, damaged } = message
  return {
    id,
    at: moment(at),
    expiresAt: moment(expiresAt),
    size,
    recipients,
    reasons: [...shownReasons(message)],
    releasableBy,
    parts: parts.length + 1,
    ...(damaged === true && { damaged }),
    ...(sight !== undefined && { sight: sightItem(sight) }),
    ...(request !== undefined && { request }),
  }
}

export function sightItem(sight: Sight): NonNullable<HeldItem["sight"]> {
  const { header, quoted, text, attached } = sight.listed
  return {
    department: sight.department,
    recipients: sight.recipients,
    visible: sight.visible,
    visibleOutside: sight.visibleOutside,
    hidden: sight.hidden,
    introductions: sight.introductions,
    exposures: sight.exposures,
    sensitivity: sight.sensitivity,
    categories: [...sight.categories],
    listed: { header, quoted, text, attached },
  }
}

/** `name`: of the person who decided. `told`: the caller may know who and why. */
export function decisionItem(decision: HeldDecision, name: string, told: boolean): DecisionItem {
  const { id, at, decidedAt, what, as, reason, recipients, rules } = decision
  const who = whoOf(decision)
  return {
    id,
    at: moment(at),
    decidedAt: moment(decidedAt),
    what,
    ...(as !== undefined && { as }),
    who,
    by: told && who === "person" ? name : "",
    reason: told ? reason : "",
    recipients,
    rules: [...rules],
  }
}

function whoOf({ what, by }: HeldDecision): DecisionItem["who"] {
  if (what === "expired") return "time"
  return by === BY_SENDER ? "sender" : by === "" ? "command-line" : "person"
}

/** What is kept of a request for a second person (kind "request", by the id of the message), and of a viewing. */
const KeptRequest = z.object({ reason: z.string() })
const KeptViewing = z.object({
  by: z.string(),
  name: z.string(),
  role: z.enum(["employee", "reviewer", "privacy-officer", "administrator"]),
  reason: z.string(),
})
export type KeptViewing = z.infer<typeof KeptViewing>

export function requestItem({ at, value }: Entry): NonNullable<HeldItem["request"]> {
  return { at: moment(at), reason: KeptRequest.parse(JSON.parse(value)).reason }
}

export function viewingOf({ at, value }: Entry): KeptViewing & { readonly at: number } {
  return { at, ...KeptViewing.parse(JSON.parse(value)) }
}

/**
 * `name`: what the person is called now; "" where there is none any more. Everybody names himself, so neither the name of
 * then nor that of now is enough to know who it was: where they differ, both are told.
 */
export function viewingItem(
  { at, name: then, role, reason }: ReturnType<typeof viewingOf>,
  name: string,
): Gives<"held.show">["viewings"][number] {
  const by = name === "" ? then : name
  return { at: moment(at), by, ...(by !== then && { then }), role, reason }
}

/** RFC 3339 in UTC. */
export function moment(at: number): string {
  return new Date(at).toISOString()
}
