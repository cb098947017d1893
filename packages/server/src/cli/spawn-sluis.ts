/**
 * The whole program, run as its users run it; for tests.
 */
import { spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url))
/** Shared by all tests, so that only the first has to compile. */
const CACHE = fileURLToPath(new URL("../../../../node_modules/.cache", import.meta.url))

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

export type Surroundings = {
  readonly folder?: string
  readonly input?: string
  /** The only variables there are, besides an English UTF-8 locale. */
  readonly environment?: { readonly [name: string]: string }
  readonly nodeOptions?: readonly string[]
  /** Only root can be somebody else. */
  readonly uid?: number
}

export async function sluis(args: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const child = spawn(process.execPath, [...(surroundings.nodeOptions ?? []), MAIN, ...args], {
    cwd: surroundings.folder,
    uid: surroundings.uid,
    env: { LANG: "en_GB.UTF-8", XDG_CACHE_HOME: CACHE, ...surroundings.environment },
  })
  child.stdin.on("error", () => undefined) // a program that does not read its input is no failure of the test
  child.stdin.end(surroundings.input ?? "")
  const text = async (stream: AsyncIterable<Buffer>): Promise<string> =>
    Buffer.concat(await Array.fromAsync(stream)).toString()
  const exit = new Promise<number | null>((resolve, reject) => child.on("close", resolve).on("error", reject))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exit])
  return { code, out, err }
}

export type Folder = Disposable & {
  readonly path: string
  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): string
}

export function newFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), "sluis-"))
  return {
    path,
    file(name, content) {
      const file = join(path, name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
      return file
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** A message to `people` strangers, all of them in plain sight. */
export function mailTo(people: number, subject: string, text: string): string {
  const to = Array.from(
    { length: people },
    (_, index) => `Persoon ${index + 1} <p${index + 1}@provider${index + 1}.example>`,
  )
  return [
    "From: Afdeling Werving <werving@voorbeeld.nl>",
    `To: ${to.join(",\r\n ")}`,
    `Subject: ${subject}`,
    "Date: Tue, 17 Nov 2026 10:00:00 +0100",
    "Message-ID: <1@voorbeeld.nl>",
    "",
    text,
    "",
  ].join("\r\n")
}
