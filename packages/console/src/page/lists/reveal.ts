/** What being on a list reveals, in words: those of the facts (core/src/policy/facts-schema.ts), so that a policy says the same. Pure. */
import { CATEGORIES } from "@sluis/core/facts/facts"
import type { Category } from "@sluis/core/facts/facts"
import { FACTS } from "@sluis/core/policy/facts-schema"

import { said } from "../../held/said.ts"

/** In the order of the words. */
export function revealOptions(
  locale: string,
): readonly { readonly value: Category; readonly label: string }[] {
  return CATEGORIES.map((value) => ({ value, label: revealWords(value, locale) })).toSorted((a, b) =>
    a.label.localeCompare(b.label, locale),
  )
}

/** Begins with a capital: it stands by itself. */
export function revealWords(category: Category, locale: string): string {
  const words = said(FACTS.membership.categories.values[category], locale)
  return words.slice(0, 1).toLocaleUpperCase(locale) + words.slice(1)
}
