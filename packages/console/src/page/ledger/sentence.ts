/** Words of the core, which stand in the middle of a sentence, at the beginning of one. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
