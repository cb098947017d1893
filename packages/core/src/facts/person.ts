/**
 * Is this said of one person? "Mevrouw Jansen heeft PTSS", "haar uithuisplaatsing", "de burn-out van Petra".
 *
 * Why this module exists: a diagnosis with somebody's name does harm where a word about illness does none. What is looked
 * for is grammar, not names: a title, a pronoun, kin, a client with a name, a capital where none belongs; and a verb of
 * being or having between that and the term. Asked only where a term was found, so a glance at its neighbours is cheap.
 *
 * Deliberately out of scope: whether the person exists, the reader himself (./sentence.ts), and what the sender tells of
 * himself: that is his own to tell.
 */

import {
  AGED,
  ARTICLES,
  BEFORE_WHOSE,
  BY,
  HIS,
  INFIXES,
  KIN,
  LINKS,
  LOCATED,
  NO_NAMES,
  ON,
  ONLY_OF_PEOPLE,
  ORGANISATION,
  POSSESSIVES,
  PRONOUNS,
  ROLES,
  SINGULAR,
  TITLES,
  WHOSE,
  WORK,
} from "./person-word.ts"
import { isAbbreviated } from "./token.ts"

/** So far before a term, and behind it, is looked; UTF-16 units. */
const BEFORE_UNITS = 140
const BEHIND_UNITS = 60
/** Words before a term that may hold the person. */
const WORDS_BEFORE = 14
/** Words between the verb and the term. */
const LINK_REACH = 6
/** The same where a title or a number says that it is a person, or his first and last name begin the sentence. */
const LONG_LINK_REACH = 10
const POSSESSIVE_REACH = 3
const BEHIND_REACH = 4

type Word = { readonly text: string; readonly folded: string; readonly isCapital: boolean }

/** @param start UTF-16 index of the term in `text`; `end` behind its last unit */
export function isSaidOfPerson(text: string, start: number, end: number): boolean {
  const from = sentenceStart(text, start)
  const before = wordsIn(text, from, start)
  const isWhole = from === 0 || start - from < BEFORE_UNITS
  if (isOwned(before)) return true
  const behind = wordsIn(text, end, sentenceEnd(text, end))
  if (isBehind(behind)) return true
  if (isOnHis(behind) && hasReferent(text, start, NAMED)) return true
  const near = before.slice(-WORDS_BEFORE)
  // Whose work it is says nothing of whom a later "she" is.
  const clause = near.slice(near.findLastIndex(({ folded }) => PRONOUNS.has(folded)) + 1)
  if (clause.some(({ folded }) => WORK.has(folded))) return false
  const isLinked =
    near.slice(-(isPlainly(before) ? LONG_LINK_REACH : LINK_REACH)).some(({ folded }) => LINKS.has(folded)) ||
    behind.slice(0, BEHIND_REACH).some(({ folded }) => LINKS.has(folded)) ||
    wordsIn(text, start, Math.min(end, start + BEHIND_UNITS)).some(({ folded }) => LINKS.has(folded))
  if (isLinked && isCaseOf(text, from, near.length === 0 || ARTICLES.has(near.at(-1)?.folded ?? "")))
    return true
  // "Heeft een gesprek met de reclassering": what has an article is met; what one has or is, has none.
  if (ARTICLES.has(near.at(-1)?.folded ?? "") && !near.some(({ folded }) => LOCATED.has(folded))) return false
  if (near.at(-2) !== undefined && ARTICLES.has(near.at(-2)?.folded ?? "") && near.at(-3)?.folded === "heeft")
    return false
  return (
    isLinked &&
    namesPerson(near, isWhole && near.length === before.length, behind, (name) =>
      hasReferent(text, start, name),
    )
  )
}

function isPlainly(before: readonly Word[]): boolean {
  const [first, second] = before
  if (first === undefined || second === undefined) return false
  if (TITLES.has(first.folded) || (ROLES.has(first.folded) && isIdentifying(second))) return true
  return isName(first) && isName(second)
}

/** So far before a pronoun whom it means is looked for. */
const REFERENT_UNITS = 300

/** "Meneer Van Oort gaat naar huis. De psychose is over": what is told next, as something that he has, is his. */
function isCaseOf(text: string, sentence: number, beginsIt: boolean): boolean {
  if (!beginsIt || sentence === 0) return false
  const before = text.slice(Math.max(0, sentence - CASE_UNITS), sentence)
  const told = before.trimEnd().split(PARAGRAPH).at(-1) ?? ""
  return TOLD_OF.test(told) && !wordsIn(told, 0, told.length).some(({ folded }) => WORK.has(folded))
}
const CASE_UNITS = 160
const PARAGRAPH = /\n\s*\n/
/** In a sentence of its own, not in the greeting: somebody with a title, and what he does or has. */
const TOLD_OF =
  /(?:^|[.!?:\n])\s*(?:dhr|mevr|mevrouw|mw|meneer|de heer|mr|mrs|ms)\.? (?:(?:van|de|den|der|ter|ten) ){0,2}\p{Lu}[\p{L}-]{1,24}(?: \p{Lu}[\p{L}-]{1,24})? (?:is|was|heeft|gaat|kwam|komt|ligt|zit|woont|wordt|has|had|lives|came|goes|will)\b/iu

