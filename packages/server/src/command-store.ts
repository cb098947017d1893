/**
 * What the commands beside a running gateway need of its configuration: what it keeps, and where it listens.
 */
import { setTimeout } from "node:timers/promises"

import { canaryDesk } from "./app/canary/canary-desk.ts"
import type { CanaryDesk } from "./app/canary/canary-desk.ts"
import { copiesOf } from "./app/gate/judge-message.ts"
import { choosePolicy } from "./app/policy/choose-policy.ts"
import type { Entries } from "./app/entries.ts"
import type { ConfigurationFault } from "./app/configuration.ts"
import { Fault } from "./app/fault.ts"
import type { Address } from "./app/gateway.ts"
import type { ConsoleLink } from "./app/account/console-link.ts"
import type { HeldPorts } from "./app/held/held.ts"
import type { Ledger } from "./app/ledger/ledger.ts"
import type { Outbox } from "./app/queue/outbox.ts"
import { SILENT_LOG } from "./app/silent.ts"
import type { Users } from "./app/account/users.ts"
import type { ReportDesk } from "./cli/cli.ts"
import { commandReports } from "./command-report.ts"
import type { Config } from "./config/config-form.ts"
import { openConfig, withoutProblems } from "./config/configuration.ts"
import type { GatewayPorts } from "./gateway.ts"
import { hostNameOf, lettersOf, reportsOfHouse } from "./letters.ts"
import { dropNoticeComposer } from "./notice/composer.ts"
import { memorySource, openMemory } from "./open-memory.ts"
import { linkInto } from "./open-login.ts"
import { newId } from "./secret/id.ts"
import { openConfiguredStore } from "./store-access.ts"
import { databaseIsMissing } from "./store/open-store.ts"
import { ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

type Surroundings = Pick<GatewayPorts, "environment" | "readText" | "clock">

export type CommandStore = {
  readonly held: HeldPorts
  readonly outbox: Outbox
  readonly users: Users
  readonly consoleLink: ConsoleLink
  readonly canaries: CanaryDesk
  readonly reports: ReportDesk
  readonly ledger: Ledger
  readonly entries: Entries
  readonly timeZone: string
  readonly close: () => Promise<void>
}

export async function openCommandStore(
  file: string | undefined,
  surroundings: Surroundings & { readonly make: boolean },
): Promise<Result<CommandStore, ConfigurationFault>> {
  const { environment, readText, clock, make } = surroundings
  const opened = await openConfig(file, { environment, readText })
  if (!opened.ok) return opened
  const config = opened.value
  // Who only looks in the wrong folder must not find a new key and an empty store there.
  if (!make && (await databaseIsMissing(config.data)))
    return withoutProblems(new Fault("store/nothing-yet", config.data))
  const store = await openConfiguredStore(config, environment, { clock, log: SILENT_LOG, reclaim: false })
  if (!store.ok) return withoutProblems(store.error)
  const { keys } = store.value
  const { held, custody, outbox, users, entries, ledger, close } = store.value.store
  const letters = lettersOf(config)
  const reports = commandReports({ config, store: store.value.store, readText, clock })
  return ok({
    held: {
      held,
      octets: custody.octets,
      individualise: async (octets, envelope, showing) => {
        const policy = await choosePolicy(config.policy === "builtin" ? undefined : config.policy, readText)
        if (!policy.ok) throw policy.error.fault
        return copiesOf(octets, envelope, showing, {
          policy: policy.value,
          us: config.domains,
          hostName: hostNameOf(config),
          memory: openMemory(memorySource(config, keys.acquaintance), () => undefined),
        })
      },
      composeDropNotice: dropNoticeComposer(letters),
      composeReport: reportsOfHouse(letters),
      us: config.domains,
      newId,
      now: clock.now,
      giveUpAfter: config.queue.giveUpAfter,
    },
    outbox,
    users,
    consoleLink: linkInto(originOf(config), {
      entries,
      linkKey: keys.link,
      newId,
      clock,
      demonstration: (config.upstream.host ?? []).length === 0,
    }),
    canaries: canaryDesk({
      entries,
      newId,
      clock,
      wait: async (milliseconds) => await setTimeout(milliseconds),
    }),
    reports,
    ledger,
    entries,
    timeZone: config.timezone,
    close: async () => {
      await reports.close()
      await close()
    },
  })
}

/** Without an address for browsers only this machine has one (config/config-form.ts). */
function originOf({ http }: Config): string {
  const scheme = http.tls.certificate === null ? "http" : "https"
  return http.url ?? `${scheme}://localhost${http.listen === null ? "" : `:${http.listen.port}`}`
}

export async function gateAddress(
  file: string | undefined,
  { environment, readText }: Surroundings,
): Promise<Result<Address, ConfigurationFault>> {
  const opened = await openConfig(file, { environment, readText })
  if (!opened.ok) return opened
  const [listen] = opened.value.smtp.listen
  return listen === undefined
    ? withoutProblems(new Fault("send/unreachable", "smtp.listen"))
    : ok(reachable(listen))
}

/** Who listens everywhere is reached here. */
function reachable({ host, port }: Address): Address {
  return { host: host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host, port }
}
