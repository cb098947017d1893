/** The ledger: how it stands, its entries, and their proofs. */
import { z } from "zod"

import { count, moment } from "./form-piece.ts"

export const LEDGER_FORMS = {
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
} as const
