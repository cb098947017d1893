/**
 * The language of the console: what the user chose here, otherwise Dutch. It is remembered in this browser; who is logged in keeps it
 * with the account too (shell/language-switch.tsx).
 *
 * Texts come in two parts: those that the start page needs, and the rest, which every other page waits for (router.tsx).
 */
import { i18n } from "@lingui/core"

import { messages as firstEnglish } from "./en.po"
import { messages as firstDutch } from "./nl.po"

export const LANGUAGES = ["nl", "en"] as const
export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_NAMES: { readonly [language in Language]: string } = { nl: "Nederlands", en: "English" }

/** By which dates and lists are written: English as in Europe, with the day first and a clock of 24 hours. */
export function writtenAs(locale: string): string {
  return locale === "en" ? "en-GB" : locale
}

const KEPT_AS = "sluis.language"

export function keptLanguage(): Language {
  try {
    return localStorage.getItem(KEPT_AS) === "en" ? "en" : "nl"
  } catch {
    return "nl" // storage can be forbidden
  }
}

/** Whether somebody chose a language in this browser. */
export function isLanguageChosen(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== null
  } catch {
    return false // storage can be forbidden
  }
}

/** The first texts of a visit, as few as will do: they are here already. */
export function beginToSpeak(language: Language): void {
  i18n.load(language, FIRST[language])
  activate(language)
}

/** The texts of all other pages, in the present language. */
export async function loadRest(): Promise<void> {
  // The first page is fetched beside the first texts, before any language is spoken.
  const language = i18n.locale === "" ? keptLanguage() : i18n.locale === "en" ? "en" : "nl"
  i18n.load(language, await restOf(language))
}

/** Another language, from now on: loads its texts, shows them and remembers the choice. */
export async function speak(language: Language): Promise<void> {
  // All of them, and only then: whatever is open must not fall silent.
  const rest = await restOf(language)
  i18n.load(language, FIRST[language])
  i18n.load(language, rest)
  activate(language)
  try {
    localStorage.setItem(KEPT_AS, language)
  } catch {
    // storage can be forbidden; then it lasts as long as the page
  }
}

function activate(language: Language): void {
  i18n.activate(language)
  document.documentElement.lang = language
}

type Texts = Parameters<typeof i18n.load>[1]

const FIRST: { readonly [language in Language]: Texts } = { nl: firstDutch, en: firstEnglish }

async function restOf(language: Language): Promise<Texts> {
  const { messages } = language === "nl" ? await import("./rest/nl.po") : await import("./rest/en.po")
  return messages
}
