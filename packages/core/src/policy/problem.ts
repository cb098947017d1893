/**
 * What is wrong with a file that a person wrote (a policy, a configuration), where, and what would be right; for that
 * person, in both languages.
 */
import type { Text } from "./facts-schema.ts"

export type PolicyProblem = Text & {
  readonly file: string
  /** Both from 1; the column counts UTF-16 units. */
  readonly line: number
  readonly column: number
  /** Of a configuration: the key that it is about, such as `smtp.listen.0`. */
  readonly key?: string
}

/** The way compilers write it, so that editors can jump there: `policy.yaml:12:5: unknown key …`. */
export function problemLine(problem: PolicyProblem, language: keyof Text): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem[language]}`
}

/** "; did you mean `x`?", or nothing. */
export function hint(nearest: string | undefined): Text {
  if (nearest === undefined) return { nl: "", en: "" }
  return { nl: `; bedoelt u \`${nearest}\`?`, en: `; did you mean \`${nearest}\`?` }
}

/** What somebody typed, short enough for one line and without what would break it. */
export function quoted(text: string): string {
  const plain = text.replaceAll(/[\p{Cc}`]/gu, " ")
  return `\`${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}\``
}

/** `a`, `b` or `c`; none of them quoted when there are no words at all. */
export function oneOf(words: readonly string[]): Text {
  const ticked = words.map((word) => `\`${word === "" ? '""' : word}\``)
  const last = ticked.pop() ?? ""
  if (ticked.length === 0) return { nl: last, en: last }
  return { nl: `${ticked.join(", ")} of ${last}`, en: `${ticked.join(", ")} or ${last}` }
}
