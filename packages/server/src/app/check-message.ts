/**
 * One message, and what the policy says about it.
 */
import { examine } from "@sluis/core/examine"
import type { Examination } from "@sluis/core/examine"
import type { Policy } from "@sluis/core/policy/policy"

/** What is known about the sending of a message that its octets don't tell. */
export type Circumstances = {
  /** Domains that are "us". Empty: the sender's. */
  readonly us: readonly string[]
  /** The envelope sender; undefined: the one in From. Empty for a null sender. */
  readonly sender: string | undefined
  /** The envelope recipients. Empty: those in the header, Bcc too. */
  readonly recipients: readonly string[]
}

/** Throws only where there is a mistake in Sluis itself. */
export function checkMessage(
  bytes: Uint8Array,
  { us, sender, recipients }: Circumstances,
  policy: Policy,
): Examination {
  if (sender === undefined && recipients.length === 0) return examine(bytes, { us }, policy)
  if (sender !== undefined && recipients.length > 0)
    return examine(bytes, { us, envelope: { sender, recipients } }, policy)
  // Half an envelope is no envelope: the other half is what the header says.
  const { facts, people } = examine(bytes, { us }, policy)
  const envelope = {
    sender: sender ?? facts.sender.address,
    recipients: recipients.length > 0 ? recipients : people.map((person) => person.address),
  }
  return examine(bytes, { us, envelope }, policy)
}
