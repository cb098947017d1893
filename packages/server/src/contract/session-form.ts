/** Logging in and one's account, who else has one, and tokens of programs. */
import { z } from "zod"

import { address, byId, count, id, language, line, link, moment, nothing, page, Role } from "./form-piece.ts"
import { PERMISSIONS, SCOPES } from "./permission.ts"

export const Passkey = z.object({ id: z.string(), name: z.string(), at: moment, usedAt: moment.optional() })

export const Account = z.object({
  id,
  address: z.string(),
  name: z.string(),
  roles: z.array(Role),
  /** Whose held messages a reviewer sees; empty: all. */
  departments: z.array(z.string()),
  language,
  /** It was shown that the mailbox of this address is theirs; until then what concerns others waits. */
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

export const SESSION_FORMS = {
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
  /** `mailed`: a link is on its way; otherwise the mailbox is known to be theirs already. */
  "account.askMailbox": { body: nothing, gives: z.object({ mailed: z.boolean() }) },
  /** `password`: a new one, needed where there is one that whoever made the account ready may know. */
  "account.proveMailbox": {
    body: z.object({ link, password: Password.optional() }),
    /** `passkeysGone`: there were some, which somebody else may have added. */
    gives: z.object({ passkeysGone: z.literal(true).optional() }),
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
      /** To that person alone: the answer has no link then, and its use shows that the mailbox is theirs. */
      mail: z.boolean().default(false),
    }),
    /** `mailed`: on its way to that person; never in a demonstration, from which no mail leaves. `link` where it is not. */
    gives: z.object({ id, link: z.string().optional(), mailed: z.boolean() }),
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
} as const
