/** Showing that the mailbox of one's account is one's own (../account/mailbox-proof.ts). */
import { ok } from "@sluis/core/result"

import type { Events } from "../events.ts"
import type { Log } from "../log.ts"
import type { MailboxProof } from "../account/mailbox-proof.ts"
import type { HandlersOf } from "../turn.ts"
import { personCalling } from "./caller.ts"

export type MailboxHandlerPorts = {
  readonly mailbox: MailboxProof
  readonly events: Events
  readonly log: Log
}

export function mailboxHandlers({
  mailbox,
  events,
  log,
}: MailboxHandlerPorts): HandlersOf<"account.askMailbox" | "account.proveMailbox"> {
  return {
    "account.askMailbox": async (_, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const asked = await mailbox.ask(caller.value.person)
      return asked.ok ? ok({ mailed: asked.value }) : asked
    },
    "account.proveMailbox": async ({ body: { link, password } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person } = caller.value
      const opened = await mailbox.open(caller.value, link, password)
      if (!opened.ok) return opened
      if (person.provenAt === undefined) {
        log.info("a mailbox was shown to be somebody's", { id: person.id })
        events.tell("people")
      }
      return ok(opened.value.passkeysGone ? { passkeysGone: true } : {})
    },
  }
}
