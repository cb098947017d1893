/** What the assistant has to know (./setup-step.ts), asked for together. */
import type { UseQueryResult } from "@tanstack/react-query"
import type { Gives } from "@sluis/server/contract/form"

import { useCall } from "../../api/query.ts"
import { stepStates } from "./setup-step.ts"
import type { Step, StepState } from "./setup-step.ts"

export type Setup = {
  readonly settings: UseQueryResult<Gives<"settings.show">>
  readonly health: UseQueryResult<Gives<"health.show">>
  readonly people: UseQueryResult<Gives<"people.list">>
  /** Undefined as long as not all is known. */
  readonly states: { readonly [step in Step]: StepState } | undefined
}

export function useSetup(): Setup {
  const settings = useCall("settings.show", {})
  const health = useCall("health.show", {})
  const people = useCall("people.list", { query: {} })
  const states =
    settings.data === undefined || health.data === undefined || people.data === undefined
      ? undefined
      : stepStates({
          settings: settings.data.settings,
          findings: health.data.findings,
          people: people.data.people,
        })
  return { settings, health, people, states }
}
