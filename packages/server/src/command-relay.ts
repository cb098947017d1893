/** A client of SMTP for one command: one connection, and no more patience than a person has. */
import { hostname } from "node:os"

import type { Clock } from "./app/clock.ts"
import type { Address } from "./app/gateway.ts"
import { SILENT_LOG, SILENT_METRICS } from "./app/silent.ts"
import type { Outgoing, Relay, RelayOutcome } from "./app/queue/relay.ts"
import { startRelay } from "./smtp/relay/relay.ts"

/** Milliseconds. */
const CONNECT = 5000
const END = 120_000

export function connectTo(to: Address, { clock }: { readonly clock: Clock }): Relay {
  return startRelay(
    {
      hosts: [{ ...to, tls: { mode: "opportunistic" } }],
      ehloName: hostname(),
      pool: { connections: 1 },
      timeouts: { connect: CONNECT, greeting: CONNECT, end: END },
    },
    { log: SILENT_LOG, metrics: SILENT_METRICS, clock },
  )
}

/** The same for one message: a connection for it alone. */
export async function submitTo(
  to: Address,
  outgoing: Outgoing,
  surroundings: { readonly clock: Clock },
): Promise<RelayOutcome> {
  const relay = connectTo(to, surroundings)
  try {
    return await relay.send(outgoing)
  } finally {
    await relay.close()
  }
}
