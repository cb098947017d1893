/**
 * The port through which messages come in from files, folders and standard input.
 */
import type { Result } from "@sluis/core/result"

import type { Fault } from "./fault.ts"

/** Where a message was found: the file as it was given or found, and in an mbox the octet offset of its "From " line. */
export type Where = { readonly file: string; readonly offset: number | undefined }

export type Found =
  | {
      readonly kind: "message"
      readonly where: Where
      readonly bytes: Uint8Array
      readonly progress: Progress
    }
  /** Something that claims to be mail and could not be read, or not whole. What can be read still follows. */
  | { readonly kind: "fault"; readonly fault: Fault; readonly progress: Progress }
  /** A file in a folder that does not claim to be mail, and is none. */
  | { readonly kind: "skipped"; readonly file: string; readonly progress: Progress }

/** How far the reading is: 0 to 1, undefined where the end is not known. */
export type Progress = number | undefined

/** The largest message that is read. */
export const MAX_MESSAGE_OCTETS = 100 * 1024 * 1024

/**
 * The messages of a file, an mbox, a Maildir, a folder or (for "-") standard input, one after the other, in a stable
 * order. Holds no more than one message. Never throws: whatever goes wrong is a fault in the sequence.
 */
export type ReadMail = (name: string, from?: ReadFrom) => AsyncIterable<Found>

/**
 * Asked of every file whose size is known, before it is read: how many of its octets were read before. All of them: it is passed
 * over. Fewer: an mbox in which a message begins there is read from there, anything else from its start.
 */
export type ReadFrom = (file: string, size: number) => number

/** A message that `ReadMail` found, once more. Never throws: what has changed meanwhile is a fault. */
export type ReadAgain = (where: Where) => Promise<Result<Uint8Array, Fault>>
