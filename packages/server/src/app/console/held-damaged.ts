/**
 * Held messages that can't be opened: who may know of one, and drop it. Sender and department are sealed with the rest, so the
 * store compares their keyed hashes, as it does for lists.
 *
 * TRUST: whoever may not know gets the answer of a message that never was. Nothing of it is shown to anybody.
 */
import type { Held } from "../held/custody.ts"
import type { Caller } from "../turn.ts"
import type { Standing } from "./held-standing.ts"

export type DamagedStanding = Pick<Standing, "own" | "reviews" | "counts">

export async function standingOnDamaged(
  caller: Caller,
  held: Pick<Held, "matches">,
  id: string,
): Promise<DamagedStanding> {
  switch (caller.kind) {
    case "nobody":
      return { own: false, reviews: false, counts: false }
    case "program":
      return { own: false, reviews: false, counts: caller.scopes.includes("held") }
    case "person": {
      const { person, permissions } = caller
      const { address: sender, departments } = person
      const isTheirs = departments.length === 0 || (await held.matches(id, { departments }))
      const sent = person.provenAt !== undefined && (await held.matches(id, { sender }))
      return {
        own: permissions.has("own") && sent,
        reviews: permissions.has("held") && isTheirs,
        counts: false,
      }
    }
  }
}
