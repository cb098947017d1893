/**
 * What somebody uploads as the message of a breach: one whole message, or a fault that says what it is instead and what to do.
 *
 * Failing direction: what is cut off is refused. Half a message tells of half the people, and a file would say that it was all.
 */
import { mboxSplitter } from "@sluis/core/mail/mbox"
import { parseMessage } from "@sluis/core/mail/message"
import type { Message, Part } from "@sluis/core/mail/message"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"
import type { FaultCode } from "../fault.ts"
import { MAX_MESSAGE_OCTETS } from "../read-mail.ts"

/** What the first octets of a file are; the mail begins at octet `start`. */
export type Sniff = (
  octets: Uint8Array,
) =>
  | { readonly kind: "message" | "mbox"; readonly start: number }
  | { readonly kind: "fault"; readonly code: FaultCode; readonly detail: string }

/** What faults are about: the name of a file is its owner's business. */
const UPLOAD = "message"

/** Faults: those of input/* that name another kind of file, breach/mailbox, breach/cut-off. Linear in the octets. */
export function readUpload(octets: Uint8Array, sniff: Sniff): Result<Message, Fault> {
  const sniffed = sniff(octets)
  if (sniffed.kind === "fault") return err(new Fault(sniffed.code, UPLOAD, sniffed.detail))
  const mail = octets.subarray(sniffed.start)
  const one = sniffed.kind === "mbox" ? onlyMessage(mail) : ok(mail)
  if (!one.ok) return one
  const message = parseMessage(one.value)
  return isCutOff(message) ? err(new Fault("breach/cut-off", UPLOAD)) : ok(message)
}

/** QUIRK: programs save a single message with the "From " line of a mailbox before it. */
function onlyMessage(mailbox: Uint8Array): Result<Uint8Array, Fault> {
  const splitter = mboxSplitter(MAX_MESSAGE_OCTETS)
  const [first, second] = [...splitter.feed(mailbox), ...splitter.finish()]
  if (first?.bytes === undefined || second !== undefined) return err(new Fault("breach/mailbox", UPLOAD))
  return ok(first.bytes)
}

/**
 * Its header has no end (RFC 5322 §2.1: an empty line), or a multipart has no closing delimiter (RFC 2046 §5.1.1), which every
 * program that makes one writes.
 */
function isCutOff({ bytes, root, parts }: Message): boolean {
  if (root.header.end >= bytes.length && !endsInEmptyLine(bytes)) return true
  return parts.some((part) => part.children.length > 0 && !isClosed(bytes, part))
}

function endsInEmptyLine(bytes: Uint8Array): boolean {
  return /\r?\n\r?\n$/.test(tail(bytes, bytes.length, 4))
}

function isClosed(bytes: Uint8Array, { parameters, bodyStart, bodyEnd }: Part): boolean {
  const boundary = parameters.get("boundary")
  if (boundary === undefined) return true
  const last = Buffer.from(bytes.buffer, bytes.byteOffset + bodyStart, bodyEnd - bodyStart)
  return last.lastIndexOf(`--${boundary}--`) >= 0
}

function tail(bytes: Uint8Array, end: number, octets: number): string {
  return new TextDecoder("latin1").decode(bytes.subarray(Math.max(0, end - octets), end))
}
