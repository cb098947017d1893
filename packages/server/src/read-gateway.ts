/**
 * What a gateway starts and reloads from: its configuration, and all that this points to.
 */
import { loadPolicy } from "@sluis/core/policy/load"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { ReadText } from "./app/policy/choose-policy.ts"
import type { Clock } from "./app/clock.ts"
import type { Finding } from "./app/configuration.ts"
import { Fault } from "./app/fault.ts"
import type { StartFault } from "./app/gateway.ts"
import type { NamedPolicy } from "./app/policy/policy-in-force.ts"
import type { ShownSettings } from "./app/shown-setting.ts"
import type { Environment } from "./config/complete.ts"
import type { Config } from "./config/config-form.ts"
import { openConfig } from "./config/configuration.ts"
import { readReferenced } from "./config/referenced-file.ts"
import type { Referenced } from "./config/referenced-file.ts"
import { shownSettings } from "./config/shown-setting.ts"

export type ReadingPorts = {
  readonly environment: Environment
  readonly readText: ReadText
  readonly clock: Clock
}

const POLICY_BUILTIN = "builtin"

/** Keys whose new values are not used before a restart. */
export function changedSections(before: Config, now: Config): readonly string[] {
  const keys = Object.keys(before).filter((key): key is keyof Config => key !== "policy" && key !== "log")
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]))
}

export type Read = {
  readonly config: Config
  readonly referenced: Referenced
  readonly policyFile: NamedPolicy | undefined
  readonly settings: ShownSettings
  readonly findings: readonly Finding[]
}

export async function readAll(
  file: string | undefined,
  { environment, readText, clock }: ReadingPorts,
): Promise<Result<Read, StartFault>> {
  const opened = await openConfig(file, { environment, readText })
  if (!opened.ok) return err({ ...opened.error, findings: [] })
  const config = opened.value
  const { value: referenced, findings } = await readReferenced(config, {
    environment,
    readText,
    now: clock.now(),
  })
  if (referenced === undefined)
    return err({
      fault: new Fault("config/unfit", file ?? environment["SLUIS_CONFIG"] ?? "sluis"),
      problems: [],
      findings,
    })
  const policy = await policyFile(config, readText)
  if (!policy.ok) return err({ ...policy.error, findings })
  const shown = await shownSettings(file ?? environment["SLUIS_CONFIG"], { environment, readText })
  if (!shown.ok) return err({ fault: shown.error, problems: [], findings })
  return ok({ config, referenced, policyFile: policy.value, settings: shown.value, findings })
}

/** Undefined: the configuration names none, so the book of policies says which one holds (app/policy/policy-book.ts). */
async function policyFile(
  { policy: name }: Config,
  readText: ReadText,
): Promise<Result<NamedPolicy | undefined, Omit<StartFault, "findings">>> {
  if (name === POLICY_BUILTIN) return ok(undefined)
  const text = await readText(name)
  if (!text.ok) return err({ fault: text.error, problems: [] })
  const policy = loadPolicy(text.value, name)
  if (!policy.ok) return err({ fault: new Fault("policy/invalid", name), problems: policy.error })
  return ok({ policy: policy.value, text: text.value, name })
}
