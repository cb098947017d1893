/**
 * Every endpoint of the API, as data without dependencies: the server registers what stands here and nothing else, the console
 * calls what stands here. What goes in and comes out is in ./form.ts, under the same names.
 *
 * `to`: who may call it. "anyone": no login; what it needs it brings in its body (a decision link, a password).
 * "person": whoever is logged in. Otherwise a permission of the person; `scope`: a token with that scope may too.
 */
import type { Permission, Scope } from "./permission.ts"

export type Endpoint = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE"
  /** Below API_ROOT; `:name` is a parameter. */
  readonly path: `/${string}`
  readonly to: "anyone" | "person" | Permission
  readonly scope?: Scope
  readonly summary: string
  /** Octets of the body, where it is more than BODY_OCTETS. */
  readonly body?: number
  /** Calls in a minute by one caller, where it is less than CALLS_PER_MINUTE. */
  readonly perMinute?: number
}

export const API_ROOT = "/api/v1"
export const BODY_OCTETS = 64 * 1024
export const CALLS_PER_MINUTE = 600

/**
 * What the console adds to a call that nobody asked for: it asks anew because of an event. Such a call is no use of the session,
 * so a screen that nobody looks at is logged out as any other.
 */
export const BACKGROUND_HEADER = "sluis-background"
export const BACKGROUND = "1"

const MiB = 1024 * 1024
/** Attempts at a password, a passkey or a link in a minute from one place. */
const ATTEMPTS = 10

