/** One line from who types it; from a script, the first line of standard input. */
import { createInterface } from "node:readline"
import type { ReadStream } from "node:tty"

import { firstLine } from "./gate/password.ts"

export function lineReader(
  input: ReadStream | NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): (prompt: string) => Promise<string> {
  return async (prompt) => {
    const isTerminal = "isTTY" in input && input.isTTY
    if (!isTerminal) return await firstLine(input)
    const lines = createInterface({ input, output, terminal: true, historySize: 0 })
    try {
      return await new Promise<string>((resolve) => {
        lines.question(prompt, resolve)
        lines.once("close", () => resolve("")) // Ctrl-D
        lines.once("SIGINT", () => process.kill(process.pid, "SIGINT")) // in raw mode Ctrl-C is only a key
      })
    } finally {
      lines.close()
    }
  }
}
