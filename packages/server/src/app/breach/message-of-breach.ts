/**
 * The message that a file is opened for, where Sluis had it: one that is held, or that went on its way and is still here.
 * What is gone leaves numbers.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { StoreUnavailable } from "../held/custody.ts"
import type { HeldDecision } from "../held/custody.ts"
import { Fault } from "../fault.ts"
import type { HeldPorts } from "../held/held.ts"
import { contentOfHeld, openWhole } from "../held/whole-held.ts"
import { evidenceWithout, readEvidence } from "./read-evidence.ts"
import type { EvidencePorts, KnownSending, ReadMessage } from "./read-evidence.ts"

export type MessagePorts = EvidencePorts & { readonly held: Pick<HeldPorts, "held" | "octets"> }

export type FoundMessage = ReadMessage & { readonly department: string }

/** Faults: held/unknown, and those of `readEvidence`. */
export async function messageOfBreach(id: string, ports: MessagePorts): Promise<Result<FoundMessage, Fault>> {
  const { held } = ports
  const whole = await openWhole(held, id)
  if (!whole.ok) return await gone(id, ports)
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
