/**
 * Whether a text is plain enough for nearly everybody (level B1): how long its sentences are, and which of its words are hard.
 *
 * Why this module exists: letters about a breach are often not understood. It is a check on our own texts and a help for whoever
 * types one; it measures what can be counted, and no count says whether a text is clear.
 *
 * Deliberately left out: grammar, and any score.
 */
import type { Language } from "../words.ts"

/** What the texts of Sluis itself keep to; editors of plain Dutch advise 15 words at most, and let one have more. */
export const READABILITY_LIMITS = {
  /** Words in one sentence. */
  sentence: 22,
  /** Words in a sentence of a text, on average. */
  average: 13,
  /** Letters in one word. Dutch writes in one what English writes in two. */
  word: { nl: 16, en: 14 },
} as const

export type ReadabilityProblem =
  | { readonly kind: "long-sentence"; readonly sentence: string; readonly words: number }
  | { readonly kind: "long-on-average"; readonly words: number }
  | { readonly kind: "long-word"; readonly word: string }
  /** What to write in its place. */
  | { readonly kind: "jargon"; readonly word: string; readonly plain: string }

/** UTF-16 units of a text that are looked at. */
export const MAX_READABLE_UNITS = 50_000

/** Nothing for a plain text. Problems are in the order of the text, each word once. */
export function readabilityOf(text: string, language: Language): readonly ReadabilityProblem[] {
  const sentences = sentencesIn(text.slice(0, MAX_READABLE_UNITS))
  const counts = sentences.map((sentence) => wordsIn(sentence).length)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const average = sentences.length === 0 ? 0 : total / sentences.length
  return [
    ...sentences.flatMap((sentence, at): readonly ReadabilityProblem[] => {
      const words = counts[at] ?? 0
      return words > READABILITY_LIMITS.sentence ? [{ kind: "long-sentence", sentence, words }] : []
    }),
    ...(average > READABILITY_LIMITS.average
      ? [{ kind: "long-on-average", words: Math.round(average * 10) / 10 } as const]
      : []),
    ...hardWords(sentences, language),
  ]
}

function hardWords(sentences: readonly string[], language: Language): readonly ReadabilityProblem[] {
  const words = new Set(sentences.flatMap(wordsIn).map((word) => word.toLowerCase()))
  return [...words].flatMap((word): readonly ReadabilityProblem[] => {
    const plain = JARGON[language].get(word)
    if (plain !== undefined) return [{ kind: "jargon", word, plain }]
    const isLong = word.length > READABILITY_LIMITS.word[language] && !KNOWN_LONG.has(word)
    return isLong ? [{ kind: "long-word", word }] : []
  })
}

/** An empty line and an item of a list end a sentence too; a point between digits or in an address does not. */
function sentencesIn(text: string): readonly string[] {
  return text
    .split(/\n+|(?<=[.!?:;])\s+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsIn(sentence).length > 0)
}

function wordsIn(sentence: string): readonly string[] {
  return (
    sentence
      // An address, a link, a number by itself: not read as words.
      .split(/\s+/u)
      .filter((piece) => !/[@/]|\.\p{L}/u.test(piece))
      .flatMap((piece) => piece.match(/\p{L}[\p{L}'’-]*/gu) ?? [])
  )
}

/** Names that things have: longer than is plain, and nobody knows them by another. */
const KNOWN_LONG: ReadonlySet<string> = new Set([
  "persoonsgegevens",
  "burgerservicenummer",
  "gegevensbescherming",
  "identiteitsfraude",
  "levensovertuiging",
])

const JARGON: { readonly [language in Language]: ReadonlyMap<string, string> } = {
  nl: new Map([
    ["betrokkene", "de persoon om wie het gaat"],
    ["betrokkenen", "de mensen om wie het gaat"],
    ["verwerkingsverantwoordelijke", "de organisatie"],
    ["inbreuk", "datalek"],
    ["onbevoegde", "iemand die dat niet mag"],
    ["onbevoegden", "mensen die dat niet mogen"],
    ["onrechtmatig", "zonder dat het mocht"],
    ["conform", "volgens"],
    ["middels", "met"],
    ["teneinde", "om"],
    ["derhalve", "daarom"],
    ["tevens", "ook"],
    ["reeds", "al"],
    ["inzake", "over"],
    ["betreffende", "over"],
    ["aangaande", "over"],
    ["dient", "moet"],
    ["dienen", "moeten"],
    ["alsmede", "en"],
    ["mitigeren", "kleiner maken"],
    ["gemitigeerd", "kleiner gemaakt"],
    ["implementeren", "invoeren"],
    ["geïmplementeerd", "ingevoerd"],
    ["geconstateerd", "gezien"],
    ["constateren", "zien"],
    ["abusievelijk", "per ongeluk"],
    ["desbetreffende", "deze"],
    ["voornoemde", "deze"],
    ["onverhoopt", "toch"],
    ["incident", "wat er misging"],
    ["passende", "goede"],
    ["verstrekt", "gegeven"],
    ["verstrekken", "geven"],
  ]),
  en: new Map([
    ["pursuant", "under"],
    ["aforementioned", "this"],
    ["hereby", "now"],
    ["herein", "here"],
    ["regarding", "about"],
    ["concerning", "about"],
    ["notwithstanding", "despite"],
    ["mitigate", "reduce"],
    ["mitigated", "reduced"],
    ["remediate", "repair"],
    ["remediation", "repair"],
    ["utilise", "use"],
    ["utilize", "use"],
    ["commence", "begin"],
    ["prior", "before"],
    ["subsequently", "later"],
    ["inadvertently", "by accident"],
    ["unauthorised", "not allowed"],
    ["unauthorized", "not allowed"],
    ["exfiltrated", "stolen"],
  ]),
}
