/**
 * Signed notes (C2SP signed-note): a text with lines of signatures under it, each with the name and the id of its key.
 *
 * Deliberately left out: what the text says (./checkpoint.ts), and whether the signatures are right (./verify-note.ts). Until
 * they have been verified, nothing of a note may be believed.
 */
import type { Result } from "../result.ts"
import { err, ok } from "../result.ts"
import { fromBase64, toBase64 } from "./base64.ts"
import { isKeyName, KEY_ID_OCTETS } from "./verifier-key.ts"

export type NoteSignature = {
  readonly name: string
  /** Four octets. */
  readonly id: Uint8Array
  readonly signature: Uint8Array
}

export type Note = {
  /** With its last line end, without the empty line after it. This is what is signed, in UTF-8. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export type NoteFault =
  | { readonly kind: "too-large" }
  /** Not UTF-8, or with control characters. */
  | { readonly kind: "not-text" }
  /** No empty line between text and signatures, or no line end at the end. */
  | { readonly kind: "form" }
  | { readonly kind: "signature-line" }
  | { readonly kind: "too-many-signatures" }

/** As the Go implementation, which most logs and witnesses use, has it. The specification asks for 16 signatures or more. */
export const MAX_NOTE_OCTETS = 1_000_000
export const MAX_NOTE_SIGNATURES = 100

/** Em dash and space. */
const SIGNATURE_START = "\u2014 "

const utf8 = new TextEncoder()
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

export function noteOctets(text: string): Uint8Array {
  return utf8.encode(text)
}

export function writeNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(writeSignature).join("")}`
}

/** One line, with its line end. */
export function writeSignature({ name, id, signature }: NoteSignature): string {
  return `${SIGNATURE_START}${name} ${toBase64(Uint8Array.of(...id, ...signature))}\n`
}

/** Never throws. */
export function readNote(written: string | Uint8Array): Result<Note, NoteFault> {
  if (written.length > MAX_NOTE_OCTETS) return err({ kind: "too-large" })
  const whole = typeof written === "string" ? written : decode(written)
  // C2SP signed-note, "Format": no ASCII control characters other than newline.
  if (whole?.isWellFormed() !== true || /[\u0000-\u0009\u000B-\u001F]/.test(whole))
    return err({ kind: "not-text" })
  // The text may have empty lines itself: the last one is where the signatures begin.
  const split = whole.lastIndexOf("\n\n")
  if (split === -1 || !whole.endsWith("\n")) return err({ kind: "form" })
  const lines = whole.slice(split + 2, -1).split("\n")
  if (lines.length > MAX_NOTE_SIGNATURES) return err({ kind: "too-many-signatures" })
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = readSignature(line)
    if (signature === undefined) return err({ kind: "signature-line" })
    signatures.push(signature)
  }
  return ok({ text: whole.slice(0, split + 1), signatures })
}

/** A line without its line end; undefined for what is no signature. */
export function readSignature(line: string): NoteSignature | undefined {
  if (!line.startsWith(SIGNATURE_START)) return undefined
  const [name = "", base64 = "", ...rest] = line.slice(SIGNATURE_START.length).split(" ")
  const octets = fromBase64(base64)
  if (rest.length > 0 || !isKeyName(name) || octets === undefined || octets.length <= KEY_ID_OCTETS)
    return undefined
  return { name, id: octets.slice(0, KEY_ID_OCTETS), signature: octets.slice(KEY_ID_OCTETS) }
}

function decode(octets: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(octets)
  } catch {
    return undefined
  }
}
