/** Canaries and coverage put together, over what the gateway has. Nothing is decided here. */
import type { Policy } from "@sluis/core/policy/policy"

import { openCanaries } from "./app/canary/canaries.ts"
import type { Canaries } from "./app/canary/canaries.ts"
import { peopleWith, withMailbox } from "./app/addressees.ts"
import { canaryRoutes } from "./app/canary/canary-route.ts"
import type { CanaryRoute } from "./app/canary/canary-route.ts"
import type { Clock } from "./app/clock.ts"
import { openCoverage } from "./app/coverage/coverage.ts"
import type { Coverage } from "./app/coverage/coverage.ts"
import { coverageReport } from "./app/coverage/coverage-report.ts"
import { openCoverageWatch } from "./app/coverage/coverage-watch.ts"
import type { CoverageWatch } from "./app/coverage/coverage-watch.ts"
import type { Custody } from "./app/held/custody.ts"
import type { Events } from "./app/events.ts"
import type { Address } from "./app/gateway.ts"
import type { Log } from "./app/log.ts"
import { openPeople } from "./app/account/people.ts"
import type { After } from "./app/queue/queue-timer.ts"
import type { Outgoing, Relay, RelayOutcome } from "./app/queue/relay.ts"
import { reply } from "./app/gate/reply.ts"
import { SILENT_LOG, SILENT_METRICS } from "./app/silent.ts"
import { connectTo } from "./command-relay.ts"
import type { Config } from "./config/config-form.ts"
import { readNetwork } from "./config/network.ts"
import type { Referenced } from "./config/referenced-file.ts"
import { relayTimeouts } from "./gateway-options.ts"
import { canaryAlertComposer, coverageAlertComposer } from "./notice/composer.ts"
import type { NoticeOptions } from "./notice/composer.ts"
import { canarySigner } from "./secret/canary-signer.ts"
import type { Keys } from "./secret/derive.ts"
import { disguiser } from "./secret/disguise.ts"
import { newId } from "./secret/id.ts"
import { networkList } from "./smtp/receive/network.ts"
import { startRelay } from "./smtp/relay/relay.ts"
import type { Store } from "./store/open-store.ts"

export type CanaryParts = {
  readonly config: Config
  readonly referenced: Referenced
  readonly letters: NoticeOptions
  readonly store: Pick<Store, "entries">
  readonly custody: Pick<Custody, "take">
  readonly keys: Pick<Keys, "canary">
  /** In force. */
  readonly policy: () => Policy
  /** Where mail is handed in; undefined until it can be. */
  readonly smtp: () => Address | undefined
  /** Address of the contact in the organisation's profile, mostly its FG; "" for none. */
  readonly contact: () => Promise<string>
  readonly events: Pick<Events, "tell">
  readonly wake: () => void
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

/** A configured host without a port of its own. */
const SMTP_PORT = 25

export async function canariesOf(parts: CanaryParts): Promise<Canaries> {
  const { config, referenced, letters, store, custody, keys, policy, events, wake, clock, after, log } = parts
  const { every, within } = config.canary
  const configured = config.canary.routes.map(({ name, sender, host, tls, user }) => ({
    name,
    sender,
    via:
      host === null
        ? undefined
        : { host: host.host, port: host.port ?? SMTP_PORT, tls, user: user ?? undefined },
  }))
  const people = openPeople({ entries: store.entries, newId, clock })
  const relayFor = ({ name, via }: CanaryRoute): Relay | undefined => {
    if (via !== undefined) {
      const { host, port, tls, user } = via
      const password = referenced.canaryPasswords.get(name) ?? ""
      const auth = user === undefined ? undefined : { user, password }
      return startRelay(
        {
          hosts: [{ host, port, tls: { mode: tls }, auth }],
          ehloName: letters.hostName,
          pool: { connections: 1 },
          timeouts: relayTimeouts(config),
        },
        { log: SILENT_LOG, metrics: SILENT_METRICS, clock },
      )
    }
    const own = parts.smtp()
    return own === undefined ? undefined : connectTo(own, { clock })
  }
  return await openCanaries(
    {
      entries: store.entries,
      routes: () => canaryRoutes(configured, policy(), config.domains),
      hand: async (route, outgoing, stop) => await handTo(relayFor(route), outgoing, stop),
      signer: canarySigner(keys.canary),
      addressees: async () => {
        const [told, contact] = await Promise.all([
          peopleWith(["administrator", "privacy-officer"], people),
          parts.contact(),
        ])
        return withMailbox(told, contact)
      },
      compose: canaryAlertComposer(letters),
      custody,
      wake,
      newId,
      events,
      clock,
      after,
      log,
      giveUpAfter: config.queue.giveUpAfter,
    },
    { every, within, keep: config.retention.statistics },
  )
}

async function handTo(
  relay: Relay | undefined,
  outgoing: Outgoing,
  stop: AbortSignal,
): Promise<RelayOutcome> {
  if (relay === undefined) return { kind: "unreachable", reply: NOT_YET }
  try {
    return await relay.send(outgoing, stop)
  } finally {
    await relay.close()
  }
}

const NOT_YET = reply(451, "4.3.2", "Sluis takes no mail yet") // RFC 3463 §3.4

export type CoverageParts = {
  readonly config: Config
  readonly store: Pick<Store, "counts">
  readonly keys: Pick<Keys, "record">
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export function coverageOf({ config, store, keys, clock, after, log }: CoverageParts): Coverage {
  const { expected } = config.coverage
  const networks = new Map(
    expected
      .filter(({ kind, match }) => kind === "client" && readNetwork(match).ok)
      .map(({ match }) => [match, networkList([match])]),
  )
  return openCoverage(
    {
      counts: store.counts,
      disguise: disguiser(keys.record),
      isIn: (ip, network) => networks.get(network)?.(ip) ?? false,
      clock,
      after,
      log,
    },
    { expected, us: config.domains, timeZone: config.timezone },
  )
}

export type CoverageWatchParts = {
  readonly config: Config
  readonly letters: NoticeOptions
  readonly store: Pick<Store, "entries" | "counts">
  readonly custody: Pick<Custody, "take">
  readonly events: Pick<Events, "tell">
  readonly wake: () => void
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export function coverageWatchOf(parts: CoverageWatchParts): CoverageWatch {
  const { config, letters, store, clock } = parts
  const { entries, counts } = store
  const { expected, silentAfter } = config.coverage
  const people = openPeople({ entries, newId, clock })
  const timeZone = config.timezone
  return openCoverageWatch({
    ...parts,
    entries,
    expected,
    silentAfter,
    report: async () =>
      await coverageReport({ counts, expected, silentAfter, timeZone, now: clock.now, entries }),
    addressees: async () => await peopleWith(["administrator"], people),
    compose: coverageAlertComposer(letters),
    newId,
    giveUpAfter: config.queue.giveUpAfter,
  })
}
