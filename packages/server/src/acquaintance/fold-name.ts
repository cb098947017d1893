/**
 * A display name, folded so that the spellings of one name are one: case, accents, blanks, "Last, First".
 *
 * Deliberately out of scope: initials, titles and nicknames. What is not found is only not warned about.
 */

/** In UTF-16 units; nobody's name is longer, and folding takes time. */
const MAX_NAME = 200

/** undefined for what does not tell people apart: fewer than two words, or an address that was put where a name belongs. */
export function foldName(name: string): string | undefined {
  if (name.length > MAX_NAME || name.includes("@")) return undefined
  const [last = "", first, ...more] = name.split(",")
  const inOrder = first === undefined || more.length > 0 ? name : `${first} ${last}`
  const words = inOrder
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => /\p{L}/u.test(word))
  return words.length < 2 ? undefined : words.join(" ")
}
