/**
 * What a rule says to the sender: a sentence with facts in it, such as `{audience.visible}`.
 *
 * A placeholder is checked when the policy is loaded, so that no sender ever reads a pair of braces.
 */
import type { Facts } from "../facts/facts.ts"
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { nearestFact } from "./did-you-mean.ts"
import type { Leaf, Text } from "./facts-schema.ts"
import { factAt, LEAVES, valueInWords } from "./facts-schema.ts"
import { hint, quoted } from "./problem.ts"

/** Text and facts in turn. */
export type Sentence = readonly (string | Leaf)[]

export type SentenceProblem = Text & { readonly start: number }

export function parseSentence(text: string): Result<Sentence, readonly SentenceProblem[]> {
  const pieces: (string | Leaf)[] = []
  const problems: SentenceProblem[] = []
  let from = 0
  while (from < text.length) {
    const open = text.indexOf("{", from)
    if (open < 0) break
    const close = text.indexOf("}", open)
    if (close < 0) {
      problems.push({
        start: open,
        nl: "de `}` bij deze `{` ontbreekt",
        en: "the `}` of this `{` is missing",
      })
      break
    }
    pieces.push(text.slice(from, open))
    const path = text.slice(open + 1, close).trim()
    const leaf = LEAVES.get(path)
    if (leaf === undefined) problems.push({ start: open, ...unknown(path) })
    else if (leaf.type === "bool") problems.push({ start: open, ...noWord(path) })
    else pieces.push(leaf)
    from = close + 1
  }
  if (problems.length > 0) return err(problems)
  pieces.push(text.slice(from))
  return ok(pieces.filter((piece) => piece !== ""))
}

export function sayIn(sentence: Sentence, facts: Facts, language: keyof Text): string {
  let text = ""
  for (const piece of sentence) {
    text += typeof piece === "string" ? piece : valueInWords(piece, factAt(facts, piece), language)
  }
  return text
}

function unknown(path: string): Text {
  const near = hint(nearestFact(path))
  return {
    nl: `onbekend feit ${quoted(path)} tussen accolades${near.nl}`,
    en: `unknown fact ${quoted(path)} in braces${near.en}`,
  }
}

function noWord(path: string): Text {
  return {
    nl: `${quoted(path)} is waar of onwaar en past niet in een zin`,
    en: `${quoted(path)} is true or false and does not fit into a sentence`,
  }
}
