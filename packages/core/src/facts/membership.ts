/**
 * What it says about people that they are on the list of recipients, all things weighed together: a registered list, the words,
 * who they are to each other, who sends it, how it is written.
 *
 * The words alone (./sensitivity.ts) know neither readers nor sender. Asked in the order of what is sure and cheap: most mail is to
 * one, or has nothing sensitive in it, and then nothing else is looked at.
 */
import { CATEGORIES, type Category, type Facts } from "./facts.ts"
import { isForReaders } from "./invited.ts"
import type { Signal } from "./lexicon/signals.ts"
import type { RegisteredMembers } from "./memory.ts"
import { mayBePrivate, readPrivateLetter, type LetterWords } from "./private-letter.ts"
import { kindOfSender, type SenderName } from "./sender-kind.ts"
import type { SensitivityFact } from "./sensitivity.ts"
import type { Told } from "./told.ts"

export type Membership = Pick<Facts["membership"], "sensitivity" | "categories"> & {
  /** The sentence that tells most, where it is certain by what was learnt. */
  readonly told?: Told
}

export type MembershipInput = {
  readonly words: SensitivityFact
  readonly list: RegisteredMembers | undefined
  /** People who have nothing in common but the sender (./client-circle.ts). */
  readonly areClients: () => boolean
  readonly isToOne: () => boolean
  /** People who see each other. */
  readonly visible: number
  readonly sender: SenderName | undefined
  /** What the sender wrote (./own-words.ts). */
  readonly letter: () => LetterWords
  /** What that tells, by what was learnt. */
  readonly told: () => Told | undefined
  /** What an attached invitation says that they are invited for. */
  readonly invites: () => readonly Category[]
}

export function membershipOf(input: MembershipInput): Membership {
  const { words, list } = input
  // What a registered list reveals is sure: somebody of the organisation said so.
  if (list !== undefined && list.reveals.length > 0)
    return certain(words.sensitivity === "certain" ? [...words.categories, ...list.reveals] : list.reveals)
  const seen = weighed(input)
  const isCertain = seen.sensitivity === "certain" && !isDoubted(input)
  // What an invitation says is plainer than what a few lines are like.
  if (isCertain && seen.told === undefined) return seen
  const invited = invitedTo(input)
  if (invited !== undefined) return invited
  return seen.sensitivity === "certain" && !isCertain ? { ...seen, sensitivity: "assumed" } : seen
}

/** What hangs on it, where the mail itself says hardly more than that. A few colleagues are asked to look at such things. */
function invitedTo({
  invites,
  visible,
  areClients,
  isToOne,
  letter,
}: MembershipInput): Membership | undefined {
  if (visible < 2) return undefined
  const categories = invites()
  if (categories.length === 0 || (visible < MANY && !areClients()) || isToOne()) return undefined
  return isForReaders(letter()) ? certain(categories) : undefined
}

/** Words may meet by accident; then no sentence is like those that tell it. */
function isDoubted(input: MembershipInput): boolean {
  const doubt = doubtOf(input)
  if (doubt === 0) return false
  const likelihood = input.told()?.likelihood
  return likelihood !== undefined && likelihood < doubt
}

/** How likely it must be for words to be believed. */
function doubtOf({ words, areClients, visible }: MembershipInput): number {
  const isFew = visible >= 2 && visible < MANY
  // What the message or the list is called says more than any sentence; to a few, where it is called after a circle.
  const isTitled = words.sightings.some(({ addressed, zone }) => addressed && zone !== "text")
  if (isTitled && (words.namesCircle || !isFew)) return 0
  // To people who have nothing in common but the sender it is seldom an accident.
  if (areClients()) return isFew ? DOUBT_OF_FEW_CLIENTS : 0
  return isFew ? DOUBT_OF_FEW : DOUBT
}

function weighed(input: MembershipInput): Membership {
  const { words, areClients, isToOne, visible } = input
  // What the message is about is then what they have in common, even where no sentence says it of them.
  if (words.sensitivity !== "certain" && words.leaning.length > 0 && areClients() && !isNotice(input))
    return certain([...words.leaning, ...kindsOf(input)])
  // What is said to one, with others in copy, says nothing of the others.
  if (isToOne())
    return words.sensitivity === "certain" ? { sensitivity: "assumed", categories: words.categories } : words
  if (words.sensitivity === "certain")
    return areClients() ? certain([...words.categories, ...words.mentioned, ...kindsOf(input)]) : words
  return visible < 2 ? words : (writtenTo(input) ?? toldTo(input) ?? words)
}

/** What its sentences say, as far as sentences like them do. */
function toldTo({ words, letter, areClients, told: read }: MembershipInput): Membership | undefined {
  const isOf = new Set([...words.contentCategories, ...words.hinted])
  if (isOf.size === 0 && !areClients()) return undefined
  if (readPrivateLetter(letter()).isPublic) return undefined
  const told = read()
  if (told === undefined) return undefined
  const isEnough = areClients()
    ? told.likelihood >= LIKELY_OF_CLIENTS
    : told.likelihood >= LIKELY && isOf.has(told.category)
  return isEnough ? { ...certain([told.category]), told } : undefined
}

