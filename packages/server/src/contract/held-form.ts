/** Checking a message, held messages, and deciding about one by the link in its notice. */
import { z } from "zod"

import {
  address,
  base64,
  byId,
  Category,
  count,
  id,
  link,
  MiB,
  moment,
  nothing,
  page,
  reason,
  Recipient,
  Role,
  VerdictKind,
} from "./form-piece.ts"

export const Reason = z.object({ rule: z.string(), nl: z.string(), en: z.string() })

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
  /** It can't be read any more: it can be dropped, or a backup be put back. */
  damaged: z.literal(true).optional(),
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
export const Rendered = z.object({
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

const Check = z.object({
  verdict: VerdictKind,
  reasons: z.array(Reason),
  sight: Sight,
  recipients: z.array(Recipient),
  others: count,
  facts: z.record(z.string(), z.unknown()),
})

export const HELD_FORMS = {
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
} as const
