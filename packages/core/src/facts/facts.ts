/**
 * The facts: one flat, documented, versioned record of what was observed in a message.
 *
 * This is the public contract of policies (every leaf is a CEL variable), of `--json` output and of tests. Counts are of
 * people, not of addresses: two spellings of one mailbox are one person, and the sender is never counted.
 *
 * Changing the meaning of a leaf, or removing one, raises `version`; adding one does not.
 */
export type Sensitivity = "none" | "assumed" | "certain"

/** What belonging to a list or being the subject of a message may give away. GDPR Art. 9 and 10, and what hurts. */
export const CATEGORIES = [
  "health",
  "rejection",
  "dismissal",
  "debt",
  "benefits",
  "youth-care",
  "domestic-violence",
  "crime",
  "religion",
  "union",
  "politics",
  "sexuality",
  "origin",
] as const
export type Category = (typeof CATEGORIES)[number]

/** Kinds of numbers and data that tell who somebody is (../identifier/). */
export const IDENTIFIERS = [
  "bsn",
  "iban",
  "phone",
  "passport",
  "identity-card",
  "driving-licence",
  "birth-date",
  "licence-plate",
  "home-address",
  "patient-number",
  "case-number",
] as const
export type Identifier = (typeof IDENTIFIERS)[number]

/** What a document holds that its reader, and often its sender, does not see at first sight. */
export const CONCEALMENTS = [
  "hidden-sheet",
  "hidden-column",
  "hidden-row",
  "pivot-data",
  "tracked-change",
  "comment",
  "hidden-text",
  "speaker-note",
] as const
export type Concealment = (typeof CONCEALMENTS)[number]

/** Why a message cannot be turned into copies that hide the other recipients, without breaking it. */
export type Obstacle =
  "signed-content" | "encrypted-recipients" | "tnef" | "outlook-item" | "beyond-limits" | "unreadable"

