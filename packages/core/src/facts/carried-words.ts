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

/** So many new readers among our own people are told; one who is added to a team is not asked about. */
const MANY = 10

/** In order; none where each recipient had all of it. */
export function carriedWords({ zones, ...input }: CarriedInput): readonly CarriedWords[] {
  return zones.flatMap((zone) => {
    const ranges = [...zone.quotedLines, [zone.newEnd, zone.text.length] as const]
    return newIn(zone, input).flatMap(([from, to]) => within(ranges, zone, from, to))
  })
}

/** Ranges of the text that hold an earlier message which is new to somebody. */
function newIn(zone: TextZone, input: Omit<CarriedInput, "zones">): readonly Range[] {
  const found: Range[] = []
  let from = 0
  let isNew = !input.isAnswer
  let had: ReadonlySet<PersonKey> = new Set()
  for (const one of input.earlier) {
    if (one.quoted?.zone !== zone) continue
    if (isNew) found.push([from, one.quoted.start])
    from = one.quoted.start
    had = new Set([...(input.isAnswer ? had : []), ...readersOf(one)])
    isNew = isNewToSome(one, had, input)
    // Who had what is answered had what hung below it.
    if (input.isAnswer && !isNew) return found
  }
  return isNew ? [...found, [from, zone.text.length]] : found
}

function isNewToSome(
  one: Earlier,
  had: ReadonlySet<PersonKey>,
  { audience: { members, unreadable, authors }, isAnswer, isNewcomer }: Omit<CarriedInput, "zones">,
): boolean {
  const others = members.filter(({ address: { key } }) => !had.has(key) && !authors.has(key))
  if (isAnswer && (one.open.length === 0 || one.namesOthers))
    return members.length > 1 && others.some(({ address }) => isNewcomer(address.key))
  return others.some(({ outside }) => outside) || others.length + unreadable >= MANY
}

type Range = readonly [start: number, end: number]

function within(ranges: readonly Range[], zone: TextZone, from: number, to: number): readonly CarriedWords[] {
  return ranges.flatMap(([start, end]) => {
    const first = Math.max(start, from)
    const text = zone.text.slice(first, Math.max(first, Math.min(end, to)))
    return text.trim() === "" ? [] : [{ zone, from: first, text }]
  })
}
