/** The witness's key: made once, for its owner alone, and never silently replaced. */
import assert from "node:assert/strict"
import { mkdtempDisposableSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { verifyEd25519 } from "@sluis/core/ledger/ed25519"
import { MAX_KEY_NAME_LENGTH } from "@sluis/core/ledger/verifier-key"
import { ownKey } from "./own-key.ts"

const newFolder = (): Disposable & { readonly path: string } =>
  mkdtempDisposableSync(join(tmpdir(), "sluis-"))

test("it is made at the first start, readable for its owner alone, and stays", async () => {
  using folder = newFolder()
  const made = await ownKey(folder.path, "getuige.voorbeeld.example")
  assert.ok(made.ok)
  assert.equal(made.value.key.name, "getuige.voorbeeld.example")
  assert.equal(made.value.key.type, "witness")
  assert.deepEqual(readdirSync(folder.path), ["key"])
  assert.equal(statSync(join(folder.path, "key")).mode & 0o777, 0o600)
  const again = await ownKey(folder.path, "another.example")
  assert.ok(again.ok)
  assert.deepEqual(again.value.key, made.value.key)
  const message = new TextEncoder().encode("hello")
  assert.ok(verifyEd25519(again.value.sign(message), message, made.value.key.publicKey))
})

test("without a name it gets one that no other witness has", async () => {
  using one = newFolder()
  using other = newFolder()
  const names = await Promise.all([one, other].map(async ({ path }) => await ownKey(path, undefined)))
  const [first, second] = names.map((made) => (made.ok ? made.value.key.name : ""))
  assert.match(first ?? "", /^sluis-witness\/[0-9a-f]{8}$/)
  assert.notEqual(first, second)
})

for (const [name, isPossible] of [
  ["a".repeat(MAX_KEY_NAME_LENGTH), true],
  ["a".repeat(MAX_KEY_NAME_LENGTH + 1), false],
  ["getuige een", false],
  ["een+twee", false],
  ["", false],
] as const)
  test(`${name.length === 0 ? "no name" : `${name.slice(0, 20)} (${name.length})`} is ${isPossible ? "a" : "no"} name`, async () => {
    using folder = newFolder()
    const made = await ownKey(folder.path, name)
    assert.equal(made.ok ? undefined : made.error.code, isPossible ? undefined : "witness/name")
    assert.equal(readdirSync(folder.path).length, isPossible ? 1 : 0)
  })

test("a file that is no key is a fault, and stays as it is", async () => {
  using folder = newFolder()
  assert.ok((await ownKey(folder.path, "een")).ok)
  const path = join(folder.path, "key")
  const right = readFileSync(path, "utf8")
  for (const wrong of [
    "",
    "hello",
    right.slice(0, -3),
    right.replace("een", "twee"),
    right.replace("+B", "+A"),
  ]) {
    writeFileSync(path, wrong)
    const read = await ownKey(folder.path, "een")
    assert.equal(read.ok ? "" : read.error.code, "witness/folder", wrong)
    assert.equal(readFileSync(path, "utf8"), wrong)
  }
})

test("a folder that can't be written to is a fault", async () => {
  using folder = newFolder()
  const file = join(folder.path, "file")
  writeFileSync(file, "")
  // Below a file there is no folder, for nobody; permissions stop everybody but root.
  const made = await ownKey(join(file, "folder"), "een")
  assert.equal(made.ok ? "" : made.error.code, "output/unwritable")
})
