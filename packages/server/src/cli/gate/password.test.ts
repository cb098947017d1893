import { PassThrough } from "node:stream"
import { test } from "node:test"
import assert from "node:assert/strict"
import { passwordReader } from "./password.ts"

const cases: readonly [name: string, pieces: readonly string[], password: string][] = [
  ["one line", ["geheim woord\n"], "geheim woord"],
  ["the first of several", ["eerste\r\n", "tweede\n"], "eerste"],
  ["a line in pieces, of letters of several octets", ["gehé", "ïm\n"], "gehéïm"],
  ["spaces count", ["  a  \n"], "  a  "],
  ["without a line end", ["geheim"], "geheim"],
  ["nothing", [], ""],
]
for (const [name, pieces, password] of cases) {
  test(`from a script: ${name}`, async () => {
    const input = new PassThrough()
    for (const piece of pieces) input.write(piece)
    input.end()
    const read = passwordReader(input, () => assert.fail("a script is asked nothing"))
    assert.equal(await read("Password: "), password)
  })
}

test("from a script: a line without an end is not read for ever", async () => {
  const input = new PassThrough()
  const read = passwordReader(input, () => undefined)("")
  for (let octets = 0; octets <= 8192; octets += 1024) input.write("x".repeat(1024))
  assert.ok((await read).length <= 8192 + 1024)
})
