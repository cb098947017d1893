/**
 * One message, and what the policy says about it.
 */
import { openDocuments } from "@sluis/core/document/open-documents"
import { examineParsed } from "@sluis/core/examine"
import type { Examination } from "@sluis/core/examine"
import type { Memory } from "@sluis/core/facts/memory"
import { parseMessage } from "@sluis/core/mail/message"
import type { Policy } from "@sluis/core/policy/policy"

/** What is known about the sending of a message that its octets don't tell. */
export type Circumstances = {
  /** Domains that are "us". Empty: the sender's. */
  readonly us: readonly string[]
  /** The envelope sender; undefined: the one in From. Empty for a null sender. */
  readonly sender: string | undefined
  /** The envelope recipients. Empty: those in the header, Bcc too. */
  readonly recipients: readonly string[]
  /** What earlier mail taught; left out: nothing. */
  readonly memory?: Memory
}

/** Throws only where there is a mistake in Sluis itself. */
export async function checkMessage(
  bytes: Uint8Array,
  { us, sender, recipients, memory }: Circumstances,
  policy: Policy,
): Promise<Examination> {
  const message = parseMessage(bytes)
  const documents = await openDocuments(message, policy.numbers)
  const context = { us, documents, ...(memory !== undefined && { memory }) }
  if (sender === undefined && recipients.length === 0) return examineParsed(message, context, policy)
  if (sender !== undefined && recipients.length > 0)
    return examineParsed(message, { ...context, envelope: { sender, recipients } }, policy)
  // Half an envelope is no envelope: the other half is what the header says.
  const { facts, people } = examineParsed(message, context, policy)
  const envelope = {
    sender: sender ?? facts.sender.address,
    recipients: recipients.length > 0 ? recipients : people.map((person) => person.address),
  }
  return examineParsed(message, { ...context, envelope }, policy)
}
