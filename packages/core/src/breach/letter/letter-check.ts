/**
 * Whether a letter shows nobody but its own reader: the last look before it leaves.
 *
 * INVARIANT (nobody else): a letter about a breach holds no address but its reader's and the organisation's own, and no name of
 * another person concerned. What officers typed can break it, and so can a mistake of ours; neither may leave.
 *
 * Deliberately left out: names of people who are not among those concerned. Nobody could list them.
 */
import { isFunctional } from "../../addressing/functional.ts"
import { addressesIn } from "../../document/mailbox-person.ts"
import { foldWord, PARTICLES } from "../../mail/greeting-word.ts"
import { nameInOrder } from "./letter-greeting.ts"
import { letterHtml, letterPlain } from "./letter-text.ts"
import type { PersonalLetter } from "./letter.ts"
import type { OrganisationProfile } from "../profile.ts"

export type PersonConcerned = { readonly name: string; readonly address: string }

/** Addresses looked at in one letter: more than one that is right has. */
const MAX_ADDRESSES = 1_000
/** Words of a name that are compared: longer ones are compared by their beginning. */
const MAX_NAME_WORDS = 6

/**
 * Prepares the look once for all letters of a round; a look is linear in the letter.
 *
 * @returns whether a letter names nobody else
 */
export function nobodyElse(
  people: readonly PersonConcerned[],
  { name, notifier, contact, desk }: OrganisationProfile,
): (letter: PersonalLetter) => boolean {
  const own = new Set([notifier.email, contact.email, desk.email].map(foldedAddress))
  const signature = wordsIn(name).join(" ")
  const names = new Map<string, Set<string>>()
  for (const { name: written, address } of people) {
    const words = wordsIn(nameInOrder(written)).slice(0, MAX_NAME_WORDS)
    const key = words.join(" ")
    // A desk is nobody, and the organisation signs the letter.
    if (words.length < 2 || isFunctional(written) || key === signature) continue
    const owners = names.get(key) ?? new Set()
    names.set(key, owners.add(foldedAddress(address)))
  }
  const begins = new Set([...names.keys()].map((key) => key.slice(0, key.indexOf(" "))))
  return (letter) => {
    const to = foldedAddress(letter.to)
    const plain = `${letter.subject}\n${letterPlain(letter)}`
    const addresses = addressesIn(`${plain}\n${letterHtml(letter)}`, MAX_ADDRESSES)
    if (addresses.length === MAX_ADDRESSES) return false
    if (!addresses.every(({ address }) => address === to || own.has(address))) return false
    return !namesAnother(wordsIn(plain), to, { names, begins })
  }
}

/** For one letter; many are looked at with `nobodyElse`. */
export function namesNobodyElse(
  letter: PersonalLetter,
  people: readonly PersonConcerned[],
  profile: OrganisationProfile,
): boolean {
  return nobodyElse(people, profile)(letter)
}

type Names = {
  /** Words of a name -> the addresses of those who bear it. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>
  /** First words of them. */
  readonly begins: ReadonlySet<string>
}

function namesAnother(words: readonly string[], to: string, { names, begins }: Names): boolean {
  for (let from = 0; from < words.length; from += 1) {
    if (!begins.has(words[from] ?? "")) continue
    const sizes = Array.from({ length: MAX_NAME_WORDS - 1 }, (_, at) => MAX_NAME_WORDS - at)
    const owners = sizes.map((size) => names.get(words.slice(from, from + size).join(" ")))
    // The longest counts: within "Jan Willem Bos" there is no Jan Willem. Its reader's name may be another's too.
    const longest = owners.find((each) => each !== undefined)
    if (longest !== undefined && !longest.has(to)) return true
  }
  return false
}

/** Without initials and particles: "Karin de Wit" and "Karin Wit" are one person. */
function wordsIn(text: string): readonly string[] {
  return text
    .split(/[^\p{L}\p{M}'’-]+/u)
    .map(foldWord)
    .filter((word) => word.length > 1 && !PARTICLES.has(word))
}

function foldedAddress(address: string): string {
  return address.trim().toLowerCase()
}
