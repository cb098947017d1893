/**
 * Random SMTP dialogues against the model, for as long as one likes: `npm run fuzz [-- --seconds N] [--seed N]`.
 *
 * The tests do a few hundred of them on every run; this is for a night. It ends at the first difference, with the shortest
 * dialogue that shows it and the seed to see it again.
 */
import { parseArgs } from "node:util"

import fc from "fast-check"

import { compare, dialogue, endure } from "./fuzz/session-dialogues.ts"

const DEFAULT_SECONDS = 60
/** Between two looks at the clock. */
const RUNS = 2000

const { values } = parseArgs({
  options: { seconds: { type: "string" }, seed: { type: "string" } },
})
const seconds = Number(values.seconds ?? DEFAULT_SECONDS)
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31))
process.exitCode = fuzz(seconds, seed)

function fuzz(duration: number, first: number): number {
  const end = performance.now() + duration * 1000
  let round = 0
  do {
    const settings = { seed: first + round, numRuns: RUNS, verbose: false }
    const ordered = fc.check(fc.property(dialogue, compare), settings)
    const octets = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 8 })
    const unordered = fc.check(
      fc.property(octets, (pieces) => endure(pieces).taken.length === 0),
      settings,
    )
    const report = fc.defaultReportMessage(ordered) ?? fc.defaultReportMessage(unordered)
    if (report !== undefined) {
      process.stdout.write(`${report}\nagain: npm run fuzz -- --seed ${first + round}\n`)
      return 1
    }
    round += 1
  } while (performance.now() < end)
  process.stdout.write(`${round * RUNS} dialogues, no difference (seed ${first})\n`)
  return 0
}
