/** How far archives were read survives the process, and a mark is only ever behind what was read. */
import assert from "node:assert/strict"
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"

import { Fault } from "../app/fault.ts"
import { marksFile, openReadMarks } from "./read-marks.ts"

const KEY = new Uint8Array(32).fill(3)
const folder = mkdtempSync(join(tmpdir(), "sluis-marks-"))
after(() => rmSync(folder, { recursive: true }))
let made = 0

function newPath(): string {
  made += 1
  return `${marksFile(folder)}-${made}`
}

test("what was marked is known to the next process, the last mark of a file counts, and no name is kept", () => {
  const path = newPath()
  const marks = openReadMarks(path, KEY, false)
  assert.equal(marks.readUpTo("jan.mbox"), 0)
  marks.mark([
    { file: "jan.mbox", upTo: 10 },
    { file: "/elsewhere/piet.mbox", upTo: 7 },
  ])
  marks.mark([{ file: "jan.mbox", upTo: 20 }])
  for (const each of [marks, openReadMarks(path, KEY, false)])
    assert.deepEqual(
      ["jan.mbox", "./jan.mbox", "/elsewhere/piet.mbox", "kees.mbox"].map(each.readUpTo),
      [20, 20, 7, 0],
    )
  assert.doesNotMatch(readFileSync(path, "latin1"), /jan|piet|mbox/)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(openReadMarks(path, KEY.with(0, 9), false).readUpTo("jan.mbox"), 0)
})

test("a message of a Maildir keeps its mark when it is seen and moved; another one has none", () => {
  const marks = openReadMarks(newPath(), KEY, false)
  marks.mark([{ file: "/mail/new/1763.a.host", upTo: 5 }])
  const table = [
    ["/mail/cur/1763.a.host:2,S", 5],
    ["/mail/cur/1763.b.host:2,S", 0],
    ["/mail/.Sent/cur/1763.a.host:2,S", 0],
    ["/mail/archive/1763.a.host", 0],
  ] as const
  for (const [file, upTo] of table) assert.equal(marks.readUpTo(file), upTo, file)
})

test("anew: nothing was read", () => {
  const path = newPath()
  openReadMarks(path, KEY, false).mark([{ file: "a", upTo: 1 }])
  assert.equal(openReadMarks(path, KEY, true).readUpTo("a"), 0)
  assert.equal(openReadMarks(path, KEY, false).readUpTo("a"), 0)
})

test("a line that a crash cut off, and what is no line, is no mark", () => {
  const path = newPath()
  openReadMarks(path, KEY, false).mark([{ file: "a", upTo: 12 }])
  appendFileSync(path, `${readFileSync(path, "latin1").slice(0, 16)} \nnonsense`)
  assert.equal(openReadMarks(path, KEY, false).readUpTo("a"), 12)
})

test("so many files are known and no more: the oldest goes", () => {
  const path = newPath()
  openReadMarks(path, KEY, false).mark(["a", "b", "c"].map((file) => ({ file, upTo: 1 })))
  const upTo = (most: number): readonly number[] =>
    ["a", "b", "c"].map(openReadMarks(path, KEY, false, most).readUpTo)
  assert.deepEqual(upTo(3), [1, 1, 1])
  assert.deepEqual(upTo(2), [0, 1, 1])
})

test("lines that later ones made useless are taken out", () => {
  const path = newPath()
  const marks = openReadMarks(path, KEY, false)
  for (let upTo = 1; upTo <= 9; upTo += 1) marks.mark([{ file: "a", upTo }])
  assert.equal(openReadMarks(path, KEY, false).readUpTo("a"), 9)
  assert.equal(readFileSync(path, "latin1").split("\n").length, 2)
})

test("a file that can't be written is a fault", () => {
  assert.throws(
    () => openReadMarks(join(folder, "no", "folder"), KEY, false).mark([{ file: "a", upTo: 1 }]),
    (cause) => cause instanceof Fault && cause.code === "store/unavailable",
  )
})
