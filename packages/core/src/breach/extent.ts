/**
 * How far a breach reaches, from what its messages say: how many people, who got it, which data.
 *
 * Why this module exists: a form, a letter and a register row have to give the same figures. Where several messages belong to
 * one breach nobody knows whether their people are the same, so a number has two ends: the largest message, and all together.
 *
 * Deliberately left out: what it means (./severity/severity.ts). Messages that were stopped count only where all of it was (a near miss).
 */
import { CATEGORIES, IDENTIFIERS } from "../facts/facts.ts"
import type { Category, Identifier, Sensitivity } from "../facts/facts.ts"
import type { BreachAccount } from "./account.ts"
import { peopleIn } from "./evidence-of.ts"
import type { MessageEvidence } from "./evidence.ts"
import type { Range } from "./words.ts"

export type Extent = {
  /** Whose data it is about; undefined where no message says. */
  readonly people: Range | undefined
  /** Who got a message; undefined where no message says. */
  readonly recipients: Range | undefined
  /** Recipients could see who else got a message. */
  readonly recipientsShown: boolean
  /** Addresses could be read by others: of recipients, or in a text or an attachment. */
  readonly addressesShown: boolean
  /** All recipients are at our own organisation; undefined where no message says. */
  readonly onlyInside: boolean | undefined
  readonly sensitivity: Sensitivity
  /** What belonging to the recipients gives away, and what the messages and their attachments are about: in a fixed order. */
  readonly membership: readonly Category[]
  readonly content: readonly Category[]
  readonly identifiers: readonly Identifier[]
}

export function extentOf({ evidence, nearMiss }: Pick<BreachAccount, "evidence" | "nearMiss">): Extent {
  const out = nearMiss ? evidence : evidence.filter(({ outcome }) => outcome !== "prevented")
  const membership = new Set(out.flatMap((each) => each.membership))
  const content = new Set(out.flatMap((each) => [...each.content, ...each.attachments.categories]))
  const identifiers = new Set(out.flatMap((each) => [...each.identifiers, ...each.attachments.identifiers]))
  return {
    people: rangeOf(out.map(peopleIn)),
    recipients: rangeOf(out.map((each) => each.recipients)),
    recipientsShown: out.some(showsRecipients),
    addressesShown: out.some(showsAddresses),
    onlyInside:
      out.length === 0
        ? undefined
        : out.every(({ visibleOutside, hidden }) => visibleOutside === 0 && hidden === 0),
    sensitivity: out.map(({ sensitivity }) => sensitivity).reduce(surest, "none"),
    membership: CATEGORIES.filter((each) => membership.has(each)),
    content: CATEGORIES.filter((each) => content.has(each)),
    identifiers: IDENTIFIERS.filter((each) => identifiers.has(each)),
  }
}

function showsRecipients({ introductions, exposures, listed }: MessageEvidence): boolean {
  return introductions + exposures + listed.header > 0
}

function showsAddresses(evidence: MessageEvidence): boolean {
  const { quoted, text, attached } = evidence.listed
  return showsRecipients(evidence) || quoted + text + attached > 0
}

function rangeOf(counts: readonly number[]): Range | undefined {
  const known = counts.filter((count) => count > 0)
  if (known.length === 0) return undefined
  return { least: Math.max(...known), most: known.reduce((sum, count) => sum + count, 0) }
}

const SURENESS: readonly Sensitivity[] = ["none", "assumed", "certain"]
function surest(one: Sensitivity, other: Sensitivity): Sensitivity {
  return SURENESS.indexOf(one) >= SURENESS.indexOf(other) ? one : other
}
