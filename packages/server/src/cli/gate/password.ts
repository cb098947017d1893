/**
 * A password from who types it, without showing it; from a script, the first line of standard input.
 */
import { createInterface } from "node:readline"
import { Writable } from "node:stream"
import type { ReadStream } from "node:tty"

/** Characters; a line that never ends must not fill the memory. */
const MAX_INPUT = 4_096

export function passwordReader(
  input: ReadStream | NodeJS.ReadableStream,
  print: (text: string) => void,
): (prompt: string) => Promise<string> {
  return async (prompt) => {
    const isTerminal = "isTTY" in input && input.isTTY
    if (!isTerminal) return await firstLine(input)
    print(prompt)
    // The line can be edited as usual; what readline would echo goes nowhere.
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
    const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 })
    try {
      return await new Promise<string>((resolve) => {
        lines.once("line", resolve)
        lines.once("close", () => resolve("")) // Ctrl-D
        lines.once("SIGINT", () => process.kill(process.pid, "SIGINT")) // in raw mode Ctrl-C is only a key
      })
    } finally {
      lines.close()
      print("\n")
    }
  }
}

/** Without its line end. */
export async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  let text = ""
  input.setEncoding("utf8")
  for await (const piece of input) {
    text += String(piece)
    if (text.includes("\n") || text.length > MAX_INPUT) break
  }
  return (text.split("\n", 1)[0] ?? "").replace(/\r$/, "")
}
