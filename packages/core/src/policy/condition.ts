/**
 * The `when` of a rule: CEL over the facts, read and type-checked once, evaluated for every message.
 *
 * Language: https://github.com/google/cel-spec. What of it a policy may use is decided in ./condition-review.ts.
 */
import type { ASTNode } from "@marcbachmann/cel-js"
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { conditionError } from "./condition-error.ts"
import type { ConditionProblem } from "./condition-review.ts"
import { review } from "./condition-review.ts"
import type { FactContext } from "./facts-context.ts"
import { ENVIRONMENT } from "./facts-context.ts"
import type { Leaf } from "./facts-schema.ts"
import { quickCondition } from "./quick-condition.ts"

/** UTF-16 units of one condition. */
export const MAX_CONDITION_UNITS = 4000

export type Condition = {
  readonly text: string
  readonly ast: ASTNode
  /** The facts it uses, each once, in order of appearance. */
  readonly leaves: readonly Leaf[]
  /** Steps of the worst evaluation. */
  readonly cost: number
  /** Throws where an evaluation fails: a division by zero, an overflow. */
  readonly holds: (context: FactContext) => boolean
}

/** `departments`: the names that `sender.department` can be compared with. */
export function compileCondition(
  text: string,
  departments: readonly string[],
): Result<Condition, readonly ConditionProblem[]> {
  if (text.length > MAX_CONDITION_UNITS) {
    const problem = {
      start: 0,
      nl: `deze voorwaarde is langer dan ${MAX_CONDITION_UNITS} tekens; maak er meer regels van`,
      en: `this condition is longer than ${MAX_CONDITION_UNITS} characters; split it into several rules`,
    }
    return err([problem])
  }
  try {
    const parsed = ENVIRONMENT.parse(text)
    const { problems, leaves, cost } = review(parsed.ast, departments)
    if (problems.length > 0) return err(problems)
    const { error, type } = parsed.check()
    if (error !== undefined) return err([conditionError(error, text)])
    if (type !== "bool") return err([notTrueOrFalse(type ?? "?")])
    const evaluate = (context: FactContext): boolean => {
      const value: unknown = parsed(context)
      if (typeof value !== "boolean") throw new Error(`condition gave ${typeof value}, not true or false`)
      return value
    }
    const holds = quickly(quickCondition(parsed.ast), evaluate)
    return ok({ text, ast: parsed.ast, leaves, cost, holds })
  } catch (error) {
    return err([conditionError(error, text)])
  }
}

/** What went wrong in the short way may be right in the long one, or wrong in the library's own words. */
function quickly(quick: ReturnType<typeof quickCondition>, evaluate: Condition["holds"]): Condition["holds"] {
  if (quick === undefined) return evaluate
  return (context) => {
    try {
      return quick(context.facts)
    } catch {
      return evaluate(context)
    }
  }
}

function notTrueOrFalse(type: string): ConditionProblem {
  const example = type === "int" ? ", bijvoorbeeld `… >= 10`" : ""
  return {
    start: 0,
    nl: `\`when\` moet waar of onwaar opleveren, dit geeft ${type}${example}`,
    en: `\`when\` must give true or false, this gives ${type}${example.replace("bijvoorbeeld", "for example")}`,
  }
}
