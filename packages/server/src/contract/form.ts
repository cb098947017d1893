/**
 * What goes into and comes out of each endpoint (./endpoint.ts). The server refuses what does not fit, and strips from an
 * answer whatever does not stand here. The console uses the types alone.
 *
 * Times are RFC 3339 in UTC. Octets of messages are base64. Limits are those of one request.
 */
import { z } from "zod"

import { IDENTIFIABILITIES } from "@sluis/core/breach/identification"
import { CANARY_KINDS } from "@sluis/core/canary/canary-kind"
import { CATEGORIES } from "@sluis/core/facts/facts"

import {
  BreachPerson,
  BreachRow,
  BreachStep,
  KeptFile,
  LetterDraft,
  MessageEvidence,
  NewBreachPerson,
  OrganisationProfile,
  PersonAct,
} from "./breach-form.ts"
import type { EndpointName } from "./endpoint.ts"
import { ROLES, SCOPES, PERMISSIONS } from "./permission.ts"

const MiB = 1024 * 1024
const moment = z.iso.datetime()
/** YYYY-MM-DD */
const day = z.iso.date()
const id = z.string().regex(/^[a-z0-9-]{1,64}$/)
const count = z.int().nonnegative()
const line = z.string().trim().min(1).max(200)
/** RFC 5321 §4.5.3.1.3, without the angle brackets. */
const address = z.string().trim().min(3).max(254)
const reason = z.string().max(1000)
const language = z.enum(["nl", "en"])
/** Base64 of at most `octets`. */
const base64 = (octets: number) => z.base64().max(Math.ceil(octets / 3) * 4)
/** Both included. Without them: from the first day of the month of the last, to today. */
const reportDays = { from: day.optional(), to: day.optional() }
const page = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

export const Text = z.object({ nl: z.string(), en: z.string() })
export const Reason = z.object({ rule: z.string(), nl: z.string(), en: z.string() })
export const VerdictKind = z.enum(["deliver", "individualise", "hold", "refuse"])
export const Role = z.enum(ROLES)
export const Category = z.enum(CATEGORIES)

/** Somebody who gets a message or is shown in it, and what he or she would learn by it. */
export const Recipient = z.object({
  address: z.string(),
  name: z.string(),
  seen: z.enum(["to", "cc", "bcc", "envelope"]),
  visible: z.boolean(),
  outside: z.boolean(),
  introductions: count,
  exposures: count,
})

/** What was seen, in numbers. */
export const Sight = z.object({
  department: z.string(),
  recipients: count,
  visible: count,
  visibleOutside: count,
  hidden: count,
  introductions: count,
  exposures: count,
  sensitivity: z.enum(["none", "assumed", "certain"]),
  categories: z.array(Category),
  listed: z.object({ header: count, quoted: count, text: count, attached: count }),
})

export const Passkey = z.object({ id: z.string(), name: z.string(), at: moment, usedAt: moment.optional() })

export const Account = z.object({
  id,
  address: z.string(),
  name: z.string(),
  roles: z.array(Role),
  /** Whose held messages a reviewer sees; empty: all. */
  departments: z.array(z.string()),
  language,
  /** It was shown that the mailbox of this address is theirs; until then no message counts as their own. */
  proven: z.boolean(),
})

const Session = z.object({
  organisation: z.string(),
  timeZone: z.string(),
  version: z.string(),
  /** No next host: mail goes to the outbox, which the console shows. */
  demonstration: z.boolean(),
  /** The ways to log in that there are. */
  login: z.object({ password: z.boolean(), passkey: z.boolean(), oidc: z.string().optional() }),
  account: Account.optional(),
  permissions: z.array(z.enum(PERMISSIONS)),
})

const Password = z.string().min(12).max(255)

/** Options and answers of WebAuthn are the browser's own forms; their library checks them. */
const WebAuthn = z.record(z.string(), z.unknown())

const Person = Account.extend({
  state: z.enum(["invited", "active", "blocked"]),
  login: z.array(z.enum(["password", "passkey", "oidc"])),
  at: moment,
  seenAt: moment.optional(),
})

