/** Texts that come in both languages (from the core or from the server), in the one that the user reads. */
import { useLingui } from "@lingui/react/macro"

import type { Language } from "../locale/language.ts"

type Words = { readonly [language in Language]: string }

export function useLanguage(): Language {
  const { i18n } = useLingui()
  return i18n.locale === "en" ? "en" : "nl"
}

/** `words(text)`: the one of both that the user reads. */
export function useWords(): (words: Words) => string {
  const language = useLanguage()
  return (words) => words[language]
}
