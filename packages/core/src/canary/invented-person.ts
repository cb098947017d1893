/**
 * The invented people of canaries. Each is at a name of its own, for people at one organisation know each other; and each address
 * holds the id of its canary, so that finding one anywhere is never a coincidence.
 */
import { CANARY_DOMAIN } from "./canary-kind.ts"

export type InventedPerson = { readonly name: string; readonly address: string }

const NAMES = [
  "Anneke Proefveld",
  "Bram Voorbeeldsma",
  "Chantal Testhof",
  "Dirk Bedacht",
  "Esra Nergens",
  "Frits Schijnbaar",
  "Gerda Ingebeeld",
  "Hassan Verzonnen",
  "Ineke Zogenaamd",
  "Joost Fictief",
  "Karin Denkbeeld",
  "Lars Proefstra",
] as const

/** As many as there are at most: the least that makes strangers a crowd, and two more. */
export const INVENTED_PEOPLE = NAMES.length

/** `id` of the canary. The same every time. */
export function inventedPeople(id: string): readonly InventedPerson[] {
  return NAMES.map((name, index) => ({
    name,
    address: `${name.toLowerCase().replace(" ", ".")}.${id}@p${index + 1}.${CANARY_DOMAIN}`,
  }))
}
