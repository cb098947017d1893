/**
 * What changed on the server, told over one connection: each event names the head of the calls that are stale now. It brings no data,
 * so it needs no rights of its own. When the server ends it and lets nobody in again, the session is over: then it is asked who is
 * logged in, and the shell leads to the login page.
 *
 * 112 copies are 112 events; asking anew once a second is often enough.
 */
import type { QueryClient } from "@tanstack/react-query"
import { API_ROOT, EVENTS } from "@sluis/server/contract/endpoint"

import { inBackground } from "../api/background.ts"

const PAUSE_MS = 1000
/** After a refusal, which may be one of too many connections. */
const AGAIN_MS = 30_000

/** @returns a function that ends it */
export function listen(client: QueryClient): () => void {
  const stale = new Set<string>()
  let asking: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let lost = false

  const ask = (): void => {
    asking = undefined
    for (const head of stale) inBackground(() => void client.invalidateQueries({ queryKey: [head] }))
    stale.clear()
  }
  const mark = (heads: readonly string[]): void => {
    for (const head of heads) stale.add(head)
    asking ??= setTimeout(ask, PAUSE_MS)
  }

  const open = (): EventSource => {
    const opened = new EventSource(`${API_ROOT}/events`)
    for (const name of EVENTS) opened.addEventListener(name, () => mark([name]))
    opened.addEventListener("error", () => {
      lost = true
      // Otherwise the browser tries again by itself.
      if (opened.readyState !== EventSource.CLOSED) return
      inBackground(() => void client.invalidateQueries({ queryKey: ["session"] }))
      again = setTimeout(() => {
        source = open()
      }, AGAIN_MS)
    })
    opened.addEventListener("open", () => {
      // What happened while the connection was gone, nobody told us.
      if (lost) mark(EVENTS)
      lost = false
    })
    return opened
  }
  let source = open()
  return () => {
    source.close()
    clearTimeout(asking)
    clearTimeout(again)
  }
}
