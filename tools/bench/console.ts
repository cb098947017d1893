/**
 * How fast is the console, for whoever waits for it?
 *
 * `npm run bench:console` fills a store with held messages (100,000; another number as argument), starts the gateway over it, and
 * visits it in Chromium with the processor slowed down four times and nothing in the cache. It prints medians and worsts in
 * milliseconds: until a page can be used (./usable.ts), until a list of held messages goes on a page and is filtered, and what the
 * API took of it. With `--visits` also what each visit waited for.
 */
import { mkdirSync } from "node:fs"
import { cpus } from "node:os"
import { join } from "node:path"

import type { Browser, Page } from "playwright-core"

import { deriveKeys } from "../../packages/server/src/secret/derive.ts"
import { masterKey } from "../../packages/server/src/secret/master-key.ts"
import { openStore } from "../../packages/server/src/store/open-store.ts"
import { buildConsole, isBuilt } from "../console-build.ts"
import { newVisitor, openBrowser } from "../console/browser.ts"
import type { Visitor } from "../console/browser.ts"
import { enterDemonstration, originOf } from "../console/visit.ts"
import { temporaryFolder } from "../gate/program.ts"
import { startGate } from "../gate/start-gate.ts"
import type { Gate } from "../gate/start-gate.ts"
import { findExecutable } from "../system-test.ts"
import { openBareBrowser } from "./bare-browser.ts"
import { holdMessages } from "./held-store.ts"
import { median } from "./measure.ts"
import { toldOf, watchFor, WHEN_USABLE } from "./usable.ts"
import type { Usable } from "./usable.ts"

const EACH_VISIT = process.argv.includes("--visits")
const MESSAGES = Number(process.argv.slice(2).find((each) => !each.startsWith("--")) ?? 100_000)
const ROUNDS = 7
const SLOWER = 4
const DAY = 86_400_000
/** A figure that is known, and a row of a table. */
const FIGURE = ".sluis-figure__value:not(:empty)"
const ROW = "main tbody tr"

type Known = { readonly cookies: Awaited<ReturnType<Visitor["context"]["cookies"]>> }
/** One login for all: they are limited in number. */
let known: Known | undefined

print(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}\n`)
const chromium = findExecutable("chromium", process.env)
if (chromium === undefined) throw new Error("this needs Chromium: sudo apt-get install chromium")
if (!isBuilt()) await buildConsole({ lenient: false })
using folder = temporaryFolder("bench-console")
await fill(join(folder.path, "data"))
await using gate = await startGate({ folder: folder.path })
const browser = await openBrowser(chromium)
await using bare = await openBareBrowser(chromium)
try {
  print("processor slowed down 4 times                    median ms   worst ms")
  await measure("login page, until it can be used", () => opened("/login", "form"))
  await measure("start page, until it can be used", () => opened("/", FIGURE))
  await measure("list of held messages, until it can be used", () => opened("/held", ROW))
  await lists(browser, gate)
} finally {
  await browser.close()
}

async function fill(data: string): Promise<void> {
  mkdirSync(data, { recursive: true })
  const key = await masterKey({ kind: "file", path: join(data, "key") }, false)
  if (!key.ok) throw new Error(`couldn't make a key: ${key.error.kind}`)
  const silent = (): void => {}
  const store = await openStore({
    folder: data,
    keys: deriveKeys(key.value),
    clock: { now: () => Date.now(), elapsed: () => performance.now() },
    log: { debug: silent, info: silent, warn: silent, error: (text) => print(text) },
    reclaim: true,
  })
  if (!store.ok) throw new Error(`couldn't open the store: ${store.error.kind}`)
  const now = Date.now()
  const holding = { messages: MESSAGES, from: now - MESSAGES * 1_000 - DAY, until: now + DAY }
  const seconds = await holdMessages(store.value, holding)
  await store.value.close()
  print(`${MESSAGES} messages held in ${seconds.toFixed(1)} s\n`)
}

/** Milliseconds from the request for the page, nothing of which was fetched before. */
async function opened(path: string, selector: string): Promise<number> {
  const visit = await bare.visit<Usable>({
    url: originOf(gate) + path,
    cookies: path === "/login" ? [] : (await visited()).cookies,
    slower: SLOWER,
    before: watchFor(selector),
    result: WHEN_USABLE,
  })
  if (EACH_VISIT) print(toldOf(visit))
  return visit.usable
}

async function visited(): Promise<Known> {
  return (known ??= await visitOnce(browser, gate))
}

async function inside(from: Browser): Promise<Visitor> {
  const visitor = await newVisitor(from)
  const { cookies } = await visited()
  await visitor.context.addCookies([...cookies])
  return visitor
}

async function visitOnce(from: Browser, product: Gate): Promise<Known> {
  await using first = await newVisitor(from)
  await enterDemonstration(first.page, product)
  return { cookies: await first.context.cookies() }
}

/** Pages and filters of one list, each until another first row stands there; and the API's part of it. */
async function lists(from: Browser, product: Gate): Promise<void> {
  await using visitor = await inside(from)
  const { page, context } = visitor
  const devtools = await context.newCDPSession(page)
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER })
  await page.goto(`${originOf(product)}/held`)
  await page.locator(ROW).first().waitFor()
  const order = page.locator("form[role=search] select").last()
  const next = page.getByRole("button", { name: "Volgende" })
  const orders = ["newest", "oldest"]
  await measure("another page of the list", async () => await until(page, async () => await next.click()))
  let turn = 0
  await measure("another order of the list", async () => {
    const value = orders[turn++ % orders.length] ?? ""
    return await until(page, async () => void (await order.selectOption(value)))
  })
  const calls = await page.evaluate<number[]>(
    `performance.getEntriesByType("resource").filter(({ name }) => name.includes("/api/v1/held?")).map(({ duration }) => duration)`,
  )
  line(`the API's part of those, ${calls.length} calls`, calls)
}

/** Milliseconds in the page, from the deed until the first row is another one and nothing is waited for. */
async function until(page: Page, deed: () => Promise<void>): Promise<number> {
  await page.evaluate(`(() => {
    const first = () => document.querySelector(${JSON.stringify(`${ROW} a`)})?.href
    const before = first()
    let begun
    for (const kind of ["click", "change"]) document.addEventListener(kind, () => { begun ??= performance.now() }, { capture: true, once: true })
    window.shown = new Promise((done) => {
      const look = () => first() !== before && first() !== undefined ? done(performance.now() - begun) : requestAnimationFrame(look)
      look()
    })
  })()`)
  await deed()
  return await page.evaluate<number>("window.shown")
}

async function measure(what: string, once: () => Promise<number>): Promise<void> {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) taken.push(await once())
  line(what, taken)
}

function line(what: string, taken: readonly number[]): void {
  const figures = [median(taken), Math.max(...taken)].map((one) => one.toFixed(0).padStart(10))
  print(`${what.padEnd(46)}  ${figures.join(" ")}`)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
