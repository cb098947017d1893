/**
 * Releasing a held message: as a copy for each recipient, or as it was with a reason that is kept.
 *
 * All held parts of the message go together (./decide-whole.ts). Every part is planned before any is released, so that what the
 * exit check stops, stops all of them. One of which the content can't be read any more stays behind: it could not be sent.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { byOf } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import { KeptBroken, StoreUnavailable } from "./custody.ts"
import type { HeldMessage, PlannedCopy } from "./custody.ts"
import { decideWhole, OVERTAKEN } from "./decide-whole.ts"
import { Fault } from "../fault.ts"
import { isAboutAudience, isInseparable } from "./held-reasons.ts"
import { departmentOf, findHeld, openUnlessBroken, reasonFor } from "./held.ts"
import type { HeldParts, HeldPorts } from "./held.ts"
import { decidedEntry } from "../ledger/ledger-entries.ts"
import { releasableByOf } from "./whole-held.ts"

/** `reason` may be empty for copies, where who sees whom was all that was wrong. */
export type Release = {
  readonly as: "copies" | "original"
  readonly reason: string
  readonly actor: Actor
  /** What stands in the way of this actor; undefined: nothing. Asked of all parts that are decided about, each time they are others. */
  readonly forbids: (whole: HeldParts) => Promise<Fault | undefined>
}

export type Released = {
  readonly id: string
  readonly as: Release["as"]
  /** Held parts that were released, and their recipients together. */
  readonly parts: number
  readonly recipients: number
  readonly messages: readonly HeldMessage[]
}

export async function releaseHeld(
  ports: HeldPorts,
  beginning: string,
  release: Release,
): Promise<Result<Released, Fault>> {
  const found = await findHeld(ports, beginning)
  if (!found.ok) return found
  return await decideWhole(ports, found.value, (whole) => releaseWhole(ports, whole, release))
}

async function releaseWhole(
  ports: HeldPorts,
  whole: HeldParts,
  { as, reason, actor, forbids }: Release,
): Promise<Result<Released, Fault> | typeof OVERTAKEN> {
  const { parts, broken } = whole
  const { id } = whole.message
  const forbidden = await forbids(whole)
  // What was decided meanwhile has no content any more, which looks like something in the way.
  if (forbidden !== undefined)
    return (await openUnlessBroken(ports.held, id)) === undefined ? OVERTAKEN : err(forbidden)
  const mayGoWithout = as === "copies" && parts.every(({ reasons }) => isAboutAudience(reasons))
  const kept = mayGoWithout && reason.trim() === "" ? ok("") : reasonFor(id, reason)
  if (!kept.ok) return kept

  const others = [...broken]
  const plans: Plan[] = []
  for (const part of parts) {
    const planned = await plan(ports, part, as)
    if (planned === "gone") return OVERTAKEN
    if (planned === "broken" && part.id === id) return err(new Fault("held/damaged", id))
    if (planned === undefined) return err(new Fault("held/no-copies", id))
    if (planned === "broken") others.push(part.id)
    else plans.push(planned)
  }

  const at = ports.now()
  const said = { at, action: "message.released", actor, as, reason: kept.value } as const
  const messages = plans.map(({ part }) => part)
  const isReleased = await ports.held.release(
    plans.map(({ part, copies }) => ({
      id: part.id,
      department: departmentOf(part),
      copies,
      ledger: [decidedEntry(part, said)],
    })),
    decisionOf(as, whole),
    { reason: kept.value, by: byOf(actor), at, expiresAt: at + ports.giveUpAfter },
    others,
  )
  if (!isReleased) return OVERTAKEN
  const recipients = messages.reduce((sum, part) => sum + part.recipients, 0)
  return ok({ id, as, parts: messages.length, recipients, messages })
}

/** What later parts are measured by (./later-part.ts): as strict as the strictest of these. */
function decisionOf(as: Release["as"], whole: HeldParts) {
  const showing = whole.parts.every((part) => showingOf(part) === "visible") ? "visible" : "self"
  const level = releasableByOf(whole) === "second-person" ? ({ releasableBy: "second-person" } as const) : {}
  return { kind: "release", as, showing, ...level } as const
}

type Plan = { readonly part: HeldMessage; readonly copies: readonly PlannedCopy[] }

/** Undefined: no copies can be made of it. What goes as it was is read too: what can't be read can't be sent. */
async function plan(
  ports: HeldPorts,
  part: HeldMessage,
  as: Release["as"],
): Promise<Plan | "broken" | "gone" | undefined> {
  const content = await contentUnless(ports, part.id)
  if (!(content instanceof Uint8Array)) return content
  const copies = as === "original" ? asItWas(part) : await inCopies(ports, part, content)
  return copies === undefined ? undefined : { part, copies }
}

/** "gone": somebody has decided meanwhile. */
async function contentUnless(
  { held, octets }: Pick<HeldPorts, "held" | "octets">,
  id: string,
): Promise<Uint8Array | "broken" | "gone"> {
  try {
    return await octets(id)
  } catch (cause) {
    if (cause instanceof KeptBroken) return "broken"
    if (cause instanceof StoreUnavailable || (await held.open(id)) !== undefined) throw cause
    return "gone"
  }
}

/** Whether a release as copies would help and work, found out by making them; what breaks here would break there. `parts`: what was asked for first. */
export async function canGoSeparately(ports: HeldPorts, parts: readonly HeldMessage[]): Promise<boolean> {
  for (const [number, part] of parts.entries()) {
    if (isInseparable(part.reasons) || !isAboutAudience(part.reasons)) return false
    try {
      if ((await inCopies(ports, part, await ports.octets(part.id))) === undefined) return false
    } catch (cause) {
      // It stays behind.
      if (cause instanceof KeptBroken && number > 0) continue
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

async function inCopies(
  ports: HeldPorts,
  part: HeldMessage,
  content: Uint8Array,
): Promise<readonly PlannedCopy[] | undefined> {
  const { sender, recipients } = part.envelope
  const splices = await ports.individualise(
    content,
    { sender, recipients: recipients.map(({ address }) => address) },
    showingOf(part),
  )
  return splices?.map((each, recipient) => ({ splices: each, recipients: [recipient] }))
}
