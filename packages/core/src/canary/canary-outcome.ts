/**
 * Whether a canary that arrived was caught: by what nobody would have been shown, not by which rule was meant to. An organisation
 * may write rules of its own, and they prove themselves here like the built-in ones.
 *
 * Caught is: stopped by a rule of the policy or by the exit check, and where copies would be sent, none shows anybody else. That
 * Sluis could not judge it stops it too, and proves nothing.
 */
import type { Verdict } from "../policy/verdict.ts"
import { octetString } from "../mail/octets.ts"
import type { CanaryKind } from "./canary-kind.ts"
import { canarySecrets } from "./canary-message.ts"

export type ArrivedCanary = {
  readonly kind: CanaryKind
  readonly id: string
  readonly verdict: Verdict
  /** As they would be sent: for `individualise` one for each recipient, for `deliver` one for all. Empty for the others. */
  readonly copies: readonly { readonly recipients: readonly string[]; readonly octets: Uint8Array }[]
}

export function isCaught({ kind, id, verdict, copies }: ArrivedCanary): boolean {
  const showsNobody = copies.every((copy) => !showsSomebody(copy, canarySecrets(kind, id)))
  switch (verdict.kind) {
    case "deliver":
      // A mail server before Sluis may take the field out itself; then there was nothing left to catch.
      return kind === "bcc-left-in" && copies.length > 0 && showsNobody
    case "individualise":
      return copies.length > 0 && showsNobody && isByRule(verdict)
    case "hold":
    case "refuse":
      return isByRule(verdict)
  }
}

function showsSomebody(
  { recipients, octets }: ArrivedCanary["copies"][number],
  secrets: readonly string[],
): boolean {
  const text = octetString(octets, 0, octets.length).toLowerCase()
  return secrets.some(
    (address) => text.includes(address) && recipients.some((other) => other.toLowerCase() !== address),
  )
}

/** Of the fixed reasons, which begin with `sluis/`, only the exit check has seen what would be given away. */
function isByRule({ reasons }: Verdict): boolean {
  return reasons.some(({ rule }) => rule === "sluis/exit-check" || !rule.startsWith("sluis/"))
}
