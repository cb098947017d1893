/** Every command says what is wrong with the configuration, not only `start` and `config check`. */
import assert from "node:assert/strict"
import { after, describe, test } from "node:test"

import { mailTo, newFolder, sluis } from "../spawn-sluis.ts"

const folder = newFolder()
after(() => folder[Symbol.dispose]())

folder.file("broken.yaml", "smtp:\n  lissten: 127.0.0.1:25\n")
folder.file("good.yaml", "domains: [voorbeeld.example]\n")
folder.file("mail.eml", mailTo(2, "Uitnodiging", "Dag."))

const commands: readonly string[] = [
  "held list",
  "send mail.eml",
  "outbox list",
  "canary list",
  "ledger key",
  "learn mail.eml",
  "user list",
  "console link",
  "list ls",
]

describe("what is wrong with the configuration", () => {
  for (const command of commands) {
    test(`is told by sluis ${command}, with its place`, async () => {
      const args = [...command.split(" "), "--config", "broken.yaml", "--lang", "en"]
      const { code, err } = await sluis(args, { folder: folder.path })
      assert.equal(code, 2, err)
      assert.match(
        err,
        /^broken\.yaml:2:3: unknown key `lissten`.*\nsluis: broken\.yaml is not a valid configuration\./,
      )
    })
  }

  test("is told of a variable by its name", async () => {
    const environment = { SLUIS_UPSTREAM_PROT: "25" }
    const args = ["held", "list", "--config", "good.yaml", "--lang", "nl"]
    const { code, err } = await sluis(args, { folder: folder.path, environment })
    assert.equal(code, 2, err)
    assert.match(err, /^SLUIS_UPSTREAM_PROT:1:1: onbekende variabele `SLUIS_UPSTREAM_PROT`; bedoelt u/)
  })
})
