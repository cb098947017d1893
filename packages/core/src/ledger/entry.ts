/**
 * An entry of the ledger: what happened, when, by which role, about which object, with what result and from where (the six
 * fields of a log line, BIO2 8.15.01).
 *
 * INVARIANT (no person): nothing in an entry leads to a person. Whatever could is there as a salted hash only; its salt and
 * value are kept elsewhere, and once those are erased nobody can tell any more who it was, while the tree stays whole.
 *
 * Deliberately left out: how an entry is written as octets (./encode-entry.ts), and where it is kept.
 */

/** Who acts: a role, a part of Sluis, or somebody without an account. Never a name. */
export const LEDGER_ROLES = [
  /** Sluis itself: the gateway, its clock, its housekeeping. */
  "sluis",
  /** Whoever sent the message, by its notice's link or by a program. */
  "sender",
  /** Who got something that was not meant for them, or whose data it was, by a personal link. */
  "recipient",
  "employee",
  "reviewer",
  "privacy-officer",
  "administrator",
  /** A program with a token. */
  "program",
  /** Whoever may run commands on the machine. */
  "command-line",
] as const
export type LedgerRole = (typeof LEDGER_ROLES)[number]

/** What is done: an object and what becomes of it. Only ever added to, never given another meaning. */
export const LEDGER_ACTIONS = [
  "ledger.begun",
  "ledger.erased",
  "ledger.witnessed",
  "ledger.timestamped",
  "gateway.started",
  "gateway.stopped",
  "gateway.configured",
  /** Plain delivers of an interval, counted. */
  "messages.delivered",
  "message.individualised",
  "message.held",
  "message.refused",
  "message.released",
  "message.dropped",
  "message.expired",
  /** Another part of a message that somebody decided about goes the same way. */
  "decision.followed",
  "content.viewed",
  "policy.proposed",
  "policy.approved",
  "policy.rejected",
  "policy.enforced",
  "list.registered",
  "list.removed",
  "person.invited",
  "person.changed",
  "person.removed",
  "session.opened",
  "token.made",
  "token.revoked",
  "key.changed",
  "retention.changed",
  "canary.planned",
  "canary.sent",
  "canary.caught",
  "canary.missed",
  /** Other canaries than before are sent, or other things are expected to send through Sluis. */
  "safeguard.changed",
  /** Something that is expected to send through Sluis has sent nothing for its time, and does so again. */
  "coverage.silent",
  "coverage.seen",
  "breach.opened",
  "breach.changed",
  "breach.viewed",
  "breach.aware",
  "breach.assessed",
  "breach.decided",
  "breach.notified",
  "breach.informed",
  "breach.answered",
  "breach.reminded",
  "breach.closed",
  "breach.reopened",
  "measure.planned",
  "measure.closed",
  /** Counted, with the digests of its check files. */
  "report.made",
  /** Given to somebody as a file. */
  "report.viewed",
  /** Mailed by itself to whom it is for. */
  "report.sent",
  "organisation.changed",
] as const
export type LedgerAction = (typeof LEDGER_ACTIONS)[number]

export const LEDGER_RESULTS = ["done", "refused", "failed"] as const
export type LedgerResult = (typeof LEDGER_RESULTS)[number]

export const LEDGER_ORIGINS = ["gateway", "console", "command-line"] as const
export type LedgerOrigin = (typeof LEDGER_ORIGINS)[number]

/** Base64 of SHA-256 over a salt and a value (./salted.ts). */
export type SaltedHash = string

export type LedgerEntry = {
  readonly v: 1
  /** RFC 3339, UTC, with milliseconds: 2026-11-22T07:00:00.000Z */
  readonly at: string
  readonly action: LedgerAction
  readonly role: LedgerRole
  /** A random id of ours, a version, a day; "" where the action is about Sluis as a whole. Never a name or an address. */
  readonly object: string
  readonly result: LedgerResult
  readonly origin: LedgerOrigin
  /** Counts: recipients, introductions, messages of an interval. Whole numbers, not negative. */
  readonly figures: { readonly [name: string]: number }
  /** Words of our own: ids of rules, kinds, codes. Never what somebody typed. */
  readonly words: { readonly [name: string]: string }
  /** What could lead to a person or a small group: who acted, the department, what somebody typed as a reason. */
  readonly salted: { readonly [name: string]: SaltedHash }
}

/** Octets of one entry as it is written. The tiles allow 65,535 (C2SP tlog-tiles); an entry is never near that. */
export const MAX_ENTRY_OCTETS = 8 * 1024
/** Names in figures, words and salted together. */
export const MAX_ENTRY_NAMES = 32
