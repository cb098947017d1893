/** What the check of a page sees: that looking in the page itself finds what axe's own builder finds, and that it does not come too soon. */
import assert from "node:assert/strict"
import { describe } from "node:test"

import type { Browser } from "playwright-core"

import { systemTest } from "../system-test.ts"
import { newVisitor, openBrowser } from "./browser.ts"
import { checkPage, lookIntoFrames, lookWithAxe } from "./page-check.ts"
import { shared } from "./product.ts"

const MISTAKES = `<!doctype html><title>Fouten</title><h1>Fouten</h1><h4>Te diep</h4>
  <p style="color: #ccc">Te licht</p><img src="x.png"><input><ul><p>Geen regel</p></ul><a href="#nergens"></a>`
const BELOW = `<iframe title="Binnen" srcdoc="<!doctype html><html lang='nl'><title>Binnen</title><img src='x.png'>"></iframe>`
const RIGHT = `<!doctype html><html lang="nl"><title>Goed</title><main><h1>Goed</h1>`
const FADES_IN = `${RIGHT}<style>@keyframes fade { from { opacity: 0 } } p { animation: fade 400ms }</style><p>Wacht even`
const FADES_AWAY = `${RIGHT}<style>@keyframes fade { to { opacity: 0.1 } } p { animation: fade 400ms forwards }</style><p>Weg`
const COMES_LATE = `${RIGHT}<p>Hier</p><script>fetch("/later").then((got) => got.text()).then((text) => document.querySelector("p").insertAdjacentHTML("afterend", text))</script>`
/** Long after a check that does not wait would be over. */
const LATE_MS = 1000

describe("the check of a page", () => {
  const browser = shared(
    async ({
      chromium,
    }: {
      readonly chromium: string
    }): Promise<AsyncDisposable & { readonly browser: Browser }> => {
      const opened = await openBrowser(chromium)
      return { browser: opened, [Symbol.asyncDispose]: async () => await opened.close() }
    },
  )

  systemTest(
    "finds in the page itself what axe's builder finds",
    { needs: ["chromium"] },
    async (programs) => {
      await using visitor = await newVisitor((await browser(programs)).browser)
      const { page } = visitor
      await page.setContent(MISTAKES)
      const [first, again] = [await lookWithAxe(page), await lookWithAxe(page)]
      const whole = await lookIntoFrames(page)
      assert.deepEqual([first, again], [whole, whole])
      const rules = first.found.map((said) => said.split(":")[0])
      for (const rule of [
        "color-contrast",
        "heading-order",
        "html-has-lang",
        "image-alt",
        "label",
        "link-name",
        "list",
      ])
        assert.ok(rules.includes(rule), rule)
    },
  )

  systemTest("looks into documents within the page", { needs: ["chromium"] }, async (programs) => {
    await using visitor = await newVisitor((await browser(programs)).browser)
    const { page } = visitor
    await page.setContent(RIGHT + BELOW)
    const { found } = await lookWithAxe(page)
    assert.deepEqual(found, ["image-alt: iframe,img"])
  })

  const late: readonly [what: string, page: string, rule: RegExp | undefined][] = [
    ["what fades in is judged when it is there", FADES_IN, undefined],
    ["what fades away too far is judged when it has", FADES_AWAY, /color-contrast/],
    ["what is asked for is judged when it came", COMES_LATE, /image-alt/],
  ]
  for (const [what, body, rule] of late)
    systemTest(what, { needs: ["chromium"] }, async (programs) => {
      await using visitor = await newVisitor((await browser(programs)).browser)
      const { page } = visitor
      await page.route("**/*", async (route) => {
        if (route.request().isNavigationRequest()) await route.fulfill({ contentType: "text/html", body })
        else setTimeout(() => void route.fulfill({ body: "<img src='data:,'>" }), LATE_MS)
      })
      await page.goto("http://localhost/", { waitUntil: "commit" })
      await page.getByRole("heading").waitFor()
      if (rule === undefined) await checkPage(visitor, what)
      else await assert.rejects(checkPage(visitor, what), rule)
    })
})
