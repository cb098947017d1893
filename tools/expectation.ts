/**
 * The form of `*.expect.json`; fixtures/README.md says what each key means.
 *
 * Strict on purpose: a misspelt key in an expectation would be a check that never happens.
 */
import { z } from "zod"
import { CLAIM_NAMES } from "./copy-claims.ts"

const Form = z
  .strictObject({
    story: z.string().min(1),
    as: z.array(z.string()).min(1),
    from: z.string().optional(),
    rcpt: z.array(z.string()).optional(),
    verdict: z.enum(["deliver", "individualise", "hold", "refuse"]),
    showing: z.enum(["self", "visible"]).optional(),
    rules: z.array(z.string()),
    facts: z.record(z.string(), z.record(z.string(), z.unknown())),
    copies: z.strictObject({ count: z.int().min(1), each: z.array(z.enum(CLAIM_NAMES)).min(1) }).optional(),
  })
  .refine(({ from, rcpt }) => (from === undefined) === (rcpt === undefined), "from and rcpt come together")
  .refine(
    ({ verdict, showing, copies }) =>
      (verdict === "individualise") === (showing !== undefined) &&
      (showing === undefined) === (copies === undefined),
    "individualise, and nothing else, has showing and copies",
  )

export type Expectation = z.infer<typeof Form>

export function parseExpectation(json: string): Expectation {
  return Form.parse(JSON.parse(json))
}
