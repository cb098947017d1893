import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { recordedReader } from "./recorded-lines.ts"

const root = mkdtempSync(join(tmpdir(), "sluis-recorded-"))
after(() => rmSync(root, { recursive: true }))

const LINE = '{"version":1,"facts":{}}'
const LONG = `{"version":1,"x":"${"é".repeat(200_000)}"}`

async function linesIn(content: string): Promise<readonly string[] | undefined> {
  const path = join(root, "facts")
  writeFileSync(path, content)
  const lines = await recordedReader(process.stdin)(path)
  if (lines === undefined) return undefined
  return (await Array.fromAsync(lines)).map((each) =>
    each.kind === "line" ? each.text.trimEnd() : each.fault.code,
  )
}

const table: readonly (readonly [name: string, content: string, lines: readonly string[] | undefined])[] = [
  ["two lines", `${LINE}\n${LINE}\n`, [LINE, LINE]],
  ["a last line without its end", `${LINE}\n${LINE}`, [LINE, LINE]],
  ["lines with carriage returns, and empty ones", `${LINE}\r\n\r\n\n${LINE}\r\n`, [LINE, LINE]],
  ["lines longer than what is read at a time", `${LONG}\n${LINE}\n${LONG}`, [LONG, LINE, LONG]],
  [
    "a line that is too long is a fault, and the next is read",
    `${LINE}\n${"x".repeat(16 * 1024 * 1024 + 1)}\n${LINE}\n`,
    [LINE, "input/too-large", LINE],
  ],
  [
    "a line that is not too long",
    `${LINE}\n${"x".repeat(16 * 1024 * 1024)}\n`,
    [LINE, "x".repeat(16 * 1024 * 1024)],
  ],
  ["mail holds no recorded facts", "From: jan@example.nl\n\nDag\n", undefined],
  ["nor does an empty file", "", undefined],
]
for (const [name, content, lines] of table)
  test(name, async () => assert.ok(same(await linesIn(content), lines)))

/** Without the words of deepEqual, which would print megabytes. */
function same(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return one.length === other.length && one.every((line, at) => line === other[at])
}

test("a folder, and a name that is not there, are for whoever reads mail", async () => {
  const read = recordedReader(process.stdin)
  assert.equal(await read(root), undefined)
  assert.equal(await read(join(root, "gone")), undefined)
})

test("standard input that holds mail is none; what it holds is gone", async () => {
  const input = async function* (text: string): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text.slice(0, 4))
    yield new TextEncoder().encode(text.slice(4))
  }
  assert.equal(await recordedReader(input("From: jan@example.nl\n"))("-"), undefined)
  const lines = await recordedReader(input(`${LINE}\n${LINE}`))("-")
  assert.equal(lines === undefined ? 0 : (await Array.fromAsync(lines)).length, 2)
})
