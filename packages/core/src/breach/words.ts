/**
 * Texts in both languages, and the few words that every text about a breach needs: numbers, people, lists.
 *
 * Why this module exists: a record with both languages does not compile without one of them. Deliberately left out: days and
 * hours (./clock/moment.ts) and what the data are called (./data-words.ts).
 */

export const LANGUAGES = ["nl", "en"] as const
export type Language = (typeof LANGUAGES)[number]

/** One text in both languages. */
export type Words = { readonly [language in Language]: string }

/** What somebody typed: in one language, and shown in both as it is. */
export function asTyped(text: string): Words {
  return { nl: text, en: text }
}

/** Makes a text out of parts that have both languages. */
export function inBoth(make: (language: Language) => string): Words {
  return { nl: make("nl"), en: make("en") }
}

/** A whole number with its thousands apart: 1.718 in Dutch, 1,718 in English. */
export function numberText(value: number, language: Language): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, language === "nl" ? "." : ",")
}

/** "1 persoon", "112 mensen". */
export function peopleText(people: number, language: Language): string {
  const one = { nl: "1 persoon", en: "1 person" }
  const more = { nl: "mensen", en: "people" }
  return people === 1 ? one[language] : `${numberText(people, language)} ${more[language]}`
}

/** "a", "a en b", "a, b en c". */
export function listText(items: readonly string[], language: Language): string {
  const and = { nl: " en ", en: " and " }[language]
  if (items.length < 2) return items[0] ?? ""
  return `${items.slice(0, -1).join(", ")}${and}${items.at(-1)}`
}

/** A number of which the ends are known. */
export type Range = { readonly least: number; readonly most: number }

/** "112 mensen", "52 tot 60 mensen". */
export function peopleRangeText({ least, most }: Range, language: Language): string {
  if (least === most) return peopleText(least, language)
  const until = { nl: "tot", en: "to" }[language]
  return `${numberText(least, language)} ${until} ${peopleText(most, language)}`
}

/** With a capital: the first word of a sentence. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
