/** What only a policy can have wrong in its form, in words (./form-problem.ts has the others). */
import type { z } from "zod"
import type { Text } from "./facts-schema.ts"
import type { FormWords } from "./form-problem.ts"
import { missing, notOneOf } from "./form-problem.ts"
import { DELAY_SECONDS, PolicyForm, RuleForm, SHAPE_UNITS } from "./policy-file.ts"

export const POLICY_WORDS: FormWords = { form: PolicyForm, chosen: formOfRule, issue: wordsOf, key: optionOf }

const VERDICTS = RuleForm.options.map((option) => option.shape.then.value)

/** Of the forms of a rule, the one for its verdict. */
function formOfRule(form: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (form !== RuleForm) return form
  const then: unknown =
    typeof value === "object" && value !== null && "then" in value ? value.then : undefined
  return RuleForm.options.find((option) => option.shape.then.value === then) ?? form
}

function wordsOf(issue: z.core.$ZodIssue, value: unknown): Text | undefined {
  if (value !== undefined && issue.path[0] === "numbers" && issue.path[2] === "shape") {
    return typeof value === "string" ? NO_SHAPE : undefined
  }
  if (issue.code === "invalid_key") return DEPARTMENT_NAME
  if (issue.code === "invalid_format") return NO_ID
  if (issue.code === "invalid_union")
    return value === undefined
      ? missing("`then`", VERDICTS)
      : notOneOf({ nl: "`then`", en: "`then`" }, value, VERDICTS)
  return value !== undefined && issue.path.at(-1) === "delaySeconds" ? NO_DELAY : undefined
}

const NO_ID = {
  nl: "een id bestaat uit kleine letters, cijfers, `-` en `/`, zoals `audience/strangers`",
  en: "an id consists of small letters, digits, `-` and `/`, such as `audience/strangers`",
}
const NO_SHAPE = {
  nl: `een vorm heeft ${SHAPE_UNITS.least} tot en met ${SHAPE_UNITS.most} tekens zonder accenten, waarvan minstens ${SHAPE_UNITS.varying} keer een \`9\` (een cijfer) of een \`A\` (een letter), en minstens één cijfer, zoals "P-9999999"`,
  en: `a shape has ${SHAPE_UNITS.least} to ${SHAPE_UNITS.most} characters without accents, among them at least ${SHAPE_UNITS.varying} times a \`9\` (a digit) or an \`A\` (a letter), and at least one digit, such as "P-9999999"`,
}
const NO_DELAY = {
  nl: `\`delaySeconds\` moet een heel getal van ${DELAY_SECONDS.least} tot en met ${DELAY_SECONDS.most} zijn`,
  en: `\`delaySeconds\` must be a whole number from ${DELAY_SECONDS.least} to ${DELAY_SECONDS.most}`,
}
const DEPARTMENT_NAME = {
  nl: "de naam van een afdeling begint met een letter of cijfer en is hoogstens 100 tekens",
  en: "the name of a department begins with a letter or digit and has 100 characters at most",
}

/** An option that belongs to another verdict is the likeliest unknown key of a rule. */
const OPTION_OF: Readonly<Record<string, string>> = {
  showing: "individualise",
  releasableBy: "hold",
  delaySeconds: "deliver",
}

function optionOf(key: string, known: readonly string[]): Text | undefined {
  const verdict = Object.hasOwn(OPTION_OF, key) ? OPTION_OF[key] : undefined
  if (verdict === undefined || !known.includes("then")) return undefined
  return {
    nl: `\`${key}\` hoort bij \`then: ${verdict}\``,
    en: `\`${key}\` belongs to \`then: ${verdict}\``,
  }
}
