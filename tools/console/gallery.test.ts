/**
 * The components in a real browser, under the content security policy of the server: contrast, names, targets, reflow, keyboard. On a
 * page of their own (packages/console/src/gallery), so that a mistake is found where it is made and not on twenty pages.
 */
import assert from "node:assert/strict"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { build } from "vite"

import { systemTest } from "../system-test.ts"
import { newVisitor, openBrowser } from "./browser.ts"
import { checkPage } from "./page-check.ts"
import { serveStill } from "./still-server.ts"

const CONSOLE = join(import.meta.dirname, "..", "..", "packages", "console")
/** WCAG 2.2 §1.4.4: twice the size of text. */
const LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"

systemTest("every component can be used by everybody", { needs: ["chromium"] }, async ({ chromium }) => {
  const folder = await mkdtemp(join(tmpdir(), "sluis-gallery-"))
  try {
    await build({
      root: CONSOLE,
      configFile: join(CONSOLE, "vite.config.ts"),
      logLevel: "error",
      build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: join(CONSOLE, "gallery.html") } },
    })
    await using server = await serveStill(folder, "gallery.html", {})
    const browser = await openBrowser(chromium)
    try {
      for (const width of [1280, 320]) {
        await using visitor = await newVisitor(browser, { width })
        const { page } = visitor
        await page.goto(server.origin)
        await page.getByRole("heading", { level: 1 }).waitFor()
        await checkPage(visitor, `components at ${width}`)

        const opener = page.getByRole("button", { name: "Open the dialog" })
        await opener.click()
        const dialog = page.getByRole("dialog", { name: "Send it as it is?" })
        await dialog.waitFor()
        await checkPage(visitor, `dialog at ${width}`)
        await dialog.getByRole("button", { name: "Send as it is" }).click()
        await dialog.getByText("Schrijf in een paar woorden waarom.").waitFor()
        await checkPage(visitor, `dialog with an error at ${width}`)
        assert.equal(await page.locator("dialog :focus").count(), 1, "the focus stays in the dialog")
        await page.keyboard.press("Escape")
        await dialog.waitFor({ state: "hidden" })
        assert.equal(
          await page.locator(":focus").innerText(),
          "Open the dialog",
          "the focus returns to what opened it",
        )

        await page.getByRole("tab", { name: "What it gives away" }).focus()
        await page.keyboard.press("ArrowRight")
        await page.getByText("The second.").waitFor()
        await page.keyboard.press("End")
        await page.getByText("The third.").waitFor()
        await checkPage(visitor, `tabs at ${width}`)
      }
      await using reader = await newVisitor(browser, { width: 640 })
      await reader.page.goto(server.origin)
      await reader.page.evaluate(LARGE_TEXT)
      await reader.page.getByRole("heading", { level: 1 }).waitFor()
      await checkPage(reader, "text of twice the size")
    } finally {
      await browser.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
