/** Texts that the server gives in both languages: the one that the screen speaks. */
export type Text = { readonly nl: string; readonly en: string }

/** @param locale of the screen; whatever is not English is Dutch */
export function said(text: Text, locale: string): string {
  return locale === "en" ? text.en : text.nl
}
