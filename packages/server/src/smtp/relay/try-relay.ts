/**
 * A relay with what a test looks at: what it logged and counted. For tests only.
 */
import { performance } from "node:perf_hooks"

import type { Outgoing, Relay } from "../../app/queue/relay.ts"
import type { Metrics } from "../../app/metrics.ts"
import type { NextHost, RelayOptions } from "./options.ts"
import { startRelay } from "./relay.ts"

export type TriedRelay = Relay &
  AsyncDisposable & { readonly logged: readonly string[]; readonly repeated: () => number }

export type HostToTry = { readonly port: number } & Partial<NextHost>

/** Hosts without TLS unless they say so. */
export function tryRelay(hosts: readonly HostToTry[], options: Partial<RelayOptions> = {}): TriedRelay {
  const logged: string[] = []
  let repeated = 0
  const nothing = (): void => undefined
  const metrics: Metrics = {
    judged: nothing,
    answered: nothing,
    settled: nothing,
    connection: nothing,
    violation: nothing,
    authentication: nothing,
    noticed: nothing,
    repeated: (count) => {
      repeated += count
    },
  }
  const write = (event: string, fields?: object): void => {
    logged.push(`${event} ${JSON.stringify(fields ?? {})}`)
  }
  const relay = startRelay(
    {
      ehloName: "sluis.voorbeeld.example",
      avoidance: { first: 20, last: 100 },
      ...options,
      hosts: hosts.map((host) => ({ host: "127.0.0.1", tls: { mode: "none" }, ...host })),
    },
    {
      log: { debug: write, info: write, warn: write, error: write },
      metrics,
      clock: { now: () => Date.now(), elapsed: () => performance.now() },
    },
  )
  return { ...relay, logged, repeated: () => repeated, [Symbol.asyncDispose]: () => relay.close() }
}

export type ToSend = {
  readonly octets?: string | Uint8Array
  readonly recipients?: readonly (
    string | { readonly address: string; readonly notify?: string; readonly orcpt?: string }
  )[]
  readonly whole?: boolean
  readonly envelope?: Partial<Outgoing["envelope"]>
  /** Lengths of the pieces that it comes in; all of it otherwise. */
  readonly cut?: number
  readonly asynchronous?: boolean
  readonly size?: number
}

export const LETTER = "Subject: vergadering\r\n\r\nTot dinsdag.\r\n"

export function outgoingOf(toSend: ToSend = {}): Outgoing {
  const {
    octets = LETTER,
    recipients = ["els@politie.example"],
    whole = true,
    envelope,
    asynchronous,
  } = toSend
  const all = typeof octets === "string" ? Buffer.from(octets) : octets
  const cut = toSend.cut ?? Math.max(1, all.length)
  const pieces = Array.from({ length: Math.ceil(all.length / cut) }, (_, index) =>
    all.subarray(index * cut, (index + 1) * cut),
  )
  return {
    envelope: {
      sender: "jan@voorbeeld.example",
      body: undefined,
      smtputf8: false,
      ret: undefined,
      envid: undefined,
      auth: undefined,
      ...envelope,
      recipients: recipients.map((recipient) => ({
        notify: undefined,
        orcpt: undefined,
        ...(typeof recipient === "string" ? { address: recipient } : recipient),
      })),
    },
    size: toSend.size ?? all.length,
    eightBit: all.some((octet) => octet > 127),
    pieces: asynchronous === true ? () => slowly(pieces) : () => pieces,
    whole,
  }
}

async function* slowly(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    await Promise.resolve()
    yield piece
  }
}
