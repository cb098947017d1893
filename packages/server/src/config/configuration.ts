/** Configuration from a file and the environment: for `sluis start`, and for `sluis config`. */
import type { Result } from "@sluis/core/result"
import { err, ok } from "@sluis/core/result"

import type { ReadText } from "../app/policy/choose-policy.ts"
import type { Configuration, ConfigurationFault, Finding } from "../app/configuration.ts"
import { Fault } from "../app/fault.ts"
import type { Environment } from "./complete.ts"
import type { Config } from "./config-form.ts"
import { exampleConfig } from "./example-config.ts"
import { configJsonSchema } from "./json-schema.ts"
import { loadConfig } from "./load-config.ts"
import { readReferenced } from "./referenced-file.ts"

/** What problems call a configuration without a file; relative paths then start where Sluis was started. */
const NO_FILE = "sluis.yaml"

export type ConfigurationPorts = {
  readonly environment: Environment
  readonly readText: ReadText
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Whether the key opens what is kept: only who has both can say. */
  readonly keyFindings?: (config: Config, environment: Environment) => Promise<readonly Finding[]>
}

/** `file`: what --config says; undefined: SLUIS_CONFIG, and without that the defaults and the environment. */
export async function openConfig(
  file: string | undefined,
  { environment, readText }: Pick<ConfigurationPorts, "environment" | "readText">,
): Promise<Result<Config, ConfigurationFault>> {
  const name = fileName(file, environment)
  const text = name === undefined ? ok("") : await readText(name)
  if (!text.ok) {
    const { subject, detail } = text.error
    return err({ fault: new Fault("config/unreadable", subject, detail, text.error), problems: [] })
  }
  const config = loadConfig(text.value, name ?? NO_FILE, environment)
  if (!config.ok) return err({ fault: new Fault("config/invalid", name ?? NO_FILE), problems: config.error })
  return config
}

/** What is wrong with something that a configuration points to. */
export function withoutProblems(fault: Fault): Result<never, ConfigurationFault> {
  return err({ fault, problems: [] })
}

function fileName(file: string | undefined, environment: Environment): string | undefined {
  return file ?? (environment["SLUIS_CONFIG"] || undefined)
}

export function configuration(ports: ConfigurationPorts): Configuration {
  return {
    check: async (file) => {
      const config = await openConfig(file, ports)
      if (!config.ok) return config
      const { findings } = await readReferenced(config.value, { ...ports, now: ports.now() })
      const ofKey = (await ports.keyFindings?.(config.value, ports.environment)) ?? []
      return ok({ name: fileName(file, ports.environment), findings: [...findings, ...ofKey] })
    },
    example: exampleConfig,
    schema: configJsonSchema,
  }
}
