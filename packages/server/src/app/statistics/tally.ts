/**
 * Many messages in one summary, with memory that does not grow with their number.
 */
import type { Examination } from "@sluis/core/examine"
import type { Verdict } from "@sluis/core/policy/verdict"

import type { Heading } from "../held/heading.ts"
import type { Where } from "../read-mail.ts"

/** How many of the worst messages are kept. */
const WORST = 10

export type Worst = {
  readonly where: Where
  readonly heading: Heading
  readonly kind: Verdict["kind"]
  readonly people: number
  readonly introductions: number
  readonly exposures: number
}

export type Summary = {
  readonly messages: number
  readonly verdicts: { readonly [kind in Verdict["kind"]]: number }
  /** Messages by which somebody would have learnt an address, those people (counted per message), and the pairs. */
  readonly introducing: { readonly messages: number; readonly people: number; readonly introductions: number }
  /** Messages by which somebody would have learnt that others are on a list that says something, and the pairs. */
  readonly exposing: { readonly messages: number; readonly people: number; readonly exposures: number }
  /** The worst first: by exposures, then introductions, then people. Only messages that are not simply delivered. */
  readonly worst: readonly Worst[]
}

export type Tally = {
  add(where: Where, heading: () => Heading, examination: Examination): void
  summary(): Summary
}

export function newTally(): Tally {
  let messages = 0
  const verdicts = { deliver: 0, individualise: 0, hold: 0, refuse: 0 }
  const introducing = { messages: 0, people: 0, introductions: 0 }
  const exposing = { messages: 0, people: 0, exposures: 0 }
  let worst: readonly Worst[] = []
  return {
    add(where, heading, { verdict, facts, people }) {
      messages += 1
      verdicts[verdict.kind] += 1
      const { introductions } = facts.audience
      const { exposures } = facts.membership
      if (introductions > 0) {
        introducing.messages += 1
        introducing.people += people.filter((person) => person.introductions > 0).length
        introducing.introductions += introductions
      }
      if (exposures > 0) {
        exposing.messages += 1
        exposing.people += people.filter((person) => person.exposures > 0).length
        exposing.exposures += exposures
      }
      if (verdict.kind === "deliver") return
      const counts = { people: people.length, introductions, exposures }
      const last = worst.at(-1)
      if (worst.length === WORST && last !== undefined && byHarm(counts, last) >= 0) return
      worst = [...worst, { where, heading: heading(), kind: verdict.kind, ...counts }]
        .toSorted(byHarm)
        .slice(0, WORST)
    },
    summary: () => ({
      messages,
      verdicts: { ...verdicts },
      introducing: { ...introducing },
      exposing: { ...exposing },
      worst,
    }),
  }
}

type Counts = Pick<Worst, "people" | "introductions" | "exposures">

function byHarm(a: Counts, b: Counts): number {
  return b.exposures - a.exposures || b.introductions - a.introductions || b.people - a.people
}
