/**
 * The people of a file, each in a sealed entry of its own: so that one person can be altered, answered or removed without
 * touching another, and what is kept of one goes with that one.
 *
 * One entry that can't be read is told by its id, and the others are there: letters to 111 people do not wait for one.
 *
 * INVARIANT (once): an address is in a file once. Whoever is added again is the same person, in both ways.
 *
 * Deliberately left out: that somebody looked (app/console/breach-people.ts records it), and mail to them (./mailing.ts).
 */
import { lenientAddress } from "@sluis/core/mail/lenient-address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Actor } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import type { Entries, EntryWrite } from "../entries.ts"
import { Fault } from "../fault.ts"
import type { Language } from "../language.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"
import type { BreachFiles } from "./breach-files.ts"
import { breachLedgerEntry } from "./breach-ledger.ts"
import { breachOfPerson, numberOfPerson, personId, readPerson, writePerson } from "./kept-person.ts"
import type { KeptPerson } from "./kept-person.ts"
import { withLearnt } from "./learnt.ts"
import type { Learnt } from "./learnt.ts"
import { refused } from "./refused.ts"

export type NewPerson = {
  readonly name: string
  readonly nameSure: boolean
  readonly address: string
  readonly language: Language
  readonly group: string
  readonly concerned: boolean
  readonly received: boolean
  /** By the message that tells of this person, if it is one. */
  readonly learnt?: Learnt | undefined
  /** Ids of messages that wait, and that this address gets if they are sent. */
  readonly wouldGet?: readonly string[] | undefined
}

export type ReadPeople = { readonly people: readonly KeptPerson[]; readonly damaged: readonly string[] }

/** All reject with `StoreUnavailable`. */
export type BreachPeople = {
  /** Gives how many of them were not there yet. Faults: breach/unknown, breach/people-full. */
  readonly add: (breach: string, people: readonly NewPerson[], by: Actor) => Promise<Result<number, Fault>>
  /** In the order in which they came, with the ids of those whose entry is damaged. */
  readonly read: (breach: string) => Promise<ReadPeople>
  /** Without those that are damaged. */
  readonly all: (breach: string) => Promise<readonly KeptPerson[]>
  /** `after`: id of a person. */
  readonly page: (
    breach: string,
    page: { readonly limit: number; readonly after?: string | undefined },
  ) => Promise<{ readonly people: readonly KeptPerson[]; readonly next: string | undefined }>
  readonly find: (id: string) => Promise<KeptPerson | undefined>
  /**
   * Tries until it fits; a `change` that gives nothing is against the person as he or she is kept now. Where `isForOpen`, only
   * while the file is open.
   *
   * Faults: breach/person, breach/person-there, breach/person-changed, breach/refused.
   */
  readonly alter: (
    id: string,
    change: (person: KeptPerson) => KeptPerson | undefined,
    ledger?: (before: KeptPerson, after: KeptPerson) => readonly NewLedgerEntry[],
    isForOpen?: (before: KeptPerson, after: KeptPerson) => boolean,
  ) => Promise<Result<KeptPerson, Fault>>
  /** Faults: breach/person. */
  readonly remove: (id: string, by: Actor) => Promise<Result<undefined, Fault>>
  /** Puts right what a crash left of their number: how many there are. */
  readonly recount: (breach: string) => Promise<number>
  readonly removeAll: (breach: string) => Promise<void>
}

export type BreachPeoplePorts = {
  readonly entries: Entries
  readonly files: Pick<BreachFiles, "find" | "alter" | "stillOpen">
  readonly clock: Clock
  /** The people of this file are others now. */
  readonly changed: (breach: string) => Promise<void>
}

/**
 * People of one file: each is read to write to them, and a letter to more is a mailing that needs other means (Art. 34(3)(c)).
 */
export const MAX_BREACH_PEOPLE = 10_000
/** Asked for, or added, at once. */
const AT_ONCE = 100
const MAX_TRIES = 20

