/**
 * The start page in a real browser, as far as it is made to be there soon: what it must not do before it is there. How soon that is, is
 * for a benchmark (tools/bench/console.ts). Over answers that stand still.
 */
import assert from "node:assert/strict"
import { join } from "node:path"

import { buildConsole, isBuilt } from "../console-build.ts"
import { systemTest } from "../system-test.ts"
import { newVisitor, openBrowser } from "./browser.ts"
import { serveStill } from "./still-server.ts"
import type { Answers } from "./still-server.ts"

const DIST = join(import.meta.dirname, "..", "..", "packages", "console", "dist")

const COUNTS = {
  messages: 1234,
  delivered: 1200,
  individualised: 30,
  held: 3,
  refused: 1,
  released: 2,
  dropped: 1,
  copies: 600,
  introductionsPrevented: 12_432,
  exposuresPrevented: 5,
}
const ANSWERS: Answers = {
  "/session": {
    organisation: "Gemeente Voorbeeld",
    timeZone: "Europe/Amsterdam",
    version: "0.1.0",
    demonstration: false,
    login: { password: true, passkey: true },
    permissions: ["statistics", "settings", "held"],
    account: {
      id: "a1",
      address: "noor.jansen@voorbeeld.example",
      name: "Noor Jansen",
      roles: ["administrator"],
      departments: [],
      language: "nl",
    },
  },
  "/statistics": {
    from: "2026-10-24",
    to: "2026-11-22",
    total: COUNTS,
    days: ["2026-11-20", "2026-11-21", "2026-11-22"].map((day) => ({ ...COUNTS, day })),
    departments: [{ ...COUNTS, department: "" }],
    rules: [{ rule: "audience/strangers", nl: "Onbekenden.", en: "Strangers.", interrupted: 1234 }],
    waiting: 2,
    queued: 0,
  },
  "/health": { findings: [] },
}

/** Notes each format of `Intl` that is made. Time stands still, or an answer might be too old by the time that it is shown. */
const WATCH = `
  Date.now = () => 1795341600000
  window.formats = []
  for (const name of ["DateTimeFormat", "NumberFormat"]) {
    const note = (does) => (...given) => { window.formats.push(name); return does(...given) }
    Intl[name] = new Proxy(Intl[name], { construct: note(Reflect.construct), apply: note(Reflect.apply) })
  }`

systemTest("the start page is there without a detour", { needs: ["chromium"] }, async ({ chromium }) => {
  if (!isBuilt()) await buildConsole({ lenient: true })
  const browser = await openBrowser(chromium)
  try {
    await using server = await serveStill(DIST, "index.html", ANSWERS)
    for (const [language, number] of [
      ["nl", "12.432"],
      ["en", "12,432"],
    ] as const) {
      await using visitor = await newVisitor(browser, { language })
      const { page, requests } = visitor
      await page.addInitScript(`${WATCH}; localStorage.setItem("sluis.language", "${language}")`)
      await page.goto(`${server.origin}/`)
      await page.getByText(number, { exact: true }).first().waitFor()
      await visitor.still()

      // The first makes a slow machine read the tables of all languages (console/src/early.ts).
      assert.deepEqual(await page.evaluate("window.formats"), [], `formats of Intl in ${language}`)
      const asked = (path: string): number => requests.filter(({ url }) => url.includes(path)).length
      assert.equal(asked("/api/v1/statistics"), 1, "what was asked for early is not asked for again")
      assert.equal(asked("/api/v1/health"), 1, "what was asked for early is not asked for again")
    }
  } finally {
    await browser.close()
  }
})
