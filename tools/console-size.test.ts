/** What a visitor fetches before the start page is there. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"

import { buildConsole, isBuilt } from "./console-build.ts"
import { sizesOf } from "./console-size.ts"

const DIST = join(import.meta.dirname, "..", "packages", "console", "dist")
/** Octets, gzipped: a second on a slow mobile connection. */
const MAX_SCRIPT = 150_000
const MAX_STYLE = 25_000

test("the start page of the console is small", async () => {
  if (!isBuilt()) await buildConsole({ lenient: true })
  const { script, style } = sizesOf(DIST)
  assert.ok(script < MAX_SCRIPT, `${script} octets of script`)
  assert.ok(style < MAX_STYLE, `${style} octets of style`)
})

test("its largest file says that it is to be compiled while it comes in, before anything else", async () => {
  if (!isBuilt()) await buildConsole({ lenient: true })
  const scripts = sizesOf(DIST).files.filter((file) => file.endsWith(".js"))
  const texts = scripts.map((file) => readFileSync(join(DIST, file), "utf8"))
  const largest = texts.toSorted((a, b) => a.length - b.length).at(-1)
  assert.match(largest ?? "", /^\/\/# allFunctionsCalledOnLoad\n/)
})
