/** Tokens of programs. */
import { err, ok } from "@sluis/core/result"

import { permissionsOf, SCOPE_NEEDS } from "../../contract/permission.ts"
import { actorAs } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"
import type { Log } from "../log.ts"
import type { Tokens } from "../account/token.ts"
import type { HandlersOf } from "../turn.ts"
import { momentOf } from "./account-view.ts"
import { personCalling } from "./caller.ts"

const DAY = 86_400_000

export function tokenHandlers({
  tokens,
  clock,
  log,
}: {
  readonly tokens: Tokens
  readonly clock: Clock
  readonly log: Log
}): HandlersOf<"tokens.list" | "tokens.make" | "tokens.remove"> {
  return {
    "tokens.list": async () =>
      ok({
        tokens: (await tokens.list()).map(({ id, name, scopes, at, expiresAt, usedAt }) => ({
          id,
          name,
          scopes: [...scopes],
          at: momentOf(at),
          ...(expiresAt !== undefined && { expiresAt: momentOf(expiresAt) }),
          ...(usedAt !== undefined && { usedAt: momentOf(usedAt) }),
        })),
      }),
    "tokens.make": async ({ body: { name, scopes, days } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person, permissions } = caller.value
      const by = person.id
      const beyond = scopes.map((scope) => SCOPE_NEEDS[scope]).find((needed) => !permissions.has(needed))
      if (beyond !== undefined)
        return err(
          new Fault(permissionsOf(person.roles).has(beyond) ? "access/mailbox" : "access/denied", ""),
        )
      const expiresAt = days === undefined ? undefined : clock.now() + days * DAY
      const actor = actorAs(person, "tokens")
      const made = await tokens.make({ name, scopes: [...new Set(scopes)], expiresAt, actor })
      if (made.ok) log.info("a token was made", { id: made.value.id, about: by, why: scopes.join(", ") })
      return made
    },
    "tokens.remove": async ({ params: { id } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      if (!(await tokens.remove(id, actorAs(caller.value.person, "tokens"))))
        return err(new Fault("token/unknown", id))
      log.info("a token was withdrawn", { id, about: caller.value.person.id })
      return ok({})
    },
  }
}
