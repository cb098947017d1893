/**
 * The visitor of a demonstration: somebody who may look at everything, because there is nothing to protect yet.
 *
 * He is kept nowhere. Where this store is later opened without a demonstration he is not there, and his sessions are
 * nobody's; the same from the moment at which an administrator can log in, for from then on it is somebody's Sluis.
 */
import { ok } from "@sluis/core/result"

import { ROLES } from "../../contract/permission.ts"
import type { Language } from "../language.ts"
import type { People } from "./people.ts"
import type { Person } from "./person.ts"

export const VISITOR_ID = "demonstration"

export function visitorOf(domain: string, language: Language, at: number): Person {
  return {
    id: VISITOR_ID,
    address: `bezoeker@${domain}`,
    name: language === "nl" ? "Demonstratie" : "Demonstration",
    roles: ROLES,
    departments: [],
    language,
    blocked: false,
    at,
    seenAt: undefined,
    provenAt: undefined,
    password: undefined,
    passkeys: [],
    oidc: undefined,
  }
}

/** `people`, and the visitor beside them until there is an administrator: found by his id, in no list. */
export function withVisitor(people: People, visitor: Person): People {
  let now = visitor
  let isOver = false
  return {
    ...people,
    find: async (id) => {
      if (id !== VISITOR_ID) return await people.find(id)
      isOver ||= await people.haveAdministrator()
      return isOver ? undefined : now
    },
    change: async (id, alter, options) => {
      if (id !== VISITOR_ID) return await people.change(id, alter, options)
      const altered = alter(now)
      if (!altered.ok) return altered
      const { name, language, seenAt } = altered.value
      now = { ...now, name, language, seenAt }
      return ok(now)
    },
  }
}
