/**
 * How a person is greeted in a letter about a breach.
 *
 * Why this module exists: a letter by name is read, and a letter to the wrong name is the next breach. Failing direction: in
 * doubt nobody is named. A display name counts where the address itself agrees with it, or where somebody says that it is right.
 *
 * Deliberately left out: "heer" and "mevrouw". No address tells.
 */
import { isFunctional } from "../../addressing/functional.ts"
import { areNicknames, isGivenName } from "../../addressing/given-name.ts"
import { isWithin, localNameOf, nameOf, withoutRemark } from "../../addressing/person-name.ts"
import type { PersonName } from "../../addressing/person-name.ts"
import { shownText } from "../../paper/shown-text.ts"
import type { Language } from "../words.ts"

export type Addressee = {
  /** As it was written in the message or in a register; "" where only the address is known. */
  readonly name: string
  readonly address: string
  /** Somebody has checked that this is the name of whoever reads this address. */
  readonly isNameSure: boolean
}

/** UTF-16 units of a name in a greeting. */
export const MAX_GREETED_UNITS = 60

const NEUTRAL: { readonly [language in Language]: string } = {
  nl: "Geachte heer of mevrouw,",
  en: "Dear Sir or Madam,",
}

/** "Geachte Karin de Wit,", or without a name. */
export function greetingFor(addressee: Addressee, language: Language): string {
  const name = greetedName(addressee)
  if (name === undefined) return NEUTRAL[language]
  return { nl: `Geachte ${name},`, en: `Dear ${name},` }[language]
}

/** The name that a letter may use: a given name and a family name, in that order. */
export function greetedName({ name, address, isNameSure }: Addressee): string | undefined {
  const written = nameInOrder(name)
  if (written === "" || written.length > MAX_GREETED_UNITS || !LOOKS_LIKE_NAME.test(written)) return undefined
  if (isNameSure) return written
  const called = nameOf(written)
  const local = address.slice(0, Math.max(0, address.lastIndexOf("@")))
  if (isFunctional(written) || isFunctional(local)) return undefined
  return isWholeName(called) && agrees(called, localNameOf(local)) ? written : undefined
}

/** Without a remark or an organisation behind it; "Wit, Karin de" is Karin de Wit. "" where its order cannot be told. */
export function nameInOrder(name: string): string {
  const written = withoutRemark(shownText(name)).trim()
  const [family = "", given, ...more] = written.split(",").map((part) => part.trim())
  if (given === undefined) return written
  return given === "" || more.length > 0 ? "" : `${given} ${family}`
}

/** Letters, and what stands between them in a name: no digits, no address, no organisation behind a bar. */
const LOOKS_LIKE_NAME = /^\p{L}[\p{L}\p{M}'’. -]*$/u

function isWholeName({ given, words }: PersonName): boolean {
  return words.length >= 2 && given.some(isGivenName)
}

/** Family names are shared by a household: the given name has to be there too, or its initial and nothing else. */
function agrees({ words, given }: PersonName, local: PersonName): boolean {
  const families = words.filter((word) => !given.includes(word))
  if (!families.some((word) => isWithin(word, local.squashed))) return false
  return given.some((name) => {
    if (isWithin(name, local.squashed)) return true
    const there = local.given[0]
    if (there !== undefined && isGivenName(there)) return areNicknames(name, there)
    // "kdewit", "k.dewit": an initial in front of the family name.
    return (
      local.squashed.startsWith(name.slice(0, 1)) && !families.some((word) => local.squashed.startsWith(word))
    )
  })
}
