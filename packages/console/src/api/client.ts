/**
 * Calling the API, typed by the server's own contract: the table of endpoints is data, the forms are types only, so no schema
 * library is shipped to the browser.
 *
 * Same origin, with the session's cookie; a body is always JSON, which a form of another site cannot send.
 */
import { i18n } from "@lingui/core"
import { BACKGROUND, BACKGROUND_HEADER, ENDPOINTS } from "@sluis/server/contract/endpoint"
import type { EndpointName } from "@sluis/server/contract/endpoint"
import type { Asking, Gives } from "@sluis/server/contract/form"

import { addressOf } from "./address.ts"
import { isInBackground } from "./background.ts"
import { takeEarly } from "./early.ts"
import { problemFrom, unreachable } from "./problem.ts"

/**
 * @param asks `{ params, query, body }`, as far as the endpoint has them; `{}` where it has none
 * @throws Problem, in the user's language
 */
// TRUST: the answer's form is the server's promise, which strips and checks it by the same contract.
export async function call<Name extends EndpointName>(
  name: Name,
  asks: Asking<Name>,
  signal?: AbortSignal,
): Promise<Gives<Name>>
export async function call(name: EndpointName, asks: unknown, signal?: AbortSignal): Promise<unknown> {
  return await callAsListed(name, asks, signal)
}

/** The same for a call out of a table, of which no type says that name and asks belong together. */
export async function callAsListed(
  name: EndpointName,
  asks: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  const endpoint = ENDPOINTS[name]
  const { params, query, body } = isRecord(asks) ? asks : {}
  const address = addressOf(endpoint, isRecord(params) ? params : {}, isRecord(query) ? query : {})
  const early = endpoint.method === "GET" ? takeEarly(address) : undefined
  // Nothing may be awaited before the call where there is none: whether it is one in the background is known only now.
  const earlyAnswer = early === undefined ? undefined : await early
  if (earlyAnswer !== undefined) return earlyAnswer
  const response = await send(address, {
    method: endpoint.method,
    credentials: "same-origin",
    // Nothing of what Sluis tells may be left in the browser's cache.
    cache: "no-store",
    redirect: "error",
    headers: {
      accept: "application/json",
      "accept-language": i18n.locale,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(isInBackground() ? { [BACKGROUND_HEADER]: BACKGROUND } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  const answer = await read(response)
  if (!response.ok) throw problemFrom(response.status, answer)
  return answer
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (init.signal?.aborted === true) throw error
    throw unreachable()
  }
}

async function read(response: Response): Promise<unknown> {
  try {
    const answer: unknown = await response.json()
    return answer
  } catch {
    return undefined // an empty answer, or a page of a proxy
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
}
