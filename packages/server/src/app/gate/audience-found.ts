/**
 * Whether anybody was found whom a message goes to. A message to its own author goes to somebody, though nobody learns
 * anything by it.
 */
import type { Examination } from "@sluis/core/examine"
import { readAddressFields } from "@sluis/core/facts/address-field"

export function isNobodyFound({ people, message }: Examination): boolean {
  if (people.length > 0) return false
  const { visible, hidden } = readAddressFields(message.root.header)
  return visible.length + hidden.length === 0
}
