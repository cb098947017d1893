/**
 * The whole product for tests of the console: a gate, a browser, and people who visit it. Opened by the first story of a file and
 * shared by its others, because starting it takes longer than most stories.
 */
import assert from "node:assert/strict"
import { after } from "node:test"

import { API_ROOT } from "@sluis/server/contract/endpoint"
import type { Browser, Page } from "playwright-core"

import { buildConsole, isBuilt } from "../console-build.ts"
import { startGate } from "../gate/start-gate.ts"
import type { Gate, GateOptions } from "../gate/start-gate.ts"
import { newVisitor, openBrowser } from "./browser.ts"
import type { Visitor, VisitorOptions } from "./browser.ts"
import { startLinkOf } from "./visit.ts"

export type Product = AsyncDisposable & {
  readonly gate: Gate
  readonly origin: string
  /** What the gate printed for whoever started it. */
  readonly startLink: string
  readonly visit: (options?: VisitorOptions) => Promise<Visitor>
}

export async function openProduct(chromium: string, options: GateOptions): Promise<Product> {
  if (!isBuilt()) await buildConsole({ lenient: true })
  const gate = await startGate(options)
  let browser: Browser
  let startLink: string
  try {
    // It is printed when the gate is ready, and may still be on its way.
    startLink = await startLinkOf(gate)
    browser = await openBrowser(chromium)
  } catch (cause) {
    await gate[Symbol.asyncDispose]()
    throw cause
  }
  return {
    gate,
    origin: new URL(startLink).origin,
    startLink,
    visit: async (wanted = {}) => {
      const visitor = await newVisitor(browser, wanted)
      const language = wanted.language ?? "nl"
      // What an earlier visit would have left: the console speaks Dutch until somebody chooses.
      await visitor.context.addInitScript(
        `if (location.protocol === "http:") localStorage.getItem("sluis.language") ?? localStorage.setItem("sluis.language", "${language}")`,
      )
      return visitor
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close()
      await gate[Symbol.asyncDispose]()
    },
  }
}

/** Opens it at the first call, and closes it after the last test of the file. To be called where tests are registered. */
export function shared<Programs, Opened extends AsyncDisposable>(
  open: (programs: Programs) => Promise<Opened>,
): (programs: Programs) => Promise<Opened> {
  let opened: Promise<Opened> | undefined
  after(async () => {
    // What could not be opened has been told by the test that asked for it.
    const settled = await opened?.catch(() => undefined)
    await settled?.[Symbol.asyncDispose]()
  })
  return async (programs) => await (opened ??= open(programs))
}

/** Asks the API as the page does, with the page's own session. Not for what a person would do on a page. */
export async function asked<Given>(page: Page, path: `/${string}`): Promise<Given> {
  const answer = await page.evaluate<{ readonly status: number; readonly body: Given }>(
    `fetch(${JSON.stringify(`${API_ROOT}${path}`)}).then(async (got) => ({ status: got.status, body: await got.json() }))`,
  )
  assert.equal(answer.status, 200, `GET ${path}`)
  return answer.body
}

/** Status and body of a call that may well be refused. */
export async function attempted(
  page: Page,
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: `/${string}`,
  body?: unknown,
): Promise<{ readonly status: number; readonly text: string }> {
  const sent = body === undefined ? "" : `, body: ${JSON.stringify(JSON.stringify(body))}`
  return await page.evaluate(
    `fetch(${JSON.stringify(`${API_ROOT}${path}`)}, { method: "${method}", headers: { "content-type": "application/json" }${sent} })
      .then(async (got) => ({ status: got.status, text: await got.text() }))`,
  )
}

export async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor()
}
