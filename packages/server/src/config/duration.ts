/**
 * Lengths of time, as people write them: "90s", "15m", "12h", "5d".
 *
 * One number and one unit, so that two people always read the same. Months and years are left out: they are not a length.
 */
import { err, ok } from "@sluis/core/result"

import type { ReadValue } from "./read-value.ts"

const MILLISECONDS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
type Unit = keyof typeof MILLISECONDS

/** Milliseconds of what stands in our own code; throws where it is no duration. */
export function milliseconds(text: string): number {
  const value = parse(text)
  if (value === undefined) throw new Error(`"${text}" is no duration`)
  return value
}

/** Reads milliseconds, from `least` to `most` (both as "5d"). */
export function readDuration(least: string, most: string): ReadValue<number> {
  const [from, to] = [milliseconds(least), milliseconds(most)]
  const must = {
    nl: `een duur van \`${least}\` tot en met \`${most}\` zijn (een getal met s, m, h of d erachter)`,
    en: `a duration from \`${least}\` to \`${most}\` (a number followed by s, m, h or d)`,
  }
  return (value) => {
    const read = typeof value === "string" ? parse(value) : undefined
    return read === undefined || read < from || read > to ? err({ must }) : ok(read)
  }
}

function parse(text: string): number | undefined {
  const [, digits = "", unit = ""] = /^(\d{1,9}) ?([a-z])$/i.exec(text.trim()) ?? []
  const lower = unit.toLowerCase()
  return isUnit(lower) ? Number(digits) * MILLISECONDS[lower] : undefined
}

function isUnit(text: string): text is Unit {
  return Object.hasOwn(MILLISECONDS, text)
}
