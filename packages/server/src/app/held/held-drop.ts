/**
 * Held messages that will not be sent: somebody decided so, or nobody decided in time.
 *
 * INVARIANT (nothing vanishes): whoever sent it is told, in the same step in which it is deleted (RFC 5321 §6.1 asks that
 * a message that was accepted and is not delivered be reported). One notice for all parts of a message.
 */
import { fieldValue, firstField } from "@sluis/core/mail/header"
import { parseMessage } from "@sluis/core/mail/message"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { byOf, SLUIS } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import type { HeldMessage, Intake } from "./custody.ts"
import { Fault } from "../fault.ts"
import { departmentOf, openHeld, reasonFor, withParts } from "./held.ts"
import type { HeldPorts } from "./held.ts"
import { decidedEntry } from "../ledger/ledger-entries.ts"
import { ownIntake } from "../queue/own-intake.ts"
import type { DropNoticeRequest } from "../queue/own-mail.ts"

export type Dropped = {
  readonly id: string
  /** Held parts that were dropped, and their recipients together. */
  readonly parts: number
  readonly recipients: number
  /** The sender is told; false where the sender is a program. */
  readonly told: boolean
  /** Of each part, as in the policy; "" for none. */
  readonly departments: readonly string[]
}

/**
 * `cause` is what its sender is told: that somebody decided so, or that it was done in the sender's own name.
 */
export async function dropHeld(
  ports: HeldPorts,
  beginning: string,
  reason: string,
  actor: Actor,
  cause: "dropped" | "withdrawn" = "dropped",
): Promise<Result<Dropped, Fault>> {
  const found = await openHeld(ports, beginning)
  if (!found.ok) return found
  const { id } = found.value
  const kept = reasonFor(id, reason)
  if (!kept.ok) return kept
  const dropped = await dropAll(ports, found.value, cause, { reason: kept.value, actor })
  return dropped.parts === 0 ? err(new Fault("held/decided", id)) : ok(dropped)
}

/** Drops what nobody decided on in time. Gives what was dropped, a message with all its parts as one. */
export async function expireHeld(ports: HeldPorts): Promise<readonly Dropped[]> {
  const all: Dropped[] = []
  for (const id of await ports.held.expired(ports.now())) {
    const message = await ports.held.open(id) // gone where it went with an earlier part, or was decided meanwhile
    if (message === undefined) continue
    const dropped = await dropAll(ports, message, "expired", { reason: "", actor: SLUIS })
    if (dropped.parts > 0) all.push(dropped)
  }
  return all
}

async function dropAll(
  ports: HeldPorts,
  message: HeldMessage,
  cause: DropNoticeRequest["cause"],
  { reason, actor }: { readonly reason: string; readonly actor: Actor },
): Promise<Dropped> {
  const at = ports.now()
  const dropped: HeldMessage[] = []
  let told = false
  for (const part of await withParts(ports, message)) {
    // A part that somebody else decided on gives no notice, so the next one must.
    const report: Intake | undefined = told ? undefined : await reportFor(ports, part, cause, at)
    const isDecided = cause !== "expired"
    const action = isDecided ? "message.dropped" : "message.expired"
    const ledger = [decidedEntry(part, { at, action, actor, reason })]
    const note = { reason, by: byOf(actor), department: departmentOf(part), at, decided: isDecided }
    if (!(await ports.held.drop(part.id, note, report, ledger))) continue
    dropped.push(part)
    told ||= report !== undefined
  }
  const recipients = dropped.reduce((sum, part) => sum + part.recipients, 0)
  const departments = dropped.map(departmentOf)
  return { id: message.id, parts: dropped.length, recipients, told, departments }
}

/** Never to the null sender nor in answer to a program (RFC 3834 §2); such mail is not held in the first place. */
async function reportFor(
  ports: HeldPorts,
  part: HeldMessage,
  cause: DropNoticeRequest["cause"],
  at: number,
): Promise<Intake | undefined> {
  const { envelope, sight, id } = part
  if (envelope.sender === "" || sight?.automatic === true) return undefined
  const octets = await ports.composeDropNotice({
    cause,
    id,
    at,
    arrivedAt: part.at,
    to: envelope.sender,
    messageId: await messageIdOf(ports, id),
    reasons: part.reasons,
    sight,
    recipients: part.recipients,
  })
  const about = { id, at, envelope, correlation: part.correlation }
  return ownIntake("notice", about, octets, ports.newId(), ports.giveUpAfter)
}

/** "" where its content can't be read any more: it must still be possible to be rid of it, and to say so. */
async function messageIdOf({ octets }: HeldPorts, id: string): Promise<string> {
  let content: Uint8Array
  try {
    content = await octets(id)
  } catch {
    return ""
  }
  const { header } = parseMessage(content).root
  const field = firstField(header, "message-id")
  return field === undefined ? "" : fieldValue(header, field)
}
