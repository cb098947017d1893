/**
 * Mail about a breach on its way: each message with one recipient, taken into the queue once, however often it is tried.
 *
 * Why once: its id comes of what it is for, and the queue keeps a message that it knows by id only once (custody.settle), also
 * after it was sent. So whoever is interrupted begins again, and nobody gets a letter twice.
 *
 * Its envelope sender is the desk that it is from: what a mail server far away says days later comes to people who can act on it,
 * and where a copy can't be delivered from here we are told ourselves (./mailing.ts).
 */
import type { PersonalLetter } from "@sluis/core/breach/letter/letter"

import type { Clock } from "../clock.ts"
import type { Custody, Intake } from "../held/custody.ts"
import { ownIntake } from "../queue/own-intake.ts"
import type { ComposeBreachLetter } from "../queue/own-mail.ts"

export type BreachMail = {
  readonly id: string
  /** Id of the file. */
  readonly breach: string
  readonly from: { readonly name: string; readonly address: string }
  readonly letter: PersonalLetter
}

export type BreachMailPorts = {
  readonly custody: Pick<Custody, "settle">
  readonly compose: ComposeBreachLetter
  readonly clock: Clock
  /** Milliseconds for which a letter is tried. */
  readonly giveUpAfter: number
}

/** On disk when it resolves. Rejects with `StoreUnavailable`: then none of them is. */
export async function queueMail(mails: readonly BreachMail[], ports: BreachMailPorts): Promise<void> {
  const intakes = await Promise.all(mails.map((mail) => intakeOf(mail, ports)))
  await ports.custody.settle([], intakes)
}

async function intakeOf(
  { id, breach, from, letter }: BreachMail,
  { compose, clock, giveUpAfter }: BreachMailPorts,
): Promise<Intake> {
  const at = clock.now()
  const octets = await compose({ id, at, from, letter })
  const smtputf8 = NON_ASCII.test(letter.to)
  const about = { id: breach, at, envelope: { ...TO_ONE, sender: letter.to, smtputf8 }, correlation: "" }
  const intake = ownIntake("report", about, octets, id, giveUpAfter)
  return {
    ...intake,
    envelope: { ...intake.envelope, sender: from.address, recipients: [{ ...TO_DESK, address: letter.to }] },
    // Later than its moment, so that it is nobody's yet and the queue claims it.
    dueAt: at + 1,
  }
}

const NON_ASCII = /[^\0-\u007F]/
const TO_ONE = { body: undefined, ret: undefined, envid: undefined, auth: undefined, recipients: [] }
/** RFC 3461 §4.1: a server that can't deliver it tells the desk. */
const TO_DESK = { notify: "FAILURE", orcpt: undefined }
