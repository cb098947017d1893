/**
 * Runs the tests: node's own runner with the options that this project always uses.
 *
 * Files share a process, because that is ten times faster and because module-level state, which it would reveal, is forbidden here.
 * A test of the whole program starts that program as a process of its own, and then mostly waits for it: so those tests have one
 * process and all others another, side by side, and one summary at the end.
 */
import { spawn, spawnSync } from "node:child_process"
import { globSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"

import { isOfTheEnd, summaryOf } from "./test-summary.ts"

const ROOT = join(import.meta.dirname, "..")
/** What was compiled, also by the gates that tests start and by the threads of stores; kept for the next run. */
const COMPILED = join(ROOT, "node_modules", ".cache", "sluis")
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
// With a process for each file node itself runs several at a time.
const parts =
  values["isolate"] === true
    ? [files]
    : [files.filter(startsPrograms), files.filter((path) => !startsPrograms(path))].filter(
        ({ length }) => length > 0,
      )
const began = performance.now()
const ends = await Promise.all(parts.map(runFiles))
const last = ends.map(({ end }) => end)
for (const line of summaryOf(last, performance.now() - began)) console.log(line)
const status = ends.map(({ code }) => code).find((code) => code !== 0) ?? 0
process.exitCode = status === 0 && built.status !== 0 ? 1 : status

function startsPrograms(path: string): boolean {
  return /^tools[\\/](?:console|gate)[\\/]/.test(path)
}

type Run = { readonly code: number; readonly end: readonly string[] }

/** Tells what the runner tells, line by line, but for the end of it. */
function runFiles(paths: readonly string[]): Promise<Run> {
  const isolation = values["isolate"] === true ? "process" : "none"
  const child = spawn(
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
      ...paths,
    ],
    {
      cwd: ROOT,
      stdio: ["inherit", "pipe", "inherit"],
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
    },
  )
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.once(signal, () => child.kill(signal))
  const end: string[] = []
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (isOfTheEnd(line)) end.push(line)
    else console.log(line)
  })
  return new Promise((resolve, reject) => {
    child.on("error", reject)
    child.on("close", (code, signal) => {
      // Whatever its code says: it has not run everything.
      const endedEarly = end.length === 0
      if (endedEarly) console.error(`a test process ended before its tests did (${signal ?? code})`)
      resolve({ code: endedEarly && code === 0 ? 3 : (code ?? 3), end })
    })
  })
}
