/**
 * Words of others that this message carries to somebody who did not have them: a forwarded mail, or what hangs below an answer that
 * more people get than the last one.
 *
 * Why this module exists: what others wrote does not say what a message is about, but a citizen's number or illness in it is
 * told to whoever reads it for the first time. Who had a mail had all that was quoted below it too.
 *
 * Deliberately left out: whom the attribution of an answer ("Op … schreef …:") does not name, and names without an address. In an
 * answer they are taken for those who get it again; otherwise nobody is.
 */
import type { PersonKey } from "../mail/address.ts"
import type { Audience } from "./audience.ts"
import { readersOf, type Earlier } from "./earlier.ts"
import type { TextZone } from "./text-zone.ts"

export type CarriedInput = {
  readonly zones: readonly TextZone[]
  readonly earlier: readonly Earlier[]
  readonly audience: Pick<Audience, "members" | "unreadable" | "authors">
  /** It answers and does not forward: who stands in To now stood there before, if nothing else is said. */
  readonly isAnswer: boolean
  /** Outside, and never written to by the sender: such a one had no part in what he answers, unless he wrote it. */
  readonly isNewcomer: (key: PersonKey) => boolean
}

export type CarriedWords = { readonly zone: TextZone; readonly from: number; readonly text: string }

/** In order; none where each recipient had all of it. */
export function carriedWords({ zones, ...input }: CarriedInput): readonly CarriedWords[] {
  return zones.flatMap((zone) => ofZone(zone, input))
}

function ofZone(
  zone: TextZone,
  { earlier, audience: { members, unreadable, authors }, isAnswer, isNewcomer }: Omit<CarriedInput, "zones">,
): readonly CarriedWords[] {
  const found: CarriedWords[] = []
  const ranges = [...zone.quotedLines, [zone.newEnd, zone.text.length] as const]
  let from = 0
  let isNew = !isAnswer
  const add = (to: number): void => {
    if (isNew) found.push(...within(ranges, zone, from, to))
    from = to
  }
  let had = new Set<PersonKey>()
  for (const one of earlier) {
    if (one.quoted?.zone !== zone) continue
    add(one.quoted.start)
    if (one.open.length === 0) {
      // Everybody may have got it; and then they all had what stands below.
      const wrote = readersOf(one)
      const isJoined =
        members.length > 1 && members.some(({ address: { key } }) => !wrote.has(key) && isNewcomer(key))
      if (isAnswer && !isJoined) return found
      isNew = true
      continue
    }
    had = isAnswer ? new Set([...had, ...readersOf(one)]) : new Set(readersOf(one))
    isNew = unreadable > 0 || members.some(({ address: { key } }) => !had.has(key) && !authors.has(key))
    // An answer's readers have what is quoted in it.
    if (isAnswer && !isNew) return found
  }
  add(zone.text.length)
  return found
}

type Range = readonly [start: number, end: number]

function within(ranges: readonly Range[], zone: TextZone, from: number, to: number): readonly CarriedWords[] {
  return ranges.flatMap(([start, end]) => {
    const first = Math.max(start, from)
    const text = zone.text.slice(first, Math.max(first, Math.min(end, to)))
    return text.trim() === "" ? [] : [{ zone, from: first, text }]
  })
}
