/**
 * Learning who knows whom from an archive: every message is judged as if it were sent today, and teaches what it would teach then.
 *
 * What would be delivered teaches who was shown to whom, what would go out as copies that the sender and each recipient know each
 * other, and what would be held or refused nothing: an incident of long ago must not make its victims acquaintances. Judged with
 * what was learnt so far, so that a team whose mail was open bit by bit is left alone when it mails all of itself.
 *
 * Order: lessons are written before the marks that say how far was read. A kill in between teaches the same once more, which
 * changes nothing.
 *
 * Deliberately left out: attachments are not opened, and nothing is sent.
 */
import { examineParsed } from "@sluis/core/examine"
import type { Context } from "@sluis/core/examine"
import { taughtBy } from "@sluis/core/facts/lesson"
import type { Lesson } from "@sluis/core/facts/memory"
import { parseDateTime } from "@sluis/core/mail/date-time"
import { fieldValue, firstField } from "@sluis/core/mail/header"
import { readJournalReport } from "@sluis/core/mail/journal-report"
import { parseMessage } from "@sluis/core/mail/message"
import type { Message } from "@sluis/core/mail/message"
import type { Policy } from "@sluis/core/policy/policy"

import type { AcquaintanceIndex, ReadMark, ReadMarks } from "./acquaintance.ts"
import { Fault } from "../fault.ts"
import type { ReadFrom, ReadMail, Where } from "../read-mail.ts"

export type LearnOptions = {
  /** Domains that are us; empty: the sender's. */
  readonly us: readonly string[]
  readonly policy: Policy
  /** The messages are journal reports: what is learnt from is attached, with its envelope. */
  readonly journal: boolean
  /** Milliseconds since 1970. Nothing is learnt as of a later day. */
  readonly now: number
  /** Milliseconds. What was sent longer ago would be forgotten at once. */
  readonly forgetAfter: number
}

export type LearnPorts = {
  readonly readMail: ReadMail
  readonly index: Pick<AcquaintanceIndex, "memory" | "learn">
  readonly marks: ReadMarks
  /** Milliseconds since some moment; never goes back. */
  readonly elapsed: () => number
}

/** Hears how it goes on. */
export type LearnWatch = {
  /** Something could not be read, or (`internal/bug`) not be judged. */
  readonly failed: (fault: Fault) => void
  /** Messages so far, and how far it is: 0 to 1, undefined where the end is not known. */
  readonly progressed: (messages: number, share: number | undefined) => void
}

/** Of each message one is true. */
export const OUTCOMES = ["shown", "separately", "stopped", "nobody", "undated", "old", "no-report"] as const
/**
 * shown: everybody in it was shown to each other. separately: taught of sender and recipient alone. stopped: would be held or
 * refused. nobody: has no sender or no recipient. no-report: is no journal report.
 */
export type LearnOutcome = (typeof OUTCOMES)[number]

export type Learnt = {
  readonly messages: number
  readonly outcomes: Readonly<Record<LearnOutcome, number>>
  /** Files that are not mail, in a folder. */
  readonly noMail: number
  /** Files of which nothing was left to read. */
  readonly readBefore: number
}

/** Of lessons that wait to be written: what a kill costs. */
const BATCH_MESSAGES = 500
const BATCH_PEOPLE = 20_000
const BATCH_MILLISECONDS = 2_000

const DAY = 86_400_000

