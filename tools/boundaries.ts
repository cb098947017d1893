/**
 * The dependency rule: which folder may import which, over (path, source) pairs.
 *
 * Why this module exists: package walls do not hold by themselves; a rule that fails the build does. The source is read
 * with regular expressions, because the compiler has no interface for this and the forms of an import are few; an
 * `import()` whose target is not a literal can't be judged and is a fault itself.
 *
 * Deliberately out of scope: what a test file takes from npm or node, and cycles (the linter finds those).
 */
import { posix } from "node:path"

export type SourceFile = {
  /** From the root of the project, with forward slashes. */
  readonly path: string
  readonly source: string
}

const CORE = "packages/core/src"
const SERVER = "packages/server/src"
const APP = `${SERVER}/app`
const CONTRACT = `${SERVER}/contract`
const CONSOLE = "packages/console/src"
const GATE = ["smtp", "judge", "store", "acquaintance", "secret", "sign", "notice"]
const AROUND = ["http", "login", "log", "config", "cli", "source", "target", "pdf"]
const LEDGER = ["witness", "timestamp", "ledger-folder"]
const ADAPTERS = [...GATE, ...AROUND, ...LEDGER].map((name) => `${SERVER}/${name}`)

/** Folder -> the folders it may import besides itself. Nothing points outwards; adapters do not know each other. */
const MAY_IMPORT: ReadonlyMap<string, readonly string[]> = new Map([
  [CORE, []],
  [CONTRACT, [CORE]],
  [APP, [CONTRACT, CORE]],
  ...ADAPTERS.map((adapter): [string, readonly string[]] => [adapter, [APP, CONTRACT, CORE]]),
  [SERVER, [APP, CONTRACT, ...ADAPTERS, CORE]], // what puts the parts together: main.ts, gateway.ts, open-console.ts and their like
  [CONSOLE, [CONTRACT, CORE]],
])

/** The npm packages that core may use: pure themselves, no I/O, no clock. */
const PURE_PACKAGES = [
  "yaml",
  "zod",
  "fflate",
  "@marcbachmann/cel-js",
  "libphonenumber-js",
  "unpdf",
  "@noble/hashes",
  "@noble/curves",
]

// The exit check is the second gate. It must not share its eyes with the rewriter, or one blind spot would blind both.
const REWRITER = `${CORE}/rewrite/`
const EXIT_CHECK = `${CORE}/rewrite/exit-check`
const EXIT_CHECK_EYES = `${CORE}/search/`

/** What every test may use: programs to test against, dialogues to test with. */
const TOOLS = "tools/"

/** One sentence for every import that points the wrong way; empty when all is well. */
export function boundaryFaults(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, source }) => {
    const from = layerOf(path)
    if (from === undefined) return [`${path} lies in no layer: name its folder in tools/boundaries.ts`]
    return specifiersIn(source).flatMap((specifier) => {
      const why = faultOf(path, from, specifier)
      return why === undefined ? [] : [`${path} -> ${specifier ?? "import(…)"}: ${why}`]
    })
  })
}

function faultOf(path: string, from: string, specifier: string | undefined): string | undefined {
  if (specifier === undefined) return "the target is not a literal"
  const isTest = path.endsWith(".test.ts")
  const target = targetOf(path, specifier)
  if (target === undefined) {
    const allowed = isTest || from !== CORE || PURE_PACKAGES.some((name) => isOrIsIn(specifier, name))
    return allowed ? undefined : "core is pure: parsers that are pure themselves, nothing else"
  }
  if (isTest && target.startsWith(TOOLS)) return undefined
  if (specifier.startsWith(".") && packageOf(target) !== packageOf(path)) {
    return "another package is imported by its name, @sluis/…"
  }
  const to = layerOf(target)
  if (to === undefined) return "the target lies in no layer"
  if (to !== from && MAY_IMPORT.get(from)?.includes(to) !== true) return `${from} may not know ${to}`
  const isRewriter = path.startsWith(REWRITER) && !path.startsWith(EXIT_CHECK) && !isTest
  if (isRewriter && target.startsWith(EXIT_CHECK_EYES))
    return "the exit check must be independent of the rewriter"
  return undefined
}

/** The innermost layer that holds the path. */
function layerOf(path: string): string | undefined {
  const layers = [...MAY_IMPORT.keys()].filter((folder) => path.startsWith(`${folder}/`))
  const innermost = layers.toSorted((a, b) => b.length - a.length)[0]
  // Files directly in the server's folder compose it; a folder that is no layer is a mistake.
  const inUnknownFolder = innermost === SERVER && path.slice(SERVER.length + 1).includes("/")
  return inUnknownFolder ? undefined : innermost
}

/** Path of the imported file, or undefined for a package of npm or a module of node. */
function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(path), specifier)
  const own = /^@sluis\/([^/]+)\/(.+)$/.exec(specifier)
  return own === null ? undefined : `packages/${own[1]}/src/${own[2]}.ts`
}

function packageOf(path: string): string {
  return path.split("/").slice(0, 2).join("/")
}

function isOrIsIn(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`)
}

/** Type imports count: what is imported only as a type still shapes the code. */
const STATEMENT = /^\s*(?:import|export)\b(?:[^"'`;=]*?\bfrom)?\s*["']([^"']+)["']/gm
const CALL = /\bimport\s*\(\s*(?:["']([^"']+)["']\s*[,)])?/g

function specifiersIn(source: string): readonly (string | undefined)[] {
  return [...source.matchAll(STATEMENT), ...source.matchAll(CALL)].map((match) => match[1])
}