const Token = z.object({
  id,
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  at: moment,
  expiresAt: moment.optional(),
  usedAt: moment.optional(),
})

const Held = z.object({
  id,
  at: moment,
  expiresAt: moment,
  size: count,
  recipients: count,
  reasons: z.array(Reason),
  releasableBy: z.enum(["sender", "second-person"]),
  sight: Sight.optional(),
  /** Held parts of it together, this one too: Exchange divides one message over several transactions. */
  parts: count,
  /** The sender asked a second person to send it as it is, and why. */
  request: z.object({ at: moment, reason: z.string() }).optional(),
})

const Viewing = z.object({
  at: moment,
  /** What the person is called now; of somebody who is no longer here, what he was called then. */
  by: z.string(),
  /** What the person was called then, where that was something else. */
  then: z.string().optional(),
  role: Role,
  reason: z.string(),
})

const HeldDetail = Held.extend({
  /** Copies for each person can be made and would be clean. */
  separable: z.boolean(),
  viewings: z.array(Viewing),
  /** What the caller may do; what is left out, somebody else must do, or nobody can. */
  may: z.array(z.enum(["release-copies", "release-original", "drop", "content"])),
  own: z.boolean(),
})

const Part = z.object({
  /** "" for the message itself, then "1", "1.2" … */
  path: z.string(),
  type: z.string(),
  filename: z.string(),
  size: count,
})

/** A message as a screen shows it. No octets that a browser would run: text, and HTML to be put in a sandbox. */
const Rendered = z.object({
  header: z.array(z.object({ name: z.string(), value: z.string() })),
  subject: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  text: z.string(),
  html: z.string().optional(),
  attachments: z.array(Part),
  size: count,
  /** Something is left out, because it is more than is shown here. */
  cut: z.boolean(),
})

const Release = z.object({ as: z.enum(["copies", "original"]), reason: reason.default("") })
const Released = z.object({ id, as: z.enum(["copies", "original"]), recipients: count })
const Dropped = z.object({ id, recipients: count })

const link = z.string().min(20).max(400)

const Decision = z.object({
  id,
  state: z.enum(["waiting", "released", "dropped", "expired"]),
  at: moment,
  expiresAt: moment.optional(),
  subject: z.string(),
  reasons: z.array(Reason),
  releasableBy: z.enum(["sender", "second-person"]),
  separable: z.boolean(),
  sight: Sight.optional(),
  recipients: z.array(Recipient),
  /** More than are told here. */
  others: count,
  request: z.object({ at: moment, reason: z.string() }).optional(),
  /** Where it does not wait any more. */
  decided: z.object({ at: moment, as: z.enum(["copies", "original"]).optional() }).optional(),
  contact: z.string().optional(),
})

/**
 * Fixed, and far apart: what is shown of 30 days less what is shown of 31 would be one day of one department, on which few
 * people mail.
 */
const statisticsDays = z.preprocess((days: 7 | 30 | 90) => Number(days), z.literal([7, 30, 90]))

const Counts = z.object({
  messages: count,
  delivered: count,
  individualised: count,
  held: count,
  refused: count,
  released: count,
  dropped: count,
  /** Copies sent, and what was not given away by them. */
  copies: count,
  introductionsPrevented: count,
  exposuresPrevented: count,
})

const Statistics = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  total: Counts,
  days: z.array(Counts.extend({ day: z.iso.date() })),
  /** Only departments that are large enough; the others together are "". */
  departments: z.array(Counts.extend({ department: z.string() })),
  rules: z.array(z.object({ rule: z.string(), nl: z.string(), en: z.string(), interrupted: count })),
  /** Now. */
  waiting: count,
  queued: count,
})

/** Green where it was caught; every other end is red. */
const CanaryEnd = z.enum(["caught", "not-caught", "not-arrived", "not-sent"])

