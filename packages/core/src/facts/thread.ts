/**
 * Who stood together, openly, in an earlier message that this one shows: quoted header blocks and attached messages.
 *
 * Only what somebody outside sent is evidence. One's own sent mail shows all its recipients even where each of them got a
 * copy of his or her own, and so does that of a colleague; a draft or a memo was never sent at all.
 */
import type { Address, PersonKey } from "../mail/address.ts"
import { firstField } from "../mail/header.ts"
import { lenientAddress } from "../mail/lenient-address.ts"
import type { Message } from "../mail/message.ts"
import { readAddressFields } from "./address-field.ts"
import { isOurs, type Audience } from "./audience.ts"
import type { TextZone } from "./text-zone.ts"

/** Earlier messages that are looked at; a longer thread is one of people who know each other. */
const MAX_EARLIER = 20
/** From and Reply-To of one message. More addresses than these are no author, but a list. */
const MAX_AUTHORS = 2

/** For each earlier message the members (by number) it showed to each other. */
export function membersOfEarlier(
  message: Message,
  audience: Audience,
  zones: readonly TextZone[],
): readonly (readonly number[])[] {
  const groups: (readonly number[])[] = []
  const add = (from: readonly Address[], shown: readonly PersonKey[]): void => {
    if (groups.length === MAX_EARLIER || !isFromOutside(from, audience)) return
    const group = new Set<number>()
    for (const key of [...from.map(keyOf), ...shown]) {
      const number = audience.numbers.get(key)
      if (number !== undefined) group.add(number)
    }
    if (group.size > 1) groups.push([...group])
  }
  for (const { blocks } of zones) {
    for (const { from, to, cc } of blocks) {
      add(
        from.map(lenientAddress),
        [...to, ...cc].map((written) => lenientAddress(written).key),
      )
    }
  }
  for (const { embedded } of message.parts) {
    if (embedded === undefined) continue
    const { from, visible } = readAddressFields(embedded.root.header)
    add(
      from.map(({ address }) => address),
      visible.map(({ mailbox }) => mailbox.address.key),
    )
  }
  return groups
}

/** It says who wrote it, and that is nobody of ours: whoever it showed to each other was shown by that somebody. */
function isFromOutside(from: readonly Address[], { authors, us }: Audience): boolean {
  if (from.length === 0 || from.length > MAX_AUTHORS) return false
  return from.every(({ key, host }) => host !== "" && !authors.has(key) && !isOurs(host, us))
}

/**
 * Visible members (by number) whose words are quoted in a reply: "Op 3 mei schreef Jan <jan@x.example>:". Who wrote in
 * the thread is meant to be seen by those who read it.
 */
export function quotedAuthors(
  { root }: Message,
  audience: Audience,
  zones: readonly TextZone[],
): ReadonlySet<number> {
  const quoted = new Set<number>()
  // RFC 5322 §3.6.4: what quotes without them is no reply.
  if (!["in-reply-to", "references"].some((name) => firstField(root.header, name) !== undefined))
    return quoted
  for (const { blocks } of zones) {
    for (const { from } of blocks) {
      if (from.length > MAX_AUTHORS) continue
      for (const written of from) {
        const number = audience.numbers.get(lenientAddress(written).key)
        if (number !== undefined && audience.members[number]?.visible === true) quoted.add(number)
      }
    }
  }
  return quoted
}

function keyOf({ key }: Address): PersonKey {
  return key
}