/** Throws a `Fault` where the index or the marks can't be written. */
export async function learnMail(
  names: readonly string[],
  options: LearnOptions,
  ports: LearnPorts,
  watch: LearnWatch,
): Promise<Learnt> {
  const { readMail, marks } = ports
  const batch = openBatch(ports)
  const outcomes: Record<LearnOutcome, number> = {
    shown: 0,
    separately: 0,
    stopped: 0,
    nobody: 0,
    undated: 0,
    old: 0,
    "no-report": 0,
  }
  let messages = 0
  let noMail = 0
  let readBefore = 0
  /** The file that is read from now; what could not be read of it is tried again another time. */
  let open: { readonly file: string; readonly size: number; whole: boolean } | undefined

  const endOfFile = (): void => {
    if (open?.whole === true) batch.mark({ file: open.file, upTo: open.size })
    open = undefined
  }
  const from: ReadFrom = (file, size) => {
    endOfFile()
    const before = marks.readUpTo(file)
    if (before > 0 && before === size) readBefore += 1
    else open = { file, size, whole: true }
    return before
  }

  for (const [index, name] of names.entries()) {
    for await (const found of readMail(name, from)) {
      if (found.kind === "fault") {
        if (open !== undefined) open.whole = false
        watch.failed(found.fault)
      } else if (found.kind === "skipped") noMail += 1
      else {
        const { file, offset } = found.where
        if (offset !== undefined && open?.file === file) batch.mark({ file, upTo: offset })
        const taught = teach(found.bytes, found.where, options, ports)
        if (taught instanceof Fault) {
          if (open !== undefined) open.whole = false
          watch.failed(taught)
        } else {
          messages += 1
          outcomes[taught.outcome] += 1
          if (taught.lesson !== undefined) batch.learn(taught.lesson, taught.day)
        }
        batch.writeIfFull()
      }
      const share = found.progress === undefined ? undefined : (index + found.progress) / names.length
      watch.progressed(messages, share)
    }
    endOfFile()
  }
  batch.write()
  return { messages, outcomes, noMail, readBefore }
}

type Taught = { readonly outcome: LearnOutcome; readonly lesson: Lesson | undefined; readonly day: number }

/** A mistake of ours in one message must not keep the others from being learnt; nor may it go unseen. */
function teach(
  bytes: Uint8Array,
  where: Where,
  options: LearnOptions,
  { index: { memory } }: LearnPorts,
): Taught | Fault {
  try {
    return learnFrom(bytes, options, memory)
  } catch (cause) {
    const subject = where.offset === undefined ? where.file : `${where.file}@${where.offset}`
    return new Fault("internal/bug", subject, "", cause)
  }
}

function learnFrom(
  bytes: Uint8Array,
  { journal, us, policy, now, forgetAfter }: LearnOptions,
  memory: AcquaintanceIndex["memory"],
): Taught {
  const found = parseMessage(bytes)
  const report = journal ? readJournalReport(found) : undefined
  if (journal && report === undefined) return nothing("no-report")
  const message = report === undefined ? found : parseMessage(report.octets)
  const context: Context = { us, memory, ...(report !== undefined && { envelope: report.envelope }) }
  const sentAt = dateOf(message)
  if (sentAt === undefined) return nothing("undated")
  if (sentAt < now - forgetAfter) return nothing("old")
  const { verdict, lesson } = examineParsed(message, context, policy)
  const day = Math.floor(Math.min(sentAt, now) / DAY)
  const taught = taughtBy(verdict, lesson)
  if (taught !== undefined)
    return { outcome: taught === lesson ? "shown" : "separately", lesson: taught, day }
  return nothing(lesson === undefined ? "nobody" : "stopped")
}

function nothing(outcome: LearnOutcome): Taught {
  return { outcome, lesson: undefined, day: 0 }
}

function dateOf({ root: { header } }: Message): number | undefined {
  const field = firstField(header, "date")
  return field === undefined ? undefined : parseDateTime(fieldValue(header, field))
}

type Batch = {
  readonly learn: (lesson: Lesson, day: number) => void
  /** Of what was read and, where it taught something, handed in before. */
  readonly mark: (mark: ReadMark) => void
  readonly writeIfFull: () => void
  readonly write: () => void
}

function openBatch({ index, marks, elapsed }: LearnPorts): Batch {
  let days = new Map<number, Lesson[]>()
  let made = new Map<string, number>()
  let messages = 0
  let people = 0
  let since = elapsed()

  const write = (): void => {
    // Days count exactly where they come in order.
    for (const [day, lessons] of [...days].toSorted(([one], [other]) => one - other))
      index.learn(lessons, day)
    if (made.size > 0) marks.mark([...made].map(([file, upTo]) => ({ file, upTo })))
    days = new Map()
    made = new Map()
    messages = 0
    people = 0
    since = elapsed()
  }
  return {
    learn: (lesson, day) => {
      const lessons = days.get(day)
      if (lessons === undefined) days.set(day, [lesson])
      else lessons.push(lesson)
      people += 1 + lesson.open.length + lesson.hidden.length
    },
    mark: ({ file, upTo }) => made.set(file, upTo),
    writeIfFull: () => {
      messages += 1
      if (messages >= BATCH_MESSAGES || people >= BATCH_PEOPLE || elapsed() - since >= BATCH_MILLISECONDS)
        write()
    },
    write,
  }
}
