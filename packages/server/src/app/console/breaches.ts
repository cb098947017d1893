/**
 * breaches.list, open, report, show, take and evidence: files of breaches and what is done to them.
 *
 * A file is given as its steps; the console adds them up with the same core. People are numbers here: whoever wants their names
 * asks for them (./breach-people.ts), and that is recorded.
 */
import { formJson } from "@sluis/core/breach/form/form-json"
import { groupPeople } from "@sluis/core/breach/severity/identification"
import type { BreachAct } from "@sluis/core/breach/step"
import { lenientAddress } from "@sluis/core/mail/lenient-address"
import { ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Asks, Gives } from "../../contract/form.ts"
import { actorAs } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import { attestationsOf } from "../breach/attestations.ts"
import type { BreachDesk } from "../breach/breach-desk.ts"
import type { BreachFiles } from "../breach/breach-files.ts"
import type { BreachPeople, ReadPeople } from "../breach/breach-people.ts"
import type { BreachReporting } from "../breach/breach-report.ts"
import { BREACH_GROUPS } from "../breach/kept-breach.ts"
import type { BreachGroup, VersionedBreach } from "../breach/kept-breach.ts"
import { hasOpenTask } from "../breach/kept-person.ts"
import { messageOfBreach } from "../breach/message-of-breach.ts"
import type { FoundMessage, MessagePorts } from "../breach/message-of-breach.ts"
import type { Papers } from "../breach/papers.ts"
import { readEvidence } from "../breach/read-evidence.ts"
import { toldOf } from "../breach/told.ts"
import { readUpload } from "../breach/upload.ts"
import type { Sniff } from "../breach/upload.ts"
import type { Events } from "../events.ts"
import type { Fault } from "../fault.ts"
import { LANGUAGES } from "../language.ts"
import type { Log } from "../log.ts"
import type { HandlersOf, PersonCaller } from "../turn.ts"
import { personCalling } from "./caller.ts"

export type BreachPorts = MessagePorts & {
  readonly files: BreachFiles
  readonly people: BreachPeople
  readonly reporting: BreachReporting
  /** The form as it is now, for what was sent to the authority. */
  readonly formNow: Papers["formNow"]
  readonly sniff: Sniff
  /** Counts the letters and questions of a file that are on their way, among its people as they are read after this. */
  readonly onTheWay: BreachDesk["onTheWay"]
  /** Privacy officers are told of a new file. */
  readonly tellSoon: () => void
  /** Of a person, by id; "" where there is none any more. */
  readonly nameOf: (id: string) => Promise<string>
  readonly events: Pick<Events, "tell">
  readonly log: Log
}

type Names =
  | "breaches.list"
  | "breaches.open"
  | "breaches.report"
  | "breaches.show"
  | "breaches.take"
  | "breaches.evidence"

