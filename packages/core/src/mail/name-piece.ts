/**
 * Whether a text between commas may be a piece of one name: the "Vries", "de" of `Vries, de, Jan <jan@voorbeeld.example>`.
 *
 * Why this module exists: programs forget the quotes around such a name, and the same commas part people of whom only
 * the name is given: `Jan Jansen, Piet <piet@voorbeeld.example>`. Joining two people would leave the name of one in the
 * copy of the other, so in doubt the answer is no, and the name is reported as unreadable.
 */
const WORDS =
  "aan al bij da de del den der di dos du el en het in la le op 't te ten ter uit van vom von y zu zum zur"
const PARTICLES: ReadonlySet<string> = new Set(WORDS.split(" "))

/** At most one capitalised word that is no particle; text without capitals, as in scripts that have none, is a piece. */
export function isPieceOfName(text: string): boolean {
  if (text.includes("@")) return false
  let capitalised = 0
  for (const word of text.split(" ")) {
    const lower = word.toLowerCase()
    if (!word.startsWith(lower.charAt(0)) && !PARTICLES.has(lower)) capitalised += 1
  }
  return capitalised <= 1
}
