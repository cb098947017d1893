/** How far somebody is with setting up Sluis, from what the server tells about itself. Pure. */
import type { Gives } from "@sluis/server/contract/form"

import type { Setting } from "./setting-section.ts"

type Finding = Gives<"health.show">["findings"][number]
type Person = Gives<"people.list">["people"][number]

export const STEPS = ["organisation", "next-host", "certificate", "privacy-officer", "test"] as const
export type Step = (typeof STEPS)[number]
export type StepState =
  | "done"
  | "todo"
  /** It is filled in, and health says that it does not work. */
  | "wrong"

export type Known = {
  readonly settings: readonly Setting[]
  readonly findings: readonly Finding[]
  readonly people: readonly Pick<Person, "roles" | "state">[]
}

/** Without these Sluis guards nothing, or nobody can decide. */
const ESSENTIAL: readonly Step[] = ["organisation", "next-host", "privacy-officer"]

export function stepStates(known: Known): { readonly [step in Step]: StepState } {
  const { findings, people } = known
  const isSet = (key: string): boolean => known.settings.some((each) => each.key === key && !each.isDefault)
  const worst = (name: string): Finding["state"] | undefined =>
    WORST_FIRST.find((state) => findings.some((finding) => finding.name === name && finding.state === state))
  const nextHost = worst("next-host")
  const hasHost = isSet("upstream.host")
  return {
    organisation: isSet("organisation") && isSet("domains") ? "done" : "todo",
    "next-host": !hasHost ? "todo" : nextHost === "wrong" ? "wrong" : "done",
    certificate: !CERTIFICATES.some(isSet) ? "todo" : worst("certificate") === "wrong" ? "wrong" : "done",
    "privacy-officer": people.some(isPrivacyOfficer) ? "done" : "todo",
    // The last message that was passed on arrived there: that is what a test message shows.
    test: hasHost && nextHost === "ok" ? "done" : "todo",
  }
}

/** Somebody who was invited counts: what has to be done here, is done. */
function isPrivacyOfficer({ roles, state }: Known["people"][number]): boolean {
  return state !== "blocked" && roles.includes("privacy-officer")
}

export function missesEssential(states: { readonly [step in Step]: StepState }): boolean {
  return ESSENTIAL.some((step) => states[step] !== "done")
}

const WORST_FIRST = ["wrong", "attention", "ok"] as const
const CERTIFICATES = ["smtp.tls.certificate", "http.tls.certificate"]
