/**
 * Tests that need a program which is not a dependency: a mail server, a browser.
 *
 * Without that program the test is skipped where a developer works, visibly and with the command that would enable it,
 * and fails where SLUIS_SYSTEM_TESTS=required or CI=true: there a skip would be a check that silently stopped.
 * Programs and the Debian packages they come in are listed in .ci/debian-packages, which .ci/run installs from.
 */
import { accessSync, constants, readFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import { test } from "node:test"

/** Where Debian puts the programs of servers; often not on the PATH of an ordinary user. */
const SERVER_FOLDERS = ["/usr/local/sbin", "/usr/sbin", "/sbin"]

type Environment = Readonly<Record<string, string | undefined>>
/** Executable name -> Debian package. */
export type DebianPackages = ReadonlyMap<string, string>

export type Readiness<Program extends string> =
  | { readonly kind: "ready"; readonly programs: Readonly<Record<Program, string>> }
  | { readonly kind: "skip"; readonly why: string }
  | { readonly kind: "fail"; readonly why: string }

/** Registers a test that gets the path of each program that it needs. */
export function systemTest<const Program extends string>(
  name: string,
  { needs }: { readonly needs: readonly Program[] },
  body: (programs: Readonly<Record<Program, string>>) => Promise<void>,
): void {
  const readiness = readinessFor(needs, readDebianPackages(), process.env)
  switch (readiness.kind) {
    case "ready":
      test(name, () => body(readiness.programs))
      return
    case "skip":
      test(name, { skip: readiness.why })
      return
    case "fail":
      test(name, () => {
        throw new Error(readiness.why)
      })
  }
}

/** Whether a test that needs these programs can run in this environment, and if not, what is to happen instead. */
export function readinessFor<const Program extends string>(
  needs: readonly Program[],
  packages: DebianPackages,
  environment: Environment,
): Readiness<Program> {
  const unlisted = needs.find((program) => !packages.has(program))
  if (unlisted !== undefined) {
    return {
      kind: "fail",
      why: `\`${unlisted}\` is not listed in .ci/debian-packages, so no machine would ever run this`,
    }
  }
  const found = needs.map((program) => [program, findExecutable(program, environment)] as const)
  const missing = found.filter(([, path]) => path === undefined).map(([program]) => program)
  if (missing.length === 0) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries can't say that every program is there
    return { kind: "ready", programs: Object.fromEntries(found) as Record<Program, string> }
  }
  const install = `sudo apt-get install ${[...new Set(missing.map((program) => packages.get(program)))].join(" ")}`
  const why = `needs ${missing.join(" and ")}; to enable: ${install}`
  const required = environment["SLUIS_SYSTEM_TESTS"] === "required" || environment["CI"] === "true"
  return { kind: required ? "fail" : "skip", why }
}

export function findExecutable(program: string, environment: Environment): string | undefined {
  const folders = [...(environment["PATH"] ?? "").split(delimiter), ...SERVER_FOLDERS]
  return folders.map((folder) => join(folder, program)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** One "executable package" per line, `#` starts a comment. */
export function parseDebianPackages(text: string): DebianPackages {
  const entries = text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "")
    .map((line): [string, string] => {
      const [program, name, ...more] = line.split(/\s+/)
      if (program === undefined || name === undefined || more.length > 0) {
        throw new Error(`couldn't read the line "${line}" of .ci/debian-packages: it is "executable package"`)
      }
      return [program, name]
    })
  return new Map(entries)
}

function readDebianPackages(): DebianPackages {
  return parseDebianPackages(readFileSync(join(import.meta.dirname, "..", ".ci", "debian-packages"), "utf8"))
}
