/**
 * A change of the policy as it is kept (../entries.ts): what is known of it on the first line, the policy itself behind that.
 */
import { z } from "zod"

import { MAX_POLICY_TEXT } from "../../contract/policy-form.ts"

const About = z.object({
  at: z.number(),
  by: z.string(),
  reason: z.string(),
  base: z.string(),
  touchesFloor: z.boolean(),
  state: z.enum(["waiting", "approved", "rejected"]),
  decidedBy: z.string().optional(),
  decidedAt: z.number().optional(),
  rejection: z.string().optional(),
})

export type KeptChange = z.infer<typeof About> & { readonly text: string }

/** The change that is in force. */
const InForce = z.object({ change: z.string(), at: z.number() })
export type KeptInForce = z.infer<typeof InForce>

export function writeChange({ text, ...about }: KeptChange): string {
  if (text.length > MAX_POLICY_TEXT) throw new RangeError("a policy that is too long to be kept")
  return `${JSON.stringify(about)}\n${text}`
}

/** Throws for what `writeChange` did not write. */
export function readChange(value: string): KeptChange {
  const end = value.indexOf("\n")
  const about = About.parse(JSON.parse(value.slice(0, end)))
  return { ...about, text: value.slice(end + 1) }
}

export function writeInForce(inForce: KeptInForce): string {
  return JSON.stringify(inForce)
}

export function readInForce(value: string): KeptInForce {
  return InForce.parse(JSON.parse(value))
}
