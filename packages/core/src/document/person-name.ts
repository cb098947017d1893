/**
 * Whether a cell, or the beginning of a line, is the name of a person, by its form.
 *
 * Why this module exists: "Piet van Dijk", "Dijk, P. van" and "mw. S. El Amrani" are people; "Toyota Yaris", "Jansen Bouw
 * B.V." and "Alphen aan den Rijn" have the same capitals. Form alone can't tell them apart: it proposes, and `isTelling` says
 * whether it holds something that only names of people have. Who decides is who sees the whole column (./person-column.ts).
 *
 * Deliberately left out: names without capitals, names of more than seven words, scripts other than Latin, Greek and Cyrillic.
 */
import { FIRST_NAMES } from "./first-name.ts"
import { isCompanyWord } from "./company-word.ts"

export type PersonName = {
  /** Two spellings of one name have one key: no case, accents, titles, or order. */
  readonly key: string
  /** A known first name, initials, an infix ("van der"), a title, or a comma before the first name. */
  readonly isTelling: boolean
  /** Words that are names: "Piet Jansen" has two, "P. Jansen" one and an initial. */
  readonly words: number
}

const MAX_NAME_UNITS = 60
const MAX_NAME_WORDS = 7

/** "dhr." and the like, in front; degrees also behind. */
const TITLES: ReadonlySet<string> = new Set(
  (
    "dhr de-heer heer mevr mw mevrouw meneer mej juf meester fam familie drs dr ir ing mr mrs ms miss prof bc bsc msc ma mba " +
    "llm phd ba sr jr ds"
  ).split(" "),
)
/** Infixes, NEN 1888 and what other languages have. */
const INFIXES: ReadonlySet<string> = new Set(
  (
    "van de der den het t ten ter te op in s von zu vom zum del della dei da das do dos di du des la le los las el al bin ibn " +
    "ben bint e y uit over onder voor bij tot thoe st"
  ).split(" "),
)
/** An infix that a name may begin with: "van Dijk, Piet", "El Amrani". */
const LEADING_INFIXES: ReadonlySet<string> = new Set(
  "van de der den ten ter te von di da del la le el al t s ben bin".split(" "),
)

/** undefined if it has not the form of a person's whole name: at least a surname with an initial or a first name. */
export function personName(text: string): PersonName | undefined {
  if (text.length < 4 || text.length > MAX_NAME_UNITS) return undefined
  const parts = partsOf(text)
  if (parts === undefined) return undefined
  const { names, initials, infixes, hasTitle, isTurned } = parts
  if (names.length === 0 || names.some(isCompanyWord)) return undefined
  if (names.length + (initials.length > 0 ? 1 : 0) + (hasTitle ? 1 : 0) < 2) return undefined
  if (names.length > 5) return undefined
  const isTelling =
    hasTitle ||
    initials.length > 0 ||
    isTurned ||
    FIRST_NAMES.has(names[0] ?? "") ||
    (infixes.length > 0 && names.length > 1)
  return { key: keyOf([...names, ...initials]), isTelling, words: names.length }
}

/** The key of a name of which it is known that it is one, however short: "Piet", "piet jansen". "" if it is none. */
export function knownNameKey(text: string): string {
  const bare = text.trim()
  if (bare.length < 2 || bare.length > MAX_NAME_UNITS) return ""
  const words = wordsOf(withoutBracketed(bare))
  if (words.length === 0 || words.length > MAX_NAME_WORDS) return ""
  const folded: string[] = []
  for (const word of words) {
    const name = fold(word)
    if (name === "" || !isNameLike(word) || isCompanyWord(name)) return ""
    if (!TITLES.has(name) && !INFIXES.has(name))
      folded.push(...(isInitials(word) ? initialsOf(word) : [name]))
  }
  return keyOf(folded)
}

/** "piet", "Piet Jansen" */
export function startsWithFirstName(text: string): boolean {
  return FIRST_NAMES.has(fold(wordsOf(text.slice(0, MAX_NAME_UNITS))[0] ?? ""))
}

type Parts = {
  /** Folded. */
  readonly names: readonly string[]
  readonly initials: readonly string[]
  readonly infixes: readonly string[]
  readonly hasTitle: boolean
  /** "Dijk, P. van" */
  readonly isTurned: boolean
}

