/**
 * The gateway as an administrator starts it: a process of its own, with a configuration file.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { stringify } from "yaml"
import { freePort } from "./free-port.ts"
import { startProgram, temporaryFolder, type Program } from "./program.ts"
import { until } from "./until.ts"

const ROOT = join(import.meta.dirname, "..", "..")
export const NODE = join(ROOT, "node_modules", "node", "bin", "node")
export const MAIN = join(ROOT, "packages", "server", "src", "main.ts")
/** As packaging/sluis starts it; tools/packaging.test.ts compares. */
export const FLAGS = ["--max-semi-space-size=4", "--no-parallel-scavenge", "--heap-growing-percent=40"]
export const MEMORY = { MALLOC_MMAP_THRESHOLD_: "32768", MALLOC_ARENA_MAX: "2" }
/** Shared by all tests, so that only the first has to compile. */
const CACHE = join(ROOT, "node_modules", ".cache")
/** Some two on a machine that does nothing else; more than ten beside a build. */
const START_SECONDS = 60

/** Variables that begin with SLUIS_ are settings of the gate, and it refuses those it does not know, such as ours. */
const WITHOUT_OURS = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => name.startsWith("SLUIS_"))
    .map((name) => [name, undefined]),
)

type Settings = { readonly [key: string]: unknown }

export type GateOptions = {
  /** Port of the next host on this machine; undefined: demonstration. */
  readonly upstreamPort?: number
  /** Laid over the settings of the harness, key by key. */
  readonly settings?: Settings
  /** Where configuration and data live; given again, the gate goes on with what it left there. */
  readonly folder?: string
  readonly smtpPort?: number
  readonly httpPort?: number
  /** A program that runs the gate, such as strace, with its arguments. */
  readonly within?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** False: resolves as soon as the process has been spawned. */
  readonly ready?: boolean
}

export type Gate = AsyncDisposable & {
  readonly smtpPort: number
  readonly httpPort: number
  readonly program: Program
  readonly process: Program["process"]
  readonly folder: string
  /** What it logged. */
  readonly output: () => string
  /** SIGTERM; resolves when it has ended. */
  readonly stop: () => Promise<void>
  /** SIGKILL. */
  readonly kill: () => Promise<void>
  readonly ready: () => Promise<void>
}

export async function startGate(options: GateOptions = {}): Promise<Gate> {
  const smtpPort = options.smtpPort ?? (await freePort())
  const httpPort = options.httpPort ?? (await freePort())
  const own = options.folder === undefined ? temporaryFolder("gate") : undefined
  const folder = options.folder ?? own?.path ?? ""
  const data = join(folder, "data")
  mkdirSync(data, { recursive: true })
  const config = join(folder, "sluis.yaml")
  writeFileSync(
    config,
    stringify(
      overlay(
        {
          organisation: "Gemeente Voorbeeld",
          domains: ["voorbeeld.example"],
          data,
          smtp: { listen: `127.0.0.1:${smtpPort}`, allow: ["127.0.0.0/8"] },
          upstream:
            options.upstreamPort === undefined
              ? { host: null }
              : { host: "127.0.0.1", port: options.upstreamPort, tls: "none" },
          http: { listen: `127.0.0.1:${httpPort}` },
        },
        options.settings ?? {},
      ),
    ),
  )
  const start = [NODE, ...FLAGS, MAIN, "start", "--config", config]
  const [command = NODE, ...args] = options.within === undefined ? start : options.within.concat(start)
  const program = startProgram(command, args, {
    environment: {
      ...WITHOUT_OURS,
      ...MEMORY,
      LANG: "en_GB.UTF-8",
      XDG_CACHE_HOME: CACHE,
      NODE_COMPILE_CACHE: join(CACHE, "sluis"),
      ...options.environment,
    },
  })
  const ready = (): Promise<void> =>
    until(
      () => `the gate to be ready; it said: ${program.output()}`,
      async () => {
        if (program.hasEnded()) throw new Error(`the gate ended while starting: ${program.output()}`)
        return isReady(httpPort)
      },
      START_SECONDS,
    ).then(() => undefined)
  const gate: Gate = {
    smtpPort,
    httpPort,
    program,
    process: program.process,
    folder,
    output: program.output,
    stop: program.stop,
    kill: program.kill,
    ready,
    [Symbol.asyncDispose]: async () => {
      await program.kill()
      own?.[Symbol.dispose]()
    },
  }
  try {
    if (options.ready !== false) await ready()
  } catch (cause) {
    await gate[Symbol.asyncDispose]()
    throw cause
  }
  return gate
}

async function isReady(httpPort: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${httpPort}/health/ready`)
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false // not listening yet
  }
}

function overlay(settings: Settings, over: Settings): Settings {
  const merged = Object.entries(over).map(([key, value]) => {
    const below = settings[key]
    return [key, isSettings(below) && isSettings(value) ? overlay(below, value) : value] as const
  })
  return { ...settings, ...Object.fromEntries(merged) }
}

function isSettings(value: unknown): value is Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
