/**
 * People to whom the sender writes for the first time, and whom nothing in the message connects with it: no word of it is one of
 * their name, of their address, or of their organisation's domain.
 *
 * Why this module exists: a first letter greets whom it is for, or says why he gets it. What is about somebody else and goes to an
 * address that it never mentions may have come there by completion, or by a slip.
 * Failing direction: connected. A piece of an address that happens to stand within a word connects it as well.
 */
import type { Member } from "../facts/audience.ts"
import { isPublicProvider } from "../mail/public-provider.ts"
import { isFunctional } from "./functional.ts"

/** UTF-16 units of all texts that are looked in. */
const MAX_UNITS = 65_536
/** Shorter pieces stand in any text. */
const MIN_NAME_UNITS = 3
const MIN_PIECE_UNITS = 4

/** @param words all that the message says, its subject and its quotes too */
export function countUnconnected(newcomers: readonly Member[], words: readonly string[]): number {
  if (newcomers.length === 0) return 0
  const said = foldedWords(words.join("\n").slice(0, MAX_UNITS))
  const saidAsOne = said.replaceAll(" ", "")
  const isMentioned = ({ name, address: { local, host } }: Member): boolean => {
    const label = foldedWords(isPublicProvider(host) ? "" : (host.split(".").at(-2) ?? ""))
    const asOne = label.replaceAll(" ", "")
    return (
      [
        ...piecesOf(foldedWords(name), MIN_NAME_UNITS),
        ...piecesOf(foldedWords(local), MIN_PIECE_UNITS),
        ...piecesOf(label, MIN_PIECE_UNITS),
      ].some((piece) => !isFunctional(piece) && said.includes(piece)) ||
      // "Quick Parcels", of quickparcels.example
      (asOne.length > MIN_PIECE_UNITS && saidAsOne.includes(asOne))
    )
  }
  return newcomers.filter((member) => !isMentioned(member)).length
}

function piecesOf(words: string, least: number): readonly string[] {
  return words.split(" ").filter(({ length }) => length >= least)
}

/** Lower case, without accents, one blank between two of them. */
function foldedWords(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, " ")
}
