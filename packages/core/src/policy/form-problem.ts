/** What zod says about the form of a policy file, in words that say what would be right. */
import type { z } from "zod"
import { nearest } from "./did-you-mean.ts"
import type { Text } from "./facts-schema.ts"
import { DELAY_SECONDS, PolicyForm, RuleForm } from "./policy-file.ts"
import type { PolicyProblem } from "./problem.ts"
import { hint, oneOf, quoted } from "./problem.ts"
import type { Path, Source } from "./source.ts"

export function formProblems(source: Source, { issues }: z.core.$ZodError): readonly PolicyProblem[] {
  // A misspelt key is reported as that, not once more as a key that is missing.
  const misspelt = new Set<string>()
  const problems: PolicyProblem[] = []
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue
    const known = keysAt(source.value, issue.path)
    const present = valueAt(source.value, issue.path)
    for (const key of issue.keys) {
      const near = nearest(key, known)
      if (near !== undefined && !has(present, near))
        misspelt.add(JSON.stringify([...issue.path.map(String), near]))
      problems.push(source.problemAtKey([...issue.path, key], unknownKey(key, near, known)))
    }
  }
  // One value can be wrong in several ways; one message for each is enough.
  const reported = new Set<string>()
  for (const issue of issues) {
    const place = JSON.stringify(issue.path.map(String))
    if (issue.code === "unrecognized_keys" || misspelt.has(place) || reported.has(place)) continue
    reported.add(place)
    if (issue.code === "invalid_key") problems.push(source.problemAtKey(issue.path, DEPARTMENT_NAME))
    else problems.push(source.problemAt(issue.path, inWords(issue, valueAt(source.value, issue.path))))
  }
  return problems
}

function inWords(issue: z.core.$ZodIssue, value: unknown): Text {
  const key = String(issue.path.at(-1) ?? "")
  const name = typeof issue.path.at(-1) === "string" ? `\`${key}\`` : undefined
  if (value === undefined && name !== undefined) {
    const possible =
      issue.code === "invalid_union"
        ? VERDICTS
        : issue.code === "invalid_value"
          ? issue.values.map(String)
          : []
    return missing(name, possible)
  }
  if (key === "delaySeconds") return NO_DELAY
  const subject = name === undefined ? { nl: "dit", en: "this" } : { nl: name, en: name }
  if (issue.code === "invalid_type") {
    if (issue.expected === "string" && (typeof value === "boolean" || typeof value === "number"))
      return inQuotes(subject, value)
    const kind = KINDS[issue.expected] ?? { nl: issue.expected, en: issue.expected }
    return { nl: `${subject.nl} moet ${kind.nl} zijn`, en: `${subject.en} must be ${kind.en}` }
  }
  if (issue.code === "invalid_union") return notOneOf(subject, value, VERDICTS)
  if (issue.code === "invalid_value") return notOneOf(subject, value, issue.values.map(String))
  if (issue.code === "invalid_format") return NO_ID
  if (issue.code === "too_small") return tooSmall(subject, issue)
  if (issue.code === "too_big") return tooBig(subject, issue)
  return {
    nl: `${subject.nl} klopt niet: ${issue.message}`,
    en: `${subject.en} is not right: ${issue.message}`,
  }
}

const NO_ID = {
  nl: "een id bestaat uit kleine letters, cijfers, `-` en `/`, zoals `audience/strangers`",
  en: "an id consists of small letters, digits, `-` and `/`, such as `audience/strangers`",
}
const NO_DELAY = {
  nl: `\`delaySeconds\` moet een heel getal van ${DELAY_SECONDS.least} tot en met ${DELAY_SECONDS.most} zijn`,
  en: `\`delaySeconds\` must be a whole number from ${DELAY_SECONDS.least} to ${DELAY_SECONDS.most}`,
}
const VERDICTS = RuleForm.options.map((option) => option.shape.then.value)

const KINDS: Readonly<Record<string, Text>> = {
  string: { nl: "tekst", en: "text" },
  number: { nl: "een getal", en: "a number" },
  int: { nl: "een heel getal", en: "a whole number" },
  boolean: { nl: "`true` of `false`", en: "`true` or `false`" },
  array: { nl: "een lijst (`- …` of `[…]`)", en: "a list (`- …` or `[…]`)" },
  object: { nl: "een blok met sleutels (`naam: waarde`)", en: "a block of keys (`name: value`)" },
  record: { nl: "een blok met sleutels (`naam: waarde`)", en: "a block of keys (`name: value`)" },
}

const DEPARTMENT_NAME = {
  nl: "de naam van een afdeling begint met een letter of cijfer en is hoogstens 100 tekens",
  en: "the name of a department begins with a letter or digit and has 100 characters at most",
}

/** YAML takes true, false and numbers without quotes for what they look like. */
function inQuotes(subject: Text, value: boolean | number): Text {
  return {
    nl: `${subject.nl} moet tekst zijn; zet het tussen aanhalingstekens: \`"${value}"\``,
    en: `${subject.en} must be text; put it in quotes: \`"${value}"\``,
  }
}

function missing(name: string, possible: readonly string[]): Text {
  if (possible.length === 0) return { nl: `${name} ontbreekt`, en: `${name} is missing` }
  const words = oneOf(possible)
  return { nl: `${name} ontbreekt; mogelijk: ${words.nl}`, en: `${name} is missing; possible: ${words.en}` }
}

function notOneOf(subject: Text, value: unknown, possible: readonly string[]): Text {
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

/** An option that belongs to another verdict is the likeliest unknown key of a rule. */
const OPTION_OF: Readonly<Record<string, string>> = {
  showing: "individualise",
  releasableBy: "hold",
  delaySeconds: "deliver",
}

function unknownKey(key: string, near: string | undefined, known: readonly string[]): Text {
  const verdict = Object.hasOwn(OPTION_OF, key) ? OPTION_OF[key] : undefined
  if (verdict !== undefined && known.includes("then")) {
    return {
      nl: `${quoted(key)} hoort bij \`then: ${verdict}\``,
      en: `${quoted(key)} belongs to \`then: ${verdict}\``,
    }
  }
  const words = oneOf(known)
  return {
    nl: `onbekende sleutel ${quoted(key)}${near === undefined ? `; mogelijk: ${words.nl}` : hint(near).nl}`,
    en: `unknown key ${quoted(key)}${near === undefined ? `; possible: ${words.en}` : hint(near).en}`,
  }
}

/** The keys that the form has at a path. */
function keysAt(value: unknown, path: Path): readonly string[] {
  let form: z.core.$ZodType = PolicyForm
  let at = value
  for (const step of path) {
    form = stepInto(inside(form, at), step)
    at = isRecord(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined
  }
  const found = inside(form, at)
  const { def } = found._zod
  return isObjectDef(def) ? Object.keys(def.shape) : []
}

/** Without what wraps it; of the forms of a rule, the one for its verdict. */
function inside(form: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (form === RuleForm) {
    const then = isRecord(value) ? value["then"] : undefined
    return RuleForm.options.find((option) => option.shape.then.value === then) ?? form
  }
  const { def } = form._zod
  return "innerType" in def && isForm(def.innerType) ? inside(def.innerType, value) : form
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
