/** What the page of the policy shows of rules and departments, made from what the API tells. Pure. */
import type { Gives } from "@sluis/server/contract/form"

export type Policy = Gives<"policy.show">
export type PolicyRule = Policy["rules"][number]
export type Department = Policy["departments"][number]

/** What differs for the senders of a department; ids of rules. */
export type Deviation = { readonly also: readonly string[]; readonly without: readonly string[] }

export function deviationOf(department: Department, rules: readonly PolicyRule[]): Deviation {
  const holds = new Set(department.rules)
  return {
    also: rules.filter(({ level, id }) => level === "department" && holds.has(id)).map(({ id }) => id),
    without: rules.filter(({ level, id }) => level === "organisation" && !holds.has(id)).map(({ id }) => id),
  }
}

/** A fact, as a sentence for the sender has it: `{audience.visible}`. */
const FACT = /\{[a-z][\w.]*\}/gi

/** The sender's sentence without a message: what the message will fill in is left open. */
export function withoutFacts(text: string): string {
  return text.replace(FACT, "…").replaceAll("….", "…")
}

/** Words that stand by themselves: "hold until somebody decides" becomes "Hold until somebody decides." */
export function asSentence(words: string): string {
  return words === "" ? "" : `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`
}
