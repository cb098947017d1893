/**
 * How easily somebody is told by an address and a display name: the factor EI of the ENISA method.
 *
 * Why this module exists: "karin.de.wit@" of an employer tells who it is, "zonnebloem84@" of a provider hardly does. People are
 * grouped by that, so that a list is scored by the worst that it does to anybody. Failing direction: when in doubt, easier.
 *
 * Deliberately left out: what else a message says about somebody, which an officer adds.
 */
import { isFunctional } from "../../addressing/functional.ts"
import { localNameOf, nameOf } from "../../addressing/person-name.ts"
import type { Address } from "../../mail/address.ts"
import { isPublicProvider } from "../../mail/public-provider.ts"
import type { Words } from "../words.ts"

export const IDENTIFIABILITIES = ["work-named", "private-named", "opaque", "functional"] as const
export type Identifiability = (typeof IDENTIFIABILITIES)[number]

export type PeopleGroup = {
  readonly group: string
  readonly people: number
  readonly identifiability: Identifiability
}

/** EI of each, and why. */
export const IDENTIFICATION: Readonly<
  Record<Identifiability, { readonly value: number; readonly reason: Words }>
> = {
  "work-named": {
    value: 1,
    reason: {
      nl: "In deze werkadressen staat een naam. Wie ze ziet, weet meteen om wie het gaat en waar die persoon werkt.",
      en: "These work addresses hold a name. Whoever sees them knows at once who it is, and where that person works.",
    },
  },
  "private-named": {
    value: 0.75,
    reason: {
      nl: "Bij deze privéadressen staat een naam. Met wat zoeken is te vinden om wie het gaat.",
      en: "These private addresses come with a name. With some searching, it can be found who it is.",
    },
  },
  opaque: {
    value: 0.5,
    reason: {
      nl: "Aan deze adressen is niet direct te zien van wie ze zijn. Bekenden kunnen ze wel herkennen.",
      en: "These addresses do not show directly whose they are. People who know the owner may recognise them.",
    },
  },
  functional: {
    value: 0.25,
    reason: {
      nl: "Deze adressen horen bij een functie of afdeling, niet bij één persoon.",
      en: "These addresses belong to a role or a department, not to one person.",
    },
  },
}

/** How easily whoever has this address is told. `name`: the display name, "" for none. */
export function identifiabilityOf(
  { local, host }: Pick<Address, "local" | "host">,
  name: string,
): Identifiability {
  const shown = name.includes("@") || isFunctional(name) ? undefined : nameOf(name)
  const isNamedInFull = shown !== undefined && shown.hasFamilyName
  if (isFunctional(local) && !isNamedInFull) return "functional"
  const there = localNameOf(local)
  // A given name alone is that of many thousands; with a family name, or an initial before it, it is that of few.
  if (isPublicProvider(host)) return isNamedInFull || there.hasFamilyName ? "private-named" : "opaque"
  // At an employer one word will do: there is one Karin there, or few.
  const isNamed = isNamedInFull || there.words.length > 0 || (shown?.words.length ?? 0) > 0
  return isNamed ? "work-named" : "opaque"
}

/** People by how easily they are told, the easiest first; groups of nobody are left out. Linear in their number. */
export function groupPeople(
  people: readonly { readonly address: Pick<Address, "local" | "host">; readonly name: string }[],
): readonly PeopleGroup[] {
  const counts = new Map<Identifiability, number>()
  for (const { address, name } of people) {
    const kind = identifiabilityOf(address, name)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return IDENTIFIABILITIES.flatMap((identifiability) => {
    const count = counts.get(identifiability)
    return count === undefined ? [] : [{ group: identifiability, people: count, identifiability }]
  })
}
