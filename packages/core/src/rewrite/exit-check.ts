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
 * Work on all copies together, in octets that are searched again; so many more, about what it costs, for each search and
 * for each splice. Thousands of copies of an invitation stay far below it; a message made to cost more is held.
 */
const MAX_WORK = 33_554_432
const SEARCH_WORK = 256
const SPLICE_WORK = 64

export function exitCheck(request: ExitRequest): ExitCheck {
  const { message, search } = request
  const doubtful = doubtfulUnits(request)
  const searched = new Map<Unit, Searched>()
  let left = MAX_WORK
  return (splices, allowed) => {
    left -= splices.length * SPLICE_WORK
    const leak = leakUntouched(doubtful, splices, allowed)
    if (leak !== undefined) return leak
    for (const { unit, splices: own } of touchedUnits(search.units, splices)) {
      // What copies have in common is searched once.
      const common = commonKey(unit, own)
      const before = common === undefined ? undefined : searched.get(unit)
      let leaks = before?.common === common ? before?.leaks : undefined
      if (leaks === undefined) {
        const bytes = applySplices(
          message.bytes.subarray(unit.start, unit.end),
          own.map((splice) => within(unit, splice)),
        )
        left -= bytes.length + SEARCH_WORK
        if (left < 0) return beyond(unit)
        leaks = searchAgain(request, unit, bytes)
        if (common !== undefined) searched.set(unit, { common, leaks })
      }
      for (const found of leaks) if (found.number === undefined || !allowed(found.number)) return found
    }
    const first = search.units[0]
    return left < 0 && first !== undefined ? beyond(first) : undefined
  }
}

/** A unit as the last copy had it that may have it in common with the next. */
type Searched = { readonly common: object; readonly leaks: readonly Leak[] }

/** The same object for copies that have the same unit: what stands in its place, or the one splice within it. */
function commonKey(unit: Unit, [splice, ...others]: readonly Splice[]): object | undefined {
  if (splice === undefined || others.length > 0) return undefined
  return splice.start === unit.start && splice.end >= unit.end ? splice.replacement : splice
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

type Touched = { readonly unit: Unit; readonly splices: Splice[] }

/** The units that splices touch and do not empty, each with those splices. Both lists are in order. */
function touchedUnits(units: readonly Unit[], splices: readonly Splice[]): readonly Touched[] {
  const touched: Touched[] = []
  const touch = (unit: Unit, splice: Splice): void => {
    const last = touched.at(-1)
    if (last?.unit === unit) last.splices.push(splice)
    else touched.push({ unit, splices: [splice] })
  }
  let next = 0
  for (const splice of splices) {
    const { start, end, replacement } = splice
    next = Math.min(
      units.length - 1,
      firstFrom(units.length, next, (index) => (units[index]?.end ?? 0) > start),
    )
    const first = units[next]
    if (first === undefined) break
    if (start !== first.start || end < first.end || replacement.length > 0) touch(first, splice)
    if (end <= first.end) continue
    next = firstFrom(units.length, next, (index) => (units[index]?.end ?? 0) >= end)
    const last = units[next]
    if (last !== undefined && end < last.end) touch(last, splice)
  }
  return touched
}

/** The splice as the unit has it, relative to it. What is put in belongs to the unit where the splice begins. */
function within(unit: Unit, { start, end, replacement }: Splice): Splice {
  return {
    start: Math.max(start, unit.start) - unit.start,
    end: Math.min(end, unit.end) - unit.start,
    replacement: start < unit.start ? NOTHING : replacement,
  }
}

/**
 * The first index from `from` on that holds, `length` if none does; what holds once holds from there on. The nearer it is
 * the sooner it is found: steps twice as long as the last, then the halves of the last step.
 */
function firstFrom(length: number, from: number, holds: (index: number) => boolean): number {
  let low = from
  let high = from
  for (let step = 1; high < length && !holds(high); step *= 2) {
    low = high + 1
    high += step
  }
  high = Math.min(high, length)
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
