/**
 * held.*: messages that wait, for their senders and for who decides about those of others.
 *
 * TRUST: whoever may not see a message learns no more than that there is none with that number. Lists and details have
 * numbers and reasons; addresses and content come from `held.content` alone, and that somebody else than the sender has
 * seen them is on disk before they leave.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { MAY } from "../../contract/permission.ts"
import type { Role } from "../../contract/permission.ts"
import { actorAs } from "../ledger/actor.ts"
import type { HeldFilter, HeldSummary } from "../held/custody.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import type { Entries } from "../entries.ts"
import { Fault } from "../fault.ts"
import { dropHeld } from "../held/held-drop.ts"
import { canGoSeparately, releaseHeld } from "../held/held-release.ts"
import { MAX_REASON, reasonFor } from "../held/held.ts"
import type { HeldPorts } from "../held/held.ts"
import type { Bilingual, Language } from "../language.ts"
import { did } from "../ledger/ledger-entries.ts"
import type { Look } from "../held/look.ts"
import type { Person } from "../account/person.ts"
import type { Render } from "../held/render.ts"
import type { Caller, HandlersOf } from "../turn.ts"
import { contentOfHeld, isAuthor, openWhole, releasableByOf } from "../held/whole-held.ts"
import type { WholeHeld } from "../held/whole-held.ts"
import { standingOnDamaged } from "./held-damaged.ts"
import type { DamagedStanding } from "./held-damaged.ts"
import { asFarAsKnown, decisionsFor } from "./held-decided.ts"
import { decisionItem, heldItem, requestItem, viewingItem, viewingOf } from "./held-form.ts"
import type { HeldItem, KeptViewing } from "./held-form.ts"
import { notLooked, peopleOf, renderedItem } from "./held-people.ts"
import { settledDrop, settledRelease } from "./held-settled.ts"
import type { SettledPorts } from "./held-settled.ts"
import { mayOf, sees, standingOf } from "./held-standing.ts"
import type { HeldAct, Standing } from "./held-standing.ts"

export type HeldDeskPorts = SettledPorts & {
  readonly held: HeldPorts
  readonly entries: Entries
  readonly look: Look
  readonly render: Render
  /** Of a person, by id; "" where there is none any more. */
  readonly nameOf: (id: string) => Promise<string>
  /** Milliseconds for which it is kept who has seen a message, after its time was over. */
  readonly keepViewings: number
}

type Names =
  "held.list" | "held.own" | "held.show" | "held.content" | "held.release" | "held.drop" | "held.decisions"