export function breachHandlers(ports: BreachPorts): HandlersOf<Names> {
  const { files, people, reporting, events } = ports
  return {
    "breaches.list": async ({ query }) => {
      const { after, limit } = query
      const page = await files.list({ after, limit, groups: groupsOf(query) })
      return ok({ breaches: page.breaches.map(rowForm), ...(page.next !== undefined && { next: page.next }) })
    },

    "breaches.open": async ({ body }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const by = officer(caller.value)
      const { held, ...opening } = body
      const found = held === undefined ? ok(undefined) : await messageOfBreach(held, ports)
      if (!found.ok) return found
      const message = found.value
      const department = opening.department || (message?.department ?? "")
      const about = held !== undefined && message !== undefined ? { id: held, ...message } : undefined
      const opened = await files.open({ ...opening, department }, about, by)
      if (!opened.ok) return opened
      const { id, isNew } = opened.value
      // A colleague was first: the file is theirs as much as anybody's, and nothing is done to it.
      if (!isNew) return ok({ id, isNew })
      if (about !== undefined && about.people.length > 0) {
        const added = await people.add(id, about.people, by)
        if (!added.ok) return added
      }
      told(ports, "a file of a breach was opened", id)
      ports.tellSoon()
      return ok({ id, isNew })
    },

    "breaches.report": async ({ body: { words, held } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const reported = await reporting.report(words, held, caller.value.person)
      if (reported.ok) told(ports, "a breach was reported", reported.value)
      return reported.ok ? ok({ id: reported.value }) : reported
    },

    "breaches.show": async ({ params: { id } }) => {
      const read = await files.read(id)
      if (!read.ok) return read
      const { kept, file } = read.value
      const onTheWayAmong = await ports.onTheWay(id)
      const everybody = await people.read(id)
      const onTheWay = onTheWayAmong(everybody.people)
      const ids = [...new Set(file.steps.map(({ by }) => by))].filter((by) => by !== "")
      const names = await Promise.all(ids.map(async (by) => [by, await ports.nameOf(by)] as const))
      return ok({
        id,
        number: kept.number,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same type, but for `readonly`
        steps: [...file.steps] as Gives<"breaches.show">["steps"],
        names: Object.fromEntries(names),
        people: countsOf(everybody, onTheWay),
      })
    },

    "breaches.take": async ({ params: { id }, body: { seen, act } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const whole = await completed(ports, id, act)
      if (!whole.ok) return whole
      const taken = await files.take(id, whole.value, seen, officer(caller.value))
      if (!taken.ok) return taken
      events.tell("breaches")
      return ok({ number: taken.value })
    },

    "breaches.evidence": async ({ params: { id }, body }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const by = officer(caller.value)
      const read = await files.read(id)
      if (!read.ok) return read
      const message = readUpload(Uint8Array.fromBase64(body.message), ports.sniff)
      if (!message.ok) return message
      const sending = {
        message: "",
        outcome: body.outcome,
        sender: undefined,
        recipients: [],
        sentAt: undefined,
      }
      const found = await readEvidence(message.value.bytes, sending, ports)
      if (!found.ok) return found
      const { evidence } = found.value
      const whom = body.people ? found.value.people : await alreadyIn(id, found.value.people, people)
      const seen = read.value.file.steps.length - 1
      const added = await addMessage(ports, id, seen, { evidence, people: whom }, by)
      if (!added.ok) return added
      told(ports, "a message was added to a breach", id)
      return ok({ ...added.value, evidence: evidenceForm(evidence) })
    },
  }
}

export function officer({ person }: Pick<PersonCaller, "person">): Actor {
  return actorAs(person, "breach")
}

function told({ events, log }: BreachPorts, what: string, id: string): void {
  log.info(what, { id })
  events.tell("breaches")
}

/** The groups that a filter is of. */
function groupsOf({ state, kind }: Asks<"breaches.list">["query"]): readonly BreachGroup[] {
  return BREACH_GROUPS.filter(
    (group) =>
      (state === "all" || group.startsWith(`${state}-`)) && (kind === "all" || group.endsWith(`-${kind}`)),
  )
}

function rowForm({ id, number, row, people }: VersionedBreach): Gives<"breaches.list">["breaches"][number] {
  return { id, number, ...row, people: people.total }
}

/** `seen`: what whoever adds it had seen. */
async function addMessage(
  { files, people }: BreachPorts,
  id: string,
  seen: number,
  { evidence, people: whom }: Pick<FoundMessage, "evidence" | "people">,
  by: Actor,
): Promise<Result<{ readonly number: number; readonly added: number }, Fault>> {
  const taken = await files.take(id, { kind: "evidence", evidence }, seen, by)
  if (!taken.ok) return taken
  if (whom.length === 0) return ok({ number: taken.value, added: 0 })
  const added = await people.add(id, whom, by)
  return added.ok ? ok({ number: taken.value, added: added.value }) : added
}

/** Nobody new; but of whoever is in the file, that he or she got it. Whether it is their data, the officer has said. */
async function alreadyIn(
  id: string,
  whom: FoundMessage["people"],
  people: BreachPeople,
): Promise<FoundMessage["people"]> {
  const keyOf = ({ address }: { readonly address: string }): string => lenientAddress(address).key
  const known = new Set((await people.all(id)).filter(({ address }) => address !== "").map(keyOf))
  return whom.filter((each) => known.has(keyOf(each))).map((each) => ({ ...each, concerned: false }))
}

function evidenceForm(evidence: FoundMessage["evidence"]): Gives<"breaches.evidence">["evidence"] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same type, but for `readonly`
  return evidence as Gives<"breaches.evidence">["evidence"]
}

/** A notification holds the form as it is when it is written down that it was sent. */
async function completed(
  { files, formNow }: BreachPorts,
  id: string,
  act: Asks<"breaches.take">["body"]["act"],
): Promise<Result<BreachAct, Fault>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same type; what is absent is undefined
  const given = act as BreachAct
  if (given.kind !== "notified" || given.form !== "") return ok(given)
  const read = await files.read(id)
  if (!read.ok) return read
  return ok({ ...given, form: formJson(await formNow(read.value, given.phase)) })
}

function countsOf({ people, damaged }: ReadPeople, onTheWay: number): Gives<"breaches.show">["people"] {
  const groups = Map.groupBy(people, ({ group }) => group)
  const { answers } = attestationsOf(people)
  const told = toldOf(people)
  const identified = people
    .filter(({ concerned, address }) => concerned && address !== "")
    .map(({ name, address }) => ({ name, address: lenientAddress(address) }))
  return {
    total: people.length + damaged.length,
    damaged: [...damaged],
    concerned: people.filter(({ concerned }) => concerned).length,
    received: people.filter(({ received }) => received).length,
    informed: told.people,
    informedByHand: told.byHand,
    ...(told.firstAt !== undefined && { informedAt: told.firstAt }),
    answers: { ...answers },
    openTasks: people.filter(hasOpenTask).length,
    onTheWay,
    languages: LANGUAGES.filter((language) =>
      people.some((person) => person.concerned && person.language === language),
    ),
    groups: [...groups].map(([group, { length }]) => ({ group, people: length })),
    identifiable: groupPeople(identified).map(({ identifiability, people: count }) => ({
      identifiability,
      people: count,
    })),
  }
}