const CanaryResult = z.object({
  kind: z.enum(CANARY_KINDS),
  state: z.enum(["none", "under-way", ...CanaryEnd.options]),
  /** When it ended or, for one that is under way, when it was planned. */
  at: moment.optional(),
  /** Where it came to the gate: what would have been done with it, and by which rules. */
  verdict: VerdictKind.optional(),
  rules: z.array(z.string()),
  /** Where it was not sent: code of the reply. */
  code: count.optional(),
})

const CanaryRoute = z.object({
  name: z.string(),
  sender: z.string(),
  department: z.string(),
  /** Name of the mail server that it is handed to; absent: Sluis itself. */
  via: z.string().optional(),
  results: z.array(CanaryResult),
})

const CanaryDay = z.object({
  day: z.iso.date(),
  route: z.string(),
  kind: z.enum(CANARY_KINDS),
  caught: count,
  red: count,
})

const Covered = z.object({
  kind: z.enum(["department", "sender-domain", "client"]),
  name: z.string(),
  /** It is in the configuration by this name. Otherwise it is what was seen. */
  expected: z.boolean(),
  /** "unexpected": seen, and others of its kind are expected but not this. "silent": expected, and not seen for too long. */
  state: z.enum(["seen", "silent", "unexpected"]),
  /** Of the days that are looked at. */
  lastSeen: z.iso.date().optional(),
  /** In those days. */
  messages: count,
})

const Problem = Text.extend({
  line: count.optional(),
  column: count.optional(),
  path: z.string().optional(),
})

const Rule = z.object({
  id: z.string(),
  level: z.enum(["floor", "organisation", "department"]),
  department: z.string().optional(),
  when: z.string(),
  then: VerdictKind,
  /** The verdict in words, with who may release what is held and how long a delay is. */
  does: Text,
  /** What the sender reads, with facts in braces. */
  nl: z.string(),
  en: z.string(),
  /** The condition in words; what can't be said better stands there as it is written. */
  explained: Text,
})

const Difference = z.object({
  kind: z.enum(["added", "removed", "changed"]),
  what: z.enum(["rule", "department", "numbers", "setting"]),
  name: z.string(),
  floor: z.boolean(),
  /** In words. */
  nl: z.string(),
  en: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
})

const PolicyChange = z.object({
  id,
  at: moment,
  by: z.string(),
  own: z.boolean(),
  reason: z.string(),
  text: z.string(),
  differences: z.array(Difference),
  touchesFloor: z.boolean(),
  state: z.enum(["waiting", "in-force", "replaced", "rejected"]),
  decidedBy: z.string().optional(),
  decidedAt: moment.optional(),
  /** Why it was rejected. */
  rejection: z.string().optional(),
})

/** With what is kept beside it, it fits the store (app/entries.ts). */
export const MAX_POLICY_TEXT = 240 * 1024
const policyText = z.string().max(MAX_POLICY_TEXT)

const PolicyCheck = z.object({
  valid: z.boolean(),
  problems: z.array(Problem),
  differences: z.array(Difference),
  touchesFloor: z.boolean(),
})

const Replay = z.object({
  days: count,
  /** Of the oldest record that was counted; absent where there is none. */
  since: moment.optional(),
  /** Recorded messages that were counted, and those that passed without being recorded. */
  messages: count,
  unrecorded: count,
  /** False: there were more records than were counted, or it took too long; the newest are missing. */
  complete: z.boolean(),
  /** Ids of rules that ask for the sender's address, which is not recorded: of these the figures say nothing. */
  unsure: z.array(z.string()),
  /** Other senders belong to the departments; every message was counted in the department of its day. */
  movedDepartments: z.boolean(),
  before: count,
  after: count,
  rules: z.array(z.object({ rule: z.string(), before: count, after: count })),
  departments: z.array(
    z.object({
      department: z.string(),
      kind: z.enum(["department", "none", "other"]),
      messages: count,
      before: count,
      after: count,
    }),
  ),
})

const RegisteredList = z.object({
  name: z.string(),
  people: count,
  reveals: Category.optional(),
})

