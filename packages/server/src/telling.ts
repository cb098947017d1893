/** The ports that change what screens show, made to tell so. What is told is that, and not what. */
import type { Custody } from "./app/held/custody.ts"
import type { Events } from "./app/events.ts"
import type { Outbox } from "./app/queue/outbox.ts"

export function tellingCustody(custody: Custody, { tell }: Pick<Events, "tell">): Custody {
  return {
    ...custody,
    take: async (intake, notice, ledger) => {
      const taken = await custody.take(intake, notice, ledger)
      if (intake.purpose === "hold" && taken.kind === "taken") tell("held")
      return taken
    },
  }
}

export function tellingOutbox(outbox: Outbox, { tell }: Pick<Events, "tell">): Outbox {
  return {
    ...outbox,
    put: async (entry, octets) => {
      const number = await outbox.put(entry, octets)
      tell("outbox")
      return number
    },
  }
}
