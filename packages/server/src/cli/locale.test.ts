import { test } from "node:test"
import assert from "node:assert/strict"
import { languageOf, readsUtf8, usesColour } from "./locale.ts"
import type { Environment } from "./locale.ts"

const locales: readonly [name: string, environment: Environment, language: "nl" | "en", utf8: boolean][] = [
  ["nothing is set", {}, "en", false],
  ["a Dutch system", { LANG: "nl_NL.UTF-8" }, "nl", true],
  ["a Flemish system", { LANG: "nl_BE.utf8" }, "nl", true],
  ["only the language", { LANG: "nl" }, "nl", false],
  ["an older Dutch system", { LANG: "nl_NL@euro" }, "nl", false],
  ["an English system", { LANG: "en_GB.UTF-8" }, "en", true],
  ["a language that begins with the same letters", { LANG: "nld.UTF-8" }, "en", true],
  ["the C locale", { LANG: "C" }, "en", false],
  ["the C locale in UTF-8", { LANG: "C.UTF-8" }, "en", true],
  ["another language altogether", { LANG: "fr_FR.UTF-8" }, "en", true],
  ["LC_MESSAGES before LANG", { LANG: "en_US.UTF-8", LC_MESSAGES: "nl_NL.UTF-8" }, "nl", true],
  ["LC_ALL before LC_MESSAGES", { LC_ALL: "en_US.UTF-8", LC_MESSAGES: "nl_NL.UTF-8" }, "en", true],
  ["an empty LC_ALL does not count", { LC_ALL: "", LANG: "nl_NL.UTF-8" }, "nl", true],
  ["LC_CTYPE says the character set", { LANG: "nl_NL.UTF-8", LC_CTYPE: "C" }, "nl", false],
  ["LC_MESSAGES does not say the character set", { LANG: "C", LC_MESSAGES: "nl_NL.UTF-8" }, "nl", false],
]
for (const [name, environment, language, utf8] of locales) {
  test(`${name}: ${language}, ${utf8 ? "" : "not "}UTF-8`, () => {
    assert.equal(languageOf(environment), language)
    assert.equal(readsUtf8(environment), utf8)
  })
}

const colours: readonly [name: string, environment: Environment, isTerminal: boolean, colour: boolean][] = [
  ["a terminal", {}, true, true],
  ["a pipe", {}, false, false],
  ["a dumb terminal", { TERM: "dumb" }, true, false],
  ["NO_COLOR on a terminal", { NO_COLOR: "1" }, true, false],
  ["an empty NO_COLOR does not count", { NO_COLOR: "" }, true, true],
  ["FORCE_COLOR in a pipe", { FORCE_COLOR: "1" }, false, true],
  ["FORCE_COLOR without a value", { FORCE_COLOR: "" }, false, true],
  ["FORCE_COLOR=0 on a terminal", { FORCE_COLOR: "0" }, true, false],
  ["NO_COLOR before FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
]
for (const [name, environment, isTerminal, colour] of colours) {
  test(`${name}: ${colour ? "colours" : "no colours"}`, () =>
    assert.equal(usesColour(environment, isTerminal), colour))
}
