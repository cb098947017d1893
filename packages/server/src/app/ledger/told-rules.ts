/**
 * Rules, as the ledger is told of them: those of the built-in policy and those that Sluis has whatever the policy says, by their
 * ids. What an organisation called its own is what somebody typed, and often the name of a department: of those only how many
 * there are stands in the open, and their ids are salted.
 */
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"

import type { NewLedgerEntry } from "./ledger.ts"

/** An entry has 8 KiB, and a name of a rule a hundred octets. */
export const MAX_RULES_TOLD = 20

/** Out of the text, for who only tells the ledger has no use for a policy that is loaded. */
const BUILTIN: ReadonlySet<string> = new Set(
  [...DEFAULT_POLICY.matchAll(/^ *- id: (\S+)$/gm)].map(([, id = ""]) => id),
)
const FIXED = "sluis/"

/** For the words and the salted values of an entry. Ids have no spaces; `+3` is three more. */
export function toldRules(ids: readonly string[]): {
  readonly words: NonNullable<NewLedgerEntry["words"]>
  readonly salted: NonNullable<NewLedgerEntry["salted"]>
} {
  const rules = [...new Set(ids)]
  const own = rules.filter((rule) => !BUILTIN.has(rule) && !rule.startsWith(FIXED))
  const ours = rules.filter((rule) => !own.includes(rule)).slice(0, MAX_RULES_TOLD)
  return {
    words: { rules: listed(ours, rules.length) },
    salted: own.length === 0 ? {} : { rules: listed(own.slice(0, MAX_RULES_TOLD), own.length) },
  }
}

function listed(rules: readonly string[], all: number): string {
  const rest = all - rules.length
  return [...rules, ...(rest > 0 ? [`+${rest}`] : [])].join(" ")
}
