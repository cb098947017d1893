/**
 * The exit check: an independent look at every copy, for any address that its recipient may not learn.
 *
 * It can only stop, never pass what the verdict stopped. It knows nothing of what the rewriter did but its splices: the
 * units of the message that no splice touches were searched once, for all copies; every unit that a splice touches is
 * searched again as this copy has it. What could not be looked into stops every copy that has it.
 *
 * INVARIANT (covers): units cover every octet of the message, so every octet of every copy was in some searched unit.
 */
import type { Message } from "../mail/message.ts"
import type { AddressIndex } from "../search/address-index.ts"
import type { Closed } from "../search/member.ts"
import { searchUnit, type Hit, type MessageSearch } from "../search/search-message.ts"
import type { Unit } from "../search/unit.ts"
import { isInsideIdentifier } from "./exit-check-identifier.ts"
import { applySplices, NOTHING, type Splice } from "./splice.ts"

export type ExitRequest = {
  readonly message: Message
  /** The search of the original, with the same index: what it found already is not searched again. */
  readonly search: MessageSearch
  readonly index: AddressIndex
  /** May everybody read that address? So that it need not be asked for every copy. */
  readonly harmless?: (number: number) => boolean
}

export type Leak = {
  /** The address (by its number in the index) that would be given away; undefined where something could not be read. */
  readonly number: number | undefined
  readonly unit: Unit
  readonly via: readonly string[]
  readonly why: "address" | Closed
}

/** `allowed(number)`: may the recipient of this copy read that address? Gives the first leak, or undefined for a clean copy. */
export type ExitCheck = (splices: readonly Splice[], allowed: (number: number) => boolean) => Leak | undefined

/**
 * Work on all copies together: octets that are searched again, and so many for each splice. Thousands of copies of an
 * invitation stay far below it; a message made to cost more is held.
 */
const MAX_WORK = 33_554_432
const SPLICE_WORK = 8

export function exitCheck(request: ExitRequest): ExitCheck {
  const { message, search } = request
  const doubtful = doubtfulUnits(request)
  const searched = new WeakMap<Uint8Array, Doubtful>()
  let left = MAX_WORK
  return (splices, allowed) => {
    left -= splices.length * SPLICE_WORK
    const leak = leakUntouched(doubtful, splices, allowed)
    if (leak !== undefined) return leak
    for (const [unit, own] of touchedUnits(search.units, splices)) {
      const whole = own.length === 1 && own[0]?.start === 0 && own[0].end === unit.end - unit.start
      // Copies for people who stand nowhere share what is put in: it is searched once.
      const shared = whole ? own[0]?.replacement : undefined
      const before = shared === undefined ? undefined : searched.get(shared)
      let leaks = before?.unit === unit ? before.leaks : undefined
      if (leaks === undefined) {
        const bytes = shared ?? applySplices(message.bytes.subarray(unit.start, unit.end), own)
        left -= bytes.length
        if (left < 0) return beyond(unit)
        leaks = searchAgain(request, unit, bytes)
        if (shared !== undefined) searched.set(shared, { unit, leaks })
      }
      for (const found of leaks) if (found.number === undefined || !allowed(found.number)) return found
    }
    const first = search.units[0]
    return left < 0 && first !== undefined ? beyond(first) : undefined
  }
}

function beyond(unit: Unit): Leak {
  return { number: undefined, unit, via: [], why: "beyond-limits" }
}

/** A unit with something that not everybody may have: each address once, and what could not be read. */
type Doubtful = { readonly unit: Unit; readonly leaks: readonly Leak[] }

function doubtfulUnits({ message, search, harmless = nobodys }: ExitRequest): readonly Doubtful[] {
  const hits = search.units.map((unit) =>
    search.hitsIn(unit).filter((hit) => !isInsideIdentifier(hit, message.bytes)),
  )
  const closed = Map.groupBy(search.blind, ({ unit }) => unit)
  return search.units.flatMap((unit, at) => {
    const leaks = leaksOf(unit, hits[at] ?? [], closed.get(unit) ?? [], harmless)
    return leaks.length === 0 ? [] : { unit, leaks }
  })
}

/** What splices make is no identifier, whatever field it is in: nobody edits those. */
function searchAgain(
  { index, harmless = nobodys }: ExitRequest,
  unit: Unit,
  bytes: Uint8Array,
): readonly Leak[] {
  const { hits, blind } = searchUnit(unit, bytes, index)
  return leaksOf(unit, hits, blind, harmless)
}

function leaksOf(
  unit: Unit,
  hits: readonly Hit[],
  blind: readonly { readonly why: Closed }[],
  harmless: (number: number) => boolean,
): readonly Leak[] {
  if (hits.length === 0 && blind.length === 0) return NO_LEAKS
  const leaks = new Map<number | undefined, Leak>()
  for (const { number, via } of hits) {
    if (!leaks.has(number) && !harmless(number)) leaks.set(number, { number, unit, via, why: "address" })
  }
  for (const { why } of blind)
    if (!leaks.has(undefined)) leaks.set(undefined, { number: undefined, unit, via: [], why })
  return [...leaks.values()]
}

const nobodys = (): boolean => false

const NO_LEAKS: readonly Leak[] = []

/** The first leak of a unit that lies between two splices. Both lists are in order. */
function leakUntouched(
  doubtful: readonly Doubtful[],
  splices: readonly Splice[],
  allowed: (number: number) => boolean,
): Leak | undefined {
  let next = 0
  for (let at = 0; at <= splices.length; at += 1) {
    const start = splices[at]?.start ?? Number.POSITIVE_INFINITY
    for (let one = doubtful[next]; one !== undefined && one.unit.end <= start; one = doubtful[(next += 1)]) {
      for (const leak of one.leaks) if (leak.number === undefined || !allowed(leak.number)) return leak
    }
    const end = splices[at]?.end ?? Number.POSITIVE_INFINITY
    next = firstFrom(doubtful.length, next, (index) => (doubtful[index]?.unit.start ?? 0) >= end)
  }
  return undefined
}

/** The units that a splice touches and does not empty, each with its splices relative to it. Both lists are in order. */
function touchedUnits(units: readonly Unit[], splices: readonly Splice[]): ReadonlyMap<Unit, Splice[]> {
  const touched = new Map<Unit, Splice[]>()
  const touch = (unit: Unit, splice: Splice): void => {
    const own = touched.get(unit)
    if (own === undefined) touched.set(unit, [splice])
    else own.push(splice)
  }
  let next = 0
  for (const { start, end, replacement } of splices) {
    next = Math.min(
      units.length - 1,
      firstFrom(units.length, next, (index) => (units[index]?.end ?? 0) > start),
    )
    const first = units[next]
    if (first === undefined) break
    // What is put in belongs to the unit where the splice begins.
    const whole = start === first.start && end >= first.end
    const from = start - first.start
    if (!whole || replacement.length > 0)
      touch(first, { start: from, end: Math.min(end, first.end) - first.start, replacement })
    if (end <= first.end) continue
    next = firstFrom(units.length, next, (index) => (units[index]?.end ?? 0) >= end)
    const last = units[next]
    if (last !== undefined && end < last.end)
      touch(last, { start: 0, end: end - last.start, replacement: NOTHING })
  }
  return touched
}

/** The first index from `from` on that holds, `length` if none does (binary search: what holds once holds from there on). */
function firstFrom(length: number, from: number, holds: (index: number) => boolean): number {
  let low = from
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
