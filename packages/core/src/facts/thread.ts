/**
 * Who stood together, openly, in an earlier message that this one shows: quoted header blocks and attached messages.
 *
 * Only what somebody outside sent is evidence. One's own sent mail shows all its recipients even where each of them got a
 * copy of his or her own, and so does that of a colleague; a draft or a memo was never sent at all.
 */
import type { Address } from "../mail/address.ts"
import { firstField } from "../mail/header.ts"
import type { Message } from "../mail/message.ts"
import type { Hit } from "../search/search-message.ts"
import { isOurs, type Audience } from "./audience.ts"
import { readersOf, type Earlier } from "./earlier.ts"
import type { TextZone } from "./text-zone.ts"

/** From and Reply-To of one message. More addresses than these are no author, but a list. */
const MAX_AUTHORS = 2
/** People of whom each may get a copy of his own. */
const MANY = 10

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

/**
 * Whether an address stands in a mail of somebody outside, quoted here, that went openly to all who would read it: then they
 * have it. What stands below that mail was quoted in it. Another view of an address that is also seen there is no other place.
 *
 * Not among ten or more, nor where somebody is hidden: of those each may get a copy, and it hides nobody whom the old mail shows.
 */
export function hadByAll(
  sighted: readonly { readonly hit: Hit }[],
  audience: Audience,
  earlier: () => readonly Earlier[],
): (hit: Hit) => boolean {
  const { members, visible } = audience
  if (members.length >= MANY || visible < members.length) return () => false
  const seen = new Set<TextZone>()
  const old = earlier().flatMap((one) => {
    const { from, quoted } = one
    if (quoted === undefined || seen.has(quoted.zone) || !isFromOutside(from, audience)) return []
    seen.add(quoted.zone)
    if (quoted.start < quoted.zone.newEnd) return []
    const there = readersOf(one)
    const missing = [...audience.numbers].flatMap(([key, number]) => (there.has(key) ? [] : [number]))
    return missing.length > 1 ? [] : [{ ...quoted, missing }]
  })
  if (old.length === 0) return () => false
  const isHad = ({ number, unit, textAt }: Hit): boolean =>
    old.some(
      ({ zone, start, missing }) =>
        unit.part === zone.part &&
        unit.depth === 0 &&
        textAt >= start &&
        (missing.length === 0 || missing[0] === number),
    )
  const had = new Set(sighted.flatMap(({ hit }) => (isHad(hit) ? [placeOfHit(hit)] : [])))
  return (hit) => isHad(hit) || (hit.textAt < 0 && had.has(placeOfHit(hit)))
}

function placeOfHit({ number, unit }: Hit): string {
  return `${number} ${unit.part.path}`
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
