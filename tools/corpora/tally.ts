/** What was seen on the way through a corpus: the one thing that grows. */
import { examine } from "@sluis/core/examine"
import { contentLines, calendarAddress } from "@sluis/core/mail/calendar"
import { octetString } from "@sluis/core/mail/octets"
import { tnefRecipients } from "@sluis/core/mail/tnef"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { checkCopies } from "./copy-check.ts"
import type { CorpusFile } from "./corpus.ts"
import type { Difference } from "./difference.ts"
import { checkLineEnds } from "./line-end-check.ts"
import { withCrlf, withLineFeeds } from "./line-ends.ts"
import { compareReadings } from "./other-reading.ts"
import { checkQuoted } from "./quoted-check.ts"

export type Tally = {
  messages: number
  octets: number
  seconds: number
  slowest: { readonly seconds: number; readonly octets: number; readonly file: string }
  /** Of messages of a kilobyte or more: the clock says nothing about the others. */
  slowestPerKilobyte: { readonly seconds: number; readonly file: string }
  beyond: number
  readonly verdicts: Map<string, number>
  readings: number
  copies: { sent: number; passed: number; stopped: number }
  texts: { files: number; blocks: number; addresses: number; without: number }
  calendars: { files: number; lines: number; people: number }
  tnef: { files: number; tables: number; addresses: number; unreadable: number }
  others: number
  /** What must never be. */
  readonly faults: Difference[]
  /** What differs from another reading: a fault of either. */
  readonly differences: Difference[]
}

export function emptyTally(): Tally {
  return {
    messages: 0,
    octets: 0,
    seconds: 0,
    slowest: { seconds: 0, octets: 0, file: "" },
    slowestPerKilobyte: { seconds: 0, file: "" },
    beyond: 0,
    verdicts: new Map(),
    readings: 0,
    copies: { sent: 0, passed: 0, stopped: 0 },
    texts: { files: 0, blocks: 0, addresses: 0, without: 0 },
    calendars: { files: 0, lines: 0, people: 0 },
    tnef: { files: 0, tables: 0, addresses: 0, unreadable: 0 },
    others: 0,
    faults: [],
    differences: [],
  }
}

/** `us`: our domains, none for the sender's own. `expected`: another parser's readings, with LF and with CRLF. */
export function look(
  tally: Tally,
  file: CorpusFile,
  us: readonly string[],
  expected: { readonly lf: string | undefined; readonly crlf: string | undefined },
): void {
  try {
    lookInto(tally, file, us)
    if (file.kind === "mail") compareWith(tally, file, expected)
  } catch (error) {
    tally.faults.push({
      file: file.name,
      what: "throws",
      ours: error instanceof Error ? (error.stack ?? "") : String(error),
      theirs: "",
    })
  }
}

function lookInto(tally: Tally, { kind, name, bytes }: CorpusFile, us: readonly string[]): void {
  switch (kind) {
    case "mail":
      lookIntoMail(tally, name, bytes, us)
      return
    case "text": {
      const { blocks, addresses, missed } = checkQuoted(name, new TextDecoder().decode(bytes))
      tally.texts.files += 1
      tally.texts.blocks += blocks
      tally.texts.addresses += addresses
      if (blocks === 0) tally.texts.without += 1
      tally.differences.push(...missed)
      return
    }
    case "calendar": {
      const lines = contentLines(octetString(bytes))
      tally.calendars.files += 1
      tally.calendars.lines += lines.length
      const people = lines.filter((line) => line.name === "ATTENDEE")
      tally.calendars.people += people.length
      for (const line of people) {
        if (calendarAddress(line) !== undefined) continue
        tally.differences.push({
          file: name,
          what: "an attendee without an address",
          ours: "",
          theirs: line.value,
        })
      }
      return
    }
    case "tnef": {
      const { addresses, hasRecipientTable, readable } = tnefRecipients(bytes)
      tally.tnef.files += 1
      tally.tnef.addresses += addresses.length
      if (hasRecipientTable) tally.tnef.tables += 1
      if (!readable) {
        tally.tnef.unreadable += 1
        tally.differences.push({
          file: name,
          what: "a TNEF stream that could not be read whole",
          ours: "",
          theirs: "",
        })
      }
      return
    }
    case "other":
      tally.others += 1
  }
}

/** A message that takes longer is a finding, whatever its size. */
const MAX_SECONDS = 1
const KILOBYTE = 1024

function lookIntoMail(tally: Tally, file: string, bytes: Uint8Array, us: readonly string[]): void {
  const { verdict, facts } = examine(bytes, { us }, BUILTIN_POLICY)
  const seconds = Math.min(...[1, 2, 3].map(() => secondsOf(() => examine(bytes, { us }, BUILTIN_POLICY))))
  tally.messages += 1
  tally.octets += bytes.length
  tally.seconds += seconds
  if (seconds > tally.slowest.seconds) tally.slowest = { seconds, octets: bytes.length, file }
  const perKilobyte = seconds / (bytes.length / KILOBYTE)
  if (bytes.length >= KILOBYTE && perKilobyte > tally.slowestPerKilobyte.seconds)
    tally.slowestPerKilobyte = { seconds: perKilobyte, file }
  if (seconds > MAX_SECONDS)
    tally.faults.push({ file, what: `takes ${seconds.toFixed(1)} s`, ours: "", theirs: "" })
  if (facts.form.beyond.length > 0) tally.beyond += 1
  tally.verdicts.set(verdict.kind, (tally.verdicts.get(verdict.kind) ?? 0) + 1)
  tally.faults.push(...checkLineEnds(file, bytes, us))
  const { sent, passed, stopped, leaks } = checkCopies(file, bytes, us)
  tally.copies.sent += sent
  tally.copies.passed += passed
  tally.copies.stopped += stopped
  tally.faults.push(...leaks)
}

/** The fastest of three is the message's own time; the rest is the compiler's and the collector's. */
function secondsOf(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

function compareWith(
  tally: Tally,
  { name, bytes }: CorpusFile,
  { lf, crlf }: { readonly lf: string | undefined; readonly crlf: string | undefined },
): void {
  if (lf !== undefined) tally.differences.push(...compareReadings(name, withLineFeeds(bytes), lf))
  if (crlf !== undefined) tally.differences.push(...compareReadings(`${name} (CRLF)`, withCrlf(bytes), crlf))
  tally.readings += (lf === undefined ? 0 : 1) + (crlf === undefined ? 0 : 1)
}
