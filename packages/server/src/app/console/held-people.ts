/**
 * Whom a held message goes to and what each would learn, and its content: for who may know.
 */
import { ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Gives } from "../../contract/form.ts"
import { Fault } from "../fault.ts"
import type { Look, LookedPerson, NotLooked } from "../held/look.ts"
import { MAX_PEOPLE } from "../held/look.ts"
import type { Rendered } from "../held/render.ts"
import type { WholeHeld } from "../held/whole-held.ts"

export type HeldPeople = Pick<Gives<"held.content">, "recipients" | "others">

/** Where it can't be looked into, the recipients of its envelopes alone. A fault only where too many others are waiting. */
export async function peopleOf(
  look: Look,
  { message, recipients }: WholeHeld,
  content: Uint8Array | undefined,
): Promise<Result<HeldPeople, Fault>> {
  if (content === undefined) return ok(unlooked(recipients))
  const { sender } = message.envelope
  const looked = await look(content, { sender, recipients, remember: true })
  if (looked.ok) return ok({ recipients: [...looked.value.people], others: looked.value.others })
  return looked.error === "busy"
    ? { ok: false, error: notLooked(looked.error, message.id) }
    : ok(unlooked(recipients))
}

export function notLooked(why: NotLooked, subject: string): Fault {
  return new Fault(why === "busy" ? "request/too-many" : "message/not-shown", subject)
}

function unlooked(recipients: readonly string[]): HeldPeople {
  const people = recipients.slice(0, MAX_PEOPLE).map((address) => ({ ...UNKNOWN, address }))
  return { recipients: people, others: recipients.length - people.length }
}

const UNKNOWN: Omit<LookedPerson, "address"> = {
  name: "",
  seen: "envelope",
  visible: false,
  outside: false,
  introductions: 0,
  exposures: 0,
}

export function renderedItem({
  html,
  header,
  to,
  cc,
  attachments,
  ...rest
}: Rendered): Gives<"held.content">["message"] {
  return {
    ...rest,
    header: [...header],
    to: [...to],
    cc: [...cc],
    attachments: [...attachments],
    ...(html !== undefined && { html }),
  }
}