/** `most`: people of one file. */
export function openBreachPeople(
  { entries, files, clock, changed }: BreachPeoplePorts,
  most = MAX_BREACH_PEOPLE,
): BreachPeople {
  async function numbered(breach: string, from: number, until: number): Promise<ReadPeople> {
    const ids = Array.from({ length: Math.max(0, until - from) }, (_, index) =>
      personId(breach, from + index),
    )
    const found = await entries.findEach("breach-person", ids)
    return {
      people: found.flatMap((entry) => (typeof entry === "object" ? [readPerson(entry)] : [])),
      damaged: ids.filter((_, place) => found[place] === "damaged"),
    }
  }

  async function read(breach: string): Promise<ReadPeople> {
    const next = (await files.find(breach))?.people.next ?? 1
    const people: KeptPerson[] = []
    const damaged: string[] = []
    for (let from = 1; from < next; from += AT_ONCE) {
      const some = await numbered(breach, from, Math.min(next, from + AT_ONCE))
      people.push(...some.people)
      damaged.push(...some.damaged)
    }
    return { people, damaged }
  }

  const all = async (breach: string): Promise<readonly KeptPerson[]> => (await read(breach)).people

  /** Whether it was not there yet. */
  async function addOne(breach: string, number: number, given: NewPerson): Promise<boolean> {
    const id = personId(breach, number)
    const address = given.address.trim()
    const learnt = withLearnt([], given.learnt)
    const wouldGet = given.wouldGet ?? []
    const person: KeptPerson = { ...NOTHING_YET, ...given, learnt, wouldGet, address, id, breach }
    const key = keyOf(breach, address)
    const entry = { id, key, group: breach, at: clock.now(), value: writePerson(person) }
    if (await entries.add("breach-person", entry)) return true
    if (key === undefined) throw new Error("the number of a person was taken")
    const known = await entries.findByKey("breach-person", key)
    if (known !== undefined)
      await alter(known.id, (before) => ({
        ...before,
        name: before.name === "" ? given.name : before.name,
        concerned: before.concerned || given.concerned,
        received: before.received || given.received,
        learnt: withLearnt(before.learnt, given.learnt),
        wouldGet: union(before.wouldGet, given.wouldGet),
      }))
    return false
  }

  async function alter(
    id: string,
    change: (person: KeptPerson) => KeptPerson | undefined,
    ledger: (before: KeptPerson, after: KeptPerson) => readonly NewLedgerEntry[] = () => [],
    isForOpen: (before: KeptPerson, after: KeptPerson) => boolean = () => false,
  ): Promise<Result<KeptPerson, Fault>> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const [entry] = await entries.findEach("breach-person", [id])
      if (typeof entry !== "object") return err(new Fault("breach/person", id))
      const { version, ...before } = readPerson(entry)
      const altered = change(before)
      if (altered === undefined) return err(new Fault("breach/person-changed", id))
      const after = { ...altered, id: before.id, breach: before.breach }
      const isMoved = keyOf(before.breach, before.address) !== keyOf(after.breach, after.address)
      // Without an address the old key stays, which is nobody else's.
      const key = isMoved ? (keyOf(after.breach, after.address) ?? id) : undefined
      if (key !== undefined && (await entries.findByKey("breach-person", key)) !== undefined)
        return err(new Fault("breach/person-there", id))
      const needsOpen = isForOpen(before, after)
      const open = needsOpen ? await files.stillOpen(after.breach) : undefined
      if (needsOpen && open === undefined) return err(refused(after.breach, { code: "closed", field: "" }))
      const written: EntryWrite = {
        write: "change",
        kind: "breach-person",
        id,
        version,
        change: { value: writePerson(after), ...(key !== undefined && { key }) },
      }
      if (!(await entries.together(open === undefined ? [written] : [written, open], ledger(before, after))))
        continue
      if (isMoved) await changed(after.breach)
      return ok(after)
    }
    throw new Error("a person of a breach changes without end")
  }

  return {
    add: async (breach, given, by) => {
      const people = merged(given)
      const kept = await files.find(breach)
      if (kept === undefined) return err(new Fault("breach/unknown", breach))
      if (kept.people.total + people.length > most) return err(new Fault("breach/people-full", breach))
      // Numbers first: what a crash leaves of them is never used, and what was added stands below the next.
      const reserved = await files.alter(breach, (before) => ({
        ...before,
        people: { ...before.people, next: before.people.next + people.length },
      }))
      if (reserved === undefined) return err(new Fault("breach/unknown", breach))
      const first = reserved.people.next - people.length
      let added = 0
      for (let from = 0; from < people.length; from += AT_ONCE) {
        const some = people.slice(from, from + AT_ONCE)
        const isNew = await Promise.all(
          some.map((person, index) => addOne(breach, first + from + index, person)),
        )
        added += isNew.filter(Boolean).length
      }
      const words = { kind: "people-added" }
      const entry = breachLedgerEntry(breach, "breach.changed", {
        at: clock.now(),
        by,
        words,
        figures: { people: added },
      })
      await files.alter(
        breach,
        (before) => ({ ...before, people: { ...before.people, total: before.people.total + added } }),
        [entry],
      )
      await changed(breach)
      return ok(added)
    },

    read,
    all,

    page: async (breach, { limit, after }) => {
      const next = (await files.find(breach))?.people.next ?? 1
      const people: KeptPerson[] = []
      let from = 1 + (after === undefined ? 0 : numberOfPerson(after))
      if (!Number.isSafeInteger(from) || from < 1) return { people, next: undefined }
      while (from < next && people.length < limit) {
        const until = Math.min(next, from + limit - people.length)
        people.push(...(await numbered(breach, from, until)).people)
        from = until
      }
      return { people, next: from < next ? people.at(-1)?.id : undefined }
    },

    find: async (id) => {
      const [entry] = await entries.findEach("breach-person", [id])
      return typeof entry === "object" ? readPerson(entry) : undefined
    },

    alter,

    remove: async (id, by) => {
      // Not read: what is damaged can be removed as well.
      const breach = breachOfPerson(id)
      const words = { kind: "person-removed" }
      const said = breachLedgerEntry(breach, "breach.changed", { at: clock.now(), by, words })
      if (!(await entries.remove("breach-person", id, [said]))) return err(new Fault("breach/person", id))
      await files.alter(breach, (before) => ({
        ...before,
        people: { ...before.people, total: Math.max(0, before.people.total - 1) },
      }))
      await changed(breach)
      return ok(undefined)
    },

    recount: async (breach) => {
      const { people, damaged } = await read(breach)
      const total = people.length + damaged.length
      if ((await files.find(breach))?.people.total !== total)
        await files.alter(breach, (kept) => ({ ...kept, people: { ...kept.people, total } }))
      return total
    },

    removeAll: async (breach) => {
      await entries.removeGroup("breach-person", breach)
    },
  }
}

