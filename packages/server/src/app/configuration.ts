/**
 * The port of the configuration, as the command line shows it: what is wrong with a file and what it points to, an
 * example, and its form.
 */
import type { Text } from "@sluis/core/policy/facts-schema"
import type { PolicyProblem } from "@sluis/core/policy/problem"
import type { Result } from "@sluis/core/result"

import type { Fault } from "./fault.ts"

/** Something that a configuration points to and that is not as it should be. */
export type Finding = Text & {
  /** `fatal`: can't be worked with. `unsafe`: could be, and should not. `advice`: worth knowing. */
  readonly grade: "fatal" | "unsafe" | "advice"
  /** The key that it is about, such as `smtp.tls.key`. */
  readonly key: string
  /** For a policy: what is wrong inside it. */
  readonly problems: readonly PolicyProblem[]
}

export type ConfigurationFault = { readonly fault: Fault; readonly problems: readonly PolicyProblem[] }

export type CheckedConfiguration = {
  /** The file; undefined where there is none, so that the defaults and the environment are all. */
  readonly name: string | undefined
  readonly findings: readonly Finding[]
}

export type Configuration = {
  /**
   * Reads a file (undefined: what SLUIS_CONFIG names) and all it points to; the environment counts too. Never throws for
   * what is in a file.
   */
  readonly check: (file: string | undefined) => Promise<Result<CheckedConfiguration, ConfigurationFault>>
  /** Every key with its meaning and default, in YAML. */
  readonly example: () => string
  /** JSON Schema. */
  readonly schema: () => object
}