function hasReferent(text: string, at: number, named: RegExp): boolean {
  const from = Math.max(0, at - REFERENT_UNITS)
  const before = wordsIn(text, from, at)
  const isKnown = ({ folded }: Word): boolean => TITLES.has(folded) || KIN.has(folded) || ROLES.has(folded)
  return (
    before.some(isKnown) ||
    Array.from(text.slice(from, at).matchAll(named)).some(([, ...names]) =>
      wordsIn(names.join(" "), 0, MAX_NAMED).some(isName),
    )
  )
}

/** A capital within a sentence, a first and a last name, or a name that is or has something. */
const NAMED =
  /[\p{Ll},] (\p{Lu}\p{Ll}{2,20})|(\p{Lu}\p{Ll}{1,20}) \p{Lu}\p{Ll}|(\p{Lu}\p{Ll}{2,20}) (?:is|was|heeft|has|had|wordt|zit|ligt|komt|blijft|kan|moet|gaat|belde|mailde|will|came|called|cannot|wont)\b/gu
/** The same, or any word with a capital that is followed by a small one, behind which "she" can only be a person. */
const NAMED_OF_PEOPLE =
  /[\p{Ll},] (\p{Lu}\p{Ll}{2,20})|(\p{Lu}\p{Ll}{1,20}) \p{Lu}\p{Ll}|(\p{Lu}\p{Ll}{2,20}) \p{Ll}{2,12}\b/gu
const MAX_NAMED = 64

/** "Haar burn-out", "Peter's diagnosis", "vanwege zijn schulden". */
function isOwned(before: readonly Word[]): boolean {
  for (let back = 1; back <= POSSESSIVE_REACH; back += 1) {
    const at = before.length - back
    const word = before[at]
    if (word === undefined) return false
    if (POSSESSIVES.has(word.folded) && word.folded !== "hun") return true
    if (word.folded === "zijn" && back <= 2 && (at === 0 || BEFORE_WHOSE.has(before[at - 1]?.folded ?? "")))
      return true
    if (word.isCapital && at > 0 && isGenitive(word.text) && !NO_NAMES.has(word.folded.slice(0, -2)))
      return true
  }
  return false
}

function isGenitive(text: string): boolean {
  return text.endsWith("'s") || text.endsWith("\u2019s")
}

/** "De burn-out van Petra", "the diagnosis of Mr Brown". */
function isBehind(behind: readonly Word[]): boolean {
  const [by, ...rest] = behind
  if (by === undefined || !BY.has(by.folded)) return false
  const isOf = by.folded === "van" || by.folded === "of" || by.folded === "bij"
  return rest.slice(0, BEHIND_REACH).some((word, at) => {
    const next = rest[at + 1]
    if (TITLES.has(word.folded) && next?.isCapital === true) return true
    if (at > 1) return false
    if (WHOSE.has(word.folded) && next !== undefined && KIN.has(next.folded)) return true
    if (ROLES.has(word.folded) && next !== undefined && isIdentifying(next)) return true
    return isOf && at === 0 && isName(word)
  })
}

/** "Beslag op zijn loon", "the debts with her landlord". */
function isOnHis([on, his]: readonly Word[]): boolean {
  return on !== undefined && his !== undefined && ON.has(on.folded) && HIS.has(his.folded)
}

