/**
 * Canaries that the command line asks for: it writes a request into the store that the running gateway shares, and the gateway
 * writes its answer into the same entry.
 */
import { z } from "zod"

import type { Result } from "@sluis/core/result"

import { COMMAND_LINE } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import type { Entries } from "../entries.ts"
import type { Fault } from "../fault.ts"

const Request = z.discriminatedUnion("kind", [
  /** Empty: all routes. */
  z.object({ kind: z.literal("asked"), routes: z.array(z.string()) }),
  z.object({ kind: z.literal("planned"), ids: z.array(z.string()) }),
  z.object({ kind: z.literal("unknown-route"), route: z.string() }),
])
export type CanaryRequest = z.infer<typeof Request>

const KIND = "canary-request"
/** Milliseconds after which nobody waits for it any more. */
const REQUEST_VALID = 3_600_000
/** More wait only where somebody asks in a loop. */
const MAX_REQUESTS = 20

/** Rejects with `StoreUnavailable`. */
export async function askForCanaries(
  entries: Entries,
  request: { readonly id: string; readonly at: number; readonly routes: readonly string[] },
): Promise<void> {
  const { id, at, routes } = request
  const value = write({ kind: "asked", routes: [...routes] })
  await entries.add(KIND, { id, at, expiresAt: at + REQUEST_VALID, value })
}

/** Undefined: it is no more. */
export async function canaryRequest(entries: Entries, id: string): Promise<CanaryRequest | undefined> {
  const entry = await entries.find(KIND, id)
  return entry === undefined ? undefined : read(entry.value)
}

/** The gateway's side. Rejects with `StoreUnavailable`; what was not answered is answered at the next call. */
export async function answerRequests(
  entries: Entries,
  run: (routes: readonly string[], by: Actor) => Promise<Result<readonly string[], Fault>>,
): Promise<void> {
  const page = await entries.list(KIND, { limit: MAX_REQUESTS, newestFirst: true })
  for (const { id, version, value } of page.entries) {
    const request = read(value)
    if (request.kind !== "asked") continue
    const planned = await run(request.routes, COMMAND_LINE)
    const answer: CanaryRequest = planned.ok
      ? { kind: "planned", ids: [...planned.value] }
      : { kind: "unknown-route", route: planned.error.subject }
    await entries.change(KIND, id, version, { value: write(answer) })
  }
}

function write(request: CanaryRequest): string {
  return JSON.stringify(request)
}

function read(value: string): CanaryRequest {
  return Request.parse(JSON.parse(value))
}
