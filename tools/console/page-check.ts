/**
 * What must hold for every page and dialog of the console, whatever it is about: WCAG 2.2 AA as far as a program can see it,
 * reflow, the size of targets, and no complaint of the browser.
 *
 * axe sees about half of it. Keyboard order, wording and pictures are for tests of their own, and for eyes.
 */
import assert from "node:assert/strict"
import { mkdirSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"

import { AxeBuilder } from "@axe-core/playwright"
import type { Locator, Page } from "playwright-core"

import type { Visitor } from "./browser.ts"

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
/** Rules that axe has under these tags. With fewer something would no longer be looked for, and nothing would say so. */
const RULES = 91
/** Of the others one element each is enough, since nobody reads them: which rules are tried stays the same. */
const OPTIONS: Parameters<AxeBuilder["options"]>[0] = {
  runOnly: { type: "tag", values: TAGS },
  resultTypes: ["violations"],
}
/** The axe of the builder, in its short form. */
const AXE = readFileSync(
  createRequire(import.meta.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"),
  "utf8",
)
/** WCAG 2.2 §2.5.8: CSS pixels. */
const TARGET = 24
const SCREENSHOTS = join(import.meta.dirname, "..", "..", "docs", "screenshots")

export async function checkPage(visitor: Visitor, label: string): Promise<void> {
  await visitor.still()
  const { rules, found } = await lookWithAxe(visitor.page)
  assert.ok(rules >= RULES, `${label}: axe tried ${rules} rules`)
  assert.deepEqual(found, [], `${label}: axe`)
  await checkFit(visitor, label)
}

type Look = {
  /** How many rules were tried. */
  readonly rules: number
  /** Rules that are broken, each with the elements that break it. */
  readonly found: readonly string[]
}

/**
 * In the page itself where it is one document, to which axe is brought once. The builder brings it for each look, and opens a window
 * to put the documents of a page together, which takes ten times as long as looking.
 */
export async function lookWithAxe(page: Page): Promise<Look> {
  if (page.frames().length > 1) return await lookIntoFrames(page)
  if (!(await page.evaluate<boolean>("typeof axe === 'object'"))) await page.evaluate(AXE)
  return await page.evaluate<Look>(`axe.run(document, ${JSON.stringify(OPTIONS)}).then(${SUMMED_UP})`)
}

/** The same of a page with documents in it. */
export async function lookIntoFrames(page: Page): Promise<Look> {
  return summedUp(await new AxeBuilder({ page }).options(OPTIONS).analyze())
}

type Results = Awaited<ReturnType<AxeBuilder["analyze"]>>

/** Also runs in the page: it may know nothing but what it is given. */
function summedUp({ violations, passes, incomplete, inapplicable }: Results): Look {
  const tried = [violations, passes, incomplete, inapplicable].flat().map(({ id }) => id)
  return {
    rules: new Set(tried).size,
    found: violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(", ")}`,
    ),
  }
}
const SUMMED_UP = summedUp.toString()

/** What of it changes with the width of the window and the size of text; quick beside axe. */
export async function checkFit({ page, complaints }: Visitor, label: string): Promise<void> {
  assert.deepEqual(await smallTargets(page), [], `${label}: targets of at least ${TARGET} by ${TARGET}`)
  assert.equal(await overflow(page), 0, `${label}: nothing is wider than the window`)
  assert.deepEqual(complaints(), [], `${label}: the browser`)
}

/** CSS pixels that the page is wider than its window. */
async function overflow(page: Page): Promise<number> {
  return await page.evaluate<number>(
    "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)",
  )
}

/** A link within a sentence is excepted, and so is what another, larger target does too (§2.5.8). */
async function smallTargets(page: Page): Promise<readonly string[]> {
  return await page.evaluate<string[]>(`(() => {
    const shown = [...document.querySelectorAll("a, button, input, select, textarea, summary, [role=tab]")]
    return shown.filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      if (width === 0 || height === 0 || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false
      if (element.closest("p, li, td, dd") && element.tagName === "A" && getComputedStyle(element).display === "inline") return false
      if (element.closest("label") && element.tagName === "INPUT") return false
      if (element.closest(".nl-skip-link, .sluis-visually-hidden") || element.matches(".nl-skip-link, .sluis-visually-hidden")) return false
      return width < ${TARGET} - 0.5 || height < ${TARGET} - 0.5
    }).map((element) => element.tagName + " " + (element.textContent || element.name || element.id).trim().slice(0, 40))
  })()`)
}

/** Kept for the README only where SLUIS_SCREENSHOTS is set: pixels differ from machine to machine. */
export async function screenshot(page: Page, name: string, whole = false): Promise<void> {
  if (process.env["SLUIS_SCREENSHOTS"] === undefined) return
  if (whole) await page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
  await page.screenshot({ path: screenshotFile(name), fullPage: whole })
}

/** The same, of a part of a page. */
export async function screenshotOf(part: Locator, name: string): Promise<void> {
  if (process.env["SLUIS_SCREENSHOTS"] !== undefined) await part.screenshot({ path: screenshotFile(name) })
}

function screenshotFile(name: string): string {
  mkdirSync(SCREENSHOTS, { recursive: true })
  return join(SCREENSHOTS, `${name}.png`)
}
