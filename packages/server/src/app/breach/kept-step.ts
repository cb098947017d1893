/** Steps of a file as they are kept: each an entry of its own, found by the id of its file and its number. */
import type { BreachStep } from "@sluis/core/breach/step"

import { MAX_ENTRY_VALUE } from "../entries.ts"
import type { EntryWrite } from "../entries.ts"

/** Undefined: it is too large to be kept. */
export function stepWrite(breach: string, step: BreachStep): EntryWrite | undefined {
  const { number, at } = step
  const value = JSON.stringify(step)
  if (value.length > MAX_ENTRY_VALUE) return undefined
  return {
    write: "add",
    kind: "breach-step",
    entry: { id: stepId(breach, number), group: breach, at, value },
  }
}

export function stepId(breach: string, number: number): string {
  return `${breach}-${number}`
}

export function readStep(value: string): BreachStep {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above and authenticated
  return JSON.parse(value) as BreachStep
}
