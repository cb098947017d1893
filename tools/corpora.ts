/**
 * What becomes of real mail: `npm run corpora -- FOLDER`.
 *
 * Why this module exists: fixtures hold what we thought of, real mail holds the rest. It reads a folder of messages, texts
 * with quoted headers, calendars and winmail.dat files, never writes, and shows no content and no address without
 * `--show`. What differs from another parser's reading is either a fault of ours or explained in docs/quirks.md.
 */
import { existsSync, readFileSync, statSync } from "node:fs"
import { parseArgs } from "node:util"
import { filesOf } from "./corpora/corpus.ts"
import type { Difference } from "./corpora/difference.ts"
import { emptyTally, look, type Tally } from "./corpora/tally.ts"

const USAGE = "Usage: npm run corpora -- FOLDER [--as DOMAIN]… [--show]"

/** Units of a reading that are shown. */
const MAX_SHOWN = 300

process.exitCode = main()

/** 0: all is well, differences with other readings included; 1: something that must never be; 2: wrong use. */
function main(): number {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      as: { type: "string", multiple: true, default: [] },
      show: { type: "boolean", default: false },
    },
  })
  const [folder, ...more] = positionals
  if (
    folder === undefined ||
    more.length > 0 ||
    !statSync(folder, { throwIfNoEntry: false })?.isDirectory()
  ) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const tally = emptyTally()
  for (const file of filesOf(folder))
    look(tally, file, values.as, {
      lf: readingOf(file.path, ".json"),
      crlf: readingOf(file.path, ".crlf.json"),
    })
  print(tableOf(tally))
  printDifferences("What must never be", tally.faults, values.show)
  printDifferences("Differences with another reading", tally.differences, values.show)
  return tally.faults.length === 0 ? 0 : 1
}

function readingOf(path: string, ending: string): string | undefined {
  const beside = path.replace(/\.eml$/, ending)
  return beside !== path && existsSync(beside) ? readFileSync(beside, "utf8") : undefined
}

function tableOf(tally: Tally): readonly string[] {
  const { messages, octets, seconds, slowest, slowestPerKilobyte, copies, texts, calendars, tnef } = tally
  const throws = tally.faults.filter(({ what }) => what === "throws").length
  const verdicts = [...tally.verdicts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([kind, times]) => `${count(times)} ${kind}`)
  const rows: readonly (readonly [name: string, value: string, present: boolean])[] = [
    ["messages", `${count(messages)}, ${count(octets / 1024)} KB`, true],
    ["throws", count(throws), true],
    ["time", `${seconds.toFixed(1)} s, ${milliseconds(seconds / Math.max(1, messages))} each`, true],
    [
      "slowest message",
      `${milliseconds(slowest.seconds)}, ${count(slowest.octets / 1024)} KB: ${slowest.file}`,
      true,
    ],
    ["slowest per KB", `${milliseconds(slowestPerKilobyte.seconds)}: ${slowestPerKilobyte.file}`, true],
    ["beyond a limit", count(tally.beyond), true],
    ["verdicts", verdicts.join(", "), true],
    ["copies that are sent", count(copies.sent), true],
    [
      "copies if all were",
      `${count(copies.passed)} past the exit check, ${count(copies.stopped)} stopped`,
      true,
    ],
    ["other readings", count(tally.readings), tally.readings > 0],
    [
      "texts",
      `${count(texts.files)}, ${count(texts.blocks)} quoted blocks, ${count(texts.without)} texts without one, ${count(texts.addresses)} addresses on labelled lines`,
      texts.files > 0,
    ],
    [
      "calendars",
      `${count(calendars.files)}, ${count(calendars.lines)} lines, ${count(calendars.people)} attendees`,
      calendars.files > 0,
    ],
    [
      "winmail.dat",
      `${count(tnef.files)}, ${count(tnef.tables)} with recipients, ${count(tnef.addresses)} addresses, ${count(tnef.unreadable)} not readable`,
      tnef.files > 0,
    ],
    ["other files", count(tally.others), tally.others > 0],
  ]
  return rows.flatMap(([name, value, present]) => (present ? [`${name.padEnd(22)}${value}`] : []))
}

function printDifferences(heading: string, differences: readonly Difference[], show: boolean): void {
  print(["", `${heading}: ${differences.length === 0 ? "nothing" : count(differences.length)}`])
  for (const { file, what, ours, theirs } of differences) {
    print([`  ${file}: ${what}`])
    if (show) print([`    ours:   ${shortened(ours)}`, `    theirs: ${shortened(theirs)}`])
  }
}

function shortened(text: string): string {
  const visible = JSON.stringify(text)
  return visible.length > MAX_SHOWN ? `${visible.slice(0, MAX_SHOWN)}…` : visible
}

function count(value: number): string {
  return Math.round(value).toLocaleString("en")
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(2)} ms`
}

function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""))
}
