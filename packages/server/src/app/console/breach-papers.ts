/**
 * breaches.paper, register and statistics, and organisation.*: what is read, printed or handed on.
 *
 * That somebody was given a paper is in the ledger before it leaves.
 */
import { ok } from "@sluis/core/result"

import { breachLedgerEntry } from "../breach/breach-ledger.ts"
import { figuresOf, registerFile } from "../breach/breach-statistics.ts"
import type { RegisterPorts } from "../breach/breach-statistics.ts"
import type { Organisation } from "../breach/organisation.ts"
import type { MadeFile, Papers } from "../breach/papers.ts"
import type { Events } from "../events.ts"
import { did } from "../ledger/ledger-entries.ts"
import type { Ledger } from "../ledger/ledger.ts"
import type { HandlersOf } from "../turn.ts"
import { officer } from "./breaches.ts"
import { personCalling } from "./caller.ts"

export type BreachPaperPorts = Omit<RegisterPorts, "papers" | "organisation"> & {
  readonly papers: Papers
  readonly organisation: Organisation
  readonly ledger: Pick<Ledger, "append">
  /** Of a person, by id; "" where there is none any more. */
  readonly nameOf: (id: string) => Promise<string>
  readonly events: Pick<Events, "tell">
}

type Names =
  "breaches.paper" | "breaches.register" | "breaches.statistics" | "organisation.show" | "organisation.put"

export function breachPaperHandlers(ports: BreachPaperPorts): HandlersOf<Names> {
  const { files, papers, organisation, ledger, clock } = ports
  return {
    "breaches.paper": async ({ params: { id, paper }, query: { language, as, phase } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const made = await papers.make(id, paper, language, as, phase)
      if (!made.ok) return made
      const by = officer(caller.value)
      await ledger.append([
        breachLedgerEntry(id, "breach.viewed", { at: clock.now(), by, words: { paper, as } }),
      ])
      return ok(fileForm(made.value))
    },

    "breaches.register": async ({ query: { language, as, year } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const made = await registerFile({ language, as, year }, ports)
      if (!made.ok) return made
      const words = { kind: "register", as, ...(year !== undefined && { year: String(year) }) }
      await ledger.append([
        did(officer(caller.value), { at: clock.now(), action: "report.viewed", object: "", words }),
      ])
      return ok(fileForm(made.value))
    },

    "breaches.statistics": async () => ok(figuresOf(await files.all())),

    "organisation.show": async () => {
      const { profile, version, saved } = await organisation.now()
      return ok({
        profile,
        version,
        ...(saved !== undefined && { saved: { by: await ports.nameOf(saved.by), at: saved.at } }),
      })
    },

    "organisation.put": async ({ body: { profile, seen } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const put = await organisation.put(profile, seen, officer(caller.value))
      if (!put.ok) return put
      ports.events.tell("organisation")
      return ok({ version: put.value })
    },
  }
}

function fileForm({ name, type, octets }: MadeFile): {
  readonly name: string
  readonly type: string
  readonly octets: string
} {
  return { name, type, octets: octets.toBase64() }
}
