/** How the last canary of a kind and a route ended, in a badge. */
import { msg } from "@lingui/core/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { StateBadge } from "../../component/badge.tsx"
import type { StateLooks } from "../../component/badge.tsx"

export type CanaryResult = Gives<"canary.list">["routes"][number]["results"][number]

const LOOKS: StateLooks<CanaryResult["state"]> = {
  none: { tone: "neutral", icon: "clock", words: msg`Not sent yet` },
  "under-way": { tone: "info", icon: "clock", words: msg`Under way` },
  caught: { tone: "positive", icon: "ok", words: msg`Stopped` },
  "not-caught": { tone: "negative", icon: "error", words: msg`Let through` },
  "not-arrived": { tone: "negative", icon: "error", words: msg`Did not arrive` },
  "not-sent": { tone: "negative", icon: "error", words: msg`Not accepted` },
}

const RED: ReadonlySet<CanaryResult["state"]> = new Set(["not-caught", "not-arrived", "not-sent"])

/** How many of the last ones were not stopped. */
export function redResults(routes: readonly { readonly results: readonly CanaryResult[] }[]): number {
  return routes.flatMap(({ results }) => results).filter(({ state }) => RED.has(state)).length
}

export function CanaryState({ state }: Pick<CanaryResult, "state">): ReactElement {
  return <StateBadge state={state} looks={LOOKS} />
}
