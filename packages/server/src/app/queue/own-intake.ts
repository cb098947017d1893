/**
 * Our own mail as something to send: null sender (RFC 5321 §4.5.5), so that no answer to it ever comes back as mail.
 */
import type { Intake } from "../held/custody.ts"

/** A notice about `about`, to its sender. */
export function noticeIntake(about: Intake, octets: Uint8Array, id: string, giveUpAfter: number): Intake {
  return ownIntake("notice", about, octets, id, giveUpAfter)
}

/**
 * A report about `about`, to its sender. Only its one recipient may need SMTPUTF8: the rest of a report is ASCII, whatever
 * the message was. Not due at once, or it would count as claimed by whoever wrote it, and lie until that claim ran out.
 */
export function reportIntake(
  { id: about, at, envelope }: Pick<Intake, "id" | "at" | "envelope">,
  octets: Uint8Array,
  id: string,
  giveUpAfter: number,
): Intake {
  const smtputf8 = NON_ASCII.test(envelope.sender)
  const failed = { id: about, at, envelope: { ...envelope, smtputf8 }, correlation: "" }
  return { ...ownIntake("report", failed, octets, id, giveUpAfter), dueAt: at + 1 }
}

const NON_ASCII = /[^\0-\u007F]/

/** To one person, about no message. Due a moment later than it is: so it is nobody's yet, and the queue claims it. */
export function letterIntake(
  to: string,
  octets: Uint8Array,
  { id, at, giveUpAfter }: { readonly id: string; readonly at: number; readonly giveUpAfter: number },
): Intake {
  const envelope = { ...TO_NOBODY, sender: to, smtputf8: NON_ASCII.test(to) }
  const intake = ownIntake("notice", { id: "", at, envelope, correlation: "" }, octets, id, giveUpAfter)
  return { ...intake, dueAt: at + 1 }
}

/** The same, and taken once by its id however often it is tried, also after it was sent (`Custody.settle`). `what` it is, in a word. */
export function onceIntake(
  to: string,
  octets: Uint8Array,
  { what, ...letter }: { readonly what: string } & Parameters<typeof letterIntake>[2],
): Intake {
  return { ...letterIntake(to, octets, letter), purpose: "report", about: what }
}

const TO_NOBODY = { body: undefined, ret: undefined, envid: undefined, auth: undefined, recipients: [] }

/** RFC 3461 §4.1 NEVER: our own mail asks for no report either. */
export function ownIntake(
  purpose: "notice" | "report",
  about: Pick<Intake, "id" | "at" | "envelope" | "correlation">,
  octets: Uint8Array,
  id: string,
  giveUpAfter: number,
): Intake {
  const eightBit = octets.some((octet) => octet > 127)
  return {
    id,
    purpose,
    at: about.at,
    expiresAt: about.at + giveUpAfter,
    envelope: {
      sender: "",
      body: eightBit ? "8BITMIME" : undefined,
      smtputf8: about.envelope.smtputf8,
      ret: undefined,
      envid: undefined,
      auth: undefined,
      recipients: [{ address: about.envelope.sender, notify: "NEVER", orcpt: undefined }],
    },
    prefix: new Uint8Array(0),
    size: octets.length,
    eightBit,
    pieces: () => [octets],
    copies: [{ splices: [], recipients: [0] }],
    dueAt: about.at,
    verdict: { kind: "deliver", reasons: [], delaySeconds: 0 },
    sight: undefined,
    correlation: about.correlation,
    about: about.id,
  }
}
