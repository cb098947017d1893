/**
 * What zod says about the form of a file that a person wrote, in words that say what would be right.
 *
 * Deliberately left out: what is particular to one kind of file (./policy-words.ts for policies).
 */
import type { z } from "zod"
import { nearest } from "./did-you-mean.ts"
import type { Text } from "./facts-schema.ts"
import type { PolicyProblem } from "./problem.ts"
import { hint, oneOf, quoted } from "./problem.ts"
import type { Path, Source } from "./source.ts"

/** A form, and the words for what only this form can have wrong. */
export type FormWords = {
  readonly form: z.core.$ZodType
  /** Of several forms that a value can have, the one that it is meant to have; any other form as it is. */
  readonly chosen?: (form: z.core.$ZodType, value: unknown) => z.core.$ZodType
  /** Words for an issue with a value; undefined for the common ones. */
  readonly issue?: (issue: z.core.$ZodIssue, value: unknown) => Text | undefined
  /** Words for a key that is not among those known in its place; undefined for the common ones. */
  readonly key?: (key: string, known: readonly string[]) => Text | undefined
}

/** What is wrong with a value, as a sentence about `subject`: the name of its key in backquotes, or "this". */
export type Saying = (subject: Text) => Text

/** For `params` of a custom issue: a check of one's own, with its own words. */
export function saying(words: Saying): { readonly saying: Saying } {
  return { saying: words }
}

export function formProblems(
  source: Source,
  { issues }: z.core.$ZodError,
  words: FormWords,
): readonly PolicyProblem[] {
  // A misspelt key is reported as that, not once more as a key that is missing.
  const misspelt = new Set<string>()
  const problems: PolicyProblem[] = []
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue
    const known = keysAt(source.value, issue.path, words)
    const present = valueAt(source.value, issue.path)
    for (const key of issue.keys) {
      const near = nearest(key, known)
      if (near !== undefined && !has(present, near))
        misspelt.add(JSON.stringify([...issue.path.map(String), near]))
      const said = words.key?.(key, known) ?? unknownKey(key, near, known)
      problems.push(source.problemAtKey([...issue.path, key], said))
    }
  }
  // One value can be wrong in several ways; one message for each is enough.
  const reported = new Set<string>()
  for (const issue of issues) {
    const place = JSON.stringify(issue.path.map(String))
    if (issue.code === "unrecognized_keys" || misspelt.has(place) || reported.has(place)) continue
    reported.add(place)
    const value = valueAt(source.value, issue.path)
    const said = words.issue?.(issue, value) ?? inWords(issue, value)
    const isOfKey = issue.code === "invalid_key"
    problems.push(isOfKey ? source.problemAtKey(issue.path, said) : source.problemAt(issue.path, said))
  }
  return problems
}

function inWords(issue: z.core.$ZodIssue, value: unknown): Text {
  const key = String(issue.path.at(-1) ?? "")
  const name = typeof issue.path.at(-1) === "string" ? `\`${key}\`` : undefined
  if (value === undefined && name !== undefined)
    return missing(name, issue.code === "invalid_value" ? issue.values.map(String) : [])
  const subject = name === undefined ? { nl: "dit", en: "this" } : { nl: name, en: name }
  if (issue.code === "custom" && isSaying(issue.params)) return issue.params.saying(subject)
  if (issue.code === "invalid_type") {
    if (issue.expected === "string" && (typeof value === "boolean" || typeof value === "number"))
      return inQuotes(subject, value)
    const kind = KINDS[issue.expected] ?? { nl: issue.expected, en: issue.expected }
    return { nl: `${subject.nl} moet ${kind.nl} zijn`, en: `${subject.en} must be ${kind.en}` }
  }
  if (issue.code === "invalid_value") return notOneOf(subject, value, issue.values.map(String))
  if (issue.code === "too_small") return tooSmall(subject, issue)
  if (issue.code === "too_big") return tooBig(subject, issue)
  return {
    nl: `${subject.nl} klopt niet: ${issue.message}`,
    en: `${subject.en} is not right: ${issue.message}`,
  }
}

function isSaying(params: unknown): params is ReturnType<typeof saying> {
  return isRecord(params) && typeof params["saying"] === "function"
}

const KINDS: Readonly<Record<string, Text>> = {
  string: { nl: "tekst", en: "text" },
  number: { nl: "een getal", en: "a number" },
  int: { nl: "een heel getal", en: "a whole number" },
  boolean: { nl: "`true` of `false`", en: "`true` or `false`" },
  array: { nl: "een lijst (`- …` of `[…]`)", en: "a list (`- …` or `[…]`)" },
  object: { nl: "een blok met sleutels (`naam: waarde`)", en: "a block of keys (`name: value`)" },
  record: { nl: "een blok met sleutels (`naam: waarde`)", en: "a block of keys (`name: value`)" },
}

