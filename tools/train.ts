/**
 * Learns what tells people of themselves: `npm run train` reads fixtures/training and the development half of fixtures/judgement,
 * writes packages/core/src/classifier/weights.json, and prints how well mails were judged by what was learnt of others.
 *
 * The same corpus always gives the same weights; a test compares what they say they were learnt from (tools/train.test.ts).
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { readCorpus } from "./train/corpus.ts"
import { fit, type Scored } from "./train/fit.ts"
import { pack } from "./train/pack.ts"

const WEIGHTS = join(import.meta.dirname, "..", "packages", "core", "src", "classifier", "weights.json")
const BOUNDS = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95]

if (import.meta.main) main()

function main(): void {
  const { sentences, mails, digest } = readCorpus()
  const { learnt, together, scored } = fit(sentences, mails)
  const packed = pack(learnt, together, digest)
  writeFileSync(WEIGHTS, `${JSON.stringify(packed)}\n`)
  process.stdout.write(
    `${sentences.length} sentences, ${mails.length} mails, ${packed.features} features, ${packed.data.length} octets in base64\n\n` +
      `${tableOf(scored)}\n`,
  )
}

function tableOf(scored: readonly Scored[]): string {
  const telling = scored.filter(({ mail }) => mail.told.length > 0)
  const silent = scored.filter(({ mail }) => mail.told.length === 0)
  const share = (of: readonly Scored[], bound: number): string =>
    `${of.filter(({ likelihood }) => likelihood >= bound).length} of ${of.length}`
  return BOUNDS.map(
    (bound) =>
      `likelihood ${bound}: of those that tell ${share(telling, bound)}, of others ${share(silent, bound)}`,
  ).join("\n")
}
