/**
 * What a value of the configuration must look like, where that is more than a type: the shape of the functions that read
 * one, and what they say when it can't be read.
 */
import type { Text } from "@sluis/core/policy/facts-schema"
import type { Result } from "@sluis/core/result"

export type Misread = {
  /** What it must be, as the end of "`x` must be …". */
  readonly must: Text
  /** What was probably meant. */
  readonly meant?: string
}

/** A value as YAML or an environment variable gave it; never throws. */
export type ReadValue<T> = (value: unknown) => Result<T, Misread>
