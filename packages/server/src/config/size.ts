/**
 * Amounts of data: "50MB", "200 MiB", "1GB". Units of a thousand are those of the SI; with an i (IEC 80000-13) they are of 1024.
 */
import { err, ok } from "@sluis/core/result"

import type { ReadValue } from "./read-value.ts"

const OCTETS = { kb: 1e3, mb: 1e6, gb: 1e9, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 } as const
type Unit = keyof typeof OCTETS

/** Octets of what stands in our own code; throws where it is no size. */
export function octets(text: string): number {
  const value = parse(text)
  if (value === undefined) throw new Error(`"${text}" is no size`)
  return value
}

/** Reads octets, from `least` to `most` (both as "50MB"). */
export function readSize(least: string, most: string): ReadValue<number> {
  const [from, to] = [octets(least), octets(most)]
  const must = {
    nl: `een grootte van \`${least}\` tot en met \`${most}\` zijn (een getal met kB, MB of GB erachter)`,
    en: `a size from \`${least}\` to \`${most}\` (a number followed by kB, MB or GB)`,
  }
  return (value) => {
    const read = typeof value === "string" ? parse(value) : undefined
    return read === undefined || read < from || read > to ? err({ must }) : ok(read)
  }
}

function parse(text: string): number | undefined {
  const [, digits = "", unit = ""] = /^(\d{1,9}) ?([a-z]{2,3})$/i.exec(text.trim()) ?? []
  const lower = unit.toLowerCase()
  return isUnit(lower) ? Number(digits) * OCTETS[lower] : undefined
}

function isUnit(text: string): text is Unit {
  return Object.hasOwn(OCTETS, text)
}
