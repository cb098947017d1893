/** What our own mail says about us: from whom it is, and whom to ask. */
import { hostname } from "node:os"

import { reportComposer } from "./app/queue/report.ts"
import type { ComposeReport } from "./app/queue/own-mail.ts"
import type { Config } from "./config/config-form.ts"
import type { NoticeOptions } from "./notice/composer.ts"
import { newId } from "./secret/id.ts"

/**
 * As others know this machine. A name without a dot is many machines' name, `localhost` everybody's: three hosts of others that
 * call themselves so would look like a loop.
 */
export function hostNameOf({ hostname: configured, domains }: Pick<Config, "hostname" | "domains">): string {
  if (configured !== null) return configured
  const own = hostname()
  const [domain] = domains
  if (own.includes(".") && !own.startsWith("localhost")) return own
  const label = own === "" || own.startsWith("localhost") ? "sluis" : own
  return domain === undefined ? label : `${label}.${domain}`
}

/** Of failed messages, from the same house. */
export function reportsOfHouse({ hostName, from, organisation, timeZone }: NoticeOptions): ComposeReport {
  return reportComposer({ hostName, postmaster: from, organisation, timeZone, newId })
}

export function lettersOf(config: Config): NoticeOptions {
  const { contact, domains, language, organisation, postmaster, timezone } = config
  const hostName = hostNameOf(config)
  return {
    organisation,
    language,
    contact: contact ?? undefined,
    timeZone: timezone,
    from: postmaster ?? `postmaster@${domains[0] ?? hostName}`,
    hostName,
  }
}
