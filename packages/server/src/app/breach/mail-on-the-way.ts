/**
 * Letters and questions that are on their way: which mail of the queue is whose, and what becomes of it at that person.
 *
 * What is durable when: what became of a letter is kept at the person before the queue settles it. A crash in between tells it
 * twice, which changes nothing.
 */
import { SLUIS } from "../ledger/actor.ts"
import type { Clock } from "../clock.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Custody, Settlement } from "../held/custody.ts"
import type { Events } from "../events.ts"
import type { Log } from "../log.ts"
import { breachLedgerEntry } from "./breach-ledger.ts"
import type { BreachPeople } from "./breach-people.ts"
import type { KeptPerson, MailState } from "./kept-person.ts"
import { inRound, stateIn, withMail } from "./round.ts"
import type { Round } from "./round.ts"

export type MailOnTheWayPorts = {
  readonly people: Pick<BreachPeople, "all" | "alter">
  /** The same id for the same text. */
  readonly idOf: (text: string) => string
  readonly events: Pick<Events, "tell">
  readonly clock: Clock
  readonly log: Log
}

/** A person, and the address that his or her mail goes to. */
type Whom = Pick<KeptPerson, "id" | "address">

export type MailOnTheWay = {
  /** That this person gets mail of this round: gives the id of that mail, which is always the same. */
  readonly expect: (round: Round, person: KeptPerson) => string
  /** Of a round that was begun before this process was, everybody who is not heard of yet. */
  readonly expectRound: (round: Round) => Promise<void>
  /** What was heard already counts more than that it was queued. */
  readonly mark: (round: Round, person: Whom, state: MailState) => Promise<void>
  /** What became of mail; of what is not ours nothing is done. On disk when it resolves. */
  readonly heard: (settlements: readonly Settlement[]) => Promise<void>
}

export function openMailOnTheWay({ people, idOf, events, clock, log }: MailOnTheWayPorts): MailOnTheWay {
  const onTheWay = new Map<string, { readonly person: Whom; readonly round: Round }>()

  function expect(round: Round, person: KeptPerson): string {
    const id = idOf(`${round.id} ${person.id}`)
    onTheWay.set(id, { person: { id: person.id, address: person.address }, round })
    return id
  }

  async function mark(round: Round, { id, address }: Whom, state: MailState): Promise<void> {
    const at = clock.now()
    const failed = breachLedgerEntry(round.breach, "breach.changed", {
      at,
      by: SLUIS,
      words: { kind: "mail-failed", round: round.kind },
    })
    const altered = await people.alter(
      id,
      (person) => withMail(person, round, { at, state, to: address }),
      () => (state === "failed" ? [failed] : []),
    )
    // Removed meanwhile: there is nobody to tell it of.
    if (!altered.ok && altered.error.code !== "breach/person") throw altered.error
  }

  return {
    expect,

    expectRound: async (round) => {
      const isIn = inRound(round)
      for (const person of await people.all(round.breach)) {
        const state = stateIn(round, person)
        // A crash may have come between the message and its mark.
        const isUnmarked = state === undefined && !round.done && isIn(person)
        if (state === "queued" || isUnmarked) expect(round, person)
      }
    },

    mark,

    heard: async (settlements) => {
      let isOurs = false
      for (const { id, outcome } of settlements) {
        const mail = onTheWay.get(id)
        if (mail === undefined || outcome.kind === "later") continue
        isOurs = true
        try {
          await mark(mail.round, mail.person, outcome.kind)
        } catch (cause) {
          // The queue tries again; a mistake of ours must not keep all other mail from being settled.
          if (cause instanceof StoreUnavailable) throw cause
          log.error("what became of a letter could not be kept", { id: mail.round.breach }, cause)
        }
        onTheWay.delete(id)
      }
      if (isOurs) events.tell("breaches")
    },
  }
}

/** Settling goes through here, so that what becomes of a letter is known before the queue forgets it. */
export function watchingCustody(custody: Custody, { heard }: Pick<MailOnTheWay, "heard">): Custody {
  return {
    ...custody,
    settle: async (settlements, reports) => {
      await heard(settlements)
      await custody.settle(settlements, reports)
    },
  }
}
