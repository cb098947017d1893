/**
 * Reads a configuration: YAML, the environment, its form, then what it says as a whole. All problems at once, each with
 * its place and what would be right.
 *
 * A problem in the environment is shown at the variable, as if that were a file of one line.
 */
import { dirname } from "node:path"

import type { Text } from "@sluis/core/policy/facts-schema"
import type { FormWords } from "@sluis/core/policy/form-problem"
import { formProblems } from "@sluis/core/policy/form-problem"
import type { PolicyProblem } from "@sluis/core/policy/problem"
import type { FileKind, Path, Source } from "@sluis/core/policy/source"
import { readSource } from "@sluis/core/policy/source"
import type { Result } from "@sluis/core/result"
import { err, ok } from "@sluis/core/result"
import type { z } from "zod"

import { contradictions } from "./check-config.ts"
import { complete } from "./complete.ts"
import type { Completed, Environment } from "./complete.ts"
import { CONFIG_FORM } from "./config-form.ts"
import type { Config } from "./config-form.ts"
import { unknownVariables } from "./unknown-variable.ts"

/** UTF-16 units. The commented example is a fiftieth of this. */
export const MAX_CONFIG_UNITS = 524_288
export const CONFIG: FileKind = { nl: "configuratie", en: "configuration", units: MAX_CONFIG_UNITS }
/** More problems than this help nobody. */
const MAX_PROBLEMS = 200

/** `name`: path of the file, which relative paths in it start from and problems are shown with. */
export function loadConfig(
  text: string,
  name: string,
  environment: Environment,
): Result<Config, readonly PolicyProblem[]> {
  const read = readSource(text, name, CONFIG)
  // What the YAML reader made of a broken file is guesswork; problems in it would be too.
  if (read.problems.length > 0) return err(inOrder(read.problems, name))
  const completed = complete(read.value, environment, dirname(name))
  const source = withOrigins(read, completed)
  const form = CONFIG_FORM.safeParse(completed.value)
  const variables = unknownVariables(environment, form.data?.key.environment ?? undefined)
  const problems = form.success
    ? contradictions(source, form.data, environment)
    : formProblems(source, form.error, WORDS)
  if (problems.length + variables.length > 0) return err(inOrder([...problems, ...variables], name))
  if (!form.success) throw new Error("a form that failed has no problems")
  return ok(form.data)
}

/** Problems are shown where a value came from. */
function withOrigins(source: Source, { value, origins }: Completed): Source {
  return {
    ...source,
    value,
    problemAt: (path, words, offset) => {
      const origin = origins.find((each) => each.path.every((step, index) => step === path[index]))
      const key = keyOf(path)
      if (origin === undefined) return { ...source.problemAt(path, words, offset), key }
      const element = path[origin.path.length]
      const column = typeof element === "number" ? (origin.columns[element] ?? 1) : 1
      return { file: origin.variable, line: 1, column, key, ...words }
    },
    problemAtKey: (path, words) => ({ ...source.problemAtKey(path, words), key: keyOf(path) }),
  }
}

function keyOf(path: Path): string {
  return path.map(String).join(".")
}

const WORDS: FormWords = { form: CONFIG_FORM, issue: issueWords, key: keyWords }

const SELECTOR = {
  nl: "`selector` moet letters, cijfers, `-`, `_` en `.` zijn, zoals `sluis2026`",
  en: "`selector` must be letters, digits, `-`, `_` and `.`, such as `sluis2026`",
}
const VARIABLE = {
  nl: "`environment` moet de naam van een variabele zijn, zoals `SLUIS_KEY`, niet de sleutel zelf",
  en: "`environment` must be the name of a variable, such as `SLUIS_KEY`, not the key itself",
}

function issueWords(issue: z.core.$ZodIssue): Text | undefined {
  if (issue.code !== "invalid_format") return undefined
  return issue.path.at(-1) === "selector" ? SELECTOR : VARIABLE
}

/** A secret is not a key of this file, and the likeliest thing to be put there. */
const SECRETS = [
  {
    key: "password",
    file: "passwordFile",
    variable: "SLUIS_UPSTREAM_PASSWORD",
    nl: "een wachtwoord",
    en: "a password",
  },
  {
    key: "clientSecret",
    file: "clientSecretFile",
    variable: "SLUIS_LOGIN_OIDC_SECRET",
    nl: "een geheim",
    en: "a secret",
  },
] as const

function keyWords(key: string, known: readonly string[]): Text | undefined {
  const secret = SECRETS.find((each) => each.key === key && known.includes(each.file))
  if (secret === undefined) return undefined
  const { file, variable, nl, en } = secret
  return {
    nl: `${nl} hoort niet in dit bestand; zet het in een eigen bestand (\`${file}\`) of in ${variable}`,
    en: `${en} does not belong in this file; put it in a file of its own (\`${file}\`) or in ${variable}`,
  }
}

/** The file first, then the variables. */
function inOrder(problems: readonly PolicyProblem[], name: string): readonly PolicyProblem[] {
  const rank = ({ file }: PolicyProblem): number => (file === name ? 0 : 1)
  return problems
    .toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column)
    .slice(0, MAX_PROBLEMS)
}
