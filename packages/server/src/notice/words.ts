/**
 * What notices say, in one table per language of this one type.
 *
 * Short sentences, no jargon, nobody's fault (level B1 in Dutch). "Mail" is what Dutch readers call it.
 */
import type { Language } from "../app/language.ts"

/**
 * separate: sent as copies that show nobody else. cleaned: sent without the addresses of Bcc. held: waits. dropped, withdrawn
 * and expired: was held and will not be sent, because somebody, the sender or nobody decided.
 */
export type Outcome = "separate" | "cleaned" | "held" | "dropped" | "withdrawn" | "expired"

/** What the sender must be sure of before they ask for a release. */
export type ReleaseQuestion = "circle" | "addresses" | "other" | "second-person"

type Place = "attached" | "quoted" | "text"

export type Words = {
  readonly language: Language
  /** Fixed words: a subject is read in the list of messages, over somebody's shoulder. */
  readonly subject: { readonly [outcome in Outcome]: string }
  readonly titles: {
    readonly outcome: { readonly [outcome in Outcome]: string }
    readonly almost: string
    readonly did: string
    readonly can: string
    readonly tip: string
    readonly why: string
  }
  /** The day and the minute. */
  moment(at: number, timeZone: string): string
  and(items: readonly string[]): string
  /** `elsewhere`: some of the people do not get it through us. */
  lead(outcome: Outcome, elsewhere: boolean): string
  waits(until: string): string
  about(moment: string, people: number, subject: string): string
  /** `all`: everybody of everybody else. */
  introduced(visible: number, all: boolean): string
  /** `all`: follows on `introduced`, and holds for everybody. */
  exposed(visible: number, all: boolean): string
  says(categories: string, certain: boolean): string
  inHeader(addresses: number): string
  readonly listed: { readonly [place in Place]: (people: number) => string }
  readonly notTheirs: string
  madeCopies(count: number): string
  readonly tookOut: string
  readonly remove: { readonly [place in Place]: string }
  /** `remove`: what to take out, joined; or empty. `apart`: these people would see each other. */
  mend(remove: string, apart: boolean): string
  /** `obstacle`: the sentences of what stands in the way of copies, with what to do; `remove` as above. */
  mendObstacle(obstacle: string, remove: string): string
  readonly link: {
    /** On the button, and before the address in plain text. */
    readonly label: string
    /** What the page that it opens can do. `apart`: people would see each other, so copies are an answer. */
    can(releasableBy: "sender" | "second-person", apart: boolean): string
    /** In place of `mend`, where there is nothing to take out. */
    readonly change: string
  }
  /** `inCopies`: what is released goes to each person separately. */
  release(ask: ReleaseQuestion, contact: string, id: string, inCopies: boolean): string
  readonly administrator: string
  readonly sendAgain: string
  /** What to do where it was not the sender who withdrew it. */
  notYou(contact: string, id: string): string
  readonly tips: { readonly [place in Place]: string } & {
    readonly bcc: string
    program(contact: string): string
  }
  /** Where no contact is configured. */
  readonly someone: string
  readonly footer: {
    readonly only: string
    made(organisation: string): string
    questions(contact: string, id: string): string
  }
}