export function heldHandlers(ports: HeldDeskPorts): HandlersOf<Names> {
  const { held } = ports
  return {
    "held.list": async ({ query: { after, limit, order, since, until, ...filter } }, { caller }) => {
      const wanted: HeldFilter = {
        ...filter,
        ...(since !== undefined && { since: Date.parse(since) }),
        ...(until !== undefined && { until: Date.parse(until) }),
        ...(caller.kind === "person" &&
          caller.person.departments.length > 0 && { departments: caller.person.departments }),
      }
      const page = await held.held.page(wanted, { limit, after }, order)
      return ok({ ...page, messages: await itemsOf(ports, page.messages, caller.kind === "person") })
    },

    "held.own": async ({ query: { after, limit } }, { caller }) => {
      if (caller.kind !== "person") return err(new Fault("access/denied", "held"))
      const page = await held.held.page({ sender: caller.person.address }, { limit, after }, "newest")
      return ok({ ...page, messages: await itemsOf(ports, page.messages, true) })
    },

    "held.show": async ({ params: { id } }, { caller }) => {
      const found = await seen(ports, id, caller)
      if (!found.ok) return found
      const { whole, standing } = found.value
      const isPerson = caller.kind === "person"
      const separable = await canGoSeparately(held, whole.parts)
      const [item] = await itemsOf(ports, [whole.message], isPerson)
      if (item === undefined) throw new Error("a message has no form")
      return ok({
        ...item,
        reasons: [...whole.reasons],
        recipients: whole.recipients.length,
        releasableBy: whole.releasableBy,
        separable,
        viewings: isPerson ? await viewingsOf(ports, whole) : [],
        may: [...(await acts(ports, whole, standing, caller, separable))],
        own: standing.own,
      })
    },

    "held.content": async ({ params: { id }, body: { reason } }, { caller }) => {
      const found = await seen(ports, id, caller)
      if (!found.ok) return found
      const { whole, standing } = found.value
      if (caller.kind !== "person" || !(standing.own || standing.reads))
        return err(new Fault("access/denied", id))
      if (!standing.own) {
        const kept = reasonFor(id, reason)
        if (!kept.ok) return err(new Fault("access/reason", id))
        // INVARIANT (seen is kept): on disk before anything of it leaves.
        await keepViewing(ports, whole, caller.person, kept.value)
      }
      const content = await contentOfHeld(held, id)
      if (content === undefined) return err(new Fault("message/not-shown", id))
      const rendered = await ports.render(content)
      if (!rendered.ok) return err(notLooked(rendered.error, id))
      const people = await peopleOf(ports.look, whole, content)
      if (!people.ok) return people
      return ok({ message: renderedItem(rendered.value), ...people.value })
    },

    "held.release": async ({ params: { id }, body: { as, reason } }, { caller }) => {
      const found = await seen(ports, id, caller)
      if (!found.ok) return found
      const { standing } = found.value
      if (caller.kind !== "person") return err(new Fault("access/denied", id))
      const released = await releaseHeld(held, id, {
        as,
        reason,
        actor: actorAs(caller.person, standing.own ? "own" : "held"),
        forbids: async (now) => {
          const separable = as === "original" || (await canGoSeparately(held, now.parts))
          const whole = { message: now.message, releasableBy: releasableByOf(now) }
          const may = await acts(ports, whole, standing, caller, separable)
          if (!may.includes("release-original")) return new Fault("access/second-person", id)
          return separable ? undefined : new Fault("held/no-copies", id)
        },
      })
      if (!released.ok) return err(overtaken(released.error))
      settledRelease(ports, as, released.value.messages)
      return ok({ id, as, recipients: released.value.recipients })
    },

    "held.drop": async ({ params: { id }, body: { reason } }, { caller, language }) => {
      const found = await droppable(ports, id, caller)
      if (!found.ok) return found
      const standing = found.value
      if (caller.kind !== "person" || !(standing.own || standing.reviews))
        return err(new Fault("access/denied", id))
      const why = standing.own ? ownDrop(reason, language) : reason
      const cause = standing.own ? "withdrawn" : "dropped"
      const dropped = await dropHeld(
        held,
        id,
        why,
        actorAs(caller.person, standing.own ? "own" : "held"),
        cause,
      )
      if (!dropped.ok) return err(overtaken(dropped.error))
      settledDrop(ports, dropped.value.departments)
      return ok({ id, recipients: dropped.value.recipients })
    },

    "held.decisions": async ({ query: { after, limit } }, { caller }) => {
      const page = await decisionsFor(caller, held.held, { limit, after })
      const names = await namesOf(
        ports,
        page.decisions.map(({ by }) => by),
      )
      // A program that counts sees numbers.
      const told = caller.kind === "person"
      return ok({
        decisions: page.decisions.map((decision) =>
          decisionItem(decision, names.get(decision.by) ?? "", told),
        ),
        next: page.next,
      })
    },
  }
}

const OWN_DROP: Bilingual = {
  nl: "De afzender verstuurt deze mail niet.",
  en: "The sender does not send this message.",
}

/** Who sent it needs no reason not to; these words are one, with what the sender wrote behind them. */
export function ownDrop(reason: string, language: Language): string {
  return `${OWN_DROP[language]} ${reason}`.slice(0, MAX_REASON)
}

type Seen = { readonly whole: WholeHeld; readonly standing: Standing }

