/**
 * An archive in order of date.
 *
 * Archives are kept by folder, and what is learnt of who knows whom depends on what came first. So a first pass looks at
 * headers only and remembers of each message when it was sent and where it stands; whoever replays it reads each again.
 *
 * The same letter stands in several folders of one mailbox, and in the mailboxes of all who got it: it counts once. Letters
 * are the same that have one Message-ID, or one sender, moment, audience and subject, since exports give new Message-IDs.
 */
import { parseDateTime } from "@sluis/core/mail/date-time"
import { fieldValue, firstField, rawValue, scanHeader } from "@sluis/core/mail/header"
import type { Header } from "@sluis/core/mail/header"

import type { Fault } from "../fault.ts"
import type { Found, Where } from "../read-mail.ts"

/** A message of the archive: when it was sent, in milliseconds since 1970, and where it stands. */
export type Dated = { readonly at: number; readonly where: Where }

export type Timeline = {
  /** Oldest first; of the same moment, in the order of the archive. */
  readonly messages: readonly Dated[]
  /** Without a date that can be read: they have no place in the order. */
  readonly undated: number
  /** Further copies of a letter. */
  readonly copies: number
  /** Files in folders that are not mail. */
  readonly skipped: number
  /** There are more messages than are remembered; the rest were not looked at. */
  readonly full: boolean
}

/** Messages that are remembered: some 400 octets each, so 400 megabytes at most. */
export const MAX_DATED = 1_000_000

/** Takes messages as they are found. */
export type TimelineMaker = {
  /** False: there is no room for any more. */
  readonly add: (found: Exclude<Found, { readonly kind: "fault" }>) => boolean
  readonly timeline: () => Timeline
}

export function timelineMaker(most = MAX_DATED): TimelineMaker {
  const messages: Dated[] = []
  const seen = new Set<number>()
  let undated = 0
  let copies = 0
  let skipped = 0
  let full = false
  return {
    add: (found) => {
      if (found.kind === "skipped") {
        skipped += 1
        return true
      }
      const header = scanHeader(found.bytes, 0, found.bytes.length)
      const at = parseDateTime(valueOf(header, "date"))
      const marks = marksOf(header)
      if (at === undefined) undated += 1
      else if (marks.some((mark) => seen.has(mark))) copies += 1
      else if (messages.length >= most) {
        full = true
        return false
      } else {
        messages.push({ at, where: found.where })
        for (const mark of marks) seen.add(mark)
      }
      return true
    },
    timeline: () => {
      seen.clear()
      // Array.sort is stable (ECMA-262 §23.1.3.30).
      messages.sort((one, other) => one.at - other.at)
      return { messages, undated, copies, skipped, full }
    },
  }
}

/** The messages of archives in order; what can't be read is told. */
export async function timelineOf(
  sources: readonly AsyncIterable<Found>[],
  failed: (fault: Fault) => void,
): Promise<Timeline> {
  const maker = timelineMaker()
  for (const source of sources) {
    for await (const found of source) {
      if (found.kind === "fault") failed(found.fault)
      else if (!maker.add(found)) return maker.timeline()
    }
  }
  return maker.timeline()
}

/** Not Bcc: only the sender's own copy has it. */
const SAME_LETTER = ["from", "date", "to", "cc", "subject"] as const

function marksOf(header: Header): readonly number[] {
  const id = valueOf(header, "message-id")
  const letter = SAME_LETTER.map((name) => valueOf(header, name)).join("\n")
  return id === "" ? [markOf(`letter ${letter}`)] : [markOf(`id ${id}`), markOf(`letter ${letter}`)]
}

function valueOf(header: Header, name: string): string {
  const field = firstField(header, name)
  if (field === undefined) return ""
  return name === "date" ? fieldValue(header, field) : rawValue(header, field).trim()
}

/**
 * 53 bits of a text, by FNV-1a over two halves: of a million messages, two have the same by accident once in ten thousand
 * archives, and then one message goes uncounted.
 */
function markOf(text: string): number {
  let one = 0x811c9dc5
  let other = 0x050c5d1f
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other ^ unit ^ (one >>> 15), 0x01000193)
  }
  return (one >>> 0) * 2 ** 21 + (other >>> 11)
}
