/**
 * When a message that was stopped went out after all: Sluis itself writes that down (server/app/breach/breach-release.ts). What was
 * decided before about telling the authority and the people was about a message that nobody got, so the file asks again.
 */
import { sectionOf, type Section, type Version } from "./section.ts"
import type { BreachStep } from "./step.ts"

/** Number of the last step that says so; -1: there is none. */
export function sentAfterAll(steps: readonly BreachStep[]): number {
  const stopped = new Set<string>()
  let last = -1
  for (const { number, by, act } of steps) {
    const isOurs = by === ""
    if (act.kind === "near-miss" && isOurs && !act.nearMiss) last = number
    if (act.kind !== "evidence") continue
    const { message, outcome } = act.evidence
    if (isOurs && outcome === "sent" && stopped.has(message)) last = number
    if (outcome === "prevented") stopped.add(message)
    else stopped.delete(message)
  }
  return last
}

/** What is decided, by whoever knew of step `event`. Earlier decisions stay among the versions, and say nothing any more. */
export function decidedSince<T>(versions: readonly Version<T>[], event: number): Section<T> {
  return { ...sectionOf(versions.filter(({ seen }) => seen >= event)), versions }
}
