/**
 * Makes sure that nothing in the ledger can be led back to a person any more (GDPR art. 17): the salts of what is about them go,
 * the entries stay as they are.
 */
import { lenientAddress } from "@sluis/core/mail/lenient-address"

import type { Entries } from "../entries.ts"
import type { Ledger } from "./ledger.ts"

/** `who`: an address, or the id of an account. How many salts were erased; 0 where nothing is about them. */
export async function eraseFromLedger(
  who: string,
  {
    ledger,
    entries,
  }: { readonly ledger: Pick<Ledger, "erase">; readonly entries: Pick<Entries, "findByKey"> },
): Promise<number> {
  const { key } = lenientAddress(who)
  // What somebody did with an account is about the account; what was done to somebody without one is about the address.
  const account = await entries.findByKey("person", key)
  let erased = 0
  for (const about of new Set([who, key, ...(account === undefined ? [] : [account.id])]))
    erased += await ledger.erase(about)
  return erased
}
