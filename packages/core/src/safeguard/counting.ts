/** Which entries each figure counts, how much each of them adds, and by what it is taken apart. One line says all of one figure. */
import type { LedgerAction, LedgerEntry } from "../ledger/entry.ts"
import type { FigureId } from "./figure.ts"

export type Counting = {
  readonly figure: FigureId
  readonly actions: readonly LedgerAction[]
  /** Only those; absent: all that were done. */
  readonly only?: (entry: LedgerEntry) => boolean
  /** Absent: 1. */
  readonly adds?: (entry: LedgerEntry) => number
  /** Absent: not taken apart. */
  readonly by?: (entry: LedgerEntry) => string
}

const STOPPED = ["message.individualised", "message.held", "message.refused"] as const

const figure = (name: string) => (entry: LedgerEntry) => entry.figures[name] ?? 0
const word = (name: string) => (entry: LedgerEntry) => entry.words[name] ?? ""
const role = (entry: LedgerEntry): string => entry.role
const says = (name: string, value: string) => (entry: LedgerEntry) => entry.words[name] === value

export const COUNTINGS: readonly Counting[] = [
  { figure: "delivered", actions: ["messages.delivered"], adds: figure("messages") },
  { figure: "individualised", actions: ["message.individualised"] },
  { figure: "held", actions: ["message.held"] },
  { figure: "refused", actions: ["message.refused"] },
  { figure: "stopped-introductions", actions: STOPPED, adds: figure("introductions") },
  { figure: "stopped-exposures", actions: STOPPED, adds: figure("exposures") },

  { figure: "released-as-copies", actions: ["message.released"], only: says("as", "copies"), by: role },
  { figure: "released-as-it-was", actions: ["message.released"], only: says("as", "original"), by: role },
  {
    figure: "passed-introductions",
    actions: ["message.released"],
    only: says("as", "original"),
    adds: figure("introductions"),
  },
  {
    figure: "passed-exposures",
    actions: ["message.released"],
    only: says("as", "original"),
    adds: figure("exposures"),
  },
  { figure: "dropped", actions: ["message.dropped"], by: role },
  { figure: "expired", actions: ["message.expired"] },

  { figure: "content-viewed", actions: ["content.viewed"], by: role },
  { figure: "floor-changes-proposed", actions: ["policy.proposed"], only: says("floor", "yes"), by: role },
  { figure: "policy-approved", actions: ["policy.approved"], by: role },
  { figure: "policy-rejected", actions: ["policy.rejected"], by: role },
  { figure: "policy-enforced", actions: ["policy.enforced"], by: role },
  {
    figure: "roles-changed",
    actions: ["person.changed"],
    only: ({ words }) => (words["changed"] ?? "").split(" ").includes("roles"),
    by: role,
  },
  { figure: "people-invited", actions: ["person.invited"], by: role },
  { figure: "people-removed", actions: ["person.removed"], by: role },
  { figure: "tokens-made", actions: ["token.made"], by: role },
  { figure: "keys-changed", actions: ["key.changed"], by: role },
  { figure: "retention-changed", actions: ["retention.changed"], by: role },

  { figure: "safeguard-changed", actions: ["safeguard.changed"], by: role },
  { figure: "fell-silent", actions: ["coverage.silent"] },

  { figure: "canary-caught", actions: ["canary.caught"], by: word("kind") },
  { figure: "canary-missed", actions: ["canary.missed"], by: word("kind") },
  { figure: "canary-missed-how", actions: ["canary.missed"], by: word("outcome") },

  { figure: "breaches-opened", actions: ["breach.opened"], only: says("near-miss", "no") },
  { figure: "near-misses-opened", actions: ["breach.opened"], only: says("near-miss", "yes") },
  {
    figure: "near-misses-turned",
    actions: ["breach.changed"],
    only: ({ words }) => words["kind"] === "near-miss" && words["near-miss"] === "no",
  },
  { figure: "breaches-notified", actions: ["breach.notified"], by: word("phase") },
  { figure: "not-notified", actions: ["breach.decided"], only: says("notify", "no") },
  { figure: "people-informed", actions: ["breach.informed"], adds: figure("people"), by: word("round") },
  { figure: "breaches-closed", actions: ["breach.closed"] },
  { figure: "breaches-reopened", actions: ["breach.reopened"] },

  { figure: "measures-planned", actions: ["measure.planned"], by: word("measure") },
  { figure: "measures-closed", actions: ["measure.closed"], by: word("evidence") },
  { figure: "measures-reopened", actions: ["breach.changed"], only: says("kind", "measure-reopened") },

  { figure: "gateway-started", actions: ["gateway.started"] },
  { figure: "timestamped", actions: ["ledger.timestamped"] },
  { figure: "witnessed", actions: ["ledger.witnessed"] },
  { figure: "erased", actions: ["ledger.erased"] },
]

/** By action, so that each entry is held against the few lines that are about it. */
export const COUNTINGS_OF: ReadonlyMap<LedgerAction, readonly Counting[]> = new Map(
  [...new Set(COUNTINGS.flatMap(({ actions }) => actions))].map((action) => [
    action,
    COUNTINGS.filter(({ actions }) => actions.includes(action)),
  ]),
)

/** What was refused or failed counts nowhere, but for a canary that was missed: that is what it is there to say. */
export function counts({ only }: Counting, entry: LedgerEntry): boolean {
  return (entry.result === "done" || entry.action === "canary.missed") && (only?.(entry) ?? true)
}
