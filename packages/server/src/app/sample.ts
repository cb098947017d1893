/**
 * What came out of a demonstration for one message that went in: counted in the outbox, copy by copy.
 */
import type { Outbox, OutboxEntry } from "./queue/outbox.ts"

export type SampleSeen = {
  /** Copies to recipients of the message. */
  readonly copies: number
  /** The most recipients' addresses that stand in any one copy. */
  readonly mostShown: number
  /** Number in the outbox of our own mail to the sender. */
  readonly notice: number | undefined
  /** Number of one of the copies in the outbox. */
  readonly example: number | undefined
}

/** The outbox keeps ten thousand; nobody sends a sample to more. */
const MAX_LOOKED_AT = 10_000

/** `after`: the newest number before the message went in. */
export async function seenInOutbox(
  outbox: Outbox,
  after: number,
  { sender, recipients }: { readonly sender: string; readonly recipients: readonly string[] },
): Promise<SampleSeen> {
  const fresh = (await outbox.list(MAX_LOOKED_AT)).filter(({ number }) => number > after)
  const wanted = new Set(recipients)
  const isCopy = (entry: OutboxEntry): boolean => entry.recipients.some((address) => wanted.has(address))
  const copies = fresh.filter(isCopy)
  let mostShown = 0
  for (const { number } of copies) {
    const octets = await outbox.octets(number)
    const text = new TextDecoder("latin1").decode(octets).toLowerCase()
    const shown = recipients.filter((address) => text.includes(address.toLowerCase())).length
    mostShown = Math.max(mostShown, shown)
  }
  const notice = fresh.find((entry) => entry.sender === "" && entry.recipients.includes(sender))
  return {
    copies: copies.length,
    mostShown,
    notice: notice?.number,
    example: copies.at(copies.length >> 1)?.number,
  }
}

/** The newest number in the outbox, 0 if it is empty. */
export async function newestIn(outbox: Outbox): Promise<number> {
  return (await outbox.list(1)).at(-1)?.number ?? 0
}
