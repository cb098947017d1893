/**
 * The texts of the console: finds every English text in the source, takes its Dutch from the `nl.json` of the same part of the
 * console (English -> Dutch), and writes the catalogues that the build reads: packages/console/src/locale/{nl,en}.po for what the
 * start page can say, src/locale/rest/{nl,en}.po for all else.
 *
 * Why many small files: a page and its Dutch are written together, by whoever writes the page. The same English has one Dutch in the
 * whole console; where two files say it, they say the same.
 *
 * Run as a program it writes the catalogues and says what is wrong; `texts()` only looks.
 */
import { globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"

import { getCatalogs } from "@lingui/cli/api"
import { getConfig } from "@lingui/conf"
import { z } from "zod"

const CONSOLE = join(import.meta.dirname, "..", "packages", "console")
const ROUTER = join(CONSOLE, "src", "router.tsx")
const START = ["src/main.tsx", "src/page/today/today-page.tsx"]
const Dutch = z.record(z.string(), z.string().trim().min(1))

export type Texts = {
  /** English -> Dutch, as far as there is any. */
  readonly dutch: ReadonlyMap<string, string>
  /** One sentence for everything that is not in order; empty when all is well. */
  readonly faults: readonly string[]
  readonly write: () => Promise<void>
}

export async function texts(): Promise<Texts> {
  const [first, rest] = await getCatalogs(
    getConfig({ cwd: CONSOLE, configPath: join(CONSOLE, "lingui.config.ts") }),
  )
  const found = await first?.collect()
  if (first === undefined || rest === undefined || found === undefined)
    throw new Error("the texts of the console could not be read")

  const dutch = new Map<string, string>()
  const faults: string[] = []
  for (const { file, english, words } of entries()) {
    const other = dutch.get(english)
    if (other !== undefined && other !== words)
      faults.push(`${file}: "${english}" has another Dutch elsewhere: "${other}"`)
    dutch.set(english, words)
  }
  const english = new Set(Object.values(found).map(({ message }) => message ?? ""))
  for (const text of english) {
    const words = dutch.get(text)
    if (words === undefined) faults.push(`no Dutch for "${text}"`)
    else if (placesOf(words) !== placesOf(text))
      faults.push(`other placeholders in Dutch: "${text}" -> "${words}"`)
  }
  for (const text of dutch.keys()) if (!english.has(text)) faults.push(`nothing says "${text}" any more`)

  return {
    dutch,
    faults: faults.toSorted(),
    write: async () => {
      const near = startFiles()
      const isFirst = ({ origin = [] }: (typeof found)[string]): boolean =>
        origin.some(([file]) => near.has(join(CONSOLE, file)))
      for (const [catalog, belongs] of [
        [first, true],
        [rest, false],
      ] as const) {
        const entries = Object.entries(found).filter(([, entry]) => isFirst(entry) === belongs)
        const filled = (translate: (text: string) => string) =>
          Object.fromEntries(
            entries.map(([id, entry]) => [id, { ...entry, translation: translate(entry.message ?? "") }]),
          )
        await catalog.write(
          "nl",
          filled((text) => dutch.get(text) ?? ""),
        )
        await catalog.write(
          "en",
          filled((text) => text),
        )
      }
    },
  }
}

/** Files that are there when the start page is, whichever way they are imported; but the router fetches pages one by one. */
function startFiles(): ReadonlySet<string> {
  const seen = new Set<string>()
  const todo = START.map((path) => join(CONSOLE, path))
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const form = path === ROUTER ? /\bfrom "(\.[^"]+\.tsx?)"/g : /"(\.\.?\/[^"]+\.tsx?)"/g
    for (const [, name = ""] of readFileSync(path, "utf8").matchAll(form))
      todo.push(join(dirname(path), name))
  }
  return seen
}

type Entry = { readonly file: string; readonly english: string; readonly words: string }

function entries(): readonly Entry[] {
  return globSync("src/**/nl.json", { cwd: CONSOLE })
    .toSorted()
    .flatMap((file) => {
      const read = Dutch.parse(JSON.parse(readFileSync(join(CONSOLE, file), "utf8")))
      return Object.entries(read).map(([english, words]) => ({ file, english, words }))
    })
}

/** Not the branches of a plural, which stand in braces too: `one {person}`. */
const PLACE = /(?<!\b(?:zero|one|two|few|many|other|=\d+)\s*)\{(\w+)\s*[,}]|<\/?\d+\/?>/g

/** What a text has filled in, and what it marks up, whatever the order: `{count}`, `<0>`, `</0>`. */
export function placesOf(text: string): string {
  const names = [...text.matchAll(PLACE)].map(([whole, name]) => name ?? whole)
  return [...new Set(names)].toSorted().join(" ")
}

if (import.meta.main) {
  const { faults, write, dutch } = await texts()
  await write()
  for (const fault of faults) console.error(fault)
  console.error(`${dutch.size} texts in Dutch, ${faults.length} not in order`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
