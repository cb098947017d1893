/**
 * Releasing a held message: as a copy for each recipient, or as it was with a reason that is kept.
 *
 * All held parts of the message go together. Every part is planned before any is released, so that what the exit check
 * stops, stops all of them. A crash between two parts leaves the later ones held: releasing again finishes it.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { byOf } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import { StoreUnavailable } from "./custody.ts"
import type { HeldMessage, PlannedCopy } from "./custody.ts"
import { Fault } from "../fault.ts"
import { isAboutAudience, isInseparable } from "./held-reasons.ts"
import { departmentOf, openHeld, reasonFor, withParts } from "./held.ts"
import type { HeldPorts } from "./held.ts"
import { decidedEntry } from "../ledger/ledger-entries.ts"
import { releasableByOf } from "./whole-held.ts"

/** `reason` may be empty for copies, where who sees whom was all that was wrong. */
export type Release = {
  readonly as: "copies" | "original"
  readonly reason: string
  readonly actor: Actor
}

export type Released = {
  readonly id: string
  readonly as: Release["as"]
  /** Held parts that were released, and their recipients together. */
  readonly parts: number
  readonly recipients: number
}

export async function releaseHeld(
  ports: HeldPorts,
  beginning: string,
  { as, reason, actor }: Release,
): Promise<Result<Released, Fault>> {
  const found = await openHeld(ports, beginning)
  if (!found.ok) return found
  const { id } = found.value
  const parts = await withParts(ports, found.value)
  const mayGoWithout = as === "copies" && parts.every(({ reasons }) => isAboutAudience(reasons))
  const kept = mayGoWithout && reason.trim() === "" ? ok("") : reasonFor(id, reason)
  if (!kept.ok) return kept

  const plans: { readonly part: HeldMessage; readonly copies: readonly PlannedCopy[] }[] = []
  for (const part of parts) {
    const copies = as === "original" ? asItWas(part) : await inCopies(ports, part)
    if (copies === undefined) return err(new Fault("held/no-copies", id))
    plans.push({ part, copies })
  }

  const at = ports.now()
  const note = { reason: kept.value, by: byOf(actor), at, expiresAt: at + ports.giveUpAfter }
  const said = { at, action: "message.released", actor, as, reason: kept.value } as const
  // Of all parts together, so that the last of them does not make it less.
  const level = releasableByOf(parts) === "second-person" ? ({ releasableBy: "second-person" } as const) : {}
  const released: HeldMessage[] = []
  for (const { part, copies } of plans) {
    const decision = { kind: "release", as, showing: showingOf(part), ...level } as const
    const ledger = [decidedEntry(part, said)]
    const department = departmentOf(part)
    if (await ports.held.release(part.id, decision, copies, { ...note, department }, ledger))
      released.push(part)
  }
  if (released.length === 0) return err(new Fault("held/decided", id))
  const recipients = released.reduce((sum, part) => sum + part.recipients, 0)
  return ok({ id, as, parts: released.length, recipients })
}

/** Whether a release as copies would help and work, found out by making them; what breaks here would break there. */
export async function canGoSeparately(ports: HeldPorts, message: HeldMessage): Promise<boolean> {
  for (const part of await withParts(ports, message)) {
    if (isInseparable(part.reasons) || !isAboutAudience(part.reasons)) return false
    try {
      if ((await inCopies(ports, part)) === undefined) return false
    } catch (cause) {
      if (cause instanceof StoreUnavailable || cause instanceof Fault) throw cause
      return false
    }
  }
  return true
}

/** Where no rule asked for copies, who releases it as copies means that nobody sees anybody else. */
function showingOf({ showing }: HeldMessage): "self" | "visible" {
  return showing ?? "self"
}

function asItWas({ envelope }: HeldMessage): readonly PlannedCopy[] {
  return [{ splices: [], recipients: envelope.recipients.map((_, recipient) => recipient) }]
}

async function inCopies(ports: HeldPorts, part: HeldMessage): Promise<readonly PlannedCopy[] | undefined> {
  const { sender, recipients } = part.envelope
  const splices = await ports.individualise(
    await ports.octets(part.id),
    { sender, recipients: recipients.map(({ address }) => address) },
    showingOf(part),
  )
  return splices?.map((each, recipient) => ({ splices: each, recipients: [recipient] }))
}
