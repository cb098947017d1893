/**
 * The variables that NL Design System's style sheets read: packages/console/src/theme/basis.css, made from the open basis tokens.
 *
 * Only what our style sheets use gets in, directly or through another variable; and what own.css sets (every colour, the
 * typeface, corners) is left to own.css. So nothing of the example organisation whose tokens these are remains, and this
 * refuses to write a file in which something of it would.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"

const THEME = join(import.meta.dirname, "..", "packages", "console", "src", "theme")
const OWN = join(THEME, "own.css")
const BASIS = join(THEME, "basis.css")
const ENTRY = join(THEME, "console.css")
const TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"

/** The text of basis.css, as it should be. */
export function theme(): string {
  const tokens = definitions(readFileSync(createRequire(ENTRY).resolve(TOKENS), "utf8"))
  const own = definitions(readFileSync(OWN, "utf8"))
  const taken = new Map<string, string>()
  const todo = styleSheets(ENTRY).flatMap((path) => uses(readFileSync(path, "utf8")))
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    const value = tokens.get(name)
    if (value === undefined || own.has(name) || taken.has(name)) continue
    if (name.startsWith("--voorbeeld")) throw new Error(`own.css must set what stands for ${name}`)
    taken.set(name, value)
    todo.push(...uses(value))
  }
  const lines = [...taken]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `  ${name}: ${value};`)
  return `/* Made by tools/console-theme.ts from NL Design System's basis tokens (EUPL-1.2); what is ours stands in own.css. */\n.sluis-theme {\n${lines.join("\n")}\n}\n`
}

/** Writes only a difference, or a build would make its own sources newer. */
export function writeTheme(): void {
  const text = theme()
  if (readFileSync(BASIS, "utf8") !== text) writeFileSync(BASIS, text)
}

function definitions(css: string): ReadonlyMap<string, string> {
  return new Map(
    [...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value.trim()]),
  )
}

function uses(css: string): readonly string[] {
  return [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = ""]) => name)
}

/** The style sheet and all that it imports, but basis.css itself. */
function styleSheets(path: string): readonly string[] {
  if (path === BASIS) return []
  const imports = [...readFileSync(path, "utf8").matchAll(/@import "([^"]+)"/g)].map(([, name = ""]) =>
    name.startsWith(".") ? join(dirname(path), name) : createRequire(path).resolve(name),
  )
  return [path, ...imports.flatMap(styleSheets)]
}

if (import.meta.main) writeTheme()
