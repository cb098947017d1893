/** Whose senders are ours. Forwarded and forged mail has senders elsewhere, who have no business with what we saw. */
import { isOurs } from "@sluis/core/facts/audience"
import { foldDomain } from "@sluis/core/mail/domain"
import { lenientAddress } from "@sluis/core/mail/lenient-address"

/** `us`: domains, as they were configured; where there are none, everybody is one of us. */
export function isOwnSender(sender: string, us: readonly string[]): boolean {
  return us.length === 0 || isOurs(lenientAddress(sender).host, us.map(foldDomain))
}
