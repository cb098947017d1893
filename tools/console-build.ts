/**
 * Builds the console into packages/console/dist: the theme's variables and the texts first, then Vite.
 *
 * What it was built from is kept beside it as one hash, so that `npm start` and `npm test` build only what changed
 * (`--if-needed`). Such a build goes on without a Dutch text, in English, and says so: a gate that starts is worth more than a
 * label, and a test of its own refuses the text. Built by name (`npm run console:build`), a missing Dutch text is an error.
 */
import { createHash } from "node:crypto"
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

import { build } from "vite"

import { texts } from "./console-texts.ts"
import { sizesOf } from "./console-size.ts"
import { writeTheme } from "./console-theme.ts"

const ROOT = join(import.meta.dirname, "..")
const CONSOLE = join(ROOT, "packages", "console")
const DIST = join(CONSOLE, "dist")
const STAMP = ".sources"
/** Times that a place may be taken by another process between its removal and ours. */
const ATTEMPTS = 5
/** Whatever can change what is built. Of the server only the table of endpoints is shipped; the forms are types. */
const SOURCES = [
  "package-lock.json",
  "tools/console-*.ts",
  "packages/console/*.{ts,json,html}",
  "packages/console/{src,public}/**/*",
  "packages/core/src/**/*.ts",
  "packages/server/src/contract/*.ts",
  "fixtures/mail/*",
]
/** Made by the build itself. */
const MADE = /\.po$|\.test\.ts$/

/** Rejects where a text has no Dutch (unless `lenient`) or the source does not compile. */
export async function buildConsole({ lenient }: { readonly lenient: boolean }): Promise<void> {
  const stamp = hashOfSources()
  writeTheme()
  const { faults, write } = await texts()
  await write()
  if (faults.length > 0) {
    if (!lenient) throw new Error(`the texts are not in order\n${faults.join("\n")}`)
    console.error(`console: ${faults.length} texts are not in order; npm run console:texts says which`)
  }
  // Beside the former one, which stays whole until this one is: whoever reads it meanwhile, and a build that fails, lose nothing.
  const outDir = join(CONSOLE, `.dist-${process.pid}`)
  try {
    await build({
      root: CONSOLE,
      configFile: join(CONSOLE, "vite.config.ts"),
      logLevel: "warn",
      build: { outDir, emptyOutDir: true },
    })
    writeFileSync(join(outDir, STAMP), stamp)
    takePlace(outDir)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** Another process may build at the same time, from the same sources: whoever is last replaces what the other made. */
function takePlace(outDir: string): void {
  for (let attempt = 1; ; attempt += 1) {
    rmSync(DIST, { recursive: true, force: true })
    try {
      renameSync(outDir, DIST)
      return
    } catch (cause) {
      if (attempt === ATTEMPTS) throw cause
    }
  }
}

/** Whether dist was built from the sources as they are now. */
export function isBuilt(): boolean {
  const stamp = join(DIST, STAMP)
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashOfSources()
}

function hashOfSources(): string {
  const hash = createHash("sha256")
  const files = globSync(SOURCES, { cwd: ROOT, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()) {
    if (MADE.test(path)) continue
    // Each preceded by its length, so that no two sets of files hash alike.
    const content = readFileSync(path)
    hash.update(`${path.slice(ROOT.length)} ${content.length}\n`).update(content)
  }
  return hash.digest("hex")
}

function kB(octets: number): string {
  return `${(octets / 1000).toFixed(1)} kB`
}

if (import.meta.main) {
  const ifNeeded = process.argv.includes("--if-needed")
  if (!ifNeeded || !isBuilt()) {
    try {
      if (ifNeeded) console.error("sluis: building the console; this takes some seconds")
      await buildConsole({ lenient: ifNeeded })
      const { script, style } = sizesOf(DIST)
      console.error(`console: start page ${kB(script)} of script and ${kB(style)} of style, gzipped`)
    } catch (error) {
      console.error(`console: couldn't build: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
    }
  }
}
