/** Who acts, as the ledger tells it: a role, and which person it was where it was one with an account. */
import type { LedgerRole } from "@sluis/core/ledger/entry"

import { MAY } from "../../contract/permission.ts"
import type { Permission } from "../../contract/permission.ts"
import { BY_SENDER } from "../held/held.ts"
import type { Person } from "../account/person.ts"
import type { Caller } from "../turn.ts"

export type Actor = {
  readonly role: LedgerRole
  /** Id of the person; "" where there is no account behind it. */
  readonly person: string
}

export const SLUIS: Actor = { role: "sluis", person: "" }
export const SENDER: Actor = { role: "sender", person: "" }
export const COMMAND_LINE: Actor = { role: "command-line", person: "" }

/** `permission`: of what he does; the role that allows it is the one he acts in. */
export function actorAs({ id, roles }: Person, permission: Permission): Actor {
  return { role: roles.find((role) => MAY[role].includes(permission)) ?? "employee", person: id }
}

/** The same for whoever calls the API. */
export function actorOf(caller: Caller, permission: Permission): Actor {
  return caller.kind === "person"
    ? actorAs(caller.person, permission)
    : { role: caller.kind === "program" ? "program" : "sluis", person: "" }
}

/** Of what everybody may do, such as changing one's own password. */
export function oneself({ id, roles: [role = "employee"] }: Person): Actor {
  return { role, person: id }
}

/** As decisions about held mail are kept (../held/custody.ts). */
export function byOf({ role, person }: Actor): string {
  return role === "sender" ? BY_SENDER : person
}
