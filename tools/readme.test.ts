/** What the README shows is what the program prints: every line, to its end. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { test } from "node:test"

const readme = readFileSync("README.md", "utf8")

function report(files: readonly string[]): string {
  const env = { ...process.env, NO_COLOR: "1", LC_ALL: "en_GB.UTF-8" }
  try {
    return execFileSync(
      process.execPath,
      ["packages/server/src/main.ts", "check", "--lang", "en", ...files],
      {
        encoding: "utf8",
        env,
      },
    )
  } catch (found) {
    // Exit code 1: there was something to stop, which is what these messages are for.
    assert.ok(found instanceof Error && "stdout" in found && "status" in found && found.status === 1)
    return String(found.stdout)
  }
}

const examples: readonly [name: string, files: readonly string[], block: RegExp][] = [
  ["one message", ["fixtures/mail/police-contact-day.eml"], /```text\n( {2}Uitnodiging [\s\S]*?)```/],
]
for (const [name, files, block] of examples) {
  test(`the README shows what is printed, line for line: ${name}`, () => {
    const shown = linesOf(block.exec(readme)?.[1] ?? "")
    assert.ok(shown.length > 10)
    assert.deepEqual(shown, linesOf(report(files)))
  })
}

/** Without the empty lines around it. */
function linesOf(text: string): readonly string[] {
  return text.replace(/^\n+|\s+$/g, "").split("\n")
}