const OutboxEntry = z.object({
  number: count,
  at: moment,
  sender: z.string(),
  recipients: z.array(z.string()),
  subject: z.string(),
  size: count,
  notice: z.boolean(),
})

const Check = z.object({
  verdict: VerdictKind,
  reasons: z.array(Reason),
  sight: Sight,
  recipients: z.array(Recipient),
  others: count,
  facts: z.record(z.string(), z.unknown()),
})

const Finding = z.object({
  name: z.string(),
  state: z.enum(["ok", "attention", "wrong"]),
  nl: z.string(),
  en: z.string(),
  /** What to do; "" where there is nothing. */
  remedy: Text,
  at: moment.optional(),
})

const Health = z.object({
  version: z.string(),
  startedAt: moment,
  ready: z.boolean(),
  findings: z.array(Finding),
  queue: z.object({
    messages: count,
    recipients: count,
    held: count,
    damaged: count,
    oldestDueAt: moment.optional(),
  }),
})

const Setting = z.object({
  key: z.string(),
  /** As it would stand in the file. */
  value: z.string(),
  isDefault: z.boolean(),
  description: z.string(),
})

const nothing = z.object({})
const byId = z.object({ id })

export type Form = {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly gives: z.ZodType
}

export const FORMS = {
  "session.show": { gives: Session },
  "session.password": { body: z.object({ address, password: z.string().min(1).max(255) }), gives: nothing },
  "session.passkeyOptions": { body: nothing, gives: z.object({ ticket: z.string(), options: WebAuthn }) },
  "session.passkey": { body: z.object({ ticket: z.string().max(200), answer: WebAuthn }), gives: nothing },
  "session.end": { gives: nothing },
  "session.start": {
    body: z.object({
      link,
      name: line.optional(),
      address: address.optional(),
      password: Password.optional(),
    }),
    /** `entered`: logged in now. Otherwise a name, address and password are needed. */
    gives: z.object({ entered: z.boolean(), demonstration: z.boolean() }),
  },
  "session.invitation": {
    body: z.object({ link }),
    gives: z.object({ name: z.string(), address: z.string(), roles: z.array(Role) }),
  },
  /** `password` is needed where one logs in with one, and ignored where one does not: then a passkey is added once inside. */
  "session.accept": { body: z.object({ link, name: line, password: Password.optional() }), gives: nothing },

  "account.show": {
    gives: Account.extend({
      passkeys: z.array(Passkey),
      hasPassword: z.boolean(),
      /** Not for whoever logs in through the organisation, nor where browsers offer none. */
      mayAddPasskey: z.boolean(),
      sessions: count,
    }),
  },
  "account.change": {
    body: z.object({ name: line.optional(), language: language.optional() }),
    gives: nothing,
  },
  "account.password": { body: z.object({ old: z.string().max(255), new: Password }), gives: nothing },
  "account.passkeyOptions": { body: nothing, gives: z.object({ ticket: z.string(), options: WebAuthn }) },
  "account.addPasskey": {
    body: z.object({ ticket: z.string().max(200), name: line, answer: WebAuthn }),
    gives: nothing,
  },
  "account.removePasskey": { params: z.object({ id: z.string().max(400) }), gives: nothing },

  "people.list": {
    query: z.object({
      after: page.after,
      limit: z.coerce.number().int().min(1).max(500).default(500),
    }),
    gives: z.object({ people: z.array(Person), next: z.string().optional() }),
  },
  "people.invite": {
    body: z.object({
      address,
      name: line,
      roles: z.array(Role).min(1).max(4),
      departments: z.array(line).max(100).default([]),
      mail: z.boolean().default(false),
    }),
    /** `mailed`: on its way to that person; never in a demonstration, from which no mail leaves. */
    gives: z.object({ id, link: z.string(), mailed: z.boolean() }),
  },
  "people.change": {
    params: byId,
    body: z.object({
      roles: z.array(Role).min(1).max(4),
      departments: z.array(line).max(100),
      blocked: z.boolean(),
    }),
    gives: nothing,
  },
  "people.remove": { params: byId, gives: nothing },

  "tokens.list": { gives: z.object({ tokens: z.array(Token) }) },
  "tokens.make": {
    body: z.object({
      name: line,
      scopes: z.array(z.enum(SCOPES)).min(1),
      days: z.int().min(1).max(3650).optional(),
    }),
    gives: z.object({ id, token: z.string() }),
  },
  "tokens.remove": { params: byId, gives: nothing },

  "check.message": {
    body: z.union([
      z.object({
        message: base64(25 * MiB),
        sender: address.optional(),
        recipients: z.array(address).max(5000).optional(),
      }),
      z.object({
        from: address,
        to: z.array(address).max(5000).default([]),
        cc: z.array(address).max(5000).default([]),
        bcc: z.array(address).max(5000).default([]),
        subject: z.string().max(1000).default(""),
        text: z.string().max(MiB).default(""),
      }),
    ]),
    gives: Check,
  },

  "held.list": {
    query: z.object({
      ...page,
      rule: z.string().max(100).optional(),
      department: z.string().max(200).optional(),
      releasableBy: z.enum(["sender", "second-person"]).optional(),
      since: moment.optional(),
      until: moment.optional(),
      order: z.enum(["newest", "oldest", "expiring"]).default("oldest"),
    }),
    gives: z.object({ messages: z.array(Held), total: count, next: z.string().optional() }),
  },
  "held.own": {
    query: z.object(page),
    gives: z.object({ messages: z.array(Held), total: count, next: z.string().optional() }),
  },
  "held.show": { params: byId, gives: HeldDetail },
  "held.content": {
    params: byId,
    body: z.object({ reason: reason.default("") }),
    gives: z.object({ message: Rendered, recipients: z.array(Recipient), others: count }),
  },
  "held.release": { params: byId, body: Release, gives: Released },
  "held.drop": { params: byId, body: z.object({ reason }), gives: Dropped },
  "held.decisions": {
    query: z.object(page),
    gives: z.object({
      decisions: z.array(
        z.object({
          id,
          at: moment,
          decidedAt: moment,
          what: z.enum(["release", "drop", "expired"]),
          as: z.enum(["copies", "original"]).optional(),
          /** "sender": by the link in the notice. "time": nobody decided. */
          who: z.enum(["person", "sender", "command-line", "time"]),
          /** Name of the person; "" for the others, and where it is not known any more. */
          by: z.string(),
          reason: z.string(),
          recipients: count,
          rules: z.array(z.string()),
        }),
      ),
      next: z.string().optional(),
    }),
  },

  "decision.open": { body: z.object({ link }), gives: Decision },
  "decision.release": { body: Release.extend({ link }), gives: Released },
  "decision.ask": { body: z.object({ link, reason }), gives: nothing },
  "decision.drop": { body: z.object({ link, reason: reason.default("") }), gives: Dropped },

  "statistics.show": {
    query: z.object({ days: statisticsDays.default(30) }),
    gives: Statistics,
  },

  "canary.list": {
    query: z.object({ days: z.coerce.number().int().min(1).max(100).default(30) }),
    gives: z.object({
      /** Seconds. */
      every: count,
      within: count,
      nextAt: moment.optional(),
      routes: z.array(CanaryRoute),
      /** Departments that no canary is sent for. */
      without: z.array(z.string()),
      /** Of those that ended, by the day on which they were planned. Also of routes that are no more. */
      days: z.array(CanaryDay),
      /** False: there were more than were counted; the oldest are missing. */
      complete: z.boolean(),
    }),
  },
  "canary.run": {
    body: z.object({ routes: z.array(z.string().max(200)).max(100).default([]) }),
    /** Canaries that are under way now. */
    gives: z.object({ canaries: count }),
  },
  "coverage.show": {
    gives: z.object({
      /** Days that are looked at, today included. */
      days: count,
      items: z.array(Covered),
      /** Of the busiest of those days, at least so many. Only departments with a group of them; the others together are "". */
      mailboxes: z.array(z.object({ department: z.string(), mailboxes: count })),
    }),
  },

  "safeguard.show": {
    query: z.object(reportDays),
    gives: z.object({
      /** IANA name of the zone whose days are counted. */
      zone: z.string(),
      /** By figure, and by role, kind or outcome where it is taken apart (core/safeguard/figure.ts). */
      figures: z.array(z.object({ id: z.string(), part: z.string(), value: count })),
      /** Days that had begun, all routes together. */
      days: z.array(z.object({ day, caught: count, missed: count })),
      gaps: z.array(z.object({ from: moment, until: moment, said: z.boolean() })),
    }),
  },
  "safeguard.report": {
    query: z.object({
      ...reportDays,
      version: z.enum(["full", "council"]).default("council"),
      language: language.default("nl"),
      as: z.enum(["pdf", "html", "json", "check"]).default("pdf"),
    }),
    gives: KeptFile,
  },
  "safeguard.month": {
    query: z.object({
      /** Without it: the month before this one. */
      month: z
        .string()
        .regex(/^(?:19[7-9]\d|2[01]\d\d)-(?:0[1-9]|1[0-2])$/)
        .optional(),
      language: language.default("nl"),
      as: z.enum(["pdf", "html", "text"]).default("pdf"),
    }),
    gives: KeptFile,
  },

  "policy.show": {
    gives: z.object({
      text: z.string(),
      /** Which one it is, for whoever proposes a change of it. */
      version: z.string(),
      /** Where it stands: built in, in a file that the administrator keeps, or changed here. */
      source: z.enum(["builtin", "file", "console"]),
      name: z.string(),
      since: moment.optional(),
      rules: z.array(Rule),
      departments: z.array(
        z.object({ name: z.string(), members: z.array(z.string()), rules: z.array(z.string()) }),
      ),
      /** Waiting first, then the newest. */
      changes: z.array(PolicyChange),
    }),
  },
  "policy.check": { body: z.object({ text: policyText }), gives: PolicyCheck },
  "policy.replay": {
    body: z.object({ text: policyText, days: z.int().min(1).max(35).default(30) }),
    gives: Replay,
  },
  "policy.propose": {
    body: z.object({
      text: policyText,
      reason,
      /** `version` of the policy that was changed; absent: of the one in force. */
      base: z.string().max(64).optional(),
    }),
    gives: PolicyChange,
  },
  "policy.approve": { params: byId, gives: PolicyChange },
  "policy.reject": { params: byId, body: z.object({ reason }), gives: PolicyChange },

  "lists.list": { gives: z.object({ lists: z.array(RegisteredList) }) },
  "lists.put": {
    body: z.object({
      name: z.string().trim().min(1).max(80),
      reveals: Category.optional(),
      /** Addresses or a CSV table, as text; or a spreadsheet as octets. */
      table: z.union([
        z.object({ text: z.string().max(4 * MiB) }),
        z.object({ octets: base64(5 * MiB), name: z.string().max(255) }),
      ]),
      column: z.string().max(200).optional(),
      /** Counts, and registers nothing. */
      rehearse: z.boolean().default(false),
    }),
    gives: z.object({ name: z.string(), people: count, unreadable: count, columns: z.array(z.string()) }),
  },
  "lists.remove": { params: z.object({ name: z.string().max(80) }), gives: nothing },

  "breaches.list": {
    query: z.object({ ...page, state: z.enum(["open", "closed", "all"]).default("all") }),
    gives: z.object({ breaches: z.array(BreachRow), next: z.string().optional() }),
  },
  "breaches.open": {
    body: z.object({
      source: z.enum(["held", "individualised", "uploaded", "reported", "by-hand"]),
      title: line,
      department: z.string().trim().max(200),
      nearMiss: z.boolean(),
      /** A message that is still held: its evidence, and who was to get it, come from it. */
      held: id.optional(),
    }),
    gives: z.object({ id }),
  },
  "breaches.report": {
    body: z.object({
      /** What went wrong, in the words of whoever reports it. */
      words: z.string().trim().min(1).max(4_000),
      /** A message of one's own that waits, if it is about that. */
      held: id.optional(),
    }),
    gives: z.object({ id }),
  },
  "breaches.show": {
    params: z.object({ id }),
    gives: z.object({
      id,
      number: z.string(),
      steps: z.array(BreachStep),
      /** Names of who took them, by id. */
      names: z.record(z.string(), z.string()),
      people: z.object({
        total: count,
        concerned: count,
        received: count,
        informed: count,
        answers: z.record(z.string(), count),
        openTasks: count,
        groups: z.array(z.object({ group: z.string(), people: count })),
        /** Those concerned, by how easily their address tells who they are: for an assessment. */
        identifiable: z.array(z.object({ identifiability: z.enum(IDENTIFIABILITIES), people: count })),
      }),
    }),
  },
  "breaches.take": {
    params: z.object({ id }),
    body: z.object({ seen: z.int().min(0), act: PersonAct }),
    gives: z.object({ number: count }),
  },
  "breaches.evidence": {
    params: z.object({ id }),
    body: z.object({
      message: base64(50 * MiB),
      outcome: z.enum(["prevented", "sent", "unknown"]),
      /** Its visible recipients become people of the file. */
      people: z.boolean(),
    }),
    gives: z.object({ number: count, evidence: MessageEvidence, added: count }),
  },
  "breaches.people": {
    params: z.object({ id }),
    body: z.object({ after: z.string().max(200).optional(), limit: z.int().min(1).max(200).default(100) }),
    gives: z.object({ people: z.array(BreachPerson), total: count, next: z.string().optional() }),
  },
  "breaches.addPeople": {
    params: z.object({ id }),
    body: z.union([
      z.object({ people: z.array(NewBreachPerson).min(1).max(2_000) }),
      z.object({
        table: z.union([
          z.object({ text: z.string().max(4 * MiB) }),
          z.object({ octets: base64(5 * MiB), name: z.string().max(255) }),
        ]),
        column: z.string().max(200).optional(),
        concerned: z.boolean(),
        received: z.boolean(),
      }),
    ]),
    gives: z.object({ added: count, unreadable: count, columns: z.array(z.string()) }),
  },
  "breaches.changePerson": {
    params: z.object({ id, person: id }),
    body: z.object({
      name: z.string().max(200).optional(),
      address: address.optional(),
      language: language.optional(),
      group: z.string().max(200).optional(),
      paragraph: z.string().max(2_000).optional(),
      concerned: z.boolean().optional(),
      received: z.boolean().optional(),
      task: z.enum(["letter", "telephone", "done"]).optional(),
    }),
    gives: BreachPerson,
  },
  "breaches.removePerson": { params: z.object({ id, person: id }), gives: nothing },
  "breaches.inform": {
    params: z.object({ id }),
    body: z.object({
      seen: z.int().min(0),
      round: z.enum(["first", "fuller"]),
      draft: LetterDraft,
      /** Shows what would be sent, and sends nothing. */
      rehearse: z.boolean(),
    }),
    gives: z.object({
      people: count,
      /** Without an address, or whose address failed before: tasks. */
      tasks: count,
      /** The letter to the first of each language, as it would be. */
      examples: z.array(z.object({ language, subject: z.string(), text: z.string() })),
    }),
  },
  "breaches.ask": { params: z.object({ id }), gives: z.object({ people: count }) },
  "breaches.paper": {
    params: z.object({ id, paper: z.enum(["form", "statement", "council", "officer"]) }),
    query: z.object({
      language: language.default("nl"),
      as: z.enum(["pdf", "html", "text", "json"]).default("html"),
    }),
    gives: KeptFile,
  },
  "breaches.register": {
    query: z.object({
      language: language.default("nl"),
      as: z.enum(["csv", "ods", "pdf"]).default("csv"),
      year: z.coerce.number().int().optional(),
    }),
    gives: KeptFile,
  },
  "breaches.statistics": {
    gives: z.object({
      /** Groups smaller than this are told together. */
      smallest: count,
      byDepartment: z.array(z.object({ department: z.string(), breaches: count, nearMisses: count })),
      byCause: z.array(z.object({ cause: z.string(), breaches: count, nearMisses: count })),
      /** Days from being aware to the first letter. */
      daysToInform: z.object({ files: count, median: z.number().optional(), longest: z.number().optional() }),
      openMeasures: count,
    }),
  },
  "organisation.show": { gives: OrganisationProfile },
  "organisation.put": { body: OrganisationProfile, gives: nothing },
  "answer.show": {
    body: z.object({ token: z.string().max(200) }),
    gives: z.object({ organisation: z.string(), language, answered: z.boolean(), sentAt: moment.optional() }),
  },
  "answer.give": {
    body: z.object({
      token: z.string().max(200),
      kind: z.enum(["deleted", "not-opened", "forwarded", "printed", "kept"]),
      words: z.string().max(2_000),
    }),
    gives: nothing,
  },

  "ledger.show": {
    gives: z.object({
      size: count,
      /** C2SP signed-note verifier key. */
      key: z.string(),
      origin: z.string(),
      checkpoint: z.object({ size: count, at: moment, note: z.string() }).optional(),
      /** The tree does not match what was signed: history was changed. */
      bent: z.boolean(),
      witnesses: z.array(z.object({ name: z.string(), size: count.optional(), at: moment.optional() })),
      timestamps: z.array(z.object({ size: count, at: moment })),
    }),
  },
  "ledger.entries": {
    query: z.object({
      action: z.string().max(60).optional(),
      object: z.string().max(100).optional(),
      since: moment.optional(),
      until: moment.optional(),
      before: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    gives: z.object({
      entries: z.array(
        z.object({
          index: count,
          /** Canonical JSON, as its leaf is hashed. */
          entry: z.string(),
          /** What of its salted values can still be told, to who may know. */
          opened: z.record(z.string(), z.string()),
        }),
      ),
      next: count.optional(),
    }),
  },
  "ledger.proof": {
    params: z.object({ index: z.coerce.number().int().min(0) }),
    gives: z.object({ proof: z.string(), entry: z.string() }),
  },

  "outbox.list": {
    query: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(200) }),
    gives: z.object({ entries: z.array(OutboxEntry) }),
  },
  "outbox.show": {
    params: z.object({ number: z.coerce.number().int().min(1) }),
    gives: z.object({ entry: OutboxEntry, message: Rendered, octets: z.base64() }),
  },
  "outbox.clear": { gives: nothing },
  "demonstration.send": {
    body: z.object({ message: base64(25 * MiB) }),
    gives: z.object({
      code: z.int(),
      line: z.string(),
      id: z.string().optional(),
      held: z.boolean(),
      recipients: count,
    }),
  },

  "health.show": { gives: Health },
  "settings.show": { gives: z.object({ file: z.string().optional(), settings: z.array(Setting) }) },
  "settings.test": {
    body: z.object({ to: address }),
    gives: z.object({ accepted: z.boolean(), code: z.int(), line: z.string() }),
  },
} as const satisfies { readonly [name in EndpointName]: Form }

type Forms = typeof FORMS
type In<Name extends EndpointName, Part extends string> = Forms[Name] extends {
  readonly [part in Part]: infer S extends z.ZodType
}
  ? { readonly [part in Part]: z.output<S> }
  : unknown
type Given<Name extends EndpointName, Part extends string> = Forms[Name] extends {
  readonly [part in Part]: infer S extends z.ZodType
}
  ? { readonly [part in Part]: z.input<S> }
  : unknown

/** What a handler gets: params, query and body, as far as the endpoint has them, checked and completed. */
export type Asks<Name extends EndpointName> = In<Name, "params"> & In<Name, "query"> & In<Name, "body">
/** What a caller gives: the same, where defaults may be left out. */
export type Asking<Name extends EndpointName> = Given<Name, "params"> &
  Given<Name, "query"> &
  Given<Name, "body">
export type Gives<Name extends EndpointName> = z.input<Forms[Name]["gives"]>
