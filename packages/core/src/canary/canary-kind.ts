/**
 * The kinds of canaries: synthetic messages that would each give people away in another manner. They go through real routes, to
 * prove that the guard still catches them.
 *
 * Recipients are only ever at a name that can exist nowhere (RFC 6761 §6.4), so that whatever lets a canary through, no person is
 * reached.
 */

export const CANARY_KINDS = [
  /** Twelve people in To, and the subject tells something of their health. */
  "sensitive-list",
  /** A Bcc field that the mail program left in. */
  "bcc-left-in",
  /** An invitation that names all attendees. */
  "calendar-invitation",
  /** A hidden list of recipients, and the same list as an attached table. */
  "list-attached",
] as const
export type CanaryKind = (typeof CANARY_KINDS)[number]

export function isCanaryKind(text: string): text is CanaryKind {
  return CANARY_KINDS.some((kind) => kind === text)
}

/** RFC 2606 §2, RFC 6761 §6.4. */
export const CANARY_DOMAIN = "canary.invalid"

/** Whether an address of an envelope, as written, is at that name or below it. Asked for every recipient of every message. */
export function isCanaryAddress(written: string): boolean {
  const start = written.length - CANARY_DOMAIN.length
  if (written.slice(Math.max(0, start)).toLowerCase() !== CANARY_DOMAIN) return false
  const before = written.charAt(start - 1)
  return before === "@" || (before === "." && written.includes("@"))
}