/** YAML takes true, false and numbers without quotes for what they look like. */
function inQuotes(subject: Text, value: boolean | number): Text {
  return {
    nl: `${subject.nl} moet tekst zijn; zet het tussen aanhalingstekens: \`"${value}"\``,
    en: `${subject.en} must be text; put it in quotes: \`"${value}"\``,
  }
}

export function missing(name: string, possible: readonly string[]): Text {
  if (possible.length === 0) return { nl: `${name} ontbreekt`, en: `${name} is missing` }
  const words = oneOf(possible)
  return { nl: `${name} ontbreekt; mogelijk: ${words.nl}`, en: `${name} is missing; possible: ${words.en}` }
}

export function notOneOf(subject: Text, value: unknown, possible: readonly string[]): Text {
  const near = typeof value === "string" ? nearest(value, possible) : undefined
  const words = oneOf(possible)
  const found = typeof value === "string" ? `, ${quoted(value)}` : ""
  return {
    nl: `${subject.nl} moet ${words.nl} zijn${found === "" ? "" : `${found} kan niet`}${hint(near).nl}`,
    en: `${subject.en} must be ${words.en}${found === "" ? "" : `${found} is not possible`}${hint(near).en}`,
  }
}

function tooSmall(subject: Text, { minimum, origin }: z.core.$ZodIssueTooSmall): Text {
  if (origin === "string" || origin === "array") {
    return { nl: `${subject.nl} is leeg`, en: `${subject.en} is empty` }
  }
  return { nl: `${subject.nl} moet ${minimum} of meer zijn`, en: `${subject.en} must be ${minimum} or more` }
}

function tooBig(subject: Text, { maximum, origin }: z.core.$ZodIssueTooBig): Text {
  if (origin === "string") {
    return {
      nl: `${subject.nl} is te lang (hoogstens ${maximum} tekens)`,
      en: `${subject.en} is too long (at most ${maximum} characters)`,
    }
  }
  if (origin === "array") {
    return {
      nl: `${subject.nl} heeft er te veel (hoogstens ${maximum})`,
      en: `${subject.en} has too many (at most ${maximum})`,
    }
  }
  return {
    nl: `${subject.nl} moet ${maximum} of minder zijn`,
    en: `${subject.en} must be ${maximum} or less`,
  }
}

function unknownKey(key: string, near: string | undefined, known: readonly string[]): Text {
  const words = oneOf(known)
  return {
    nl: `onbekende sleutel ${quoted(key)}${near === undefined ? `; mogelijk: ${words.nl}` : hint(near).nl}`,
    en: `unknown key ${quoted(key)}${near === undefined ? `; possible: ${words.en}` : hint(near).en}`,
  }
}

/** The keys that the form has at a path. */
function keysAt(value: unknown, path: Path, { form: top, chosen }: FormWords): readonly string[] {
  let form = top
  let at = value
  for (const step of path) {
    form = stepInto(inside(form, at, chosen), step)
    at = isRecord(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined
  }
  const { def } = inside(form, at, chosen)._zod
  return isObjectDef(def) ? Object.keys(def.shape) : []
}

/** Without what wraps it: a default, something optional, something that is made into something else. */
function inside(form: z.core.$ZodType, value: unknown, chosen: FormWords["chosen"]): z.core.$ZodType {
  const one = chosen?.(form, value) ?? form
  const { def } = one._zod
  if ("innerType" in def && isForm(def.innerType)) return inside(def.innerType, value, chosen)
  return "in" in def && isForm(def.in) ? inside(def.in, value, chosen) : one
}

function stepInto(form: z.core.$ZodType, step: PropertyKey): z.core.$ZodType {
  const { def } = form._zod
  if (isObjectDef(def)) return def.shape[String(step)] ?? form
  if ("element" in def && isForm(def.element)) return def.element
  if ("valueType" in def && isForm(def.valueType)) return def.valueType
  return form
}

function isForm(value: unknown): value is z.core.$ZodType {
  return typeof value === "object" && value !== null && "_zod" in value
}

function isObjectDef(def: z.core.$ZodTypeDef): def is z.core.$ZodObjectDef {
  return def.type === "object"
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function has(value: unknown, key: string): boolean {
  return isRecord(value) && Object.hasOwn(value, key)
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) at = isRecord(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined
  return at
}
