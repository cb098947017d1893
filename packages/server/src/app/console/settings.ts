/**
 * settings.*: the configuration in force, and a test message through the gate and the real route: what a system administrator
 * wants to see before mail is sent this way.
 */
import { err, ok } from "@sluis/core/result"

import { composeMessage } from "../compose.ts"
import { Fault } from "../fault.ts"
import { gateAnswer } from "../gate/gate-answer.ts"
import { handIn } from "../gate/hand-in.ts"
import type { Outgoing, RelayOutcome } from "../queue/relay.ts"
import type { ShownSettings } from "../shown-setting.ts"
import type { HandlersOf } from "../turn.ts"

export type SettingsPorts = {
  readonly shown: () => ShownSettings
  /** Through our own port for mail. */
  readonly submit: (outgoing: Outgoing) => Promise<RelayOutcome>
  /** Address that our own mail is from. */
  readonly postmaster: string
  /** Our own name, for Message-ID. */
  readonly hostName: string
  readonly newId: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export function settingsHandlers(ports: SettingsPorts): HandlersOf<"settings.show" | "settings.test"> {
  return {
    "settings.show": () => {
      const { file, settings } = ports.shown()
      return Promise.resolve(ok({ settings: [...settings], ...(file !== undefined && { file }) }))
    },

    "settings.test": async ({ body: { to } }) => {
      const { postmaster, hostName, newId, now } = ports
      const composed = composeMessage({
        from: postmaster,
        to: [to],
        cc: [],
        bcc: [],
        subject: SUBJECT,
        text: TEXT,
        fields: [
          ["Date", new Date(now()).toUTCString().replace("GMT", "+0000")], // RFC 5322 §3.3
          ["Message-ID", `<${newId()}@${hostName}>`],
        ],
      })
      if (!composed.ok) return composed
      const outgoing = handIn(composed.value, "message", { from: undefined, recipients: [], keepBcc: false })
      if (!outgoing.ok) return outgoing
      const answer = gateAnswer(await ports.submit(outgoing.value))
      if (answer === undefined) return err(new Fault("send/unreachable", "smtp"))
      const { code, line } = answer
      return ok({ accepted: code < 300, code, line })
    },
  }
}

const SUBJECT = "Sluis: testbericht / test message"
const TEXT = `Dit is een testbericht van Sluis. U kreeg het omdat een beheerder het verstuurde.
Het is via de sluis en uw mailserver gekomen: de weg werkt.

This is a test message from Sluis. You got it because an administrator sent it.
It came through the gate and your mail server: the route works.
`
