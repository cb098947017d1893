/**
 * What the environment says about language, character set and colour.
 *
 * Precedence of the variables: POSIX.1-2024 Base Definitions §8.2 (LC_ALL, then the category, then LANG; an empty one
 * counts as unset). NO_COLOR and FORCE_COLOR: no-color.org and common use; NO_COLOR wins.
 */
import type { Language } from "../app/language.ts"

export type Environment = { readonly [name: string]: string | undefined }

export function languageOf(environment: Environment): Language {
  return /^nl(?:$|[_.@-])/i.test(localeOf(environment, "LC_MESSAGES")) ? "nl" : "en"
}

/** Does the terminal read UTF-8? */
export function readsUtf8(environment: Environment): boolean {
  return /utf-?8/i.test(localeOf(environment, "LC_CTYPE"))
}

export function usesColour(environment: Environment, isTerminal: boolean): boolean {
  const { NO_COLOR: none, FORCE_COLOR: force, TERM: terminal } = environment
  if (none !== undefined && none !== "") return false
  if (force !== undefined) return force !== "0" && force !== "false"
  return isTerminal && terminal !== "dumb"
}

function localeOf(environment: Environment, category: string): string {
  return (
    [environment["LC_ALL"], environment[category], environment["LANG"]].find(
      (value) => value !== undefined && value !== "",
    ) ?? ""
  )
}