/**
 * How likely it must be. Colleagues write each other what is like such sentences all day, so of them there must also be a word of the same
 * (docs/decisions/0016-learnt-sentences.md).
 */
const LIKELY = 0.75
const LIKELY_OF_CLIENTS = 0.7
/**
 * So unlikely that words which say otherwise are not believed. A message to a few is held, and its sender asked: those who talk
 * of a case every week would be asked every week, so there it takes more.
 */
const DOUBT = 0.2
const DOUBT_OF_FEW = 0.25
const DOUBT_OF_FEW_CLIENTS = 0.15

/** It speaks to nobody, or to gardeners about sick plants. */
function isNotice({ visible, letter }: MembershipInput): boolean {
  if (visible >= MANY) return false
  const { isLetter, inRole } = readPrivateLetter(letter())
  return !isLetter || inRole
}

/** What who sends it is for. */
function kindsOf({ sender }: MembershipInput): readonly Category[] {
  return sender === undefined ? [] : kindOfSender(sender)
}

/**
 * As many strangers as this get a copy each anyhow, so that it costs nobody anything to say more of them; and as many colleagues
 * read about work, where a few read of what concerns them.
 */
const MANY = 10

/** What the letter as a whole says of those who get it; undefined for nothing. */
function writtenTo(input: MembershipInput): Membership | undefined {
  const { words, areClients, letter, visible } = input
  const isCircle = areClients()
  if (!isCircle && words.sensitivity === "none" && (words.isPlain || !mayBePrivate(letter())))
    return undefined
  const { signals, rejects, isLetter, isPublic, inRole } = readPrivateLetter(letter())
  if (isPublic) return undefined
  if (rejects) return certain(["rejection"])
  if (inRole && visible < MANY) return undefined
  const kinds = isCircle ? kindsOf(input) : []
  if (kinds.length > 0) return certain(kinds)
  if (!isLetter) return undefined
  const telling = countAmong(signals, isCircle ? TELLING_OF_CLIENTS : TELLING)
  if (telling > 0 && words.mentioned.length > 0) return certain(words.mentioned)
  // What the sender heard from each of them is what the letter names, in whatever words.
  if (signals.has("confided") && words.contentCategories.length > 0) return certain(words.contentCategories)
  // Who was put on a list may have been put on one for training.
  const isPrivate = telling > (signals.has("picked") && !isCircle ? 1 : 0)
  if (visible < MANY && isPrivate && words.contentCategories.length > 0)
    return certain(words.contentCategories)
  if (visible < MANY && signals.size >= MIN_SIGNALS && words.mentioned.length > 0)
    return certain(words.mentioned)
  const isEnough =
    telling >= MIN_SIGNALS ||
    (isCircle &&
      (telling > 0 ||
        signals.size >= MIN_SIGNALS ||
        (signals.size > 0 && visible >= MANY && words.hinted.length > 0)))
  return isEnough ? certain(words.hinted) : undefined
}

/** One thing that is written in a private letter may stand in any; two of different kinds hardly ever do. */
const MIN_SIGNALS = 2
/** Those with which nobody writes of his work: whoever works with clients writes of their homes, papers and lawyers all day. */
const TELLING: ReadonlySet<Signal> = new Set(["discreet", "picked", "confided", "comfort", "duty", "leaked"])
/** The same for clients: what is said of any one of them is private, but that some were picked is not. */
const TELLING_OF_CLIENTS: ReadonlySet<Signal> = new Set([
  "discreet",
  "confided",
  "comfort",
  "concern",
  "duty",
  "leaked",
])

function countAmong(signals: ReadonlySet<Signal>, telling: ReadonlySet<Signal>): number {
  let count = 0
  for (const signal of signals) if (telling.has(signal)) count += 1
  return count
}

/**
 * What is said of one person. Whom a letter to one addresses is a person as any whom it names; and what else such a letter
 * names is his affair too where it is about him, or has his number in it.
 */
export function personalOf(
  words: SensitivityFact,
  isToOne: () => boolean,
  isIdentified: () => boolean,
): readonly Category[] {
  if (words.sensitivity === "none" || !isToOne()) return words.personal
  const isAboutHim = words.sensitivity === "certain"
  if (!isAboutHim && !isIdentified()) return words.personal
  const said = [...words.personal, ...words.mentioned, ...(isAboutHim ? words.categories : [])]
  return certain(said).categories
}

function certain(categories: readonly Category[]): Membership {
  const told = new Set(categories)
  return { sensitivity: "certain", categories: CATEGORIES.filter((category) => told.has(category)) }
}