export const ENDPOINTS = {
  "session.show": {
    method: "GET",
    path: "/session",
    to: "anyone",
    summary: "Who is logged in, and how one can log in.",
  },
  "session.password": {
    method: "POST",
    path: "/session/password",
    to: "anyone",
    summary: "Log in with address and password.",
    perMinute: ATTEMPTS,
  },
  "session.passkeyOptions": {
    method: "POST",
    path: "/session/passkey/options",
    to: "anyone",
    summary: "A challenge to log in with a passkey.",
    perMinute: 60,
  },
  "session.passkey": {
    method: "POST",
    path: "/session/passkey",
    to: "anyone",
    summary: "Log in with a passkey.",
    perMinute: ATTEMPTS,
  },
  "session.end": { method: "DELETE", path: "/session", to: "person", summary: "Log out." },
  "session.start": {
    method: "POST",
    path: "/session/start",
    to: "anyone",
    summary: "Use the link of the first start: enter the demonstration, or make the first administrator.",
    perMinute: ATTEMPTS,
  },
  "session.invitation": {
    method: "POST",
    path: "/session/invitation",
    to: "anyone",
    summary: "What an invitation is for.",
    perMinute: ATTEMPTS,
  },
  "session.accept": {
    method: "POST",
    path: "/session/invitation/accept",
    to: "anyone",
    summary: "Accept an invitation with a password; a passkey can be added afterwards.",
    perMinute: ATTEMPTS,
  },

  "account.show": { method: "GET", path: "/account", to: "person", summary: "One's own account." },
  "account.change": {
    method: "PUT",
    path: "/account",
    to: "person",
    summary: "Change one's own name or language.",
  },
  "account.password": {
    method: "PUT",
    path: "/account/password",
    to: "person",
    summary: "Change one's own password; ends the other sessions.",
    perMinute: ATTEMPTS,
  },
  "account.passkeyOptions": {
    method: "POST",
    path: "/account/passkeys/options",
    to: "person",
    summary: "A challenge to add a passkey.",
  },
  "account.addPasskey": {
    method: "POST",
    path: "/account/passkeys",
    to: "person",
    summary: "Add a passkey.",
  },
  "account.removePasskey": {
    method: "DELETE",
    path: "/account/passkeys/:id",
    to: "person",
    summary: "Remove a passkey.",
  },

  "account.askMailbox": {
    method: "POST",
    path: "/account/mailbox",
    to: "person",
    summary: "Ask for a link, mailed to one's own address, that shows that this mailbox is one's own.",
    perMinute: ATTEMPTS,
  },
  "account.proveMailbox": {
    method: "POST",
    path: "/account/mailbox/prove",
    to: "person",
    summary:
      "Open that link, with a new password where somebody else may know the former: from then on the mailbox of this account is known to be one's own.",
    perMinute: ATTEMPTS,
  },

  "people.list": {
    method: "GET",
    path: "/people",
    to: "people",
    summary: "Who may use the console, with their roles.",
  },
  "people.invite": {
    method: "POST",
    path: "/people",
    to: "people",
    summary:
      "Invite somebody: mails a one-time link that nobody else sees, or gives it, to hand to that person.",
  },
  "people.change": {
    method: "PUT",
    path: "/people/:id",
    to: "people",
    summary: "Change roles or departments, or block somebody.",
  },
  "people.remove": {
    method: "DELETE",
    path: "/people/:id",
    to: "people",
    summary: "Remove somebody; ends their sessions.",
  },

  "tokens.list": { method: "GET", path: "/tokens", to: "tokens", summary: "Tokens of programs." },
  "tokens.make": {
    method: "POST",
    path: "/tokens",
    to: "tokens",
    summary: "Make a token; it is shown once.",
  },
  "tokens.remove": { method: "DELETE", path: "/tokens/:id", to: "tokens", summary: "Withdraw a token." },

  "check.message": {
    method: "POST",
    path: "/check",
    to: "check",
    scope: "check",
    summary: "What a message, or just its recipients, subject and text, would give away, and to whom.",
    body: 36 * MiB,
    perMinute: 300,
  },

  "held.list": {
    method: "GET",
    path: "/held",
    to: "held",
    scope: "held",
    summary: "Held messages, by page and filter: no address, subject or content.",
  },
  "held.own": {
    method: "GET",
    path: "/held/own",
    to: "own",
    summary: "Held messages that one sent oneself.",
  },
  "held.show": {
    method: "GET",
    path: "/held/:id",
    to: "own",
    scope: "held",
    summary: "One held message: reasons and numbers, and who has looked into it.",
  },
  "held.content": {
    method: "POST",
    path: "/held/:id/content",
    to: "own",
    summary: "Its content and recipients, after a reason that is kept; the sender needs none.",
  },
  "held.release": {
    method: "POST",
    path: "/held/:id/release",
    to: "own",
    summary: "Send it: a copy for each person, or as it is.",
  },
  "held.drop": {
    method: "POST",
    path: "/held/:id/drop",
    to: "own",
    summary: "Do not send it; its sender is told.",
  },
  "held.decisions": {
    method: "GET",
    path: "/decisions",
    to: "held",
    scope: "held",
    summary: "What was decided, by whom and why.",
  },

  "decision.open": {
    method: "POST",
    path: "/decision/open",
    to: "anyone",
    summary: "What the link of a notice is about.",
    perMinute: 60,
  },
  "decision.release": {
    method: "POST",
    path: "/decision/release",
    to: "anyone",
    summary: "Send it individually, or as it is with a reason.",
    perMinute: 30,
  },
  "decision.ask": {
    method: "POST",
    path: "/decision/ask",
    to: "anyone",
    summary: "Ask a second person to send it as it is.",
    perMinute: 30,
  },
  "decision.drop": {
    method: "POST",
    path: "/decision/drop",
    to: "anyone",
    summary: "Do not send it.",
    perMinute: 30,
  },

  "statistics.show": {
    method: "GET",
    path: "/statistics",
    to: "statistics",
    scope: "statistics",
    summary:
      "What flowed and what was prevented in 7, 30 or 90 days, per day and department; never per person.",
  },

  "canary.list": {
    method: "GET",
    path: "/canaries",
    to: "statistics",
    scope: "statistics",
    summary: "Canaries: every route, how the last of each kind ended, and every day of the last ones.",
  },
  "canary.run": {
    method: "POST",
    path: "/canaries/run",
    to: "canary",
    summary: "Send a canary of each kind now, by all routes or by some.",
    perMinute: 6,
  },
  "coverage.show": {
    method: "GET",
    path: "/coverage",
    to: "statistics",
    scope: "statistics",
    summary: "What sends through Sluis, what should and does not; never one mailbox.",
  },

  "safeguard.show": {
    method: "GET",
    path: "/safeguard",
    to: "report",
    summary: "The figures of a period, counted from the ledger.",
    perMinute: 60,
  },
  "safeguard.report": {
    method: "GET",
    path: "/safeguard/report",
    to: "report",
    summary: "The report on the safeguard over a period, as a file, or its check file.",
    perMinute: 20,
  },
  "safeguard.month": {
    method: "GET",
    path: "/safeguard/month",
    to: "breach",
    summary: "The monthly report to the process owner, as a file (BIO2 5.24.04).",
    perMinute: 20,
  },

  "policy.show": {
    method: "GET",
    path: "/policy",
    to: "policy:read",
    summary: "The policy in force, rule by rule, and the changes that wait.",
  },
  "policy.check": {
    method: "POST",
    path: "/policy/check",
    to: "policy:change",
    summary: "Whether a text is a policy, and how it differs from the one in force.",
    body: MiB,
    perMinute: 60,
  },
  "policy.replay": {
    method: "POST",
    path: "/policy/replay",
    to: "policy:change",
    summary: "What a policy would have done to the mail of the last days, beside the one in force.",
    body: MiB,
    perMinute: 30,
  },
  "policy.propose": {
    method: "POST",
    path: "/policy/changes",
    to: "policy:change",
    summary: "Change the policy: at once, or after a second person approves where it touches the floor.",
    body: MiB,
    perMinute: 60,
  },
  "policy.approve": {
    method: "POST",
    path: "/policy/changes/:id/approve",
    to: "policy:approve",
    summary: "Approve a change that somebody else proposed.",
  },
  "policy.reject": {
    method: "POST",
    path: "/policy/changes/:id/reject",
    to: "policy:change",
    summary: "Reject a change, or withdraw one's own.",
  },

  "lists.list": {
    method: "GET",
    path: "/lists",
    to: "lists",
    scope: "lists",
    summary: "Registered lists: name, size, what being on it reveals.",
  },
  "lists.put": {
    method: "POST",
    path: "/lists",
    to: "lists",
    scope: "lists",
    summary:
      "Register or replace a list, from addresses or a table; addresses are kept as keyed hashes only.",
    body: 8 * MiB,
    perMinute: 60,
  },
  "lists.remove": {
    method: "DELETE",
    path: "/lists/:name",
    to: "lists",
    scope: "lists",
    summary: "Remove a list.",
  },

  "breaches.list": {
    method: "GET",
    path: "/breaches",
    to: "breach",
    summary: "Files of breaches and near misses, the newest first.",
  },
  "breaches.open": { method: "POST", path: "/breaches", to: "breach", summary: "Open a file." },
  "breaches.report": {
    method: "POST",
    path: "/breach-reports",
    to: "person",
    summary: "Say that something went wrong: opens a file, and tells every privacy officer at once.",
    perMinute: 6,
  },
  "breaches.show": {
    method: "GET",
    path: "/breaches/:id",
    to: "breach",
    summary: "One file: its steps, and who took them.",
  },
  "breaches.take": {
    method: "POST",
    path: "/breaches/:id/steps",
    to: "breach",
    summary: "Take a step: nothing that was there before is lost by it.",
    body: 512 * 1024,
  },
  "breaches.evidence": {
    method: "POST",
    path: "/breaches/:id/evidence",
    to: "breach",
    summary: "Add a message: what it gave away is read from it, and who got it.",
    body: 72 * MiB,
    perMinute: 20,
  },
  "breaches.people": {
    method: "POST",
    path: "/breaches/:id/people/show",
    to: "breach",
    summary: "The people of a file, by name; that they were looked at is recorded, with the reason.",
  },
  "breaches.audience": {
    method: "POST",
    path: "/breaches/:id/audience",
    to: "breach",
    summary: "Who could see whom by a message of a file; that it was looked at is recorded, with the reason.",
  },
  "breaches.addPeople": {
    method: "POST",
    path: "/breaches/:id/people",
    to: "breach",
    summary: "Add people by hand or from a table.",
    body: 8 * MiB,
    perMinute: 60,
  },
  "breaches.changePerson": {
    method: "PUT",
    path: "/breaches/:id/people/:person",
    to: "breach",
    summary: "Change what is known of one person, or settle what must be done for him or her.",
  },
  "breaches.removePerson": {
    method: "DELETE",
    path: "/breaches/:id/people/:person",
    to: "breach",
    summary: "Remove somebody who is not concerned after all.",
  },
  "breaches.inform": {
    method: "POST",
    path: "/breaches/:id/letters",
    to: "breach",
    summary: "Send everybody a letter of their own, through the gate.",
    body: 512 * 1024,
    perMinute: 10,
  },
  "breaches.ask": {
    method: "POST",
    path: "/breaches/:id/questions",
    to: "breach",
    summary: "Ask everybody who got it what became of it, each by a link of their own.",
    perMinute: 10,
  },
  "breaches.paper": {
    method: "GET",
    path: "/breaches/:id/papers/:paper",
    to: "breach",
    summary: "The notification form, a statement, answers for a council and the like, as a file.",
    perMinute: 60,
  },
  "breaches.register": {
    method: "GET",
    path: "/register",
    to: "breach",
    summary: "The register of Art. 33(5) GDPR, as a file.",
    perMinute: 60,
  },
  "breaches.statistics": {
    method: "GET",
    path: "/breach-statistics",
    to: "breach",
    summary: "By department and cause, and how long it took to inform; never of one person.",
  },
  "organisation.show": {
    method: "GET",
    path: "/organisation",
    to: "breach",
    summary: "What the notification form says of the organisation.",
  },
  "organisation.put": {
    method: "PUT",
    path: "/organisation",
    to: "breach",
    summary: "Change it, unless somebody else did meanwhile.",
  },
  "answer.show": {
    method: "POST",
    path: "/answer",
    to: "anyone",
    summary: "What a personal link asks of whoever got something that was not meant for them.",
    perMinute: 60,
  },
  "answer.give": {
    method: "POST",
    path: "/answer/give",
    to: "anyone",
    summary: "Say what became of it.",
    // Nobody guesses a link, and a whole office that got the message asks from one address.
    perMinute: 60,
  },

  "ledger.show": {
    method: "GET",
    path: "/ledger",
    to: "ledger",
    scope: "ledger",
    summary: "Size, key and last signed checkpoint, and who witnessed it.",
  },
  "ledger.entries": {
    method: "GET",
    path: "/ledger/entries",
    to: "ledger",
    scope: "ledger",
    summary: "Entries, the newest first.",
  },
  "ledger.proof": {
    method: "GET",
    path: "/ledger/entries/:index/proof",
    to: "ledger",
    scope: "ledger",
    summary: "A proof that can be checked without Sluis (C2SP tlog-proof).",
  },

  "outbox.list": {
    method: "GET",
    path: "/outbox",
    to: "person",
    summary: "Copies that a demonstration delivered.",
  },
  "outbox.show": {
    method: "GET",
    path: "/outbox/:number",
    to: "person",
    summary: "One of them, as its recipient would see it.",
  },
  "outbox.clear": { method: "DELETE", path: "/outbox", to: "person", summary: "Empty it." },
  "demonstration.send": {
    method: "POST",
    path: "/demonstration/messages",
    to: "person",
    summary: "Hand in a message at the gate, in a demonstration only.",
    body: 36 * MiB,
    perMinute: 60,
  },

  "health.show": {
    method: "GET",
    path: "/health",
    to: "settings",
    scope: "health",
    summary: "Gate, store, queue, next host, certificates and keys, with what to do about each.",
  },
  "settings.show": {
    method: "GET",
    path: "/settings",
    to: "settings",
    summary: "The configuration in force, key by key, without secrets.",
  },
  "settings.test": {
    method: "POST",
    path: "/settings/test-message",
    to: "settings",
    summary: "Send a test message through the gate and the real route.",
    perMinute: 10,
  },
} as const satisfies Readonly<Record<string, Endpoint>>

export type EndpointName = keyof typeof ENDPOINTS

/** Names of the events of GET /events: each is the head of what changed; nothing else is told. */
export const EVENTS = [
  "held",
  "outbox",
  "policy",
  "lists",
  "statistics",
  "health",
  "people",
  "breaches",
  "organisation",
  "ledger",
  "canary",
] as const
export type EventName = (typeof EVENTS)[number]
