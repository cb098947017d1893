/** Calls back for each line that is entered, one at a time, until the input ends or nobody wants more. */
import { createInterface } from "node:readline"

export async function eachLine(
  input: NodeJS.ReadableStream,
  until: AbortSignal,
  entered: () => Promise<void>,
): Promise<void> {
  const lines = createInterface({ input, signal: until })
  for await (const _ of lines) await entered()
}
