/**
 * breaches.people and its like: the people of a file by name, and mail to them.
 *
 * INVARIANT (seen is kept): that somebody looked at them is in the ledger before anything of it leaves.
 */
import { evidenceIn } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import { letterPlain } from "@sluis/core/breach/letter/letter-text"
import { lenientAddress } from "@sluis/core/mail/lenient-address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Asks } from "../../contract/form.ts"
import type { BreachFiles } from "../breach/breach-files.ts"
import { breachLedgerEntry } from "../breach/breach-ledger.ts"
import type { BreachPeople, NewPerson } from "../breach/breach-people.ts"
import type { KeptBreach } from "../breach/kept-breach.ts"
import { breachOfPerson, doneTasks, hasOpenTask, numberOfPerson, personForm } from "../breach/kept-person.ts"
import type { KeptPerson } from "../breach/kept-person.ts"
import { audienceOf } from "../breach/learnt.ts"
import { isMoved, mailOf, withAddress } from "../breach/mailbox.ts"
import type { Mailing } from "../breach/mailing.ts"
import { wouldGetHeld } from "../breach/message-of-breach.ts"
import type { MessagePorts } from "../breach/message-of-breach.ts"
import { NO_DRAFT } from "../breach/round.ts"
import { wantedPeople } from "../breach/wanted-people.ts"
import type { Clock } from "../clock.ts"
import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import { reasonFor } from "../held/held.ts"
import type { Language } from "../language.ts"
import type { Ledger } from "../ledger/ledger.ts"
import type { MemberSource, ReadMemberTable } from "../acquaintance/member-table.ts"
import type { HandlersOf, PersonCaller } from "../turn.ts"
import { officer } from "./breaches.ts"
import { personCalling } from "./caller.ts"

export type BreachPeopleHandlerPorts = {
  readonly files: BreachFiles
  readonly people: BreachPeople
  readonly mailing: Pick<Mailing, "begin">
  readonly held: MessagePorts["held"]
  readonly readMembers: ReadMemberTable
  readonly ledger: Pick<Ledger, "append">
  readonly events: Pick<Events, "tell">
  readonly clock: Clock
}

type Names =
  | "breaches.people"
  | "breaches.audience"
  | "breaches.addPeople"
  | "breaches.changePerson"
  | "breaches.removePerson"
  | "breaches.inform"
  | "breaches.ask"