function partsOf(text: string): Parts | undefined {
  const names: string[] = []
  const initials: string[] = []
  const infixes: string[] = []
  let hasTitle = false
  let commas = 0
  const words = wordsOf(withoutBracketed(text))
  if (words.length === 0 || words.length > MAX_NAME_WORDS) return undefined
  for (const [at, word] of words.entries()) {
    const bare = word.endsWith(",") ? word.slice(0, -1) : word
    if (bare !== word) commas += 1
    const folded = fold(bare)
    if (TITLES.has(folded) && (at === 0 || hasTitle || bare.endsWith(".") || commas > 0)) hasTitle = true
    else if (isInitials(bare)) initials.push(...initialsOf(bare))
    else if (INFIXES.has(folded) && isInfixPlace(bare, at, words.length, names.length)) infixes.push(folded)
    else if (folded !== "" && isCapitalised(bare) && isNameLike(bare)) names.push(folded)
    else return undefined
  }
  if (commas > 1) return undefined
  return { names, initials, infixes, hasTitle, isTurned: commas === 1 && words[0]?.includes(",") === true }
}

/** "De" begins a shop ("De Gouden Leeuw") as often as a surname: written with a capital in front it is no infix. */
function isInfixPlace(word: string, at: number, words: number, names: number): boolean {
  if (at > 0) return names > 0 || at < words - 1
  return words > 1 && LEADING_INFIXES.has(word)
}

/** "Jansen, P. (Piet) (m)": what is in brackets is a nickname or a remark. */
function withoutBracketed(text: string): string {
  let bare = text
  for (let open = bare.indexOf("("); open > 0; open = bare.indexOf("(")) {
    const close = bare.indexOf(")", open)
    if (close < 0) break
    bare = `${bare.slice(0, open)} ${bare.slice(close + 1)}`
  }
  return bare
}

function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  let word = ""
  for (const unit of text) {
    if (unit === " " || unit === "\u00A0" || unit === "\t" || unit === "\n") {
      if (word !== "") words.push(word)
      word = ""
    } else {
      word += unit
      if (unit === ",") {
        if (word === ",") words.push(`${words.pop() ?? ""},`)
        else words.push(word)
        word = ""
      }
    }
  }
  if (word !== "") words.push(word)
  return words
}

const LETTER = /^\p{L}$/u

/** Letters, with hyphens, apostrophes and a full stop at its end. */
function isNameLike(word: string): boolean {
  let letters = 0
  for (const unit of word) {
    if (LETTER.test(unit)) letters += 1
    else if (
      unit !== "-" &&
      unit !== "'" &&
      unit !== "\u2019" &&
      unit !== "." &&
      unit !== "," &&
      unit !== "`"
    )
      return false
  }
  return letters > 0
}

/** "Jansen", "'t", "McDonald"; and "JANSEN", as registers print it. */
function isCapitalised(word: string): boolean {
  const elided = word[1] === "'" || word[1] === "\u2019" ? word.slice(2) : word // "d'Hondt"
  for (const unit of elided) {
    if (!LETTER.test(unit)) continue
    return unit !== unit.toLowerCase()
  }
  return false
}

/** "P.", "P.J.M.", "Th.A.", "PJ" only with its stops, and a single capital. */
function isInitials(word: string): boolean {
  if (word.length === 1) return isCapitalised(word)
  if (!word.endsWith(".") || word.length > 16 || !isCapitalised(word)) return false
  return word.split(".").every((piece) => piece.length <= 2) && !TITLES.has(fold(word))
}

function initialsOf(word: string): readonly string[] {
  return word
    .split(".")
    .map((piece) => fold(piece).slice(0, 1))
    .filter((initial) => initial !== "")
}

const MARKS = /[\u0300-\u036F]/g
const NO_LETTERS = /[^\p{L}]/gu

function fold(word: string): string {
  return word.normalize("NFD").replace(MARKS, "").toLowerCase().replace(NO_LETTERS, "")
}

/** INVARIANT (one key): however the words stand, the same words have the same key. */
function keyOf(words: readonly string[]): string {
  return words.toSorted().join(" ")
}
