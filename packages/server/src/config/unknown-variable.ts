/**
 * Variables of the environment that begin with `SLUIS_` and mean nothing: most often one that is misspelt, and would
 * leave its key at a default that nobody wanted.
 *
 * Kubernetes and Docker set variables of their own for a service that is called "sluis"; those are left alone.
 */
import { nearest } from "@sluis/core/policy/did-you-mean"
import type { PolicyProblem } from "@sluis/core/policy/problem"
import { hint, quoted } from "@sluis/core/policy/problem"

import type { Environment } from "./complete.ts"
import { CONFIG_KEYS, VARIABLE_PREFIX } from "./config-key.ts"

/** Those that are no keys of the file: which file it is, two secrets, and what a developer sets for everything. */
const OTHER_VARIABLES = [
  "SLUIS_CONFIG",
  "SLUIS_UPSTREAM_PASSWORD",
  "SLUIS_LOGIN_OIDC_SECRET",
  "SLUIS_DEBUG",
  "SLUIS_SYSTEM_TESTS",
]

const KNOWN: readonly string[] = [
  ...CONFIG_KEYS.filter((key) => !key.isSection).map((key) => key.variable),
  ...OTHER_VARIABLES,
]
/** kubernetes.io, "Service: Environment variables"; Docker's legacy links have the same form. */
const OF_A_SERVICE = /_SERVICE_(?:HOST|PORT)(?:_|$)|_PORT_\d+_(?:TCP|UDP|SCTP)(?:_|$)/

/** `named`: a variable that the configuration itself names, for the key. */
export function unknownVariables(
  environment: Environment,
  named: string | undefined,
): readonly PolicyProblem[] {
  return Object.entries(environment)
    .filter(([name, value]) => name.startsWith(VARIABLE_PREFIX) && value !== undefined && value !== "")
    .filter(([name]) => name !== named && !KNOWN.includes(name) && !OF_A_SERVICE.test(name))
    .filter(([name, value]) => !(name.endsWith("_PORT") && /^(?:tcp|udp|sctp):\/\//.test(value ?? "")))
    .map(([name]) => {
      const near = hint(nearest(name, KNOWN))
      return {
        file: name,
        line: 1,
        column: 1,
        nl: `onbekende variabele ${quoted(name)}${near.nl}`,
        en: `unknown variable ${quoted(name)}${near.en}`,
      }
    })
}
