import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { after, describe, test } from "node:test"

import { newFolder, sluis } from "./spawn-sluis.ts"

const folder = newFolder()
after(() => folder[Symbol.dispose]())

const table: readonly (readonly string[])[] = [
  ["held", "list"],
  ["outbox", "list"],
  ["ledger", "key"],
]

describe("where Sluis keeps nothing yet", () => {
  for (const args of table) {
    test(`sluis ${args.join(" ")} says so, and begins nothing`, async () => {
      const ran = await sluis([...args, "--lang", "en"], { folder: folder.path })
      assert.equal(ran.code, 2, ran.out + ran.err)
      assert.match(ran.err, /data holds nothing of Sluis yet\./)
      assert.ok(!existsSync(join(folder.path, "data")))
    })
  }
})
