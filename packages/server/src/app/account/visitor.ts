/**
 * The people of a demonstration: its visitor, who may look at everything, because there is nothing to protect yet; and whoever was
 * invited there, whose mailbox nobody can show to be his, because no mail leaves.
 *
 * The visitor is kept nowhere. Where this store is later opened without a demonstration he is not there, and his sessions are
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
    provenAt: at,
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

/**
 * `people`, of whom each is taken to have the mailbox of his address. Only taken: that is written nowhere, so whoever is there when
 * mail leaves one day shows it then.
 */
export function withMailboxes(people: People): People {
  const having = (person: Person): Person => ({ ...person, provenAt: person.provenAt ?? person.at })
  const havingIf = (person: Person | undefined) => (person === undefined ? undefined : having(person))
  return {
    ...people,
    find: async (id) => havingIf(await people.find(id)),
    byAddress: async (address) => havingIf(await people.byAddress(address)),
    byProvider: async (id) => havingIf(await people.byProvider(id)),
    list: async (page) => {
      const listed = await people.list(page)
      return { ...listed, people: listed.people.map(having) }
    },
  }
}
