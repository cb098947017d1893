/** `sluis report` as its users run it: which files it leaves, and what it refuses. */
import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"

import { readCheckFile } from "@sluis/core/safeguard/check-file"

import { newFolder, sluis } from "./cli/spawn-sluis.ts"

const NOVEMBER = ["--from", "2026-11-01", "--to", "2026-11-30", "--config", "sluis.yaml"]
const CHECK = "waarborg-2026-11-01-2026-11-30.council.check.json"
const CONFIG = "organisation: Gemeente Voorbeeld\ndomains: [voorbeeld.example]\ndata: ./data\n"

test("sluis report", { timeout: 120_000 }, async (t) => {
  using folder = newFolder()
  folder.file("sluis.yaml", CONFIG)
  const run = async (...args: readonly string[]) => await sluis(["report", ...args], { folder: folder.path })
  // Nothing has happened yet, but there is a store to report on.
  await sluis(["console", "link", "--config", "sluis.yaml"], { folder: folder.path })

  await t.test("waarborg leaves a report and its check file, for a council a PDF", async () => {
    const ran = await run("waarborg", ...NOVEMBER, "--council")
    assert.equal(ran.code, 0, ran.err)
    const files = readdirSync(folder.path).filter((name) => name.startsWith("waarborg-"))
    assert.deepEqual(files.toSorted(), [CHECK, "waarborg-2026-11-01-2026-11-30.council.pdf"])
    assert.ok(readCheckFile(readFileSync(join(folder.path, CHECK), "utf8")).ok)
  })
  await t.test("waarborg overwrites nothing unasked", async () => {
    const ran = await run("waarborg", ...NOVEMBER, "--council")
    assert.equal(ran.code, 2)
    assert.match(ran.err, /--force/)
  })
  await t.test("waarborg makes a page where its name ends in .html", async () => {
    const ran = await run("waarborg", ...NOVEMBER, "--out", "november.html")
    assert.equal(ran.code, 0, ran.err)
    assert.match(readFileSync(join(folder.path, "november.html"), "utf8"), /<html lang="en">/)
  })
  await t.test("waarborg refuses a name whose form it has not", async () => {
    const ran = await run("waarborg", ...NOVEMBER, "--out", "november.doc")
    assert.equal(ran.code, 2)
    assert.ok(!existsSync(join(folder.path, "november.doc")))
  })
  await t.test("waarborg refuses days that are none", async () => {
    const ran = await run("waarborg", "--from", "2026-11-31", "--to", "2026-12-01", "--config", "sluis.yaml")
    assert.equal(ran.code, 2)
    assert.match(ran.err, /2026-11-31 – 2026-12-01 is no period/)
  })
  await t.test("month makes the report to the process owner", async () => {
    const ran = await run("month", "2026-11", "--config", "sluis.yaml", "--out", "month.txt")
    assert.equal(ran.code, 0, ran.err)
    assert.match(readFileSync(join(folder.path, "month.txt"), "utf8"), /Monthly report on data breaches/i)
  })
  await t.test("month refuses what is no month", async () => {
    const ran = await run("month", "2026-13")
    assert.equal(ran.code, 2)
    assert.match(ran.err, /not possible for month: a month looks like 2026-11/)
  })
})
