/** What the README shows is what the program prints: everything but the time it took. */
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
  test(`the README shows what is printed: ${name}`, () => {
    const shown = block.exec(readme)?.[1] ?? ""
    const printed = report(files)
    const lines = shown
      .split("\n")
      .filter((line) => line.trim() !== "" && line.trim() !== "…" && !line.includes(" checked in "))
    assert.ok(lines.length > 10)
    for (const line of lines) assert.ok(printed.includes(line), `not printed: ${line}`)
  })
}
