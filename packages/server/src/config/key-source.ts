/** Where the key is that what lies on disk is encrypted with. */
import { join } from "node:path"

import type { Environment } from "./complete.ts"
import type { Config } from "./config-form.ts"

export type KeySource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "environment"; readonly name: string; readonly value: string | undefined }
  /** Program and arguments. */
  | { readonly kind: "command"; readonly command: readonly [string, ...string[]] }

export function keySource({ key, data }: Pick<Config, "key" | "data">, environment: Environment): KeySource {
  if (key.environment !== null)
    return { kind: "environment", name: key.environment, value: environment[key.environment] }
  const [program, ...args] = key.command ?? []
  if (program !== undefined) return { kind: "command", command: [program, ...args] }
  return { kind: "file", path: key.file ?? join(data, "key") }
}
