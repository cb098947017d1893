/**
 * The links in a document by which a browser asks for what its page shows, before there is any script to ask (contract/early.ts).
 *
 * Only for what whoever asks may see: a call that is refused would stand in the way of others. Reading the document is no use of
 * the session; the calls themselves are.
 */
import type { IncomingHttpHeaders } from "node:http"

import type { Caller } from "../app/turn.ts"
import { EARLY, EARLY_EVERYWHERE } from "../contract/early.ts"
import type { Early } from "../contract/early.ts"
import { API_ROOT, ENDPOINTS } from "../contract/endpoint.ts"
import type { Endpoint } from "../contract/endpoint.ts"
import { callerOf, credentialOf } from "./authenticate.ts"
import type { Authenticate } from "./authenticate.ts"

/** HTML. @param url as it was asked for: with a query it is another page than the one whose beginning is known */
export async function earlyLinks(
  url: string,
  headers: IncomingHttpHeaders,
  authenticate: Authenticate,
): Promise<string> {
  const page = EARLY.get(url)
  if (page === undefined) return EARLY_EVERYWHERE.map(linkTo).join("")
  const caller = await whoAsks(headers, authenticate)
  return [...EARLY_EVERYWHERE, ...page.filter(({ name }) => mayAsk(caller, ENDPOINTS[name]))]
    .map(linkTo)
    .join("")
}

/** A store that does not answer is told of by the calls of the page, in words. */
async function whoAsks(headers: IncomingHttpHeaders, authenticate: Authenticate): Promise<Caller> {
  try {
    return await callerOf(credentialOf(headers), authenticate, { byItself: true })
  } catch {
    return { kind: "nobody" }
  }
}

function mayAsk(caller: Caller, { to }: Endpoint): boolean {
  if (to === "anyone") return true
  return caller.kind === "person" && (to === "person" || caller.permissions.has(to))
}

/** Of the table only, so nothing in it needs escaping but the "&" of a query. */
function linkTo({ name, query = {} }: Early): string {
  const asked = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
  const address = `${API_ROOT}${ENDPOINTS[name].path}${asked.size > 0 ? `?${asked.toString()}` : ""}`
  return `\n    <link rel="preload" as="fetch" crossorigin href="${address.replaceAll("&", "&amp;")}" />`
}
