/**
 * Runs the tests: node's own runner with the options that this project always uses.
 *
 * All files share one process, because that is ten times faster and because module-level state, which it would reveal,
 * is forbidden here. A test of the whole program starts that program as a process of its own.
 */
import { spawnSync } from "node:child_process"
import { globSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"

const ROOT = join(import.meta.dirname, "..")
const TEST_FILES = ["packages/*/src/**/*.test.ts", "fixtures/**/*.test.ts", "tools/**/*.test.ts"]
/** A test that hangs must not hang the run. The longest looks at every page and dialog, which takes a slow machine minutes. */
const TEST_TIMEOUT_MS = 900_000

const { values, tokens } = parseArgs({
  options: { only: { type: "string" }, isolate: { type: "boolean" } },
  strict: false,
  tokens: true,
})
const OWN = ["only", "isolate"]
const passedOn = tokens.flatMap((token) => {
  if (token.kind === "positional") return [token.value]
  if (token.kind === "option-terminator" || OWN.includes(token.name)) return []
  return [token.value === undefined ? token.rawName : `${token.rawName}=${token.value}`]
})
const only = typeof values["only"] === "string" ? values["only"] : ""
const files = globSync(TEST_FILES, { cwd: ROOT })
  .filter((path) => path.includes(only))
  .toSorted()

if (files.length === 0) {
  console.error(`no test file has "${only}" in its path`)
  process.exit(2)
}
// What the console's tests look at must be what its sources say.
const built = spawnSync(process.execPath, ["tools/console-build.ts", "--if-needed"], {
  cwd: ROOT,
  stdio: "inherit",
})
const isolation = values["isolate"] === true ? "process" : "none"
const { status } = spawnSync(
  process.execPath,
  [
    "--test",
    `--test-isolation=${isolation}`,
    `--test-timeout=${TEST_TIMEOUT_MS}`,
    // QUIRK: Node 26.10 can spin for ever while it tears down a process whose sockets were destroyed while writing
    // (Environment::CleanupHandles); an exit that is asked for does without.
    "--test-force-exit",
    "--test-reporter=./tools/calm-reporter.ts",
    "--test-reporter-destination=stdout",
    ...passedOn,
    ...files,
  ],
  { cwd: ROOT, stdio: "inherit" },
)
process.exitCode = status === 0 && built.status !== 0 ? 1 : (status ?? 3)
