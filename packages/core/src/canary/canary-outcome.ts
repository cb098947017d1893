/**
 * Whether a canary that arrived was caught: by what nobody would have been shown, not by which rule was meant to. An organisation
 * may write rules of its own, and they prove themselves here like the built-in ones.
 *
 * Caught is: stopped by a rule of the policy or by the exit check, and where copies would be sent, none shows anybody else. That
 * Sluis could not judge it stops it too, and proves nothing.
 */
import type { Verdict } from "../policy/verdict.ts"
import { parseMessage } from "../mail/message.ts"
import { octetString } from "../mail/octets.ts"
import { decodeTransfer } from "../mail/transfer-encoding.ts"
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
  const texts = textsIn(octets)
  return secrets.some(
    (address) =>
      texts.some((text) => text.includes(address)) &&
      recipients.some((other) => other.toLowerCase() !== address),
  )
}

/**
 * As it stands, and each part without its coat: a mail server before Sluis may encode what we handed over in clear, and what is shown
 * in base64 is shown. Folds are taken out, of calendars too (RFC 5545 §3.1). A second look beside the exit check, and simpler.
 */
function textsIn(octets: Uint8Array): readonly string[] {
  const decoded = parseMessage(octets).parts.map(({ bodyStart, bodyEnd, encoding }) =>
    decodeTransfer(octets.subarray(bodyStart, bodyEnd), encoding),
  )
  return [octets, ...decoded].map((bytes) =>
    octetString(bytes)
      .replaceAll(/\r?\n[ \t]/g, "")
      .toLowerCase(),
  )
}

/** Of the fixed reasons, which begin with `sluis/`, only the exit check has seen what would be given away. */
function isByRule({ reasons }: Verdict): boolean {
  return reasons.some(({ rule }) => rule === "sluis/exit-check" || !rule.startsWith("sluis/"))
}
