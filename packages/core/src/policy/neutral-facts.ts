/**
 * The facts of a message that gives nothing away: one recipient, plain text, a person as the sender.
 *
 * Why this module exists: tests (the project's own, and those inside a policy) say only what matters to them and take
 * the rest from here.
 */
import type { Facts } from "../facts/facts.ts"
import type { FactGroups } from "./facts-schema.ts"

export const neutralFacts: Facts = {
  version: 1,
  sender: { address: "jan@voorbeeld.example", domain: "voorbeeld.example", department: "", none: false },
  audience: {
    recipients: 1,
    visible: 1,
    visibleOutside: 1,
    hidden: 0,
    hiddenOutside: 0,
    introductions: 0,
    strangers: 1,
    unreadable: 0,
  },
  membership: { sensitivity: "none", categories: [], exposures: 0, list: "" },
  content: { categories: [], personal: [], identifiers: [], identified: 0, persons: 0 },
  listed: { header: 0, quoted: 0, text: 0, attached: 0, hidden: 0, others: 0, complete: true },
  attachments: {
    count: 0,
    kinds: [],
    unreadable: 0,
    persons: 0,
    together: 0,
    concealedPersons: 0,
    identified: 0,
    identifiers: [],
    categories: [],
    personal: [],
    concealed: [],
    concealedPersonal: [],
  },
  addressing: {
    firstTime: 0,
    unconnected: 0,
    lookalikes: 0,
    otherAddress: 0,
    privateAddress: 0,
    loneOutsider: false,
    salutationMisfit: false,
  },
  form: {
    signed: false,
    encrypted: false,
    calendar: false,
    forwarded: false,
    reply: false,
    automatic: false,
    size: 2500,
    language: "nl",
    beyond: [],
    obstacles: [],
  },
}

export type PartialFacts = { readonly [G in keyof FactGroups]?: Partial<FactGroups[G]> }

/** The neutral facts with these in their place. */
export function factsOf(partial: PartialFacts): Facts {
  return {
    version: 1,
    sender: { ...neutralFacts.sender, ...partial.sender },
    audience: { ...neutralFacts.audience, ...partial.audience },
    membership: { ...neutralFacts.membership, ...partial.membership },
    content: { ...neutralFacts.content, ...partial.content },
    listed: { ...neutralFacts.listed, ...partial.listed },
    attachments: { ...neutralFacts.attachments, ...partial.attachments },
    addressing: { ...neutralFacts.addressing, ...partial.addressing },
    form: { ...neutralFacts.form, ...partial.form },
  }
}
