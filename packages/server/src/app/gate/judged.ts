/**
 * What the gate needs to know of a message: the verdict, the copies, and what the notice will say. No octets of it, so
 * that a worker can hand it over.
 */
import type { Category, Sensitivity } from "@sluis/core/facts/facts"
import type { Lesson } from "@sluis/core/facts/memory"
import type { PartialFacts } from "@sluis/core/policy/neutral-facts"
import type { Verdict } from "@sluis/core/policy/verdict"
import type { Splice } from "@sluis/core/rewrite/splice"

import type { Content } from "./content.ts"

export type Judged = {
  readonly verdict: Verdict
  /** For `individualise`: per recipient of the envelope, in its order. Empty for every other verdict. */
  readonly splices: readonly (readonly Splice[])[]
  readonly trace: {
    /** Value of Message-ID with its angle brackets; "" if there is none. */
    readonly messageId: string
    /** From, To, Cc, Subject and Date as written: the same in every part of a divided message. "" for `deliver`. */
    readonly heading: string
    /** Received fields in all, and those that our own host name added (RFC 5321 §6.3). */
    readonly received: number
    readonly ours: number
  }
  /** What was seen, in numbers. Only for a verdict that is not `deliver`: making it costs more than judging. */
  readonly sight: Sight | undefined
  /** What there is to remember once it was sent as the verdict says; undefined where there is nothing. */
  readonly lesson: Lesson | undefined
  /** Of the sender, in the policy that judged; "" for none. */
  readonly department: string
  /** What is recorded of the facts (../policy/record-facts.ts); undefined where they were not wanted, or could not be made. */
  readonly facts: PartialFacts | undefined
}

/** The facts that a notice, a list of held mail and a statistic are made of: no addresses, no content. */
export type Sight = {
  readonly department: string
  readonly recipients: number
  readonly visible: number
  readonly visibleOutside: number
  readonly hidden: number
  readonly introductions: number
  readonly exposures: number
  readonly sensitivity: Sensitivity
  readonly categories: readonly Category[]
  /** Addresses of others in quoted text, the sender's text, attachments, header (facts.listed). */
  readonly listed: {
    readonly header: number
    readonly quoted: number
    readonly text: number
    readonly attached: number
  }
  readonly automatic: boolean
  readonly language: "nl" | "en" | ""
  /** Decoded subject; shown to the sender only, and only where the membership is not sensitive. */
  readonly subject: string
}

/**
 * Never throws: what breaks while judging is a `hold` with that reason, and what takes too long as well.
 * `sender` and `recipients` as in the envelope. `wantsFacts`: makes all of them, which costs more than judging.
 */
export type Judge = (
  content: Content,
  envelope: { readonly sender: string; readonly recipients: readonly string[] },
  wantsFacts?: boolean,
) => Promise<Judged> | Judged

/** Copies for a held message that is released as individual ones; `undefined`: the exit check stops them. */
export type Individualise = (
  octets: Uint8Array,
  envelope: { readonly sender: string; readonly recipients: readonly string[] },
  showing: "self" | "visible",
) => Promise<readonly (readonly Splice[])[] | undefined>
