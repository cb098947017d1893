/**
 * What a rule asks for, in words and as it stands in the file; for whoever reads a policy without its file.
 *
 * The condition is said in ./condition-words.ts.
 */
import type { Text } from "./facts-schema.ts"
import type { Rule } from "./policy.ts"
import type { Sentence } from "./sentence.ts"
import type { Demand } from "./strictest.ts"

export function verdictWords(demand: Demand): Text {
  switch (demand.kind) {
    case "deliver":
      return {
        nl: `${demand.delaySeconds} seconden later versturen`,
        en: `send ${demand.delaySeconds} seconds later`,
      }
    case "individualise":
      return demand.showing === "self"
        ? { nl: "aan iedereen apart sturen", en: "send to each person separately" }
        : {
            nl: "aan iedereen apart sturen, zonder wie verborgen was",
            en: "send to each person separately, without those who were hidden",
          }
    case "hold":
      return demand.releasableBy === "sender"
        ? { nl: "vasthouden tot de afzender beslist", en: "hold until the sender decides" }
        : { nl: "vasthouden tot een tweede persoon beslist", en: "hold until a second person decides" }
    case "refuse":
      return { nl: "weigeren", en: "refuse" }
  }
}

/** As in the file, with what it leaves out. */
export function verdictText(demand: Demand): string {
  switch (demand.kind) {
    case "deliver":
      return `then: deliver\ndelaySeconds: ${demand.delaySeconds}`
    case "individualise":
      return `then: individualise\nshowing: ${demand.showing}`
    case "hold":
      return `then: hold\nreleasableBy: ${demand.releasableBy}`
    case "refuse":
      return "then: refuse"
  }
}

/** What the sender reads, with the facts in braces. */
export function sentenceText(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === "string" ? piece : `{${piece.path}}`)).join("")
}

export function saidText({ nl, en }: Rule["say"]): string {
  return `nl: ${sentenceText(nl)}\nen: ${sentenceText(en)}`
}

export function ruleText({ when, then, say }: Rule): string {
  return `when: ${when.text.trim()}\n${verdictText(then)}\n${saidText(say)}`
}
