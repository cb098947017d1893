/**
 * The relay of a demonstration: what would have gone to the next host lands in the outbox instead.
 *
 * Everything else is as it is with a next host, so what a newcomer sees is what would happen.
 */
import type { Clock } from "../clock.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Outbox } from "./outbox.ts"
import type { Offers, Relay } from "./relay.ts"
import { reply } from "../gate/reply.ts"

const OFFERS: Offers = { eightBitMime: true, smtputf8: true, dsn: true, size: undefined }

export function outboxRelay(outbox: Outbox, clock: Clock): Relay {
  return {
    send: async ({ envelope, size, pieces }) => {
      const octets = new Uint8Array(size)
      let at = 0
      for await (const piece of pieces()) {
        octets.set(piece, at)
        at += piece.length
      }
      const recipients = envelope.recipients.map(({ address }) => address)
      try {
        const number = await outbox.put({ at: clock.now(), sender: envelope.sender, recipients }, octets)
        return { kind: "accepted", reply: reply(250, "2.0.0", `In the outbox as ${number}`), refused: [] }
      } catch (cause) {
        if (!(cause instanceof StoreUnavailable)) throw cause
        return { kind: "unreachable", reply: reply(452, "4.3.1", "No room in the outbox now") }
      }
    },
    offers: () => OFFERS,
    close: () => Promise.resolve(),
  }
}
