/**
 * Texts: English in the source, Dutch beside it in nl.json; tools/console-texts.ts makes the catalogues of both, and divides them
 * into what the start page needs and the rest, so that nobody waits for the words of pages that are not open.
 */
import { defineConfig } from "@lingui/cli"

/** The gallery is only for tests. */
const EXCLUDE = ["**/*.test.ts", "<rootDir>/src/gallery/**"]

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "nl"],
  catalogs: [
    { path: "<rootDir>/src/locale/{locale}", include: ["<rootDir>/src"], exclude: EXCLUDE },
    { path: "<rootDir>/src/locale/rest/{locale}", include: ["<rootDir>/src"], exclude: EXCLUDE },
  ],
  format: "po",
  // Places and line numbers would make every change of a page a change of the catalogue.
  formatOptions: { origins: false, lineNumbers: false },
})
