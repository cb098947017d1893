/**
 * Recorded facts: the lines that `sluis check --json` writes (docs/check-json.md), read again.
 *
 * Whoever wrote them may have been an older Sluis: a fact that is not there is that of a message that gives nothing away.
 * What is there must be of its type, or the line is not counted: a wrong figure is worse than a smaller one.
 */
import type { Facts } from "@sluis/core/facts/facts"
import { GROUP_NAMES, leavesOf } from "@sluis/core/policy/facts-schema"
import type { Leaf } from "@sluis/core/policy/facts-schema"
import { factsOf } from "@sluis/core/policy/neutral-facts"
import type { PartialFacts } from "@sluis/core/policy/neutral-facts"

import type { Fault } from "../fault.ts"
import type { Progress } from "../read-mail.ts"

/**
 * The lines of a file (for "-": of standard input) that holds recorded facts; undefined where its first octets say that it
 * does not. Holds one line at a time. Never throws for what is in a file: what can't be read is a fault in the sequence.
 */
export type ReadRecorded = (name: string) => Promise<AsyncIterable<RecordedLine> | undefined>

export type RecordedLine =
  | { readonly kind: "line"; readonly text: string; readonly progress: Progress }
  | { readonly kind: "fault"; readonly fault: Fault; readonly progress: Progress }

/** The version of the lines and of the facts in them that is understood. */
const VERSION = 1

/** The facts of a line; undefined where it has none, or none that can be understood. */
export function recordedFacts(line: string): Facts | undefined {
  const record = parsed(line)
  if (!isRecord(record) || record["version"] !== VERSION) return undefined
  const facts = record["facts"]
  return isRecord(facts) && facts["version"] === VERSION && isPartial(facts) ? factsOf(facts) : undefined
}

/** Whether each known fact that is there is of its type; unknown ones are nobody's business. */
function isPartial(facts: Readonly<Record<string, unknown>>): facts is PartialFacts {
  return GROUP_NAMES.every((name) => {
    const group = facts[name]
    if (group === undefined) return true
    return (
      isRecord(group) &&
      leavesOf(name).every((leaf) => group[leaf.name] === undefined || isOf(leaf, group[leaf.name]))
    )
  })
}

function isOf({ type }: Leaf, value: unknown): boolean {
  switch (type) {
    case "int":
      return Number.isSafeInteger(value)
    case "bool":
      return typeof value === "boolean"
    case "string":
      return typeof value === "string"
    case "list<string>":
      return Array.isArray(value) && value.every((item) => typeof item === "string")
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
