import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import type { Where } from "../app/read-mail.ts"
import { mailReader } from "./open-source.ts"
import { againReader } from "./read-again.ts"

const root = mkdtempSync(join(tmpdir(), "sluis-again-"))
after(() => rmSync(root, { recursive: true }))

const POSTMARK = "From jan@example.nl Tue Nov 17 10:00:00 2026\n"
const mail = (subject: string, text = "Dag"): string =>
  `From: jan@example.nl\nSubject: ${subject}\n\n${text}\n>From hier af\n`
/** Larger than what is read of an mbox at a time. */
const LARGE = "0123456789\n".repeat(9_000)

const files: readonly (readonly [name: string, content: string])[] = [
  ["an .eml file", mail("one")],
  ["an mbox", `${POSTMARK}${mail("a")}\n${POSTMARK}${mail("b", LARGE)}\n${POSTMARK}${mail("c")}\n`],
  ["an mbox behind a byte order mark", `\uFEFF\n${POSTMARK}${mail("a")}\n${POSTMARK}${mail("b")}`],
]
const readMail = mailReader(process.stdin)
const readAgain = againReader(readMail)

for (const [index, [name, content]] of files.entries())
  test(`each message of ${name} is read again as it was found`, async () => {
    const path = join(root, String(index))
    writeFileSync(path, content)
    const found = (await Array.fromAsync(readMail(path))).filter((each) => each.kind === "message")
    assert.ok(found.length > 0)
    for (const { where, bytes } of found.toReversed()) {
      const again = await readAgain(where)
      assert.deepEqual(again, { ok: true, value: bytes })
    }
  })

const gone: readonly (readonly [name: string, where: Where, code: string])[] = [
  ["a file that is gone", { file: join(root, "gone"), offset: undefined }, "input/missing"],
  ["an mbox that is gone", { file: join(root, "gone"), offset: 10 }, "input/missing"],
  ["an mbox that is shorter now", { file: join(root, "short"), offset: 1_000 }, "input/missing"],
  ["a folder", { file: root, offset: 0 }, "input/unreadable"],
]
for (const [name, where, code] of gone)
  test(`${name} is a fault`, async () => {
    writeFileSync(join(root, "short"), POSTMARK)
    const again = await readAgain(where)
    assert.equal(again.ok ? "" : again.error.code, code)
  })
