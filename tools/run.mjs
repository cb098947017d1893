/**
 * The way in: `npm start`, `npm test` and the rest, on a machine that has nothing but an older Node and npm.
 *
 * Why this module exists: the code needs the pinned Node of package.json, and a newcomer has whatever Node there is. So
 * this one file is plain JavaScript for Node 20 and later, uses no dependency, installs what is missing and hands over to
 * the pinned runtime. Nothing else here: what the commands do is in the files that they name.
 */
// @ts-check
import { spawn, spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..")
const WINDOWS = process.platform === "win32"
const RUNTIME = join(ROOT, "node_modules", "node", "bin", WINDOWS ? "node.exe" : "node")
const CLI = "packages/server/src/main.ts"
/** As packaging/sluis starts it. */
const FLAGS = ["--max-semi-space-size=4", "--no-parallel-scavenge", "--heap-growing-percent=40"]
/** What `npm start` offers to send through. */
const SAMPLE = "fixtures/mail/police-contact-day.eml"

const USAGE = `Usage: npm start [-- OPTIONS]        run the gateway; without a configuration, a demonstration
       npm run sluis -- ARGUMENTS    the sluis command itself
       npm test [-- OPTIONS]         types, lint, format and every test
       npm run check                 types, lint, format, boundaries and documents only
       npm run format                write every file in the project's format
       npm run bench [-- …]          measure, see tools/bench/bench.ts
       npm run bench:gate            measure the gateway beside Postfix, see tools/bench/gate.ts
       npm run bench:acquaintance    measure the index of who knows whom, see tools/bench/acquaintance.ts
       npm run bench:ledger          measure the ledger alone, see tools/bench/ledger.ts
       npm run bench:console         measure the console over 100,000 held messages, see tools/bench/console.ts
       npm run kill-nine             kill the gateway a hundred times under load, and count what arrives
       npm run fuzz                  random SMTP dialogues until you have seen enough
       npm run corpora -- FOLDER     read a folder of real mail, and say what is odd
       npm run judge                 judge the labelled messages, and write docs/judgement.md
       npm run train                 learn anew what tells people of themselves, see tools/train.ts
       npm run replay -- FOLDER --as DOMAIN   count interruptions on real mail, see tools/replay.ts
       npm run fixtures              write the generated messages of fixtures/mail anew
       npm run console:build         build the console; npm start and npm test do so where it is needed
       npm run verifier              write dist/verify-ledger.mjs, which checks a ledger on any Node from 20.12 on, without Sluis
       npm run console:texts         say which texts of the console have no Dutch, or none that is used

Options of npm test: --only WORD     only test files whose path holds WORD
                     --isolate       every test file in a process of its own
                     anything else goes to node --test`

/**
 * What the pinned runtime is to do, and in which folder.
 * @param {string} command
 * @param {readonly string[]} rest
 * @returns {{ args: readonly string[], cwd: string, environment?: Record<string, string> } | undefined} undefined: there is no such command
 */
function workFor(command, rest) {
  // npm moves to the root before it runs a script; file names are meant from where the user stood.
  const here = process.env.INIT_CWD ?? process.cwd()
  switch (command) {
    case "start":
      return rest.length === 0
        ? { args: [...FLAGS, CLI, "start", "--sample", SAMPLE], cwd: ROOT }
        : { args: [...FLAGS, join(ROOT, CLI), "start", ...rest], cwd: here }
    case "sluis":
      return { args: [...FLAGS, join(ROOT, CLI), ...rest], cwd: here }
    case "test":
      return { args: ["tools/test.ts", ...rest], cwd: ROOT }
    case "check":
      return { args: ["tools/test.ts", "--only", "tools/", ...rest], cwd: ROOT }
    case "format":
      return {
        args: ["node_modules/prettier/bin/prettier.cjs", "--write", "--log-level=warn", "."],
        cwd: ROOT,
      }
    case "bench":
      return { args: [join(ROOT, "tools/bench/bench.ts"), ...rest], cwd: here }
    case "bench:gate":
      return { args: ["tools/bench/gate.ts", ...rest], cwd: ROOT }
    case "bench:console":
      return { args: ["tools/bench/console.ts", ...rest], cwd: ROOT }
    case "bench:acquaintance":
      return { args: ["tools/bench/acquaintance.ts", ...rest], cwd: ROOT }
    case "bench:ledger":
      return { args: ["tools/bench/ledger.ts", ...rest], cwd: ROOT }
    case "kill-nine":
      return {
        args: ["--test", "tools/gate/kill-nine.test.ts"],
        cwd: ROOT,
        environment: { SLUIS_KILLS: process.env.SLUIS_KILLS ?? "100" },
      }
    case "fuzz":
      return { args: ["tools/fuzz-session.ts", ...rest], cwd: ROOT }
    case "corpora":
      return { args: [join(ROOT, "tools/corpora.ts"), ...rest], cwd: here }
    case "train":
      return { args: ["tools/train.ts", ...rest], cwd: ROOT }
    case "judge":
      return { args: ["tools/judge.ts", ...rest], cwd: ROOT }
    case "replay":
      return { args: [join(ROOT, "tools/replay.ts"), ...rest], cwd: here }
    case "fixtures":
      return { args: ["fixtures/generate.ts"], cwd: ROOT }
    case "verifier":
      return { args: ["tools/verifier.ts"], cwd: ROOT }
    case "console:build":
      return { args: ["tools/console-build.ts", ...rest], cwd: ROOT }
    case "console:texts":
      return { args: ["tools/console-texts.ts"], cwd: ROOT }
    default:
      return undefined
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own list there as the last step of an
 * installation, so an interrupted one has none.
 */
function isInstalled() {
  if (!existsSync(RUNTIME)) return false
  try {
    const wanted = readPackages("package-lock.json")
    const present = readPackages(join("node_modules", ".package-lock.json"))
    return Object.entries(wanted)
      .filter(([path, entry]) => path.startsWith("node_modules/") && !entry.link && !entry.optional)
      .every(([path, entry]) => present[path]?.integrity === entry.integrity)
  } catch {
    return false // no such file, or cut off
  }
}

/**
 * @param {string} path
 * @returns {Record<string, { integrity?: string, link?: boolean, optional?: boolean }>}
 */
function readPackages(path) {
  /** @type {{ packages: Record<string, { integrity?: string, link?: boolean, optional?: boolean }> }} */
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- plain JavaScript can only claim what npm's file holds
  const lock = JSON.parse(readFileSync(join(ROOT, path), "utf8"))
  return lock.packages
}

/** @returns {number} npm's exit code */
function install() {
  console.error(
    "sluis: installing what package-lock.json lists; this is needed once and takes about a minute",
  )
  // Inside an npm script npm says where it is; `npm` itself is a .cmd file on Windows and needs a shell there.
  const npm = process.env.npm_execpath
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]
  const done = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...options], { cwd: ROOT, encoding: "utf8" })
    : spawnSync("npm", options, { cwd: ROOT, encoding: "utf8", shell: WINDOWS })
  if (done.error) {
    console.error(
      `sluis: npm could not be started (${done.error.message}); install Node 20 or later with npm`,
    )
    return 3
  }
  if (done.status !== 0) {
    console.error(`${done.stdout}${done.stderr}`.trim())
    console.error(
      "sluis: npm could not install the dependencies; its own words are above. Without a connection to the npm registry " +
        "this can't work the first time. Try `npm ci`, then the same command again.",
    )
    return done.status ?? 3
  }
  if (!existsSync(RUNTIME)) {
    console.error(
      "sluis: npm installed the dependencies but not the pinned Node: the install script of the package `node` did not run. " +
        "Is `ignore-scripts` set (`npm config get ignore-scripts`)? Try `npm ci --ignore-scripts=false`.",
    )
    return 3
  }
  return 0
}

