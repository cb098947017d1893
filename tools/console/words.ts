/**
 * The words of the console in a language, by its English: what a test looks for on a page is what the page says, so that better
 * Dutch breaks no test. Where there is no Dutch yet the page says it in English, and so does this; tools/console-texts.test.ts is
 * about that.
 */
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"

import { z } from "zod"

const SOURCE = join(import.meta.dirname, "..", "..", "packages", "console", "src")
const Dutch = z.record(z.string(), z.string())

export type Language = "nl" | "en"
export type Say = (english: string) => string

/** @returns a function from the English of a text without places to fill in */
export function wordsIn(language: Language): Say {
  if (language === "en") return (english) => english
  const dutch = new Map(
    globSync("**/nl.json", { cwd: SOURCE }).flatMap((file) =>
      Object.entries(Dutch.parse(JSON.parse(readFileSync(join(SOURCE, file), "utf8")))),
    ),
  )
  return (english) => dutch.get(english) ?? english
}
