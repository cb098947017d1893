/** Types, lint and format: as tests, so that one summary at the end tells whether everything is in order. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"

const ROOT = join(import.meta.dirname, "..")
const TSC = "node_modules/typescript/bin/tsc"

const checks: readonly [name: string, script: string, ...args: string[]][] = [
  ["types: core, with nothing but the language", TSC, "-p", "packages/core"],
  ["types: server", TSC, "-p", "packages/server"],
  ["types: console, with nothing but a browser", TSC, "-p", "packages/console"],
  ["types: tests of the console", TSC, "-p", "packages/console/tsconfig.test.json"],
  ["types: tests and tools", TSC, "-p", "tsconfig.test.json"],
  ["types: the way in, which is plain JavaScript", TSC, "-p", "tsconfig.run.json"],
  ["lint", "node_modules/oxlint/bin/oxlint", "--deny-warnings"],
  [
    "format (npm run format writes it)",
    "node_modules/prettier/bin/prettier.cjs",
    "--check",
    "--log-level=warn",
    ".",
  ],
]

describe("static", { concurrency: 2 }, () => {
  for (const [name, ...args] of checks) {
    test(name, async () => {
      const { code, output } = await run(args)
      assert.ok(code === 0, `\n${output}`)
    })
  }

  // All files share a process: what stands at the top of one would run around every test of all others too.
  test("beforeEach and afterEach stand in a describe", () => {
    const files = globSync(["{packages,fixtures,tools}/**/*.test.ts"], {
      cwd: ROOT,
      exclude: (path) => path.endsWith("node_modules"),
    })
    const unbounded = files.filter((path) =>
      /^(?:beforeEach|afterEach)\(/m.test(readFileSync(join(ROOT, path), "utf8")),
    )
    assert.deepEqual(unbounded, [])
  })
})

function run(args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] })
    const chunks: Buffer[] = []
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString() }))
  })
}
