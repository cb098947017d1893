/**
 * Chromium as somebody has it who is not watched: spoken to over its own protocol (Chrome DevTools Protocol), of which nothing
 * is switched on that the page would feel.
 *
 * Why not Playwright: it always has the Runtime and Network domains on. With those, V8 notes where in the source every error
 * and every request was made, and for that reads the whole script a second time: a fifth of the time of the start page, which
 * nobody waits for who only uses it.
 *
 * QUIRK: a context of its own is a window of its own, and Chromium fills that with pages that nobody sees (what drops down from
 * the address bar is four hundred modules). On two cores they made the start page wait half as long again. Whoever opens a page has
 * a window already; so a visit begins when the browser does nothing any more.
 */
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { CDPSession } from "playwright-core"
import { startProgram, temporaryFolder } from "../gate/program.ts"
import { pause, until } from "../gate/until.ts"

export type BareBrowser = AsyncDisposable & {
  /** In a context of its own: no cookies but these, nothing in its cache. Gone when it resolves. */
  readonly visit: <T>(visit: Visit) => Promise<T>
}

export type Visit = {
  readonly url: string
  readonly cookies: readonly Cookie[]
  /** How many times slower the processor is made. */
  readonly slower: number
  /** Runs before anything of the page does. */
  readonly before: string
  /** An expression; what it gives, or what comes of its promise, is the result. */
  readonly result: string
}

export type Cookie = { readonly name: string; readonly value: string; readonly secure: boolean }

const ARGUMENTS = [
  "--headless=new",
  "--remote-debugging-port=0",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--lang=nl-NL",
]
const SECONDS = 60
/** The browser is at rest when all its processes together took no more than so many seconds of the processor in so many milliseconds. */
const REST = { seconds: 0.02, milliseconds: 500 }

export async function openBareBrowser(executable: string): Promise<BareBrowser> {
  const folder = temporaryFolder("chromium")
  const program = startProgram(executable, [...ARGUMENTS, `--user-data-dir=${folder.path}`])
  const address = await until(
    () => `Chromium to listen; it said: ${program.output()}`,
    () => listeningAt(join(folder.path, "DevToolsActivePort")),
    SECONDS,
  )
  const protocol = await openProtocol(address)
  const browser = protocol.within(undefined)
  return {
    visit: async <T>({ url, cookies, slower, before, result }: Visit) => {
      const { browserContextId } = await browser("Target.createBrowserContext")
      const placed = cookies.map(({ name, value, secure }) => ({ name, value, secure, url, path: "/" }))
      if (placed.length > 0) await browser("Storage.setCookies", { browserContextId, cookies: placed })
      const { targetId } = await browser("Target.createTarget", {
        url: "about:blank",
        browserContextId,
        width: 1280,
        height: 900,
      })
      const { sessionId } = await browser("Target.attachToTarget", { targetId, flatten: true })
      const page = protocol.within(sessionId)
      await page("Page.enable")
      await page("Page.addScriptToEvaluateOnNewDocument", { source: before })
      // Before it is slowed down, which takes some of the processor all the time.
      await until("Chromium to come to rest", async () => await isAtRest(browser), SECONDS)
      await page("Emulation.setCPUThrottlingRate", { rate: slower })
      const loaded = protocol.event("Page.loadEventFired", sessionId)
      await page("Page.navigate", { url })
      await loaded
      const { result: given } = await page("Runtime.evaluate", {
        expression: result,
        awaitPromise: true,
        returnByValue: true,
      })
      await browser("Target.disposeBrowserContext", { browserContextId })
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever wrote the expression knows what it gives
      return given.value as T
    },
    [Symbol.asyncDispose]: async () => {
      protocol.close()
      await program.kill()
      folder[Symbol.dispose]()
    },
  }
}

async function isAtRest(browser: Call): Promise<boolean> {
  const before = await secondsTaken(browser)
  await pause(REST.milliseconds)
  return (await secondsTaken(browser)) - before <= REST.seconds
}

async function secondsTaken(browser: Call): Promise<number> {
  const { processInfo } = await browser("SystemInfo.getProcessInfo")
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

/** Its port and path, which Chromium writes down when it listens. */
function listeningAt(file: string): string | undefined {
  try {
    const [port, path] = readFileSync(file, "utf8").split("\n")
    return path === undefined ? undefined : `ws://127.0.0.1:${port}${path}`
  } catch {
    return undefined // not written yet
  }
}

/** What is called, with what, and what it gives: Playwright has the types of all of it. */
type Call = CDPSession["send"]

type Protocol = {
  /** A page, or the browser itself. */
  readonly within: (sessionId: string | undefined) => Call
  readonly event: (method: string, sessionId: string) => Promise<void>
  readonly close: () => void
}

/** What Chromium says: the answer to a call, or that something happened. */
type Said = {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly method?: string
  readonly sessionId?: string
}

async function openProtocol(address: string): Promise<Protocol> {
  const socket = new WebSocket(address)
  await once(socket, "open")
  const calls = new Map<number, PromiseWithResolvers<unknown>>()
  const events = new Map<string, () => void>()
  let last = 0
  socket.addEventListener("message", ({ data }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the protocol says so
    const { id = 0, result, error, method, sessionId } = JSON.parse(String(data)) as Said
    const call = calls.get(id)
    calls.delete(id)
    if (call === undefined) events.get(`${method} ${sessionId}`)?.()
    else if (error === undefined) call.resolve(result)
    else call.reject(new Error(`Chromium refused: ${error.message}`))
  })
  async function send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    const id = ++last
    const call = Promise.withResolvers<unknown>()
    calls.set(id, call)
    socket.send(JSON.stringify({ id, method, params, sessionId }))
    return await call.promise
  }
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the protocol says what each call gives
    within: (sessionId) => (async (method, params) => await send(method, params, sessionId)) as Call,
    event: async (method, sessionId) => {
      await new Promise<void>((resolve) => {
        events.set(`${method} ${sessionId}`, resolve)
      })
    },
    close: () => socket.close(),
  }
}
