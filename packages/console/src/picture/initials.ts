/** One or two letters for somebody: of the name, or of the address where there is none. */

/** Small words of Dutch and German names are no initials: Jan de Vries is JV. */
const PARTICLES: ReadonlySet<string> = new Set([
  "van",
  "de",
  "den",
  "der",
  "het",
  "ter",
  "ten",
  "te",
  "el",
  "al",
  "von",
  "zu",
  "in",
  "'t",
  "op",
])

export function initialsOf(name: string, address: string): string {
  const words = wordsOf(name.includes("@") ? "" : name)
  const chosen = words.length > 0 ? words : wordsOf(address.slice(0, Math.max(0, address.lastIndexOf("@"))))
  const first = chosen[0]
  if (first === undefined) return "?"
  const last = chosen.length > 1 ? chosen.at(-1) : undefined
  return (letterOf(first) + (last === undefined ? "" : letterOf(last))).toLocaleUpperCase("nl")
}

function wordsOf(text: string): readonly string[] {
  const words = text.split(/[\s._\-+,"()]+/u).filter((word) => /^\p{L}/u.test(word))
  const main = words.filter((word) => !PARTICLES.has(word.toLowerCase()))
  return main.length > 0 ? main : words
}

function letterOf(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0)
}

/** A name short enough to stand beside a point; where there is no name, the address, or what tells most of it: before the @. */
export function shortName(name: string, address: string, most = 18): string {
  const shown = name.trim() === "" ? address : name.trim()
  const local = shown.slice(0, Math.max(0, shown.lastIndexOf("@")))
  const whole = name.trim() === "" && shown.length > most && local !== "" ? `${local}@…` : shown
  const letters = Array.from(whole)
  return letters.length <= most
    ? whole
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
}