async function seen({ held }: HeldDeskPorts, id: string, caller: Caller): Promise<Result<Seen, Fault>> {
  const whole = await openWhole(held, id)
  if (!whole.ok) return err(await asFarAsKnown(whole.error, caller, held.held))
  const standing = standingOf(caller, whole.value.message)
  return sees(standing) ? ok({ whole: whole.value, standing }) : err(new Fault("held/unknown", id))
}

/** Also where it can't be opened. */
async function droppable(
  ports: HeldDeskPorts,
  id: string,
  caller: Caller,
): Promise<Result<DamagedStanding, Fault>> {
  const found = await seen(ports, id, caller)
  if (found.ok) return ok(found.value.standing)
  return found.error.code === "held/damaged"
    ? ok(await standingOnDamaged(caller, ports.held.held, id))
    : found
}

async function acts(
  { held }: HeldDeskPorts,
  { message, releasableBy }: Pick<WholeHeld, "message" | "releasableBy">,
  standing: Standing,
  caller: Caller,
  separable: boolean,
): Promise<readonly HeldAct[]> {
  if (caller.kind !== "person") return []
  // Who wrote it is asked only where it matters: it takes reading the message.
  const asksAuthor = releasableBy === "second-person" && standing.reviews && !standing.sent
  const wrote = asksAuthor ? isAuthor(await contentOfHeld(held, message.id), caller.person.address) : true
  return mayOf(standing, { releasableBy, separable, wrote })
}

/** Between looking and acting somebody else was there: no longer unknown, but decided. */
function overtaken(fault: Fault): Fault {
  return fault.code === "held/unknown" ? new Fault("held/decided", fault.subject) : fault
}

async function itemsOf(
  { entries }: HeldDeskPorts,
  messages: readonly HeldSummary[],
  withRequests: boolean,
): Promise<HeldItem[]> {
  return await Promise.all(
    messages.map(async (message) => {
      const request = withRequests ? await entries.find("request", message.id) : undefined
      return heldItem(message, request === undefined ? undefined : requestItem(request))
    }),
  )
}

/** The newest first. */
async function viewingsOf(
  ports: HeldDeskPorts,
  { parts }: WholeHeld,
): Promise<ReturnType<typeof viewingItem>[]> {
  const { entries } = ports
  const groups = await Promise.all(parts.map(({ id }) => entries.inGroup("viewing", id, MAX_ENTRIES_LISTED)))
  const newest = groups
    .flat()
    .toSorted((a, b) => b.at - a.at)
    .slice(0, MAX_ENTRIES_LISTED)
    .map(viewingOf)
  const names = await namesOf(
    ports,
    newest.map(({ by }) => by),
  )
  return newest.map((viewing) => viewingItem(viewing, names.get(viewing.by) ?? ""))
}

async function keepViewing(
  { held, entries, keepViewings }: HeldDeskPorts,
  { message }: WholeHeld,
  person: Person,
  reason: string,
): Promise<void> {
  const viewing: KeptViewing = { by: person.id, name: person.name, role: readingRole(person), reason }
  const at = held.now()
  const isKept = await entries.add(
    "viewing",
    {
      id: held.newId(),
      group: message.id,
      at,
      expiresAt: message.expiresAt + keepViewings,
      value: JSON.stringify(viewing),
    },
    [
      did(actorAs(person, "content"), {
        at,
        action: "content.viewed",
        object: message.id,
        salted: { reason },
      }),
    ],
  )
  if (!isKept) throw new Error("a new id was taken")
}

/** The role that lets somebody read. */
function readingRole({ roles }: Person): Role {
  const role = roles.find((each) => MAY[each].includes("content"))
  if (role === undefined) throw new Error("content for who may not read it")
  return role
}

async function namesOf(
  { nameOf }: HeldDeskPorts,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = [...new Set(ids)].filter((id) => id !== "")
  return new Map(await Promise.all(people.map(async (id) => [id, await nameOf(id)] as const)))
}
