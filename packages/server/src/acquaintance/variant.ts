/**
 * The spellings by which two addresses are found to be a slip of the pen apart: an address and all of it but one letter.
 *
 * Two texts that are one letter more, fewer, other or exchanged apart share at least one of these (the symmetric deletion
 * neighbourhood), so hashes of them are enough to find it. The price: a letter that moved further than to its neighbour is
 * found as well, and as only hashes are kept, nothing can tell.
 *
 * Digits are never left out, and neither are initials that stand alone: jan1 and jan2, a.jansen and b.jansen are two people.
 */
import type { Address } from "@sluis/core/mail/address"
import type { Domain } from "@sluis/core/mail/domain"

/** In shorter ones every other word is a letter away. */
const MIN_LOCAL_LETTERS = 4
const MIN_DOMAIN_LETTERS = 5
const MAX_LOCAL = 64 // RFC 5321 §4.5.3.1.1
const MAX_DOMAIN = 253 // RFC 1035 §2.3.4

/** The address first, then what it is without one letter of the local part; none where that would say too little. */
export function localVariants({ key, host }: Address): readonly string[] {
  const local = key.slice(0, key.length - host.length - 1)
  if (local.length < MIN_LOCAL_LETTERS || local.length > MAX_LOCAL) return []
  return shortened(local).map((each) => `${each}@${host}`)
}

/** The same of a domain. */
export function domainVariants(host: Domain): readonly string[] {
  if (host.length > MAX_DOMAIN || nameLength(host) < MIN_DOMAIN_LETTERS) return []
  return shortened(host)
}

/** A domain's name is its longest label, the last one aside: `voorbeeld` of mail.voorbeeld.co.uk. */
function nameLength(host: Domain): number {
  const labels = host.split(".")
  return Math.max(0, ...labels.slice(0, -1).map((label) => label.length))
}

function shortened(text: string): readonly string[] {
  const letters = Array.from(text)
  const shorter = letters
    .map((letter, place) => (tellsApart(letters, place, letter) ? "" : letters.toSpliced(place, 1).join("")))
    .filter((each) => each !== "")
  return [...new Set([text, ...shorter])]
}

/** A digit, or a letter with nothing but separators, or the end, around it. */
function tellsApart(letters: readonly string[], place: number, letter: string): boolean {
  if (/\p{N}/u.test(letter)) return true
  return !SEPARATOR.test(letter) && isEdge(letters[place - 1]) && isEdge(letters[place + 1])
}

const SEPARATOR = /[._+-]/

function isEdge(letter: string | undefined): boolean {
  return letter === undefined || SEPARATOR.test(letter)
}
