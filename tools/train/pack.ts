/** What was learnt, in the form in which it comes with the program (core/src/classifier/classifier.ts). */
import { deflateSync } from "fflate"
import { LABELS, type PackedWeights } from "@sluis/core/classifier/classifier"
import { FORM } from "@sluis/core/classifier/features"
import type { Learnt } from "./learn.ts"

/** The largest weight is this many units. */
const MOST = 127
const DIGITS = 4
/** Weights this small, in units, change nothing: a feature all of whose weights are is left out. */
const LEAST = 4
const LEVEL = 9

export function pack(
  { weights, biases }: Learnt,
  together: readonly number[],
  learntFrom: string,
): PackedWeights {
  const most = weights.values().reduce((found, row) => Math.max(found, ...row.map(Math.abs)), 0)
  const unit = rounded(most / MOST)
  const rows = [...weights]
    .map(([feature, row]) => ({ feature, units: Int8Array.from(row, (weight) => unitsOf(weight / unit)) }))
    .filter(({ units }) => units.some((each) => each !== 0))
    .toSorted((a, b) => a.feature - b.feature)
  const count = rows.length
  const octets = new Uint8Array(count * (4 + LABELS.length))
  let before = 0
  rows.forEach(({ feature, units }, at) => {
    const more = (feature - before) >>> 0
    before = feature
    for (let octet = 0; octet < 4; octet += 1) octets[octet * count + at] = more >>> (8 * octet)
    units.forEach((each, label) => (octets[(4 + label) * count + at] = each))
  })
  return {
    form: FORM,
    learntFrom,
    unit,
    biases: [...biases].map(rounded),
    together: together.map(rounded),
    features: count,
    data: Buffer.from(deflateSync(octets, { level: LEVEL })).toString("base64"),
  }
}

function unitsOf(weight: number): number {
  const whole = Math.max(-MOST, Math.min(MOST, Math.round(weight)))
  return Math.abs(whole) < LEAST ? 0 : whole
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS))
}
