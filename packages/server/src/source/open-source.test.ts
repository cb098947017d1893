import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { after, test } from "node:test"
import assert from "node:assert/strict"
import type { ReadFrom } from "../app/read-mail.ts"
import { mailReader } from "./open-source.ts"

const root = mkdtempSync(join(tmpdir(), "sluis-source-"))
after(() => rmSync(root, { recursive: true }))

const POSTMARK = "From jan@example.nl Tue Nov 17 10:00:00 2026\n"

const table: readonly [name: string, files: () => string, found: readonly string[]][] = [
  ["an .eml file is one message", () => file("one.eml", mail("one")), ["message one.eml one"]],
  ["a name that is not there", () => join(root, "nothing.eml"), ["input/missing nothing.eml"]],
  ["a name below a file", () => join(file("one.eml", mail("one")), "x"), ["input/missing one.eml/x"]],
  [
    "what the system won't open is told, with its reason",
    () => {
      symlinkSync("round.eml", join(root, "round.eml"))
      return join(root, "round.eml")
    },
    ["input/unreadable round.eml (ELOOP)"],
  ],
  ["a name that is not UTF-8", () => join(root, "caf\uFFFD.eml"), ["input/name caf\uFFFD.eml"]],
  ["an empty file", () => file("empty.eml", ""), ["input/empty empty.eml"]],
  ["a file that is no mail", () => file("notes.txt", "Just notes.\n"), ["input/not-mail notes.txt"]],
  [
    "an mbox is its messages, each with its offset",
    () => file("two.mbox", `${POSTMARK}${mail("a")}\n${POSTMARK}${mail("b")}\n`),
    ["message two.mbox@0 a", "message two.mbox@61 b"],
  ],
  [
    "what an editor puts before an mbox is no part of it, and its offsets are those of the file",
    () => file("marked.mbox", `\uFEFF\n${POSTMARK}${mail("a")}\n${POSTMARK}${mail("b")}\n`),
    ["message marked.mbox@4 a", "message marked.mbox@65 b"],
  ],
  [
    "an mbox that ends in a line says so, and gives what there is",
    () => file("cut.mbox", `${POSTMARK}${mail("a")}\n${POSTMARK}Subject: b\n\nhal`),
    ["message cut.mbox@0 a", "input/cut-off cut.mbox", "message cut.mbox@61 b"],
  ],
  [
    "a Maildir is what is in cur and new, and so are the Maildirs in it",
    () => {
      for (const name of ["cur", "new", "tmp", ".Sent/cur", ".Sent/new"])
        mkdirSync(join(root, "maildir", name), { recursive: true })
      file("maildir/cur/1:2,S", mail("read"))
      file("maildir/new/2", mail("unread"))
      file("maildir/tmp/3", mail("half delivered"))
      file("maildir/index", "index")
      return dirname(file("maildir/.Sent/cur/4", mail("sent"))).replace("/.Sent/cur", "")
    },
    ["message maildir/.Sent/cur/4 sent", "message maildir/cur/1:2,S read", "message maildir/new/2 unread"],
  ],
  [
    "what is no mail in a Maildir's cur is told",
    () => {
      mkdirSync(join(root, "broken/new"), { recursive: true })
      return dirname(dirname(file("broken/cur/1", "nothing of the kind")))
    },
    ["input/not-mail broken/cur/1"],
  ],
  [
    "a folder is its mail and that of its folders; other files are passed over, hidden ones not even seen",
    () => {
      file("folder/a.eml", mail("a"))
      file("folder/deep/down/1.", mail("b"))
      file("folder/notes.txt", "Just notes.\n")
      file("folder/broken.eml", "no mail either\n")
      file("folder/.hidden.eml", mail("hidden"))
      return dirname(file("folder/.git/x.eml", mail("hidden too"))).replace("/.git", "")
    },
    [
      "message folder/a.eml a",
      "input/not-mail folder/broken.eml",
      "message folder/deep/down/1. b",
      "skipped folder/notes.txt",
    ],
  ],
  [
    "a link to a file is read, a link to a folder is not followed",
    () => {
      file("links/a.eml", mail("a"))
      symlinkSync(join(root, "links/a.eml"), join(root, "links/b.eml"))
      symlinkSync(join(root, "links"), join(root, "links/round"))
      return join(root, "links")
    },
    ["message links/a.eml a", "message links/b.eml a"],
  ],
  [
    "a folder without mail",
    () => dirname(file("papers/notes.txt", "Just notes.\n")),
    ["skipped papers/notes.txt", "input/no-mail papers"],
  ],
  [
    "a file that is too large for one message, without reading all of it",
    () => {
      const path = file("large.eml", mail("large"))
      truncateSync(path, 100 * 1024 * 1024 + 1)
      return path
    },
    ["input/too-large large.eml"],
  ],
]
for (const [name, files, found] of table) {
  test(name, async () => assert.deepEqual(await read(files()), found))
}

