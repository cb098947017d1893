/**
 * An address that somebody else accepted already: an envelope recipient, an attendee.
 *
 * QUIRK: what our grammar refuses (./address.ts) is still somebody's address; it is split at its last `@`, so that the
 * person is counted and gets a key.
 */
import { addressOf, parseAddress, type Address } from "./address.ts"

export function lenientAddress(written: string): Address {
  const parsed = parseAddress(written)
  if (parsed.ok) return parsed.value
  const at = written.lastIndexOf("@")
  return at < 0 ? addressOf(written, "") : addressOf(written.slice(0, at), written.slice(at + 1))
}