/** @param hasReferent whether "he" may be somebody: printers and plans are "he" as well */
function namesPerson(
  near: readonly Word[],
  isFromStart: boolean,
  behind: readonly Word[],
  hasReferent: (named: RegExp) => boolean,
): boolean {
  return near.some((word, at) => {
    const next = near[at + 1]
    if (TITLES.has(word.folded)) return true
    if (AGED.has(word.folded) && near[at - 1] !== undefined && isNumber(near[at - 1]!)) return true
    if (PRONOUNS.has(word.folded))
      return (
        ((word.folded !== "zij" && word.folded !== "ze") || hasSingularVerb(near, at)) &&
        hasReferent(ONLY_OF_PEOPLE.has(word.folded) ? NAMED_OF_PEOPLE : NAMED)
      )
    // "Bij haar is … vastgesteld": whom it was found in, where "haar agenda" is what she has.
    if (word.folded === "haar" && BY.has(near[at - 1]?.folded ?? "") && SINGULAR.has(next?.folded ?? ""))
      return hasReferent(NAMED_OF_PEOPLE)
    if (WHOSE.has(word.folded) && next !== undefined && KIN.has(next.folded)) return true
    if (ROLES.has(word.folded) && next !== undefined && isIdentifying(next)) return true
    if (!isName(word)) return false
    const previous = near[at - 1]
    if (previous !== undefined && (ORGANISATION.has(previous.folded) || previous.folded === "de"))
      return false
    if (at > 0 || !isFromStart) return true
    // At the beginning every word has a capital: a name goes on, or does or has something at once.
    const following = next !== undefined && isNumber(next) ? near[at + 2] : (next ?? behind[0])
    if (following === undefined) return false
    return isNameGoingOn(near, at) || SINGULAR.has(following.folded)
  })
}

function hasSingularVerb(near: readonly Word[], at: number): boolean {
  return [near[at - 1], near[at + 1]].some((word) => word !== undefined && SINGULAR.has(word.folded))
}

function isNameGoingOn(near: readonly Word[], at: number): boolean {
  for (let next = at + 1; next <= at + 3; next += 1) {
    const word = near[next]
    if (word === undefined) return false
    if (word.isCapital) return !NO_NAMES.has(word.folded)
    if (!INFIXES.has(word.folded)) return false
  }
  return false
}

/** A name, an initial or a number. */
function isIdentifying(word: Word): boolean {
  return word.isCapital || isNumber(word)
}

function isNumber({ text }: Word): boolean {
  const first = text.charCodeAt(0)
  return first >= 0x30 && first <= 0x39
}

/** Capital, then small letters, and no word that begins sentences or ends like an abstract noun. */
function isName({ text, folded, isCapital }: Word): boolean {
  if (!isCapital || text.length < 3 || NO_NAMES.has(folded)) return false
  const second = text.charAt(1)
  if (second !== second.toLowerCase() || second === second.toUpperCase()) return false
  return !ABSTRACT.some((ending) => folded.endsWith(ending))
}
const ABSTRACT = [
  "heid",
  "teit",
  "schap",
  "ing",
  "ingen",
  "hulp",
  "zorg",
  "steun",
  "ment",
  "ness",
  "tion",
  "ity",
  "isme",
  "ism",
  "dag",
  "werk",
  "wet",
]

/** Where the sentence of what stands at `at` begins, or how far is looked. */
export function sentenceStart(text: string, at: number): number {
  const first = Math.max(0, at - BEFORE_UNITS)
  for (let index = at - 1; index > first; index -= 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0x0a && (isEmptyAbove(text, index) || isItemBelow(text, index))) return index + 1
    if (isEnd(unit) && text.charCodeAt(index + 1) <= 0x20 && !isAbbreviated(text, index)) return index + 1
  }
  return first
}

/** Whether the line that ends at `at` is empty. A line that is wrapped, with CRLF or a blank in front of that, goes on. */
function isEmptyAbove(text: string, at: number): boolean {
  let before = at - 1
  while (isBlank(text.charCodeAt(before))) before -= 1
  return before < 0 || text.charCodeAt(before) === 0x0a
}

function isEmptyBelow(text: string, at: number): boolean {
  let behind = at + 1
  while (isBlank(text.charCodeAt(behind))) behind += 1
  return behind >= text.length || text.charCodeAt(behind) === 0x0a
}

/** The next line is one of a list. */
function isItemBelow(text: string, at: number): boolean {
  let behind = at + 1
  while (isBlank(text.charCodeAt(behind))) behind += 1
  return ITEM_MARKS.includes(text.charAt(behind)) && isBlank(text.charCodeAt(behind + 1))
}
const ITEM_MARKS = "-*\u2013\u2022\u00B7"

/** CR, blanks, and the marks of a quote, that stand in an empty line. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0d || unit === 0x09 || unit === 0x3e
}

function sentenceEnd(text: string, at: number): number {
  const last = Math.min(text.length, at + BEHIND_UNITS)
  for (let index = at; index < last; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0x0a && (isEmptyBelow(text, index) || isItemBelow(text, index))) return index
    if (isEnd(unit) && !isAbbreviated(text, index)) return index
  }
  return last
}

function isEnd(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f
}

const WORD = /[\p{L}\p{N}'\u2019]+/gu

export function wordsIn(text: string, from: number, to: number): readonly Word[] {
  return Array.from(text.slice(from, to).matchAll(WORD), ([word]) => {
    const first = word.charAt(0)
    const folded = word.toLowerCase()
    return { text: word, folded, isCapital: first !== first.toLowerCase() }
  })
}
