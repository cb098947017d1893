/** A store full of held messages, as an organisation would never let it come to be: what the benchmarks of lists go through. */
import type { Reason } from "@sluis/core/policy/verdict"

import type { Intake } from "../../packages/server/src/app/held/custody.ts"
import { exampleHeld, exampleSight } from "../../packages/server/src/store/example-intake.ts"
import type { Store } from "../../packages/server/src/store/open-store.ts"

/** Taken together, as the gateway does under load. */
const TOGETHER = 500
/** Every fifth is a part of the one before, as where a server divides a message. */
const DIVIDED = 5
export const RULES = [
  "list/sensitive",
  "listed/quoted",
  "audience/strangers",
  "form/unreadable",
  "addressing/personal",
]
export const RARE = { every: 10_000, rule: "sluis/not-judged", department: "griffie" }

/** `from`: when the first came; each next one a second later. `until`: when the last ends; each earlier one a second later. */
export type Holding = { readonly messages: number; readonly from: number; readonly until: number }

/** @returns the seconds that it took */
export async function holdMessages({ custody }: Pick<Store, "custody">, holding: Holding): Promise<number> {
  const start = performance.now()
  let before: Intake | undefined
  for (let number = 0; number < holding.messages;) {
    const taking: Promise<unknown>[] = []
    for (; taking.length < TOGETHER && number < holding.messages; number += 1) {
      const intake: Intake = heldMessage(holding, number, before)
      before = intake
      taking.push(custody.take(intake, undefined))
    }
    await Promise.all(taking)
  }
  return (performance.now() - start) / 1000
}

function heldMessage({ messages, from, until }: Holding, number: number, before: Intake | undefined): Intake {
  const isRare = number % RARE.every === 0
  const isPart = number % DIVIDED === DIVIDED - 1
  const base = exampleHeld([`persoon${number}@voorbeeld.example`, "balie@voorbeeld.example"])
  const rules = isRare
    ? [RARE.rule]
    : [0, number % 3].map((step) => RULES[(number + step) % RULES.length] ?? "")
  const [first, ...others] = rules.map(reasonOf)
  return {
    ...base,
    at: from + number * 1_000,
    expiresAt: until + (messages - number) * 1_000,
    correlation: isPart && before !== undefined ? before.correlation : base.correlation,
    envelope: { ...base.envelope, sender: `medewerker${number % 400}@voorbeeld.example` },
    sight: { ...exampleSight, department: isRare ? RARE.department : `afdeling ${number % 40}` },
    verdict: {
      kind: "hold",
      reasons: [first ?? reasonOf(RARE.rule), ...others],
      releasableBy: number % 4 === 0 ? "sender" : "second-person",
      showing: "self",
    },
  }
}

function reasonOf(rule: string): Reason {
  return { rule, nl: "Een reden.".repeat(9), en: "A reason.".repeat(9) }
}
