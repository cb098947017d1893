/** A person as the API shows him. */
import type { Gives } from "../../contract/form.ts"
import { canLogIn } from "../account/people.ts"
import type { Person } from "../account/person.ts"

type Shown = Gives<"people.list">["people"][number]

export function accountOf(person: Person): NonNullable<Gives<"session.show">["account"]> {
  const { id, address, name, roles, departments, language, provenAt } = person
  return {
    id,
    address,
    name,
    roles: [...roles],
    departments: [...departments],
    language,
    proven: provenAt !== undefined,
  }
}

export function personShown(person: Person): Shown {
  const { blocked, password, passkeys, oidc, at, seenAt } = person
  return {
    ...accountOf(person),
    state: blocked ? "blocked" : canLogIn(person) ? "active" : "invited",
    login: [
      ...(password === undefined ? [] : (["password"] as const)),
      ...(passkeys.length === 0 ? [] : (["passkey"] as const)),
      ...(oidc === undefined ? [] : (["oidc"] as const)),
    ],
    at: momentOf(at),
    seenAt: seenAt === undefined ? undefined : momentOf(seenAt),
  }
}

/** RFC 3339, in UTC. */
export function momentOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
