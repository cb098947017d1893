/** The two languages that everything a user reads is written in. */
export const LANGUAGES = ["nl", "en"] as const
export type Language = (typeof LANGUAGES)[number]

/** One text in both languages. */
export type Bilingual = { readonly [language in Language]: string }
