/** The policy, changes of it, and registered lists. */
import { z } from "zod"

import {
  base64,
  byId,
  Category,
  count,
  id,
  MiB,
  moment,
  nothing,
  reason,
  Text,
  VerdictKind,
} from "./form-piece.ts"

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

export const POLICY_FORMS = {
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
} as const
