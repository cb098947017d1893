/**
 * How often the guard interrupts on real mail, and what it catches there: `npm run replay -- FOLDER --as DOMAIN`.
 *
 * Writes the measured part of docs/replay.md and prints it. Shows no content and no address.
 */
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { format } from "prettier"
import { MEASURED, measuredOf } from "./replay/report.ts"
import { compare } from "./replay/replay-archive.ts"

const USAGE = "Usage: npm run replay -- FOLDER --as DOMAIN… [--seed NUMBER] [--about SENTENCE] [--print]"
const PAGE = join(import.meta.dirname, "..", "docs", "replay.md")
const SEED = 2026
const ABOUT =
  "One custodian's mailbox from the Enron corpus (public record of the FERC), incoming mail too; business mail in English, " +
  "nearly all of it of 2000 and 2001."

process.exitCode = await main()

/** 0: done; 2: wrong use. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: "string", multiple: true, default: [] },
      seed: { type: "string", default: String(SEED) },
      about: { type: "string", default: ABOUT },
      print: { type: "boolean", default: false },
    },
  })
  const [folder, ...more] = positionals
  const seed = Number(values.seed)
  const isRight =
    folder !== undefined && more.length === 0 && values.as.length > 0 && Number.isSafeInteger(seed)
  if (!isRight || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const asItWas = await compare(folder, values.as, seed, "ours")
  const asJudged = await compare(folder, values.as, seed, "all")
  const measured = measuredOf(asItWas, asJudged.seen, values.about)
  process.stdout.write(measured)
  if (values.print) return 0
  const page = readFileSync(PAGE, "utf8")
  const at = page.indexOf(MEASURED)
  const whole = (at === -1 ? `${page}\n` : page.slice(0, at)) + measured
  writeFileSync(PAGE, await format(whole, { parser: "markdown", printWidth: 110 }))
  return 0
}
