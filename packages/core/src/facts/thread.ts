/**
 * Who stood together, openly, in an earlier message that this one shows: quoted header blocks and attached messages.
 *
 * Only what somebody outside sent is evidence. One's own sent mail shows all its recipients even where each of them got a
 * copy of his or her own, and so does that of a colleague; a draft or a memo was never sent at all.
 */
import type { Address } from "../mail/address.ts"
import { firstField } from "../mail/header.ts"
import type { Message } from "../mail/message.ts"
import { isOurs, type Audience } from "./audience.ts"
import { readersOf, type Earlier } from "./earlier.ts"

/** From and Reply-To of one message. More addresses than these are no author, but a list. */
const MAX_AUTHORS = 2

/** For each earlier message the members (by number) it showed to each other. */
export function membersOfEarlier(
  earlier: readonly Earlier[],
  audience: Audience,
): readonly (readonly number[])[] {
  return earlier.flatMap((one) => {
    if (!isFromOutside(one.from, audience)) return []
    const group = [...readersOf(one)].flatMap((key) => audience.numbers.get(key) ?? [])
    return group.length > 1 ? [group] : []
  })
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
  earlier: readonly Earlier[],
): ReadonlySet<number> {
  const quoted = new Set<number>()
  // RFC 5322 §3.6.4: what quotes without them is no reply.
  if (!["in-reply-to", "references"].some((name) => firstField(root.header, name) !== undefined))
    return quoted
  for (const { from, quoted: isQuoted } of earlier) {
    if (isQuoted === undefined || from.length > MAX_AUTHORS) continue
    for (const { key } of from) {
      const number = audience.numbers.get(key)
      if (number !== undefined && audience.members[number]?.visible === true) quoted.add(number)
    }
  }
  return quoted
}
