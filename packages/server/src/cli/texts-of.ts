/** The table of a language. */
import type { Language } from "../app/language.ts"
import type { Texts } from "./texts.ts"
import { en } from "./texts-en.ts"
import { nl } from "./texts-nl.ts"

const TEXTS: { readonly [language in Language]: Texts } = { nl, en }

export function textsOf(language: Language): Texts {
  return TEXTS[language]
}
