/** Health and configuration, for administrators. */
import { z } from "zod"

import { address, count, moment, Text } from "./form-piece.ts"

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

export const SYSTEM_FORMS = {
  "health.show": { gives: Health },

  "settings.show": { gives: z.object({ file: z.string().optional(), settings: z.array(Setting) }) },
  "settings.test": {
    body: z.object({ to: address }),
    gives: z.object({ accepted: z.boolean(), code: z.int(), line: z.string() }),
  },
} as const