export function breachPeopleHandlers(ports: BreachPeopleHandlerPorts): HandlersOf<Names> {
  const { files, people, mailing, events } = ports
  return {
    "breaches.people": async ({ params: { id }, body: { reason, ...wanted } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const why = reasonFor(id, reason)
      if (!why.ok) return err(new Fault("access/reason", id))
      const kept = await files.find(id)
      if (kept === undefined) return err(new Fault("breach/unknown", id))
      const page = await pageOf(people, kept, wanted)
      await viewed(ports, id, page.people.length, caller.value, why.value)
      return ok({
        people: page.people.map(personForm),
        total: page.total,
        ...(page.next !== undefined && { next: page.next }),
      })
    },

    "breaches.audience": async ({ params: { id }, body: { reason, message } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const why = reasonFor(id, reason)
      if (!why.ok) return err(new Fault("access/reason", id))
      const read = await files.read(id)
      if (!read.ok) return read
      const evidence = read.value.file.evidence.find(({ said }) => said.now?.value.digest === message)?.said
        .now
      if (evidence === undefined) return err(new Fault("breach/unknown", id))
      const audience = audienceOf(await people.all(id), evidence.value)
      await viewed(ports, id, audience.people.length, caller.value, why.value)
      return ok(audience)
    },

    "breaches.addPeople": async ({ params: { id }, body }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const given = await newPeople(body, caller.value.person.language, ports)
      if (!given.ok) return given
      const { unreadable, columns } = given.value
      const read = await files.read(id)
      // A file that is damaged takes people all the same.
      const whom = read.ok
        ? await withWaiting(given.value.people, read.value.file, ports)
        : given.value.people
      const added = await people.add(id, whom, officer(caller.value))
      if (!added.ok) return added
      events.tell("breaches")
      return ok({ added: added.value, unreadable, columns: [...columns] })
    },

    "breaches.changePerson": async ({ params: { id, person }, body }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      if (breachOfPerson(person) !== id) return err(new Fault("breach/person", person))
      const at = ports.clock.now()
      const by = officer(caller.value)
      const altered = await people.alter(
        person,
        (before) => changed(before, body, { at, by: by.person }),
        (before, after) => [
          breachLedgerEntry(id, "breach.changed", { at, by, ...changeSaid(before, after, body.task) }),
        ],
        // A closed file asks nobody to do anything any more.
        (before, after) => !hasOpenTask(before) && hasOpenTask(after),
      )
      if (!altered.ok) return altered
      events.tell("breaches")
      return ok(personForm(altered.value))
    },

    "breaches.removePerson": async ({ params: { id, person } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      if (breachOfPerson(person) !== id) return err(new Fault("breach/person", person))
      const removed = await people.remove(person, officer(caller.value))
      if (!removed.ok) return removed
      events.tell("breaches")
      return ok({})
    },

    "breaches.inform": async ({ params: { id }, body: { seen, round, draft, rehearse } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { language } = turn
      const by = officer(caller.value)
      const begun = await mailing.begin({ breach: id, kind: round, draft, language }, seen, rehearse, by)
      if (!begun.ok) return begun
      const { examples } = begun.value
      // An example is a letter to somebody, by name.
      if (examples.length > 0) await viewed(ports, id, examples.length, caller.value)
      if (!rehearse) events.tell("breaches")
      return ok({
        ...begun.value,
        leftOut: [...begun.value.leftOut],
        examples: examples.map((letter) => ({
          language: letter.language,
          subject: letter.subject,
          text: letterPlain(letter),
        })),
      })
    },

    "breaches.ask": async ({ params: { id } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const read = await files.read(id)
      if (!read.ok) return read
      const seen = read.value.file.steps.length - 1
      const round = { breach: id, kind: "question", draft: NO_DRAFT, language: turn.language } as const
      const begun = await mailing.begin(round, seen, false, officer(caller.value))
      if (!begun.ok) return begun
      events.tell("breaches")
      return ok({ people: begun.value.people })
    },
  }
}

async function viewed(
  { ledger, clock }: BreachPeopleHandlerPorts,
  breach: string,
  people: number,
  caller: PersonCaller,
  reason?: string,
): Promise<void> {
  const by = officer(caller)
  const salted = reason === undefined ? {} : { salted: { reason } }
  await ledger.append([
    breachLedgerEntry(breach, "breach.viewed", { at: clock.now(), by, figures: { people }, ...salted }),
  ])
}

type Page = {
  readonly people: readonly KeptPerson[]
  readonly total: number
  readonly next: string | undefined
}

/** Who is searched for is among all of them; otherwise no more are unsealed than are shown. */
async function pageOf(
  people: BreachPeople,
  { id, people: { total } }: KeptBreach,
  { after, limit, ...wanted }: Omit<Asks<"breaches.people">["body"], "reason">,
): Promise<Page> {
  if (Object.values(wanted).every((each) => each === undefined || each === ""))
    return { ...(await people.page(id, { after, limit })), total }
  const found = wantedPeople(await people.all(id), wanted)
  const rest =
    after === undefined ? found : found.filter((each) => numberOfPerson(each.id) > numberOfPerson(after))
  const shown = rest.slice(0, limit)
  return {
    people: shown,
    total: found.length,
    next: rest.length > shown.length ? shown.at(-1)?.id : undefined,
  }
}

type Given = {
  readonly people: readonly NewPerson[]
  readonly unreadable: number
  readonly columns: readonly string[]
}

const TABLE = "table"

/** A table has addresses only: which column has names is nobody's guess to make, for a wrong name is the next breach. */
async function newPeople(
  body: Asks<"breaches.addPeople">["body"],
  language: Language,
  { readMembers }: BreachPeopleHandlerPorts,
): Promise<Result<Given, Fault>> {
  if ("people" in body) {
    // Somebody typed them.
    const people = body.people.map((person) => ({ ...person, nameSure: person.name !== "" }))
    return ok({ people, unreadable: 0, columns: [] })
  }
  const { table, column, concerned, received } = body
  const source: MemberSource =
    "text" in table
      ? { kind: "text", text: table.text }
      : { kind: "file", octets: Uint8Array.fromBase64(table.octets), name: table.name }
  const read = await readMembers(source, column)
  if (!read.ok) return err(new Fault(read.error === "busy" ? "request/too-many" : "list/no-addresses", TABLE))
  if (read.value.kind === "fault") return err(new Fault(read.value.code, TABLE, read.value.detail))
  const { people, unreadable, columns, undecided } = read.value.table
  if (undecided) return err(new Fault("list/columns", TABLE))
  return ok({
    people: people.map((address) => ({
      name: "",
      nameSure: false,
      address,
      language,
      group: "",
      concerned,
      received,
    })),
    unreadable,
    columns,
  })
}

/** Whoever is added and stands in a message of this file that waits: with that, so that it is known who got it if it is sent. */
async function withWaiting(
  people: readonly NewPerson[],
  file: BreachFile,
  ports: Pick<BreachPeopleHandlerPorts, "held">,
): Promise<readonly NewPerson[]> {
  const waiting = evidenceIn(file).filter(({ message, outcome }) => message !== "" && outcome === "prevented")
  const gets = await Promise.all(
    waiting.map(async ({ message }) => ({ message, keys: await wouldGetHeld(message, ports) })),
  )
  return people.map((person) => {
    const { key } = lenientAddress(person.address.trim())
    return { ...person, wouldGet: gets.flatMap(({ message, keys }) => (keys.has(key) ? [message] : [])) }
  })
}

type Change = Asks<"breaches.changePerson">["body"]

/** Undefined: somebody else wrote something else there since `was`. */
function changed(
  person: KeptPerson,
  { was, task, ...body }: Change,
  { at, by }: { readonly at: number; readonly by: string },
): KeptPerson | undefined {
  const meant = was === undefined ? body : sinceThen(person, was, body)
  if (meant === undefined) return undefined
  const { address, name, ...rest } = meant
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const isOther = address !== undefined && address !== person.address
  // What was done stays done; another address is a new chance for what was not.
  const before = isOther ? { ...person, task: undefined, earlierTasks: doneTasks(person) } : person
  return {
    ...withAddress(before, address ?? person.address),
    ...given,
    // Somebody typed it, so somebody looked.
    ...(name !== undefined && { name, nameSure: name !== "" }),
    task: taskAfter(before, task, { at, by }),
  }
}

/** `mails`: what went to the former address, and counts no more. */
function changeSaid(
  before: KeptPerson,
  after: KeptPerson,
  task: Change["task"],
): Pick<Parameters<typeof breachLedgerEntry>[2], "words" | "figures"> {
  if (isMoved(before, after.address)) {
    const { letters, asked } = mailOf(before)
    return { words: { kind: "address-corrected" }, figures: { mails: letters.length + asked.length } }
  }
  return { words: { kind: task === undefined ? "person-changed" : `task-${task}` } }
}

/**
 * What is left to change of what somebody typed who saw `was`: what he or she did not touch stays as it became meanwhile.
 * Undefined: both wrote in the same place, and not the same.
 */
function sinceThen(
  now: KeptPerson,
  was: NonNullable<Change["was"]>,
  typed: Omit<Change, "was" | "task">,
): Omit<Change, "was" | "task"> | undefined {
  const fields = FIELDS.filter((field) => typed[field] !== undefined && now[field] !== was[field])
  if (fields.some((field) => typed[field] !== was[field] && typed[field] !== now[field])) return undefined
  return Object.fromEntries(
    Object.entries(typed).filter(([field]) => !fields.some((other) => other === field)),
  )
}

const FIELDS = ["name", "address", "language", "group", "paragraph", "concerned", "received"] as const

/** What was to be done because mail failed is settled, or is done another way. */
function taskAfter(
  { task: before }: KeptPerson,
  task: Asks<"breaches.changePerson">["body"]["task"],
  { at, by }: { readonly at: number; readonly by: string },
): KeptPerson["task"] {
  switch (task) {
    case undefined:
      return before
    case "done":
      return before === undefined ? undefined : { ...before, doneAt: at, by }
    case "letter":
    case "telephone":
      return { kind: task, at, doneAt: undefined, by: "", round: before?.round }
  }
}
