/** What the CEL library says about a condition, in the words of the person who wrote it. */
import type { ConditionProblem } from "./condition-review.ts"
import { CONDITION_LIMITS } from "./facts-context.ts"
import type { Text } from "./facts-schema.ts"
import { quoted } from "./problem.ts"

type CelError = {
  readonly code: string
  readonly summary: string
  readonly range?: { readonly start: number }
}

/** What people from other languages write, and what CEL wants. */
const WORDS: Readonly<Record<string, string>> = {
  and: "&&",
  or: "||",
  not: "!",
  AND: "&&",
  OR: "||",
  NOT: "!",
}

export function conditionError(error: unknown, text: string): ConditionProblem {
  if (!isCelError(error)) {
    // A condition that nests too deeply for the stack, at worst: their mistake, whatever the library makes of it.
    return { start: 0, nl: "deze voorwaarde is niet te lezen", en: "this condition can't be read" }
  }
  const start = Math.min(error.range?.start ?? 0, text.length)
  return { start, ...inWords(error, text, start) }
}

function inWords({ code, summary }: CelError, text: string, start: number): Text {
  const found = wordAt(text, start)
  const replacement = Object.hasOwn(WORDS, found) ? WORDS[found] : undefined
  if (replacement !== undefined) {
    return {
      nl: `schrijf \`${replacement}\` in plaats van \`${found}\``,
      en: `write \`${replacement}\` instead of \`${found}\``,
    }
  }
  switch (code) {
    case "unexpected_character":
      if (found === "=") return { nl: "schrijf `==` om te vergelijken", en: "write `==` to compare" }
      if (found === "&" || found === "|") {
        return { nl: `schrijf \`${found}${found}\``, en: `write \`${found}${found}\`` }
      }
      return { nl: `${quoted(found)} past hier niet`, en: `${quoted(found)} does not fit here` }
    case "expected_token":
    case "unexpected_token":
      if (start >= text.length) {
        return {
          nl: "de voorwaarde is niet af: aan het eind ontbreekt nog iets",
          en: "the condition is not complete: something is missing at its end",
        }
      }
      return { nl: `${quoted(found)} past hier niet`, en: `${quoted(found)} does not fit here` }
    case "unterminated_string":
    case "unterminated_triple_quoted_string":
    case "newline_in_string":
      return { nl: "het aanhalingsteken aan het eind ontbreekt", en: "the closing quote is missing" }
    case "limit_exceeded":
      return {
        nl: `deze voorwaarde is te groot (hoogstens ${CONDITION_LIMITS.maxAstNodes} onderdelen, ${CONDITION_LIMITS.maxDepth} diep, lijsten van ${CONDITION_LIMITS.maxListElements}); maak er meer regels van`,
        en: `this condition is too large (at most ${CONDITION_LIMITS.maxAstNodes} elements, ${CONDITION_LIMITS.maxDepth} deep, lists of ${CONDITION_LIMITS.maxListElements}); split it into several rules`,
      }
    case "no_such_overload":
    case "no_matching_overload": {
      const pair = quoted(summary.slice(summary.indexOf(":") + 1).trim())
      return code === "no_such_overload"
        ? { nl: `dit gaat niet samen: ${pair}`, en: `these do not go together: ${pair}` }
        : {
            nl: `deze functie past hier niet: ${quoted(summary)}`,
            en: `this function does not fit here: ${quoted(summary)}`,
          }
    }
    case "invalid_logical_operand":
      return {
        nl: "aan beide kanten van `&&` en `||` hoort iets dat waar of onwaar is",
        en: "both sides of `&&` and `||` must be true or false",
      }
    case "invalid_condition_type":
      return { nl: "hier hoort iets dat waar of onwaar is", en: "what stands here must be true or false" }
    default:
      return { nl: `dit klopt niet: ${summary}`, en: `this is not right: ${summary}` }
  }
}

function wordAt(text: string, start: number): string {
  let end = start
  while (end < text.length && isLetter(text.charCodeAt(end))) end += 1
  return text.slice(start, Math.max(end, start + 1))
}

function isLetter(unit: number): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95
}

function isCelError(error: unknown): error is CelError {
  return error instanceof Error && "code" in error && "summary" in error && typeof error.summary === "string"
}
