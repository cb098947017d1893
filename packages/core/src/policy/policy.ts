/** A loaded, type-checked policy. Only ./load.ts makes one. */
import type { NumberShape } from "../identifier/identifier.ts"
import type { Condition } from "./condition.ts"
import type { Members } from "./department.ts"
import type { PartialFacts } from "./neutral-facts.ts"
import type { Sentence } from "./sentence.ts"
import type { Demand } from "./strictest.ts"
import type { Verdict } from "./verdict.ts"

export type RuleOrigin =
  | { readonly kind: "floor" }
  | { readonly kind: "organisation" }
  | { readonly kind: "department"; readonly department: string }

export type Rule = {
  readonly id: string
  readonly origin: RuleOrigin
  readonly when: Condition
  readonly then: Demand
  readonly say: { readonly nl: Sentence; readonly en: Sentence }
}

export type Department = {
  readonly name: string
  /** Addresses, or patterns with `*`, as written. */
  readonly members: readonly string[]
  readonly rules: readonly Rule[]
  /** Ids of organisation rules that do not apply here. Never one of the floor. */
  readonly without: readonly string[]
}

export type Policy = {
  /** Of the file, or "builtin". */
  readonly name: string
  readonly version: 1
  /** What no department can lower. */
  readonly floor: readonly Rule[]
  readonly rules: readonly Rule[]
  readonly departments: readonly Department[]
  readonly tests: readonly PolicyTest[]
  /** Numbers that the organisation gives out itself. */
  readonly numbers: readonly NumberShape[]
  /** Derived from the above, once: the rules of each department, and of the rest of the organisation under "". */
  readonly applicable: ReadonlyMap<string, readonly Rule[]>
  /** Derived from the above, once: who belongs where. */
  readonly members: Members
}

/** What a policy promises about one message; kept in the policy itself. */
export type PolicyTest = {
  readonly name: string
  /** Line of the file. */
  readonly line: number
  readonly of:
    | { readonly kind: "facts"; readonly facts: PartialFacts }
    | {
        readonly kind: "message"
        /** Raw mail, line ends as in the policy file. */
        readonly message: string
        readonly envelope: { readonly sender: string; readonly recipients: readonly string[] } | undefined
      }
  /** Department to act as; undefined: the one of the sender. */
  readonly as: string | undefined
  readonly verdict: Verdict["kind"]
  /** Ids of exactly the rules that fire; undefined: not tested. */
  readonly rules: readonly string[] | undefined
}

/** The rules for somebody of this department: the floor, the organisation's, and its own. */
export function rulesFor(policy: Policy, department: string): readonly Rule[] {
  return policy.applicable.get(department) ?? [...policy.floor, ...policy.rules]
}
