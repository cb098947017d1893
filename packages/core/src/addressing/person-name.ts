/**
 * What somebody is called, from a display name, a local part or a greeting, and whether two such names may be one person's.
 *
 * Why this module exists: "Wit, K. de (Karin)", k.dewit@ and "mevrouw De Wit" are one person. Failing direction: names that
 * may be one person's are taken for it; only those that share nothing differ.
 *
 * Deliberately left out: which given names belong together (./given-name.ts) and what is no person (./functional.ts).
 */
import { foldWord, PARTICLES, TITLES } from "../mail/greeting-word.ts"
import { areNicknames, isGivenName } from "./given-name.ts"
import { isOneSlip } from "./slip.ts"

export type PersonName = {
  /** Given and family names, folded, without titles, initials and particles ("van", "de"). */
  readonly words: readonly string[]
  /** Those of `words` that are in the place of a given name, and not an initial's. */
  readonly given: readonly string[]
  /** Whether there is a family name: a second word, or one behind an initial. */
  readonly hasFamilyName: boolean
  /** All letters in one, particles too: "karindewit". */
  readonly squashed: string
}

const MAX_NAME_UNITS = 120
const MAX_WORDS = 12

/** Of a display name or a greeting: "Karin de Wit", "Wit, Karin de", "K. de Wit (Karin)", "Karin de Wit | Gemeente". */
export function nameOf(written: string): PersonName {
  const text = written.slice(0, MAX_NAME_UNITS)
  const main = withoutRemark(text)
  const [before = "", after] = main.split(",", 2)
  // "Wit, Karin de": the given name stands behind the comma; "Karin de Wit, MSc" has none there.
  const isTurned =
    after !== undefined && wordsIn(after).some(({ length }) => length > 0) && !SUFFIX.test(after)
  const ordered = isTurned ? `${after} ${before}` : before
  const name = nameFrom(wordsIn(ordered))
  const aside = /\(([^()]{2,40})\)/u.exec(text)?.[1] ?? ""
  const asides = wordsIn(aside).filter((word) => word.length > 1 && isGivenName(word))
  return asides.length === 0
    ? name
    : { ...name, words: [...name.words, ...asides], given: [...name.given, ...asides] }
}
/** Without what stands behind a name and is none: an organisation, a remark. */
export function withoutRemark(written: string): string {
  return written.slice(0, MAX_NAME_UNITS).replace(BEHIND_NAME, "")
}
const BEHIND_NAME = /[(|[</].*$|\s[-–—]\s.*$|\s(?:via|namens|on behalf of)\s.*$/isu
/** "Jr.", "MSc", "M.D.": behind a comma, and no given name. */
const SUFFIX = /^\s*(?:jr|sr|md|m\.d|phd|ph\.d|msc|bsc|ma|ba|mba|llm|ll\.m|esq|ii|iii|rn)\.?\s*$/iu

/** Of a local part: karin.dewit, k.de.wit, KarinDeWit, karin84. */
export function localNameOf(local: string): PersonName {
  const [base = ""] = local.slice(0, MAX_NAME_UNITS).split("+", 1)
  return nameFrom(wordsIn(base.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ").replaceAll(/[\d_.-]+/g, " ")))
}

function nameFrom(all: readonly string[]): PersonName {
  const named = all.filter((word) => !TITLES.has(word))
  const words = named.filter((word) => word.length > 1 && !PARTICLES.has(word))
  const first = named[0]
  const startsWithInitial = first !== undefined && first.length === 1
  return {
    words,
    given: startsWithInitial ? [] : words.slice(0, 1),
    hasFamilyName: words.length > 1 || (startsWithInitial && words.length > 0),
    squashed: named.join(""),
  }
}

function wordsIn(text: string): readonly string[] {
  return foldName(text)
    .split(/[^\p{L}]+/u, MAX_WORDS)
    .filter((word) => word !== "")
}

/** Lower case, without diacritics; letters that are written in two ways become one. */
function foldName(text: string): string {
  return foldWord(text).replaceAll(/[øłđßæœıĳþð]/g, (letter) => LETTERS[letter] ?? letter)
}
const LETTERS: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ĳ: "ij",
  þ: "th",
  ð: "d",
}

/** Whether two names have a word in common, in any spelling or short form. */
export function mayBeSamePerson(one: PersonName, other: PersonName): boolean {
  return (
    one.words.some(
      (word) => other.words.some((there) => maySameWord(word, there)) || isWithin(word, other.squashed),
    ) || other.words.some((word) => isWithin(word, one.squashed))
  )
}

/** Whether `word` stands in `squashed`, however it is spelt: "wit" in "kdewit". */
export function isWithin(word: string, squashed: string): boolean {
  return word.length >= 3 && (squashed.includes(word) || soundOf(squashed).includes(soundOf(word)))
}

function maySameWord(one: string, other: string): boolean {
  if (one === other || areNicknames(one, other)) return true
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 3) return false
  const sound = soundOf(short)
  const longSound = soundOf(long)
  if (longSound.startsWith(sound) || long.startsWith(short)) return true
  return (
    short.length >= 4 &&
    isOneSlip(sound, longSound) &&
    (sound.charAt(0) === longSound.charAt(0) || short.length >= 6)
  )
}

/** What spellings have in common: Carin and Karin, Sofie and Sophie, Marjolijn and Marjolein. */
function soundOf(word: string): string {
  return word
    .replaceAll("ph", "f")
    .replaceAll("sch", "s")
    .replaceAll("ch", "g")
    .replaceAll("ck", "k")
    .replaceAll("th", "t")
    .replaceAll("dt", "t")
    .replaceAll("ij", "i")
    .replaceAll("ei", "i")
    .replaceAll("ou", "au")
    .replaceAll("ae", "a")
    .replaceAll("x", "ks")
    .replaceAll(/c(?=[eiy])/g, "s")
    .replaceAll("c", "k")
    .replaceAll("q", "k")
    .replaceAll("y", "i")
    .replaceAll("z", "s")
    .replaceAll("v", "f")
    .replaceAll("w", "v")
    .replaceAll(/(.)\1+/g, "$1")
}
