/**
 * decision.*: what the link in a notice opens. Its token is all that the caller brings: it proves that its bearer has the
 * sender's mailbox, so it may do what the sender may do about this one message, and sees what the sender wrote.
 *
 * INVARIANT (two persons): where the policy asks for a second person, the link can ask for one or drop the message; it can't
 * release, copies neither. That the reasons are about who sees whom, so that copies would give nothing away, is no exception:
 * one of them asked for a second person, perhaps a rule that broke or one of the organisation's own, and nobody can tell
 * from here that a copy answers it.
 *
 * A link is used once in effect: what was decided is no longer held, so a second use only tells what became of it. Every
 * endpoint is a POST, and the token stands in its body: whoever only follows links does nothing.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Gives } from "../../contract/form.ts"
import { SENDER } from "../ledger/actor.ts"
import type { HeldDecision } from "../held/custody.ts"
import type { Entries } from "../entries.ts"
import { Fault } from "../fault.ts"
import { dropHeld } from "../held/held-drop.ts"
import { canGoSeparately, releaseHeld } from "../held/held-release.ts"
import { reasonFor } from "../held/held.ts"
import type { HeldPorts } from "../held/held.ts"
import type { Links } from "../account/link.ts"
import type { Look } from "../held/look.ts"
import { subjectOf } from "../held/render.ts"
import type { HandlersOf, PersonCaller } from "../turn.ts"
import { contentOfHeld, headerOf, openWhole, releasableByOf } from "../held/whole-held.ts"
import type { WholeHeld } from "../held/whole-held.ts"
import { ownDrop } from "./held.ts"
import { moment, requestItem, sightItem } from "./held-form.ts"
import { peopleOf } from "./held-people.ts"
import { losesWayIn } from "../account/mailbox-proof.ts"
import type { Person } from "../account/person.ts"
import { isSameAddress } from "../same-address.ts"
import { settledDrop, settledRelease } from "./held-settled.ts"
import type { SettledPorts } from "./held-settled.ts"

export type DecisionPorts = SettledPorts & {
  readonly held: HeldPorts
  readonly entries: Entries
  readonly look: Look
  readonly links: Pick<Links, "open">
  /** The mailbox of this caller's address is his. */
  readonly prove: (caller: PersonCaller) => Promise<void>
  /** Whom to ask; undefined where that is not configured. */
  readonly contact: string | undefined
}

/**
 * Milliseconds. A message may wait for longer than was said when its link was made: where the machine was off or its clock was wrong, whoever
 * decides gets more time (store/handle-held.ts), counted from when it is on again. So what is about it ends later, and
 * whether anything can still be decided is for the message to know.
 */
const LONGER = 30 * 86_400_000

/** The token in a notice. `expiresAt`: of the message. */
export function decisionToken(links: Pick<Links, "make">, subject: string, expiresAt: number): string {
  return links.make({ purpose: "decision", subject, expiresAt: expiresAt + LONGER })
}

type Names = "decision.open" | "decision.release" | "decision.ask" | "decision.drop"

export function decisionHandlers(ports: DecisionPorts): HandlersOf<Names> {
  const { held } = ports
  return {
    "decision.open": async ({ body: { link } }, { caller }) => {
      const named = ports.links.open(link, "decision")
      if (!named.ok) return named
      const id = named.value.subject
      const whole = await openWhole(held, id)
      if (whole.ok) {
        const { sender } = whole.value.message.envelope
        // The link came to that mailbox, and he who is logged in has it.
        if (caller.kind === "person" && isNewSender(caller.person, sender)) await ports.prove(caller)
        return await waiting(ports, whole.value)
      }
      if (whole.error.code === "held/damaged") return whole
      const decision = await held.held.decisionOn(id)
      return decision === undefined ? err(new Fault("decision/made", id)) : ok(decided(ports, decision))
    },

    "decision.release": async ({ body: { link, as, reason } }) => {
      const found = await waitingBehind(ports, link)
      if (!found.ok) return found
      const { id } = found.value.message
      const released = await releaseHeld(held, id, {
        as,
        reason,
        actor: SENDER,
        forbids: async (whole) => {
          if (releasableByOf(whole) === "second-person") return new Fault("access/second-person", id)
          const isPossible = as === "original" || (await canGoSeparately(held, whole.parts))
          return isPossible ? undefined : new Fault("held/no-copies", id)
        },
      })
      if (!released.ok) return err(overtaken(released.error))
      settledRelease(ports, as, released.value.messages)
      return ok({ id, as, recipients: released.value.recipients })
    },

    "decision.ask": async ({ body: { link, reason } }) => {
      const found = await waitingBehind(ports, link)
      if (!found.ok) return found
      const kept = reasonFor(found.value.message.id, reason)
      if (!kept.ok) return kept
      await keepRequest(ports, found.value, kept.value)
      ports.events.tell("held")
      return ok({})
    },

    "decision.drop": async ({ body: { link, reason } }, { language }) => {
      const found = await waitingBehind(ports, link)
      if (!found.ok && found.error.code !== "held/damaged") return found
      const id = found.ok ? found.value.message.id : found.error.subject
      const dropped = await dropHeld(held, id, ownDrop(reason, language), SENDER, "withdrawn")
      if (!dropped.ok) return err(overtaken(dropped.error))
      settledDrop(ports, dropped.value.departments)
      return ok({ id, recipients: dropped.value.recipients })
    },
  }
}

