/** The form of the messages in fixtures/judgement; its README says what each key means. Strict: a misspelt key is an error. */
import { CATEGORIES, IDENTIFIERS } from "@sluis/core/facts/facts"
import { parse } from "yaml"
import { z } from "zod"

const Address = z.string().regex(/@/)
const Crowd = z.union([
  z.strictObject({ strangers: z.int().min(1) }),
  z.strictObject({ colleagues: z.int().min(1) }),
  z.strictObject({ team: z.int().min(1), at: z.string() }),
])
const People = z.array(z.union([Address, Crowd]))
const Cell = z
  .union([z.string(), z.number(), z.null()])
  .transform((value) => (value === null ? "" : String(value)))
const COLUMNS = [
  "name",
  "birth-date",
  "bsn",
  "email",
  "phone",
  "iban",
  "address",
  "amount",
  "diagnosis",
  "department",
  "staff-number",
] as const
const Sheet = z.strictObject({
  name: z.string(),
  hidden: z.boolean().default(false),
  hiddenColumns: z.array(z.int().min(1)).default([]),
  rows: z.array(z.array(Cell)).default([]),
  people: z.int().min(1).optional(),
  columns: z.array(z.enum(COLUMNS)).optional(),
})
const Attachment = z.strictObject({
  name: z.string(),
  sheets: z.array(Sheet).optional(),
  text: z.string().optional(),
  comments: z.array(z.string()).default([]),
  removed: z.array(z.string()).default([]),
  encrypted: z.boolean().default(false),
  inline: z.boolean().optional(),
})
const Event = z.union([
  z.string(),
  z.strictObject({ title: z.string(), location: z.string().optional(), description: z.string().optional() }),
])
const List = z.strictObject({
  name: z.string(),
  reveals: z.array(z.enum(CATEGORIES)),
  size: z.int(),
  members: z.int(),
})

const Case = z.strictObject({
  id: z.string().regex(/^(?:nl|en)-[\w-]+$/),
  template: z.string().min(1),
  why: z.string().min(1),
  us: z.array(z.string()).optional(),
  from: Address,
  to: People.default([]),
  cc: People.default([]),
  bcc: People.default([]),
  history: z
    .strictObject({
      first: z.union([z.array(Address), z.literal("all")]).default([]),
      together: z.boolean().default(false),
      namesakes: z.record(z.string(), Address).default({}),
      known: z.array(Address).default([]),
      lists: z.array(List).default([]),
    })
    .prefault({}),
  headers: z.record(z.string(), z.string()).default({}),
  subject: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
  event: Event.optional(),
  attachments: z.array(Attachment).default([]),
  expect: z.strictObject({
    verdict: z.enum(["deliver", "individualise", "hold", "stop"]),
    sensitivity: z.enum(["none", "assumed", "certain"]).optional(),
    categories: z.array(z.enum(CATEGORIES)).optional(),
    personal: z.array(z.enum(CATEGORIES)).optional(),
    identifiers: z.array(z.enum(IDENTIFIERS)).optional(),
    facts: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  }),
})

export type JudgementCase = z.infer<typeof Case>
export type CaseAttachment = JudgementCase["attachments"][number]
export type CaseEvent = z.infer<typeof Event>
export type CaseSheet = NonNullable<CaseAttachment["sheets"]>[number]
export type CaseCrowd = z.infer<typeof Crowd>
export type CaseColumn = (typeof COLUMNS)[number]

/** Throws where a file is not of this form, with its name and the place. */
export function parseCases(yaml: string, file: string): readonly JudgementCase[] {
  const content: unknown = parse(yaml, { maxAliasCount: 0 })
  if (!Array.isArray(content)) throw new Error(`${file} is not a list of messages`)
  return content.map((each: unknown, index) => {
    const read = Case.safeParse(each)
    if (read.success) return read.data
    const id = z.looseObject({ id: z.string() }).safeParse(each)
    throw new Error(
      `${file}, ${id.success ? id.data.id : `message ${index + 1}`}: ${z.prettifyError(read.error)}`,
    )
  })
}

/** What the place of a sentence decides more than its words: nothing is learnt from these (../train/corpus.ts). */
export function isOfStructure({ id }: JudgementCase): boolean {
  return /^(?:nl|en)-structure-/.test(id)
}

/** What is `fresh` was written when the rules were done, and is in neither half. */
export type Half = "development" | "test" | "fresh"

/** Half of all templates, by name alone (FNV-1a), so that nobody chooses it and adding one moves no other. */
export function halfOf({ template, id }: JudgementCase): Half {
  if (/^(?:nl|en)-fresh-/.test(id)) return "fresh"
  let hash = 0x811c9dc5
  for (const unit of `${id.slice(0, 2)} ${template.toLowerCase()}`)
    hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193)
  return ((hash >>> 13) & 1) === 0 ? "development" : "test"
}
