/** Findings of health in the order in which a person needs them. Pure. */
import type { Gives } from "@sluis/server/contract/form"

export type Finding = Gives<"health.show">["findings"][number]

/** Those that need somebody: what is wrong first, and otherwise as the server tells them. */
export function needingAttention(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter(({ state }) => state === "wrong"),
    ...findings.filter(({ state }) => state === "attention"),
  ]
}

export function worstState(findings: readonly Finding[]): Finding["state"] {
  return needingAttention(findings)[0]?.state ?? "ok"
}
