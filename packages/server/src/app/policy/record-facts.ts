/**
 * What is recorded of a message's facts: numbers and categories, to replay a policy over them (./recorded.ts reads them again).
 *
 * INVARIANT (no address): the sender's address is not among them. In its place stands what tells senders apart and nothing
 * else, so that a replay can see whether a department is more than a few people (./replay-count.ts). A leaf that is as that of a
 * message that gives nothing away is left out: most are.
 */
import type { Facts } from "@sluis/core/facts/facts"
import { factAt, LEAVES } from "@sluis/core/policy/facts-schema"
import type { FactValue } from "@sluis/core/policy/facts-schema"
import { neutralFacts } from "@sluis/core/policy/neutral-facts"
import type { PartialFacts } from "@sluis/core/policy/neutral-facts"

/** As ./recorded.ts understands it. */
const VERSION = 1
/** The leaves of which nothing may be recorded. */
const WITHHELD: ReadonlySet<string> = new Set(["sender.address"])

/** Undefined where they can't be made: recording must never be why a message is held. */
export function factsToRecord(make: () => Facts): PartialFacts | undefined {
  try {
    return differing(make())
  } catch {
    return undefined
  }
}

function differing(facts: Facts): PartialFacts {
  const groups: Record<string, Record<string, FactValue>> = {}
  for (const leaf of LEAVES.values()) {
    if (WITHHELD.has(leaf.path)) continue
    const value = factAt(facts, leaf)
    if (isSame(value, factAt(neutralFacts, leaf))) continue
    const group = (groups[leaf.group] ??= {})
    group[leaf.name] = value
  }
  return groups
}

function isSame(value: FactValue, neutral: FactValue): boolean {
  return (
    value === neutral ||
    (Array.isArray(value) && Array.isArray(neutral) && value.length + neutral.length === 0)
  )
}

/** One line, as ./recorded.ts reads it. `sender`: stands for the address. */
export function recordLine(facts: PartialFacts, sender: string): string {
  return JSON.stringify({
    version: VERSION,
    facts: { version: VERSION, ...facts, sender: { ...facts.sender, address: sender } },
  })
}
