/**
 * Keeps a mistake from being made again: a new message that would show people of an open breach to each other once more, such as
 * a recall or an apology to the same list, is told to the gate, which holds it.
 *
 * People are kept here as hashes under a key that lives as long as the process; who they are stands in sealed records only. A
 * near miss guards nobody: there, nobody was shown to anybody.
 *
 * What it costs: nothing while no file is open, and then a header and a hash for each visible recipient.
 *
 * Deliberately left out: our own letters. They go straight to the queue, each to one person.
 */
import { overlapping } from "@sluis/core/breach/overlap"
import { readAddressFields } from "@sluis/core/facts/address-field"
import { scanHeader } from "@sluis/core/mail/header"
import { lenientAddress } from "@sluis/core/mail/lenient-address"

import type { Content } from "../gate/content.ts"

export type BreachGuard = {
  /** The addresses of the people of a file; none: it guards nobody any more. */
  readonly watch: (breach: string, addresses: readonly string[]) => void
  /** Whether a message shows two people of one open breach to each other. */
  readonly shows: (content: Content) => Promise<boolean> | boolean
}

/** Octets that are looked at for the end of a header: many times that of a message to thousands. */
const MAX_HEADER = 4 * 1024 * 1024

/** `hash`: keyed. */
export function openBreachGuard(hash: (text: string) => string): BreachGuard {
  const watched = new Map<string, ReadonlySet<string>>()

  function isShown(octets: Uint8Array): boolean {
    const { visible } = readAddressFields(scanHeader(octets, 0, octets.length))
    const keys = visible.map(({ mailbox }) => hash(mailbox.address.key))
    const breaches = [...watched].map(([breach, people]) => ({ breach, people }))
    return overlapping(keys, breaches).length > 0
  }

  return {
    watch: (breach, addresses) => {
      if (addresses.length === 0) watched.delete(breach)
      else watched.set(breach, new Set(addresses.map((address) => hash(lenientAddress(address).key))))
    },
    shows: (content) => {
      if (watched.size === 0) return false
      return content.octets === undefined ? headOf(content).then(isShown) : isShown(content.octets)
    },
  }
}

/** Of a large message the beginning: its header is in it. */
async function headOf({ pieces }: Content): Promise<Uint8Array> {
  const head: Uint8Array[] = []
  let octets = 0
  for await (const piece of pieces()) {
    head.push(piece)
    octets += piece.length
    if (octets >= MAX_HEADER) break
  }
  return Buffer.concat(head)
}