/**
 * Runs the pinned runtime and answers with its exit code.
 * @param {{ args: readonly string[], cwd: string, environment?: Record<string, string> }} work
 * @returns {Promise<number>}
 */
function run({ args, cwd, environment }) {
  return new Promise((resolve) => {
    const child = spawn(RUNTIME, args, { cwd, stdio: "inherit", env: { ...process.env, ...environment } })
    // A terminal sends Ctrl-C to both of us: let the child finish in its own way and answer with its code.
    process.on("SIGINT", () => {})
    for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"]))
      process.on(signal, () => child.kill(signal))
    child.on("error", (error) => {
      console.error(`sluis: the pinned Node could not be started (${error.message})`)
      resolve(3)
    })
    child.on("exit", (code) => resolve(code ?? 3))
  })
}

async function main() {
  const [command = "help", ...rest] = process.argv.slice(2)
  const work = workFor(command, rest)
  if (work === undefined) {
    console.error(USAGE)
    return command === "help" ? 0 : 2
  }
  if (!isInstalled()) {
    const code = install()
    if (code !== 0) return code
  }
  // Without its console Sluis guards the mail all the same, and says on the page what is missing.
  if (command === "start") await run({ args: ["tools/console-build.ts", "--if-needed"], cwd: ROOT })
  return await run(work)
}

process.exitCode = await main()
