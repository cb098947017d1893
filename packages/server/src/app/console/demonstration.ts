/**
 * demonstration.send: a message handed in at the gate as any mail program would, through the port for mail. In a demonstration
 * only: nothing of it leaves.
 */
import { err, ok } from "@sluis/core/result"

import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import { gateAnswer } from "../gate/gate-answer.ts"
import { handIn } from "../gate/hand-in.ts"
import type { Outgoing, RelayOutcome } from "../queue/relay.ts"
import type { HandlersOf } from "../turn.ts"

export type DemonstrationPorts = {
  readonly isDemonstration: boolean
  /** Through our own port for mail. */
  readonly submit: (outgoing: Outgoing) => Promise<RelayOutcome>
  readonly events: Pick<Events, "tell">
}

export function demonstrationHandlers(ports: DemonstrationPorts): HandlersOf<"demonstration.send"> {
  return {
    "demonstration.send": async ({ body: { message } }) => {
      if (!ports.isDemonstration) return err(new Fault("demonstration/only", "message"))
      const octets = Uint8Array.fromBase64(message)
      const outgoing = handIn(octets, "message", { from: undefined, recipients: [], keepBcc: false })
      if (!outgoing.ok) return outgoing
      const answer = gateAnswer(await ports.submit(outgoing.value))
      if (answer === undefined) return err(new Fault("send/unreachable", "smtp"))
      ports.events.tell(answer.held ? "held" : "outbox")
      const { code, line, id, held } = answer
      const recipients = outgoing.value.envelope.recipients.length
      return ok({ code, line, held, recipients, ...(id !== undefined && { id }) })
    },
  }
}
