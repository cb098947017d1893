/** Whom a file of a breach concerns among those who use Sluis: privacy officers, each in their own language. */
import { foldDomain } from "@sluis/core/mail/domain"
import { lenientAddress } from "@sluis/core/mail/lenient-address"

import type { Language } from "../language.ts"
import type { People } from "../account/people.ts"

export type Officer = { readonly id: string; readonly address: string; readonly language: Language }

/** More than that many watch over no organisation's privacy. */
export const MAX_OFFICERS = 50
const PEOPLE_AT_ONCE = 200

export async function officersAmong(people: Pick<People, "list">): Promise<readonly Officer[]> {
  const found: Officer[] = []
  let after: string | undefined
  do {
    const page = await people.list({ limit: PEOPLE_AT_ONCE, after })
    for (const { id, address, language, roles, blocked } of page.people)
      if (!blocked && roles.includes("privacy-officer")) found.push({ id, address, language })
    after = page.next
  } while (after !== undefined && found.length < MAX_OFFICERS)
  return found.slice(0, MAX_OFFICERS)
}

/** With the data protection officer of the profile, who may have no account; each mailbox once. */
export function withContact(officers: readonly Officer[], email: string): readonly Officer[] {
  const written = email.trim()
  if (written === "") return officers
  const { key, host } = lenientAddress(written)
  const isKnown =
    host === foldDomain("") || officers.some(({ address }) => lenientAddress(address).key === key)
  return isKnown ? officers : [...officers, { id: "", address: written, language: "nl" }]
}
