/** The outbox of a demonstration. */
import { z } from "zod"

import { base64, count, MiB, moment, nothing } from "./form-piece.ts"
import { Rendered } from "./held-form.ts"

const OutboxEntry = z.object({
  number: count,
  at: moment,
  sender: z.string(),
  recipients: z.array(z.string()),
  subject: z.string(),
  size: count,
  notice: z.boolean(),
})

export const OUTBOX_FORMS = {
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
} as const
