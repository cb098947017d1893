/**
 * Whether a call is made by a page of somebody else, with the cookie of whoever looks at that page (OWASP, "Cross-Site Request
 * Forgery Prevention": Fetch Metadata and the Origin header).
 *
 * What changes something must show that it comes from our own pages, by Sec-Fetch-Site or by Origin, and nothing may say that
 * it does not. Logging in counts too: a page of somebody else must not log its visitor in as somebody of its choice. A token is
 * never sent by a browser by itself, so a call with one is its own proof; a name and password for a proxy in front of us are.
 */
import type { IncomingHttpHeaders } from "node:http"

import type { Credential } from "./authenticate.ts"

export function isForged(
  method: string,
  headers: IncomingHttpHeaders,
  credential: Credential,
  origins: ReadonlySet<string>,
): boolean {
  if (credential.kind === "token" && credential.secret !== "") return false
  const site = headers["sec-fetch-site"]
  const { origin } = headers
  if (origin !== undefined && !origins.has(origin)) return true
  if (method === "GET" || method === "HEAD") {
    // "none": typed in the address bar. Others could learn something from how long an answer takes, or how large it is.
    return site !== undefined && site !== "same-origin" && site !== "none"
  }
  if (site !== undefined && site !== "same-origin") return true
  return site === undefined && origin === undefined
}
