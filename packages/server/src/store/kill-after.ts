/** Kills a child with SIGKILL in the middle of what it does: for tests. */
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { createInterface } from "node:readline"

/** The lines of this form that it wrote before it was gone, at least so many. */
export async function killAfter(
  program: string,
  folder: string,
  { lines, form }: { readonly lines: number; readonly form: RegExp },
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] })
  const said: string[] = []
  // A line that was cut off says nothing.
  for await (const line of createInterface(child.stdout)) {
    if (form.test(line)) said.push(line)
    if (said.length === lines) child.kill("SIGKILL")
  }
  assert.ok(said.length >= lines)
  return said
}
