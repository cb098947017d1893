/**
 * What a page asks the API first, by its address: the server names it in the document (http/early-link.ts), so that the browser asks
 * for it beside the script that is going to draw it, and the console takes it up from there (console/src/api/first.ts).
 *
 * Only what is drawn first: whatever stands here is asked for with every visit.
 */
import type { EndpointName } from "./endpoint.ts"

export type Early = {
  readonly name: EndpointName
  /** In the order in which the console writes it. */
  readonly query?: Readonly<Record<string, string | number>>
}

/** By every page: who is there. */
export const EARLY_EVERYWHERE: readonly Early[] = [{ name: "session.show" }]

/** By path. With a query it is another view than the one whose beginning is known. */
export const EARLY: ReadonlyMap<string, readonly Early[]> = new Map<string, readonly Early[]>([
  ["/", [{ name: "statistics.show", query: { days: 30 } }, { name: "health.show" }]],
  ["/held", [{ name: "held.list", query: { limit: 25, order: "oldest" } }]],
])
