/** safeguard.*: figures of a period, the report over it, and the monthly report. */
import { ok } from "@sluis/core/result"

import type { Gives } from "../../contract/form.ts"
import { actorAs } from "../ledger/actor.ts"
import type { MadeFile } from "../breach/papers.ts"
import { monthReport } from "../safeguard/month-report.ts"
import type { MonthPorts } from "../safeguard/month-report.ts"
import type { Safeguard } from "../safeguard/safeguard.ts"
import type { HandlersOf } from "../turn.ts"
import { personCalling } from "./caller.ts"

export type SafeguardHandlerPorts = MonthPorts & { readonly safeguard: Safeguard }

type Names = "safeguard.show" | "safeguard.report" | "safeguard.month"

export function safeguardHandlers(ports: SafeguardHandlerPorts): HandlersOf<Names> {
  const { safeguard } = ports
  return {
    "safeguard.show": async ({ query: { from, to } }) => {
      const shown = await safeguard.show(from, to)
      if (!shown.ok) return shown
      const { figures, days, gaps } = shown.value.figures
      return ok({
        zone: shown.value.period.zone,
        figures: figures.map(({ id, part, value }) => ({ id, part, value })),
        days: days.map(({ day, caught, missed }) => ({ day, caught, missed })),
        gaps: gaps.map(({ from: since, until, said }) => ({ from: since, until, said })),
      })
    },

    "safeguard.report": async ({ query }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const { person, permissions } = caller.value
      const made = await safeguard.report(
        { ...query, mayKnowFiles: permissions.has("breach") },
        actorAs(person, "report"),
      )
      return made.ok ? ok(fileForm(made.value)) : made
    },

    "safeguard.month": async ({ query }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const made = await monthReport(query, ports, actorAs(caller.value.person, "breach"))
      return made.ok ? ok(fileForm(made.value)) : made
    },
  }
}

function fileForm({ name, type, octets }: MadeFile): Gives<"safeguard.report"> {
  return { name, type, octets: octets.toBase64() }
}
