/**
 * The form of a policy file. The JSON schema for editors is made from this very declaration (./json-schema.ts).
 *
 * Deliberately left out: what goes beyond form, such as ids that occur twice or conditions that are no CEL (./load.ts).
 */
import { z } from "zod"
import { MAX_CONDITION_UNITS } from "./condition.ts"
import type { Leaf } from "./facts-schema.ts"
import { GROUP_NAMES, leavesOf } from "./facts-schema.ts"

/** How much a policy can hold. */
export const POLICY_LIMITS = {
  /** UTF-16 units of the file. */
  units: 1_048_576,
  /** Rules of the floor, the organisation and all departments together. */
  rules: 1000,
  departments: 1000,
  tests: 1000,
  /** Shapes of own numbers. */
  numbers: 50,
  /** Patterns with `*` among the members of all departments together; addresses are not counted. */
  patterns: 1000,
  /**
   * Steps of the worst evaluation of all rules together. A step takes some 40 nanoseconds, so that even a message made
   * to be slow (10,000 kinds of attachments) holds up the others by no more than a blink.
   */
  cost: 1_000_000,
} as const

const MAX_ID_UNITS = 100
const MAX_SENTENCE_UNITS = 1000
const MAX_CUES = 20
const MAX_CUE_UNITS = 60
/** A delay of 0 would be no rule; after a day nobody waits for a message any more. */
export const DELAY_SECONDS = { least: 1, most: 86_400 } as const

const Id = z
  .string()
  .max(MAX_ID_UNITS)
  .regex(/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/)
  .meta({ description: "Name of the rule, unique in the file, e.g. audience/strangers." })

const words = (language: string): z.ZodString =>
  z.string().min(1).max(MAX_SENTENCE_UNITS).meta({ description: language })

const Say = z
  .strictObject({
    nl: words("In Dutch."),
    en: words("In English."),
  })
  .meta({
    description:
      "What the sender reads: what would be given away, and what to do. Facts in braces, e.g. {audience.visible}.",
  })

const common = {
  id: Id,
  when: z
    .string()
    .min(1)
    .max(MAX_CONDITION_UNITS)
    .meta({ description: "CEL over the facts, true or false, e.g. audience.strangers >= 10." }),
  say: Say,
}

export const RuleForm = z.discriminatedUnion("then", [
  z.strictObject({
    ...common,
    then: z.literal("deliver"),
    delaySeconds: z
      .int()
      .min(DELAY_SECONDS.least)
      .max(DELAY_SECONDS.most)
      .meta({ description: "How long the message waits, so that the sender can still take it back." }),
  }),
  z.strictObject({
    ...common,
    then: z.literal("individualise"),
    showing: z.enum(["self", "visible"]).default("self").meta({
      description: "What To and Cc of each copy show: only its own recipient, or all who were visible.",
    }),
  }),
  z.strictObject({
    ...common,
    then: z.literal("hold"),
    releasableBy: z
      .enum(["sender", "second-person"])
      .default("second-person")
      .meta({ description: "Who can let the message go." }),
  }),
  z.strictObject({ ...common, then: z.literal("refuse") }),
])

const Rules = z.array(RuleForm).max(POLICY_LIMITS.rules)

const DepartmentForm = z.strictObject({
  members: z
    .array(z.string().min(1).max(320))
    .min(1)
    .meta({ description: "Addresses of senders; * stands for any characters, e.g. *@hr.voorbeeld.nl." }),
  rules: Rules.optional().meta({ description: "Rules for this department only, on top of the others." }),
  without: z.array(Id).optional().meta({ description: "Ids of organisation rules that do not apply here." }),
})

function leafForm(leaf: Leaf): z.ZodType {
  const word = leaf.values === undefined ? z.string() : z.enum(Object.keys(leaf.values))
  const form = { int: z.int().min(0), bool: z.boolean(), string: word, "list<string>": z.array(word) }[
    leaf.type
  ]
  return form.optional().meta({ description: `${leaf.means.en}.` })
}

/** Facts of a test: any of them. */
const FactsForm = z.strictObject(
  Object.fromEntries(
    GROUP_NAMES.map((group) => [
      group,
      z
        .strictObject(Object.fromEntries(leavesOf(group).map((leaf) => [leaf.name, leafForm(leaf)])))
        .optional(),
    ]),
  ),
)

export const TestForm = z.strictObject({
  name: z.string().min(1).max(200).meta({ description: "What the test shows, as a sentence." }),
  facts: FactsForm.optional().meta({ description: "Facts that differ from those of an ordinary message." }),
  message: z.string().min(1).optional().meta({ description: "Raw mail, instead of facts." }),
  from: z.string().optional().meta({ description: "Envelope sender, with message." }),
  rcpt: z.array(z.string()).min(1).optional().meta({ description: "Envelope recipients, with message." }),
  as: z.string().optional().meta({ description: "Department to act as." }),
  expect: z.strictObject({
    verdict: z.enum(["deliver", "individualise", "hold", "refuse"]),
    rules: z.array(z.string()).optional().meta({ description: "Ids of exactly the rules that fire." }),
  }),
})

/** UTF-16 units of a shape, and of its `9` and `A` together: fewer would be found in any text. */
export const SHAPE_UNITS = { least: 4, most: 40, varying: 3 } as const
/** Printable ASCII with a digit, `9` or a fixed one: digits lead the search to a number. */
const SHAPE = /^(?=[ -~]*[0-9])[!-~](?:[ -~]*[!-~])?$/

const NumberForm = z.strictObject({
  kind: z.enum(["patient-number", "case-number"]).meta({ description: "What the number tells." }),
  shape: z
    .string()
    .min(SHAPE_UNITS.least)
    .max(SHAPE_UNITS.most)
    .refine(isShape)
    .meta({ description: "9 is a digit, A a letter, anything else itself, e.g. P-9999999." }),
  cues: z.array(z.string().trim().min(1).max(MAX_CUE_UNITS)).max(MAX_CUES).default([]).meta({
    description: "One of these words must stand near, e.g. patiëntnummer. None: the shape is enough.",
  }),
})

function isShape(shape: string): boolean {
  const varying = Array.from(shape).filter((sign) => sign === "9" || sign === "A").length
  return varying >= SHAPE_UNITS.varying && SHAPE.test(shape)
}

export const PolicyForm = z.strictObject({
  version: z.literal(1).meta({ description: "Version of this format." }),
  floor: Rules.optional().meta({ description: "Rules that no department can lower." }),
  rules: Rules.optional().meta({
    description: "Rules of the organisation; a department can go without one.",
  }),
  departments: z
    .record(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._&-]{0,99}$/u), DepartmentForm)
    .optional()
    .meta({ description: "Departments by name." }),
  numbers: z
    .array(NumberForm)
    .max(POLICY_LIMITS.numbers)
    .optional()
    .meta({ description: "Numbers that the organisation gives out itself, to people or cases." }),
  tests: z
    .array(TestForm)
    .max(POLICY_LIMITS.tests)
    .optional()
    .meta({ description: "What this policy promises." }),
})

export type PolicyFile = z.infer<typeof PolicyForm>
export type RuleFile = z.infer<typeof RuleForm>
export type TestFile = z.infer<typeof TestForm>
