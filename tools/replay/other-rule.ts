/**
 * When two others would interrupt: they count, and that is all they do.
 *
 * Thunderbird warns of many visible recipients (`mail.compose.warn_public_recipients.threshold`, 15 as it comes); OutlookOkan of
 * many outside domains in To and Cc (ten as it comes).
 */
import type { Examination } from "@sluis/core/examine"

const THUNDERBIRD_RECIPIENTS = 15
const OKAN_DOMAINS = 10

export function isManyRecipients({ facts }: Pick<Examination, "facts">): boolean {
  return facts.audience.visible > THUNDERBIRD_RECIPIENTS
}

export function isManyDomains({ people }: Pick<Examination, "people">): boolean {
  const domains = people
    .filter(({ visible, outside }) => visible && outside)
    .map(({ address }) => address.slice(address.lastIndexOf("@") + 1).toLowerCase())
  return new Set(domains).size >= OKAN_DOMAINS
}
