/**
 * Waiting until a page is what it is going to be: it has all that it asked for, has painted it, and nothing in it moves.
 *
 * A check that comes sooner sees a page on its way: a dialog that is half there has no contrast. What turns for ever is not waited
 * for, and neither is the stream of events, which stays open. What a test asks for from within a page it must read to the end: an
 * answer that nobody reads is never through.
 */
import type { Page, Request } from "playwright-core"

import { until } from "../gate/until.ts"

/** The second: what came in at the first has been painted, and what that asked for has been asked for. */
const TIMES = 2
/** What a click begins is begun before the next frame is on the screen. */
const PAINTED = "new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))"
const ENDED = `Promise.allSettled(document.getAnimations()
  .filter((one) => one.playState === "running" && one.effect.getComputedTiming().endTime !== Infinity)
  .map(({ finished }) => finished)).then(() => true)`

/** To be called before the page asks for anything. */
export function watchStill(page: Page): () => Promise<void> {
  const underWay = new Set<Request>()
  page.on("request", (request) => {
    // What the former document was waiting for comes no more.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) underWay.clear()
    if (request.resourceType() !== "eventsource") underWay.add(request)
  })
  page.on("requestfinished", (request) => underWay.delete(request))
  page.on("requestfailed", (request) => underWay.delete(request))
  return async () => {
    let calm = 0
    await until(
      () =>
        `the page to have what it asked for: ${[...underWay].map((one) => `${one.resourceType()} ${one.url()}`).join(", ")}`,
      async () => {
        await page.evaluate(PAINTED)
        calm = underWay.size === 0 ? calm + 1 : 0
        return calm >= TIMES
      },
    )
    await page.evaluate(ENDED)
  }
}
