/** A reason that a person writes, and one that a rule gives. Pure. */

/** As the server asks it (server/app/held/held.ts): fewer words say nothing to whoever reads it later. */
const MIN_WORDS = 3

export function hasEnoughWords(reason: string): boolean {
  const words = reason.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return words.length >= MIN_WORDS
}

/** Longest that a rule's sentence may be in a table, in UTF-16 units. */
const MAX_SENTENCE = 110

/** The first sentence of a rule's words: what is the matter, without what to do. */
export function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, " ").trim()
  const sentence = /^.+?[.?!](?= |$)/.exec(line)?.[0] ?? line
  if (sentence.length <= MAX_SENTENCE) return sentence
  const cut = sentence.slice(0, MAX_SENTENCE - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), MAX_SENTENCE / 2))}…`
}
