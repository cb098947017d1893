/**
 * What kind of message this is: signed, encrypted, a calendar item, an automatic message.
 *
 * These facts say what may be done with a message. Signed and encrypted forms: RFC 1847, RFC 8551, RFC 3156, RFC 9580
 * (inline); automatic messages: RFC 3834 §5, RFC 3462.
 */
import { decodedBody } from "../mail/body.ts"
import { fieldValue, firstField } from "../mail/header.ts"
import { LIMITS } from "../mail/limits.ts"
import type { Message, Part } from "../mail/message.ts"
import { isTnef } from "../mail/tnef.ts"
import type { Audience } from "./audience.ts"
import type { TextZone } from "./text-zone.ts"

export function isSigned({ parts }: Message, zones: readonly TextZone[]): boolean {
  return (
    parts.some(isSignedPart) || zones.some(({ text }) => text.includes("-----BEGIN PGP SIGNED MESSAGE-----"))
  )
}

export function isEncrypted({ parts }: Message, zones: readonly TextZone[]): boolean {
  return parts.some(isEncryptedPart) || zones.some(({ text }) => text.includes("-----BEGIN PGP MESSAGE-----"))
}

export function observeCalendar({ parts }: Message): boolean {
  return parts.some(isCalendarPart)
}

export function isForwarded({ parts, root }: Message, subject: string): boolean {
  return (
    FORWARD.test(subject) || parts.some(({ embedded }) => embedded !== undefined) || has(root, "resent-from")
  )
}

/** A message that hangs on an answer makes no forward of it. */
export function isAnswer(message: Message, subject: string): boolean {
  return isReply(message, subject) && !FORWARD.test(subject) && !has(message.root, "resent-from")
}

export function isReply({ root }: Message, subject: string): boolean {
  return REPLY.test(subject) || has(root, "in-reply-to")
}

/** A null sender (RFC 5321 §4.5.5) or a program's answer (RFC 3834 §5): nobody would read a notice about it. */
export function observeAutomatic({ root }: Message, nullSender: boolean): boolean {
  return nullSender || isAutomatic(root)
}

/** The limits that reading reached. */
export function beyondOf(message: Message, audience: Audience): readonly string[] {
  const beyond = new Set<string>(message.beyond)
  if (audience.beyond) beyond.add("mailboxes")
  if (message.parts.some(isLongText)) beyond.add("textOctets")
  return beyond.size === 0 ? NOTHING : [...beyond].toSorted()
}

const NOTHING: readonly string[] = []

function isLongText({ type, bodyStart, bodyEnd }: Part): boolean {
  return bodyEnd - bodyStart > LIMITS.textOctets && (type === "text/plain" || type === "text/html")
}

// Prefixes of the usual programs in Dutch, English, German and French.
const FORWARD = /^\s*(?:\[[^\]]{0,40}\]\s*)?(?:fwd?|doorst|doorgestuurd|dg|wg|tr)\s*:/i
const REPLY = /^\s*(?:\[[^\]]{0,40}\]\s*)?(?:re|antw|aw)\s*:/i

export function isSignedPart({ type, parameters }: Part): boolean {
  return (
    type === "multipart/signed" ||
    (isCms(type) && parameters.get("smime-type")?.toLowerCase() === "signed-data")
  )
}

/** RFC 8551 §3.2.2: without smime-type a pkcs7-mime part may be anything; it can't be read either way. */
export function isEncryptedPart({ type, parameters }: Part): boolean {
  if (type === "multipart/encrypted") return true
  return isCms(type) && !/^(?:signed-data|certs-only)$/i.test(parameters.get("smime-type") ?? "")
}

function isCms(type: string): boolean {
  return type === "application/pkcs7-mime" || type === "application/x-pkcs7-mime"
}

export function isCalendarPart({ type, filename }: Part): boolean {
  return type === "text/calendar" || type === "application/ics" || filename.toLowerCase().endsWith(".ics")
}

export function isTnefPart(message: Message, part: Part): boolean {
  if (part.type === "application/ms-tnef" || part.type === "application/vnd.ms-tnef") return true
  if (part.filename.toLowerCase() !== "winmail.dat") return false
  return isTnef(decodedBody(message, part))
}

/**
 * RFC 3834 §5 Auto-Submitted, and what older programs send in its place: vacation notices and delivery reports. A
 * newsletter (Precedence: bulk) is not automatic in this sense: somebody sent it and can be asked.
 */
function isAutomatic(root: Part): boolean {
  const { header } = root
  const submitted = firstField(header, "auto-submitted")
  if (submitted !== undefined) return !/^no\b/i.test(fieldValue(header, submitted))
  if (root.type === "multipart/report") return true
  const precedence = firstField(header, "precedence")
  if (precedence !== undefined && /^auto_reply\b/i.test(fieldValue(header, precedence))) return true
  return has(root, "x-autoreply") || has(root, "x-autorespond")
}

function has({ header }: Part, name: string): boolean {
  return firstField(header, name) !== undefined
}
