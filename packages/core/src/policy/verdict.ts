/**
 * What is to happen with a message: a closed union, each with its reasons.
 *
 * INVARIANT (strictest): the order of rules never matters; of two verdicts the stricter one wins and the reasons of
 * both are kept (a property test says so).
 */
export type Reason = {
  /** Id of the rule, e.g. "audience/strangers". */
  readonly rule: string
  /** For the sender, in plain words. */
  readonly nl: string
  readonly en: string
}
export type Reasons = readonly [Reason, ...Reason[]]

export type Verdict =
  | { readonly kind: "deliver"; readonly reasons: readonly Reason[]; readonly delaySeconds: number }
  /** `showing`: what To and Cc of each copy keep. "self": its own recipient; "visible": everybody who was visible. */
  | { readonly kind: "individualise"; readonly reasons: Reasons; readonly showing: "self" | "visible" }
  /**
   * `showing`: present where a rule asked for copies too; a release then sends those copies. Absent: a release sends
   * the message as it is.
   */
  | {
      readonly kind: "hold"
      readonly reasons: Reasons
      readonly releasableBy: "sender" | "second-person"
      readonly showing?: "self" | "visible"
    }
  | { readonly kind: "refuse"; readonly reasons: Reasons }
