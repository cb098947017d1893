import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import assert from "node:assert/strict"
import { keepCopies } from "./copy-folder.ts"

const root = mkdtempSync(join(tmpdir(), "sluis-target-"))
after(() => rmSync(root, { recursive: true }))

const copies = ["one", "two"].map((text) => ({
  name: `${text}.eml`,
  octets: () => new TextEncoder().encode(text),
}))

test("copies are written to a folder that is made for them, for their owner alone", async () => {
  const folder = join(root, "new/deep")
  const written = await keepCopies(folder, copies, false)
  assert.deepEqual(written, { ok: true, value: [join(folder, "one.eml"), join(folder, "two.eml")] })
  assert.deepEqual(readdirSync(folder), ["one.eml", "two.eml"])
  assert.equal(readFileSync(join(folder, "two.eml"), "utf8"), "two")
  assert.equal(statSync(join(folder, "one.eml")).mode & 0o777, 0o600)
})

test("where one copy exists already, nothing is written", async () => {
  const folder = join(root, "used")
  mkdirSync(folder)
  writeFileSync(join(folder, "two.eml"), "old")
  const written = await keepCopies(folder, copies, false)
  assert.equal(written.ok ? "" : written.error.code, "output/exists")
  assert.deepEqual(readdirSync(folder), ["two.eml"])
  assert.equal(readFileSync(join(folder, "two.eml"), "utf8"), "old")
})

test("a link that leads nowhere is a file that exists", async () => {
  const folder = join(root, "dangling")
  mkdirSync(folder)
  symlinkSync(join(root, "elsewhere"), join(folder, "one.eml"))
  const written = await keepCopies(folder, copies, false)
  assert.equal(written.ok ? "" : written.error.code, "output/exists")
})

test("overwriting replaces a link and does not write through it", async () => {
  const folder = join(root, "linked")
  mkdirSync(folder)
  writeFileSync(join(root, "precious"), "precious")
  symlinkSync(join(root, "precious"), join(folder, "one.eml"))
  assert.equal((await keepCopies(folder, copies, true)).ok, true)
  assert.equal(readFileSync(join(root, "precious"), "utf8"), "precious")
  assert.equal(readFileSync(join(folder, "one.eml"), "utf8"), "one")
})

const impossible: readonly [name: string, folder: () => string, code: string, subject: () => string][] = [
  ["a file", () => file("file"), "output/not-a-folder", () => join(root, "file")],
  ["below a file", () => join(file("file"), "below/it"), "output/not-a-folder", () => join(root, "file")],
  [
    "a link that leads nowhere",
    () => {
      symlinkSync(join(root, "nowhere"), join(root, "link"))
      return join(root, "link")
    },
    "output/unwritable",
    () => join(root, "link"),
  ],
]
for (const [name, folder, code, subject] of impossible) {
  test(`a folder that can't be made is a fault: ${name}`, async () => {
    const written = await keepCopies(folder(), copies, false)
    assert.ok(!written.ok)
    assert.equal(written.error.code, code)
    assert.equal(written.error.subject, subject())
  })
}

test("where the system refuses every name, that is told and not tried for ever", async (context) => {
  if (process.platform !== "linux") return context.skip("needs /proc")
  const written = await keepCopies("/proc/sluis-test/deep", copies, false)
  assert.equal(written.ok ? "" : written.error.code, "output/unwritable")
})

test("a mistake of ours is no fault of the folder", async () => {
  const broken = [{ name: "x.eml", octets: () => assert.fail("broken copy") }]
  await assert.rejects(keepCopies(join(root, "bug"), broken, false), /broken copy/)
})

function file(name: string): string {
  writeFileSync(join(root, name), "")
  return join(root, name)
}
