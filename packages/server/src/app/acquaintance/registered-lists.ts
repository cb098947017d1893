/**
 * The port to the registered lists of a gateway that runs: what is changed counts for the next message.
 *
 * Deliberately left out: who is on them. Nobody is ever told (./acquaintance.ts).
 */
import type { Category } from "@sluis/core/facts/facts"
import type { PersonKey } from "@sluis/core/mail/address"
import type { Result } from "@sluis/core/result"

import type { ListOnRecord } from "./acquaintance.ts"
import type { Fault } from "../fault.ts"

/** Faults: acquaintance/wrong-key, acquaintance/other-version, acquaintance/damaged, store/unavailable. */
export type RegisteredLists = {
  /** By name. */
  readonly all: () => Promise<Result<readonly ListOnRecord[], Fault>>
  /** Replaces a list of that name. How many different people are on it now. */
  readonly put: (
    name: string,
    reveals: readonly Category[],
    people: readonly PersonKey[],
  ) => Promise<Result<number, Fault>>
  /** Whether there was one. */
  readonly remove: (name: string) => Promise<Result<boolean, Fault>>
}
