/**
 * What was sent from this page, so that a copy can be laid beside its original. In memory, and only a few: it is a demonstration.
 */
import { messageIdOf } from "../../try/message-id.ts"

const MOST = 10
const originals = new Map<string, Uint8Array>()

export function remember(octets: Uint8Array): void {
  const id = messageIdOf(octets)
  if (id === undefined) return
  originals.delete(id)
  originals.set(id, octets)
  const oldest = originals.keys().next()
  if (originals.size > MOST && oldest.done !== true) originals.delete(oldest.value)
}

export function remembered(messageId: string): Uint8Array | undefined {
  return originals.get(messageId)
}
