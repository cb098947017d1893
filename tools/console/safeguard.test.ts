/**
 * The safeguard in a real browser over the running gate: it is tested on demand, what comes of that is on the page, and the report for
 * a council is saved as a file.
 */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"

import { freePort } from "../gate/free-port.ts"
import { temporaryFolder } from "../gate/program.ts"
import { until } from "../gate/until.ts"
import { systemTest } from "../system-test.ts"
import { checkPage } from "./page-check.ts"
import { heading, openProduct } from "./product.ts"
import { wordsIn } from "./words.ts"

const say = wordsIn("nl")
/** Of each route one for each kind. */
const KINDS = 4

systemTest(
  "the safeguard is tested on demand, and a report for the council is saved with what came of it",
  { needs: ["chromium"] },
  async ({ chromium }) => {
    using folder = temporaryFolder("safeguard")
    await using product = await openProduct(chromium, {
      folder: folder.path,
      smtpPort: await freePort(),
      httpPort: await freePort(),
      settings: { domains: ["voorbeeld.nl"] },
    })
    await using visitor = await product.visit()
    const { page } = visitor
    await page.goto(product.startLink)
    await heading(page, "Vandaag")
    await page.getByRole("link", { name: say("Safeguard"), exact: true }).click()
    await heading(page, say("Safeguard"))
    await page.getByRole("button", { name: say("Test the safeguard now") }).click()
    const stopped = page.locator(".sluis-badge", { hasText: say("Stopped") })
    await until("every kind was stopped", async () => (await stopped.count()) === KINDS)
    await checkPage(visitor, "the safeguard")

    const saving = page.waitForEvent("download")
    await page.getByRole("button", { name: say("For the council (web page)") }).click()
    const report = readFileSync(await (await saving).path(), "utf8")
    assert.match(report, /Proefberichten: 4 tegengehouden, 0 niet\./)
    const checking = page.waitForEvent("download")
    await page.getByRole("button", { name: say("Check file for the council") }).click()
    assert.match((await checking).suggestedFilename(), /^waarborg-.*\.council\.check\.json$/)
  },
)
