/** breaches.paper, register and statistics, and organisation.*: what is read, printed or handed on. */
import { ok } from "@sluis/core/result"

import { figuresOf, registerFile } from "../breach/breach-statistics.ts"
import type { RegisterPorts } from "../breach/breach-statistics.ts"
import type { Organisation } from "../breach/organisation.ts"
import type { MadeFile, Papers } from "../breach/papers.ts"
import type { HandlersOf } from "../turn.ts"

export type BreachPaperPorts = Omit<RegisterPorts, "papers" | "organisation"> & {
  readonly papers: Papers
  readonly organisation: Organisation
}

type Names =
  "breaches.paper" | "breaches.register" | "breaches.statistics" | "organisation.show" | "organisation.put"

export function breachPaperHandlers(ports: BreachPaperPorts): HandlersOf<Names> {
  const { files, papers, organisation } = ports
  return {
    "breaches.paper": async ({ params: { id, paper }, query: { language, as } }) => {
      const made = await papers.make(id, paper, language, as)
      return made.ok ? ok(fileForm(made.value)) : made
    },

    "breaches.register": async ({ query: { language, as, year } }) => {
      const made = await registerFile({ language, as, year }, ports)
      return made.ok ? ok(fileForm(made.value)) : made
    },

    "breaches.statistics": async () => ok(figuresOf(await files.all())),

    "organisation.show": async () => ok(await organisation.profile()),

    "organisation.put": async ({ body }) => {
      await organisation.put(body)
      return ok({})
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
