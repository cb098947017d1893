/** Who is told by mail that something about Sluis itself is not as it should be. */
import { lenientAddress } from "@sluis/core/mail/lenient-address"

import type { Role } from "../contract/permission.ts"
import { MAX_ENTRIES_LISTED } from "./entries.ts"
import type { Language } from "./language.ts"
import type { People } from "./account/people.ts"

export type Addressee = { readonly address: string; readonly language: Language }

/** More people than these keep an eye on no gateway. */
export const MAX_ADDRESSEES = 50

/** Those with one of these roles who are not blocked. Rejects with `StoreUnavailable`. */
export async function peopleWith(
  wanted: readonly Role[],
  people: Pick<People, "list">,
): Promise<readonly Addressee[]> {
  const found: Addressee[] = []
  let after: string | undefined
  do {
    const page = await people.list({ limit: MAX_ENTRIES_LISTED, after })
    for (const { address, language, roles, blocked } of page.people)
      if (!blocked && wanted.some((role) => roles.includes(role))) found.push({ address, language })
    after = page.next
  } while (after !== undefined && found.length < MAX_ADDRESSEES)
  return found.slice(0, MAX_ADDRESSEES)
}

/** And a mailbox that may have no account, such as that of the data protection officer; each mailbox once. "": none. */
export function withMailbox(addressees: readonly Addressee[], mailbox: string): readonly Addressee[] {
  const written = mailbox.trim()
  const { key, host } = lenientAddress(written)
  const isKnown = addressees.some(({ address }) => lenientAddress(address).key === key)
  // Not an address: nothing could be sent there.
  if (written === "" || host === "" || isKnown) return addressees
  return [...addressees, { address: written, language: "nl" }]
}
