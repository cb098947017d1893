import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"

import { theme } from "./console-theme.ts"

const THEME = join(import.meta.dirname, "..", "packages", "console", "src", "theme")
const read = (name: string): string => readFileSync(join(THEME, name), "utf8")

describe("the theme of the console", () => {
  test("basis.css is what the tokens and own.css make it (npm run console:build writes it)", () => {
    assert.equal(read("basis.css"), theme())
  })

  test("nothing of the organisation whose tokens these are is left, and no colour that is not ours", () => {
    assert.doesNotMatch(theme(), /voorbeeld/i)
    assert.doesNotMatch(theme(), /#[0-9a-f]{3,8}\b/i)
  })

  test("every variable that our style sheets read is set", () => {
    const sheets = ["document", "frame", "control", "content", "table", "dialog", "chart"]
    const ours = sheets.map((name) => read(`${name}.css`)).join("\n")
    const set = new Set(
      [ours, theme(), read("own.css")].flatMap((css) =>
        [...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name),
      ),
    )
    const used = [...ours.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name)
    // Those with an underscore are set by NL Design System's own parts.
    const missing = used.filter((name) => !set.has(name) && !name?.startsWith("--_"))
    assert.deepEqual(missing, [])
  })
})
