/**
 * What goes into and comes out of each endpoint (./endpoint.ts). The server refuses what does not fit, and strips from an
 * answer whatever does not stand here. The console uses the types alone.
 *
 * Times are RFC 3339 in UTC. Octets of messages are base64. Limits are those of one request.
 */
import { z } from "zod"

import { CATEGORIES } from "@sluis/core/facts/facts"

import type { EndpointName } from "./endpoint.ts"
import { ROLES, SCOPES, PERMISSIONS } from "./permission.ts"

const MiB = 1024 * 1024
const moment = z.iso.datetime()
const id = z.string().regex(/^[a-z0-9-]{1,64}$/)
const count = z.int().nonnegative()
const line = z.string().trim().min(1).max(200)
/** RFC 5321 §4.5.3.1.3, without the angle brackets. */
const address = z.string().trim().min(3).max(254)
const reason = z.string().max(1000)
const language = z.enum(["nl", "en"])
/** Base64 of at most `octets`. */
const base64 = (octets: number) => z.base64().max(Math.ceil(octets / 3) * 4)
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

const Viewing = z.object({ at: moment, by: z.string(), role: Role, reason: z.string() })

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
    }),
    gives: z.object({ id, link: z.string() }),
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
    query: z.object({ days: z.coerce.number().int().min(1).max(400).default(30) }),
    gives: Statistics,
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
