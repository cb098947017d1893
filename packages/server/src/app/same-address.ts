/** Whether two addresses are of the same person, however they are written: as everywhere else (core/mail/address.ts). */
import { lenientAddress } from "@sluis/core/mail/lenient-address"

/** Nobody is the null sender. */
export function isSameAddress(one: string, other: string): boolean {
  return one !== "" && lenientAddress(one).key === lenientAddress(other).key
}
