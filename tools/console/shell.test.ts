/**
 * The frame around the pages in a real browser: login, account, navigation, language, what is not found. Over answers that stand
 * still; the tests of the whole product go on where these stop.
 */
import assert from "node:assert/strict"
import { join } from "node:path"

import { buildConsole, isBuilt } from "../console-build.ts"
import { systemTest } from "../system-test.ts"
import { newVisitor, openBrowser } from "./browser.ts"
import { checkPage } from "./page-check.ts"
import { serveStill } from "./still-server.ts"
import type { Answers } from "./still-server.ts"

const DIST = join(import.meta.dirname, "..", "..", "packages", "console", "dist")

const ACCOUNT = {
  id: "a1",
  address: "noor.jansen@voorbeeld.example",
  name: "Noor Jansen",
  roles: ["employee", "reviewer"],
  departments: [],
  language: "nl",
}
const SESSION = {
  organisation: "Gemeente Voorbeeld",
  timeZone: "Europe/Amsterdam",
  version: "0.1.0",
  demonstration: false,
  login: { password: true, passkey: true, oidc: "Entra ID" },
  permissions: [],
}
const NOBODY: Answers = { "/session": SESSION }
const NOOR: Answers = {
  "/session": { ...SESSION, account: ACCOUNT, permissions: ["check", "held", "own"] },
  "/account": {
    ...ACCOUNT,
    hasPassword: true,
    mayAddPasskey: true,
    sessions: 2,
    passkeys: [
      { id: "p1", name: "Werklaptop", at: "2026-10-01T09:00:00.000Z", usedAt: "2026-11-20T09:00:00.000Z" },
    ],
  },
}

const PAGES: readonly [
  path: string,
  answers: Answers,
  title: { readonly nl: string; readonly en: string },
][] = [
  ["/login", NOBODY, { nl: "Inloggen", en: "Log in" }],
  ["/login?problem=oidc", NOBODY, { nl: "Inloggen", en: "Log in" }],
  ["/start", NOBODY, { nl: "Welkom bij Sluis", en: "Welcome to Sluis" }],
  ["/invitation", NOBODY, { nl: "U bent uitgenodigd voor Sluis", en: "You are invited to Sluis" }],
  ["/account", NOOR, { nl: "Mijn account", en: "My account" }],
  ["/nergens", NOOR, { nl: "Deze pagina bestaat niet", en: "There is no such page" }],
]

systemTest(
  "the frame of the console can be used by everybody",
  { needs: ["chromium"] },
  async ({ chromium }) => {
    if (!isBuilt()) await buildConsole({ lenient: true })
    const browser = await openBrowser(chromium)
    try {
      for (const [path, answers, title] of PAGES) {
        await using server = await serveStill(DIST, "index.html", answers)
        for (const width of [1280, 320]) {
          await using visitor = await newVisitor(browser, { width })
          const { page } = visitor
          await page.goto(`${server.origin}${path}`)
          await page.getByRole("heading", { level: 1, name: title.nl }).waitFor()
          await checkPage(visitor, `${path}, in Dutch, ${width}`)
          assert.equal(await page.title(), `${title.nl} · Sluis`)

          // Where it is folded away it is found behind the button.
          const menu = page.getByRole("button", { name: "Menu" })
          if (await menu.isVisible()) await menu.click()
          await page.getByRole("button", { name: "English" }).first().click()
          await page.getByRole("heading", { level: 1, name: title.en }).waitFor()
          await checkPage(visitor, `${path}, in English, ${width}`)
          assert.equal(await page.evaluate("document.documentElement.lang"), "en")
          await page.reload()
          await page.getByRole("heading", { level: 1, name: title.en }).waitFor()
        }
      }
    } finally {
      await browser.close()
    }
  },
)

systemTest("the frame of the console by keyboard alone", { needs: ["chromium"] }, async ({ chromium }) => {
  if (!isBuilt()) await buildConsole({ lenient: true })
  const browser = await openBrowser(chromium)
  try {
    await using server = await serveStill(DIST, "index.html", NOOR)
    await using visitor = await newVisitor(browser)
    const { page } = visitor
    await page.goto(`${server.origin}/account`)
    await page.getByRole("heading", { level: 1, name: "Mijn account" }).waitFor()

    await page.keyboard.press("Tab")
    assert.equal(await focused(page), "Naar de inhoud")
    await page.keyboard.press("Enter")
    assert.equal(await page.evaluate("document.activeElement.id"), "main")

    const links = page.getByRole("navigation", { name: "Hoofdnavigatie" }).getByRole("link")
    assert.deepEqual(
      await links.allInnerTexts(),
      ["Vandaag", "Vastgehouden mail", "Uitproberen"],
      "only what a reviewer may open",
    )
    await links.nth(2).focus()
    await page.keyboard.press("Enter")
    await page.waitForURL("**/try")
    await page.locator("h1:focus").waitFor()
    assert.equal(await links.nth(2).getAttribute("aria-current"), "page")

    await page.setViewportSize({ width: 320, height: 640 })
    const menu = page.getByRole("button", { name: "Menu" })
    await menu.focus()
    await page.keyboard.press("Enter")
    await links.nth(0).waitFor()
    await checkPage(visitor, "the menu, unfolded")
    await page.keyboard.press("Escape")
    await links.nth(0).waitFor({ state: "hidden" })
    assert.equal(await focused(page), "Menu")
  } finally {
    await browser.close()
  }
})

systemTest(
  "who is not logged in is sent to the login page, and comes back",
  { needs: ["chromium"] },
  async ({ chromium }) => {
    if (!isBuilt()) await buildConsole({ lenient: true })
    const browser = await openBrowser(chromium)
    try {
      await using server = await serveStill(DIST, "index.html", NOBODY)
      await using visitor = await newVisitor(browser)
      const { page } = visitor
      await page.goto(`${server.origin}/account?x=1`)
      await page.getByRole("heading", { level: 1, name: "Inloggen" }).waitFor()
      assert.equal(new URL(page.url()).searchParams.get("return"), "/account?x=1")
      const address = await page.getByRole("link", { name: "Inloggen met Entra ID" }).getAttribute("href")
      assert.equal(address, "/login/oidc?returnTo=%2Faccount%3Fx%3D1")

      await page.getByRole("button", { name: "Inloggen met een wachtwoord" }).click()
      await page.getByText("Vul uw e-mailadres in.").waitFor()
      await page.getByText("Vul uw wachtwoord in.").waitFor()
      await checkPage(visitor, "login, with errors")
    } finally {
      await browser.close()
    }
  },
)

type Page = Awaited<ReturnType<typeof newVisitor>>["page"]

async function focused(page: Page): Promise<string> {
  return await page.evaluate<string>("document.activeElement.innerText.trim()")
}
