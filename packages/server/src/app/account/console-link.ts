/**
 * A link into the console for whoever can run a command beside it: the first administrator, or somebody who lost every other
 * way in.
 *
 * Only here, not in the console: an administrator who could let himself in as somebody else could read what that one may
 * read. In the console one removes somebody and invites him anew, which everybody sees.
 */
import { parseAddress } from "@sluis/core/mail/address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import { START_LINK_VALID } from "./first-start.ts"
import type { Invitations } from "./invitation.ts"
import type { People } from "./people.ts"

/** The address to open, within the hour. `forAddress` undefined: the first administrator. Faults: person/… */
export type ConsoleLink = (forAddress: string | undefined) => Promise<Result<string, Fault>>

export function consoleLink(
  { people, invitations }: { readonly people: People; readonly invitations: Invitations },
  urlOf: (path: "start" | "invitation", token: string) => string,
): ConsoleLink {
  return async (forAddress) => {
    if (forAddress === undefined) {
      if (await people.haveAdministrator()) return err(new Fault("person/administrator", "Sluis"))
      const token = await invitations.make({ kind: "start", demonstration: false }, START_LINK_VALID)
      return ok(urlOf("start", token))
    }
    const address = parseAddress(forAddress)
    const person = address.ok ? await people.byAddress(address.value.key) : undefined
    if (person === undefined || person.blocked) return err(new Fault("person/unknown", forAddress))
    await invitations.withdraw({ person: person.id })
    const token = await invitations.make(
      { kind: "invitation", person: person.id, way: "printed" },
      START_LINK_VALID,
    )
    return ok(urlOf("invitation", token))
  }
}
