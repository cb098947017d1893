/**
 * The running gateway, as the command line sees it.
 */
import type { PolicyProblem } from "@sluis/core/policy/problem"
import type { Result } from "@sluis/core/result"

import type { Finding } from "./configuration.ts"
import type { Fault } from "./fault.ts"
import type { Outbox } from "./queue/outbox.ts"

/** What is wrong with what the gateway was told, and what of it is wrong exactly. */
export type StartFault = {
  readonly fault: Fault
  readonly problems: readonly PolicyProblem[]
  readonly findings: readonly Finding[]
}

export type Address = { readonly host: string; readonly port: number }

export type Gateway = {
  /** Where mail is handed in, and where health and metrics are. */
  readonly smtp: readonly Address[]
  readonly http: readonly Address[]
  /** Where a browser finds it, and what to open there first: undefined where somebody administers it already. */
  readonly console: { readonly url: string; readonly startUrl: string | undefined } | undefined
  /** Of a demonstration; undefined where mail goes to a next host. */
  readonly outbox: Outbox | undefined
  readonly data: string
  /** Worth knowing, from reading what the configuration points to. */
  readonly findings: readonly Finding[]
  /** Policy, certificate and log level anew, without losing a connection. What is wrong changes nothing. */
  readonly reload: () => Promise<Result<readonly Finding[], StartFault>>
  /** Finishes what is under way. Called again, it waits for the same. */
  readonly stop: () => Promise<void>
}
