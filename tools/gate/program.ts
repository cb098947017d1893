/**
 * Another program, running for as long as a test needs it and certainly gone afterwards.
 *
 * A program gets a process group of its own, so that what it started goes with it. Should the test process itself end
 * early, the group is killed on its way out.
 */
import { spawn, type ChildProcess } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const STOP_SECONDS = 15
/** Enough to see why a program failed; what is older is let go. */
const MAX_OUTPUT_CHARACTERS = 200_000

export type Program = {
  readonly process: ChildProcess
  /** What it wrote to both of its outputs, the last part. */
  readonly output: () => string
  /** Resolves when it has ended, with its exit code; null after a signal. */
  readonly ended: Promise<number | null>
  readonly hasEnded: () => boolean
  /** SIGTERM, and SIGKILL where that does not help. */
  readonly stop: () => Promise<void>
  /** SIGKILL to the whole group: nothing of it gets the chance to tidy up. */
  readonly kill: () => Promise<void>
}

export type ProgramOptions = {
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string | undefined>>
}

export function startProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Program {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  })
  let output = ""
  const keep = (piece: Buffer): void => {
    output = (output + piece.toString("latin1")).slice(-MAX_OUTPUT_CHARACTERS)
  }
  child.stdout.on("data", keep)
  child.stderr.on("data", keep)
  let over = false
  const ended = new Promise<number | null>((resolve) => {
    const end = (code: number | null): void => {
      over = true
      process.off("exit", killGroup)
      resolve(code)
    }
    child.on("exit", end)
    child.on("error", (cause) => {
      output += `${command}: ${cause.message}`
      end(-1)
    })
  })
  const signal = (name: NodeJS.Signals): void => {
    if (over || child.pid === undefined) return
    try {
      process.kill(-child.pid, name)
    } catch {
      // it has just ended
    }
  }
  const killGroup = (): void => signal("SIGKILL")
  process.once("exit", killGroup)
  return {
    process: child,
    output: () => output,
    ended,
    hasEnded: () => over,
    stop: async () => {
      const timer = setTimeout(killGroup, STOP_SECONDS * 1000)
      signal("SIGTERM")
      await ended
      clearTimeout(timer)
    },
    kill: async () => {
      killGroup()
      await ended
    },
  }
}

export type TemporaryFolder = Disposable & { readonly path: string }

export function temporaryFolder(purpose: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `sluis-${purpose}-`))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
