/** The page of the policy at two widths: how much of it is unfolded at first. Over answers that stand still. */
import assert from "node:assert/strict"
import { join } from "node:path"

import type { Gives } from "@sluis/server/contract/form"

import { buildConsole, isBuilt } from "../console-build.ts"
import { systemTest } from "../system-test.ts"
import { newVisitor, openBrowser } from "./browser.ts"
import { checkPage } from "./page-check.ts"
import { serveStill } from "./still-server.ts"

const DIST = join(import.meta.dirname, "..", "..", "packages", "console", "dist")

const SESSION: Gives<"session.show"> = {
  organisation: "Gemeente Voorbeeld",
  timeZone: "Europe/Amsterdam",
  version: "0.1.0",
  demonstration: false,
  login: { password: true, passkey: true },
  account: {
    id: "a1",
    address: "noor.jansen@voorbeeld.example",
    name: "Noor Jansen",
    roles: ["privacy-officer"],
    departments: [],
    language: "nl",
    proven: true,
  },
  permissions: ["policy:read"],
}

type Rule = Gives<"policy.show">["rules"][number]

const rule = (level: Rule["level"], name: string): Rule => ({
  id: `own/${name}`,
  level,
  when: "audience.visible > 9",
  then: "hold",
  does: { nl: "houd vast", en: "hold" },
  nl: "U schrijft aan veel mensen.",
  en: "You write to many people.",
  explained: { nl: "Meer dan negen mensen.", en: "More than nine people." },
})

const POLICY: Gives<"policy.show"> = {
  text: "rules: []",
  version: "v1",
  source: "builtin",
  name: "",
  rules: [rule("floor", "one"), rule("floor", "two"), rule("organisation", "three")],
  departments: [],
  changes: [],
}

systemTest(
  "the rules of the policy are folded on a telephone, and unfolded on a wide screen",
  { needs: ["chromium"] },
  async ({ chromium }) => {
    if (!isBuilt()) await buildConsole({ lenient: true })
    const browser = await openBrowser(chromium)
    try {
      await using server = await serveStill(DIST, "index.html", { "/session": SESSION, "/policy": POLICY })
      for (const [width, unfolded] of [
        [1280, 3],
        [320, 0],
      ] as const) {
        await using visitor = await newVisitor(browser, { width })
        const { page } = visitor
        await page.goto(`${server.origin}/policy`)
        await page.getByRole("heading", { name: "Voor de hele organisatie" }).waitFor()
        const rules = page.getByRole("heading", { level: 3 })
        assert.equal(await rules.count(), unfolded, `at ${width}`)
        await checkPage(visitor, `the policy at ${width}`)
        if (unfolded > 0) continue
        const floor = page.getByText("2 regels (De ondergrens")
        await floor.focus()
        await page.keyboard.press("Enter")
        await rules.first().waitFor()
        assert.equal(await rules.count(), 2)
        await checkPage(visitor, "the floor, unfolded")
      }
    } finally {
      await browser.close()
    }
  },
)