test("a pipe among the files of a folder is not opened: that would wait for ever", async () => {
  const path = file("pipes/a.eml", mail("a"))
  execFileSync("mkfifo", [join(dirname(path), "b.eml")])
  assert.deepEqual(await read(dirname(path)), ["message pipes/a.eml a"])
})

test("standard input is read like a file, in chunks of any size", async () => {
  const mailbox = `${POSTMARK}${mail("a")}\n${POSTMARK}${mail("b")}\n`
  assert.deepEqual(await read("-", mailbox), ["message -@0 a", "message -@61 b"])
  assert.deepEqual(await read("-", mail("a")), ["message - a"])
  assert.deepEqual(await read("-", ""), ["input/empty -"])
})

test("a mark and empty lines before a message are no part of it, however small the chunks are", async () => {
  for await (const found of mailReader(stream(`\uFEFF\r\n${mail("a")}`))("-")) {
    assert.ok(found.kind === "message")
    assert.equal(new TextDecoder().decode(found.bytes), mail("a"))
  }
})

test("progress never goes back and ends near the end", async () => {
  const folder = dirname(file("many/a.mbox", `${POSTMARK}${mail("a")}\n${POSTMARK}${mail("b")}\n`))
  file("many/b.eml", mail("c"))
  const shares = await Array.fromAsync(mailReader(stream(""))(folder), (found) => found.progress ?? -1)
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  )
  assert.equal(shares.at(-1), 1)
})

const TWO = `${POSTMARK}${mail("1")}\n${POSTMARK}${mail("2")}\n`
const SECOND = TWO.lastIndexOf(POSTMARK)
const resumed: readonly [says: string, content: string, before: number, found: readonly string[]][] = [
  ["an mbox from its second message", TWO, SECOND, [`message resumed/a@${SECOND} 2`]],
  ["an mbox of which nothing is left", TWO, TWO.length, []],
  [
    "an mbox that became smaller, whole",
    TWO,
    TWO.length + 1,
    ["message resumed/a@0 1", `message resumed/a@${SECOND} 2`],
  ],
  [
    "an mbox in which no message begins there, whole",
    TWO,
    SECOND - 1,
    ["message resumed/a@0 1", `message resumed/a@${SECOND} 2`],
  ],
  ["a message that became another one, whole", mail("3"), 5, ["message resumed/a 3"]],
  ["a message that was read before", mail("3"), mail("3").length, []],
]
for (const [says, content, before, found] of resumed) {
  test(`reading on: ${says}, by itself and in its folder`, async () => {
    const path = file("resumed/a", content)
    for (const name of [path, dirname(path)]) {
      const asked: (readonly [string, number])[] = []
      const readUpTo: ReadFrom = (each, size) => {
        asked.push([each, size])
        return before
      }
      assert.deepEqual(await read(name, "", readUpTo), found)
      assert.deepEqual(asked, [[path, content.length]])
    }
  })
}

function mail(subject: string): string {
  return `Subject: ${subject}\n\nHi\n`
}

function file(name: string, content: string): string {
  const path = join(root, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

/** What is found, one line each: kind or code, the place below the root, the subject. */
async function read(name: string, stdin = "", from?: ReadFrom): Promise<readonly string[]> {
  return await Array.fromAsync(mailReader(stream(stdin))(name, from), (found) => {
    if (found.kind === "fault") {
      const { code, subject, detail } = found.fault
      return `${code} ${below(subject)}${detail === "" ? "" : ` (${detail})`}`
    }
    if (found.kind === "skipped") return `skipped ${below(found.file)}`
    const { file: path, offset } = found.where
    const subject = /^Subject: (.*)$/m.exec(new TextDecoder().decode(found.bytes))?.[1] ?? "?"
    return `message ${below(path)}${offset === undefined ? "" : `@${offset}`} ${subject}`
  })
}

function below(path: string): string {
  return path.replace(`${root}/`, "")
}

async function* stream(text: string): AsyncGenerator<Uint8Array> {
  for (const octet of new TextEncoder().encode(text)) yield Uint8Array.of(octet)
}
