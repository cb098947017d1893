/**
 * Files of the ledger from the server that this page is from: bounded, paced, and tried again where it asks to come back later.
 * Nothing comes from the browser's cache, which may hold what the server would not hand out any more.
 */
import { pace } from "./pace.ts"
import type { PaceClock } from "./pace.ts"
import type { GetFile } from "./verify-served.ts"

/** No answer, or one that is none. `status`: of HTTP; 0 where there was no answer at all. */
export class NoFile extends Error {
  override readonly name = "NoFile"
  readonly status: number
  constructor(status: number) {
    super(`no file: ${String(status)}`)
    this.status = status
  }
}

export type Fetch = (address: string, init: RequestInit) => Promise<Response>

const ROOT = "/ledger/"
const TOO_MANY = 429
/** Somebody who verifies elsewhere at the same time takes from the same budget, for a minute at most. */
export const MAX_ATTEMPTS = 5
const MAX_WAIT_SECONDS = 60

/** Rejects with `NoFile`. */
export function getFileFrom(fetch: Fetch, clock: PaceClock): GetFile {
  const turn = pace(clock)
  return async (path, most) => {
    for (let attempt = 1; ; attempt += 1) {
      await turn()
      const response = await answer(fetch, ROOT + path)
      if (response.status === 200) return await boundedOctets(response, most)
      await response.body?.cancel()
      if (response.status === 404) return undefined
      if (response.status !== TOO_MANY || attempt === MAX_ATTEMPTS) throw new NoFile(response.status)
      await clock.pause(secondsOf(response) * 1000)
    }
  }
}

async function answer(fetch: Fetch, address: string): Promise<Response> {
  try {
    return await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "error" })
  } catch {
    throw new NoFile(0)
  }
}

/** RFC 9110 §10.2.3, as seconds only: what our server says. */
function secondsOf({ headers }: Response): number {
  const seconds = Number(headers.get("retry-after") ?? "")
  return seconds > 0 ? Math.min(seconds, MAX_WAIT_SECONDS) : 1
}

async function boundedOctets({ body, status }: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (;;) {
    const part = await reader?.read().catch(() => {
      throw new NoFile(0)
    })
    if (part?.value === undefined) break
    length += part.value.length
    if (length > most) {
      await reader?.cancel()
      throw new NoFile(status)
    }
    parts.push(part.value)
  }
  const octets = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    octets.set(part, at)
    at += part.length
  }
  return octets
}
