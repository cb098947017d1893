/**
 * Finds the numbers and data in a text that tell who somebody is.
 *
 * Why this module exists: one pass over the text for all kinds. Every identifier has digits, so a run of digits is what leads
 * to the scanners of each kind (./bsn.ts and its neighbours); each of them looks at a bounded stretch around it, so that the
 * whole is linear in the text. Where two kinds claim the same place, the surer one has it.
 *
 * Deliberately left out: which part of a message is worth looking at, and what the kinds together say of it.
 */
import { findBirthDate } from "./birth-date.ts"
import { surerInLists } from "./bsn-list.ts"
import { findBsn } from "./bsn.ts"
import { findDrivingLicence } from "./driving-licence.ts"
import { findHomeAddress } from "./home-address.ts"
import { findIban } from "./iban.ts"
import type { FoundIdentifier, NumberShape } from "./identifier.ts"
import { legible, originOf } from "./legible.ts"
import { findLicencePlate } from "./licence-plate.ts"
import { findShaped, preparedShapes, type PreparedShape } from "./number-shape.ts"
import { findPhone, MAX_FOREIGN_CHECKS, type PhoneBudget } from "./phone.ts"
import { findTravelDocument } from "./travel-document.ts"
import { isDigit } from "./unit.ts"

export const IDENTIFIER_LIMITS = {
  /** UTF-16 units of a text that are read; what lies behind is not. */
  units: 1_048_576,
  /** Identifiers found in one text; the search ends there. */
  found: 1_000,
} as const

/**
 * All identifiers in `text`, in its order, none overlapping; ranges are UTF-16 units of `text` as it was given.
 *
 * @param numbers the organisation's own (see Policy)
 * @param about what the text is called, like a subject; "" for nothing
 */
export function findIdentifiers(
  text: string,
  numbers: readonly NumberShape[],
  about = "",
): readonly FoundIdentifier[] {
  if (!mayHoldIdentifier(text)) return []
  const read = legible(text.length > IDENTIFIER_LIMITS.units ? text.slice(0, IDENTIFIER_LIMITS.units) : text)
  const found = surerInLists(
    read.text,
    findAll(read.text, numbers.length === 0 ? NO_SHAPES : preparedShapes(numbers)),
    about,
  )
  if (read.removed.length === 0) return found
  return found.map((each) => ({
    ...each,
    start: originOf(read, each.start),
    end: originOf(read, each.end - 1) + 1,
  }))
}

/** A glance: without a digit there is no identifier. */
export function mayHoldIdentifier(text: string): boolean {
  return DIGIT.test(text)
}

const DIGIT = /[0-9\uFF10-\uFF19]/
const NO_SHAPES: readonly PreparedShape[] = []

function findAll(text: string, shapes: readonly PreparedShape[]): readonly FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  const budget = { foreignChecks: MAX_FOREIGN_CHECKS }
  // The platform looks for the next digit at several times the speed of a loop of ours.
  const digit = /[0-9]/g
  while (digit.test(text)) {
    const at = digit.lastIndex - 1
    let end = at + 1
    while (isDigit(text.charCodeAt(end))) end += 1
    const best = bestAt(text, at, end, shapes, budget)
    if (best !== undefined) {
      take(found, best)
      if (found.length >= IDENTIFIER_LIMITS.found) break
    }
    // What is certain is done with; inside what is assumed, something surer may begin.
    digit.lastIndex = best?.certainty === "certain" ? Math.max(best.end, end) : end
  }
  return found
}

/** Of the kinds that claim the run of digits from `at` to `end`, the first that is certain, or else the first. */
function bestAt(
  text: string,
  at: number,
  end: number,
  shapes: readonly PreparedShape[],
  budget: PhoneBudget,
): FoundIdentifier | undefined {
  const iban = findIban(text, at, end)
  if (iban !== undefined) return iban
  let best: FoundIdentifier | undefined
  for (const find of SCANNERS) {
    const found = find(text, at, end)
    if (found?.certainty === "certain") return found
    best ??= found
  }
  const shaped = findShaped(text, at, shapes)
  if (shaped?.certainty === "certain") return shaped
  const phone = findPhone(text, at, end, budget)
  return phone?.certainty === "certain" ? phone : (best ?? shaped ?? phone)
}

/** A phone number comes last: many a BSN would be one. */
const SCANNERS = [
  findBsn,
  findTravelDocument,
  findDrivingLicence,
  findBirthDate,
  findHomeAddress,
  findLicencePlate,
]

/** INVARIANT (no overlap): what is found is in order, and no two have a unit in common. */
function take(found: FoundIdentifier[], next: FoundIdentifier): void {
  let kept = found.length
  while (kept > 0 && found[kept - 1]!.end > next.start) kept -= 1
  const isSurer = next.certainty === "certain"
  if (found.slice(kept).some(({ certainty }) => certainty === "certain" || !isSurer)) return
  found.length = kept
  found.push(next)
}
