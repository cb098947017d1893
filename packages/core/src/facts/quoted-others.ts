/**
 * People who do not get this message and are shown by it all the same: in the header of an earlier one, quoted or attached.
 *
 * A reply or a forward takes the old To and Cc along, and sometimes a Bcc. Whoever was in that mail has the addresses; whoever
 * is new, and not one of us, learns them. Who was in Bcc was hidden from all of them, colleagues too. Our own people are not counted: an
 * organisation's addresses are on its letters.
 */
import type { PersonKey } from "../mail/address.ts"
import { isOurs, type Audience } from "./audience.ts"
import { readersOf, type Earlier } from "./earlier.ts"

export function countQuotedOthers(
  earlier: readonly Earlier[],
  { members, numbers, authors, us }: Audience,
): number {
  const outside = members.filter((member) => member.outside)
  if (members.length === 0) return 0
  const others = new Set<PersonKey>()
  for (const one of earlier) {
    const had = readersOf(one)
    const isNew = outside.some(({ address }) => !had.has(address.key))
    for (const { key, host } of [...(isNew ? one.open : []), ...one.bcc]) {
      if (host !== "" && !numbers.has(key) && !authors.has(key) && !isOurs(host, us)) others.add(key)
    }
  }
  return others.size
}
