/**
 * Deciding about a held message with all its parts: they are read, judged and planned here, and the store decides about
 * exactly those in one transaction (./custody.ts), or about none. Where a part came or went meanwhile, it is done again, over
 * the parts that wait then.
 *
 * INVARIANT (whole): of two who decide at once, one decides about every part and the other is told so. A crash leaves
 * everything as it was, or all of it decided.
 */
import { err } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import { openUnlessBroken, withParts } from "./held.ts"
import type { HeldParts, HeldPorts } from "./held.ts"

/** The store did nothing: the parts are not those that were read. */
export const OVERTAKEN = "overtaken"

/**
 * Each round begins because a part came or went within the one before. The parts of one message come within seconds; only
 * somebody who sends without end needs more rounds.
 */
const MAX_ROUNDS = 20

/** By its whole id. Faults: held/decided, held/damaged, request/too-many, and those of `decide`. */
export async function decideWhole<T>(
  ports: Pick<HeldPorts, "held">,
  id: string,
  decide: (whole: HeldParts) => Promise<Result<T, Fault> | typeof OVERTAKEN>,
): Promise<Result<T, Fault>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const message = await openUnlessBroken(ports.held, id)
    if (message === undefined) return err(new Fault("held/decided", id))
    if (message === "broken") return err(new Fault("held/damaged", id))
    const decided = await decide(await withParts(ports, message))
    if (decided !== OVERTAKEN) return decided
  }
  return err(new Fault("request/too-many", id))
}
