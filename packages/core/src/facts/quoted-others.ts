/**
 * People who do not get this message and are shown by it all the same: in the quoted header of an earlier one.
 *
 * A reply or a forward takes the old To and Cc along, and sometimes a Bcc. Whoever was in that mail has the addresses; whoever
 * is new, and not one of us, learns them. Who was in Bcc was hidden from all of them, colleagues too. Our own people are not counted: an
 * organisation's addresses are on its letters.
 */
import type { PersonKey } from "../mail/address.ts"
import { lenientAddress } from "../mail/lenient-address.ts"
import { isOurs, type Audience } from "./audience.ts"
import type { TextZone } from "./text-zone.ts"

/** Blocks that are looked at; a longer thread repeats the same people. */
const MAX_BLOCKS = 20

export function countQuotedOthers(zones: readonly TextZone[], audience: Audience): number {
  const { members, numbers, authors, us } = audience
  const outside = members.filter((member) => member.outside)
  if (members.length === 0) return 0
  const others = new Set<PersonKey>()
  let looked = 0
  for (const { blocks } of zones) {
    for (const { from, to, cc, bcc } of blocks) {
      if (looked === MAX_BLOCKS) return others.size
      looked += 1
      const open = [...to, ...cc].map(lenientAddress)
      const wasThere = new Set([...from.map(lenientAddress), ...open].map(({ key }) => key))
      const isNew = outside.some(({ address }) => !wasThere.has(address.key))
      for (const { key, host } of [...(isNew ? open : []), ...bcc.map(lenientAddress)]) {
        if (host !== "" && !numbers.has(key) && !authors.has(key) && !isOurs(host, us)) others.add(key)
      }
    }
  }
  return others.size
}
