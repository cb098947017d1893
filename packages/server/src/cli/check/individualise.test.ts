import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { after, describe, test } from "node:test"
import assert from "node:assert/strict"
import { mailTo, newFolder, sluis } from "../spawn-sluis.ts"

const folder = newFolder()
after(() => folder[Symbol.dispose]())

const PEOPLE = 12
folder.file("strangers.eml", mailTo(PEOPLE, "Nieuwsbrief", "Tot ziens op de open dag."))
folder.file(
  "rejected.eml",
  mailTo(
    3,
    "Afwijzing",
    "Helaas hebben wij besloten u niet uit te nodigen voor een gesprek. U bent afgewezen.",
  ),
)
folder.file("one.eml", mailTo(1, "Afspraak", "Tot morgen."))
folder.file("folder/one.eml", mailTo(12, "x", "x"))
folder.file("unfolded.eml", mailTo(12, "x", "x").replaceAll(",\r\n ", ",\r\n"))
folder.file("two.mbox", `From a Tue Nov 17 10:00:00 2026\n${mailTo(12, "x", "x")}\n`.repeat(2))

describe("sluis individualise", { concurrency: 2 }, () => {
  test("every recipient gets a copy that shows nobody else", async () => {
    const ran = await sluis(["individualise", "strangers.eml", "--out", "copies/deep"], {
      folder: folder.path,
    })
    assert.equal(ran.code, 0, ran.err)
    assert.match(ran.out, /12 copies written to copies\/deep\.\n.*Exit check passed/)
    const names = readdirSync(join(folder.path, "copies/deep")).toSorted()
    assert.equal(names.length, PEOPLE)
    assert.equal(names[0], "001-p1@provider1.example.eml")
    for (const [index, name] of names.entries()) {
      const copy = readFileSync(join(folder.path, "copies/deep", name), "utf8")
      const others = Array.from({ length: PEOPLE }, (_, other) => `p${other + 1}@`).filter(
        (_, other) => other !== index,
      )
      assert.ok(copy.includes(`p${index + 1}@provider${index + 1}.example`))
      for (const other of others) assert.ok(!copy.includes(other), `${name} shows ${other}`)
    }
  })

  test("copies that are there already are kept, unless it is forced", async () => {
    const args = ["individualise", "strangers.eml", "--out", "again"]
    const codes: (number | null)[] = []
    for (const more of [[], [], ["--force"]])
      codes.push((await sluis([...args, ...more], { folder: folder.path })).code)
    assert.deepEqual(codes, [0, 2, 0])
  })

  test("a recipient's address can't lead out of the folder", async () => {
    const hostile = mailTo(12, "x", "x").replace(
      "<p1@provider1.example>",
      `<"../../../escaped"@provider1.example>`,
    )
    folder.file("hostile.eml", hostile)
    const ran = await sluis(["individualise", "hostile.eml", "--out", "hostile/a/b"], { folder: folder.path })
    assert.equal(ran.code, 0, ran.err)
    assert.equal(readdirSync(join(folder.path, "hostile/a/b")).length, PEOPLE)
    assert.deepEqual(readdirSync(join(folder.path, "hostile/a")), ["b"])
  })

  const nothing: readonly [name: string, file: string, code: number, told: RegExp][] = [
    ["a message that may leave as it is", "one.eml", 0, /may leave as it is/],
    ["a message that is held", "rejected.eml", 1, /■ Hold[\s\S]*is held, not split/],
    ["a mailbox with two messages", "two.mbox", 2, /two\.mbox holds more than one message/],
    ["a folder, even with one message", "folder", 2, /folder is a folder\.\n.*Give one message/],
    ["a message that hides recipients", "unfolded.eml", 2, /unfolded\.eml has a damaged header/],
    ["a file that is not there", "nothing.eml", 2, /nothing\.eml does not exist/],
  ]
  for (const [name, file, code, told] of nothing) {
    test(`${name}: exit code ${code}, and nothing is written`, async () => {
      const out = `none-${file}`
      const ran = await sluis(["individualise", file, "--out", out], { folder: folder.path })
      assert.equal(ran.code, code)
      assert.match(ran.out + ran.err, told)
      assert.ok(!readdirSync(folder.path).includes(out))
    })
  }
})
