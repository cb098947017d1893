/**
 * The start page in a real browser, as far as it is made to be there soon: what it must not do before it is there. How soon that is, is
 * for a benchmark (tools/bench/console.ts). Over answers that stand still.
 */
import assert from "node:assert/strict"
import { join } from "node:path"

import { COOKIE, exampleConsole, SECRETS } from "../../packages/server/src/http/example-console.ts"
import { earlyLinks } from "../../packages/server/src/http/early-link.ts"
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
  "/held": { messages: [], total: 0 },
}
const { authenticate } = exampleConsole().ports

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
    await using server = await serveStill(DIST, "index.html", ANSWERS, linksFor("administrator"))
    for (const [language, number] of [
      ["nl", "12.432"],
      ["en", "12,432"],
    ] as const) {
      const before = server.asked.length
      await using visitor = await newVisitor(browser, { language })
      const { page } = visitor
      await page.addInitScript(`${WATCH}; localStorage.setItem("sluis.language", "${language}")`)
      await page.goto(`${server.origin}/`)
      await page.getByText(number, { exact: true }).first().waitFor()
      await visitor.still()

      // The first makes a slow machine read the tables of all languages (console/src/main.tsx).
      assert.deepEqual(await page.evaluate("window.formats"), [], `formats of Intl in ${language}`)
      const asked = server.asked.slice(before)
      assert.deepEqual(
        // Here there are no events, upon which the console asks whether the session is over.
        // What is asked for at once comes in no certain order.
        asked.slice(0, asked.indexOf("/api/v1/events")).toSorted(),
        ["/api/v1/health", "/api/v1/session", "/api/v1/statistics?days=30"],
        "what the document has asked for is not asked for again, and nothing else is",
      )
      for (const path of ["statistics", "health"])
        assert.equal(asked.filter((url) => url.includes(path)).length, 1, path)
    }
  } finally {
    await browser.close()
  }
})

systemTest(
  "the list of held messages is asked for with its document",
  { needs: ["chromium"] },
  async ({ chromium }) => {
    if (!isBuilt()) await buildConsole({ lenient: true })
    const browser = await openBrowser(chromium)
    try {
      await using server = await serveStill(DIST, "held.html", ANSWERS, linksFor("reviewer"))
      await using visitor = await newVisitor(browser)
      const { page } = visitor
      await page.addInitScript(WATCH)
      await page.goto(`${server.origin}/held`)
      await page.locator("main:not(:has(.sluis-waiting)) h1").first().waitFor()
      await visitor.still()
      assert.equal(
        server.asked.filter((url) => url.startsWith("/api/v1/held")).join(" "),
        "/api/v1/held?limit=25&order=oldest",
      )
    } finally {
      await browser.close()
    }
  },
)

function linksFor(role: keyof typeof SECRETS): (url: string) => Promise<string> {
  return async (url) => await earlyLinks(url, { cookie: `${COOKIE}${SECRETS[role]}` }, authenticate)
}
