/** What somebody may, as a form has it. Pure. */
import { permissionsOf } from "@sluis/server/contract/permission"
import type { Role } from "@sluis/server/contract/permission"

export type Power = { readonly roles: readonly Role[]; readonly departments: readonly string[] }

export function seesHeldOfOthers(roles: readonly Role[]): boolean {
  return permissionsOf(roles).has("held")
}

/** With it where it was not, without it where it was. */
export function toggled<Value extends string>(values: readonly Value[], value: Value): readonly Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
}

/** As it is sent: departments mean something only to who sees held messages of others. */
export function powerToSend({ roles, departments }: Power): {
  readonly roles: Role[]
  readonly departments: string[]
} {
  return { roles: [...roles], departments: seesHeldOfOthers(roles) ? [...departments] : [] }
}
