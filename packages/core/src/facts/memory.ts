/**
 * What earlier mail and registered lists taught, as far as the facts of one message need it.
 *
 * A port: the answers come from keyed hashes (server/src/acquaintance/), and nothing of it can be listed. Synchronous,
 * because a fact is made when it is asked for; whoever implements it answers for a message in milliseconds. Every answer is
 * about people of this message; whatever is not remembered counts as not known, so that forgetting errs towards stopping.
 */
import type { Address, PersonKey } from "../mail/address.ts"
import type { Category } from "./facts.ts"

export type Memory = {
  /**
   * Groups of these people, each person by his index in `people`, in which everybody has everybody's address from an
   * earlier open message. Two at least in each; a person can be in several; no group is part of another.
   */
  readonly circlesAmong: (people: readonly PersonKey[]) => readonly (readonly number[])[]
  /** On how many different days these two were in one open message; 0: never. Counted up to 255. */
  readonly daysShared: (one: PersonKey, other: PersonKey) => number
  /** With how many people this one has mailed; counted up to 1,000. 0: nothing is known of him, so nothing can be unusual. */
  readonly contactsOf: (person: PersonKey) => number
  /**
   * How this address, unknown itself, resembles a known one: one letter more, fewer, other or exchanged with its neighbour in the
   * local part (at the same domain), or in the domain. Only those known well (mailed on two days or more) are resembled.
   */
  readonly lookalike: (address: Address) => "local" | "domain" | undefined
  /**
   * Whether the sender has mailed with somebody of this display name at another address, and whether that one is one of us.
   * Names are compared folded: case, accents, order of "Last, First".
   */
  readonly namesake: (
    sender: PersonKey,
    name: string,
    address: PersonKey,
  ) => { readonly known: boolean; readonly ours: boolean }
  /** Registered lists of which at least two of these people are members. */
  readonly listsAmong: (people: readonly PersonKey[]) => readonly RegisteredMembers[]
}

/** A registered list, and who of a message is on it. */
export type RegisteredMembers = {
  readonly name: string
  /** What being on it gives away. Empty: nothing sensitive. */
  readonly reveals: readonly Category[]
  /** How many people are on the list in all. */
  readonly size: number
  /** Indexes in `people`. */
  readonly members: readonly number[]
}

/** Who was shown to whom by a message that was sent: what there is to remember of it. */
export type Lesson = {
  readonly sender: Person
  /** Everybody in To and Cc: they and the sender now have each other's address. */
  readonly open: readonly Person[]
  /** Bcc: each of them and the sender, nobody else. */
  readonly hidden: readonly Person[]
}
type Person = { readonly address: Address; readonly name: string; readonly ours: boolean }

/** Remembers nothing: the command line on a single file, the first day. */
export const NO_MEMORY: Memory = {
  circlesAmong: () => [],
  daysShared: () => 0,
  contactsOf: () => 0,
  lookalike: () => undefined,
  namesake: () => ({ known: false, ours: false }),
  listsAmong: () => [],
}
