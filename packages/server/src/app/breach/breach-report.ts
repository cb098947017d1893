/**
 * An employee says that something went wrong: a file opens with those words, and privacy officers are told at once.
 *
 * Whoever reports sees nothing of the file afterwards; it is the officers' work from here.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Actor } from "../ledger/actor.ts"
import { Fault } from "../fault.ts"
import type { HeldPorts } from "../held/held.ts"
import type { Person } from "../account/person.ts"
import { isSameAddress } from "../same-address.ts"
import type { BreachFiles } from "./breach-files.ts"
import type { BreachPeople } from "./breach-people.ts"
import { messageOfBreach } from "./message-of-breach.ts"
import type { MessagePorts } from "./message-of-breach.ts"

export type BreachReportPorts = MessagePorts & {
  readonly files: Pick<BreachFiles, "open" | "take">
  readonly people: Pick<BreachPeople, "add">
  readonly held: Pick<HeldPorts, "held" | "octets">
  /** Tells of it now, as far as that is possible; what is not possible now is done later. */
  readonly tellSoon: () => void
}

export type BreachReporting = {
  /** Gives the id of the file. Faults: held/unknown for a message of somebody else, breach/refused, request/full. */
  readonly report: (words: string, held: string | undefined, person: Person) => Promise<Result<string, Fault>>
}

const TITLES = {
  nl: "Gemeld door een medewerker",
  en: "Reported by an employee",
} as const

export function openBreachReporting(ports: BreachReportPorts): BreachReporting {
  const { files, people, tellSoon } = ports
  return {
    report: async (words, held, person) => {
      const by: Actor = { person: person.id, role: "employee" }
      if (held !== undefined && !(await isOwn(held, person, ports)))
        return err(new Fault("held/unknown", held))
      const found = held === undefined ? ok(undefined) : await messageOfBreach(held, ports)
      if (!found.ok) return found
      const title = TITLES[person.language]
      const department = found.value?.department || (person.departments[0] ?? "")
      const nearMiss = found.value?.evidence.outcome === "prevented"
      const opened = await files.open({ source: "reported", title, department, nearMiss }, by)
      if (!opened.ok) return opened
      const id = opened.value
      const described = await files.take(id, { kind: "described", title, department, summary: words }, 0, by)
      if (!described.ok) return described
      if (found.value !== undefined) {
        const { evidence, people: whom } = found.value
        const added = await files.take(id, { kind: "evidence", evidence }, described.value, by)
        if (!added.ok) return added
        if (whom.length > 0) await people.add(id, whom, by)
      }
      tellSoon()
      return ok(id)
    },
  }
}

/** Sent by this person, whose mailbox was shown to be theirs. */
async function isOwn(
  id: string,
  { address, provenAt }: Person,
  { held }: Pick<BreachReportPorts, "held">,
): Promise<boolean> {
  const message = await held.held.open(id)
  return provenAt !== undefined && message !== undefined && isSameAddress(message.envelope.sender, address)
}
