/** The next hosts of a configuration, and whether they can be reached. */
import type { Clock } from "./app/clock.ts"
import type { Relay, RelayOutcome } from "./app/queue/relay.ts"
import type { Config } from "./config/config-form.ts"
import type { Referenced } from "./config/referenced-file.ts"
import type { UpstreamState } from "./http/readiness.ts"
import type { NextHost } from "./smtp/relay/options.ts"

export function nextHosts(
  { upstream }: Config,
  { upstreamCa, upstreamPassword }: Pick<Referenced, "upstreamCa" | "upstreamPassword">,
): readonly NextHost[] {
  const { port, tls, pin, name, user } = upstream
  return (upstream.host ?? []).map((next) => ({
    host: next.host,
    port: next.port ?? port,
    tls: { mode: tls, ca: upstreamCa, pin: pin.length > 0 ? pin : undefined, name: name ?? undefined },
    auth: user === null ? undefined : { user, password: upstreamPassword ?? "" },
  }))
}

/** How long, in milliseconds, one failure to reach a host says that it can't be reached. */
const FORGET_FAILURE = 60_000

export type WatchedRelay = Relay & { readonly state: () => UpstreamState }

/**
 * What happened to the last message tells whether hosts can be reached. A failure is forgotten after a minute: a gateway
 * that is left alone because it is not ready would otherwise never find out that it is.
 */
export function watched(relay: Relay, clock: Clock): WatchedRelay {
  let failedAt: number | undefined
  return {
    ...relay,
    send: async (outgoing, stop): Promise<RelayOutcome> => {
      const outcome = await relay.send(outgoing, stop)
      if (outcome.kind !== "unreachable") failedAt = undefined
      else if (stop?.aborted !== true) failedAt = clock.elapsed()
      return outcome
    },
    state: () => {
      if (failedAt !== undefined && clock.elapsed() - failedAt < FORGET_FAILURE) return "unreachable"
      return relay.offers() === undefined ? "unknown" : "reachable"
    },
  }
}
