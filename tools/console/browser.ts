/**
 * A real Chromium for tests of the console, and the visitors that use it: each with a language, a width and cookies of its own.
 *
 * Whatever a page complains about (an error, a violation of its content security policy, something it could not load) is
 * kept, so that a test can say that there was nothing.
 */
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core"

import { watchStill } from "./still.ts"

/** Without a sandbox of its own, since tests may run as root; and without asking Google's hosts anything. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** Milliseconds that a page gets to show what is waited for: a machine that does other things too is slow. */
const PATIENCE = 60_000

export async function openBrowser(executablePath: string): Promise<Browser> {
  return await chromium.launch({ executablePath, args: ARGUMENTS })
}

export type Visitor = AsyncDisposable & {
  readonly page: Page
  readonly context: BrowserContext
  /** What pages complained about since the last time this was asked. */
  readonly complaints: () => readonly string[]
  /** Resolves when the page has what it asked for, has painted it, and nothing in it moves. */
  readonly still: () => Promise<void>
  /** Every address that was asked for, with its method. */
  readonly requests: readonly { readonly method: string; readonly url: string }[]
}

export type VisitorOptions = {
  readonly language?: "nl" | "en"
  readonly width?: number
  readonly height?: number
  readonly reducedMotion?: boolean
}

export async function newVisitor(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
  const { language = "nl", width = 1280, height = 900, reducedMotion = true } = options
  const context = await browser.newContext({
    locale: language === "nl" ? "nl-NL" : "en-GB",
    timezoneId: "Europe/Amsterdam",
    viewport: { width, height },
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
  })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  let complaints: string[] = []
  const requests: { readonly method: string; readonly url: string }[] = []
  page.on("console", (message) => {
    // An answer that is no success is the business of whoever asked, who shows it; Chromium tells it as well.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text())
  })
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("request", (request) => requests.push({ method: request.method(), url: request.url() }))
  return {
    page,
    context,
    complaints: () => {
      const found = complaints
      complaints = []
      return found
    },
    still: watchStill(page),
    requests,
    [Symbol.asyncDispose]: async () => await context.close(),
  }
}