export type Facts = {
  readonly version: 1
  readonly sender: {
    /** As written in the envelope or, for a file, in From. Empty for a null sender. */
    readonly address: string
    readonly domain: string
    /** The department of the policy that the sender belongs to; empty if none. */
    readonly department: string
    /** MAIL FROM:<> */
    readonly none: boolean
  }
  readonly audience: {
    /** Everybody who gets the message or is shown in it: visible and hidden. */
    readonly recipients: number
    /**
     * People in To and Cc (Resent-To, Resent-Cc), groups expanded. Whoever is only named there, without an address that
     * could be read, is seen as well and counts; nobody can tell whether he is outside.
     */
    readonly visible: number
    readonly visibleOutside: number
    /** People in the envelope who are not visible: Bcc. */
    readonly hidden: number
    readonly hiddenOutside: number
    /** Ordered pairs (a, b): by this message a learns b's address and did not have it. */
    readonly introductions: number
    /** Visible people of whom no two are known to know each other: one of each circle. */
    readonly strangers: number
    /** Entries of To and Cc that could not be read as an address; they are among the visible. */
    readonly unreadable: number
  }
  /** What it says about somebody that he or she is among the recipients. */
  readonly membership: {
    readonly sensitivity: Sensitivity
    /** Empty, too, where it is sure that the list says something personal, and not what. */
    readonly categories: readonly Category[]
    /**
     * Ordered pairs (a, b): a learns that b belongs to this list, also where b is only a name in To. 0 where the
     * sensitivity is none.
     */
    readonly exposures: number
    /** Name of the registered list that these recipients are on; "" for none. It makes the sensitivity certain. */
    readonly list: string
  }
  readonly content: {
    /** Categories of the new text and the subject, whoever they are about. */
    readonly categories: readonly Category[]
    /** Those of them that are said of one person: "Mevrouw Jansen heeft PTSS", "uw uitkering". */
    readonly personal: readonly Category[]
    /** In the new text and the subject, each kind once; only what its check and its context make sure. */
    readonly identifiers: readonly Identifier[]
    /** People whom those tell apart: the most different values of one kind that belongs to one person (a BSN, a birth date). */
    readonly identified: number
    /**
     * People whom the new text lists with something private in their row: a name beside a sensitive word, a bank account, a birth
     * date or an address where somebody lives; or a number that one person has alone. At least so many.
     */
    readonly persons: number
  }
  /**
   * People whose address another recipient would read somewhere else than in To and Cc, and does not have. Not those who
   * are meant to be seen: a contact of ours in the text, a visible recipient whose words a reply quotes.
   */
  readonly listed: {
    /** Hidden recipients whose address stands in a header field (a Bcc field left in) or among a calendar's attendees. */
    readonly header: number
    /** In a quoted header block or quoted text. */
    readonly quoted: number
    /** In the sender's own text. */
    readonly text: number
    /** In an attachment, an embedded message or an archive. */
    readonly attached: number
    /** Of quoted, text and attached together: those who are hidden recipients. */
    readonly hidden: number
    /** People who do not get this message, in a quoted header block: in Bcc, or new to somebody outside who gets it. */
    readonly others: number
    /** Everything was looked into, up to the limits of the search; what is encrypted counts in `attachments.unreadable`. */
    readonly complete: boolean
  }
  readonly attachments: {
    readonly count: number
    /** Media types, sorted, each once. */
    readonly kinds: readonly string[]
    /** Attachments that could not be looked into: encrypted, broken, beyond a limit. */
    readonly unreadable: number
    /** The most people that one attachment lists, whoever they are. */
    readonly persons: number
    /**
     * People in all attachments that tell more of them than names and addresses, each once; at least as many as the most that one
     * lists.
     */
    readonly together: number
    /** Of those in one attachment, the most that stand where a reader does not look: a hidden sheet, the data behind a pivot table. */
    readonly concealedPersons: number
    /** The most people that one attachment lists that holds a BSN, or the number of a passport, an identity card or a patient. */
    readonly identified: number
    readonly identifiers: readonly Identifier[]
    readonly categories: readonly Category[]
    /** Those of them that a letter, a form or a list says of whom it names. */
    readonly personal: readonly Category[]
    readonly concealed: readonly Concealment[]
    /** What they say of one person where a reader does not look: in a comment, in what was removed. */
    readonly concealedPersonal: readonly Category[]
  }
  /** Whether this goes to whom it is meant for. Where nothing is remembered of the sender, what rests on it is 0. */
  readonly addressing: {
    /** Recipients outside to whom the sender has not written before. */
    readonly firstTime: number
    /** Those of them whose name, address and organisation the message does not mention. */
    readonly unconnected: number
    /** Recipients whose address, or its domain, is a slip of the pen away from one that is known. */
    readonly lookalikes: number
    /** Recipients whose display name belongs to another address that the sender writes to. */
    readonly otherAddress: number
    /** Our own people, at an address that is private. */
    readonly privateAddress: number
    /** One recipient is outside, and all others (at least nine, visible) are our own. */
    readonly loneOutsider: boolean
    /** The greeting names somebody who is not the only recipient: "Beste Karin" to piet@. */
    readonly salutationMisfit: boolean
  }
  readonly form: {
    readonly signed: boolean
    readonly encrypted: boolean
    readonly calendar: boolean
    readonly forwarded: boolean
    readonly reply: boolean
    /** Auto-Submitted (RFC 3834), a report, or a null sender: never held. */
    readonly automatic: boolean
    readonly size: number
    /** Of the new text: "nl", "en" or "" where it can't be told. */
    readonly language: "nl" | "en" | ""
    /** Limits that were reached (mail/limits.ts); what lies behind them was not read. */
    readonly beyond: readonly string[]
    readonly obstacles: readonly Obstacle[]
  }
}

/** Where a fact was seen and how sure we are. */
export type Evidence = {
  /** Path of the leaf, e.g. "membership.categories". */
  readonly fact: string
  /** The value it supports, e.g. "health". */
  readonly value: string
  /** Part of the message, "" for the message itself; embedded messages as "2/1" (part 1 of the message in part 2). */
  readonly part: string
  /** Octet range in the message: exact in unencoded text, else the body of the part that holds it. */
  readonly start: number
  readonly end: number
  readonly certainty: "assumed" | "certain"
  /** The words themselves. For the sender's own eyes and `--json`; never logged. */
  readonly words: string
}
