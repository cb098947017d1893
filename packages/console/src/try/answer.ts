/**
 * What the page and its worker say to each other. Plain data, because that is what goes between them; the words for the user are
 * the page's.
 */
import type { Category } from "@sluis/core/facts/facts"
import type { Verdict } from "@sluis/core/policy/verdict"

import type { Meetings, Person } from "../picture/person.ts"
import type { Outcome } from "../picture/telling.ts"
import type { MailView } from "./view.ts"

/** Largest file that is read. Mail servers take 25 to 50 MB. */
export const MOST_OCTETS = 50 * 1024 * 1024
/** Messages that are read out of a mailbox. */
export const MOST_MESSAGES = 100
/** People who are told to the page; of the others, how many there are. A table with more is no use to anybody. */
export const MOST_PEOPLE = 2_000

export type Ask =
  /** `policy`: the organisation's own, as text; left out: the built-in one. */
  | { readonly ask: "read"; readonly octets: Uint8Array; readonly policy: string | undefined }
  /** By its number in the mailbox, from 0. */
  | { readonly ask: "message"; readonly number: number }
  /** Of the message that was asked for last; by number of the copy. */
  | { readonly ask: "copy"; readonly number: number }

export type Tell =
  | { readonly tell: "progress"; readonly done: number; readonly of: number }
  | {
      readonly tell: "read"
      readonly messages: readonly Summary[]
      readonly isMailbox: boolean
      readonly more: boolean
    }
  | { readonly tell: "message"; readonly checked: Checked }
  | { readonly tell: "copy"; readonly copy: CopyView }
  | { readonly tell: "failed"; readonly why: Failure }

export type Failure =
  | "empty"
  | "no-mail"
  | "outlook"
  | "too-large"
  /** Our own mistake. */
  | "broken"
  /** Only the page can tell: the worker is still busy. */
  | "took-too-long"

/** One message of a mailbox, as a line of a list. */
export type Summary = {
  readonly subject: string
  readonly from: string
  readonly verdict: Verdict["kind"]
  readonly recipients: number
  readonly introductions: number
  readonly exposures: number
}

export type Checked = {
  readonly subject: string
  readonly from: string
  readonly verdict: Verdict
  readonly policy: "builtin" | "own"
  readonly recipients: number
  readonly introductions: number
  readonly exposures: number
  readonly categories: readonly Category[]
  readonly people: readonly Person[]
  /** More than are told. */
  readonly others: number
  readonly meetings: Meetings
  readonly outcome: Outcome
  /** Whom there is a copy for, or would be after a release; by the order of the copies. At most MOST_PEOPLE. */
  readonly copies: readonly CopyOf[]
  readonly original: MailView
}

export type CopyOf = {
  readonly address: string
  /** Place in `people`; none for an author, who gets a copy and is not counted. */
  readonly person: number | undefined
}

export type CopyView = {
  readonly number: number
  readonly view: MailView
  readonly octets: Uint8Array
}
