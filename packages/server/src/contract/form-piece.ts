/**
 * What the forms of several groups of routes are made of. Times are RFC 3339 in UTC, octets of messages are base64, and limits are
 * those of one request.
 */
import { z } from "zod"

import { CATEGORIES } from "@sluis/core/facts/facts"

import { ROLES } from "./permission.ts"

export const MiB = 1024 * 1024
export const moment = z.iso.datetime()
export const id = z.string().regex(/^[a-z0-9-]{1,64}$/)
export const count = z.int().nonnegative()
export const line = z.string().trim().min(1).max(200)
/** RFC 5321 §4.5.3.1.3, without the angle brackets. */
export const address = z.string().trim().min(3).max(254)

export const reason = z.string().max(1000)
export const language = z.enum(["nl", "en"])
/** Base64 of at most `octets`. */
export const base64 = (octets: number): z.ZodBase64 => z.base64().max(Math.ceil(octets / 3) * 4)

export const page = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

export const Text = z.object({ nl: z.string(), en: z.string() })
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

export const link = z.string().min(20).max(400)
export const nothing = z.object({})
export const byId = z.object({ id })
