/** The link that shows that a mailbox is somebody's (./mailbox-proof.ts), mailed there and told nowhere else. */
import type { Clock } from "../clock.ts"
import type { Custody } from "../held/custody.ts"
import { MAILBOX_LINK_VALID } from "./mailbox-proof.ts"
import type { MailMailboxLink } from "./mailbox-proof.ts"
import { letterIntake } from "../queue/own-intake.ts"
import type { ComposeMailboxLink } from "../queue/own-mail.ts"

export type MailboxMailPorts = {
  readonly compose: ComposeMailboxLink
  readonly custody: Pick<Custody, "take">
  /** Tells the queue that our own mail is due. */
  readonly wake: () => void
  readonly newId: () => string
  readonly clock: Clock
  /** Milliseconds for which our own mail is tried. */
  readonly giveUpAfter: number
}

export function mailboxMail(ports: MailboxMailPorts): MailMailboxLink {
  const { compose, custody, wake, newId, clock, giveUpAfter } = ports
  return async ({ address: to, language }, link) => {
    const at = clock.now()
    const octets = await compose({ at, to, language, link, validUntil: at + MAILBOX_LINK_VALID })
    // A link that opens nothing any more is not worth trying for.
    const until = Math.min(giveUpAfter, MAILBOX_LINK_VALID)
    await custody.take(letterIntake(to, octets, { id: newId(), at, giveUpAfter: until }), undefined)
    wake()
  }
}
