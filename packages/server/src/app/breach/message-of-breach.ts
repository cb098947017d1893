/**
 * The message that a file is opened for, where Sluis had it: one that is held, or that went on its way and is still here.
 * What is gone leaves numbers.
 */
import { readAddressFields } from "@sluis/core/facts/address-field"
import { lenientAddress } from "@sluis/core/mail/lenient-address"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { StoreUnavailable } from "../held/custody.ts"
import type { HeldDecision } from "../held/custody.ts"
import { Fault } from "../fault.ts"
import type { HeldPorts } from "../held/held.ts"
import { contentOfHeld, headerOf, openWhole } from "../held/whole-held.ts"
import { evidenceWithout, readEvidence } from "./read-evidence.ts"
import type { EvidencePorts, KnownSending, ReadMessage } from "./read-evidence.ts"

export type MessagePorts = EvidencePorts & { readonly held: Pick<HeldPorts, "held" | "octets"> }

export type FoundMessage = ReadMessage & { readonly department: string }

/** Faults: held/unknown, held/damaged, and those of `readEvidence`. */
export async function messageOfBreach(id: string, ports: MessagePorts): Promise<Result<FoundMessage, Fault>> {
  const { held } = ports
  const whole = await openWhole(held, id)
  if (!whole.ok) return whole.error.code === "held/damaged" ? whole : await gone(id, ports)
  const { message, recipients } = whole.value
  const content = await contentOfHeld(held, id)
  const department = message.sight?.department ?? ""
  const { sender } = message.envelope
  // Nobody got it, as long as it waits.
  const sending: KnownSending = { message: id, outcome: "prevented", sender, recipients, sentAt: message.at }
  if (content === undefined) {
    const evidence = evidenceWithout({ ...sending, recipients: recipients.length })
    return ok({ evidence, people: [], department })
  }
  const read = await readEvidence(content, sending, ports)
  return read.ok ? ok({ ...read.value, department }) : read
}

/** Keys of the addresses of everybody who gets this message if it is sent as it is; none where it does not wait any more. */
export async function wouldGetHeld(
  id: string,
  { held }: Pick<MessagePorts, "held">,
): Promise<ReadonlySet<string>> {
  const whole = await openWhole(held, id)
  if (!whole.ok) return new Set()
  const content = await contentOfHeld(held, id)
  const { visible, hidden } =
    content === undefined ? { visible: [], hidden: [] } : readAddressFields(headerOf(content))
  const shown = [...visible.map(({ mailbox }) => mailbox), ...hidden].map(({ address }) => address.key)
  return new Set([...whole.value.recipients.map((address) => lenientAddress(address).key), ...shown])
}

async function gone(id: string, ports: MessagePorts): Promise<Result<FoundMessage, Fault>> {
  const { held } = ports.held
  const decision = await held.decisionOn(id)
  const octets = await octetsOf(id, ports)
  if (decision === undefined && octets === undefined) return err(new Fault("held/unknown", id))
  const outcome = decision === undefined ? "prevented" : outcomeOf(decision)
  const sentAt = decision?.decidedAt
  if (octets === undefined) {
    const evidence = evidenceWithout({ message: id, outcome, sentAt, recipients: decision?.recipients ?? 0 })
    return ok({ evidence, people: [], department: "" })
  }
  const read = await readEvidence(
    octets,
    { message: id, outcome, sender: undefined, recipients: [], sentAt },
    ports,
  )
  return read.ok ? ok({ ...read.value, department: "" }) : read
}

/** Copies show nobody else: what was released so did not leak. */
export function outcomeOf({ what, as }: HeldDecision): "sent" | "prevented" {
  return what === "release" && as === "original" ? "sent" : "prevented"
}

async function octetsOf(id: string, { held }: MessagePorts): Promise<Uint8Array | undefined> {
  try {
    return await held.octets(id)
  } catch (cause) {
    if (cause instanceof StoreUnavailable) throw cause
    return undefined
  }
}
