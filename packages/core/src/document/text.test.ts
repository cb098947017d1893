import assert from "node:assert/strict"
import { test } from "node:test"
import { fullDocumentBudget } from "./limits.ts"
import { readText } from "./text.ts"

const rows: readonly (readonly [name: string, octets: Uint8Array])[] = [
  ["UTF-8", Buffer.from("Ren\u00e9\r\n")],
  ["UTF-8 with its mark", Buffer.from("\uFEFFRen\u00e9")],
  ["windows-1252", Buffer.from("Ren\u00e9", "latin1")],
  ["UTF-16 with its mark", Buffer.from("\uFEFFRen\u00e9", "utf16le")],
  ["UTF-16 without it", Buffer.from("Ren\u00e9", "utf16le")],
]
for (const [name, octets] of rows) {
  test(`text: ${name}`, () =>
    assert.deepEqual(readText(octets, fullDocumentBudget()), {
      format: "text",
      texts: [{ text: "Ren\u00e9\n", concealed: undefined }],
      tables: [],
      concealed: [],
      inner: [],
      unread: undefined,
    }))
}

test("text: the budget cuts it, and it is said", () => {
  const read = (units: number, octets: number): unknown => {
    const { texts, unread } = readText(Buffer.from("Karin"), { ...fullDocumentBudget(), units, octets })
    return [texts[0]?.text, unread]
  }
  assert.deepEqual(read(5, 5), ["Karin\n", undefined])
  assert.deepEqual(read(4, 5), ["Kari\n", "beyond-limits"])
  assert.deepEqual(read(5, 4), ["Kari\n", "beyond-limits"])
})
