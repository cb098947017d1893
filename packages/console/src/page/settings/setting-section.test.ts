import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { GENERAL, sectionsOf, settingsWanted } from "./setting-section.ts"
import type { Setting } from "./setting-section.ts"

function setting(key: string, value: string, isDefault = true): Setting {
  return { key, value, isDefault, description: `About ${key}.` }
}

const SETTINGS = [
  setting("organisation", "Gemeente Voorbeeld", false),
  setting("smtp.listen", "127.0.0.1:2525"),
  setting("smtp.tls.certificate", "/etc/sluis/mail.pem", false),
  setting("policy", "builtin"),
]

test("sections stand in the order of the file; what has none is general", () => {
  assert.deepEqual(
    sectionsOf(SETTINGS).map(({ name, settings }) => [name, settings.map(({ key }) => key)]),
    [
      [GENERAL, ["organisation", "policy"]],
      ["smtp", ["smtp.listen", "smtp.tls.certificate"]],
    ],
  )
})

describe("what somebody looks for", () => {
  const rows: readonly [name: string, changed: boolean, words: string, keys: readonly string[]][] = [
    ["nothing in particular is everything", false, "", SETTINGS.map(({ key }) => key)],
    ["only what was changed", true, "", ["organisation", "smtp.tls.certificate"]],
    ["by a part of the key", false, "tls", ["smtp.tls.certificate"]],
    ["by its value, in any case", false, "GEMEENTE", ["organisation"]],
    ["all words must be there", false, "smtp listen", ["smtp.listen"]],
    ["both at once", true, "smtp", ["smtp.tls.certificate"]],
    ["what is not there", false, "zzz", []],
  ]
  for (const [name, changed, words, keys] of rows)
    test(name, () => {
      assert.deepEqual(
        settingsWanted(SETTINGS, { changed, words }).map(({ key }) => key),
        keys,
      )
    })
})