const NOTHING_YET: Pick<KeptPerson, "paragraph" | "letters" | "asked" | "answers" | "task" | "earlierTasks"> =
  {
    paragraph: "",
    letters: [],
    asked: [],
    answers: [],
    task: undefined,
    earlierTasks: [],
  }

/** Each once: what is said of one in several places is true of that one. */
function merged(people: readonly NewPerson[]): readonly NewPerson[] {
  const byKey = new Map<string, NewPerson>()
  for (const [index, person] of people.entries()) {
    const key = keyOf("", person.address.trim()) ?? `without ${index}`
    const before = byKey.get(key)
    byKey.set(
      key,
      before === undefined
        ? person
        : {
            ...before,
            name: before.name === "" ? person.name : before.name,
            concerned: before.concerned || person.concerned,
            received: before.received || person.received,
            learnt: before.learnt ?? person.learnt,
            wouldGet: union(before.wouldGet, person.wouldGet),
          },
    )
  }
  return [...byKey.values()]
}

/** Undefined where nothing is said: of who was kept before this was, something else tells it. */
function union(
  one: readonly string[] | undefined,
  other: readonly string[] = [],
): readonly string[] | undefined {
  return one === undefined && other.length === 0 ? undefined : [...new Set([...(one ?? []), ...other])]
}

/** How addresses are the same person's: as everywhere at the gate. */
function keyOf(breach: string, address: string): string | undefined {
  return address === "" ? undefined : `${breach}\n${lenientAddress(address).key}`
}
