/** What root's commands leave behind is of use to the gateway, which has a user of its own. */
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"

import { newFolder, sluis } from "../spawn-sluis.ts"
import type { Folder } from "../spawn-sluis.ts"

const isRoot = process.getuid?.() === 0
/** A user of the system; any that is not root would do. */
const SERVICE = 65_534

/** Whose data folder there is already, and empty. */
function installed(): Folder & { readonly data: string } {
  const folder = newFolder()
  folder.file("sluis.yaml", "domains: [voorbeeld.example]\n")
  chmodSync(folder.path, 0o755)
  const data = join(folder.path, "data")
  mkdirSync(data, { mode: 0o700 })
  if (isRoot) chownSync(data, SERVICE, SERVICE)
  return Object.assign(folder, { data })
}

describe("what root makes before the first start", { skip: !isRoot }, () => {
  const commands: readonly (readonly [args: readonly string[], input: string])[] = [
    [["console", "link"], ""],
    [["user", "add", "scanner"], "een lang wachtwoord voor de scanner\n"],
    [["list", "ls"], ""],
  ]
  for (const [args, input] of commands) {
    test(`by sluis ${args.join(" ")} belongs to the owner of the data folder`, async () => {
      using folder = installed()
      const ran = await sluis([...args, "--config", "sluis.yaml"], { folder: folder.path, input })
      assert.equal(ran.code, 0, ran.err)
      const made = readdirSync(folder.data)
      assert.ok(made.includes("key") && made.length > 1, made.join())
      for (const name of made) {
        const { uid, gid, mode } = lstatSync(join(folder.data, name))
        assert.deepEqual([name, uid, gid, mode & 0o777], [name, SERVICE, SERVICE, 0o600])
      }
    })
  }

  test("is not given away elsewhere, through a link that the owner of the folder put there", async () => {
    using folder = installed()
    const elsewhere = join(folder.path, "elsewhere")
    symlinkSync(elsewhere, join(folder.data, "sluis.db"))
    await sluis(["console", "link", "--config", "sluis.yaml"], { folder: folder.path })
    assert.notEqual(lstatSync(elsewhere, { throwIfNoEntry: false })?.uid, SERVICE)
  })
})

/** Where the checkout is closed to others, they can't run it. */
const canBeService =
  isRoot &&
  spawnSync(process.execPath, ["--eval", ""], { cwd: import.meta.dirname, uid: SERVICE }).status === 0

describe("a file that the service may not open is named", { skip: !canBeService }, () => {
  const rows: readonly (readonly [file: string, args: readonly string[]])[] = [
    ["sluis.db", ["held", "list"]],
    ["sluis.db-wal", ["held", "list"]],
    ["gateway.lock", ["start"]],
  ]
  for (const [file, args] of rows) {
    test(`${file}, by sluis ${args.join(" ")}`, async () => {
      using folder = installed()
      const surroundings = { folder: folder.path, uid: SERVICE }
      const config = ["--config", "sluis.yaml", "--lang", "en"]
      const made = await sluis(["console", "link", ...config], surroundings)
      assert.equal(made.code, 0, made.err)
      const path = join(folder.data, file)
      writeFileSync(path, "", { flag: "a", mode: 0o600 })
      chownSync(path, 0, 0)
      const { code, err } = await sluis([...args, ...config], surroundings)
      assert.equal(code, 2, err)
      assert.match(
        err.replaceAll(/\s+/g, " "),
        new RegExp(`data/${file.replace(".", "\\.")} cannot be opened or written: .*EACCES.* Give this file`),
      )
    })
  }
})
