/**
 * The configuration in force, key by key, for whoever keeps Sluis running: as it would stand in the file.
 *
 * TRUST: secrets are no keys, only where they are. The two values that could hold one all the same, the arguments of the
 * command that prints the key and the password in the address of a database, are left out here.
 */
import { dirname } from "node:path"

import { readSource } from "@sluis/core/policy/source"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { ReadText } from "../app/policy/choose-policy.ts"
import type { Fault } from "../app/fault.ts"
import type { ShownSetting, ShownSettings } from "../app/shown-setting.ts"
import { complete } from "./complete.ts"
import type { Environment } from "./complete.ts"
import { CONFIG_KEYS } from "./config-key.ts"
import type { ConfigKey } from "./config-key.ts"
import { inYaml } from "./example-config.ts"
import { CONFIG } from "./load-config.ts"

/** `file`: what --config or SLUIS_CONFIG says; undefined: there is none. A configuration that was loaded before, so its form is right. */
export async function shownSettings(
  file: string | undefined,
  { environment, readText }: { readonly environment: Environment; readonly readText: ReadText },
): Promise<Result<ShownSettings, Fault>> {
  const text = file === undefined ? ok("") : await readText(file)
  return text.ok ? ok({ file, settings: settingsOf(text.value, file ?? "", environment) }) : err(text.error)
}

function settingsOf(text: string, name: string, environment: Environment): readonly ShownSetting[] {
  const folder = dirname(name)
  const inForce = complete(readSource(text, name, CONFIG).value, environment, folder).value
  const defaults = complete(undefined, {}, folder).value
  return CONFIG_KEYS.filter(({ isSection }) => !isSection).map((key) => {
    const value = valueAt(inForce, key)
    return {
      key: key.path.join("."),
      value: inYaml(withoutSecret(key, value)),
      isDefault: JSON.stringify(value) === JSON.stringify(valueAt(defaults, key)),
      description: key.description,
    }
  })
}

function valueAt(whole: unknown, { path }: ConfigKey): unknown {
  let value = whole
  for (const name of path) value = isRecord(value) ? value[name] : undefined
  return value ?? null
}

function withoutSecret({ path }: ConfigKey, value: unknown): unknown {
  switch (path.join(".")) {
    case "key.command":
      return Array.isArray(value) && value.length > 1 ? [String(value[0]), "…"] : value
    case "database":
      return typeof value === "string" ? value.replace(/\/\/[^@]*@/, "//…@") : value
    default:
      return value
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
