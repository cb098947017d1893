/** What the HTTP server is told, and what it asks of others. */
import type { Clock } from "../app/clock.ts"
import type { Events } from "../app/events.ts"
import type { IdentityLogin } from "../app/account/identity-login.ts"
import type { Log } from "../app/log.ts"
import type { After } from "../app/queue/queue-timer.ts"
import type { Handlers } from "../app/turn.ts"
import type { Authenticate } from "./authenticate.ts"
import type { PublishedLedger } from "./ledger-file.ts"
import type { ReadinessPorts } from "./readiness.ts"

/** In PEM. */
export type HttpTls = { readonly certificate: string; readonly key: string }

export type HttpOptions = {
  /** `port` 0: any that is free. */
  readonly listen: { readonly host: string; readonly port: number }
  /** undefined: no TLS. */
  readonly tls?: HttpTls | undefined
  /** Networks (CIDR) whose word about their client is believed. */
  readonly proxies: readonly string[]
  /** Networks (CIDR) that may ask whether we are ready, and for metrics. */
  readonly monitor: readonly string[]
}

export type ConsoleOptions = {
  /** As browsers know us: scheme, name and port. undefined: this machine only, by any of its own names. */
  readonly origin: string | undefined
  /** Folder of the console as it was built. */
  readonly folder: string
  /** The organisation's own style sheet; "" for none. */
  readonly theme: string
  readonly version: string
}

export type HttpPorts = {
  readonly readiness: ReadinessPorts
  /** Reading may take as long as the store takes to answer. */
  readonly metrics: () => Promise<{ readonly contentType: string; readonly text: string }>
  /** The API and the console. undefined: health and metrics are all there is. */
  readonly console?: ConsolePorts | undefined
}

export type ConsolePorts = {
  readonly options: ConsoleOptions
  readonly handlers: Handlers
  readonly authenticate: Authenticate
  readonly events: Events
  /** undefined: nobody logs in through an identity provider. */
  readonly oidc?: IdentityLogin | undefined
  /** A copy in the outbox of a demonstration, as it would have left. undefined: there is no outbox. */
  readonly outboxOctets?: ((number: number) => Promise<Uint8Array | undefined>) | undefined
  /** undefined: it can't be read as files. */
  readonly ledger?: PublishedLedger | undefined
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

export type RunningHttp = {
  readonly address: { readonly host: string; readonly port: number }
  /** Where a browser finds the console: scheme, name and port. */
  readonly origin: string
  /** A new certificate, for connections from now on. Only where there was one. */
  readonly reload: (tls: HttpTls) => void
  /** Answers what is under way, ends event streams, closes what is idle. */
  readonly close: () => Promise<void>
}