/**
 * In a demonstration nobody's mailbox is new: what its outbox shows is no proof for later. Nor is it here where passkeys or a password
 * would go: that happens where somebody is told of it and takes another (../account/mailbox-proof.ts).
 */
function isNewSender(person: Person, sender: string): boolean {
  return person.provenAt === undefined && isSameAddress(sender, person.address) && !losesWayIn(person)
}

async function waitingBehind(
  { links, held }: DecisionPorts,
  link: string,
): Promise<Result<WholeHeld, Fault>> {
  const named = links.open(link, "decision")
  if (!named.ok) return named
  const whole = await openWhole(held, named.value.subject)
  return whole.ok || whole.error.code === "held/damaged"
    ? whole
    : err(new Fault("decision/made", named.value.subject))
}

function overtaken(fault: Fault): Fault {
  return fault.code === "held/unknown" || fault.code === "held/decided"
    ? new Fault("decision/made", fault.subject)
    : fault
}

async function waiting(
  { held, look, entries, contact }: DecisionPorts,
  whole: WholeHeld,
): Promise<Result<Gives<"decision.open">, Fault>> {
  const { message, releasableBy, reasons } = whole
  const { id, at, expiresAt, sight } = message
  const content = await contentOfHeld(held, id)
  const people = await peopleOf(look, whole, content)
  if (!people.ok) return people
  const request = await entries.find("request", id)
  return ok({
    id,
    state: "waiting",
    at: moment(at),
    expiresAt: moment(expiresAt),
    subject: content === undefined ? (sight?.subject ?? "") : subjectOf(headerOf(content)),
    reasons: [...reasons],
    releasableBy,
    separable: content !== undefined && (await canGoSeparately(held, whole.parts)),
    ...(sight !== undefined && { sight: sightItem(sight) }),
    ...people.value,
    ...(request !== undefined && { request: requestItem(request) }),
    ...(contact !== undefined && { contact }),
  })
}

const STATES = { release: "released", drop: "dropped", expired: "expired" } as const satisfies {
  readonly [what in HeldDecision["what"]]: string
}

/** Its content is gone or on its way; what is left is what became of it. */
function decided({ contact }: DecisionPorts, decision: HeldDecision): Gives<"decision.open"> {
  const { id, at, decidedAt, what, as, recipients } = decision
  return {
    id,
    state: STATES[what],
    at: moment(at),
    subject: "",
    reasons: [],
    releasableBy: "sender",
    separable: false,
    recipients: [],
    others: recipients,
    decided: { at: moment(decidedAt), ...(as !== undefined && { as }) },
    ...(contact !== undefined && { contact }),
  }
}

/** For every part, since a list shows one of them. Asked again, the newest words count. */
async function keepRequest(
  { entries, held }: DecisionPorts,
  { parts }: WholeHeld,
  reason: string,
): Promise<void> {
  const value = JSON.stringify({ reason })
  for (const part of parts) {
    const { id } = part
    const expiresAt = part.expiresAt + LONGER
    const kept = await entries.find("request", id)
    // Of two at once one is kept, which is as good as the other.
    if (kept !== undefined) await entries.change("request", id, kept.version, { value, expiresAt })
    else await entries.add("request", { id, at: held.now(), expiresAt, value })
  }
}
