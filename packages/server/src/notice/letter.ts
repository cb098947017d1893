/**
 * What a notice says, as data: one letter per language, which ./plain.ts and ./html.ts show. The words are in
 * ./words-nl.ts and ./words-en.ts; here is only what is said when.
 *
 * Whoever reads it is startled. So it opens with what it means for them, then what nearly happened, what Sluis did and
 * what they can do; why comes last. It says nothing about anybody else but numbers.
 *
 * TRUST: everything from a message or a policy passes `oneLine`; the subject is shown only where being on the list says
 * nothing, and not where it names an address.
 */
import { CATEGORIES } from "@sluis/core/facts/facts"
import { FACTS } from "@sluis/core/policy/facts-schema"
import type { Reason, Verdict } from "@sluis/core/policy/verdict"

import { agreeingReasons, isAboutAudience, isObstacle, isPacked } from "../app/held/held-reasons.ts"
import type { Sight } from "../app/gate/judged.ts"
import { oneLine } from "./one-line.ts"
import type { Outcome, ReleaseQuestion, Words } from "./words.ts"

/** What became of a message, and what is known of it. Times in milliseconds since 1970. */
export type Occasion = {
  readonly outcome: Outcome
  readonly id: string
  readonly arrivedAt: number
  readonly sight: Sight | undefined
  /** Of the envelope. */
  readonly recipients: number
  readonly reasons: readonly Reason[]
  /** Only where the message is held. */
  readonly held: HeldOccasion | undefined
}

type HeldOccasion = {
  readonly until: number
  /** Address of the page where the sender looks and decides; undefined where there is none. */
  readonly link: string | undefined
  readonly releasableBy: "sender" | "second-person"
  readonly inCopies: boolean
}

export type House = {
  /** "" where it is not configured. */
  readonly organisation: string
  /** Address of whom to ask, usually the privacy officer; undefined where it is not configured. */
  readonly contact: string | undefined
  /** IANA name, such as "Europe/Amsterdam". */
  readonly timeZone: string
}

export type Letter = {
  readonly language: Words["language"]
  readonly tone: "done" | "waiting" | "ended"
  readonly title: string
  readonly lead: readonly string[]
  readonly sections: readonly Section[]
  readonly footer: readonly string[]
}

export type Section = {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** The one thing to press: after the paragraphs, before the items. */
  readonly button: { readonly label: string; readonly url: string } | undefined
  readonly items: readonly string[]
  /** What the administrator can type, with a word before it. */
  readonly command: { readonly label: string; readonly text: string } | undefined
  /** For those who want to know: shown smaller. */
  readonly quiet: boolean
}

const TONES = {
  separate: "done",
  cleaned: "done",
  held: "waiting",
  dropped: "ended",
  withdrawn: "ended",
  expired: "ended",
} as const satisfies Record<Outcome, Letter["tone"]>

export function outcomeOf(verdict: Extract<Verdict, { readonly kind: "individualise" | "hold" }>): Outcome {
  if (verdict.kind === "hold") return "held"
  return verdict.showing === "self" ? "separate" : "cleaned"
}

export function letterOf(given: Occasion, house: House, words: Words): Letter {
  const occasion = {
    ...given,
    reasons: agreeingReasons(given.reasons, given.sight?.listed ?? NOTHING_LISTED),
  }
  const { outcome, sight } = occasion
  // What stands in the way of copies is said with what can be done about it.
  const reasons = occasion.reasons.filter((reason) => outcome !== "held" || !isObstacle(reason))
  const said = reasons.map((reason) => withoutTip(oneLine(reason[words.language], MAX_REASON)))
  const tip = said.find((one) => one.tip !== "")?.tip ?? ownTip(occasion, house, words)
  const happened = sight === undefined ? [] : almost(occasion, sight, words)
  const because = section(
    words.titles.why,
    [],
    said.map(({ text }) => text),
  )
  const sections = [
    // Where there is nothing to count, the reason is the news.
    happened.length === 0 ? because : section(words.titles.almost, happened),
    section(words.titles.did, did(occasion, words)),
    canDo(occasion, house, words),
    section(words.titles.tip, tip === "" ? [] : [tip]),
    ...(happened.length === 0 ? [] : [{ ...because, quiet: true }]),
  ]
  return {
    language: words.language,
    tone: TONES[outcome],
    title: words.titles.outcome[outcome],
    lead: lead(occasion, house, words),
    sections: sections.filter(({ paragraphs, items }) => paragraphs.length + items.length > 0),
    footer: [
      words.footer.only,
      words.footer.made(oneLine(house.organisation, MAX_NAME)),
      words.footer.questions(contactOf(house, words), occasion.id),
    ],
  }
}

const NOTHING_LISTED = { quoted: 0, text: 0 }

/** Longest that each may be, in UTF-16 units: a notice stays one screen, whatever a message or a policy says. */
const MAX_REASON = 500
const MAX_SUBJECT = 120
const MAX_NAME = 200

function lead(occasion: Occasion, { timeZone }: House, words: Words): readonly string[] {
  const { outcome, sight, arrivedAt, recipients, held } = occasion
  // People whom the header names and the envelope does not get the message by another way, or in another transaction.
  const elsewhere = sight !== undefined && recipients < sight.recipients
  return [
    words.lead(outcome, elsewhere),
    words.about(
      words.moment(arrivedAt, timeZone),
      Math.max(recipients, sight?.recipients ?? 0),
      shownSubject(sight),
    ),
    ...(held === undefined ? [] : [words.waits(words.moment(held.until, timeZone))]),
  ]
}

function shownSubject(sight: Sight | undefined): string {
  if (sight?.sensitivity !== "none") return ""
  const subject = oneLine(sight.subject, MAX_SUBJECT)
  return /[@\uFE6B\uFF20]/u.test(subject) ? "" : subject
}

/** Only what would have happened without Sluis and does not happen now. */
function almost(occasion: Occasion, sight: Sight, words: Words): readonly string[] {
  const { outcome, reasons } = occasion
  const { visible, listed, sensitivity } = sight
  const pairs = visible * (visible - 1)
  const held = outcome === "held"
  const paragraphs: string[] = []
  if (outcome === "separate" || (held && isAboutAudience(reasons))) {
    const introduced = sight.introductions > 0
    const shown: string[] = []
    if (introduced) shown.push(words.introduced(visible, sight.introductions >= pairs))
    if (sight.exposures > 0) {
      shown.push(words.exposed(visible, introduced && sight.exposures >= pairs))
      if (sensitivity !== "none")
        shown.push(words.says(words.and(categoriesOf(sight, words)), sensitivity === "certain"))
    }
    if (shown.length > 0) paragraphs.push(shown.join(" "))
  }
  if (listed.header > 0 && (outcome === "cleaned" || held)) paragraphs.push(words.inHeader(listed.header))
  const places = held ? placesOf(occasion) : []
  if (places.length > 0)
    paragraphs.push([...places.map((place) => words.listed[place](listed[place])), words.notTheirs].join(" "))
  return paragraphs
}

const LISTED_PLACES = ["attached", "quoted", "text"] as const
type ListedPlace = (typeof LISTED_PLACES)[number]

/** Where the sender can find addresses of others. */
function placesOf({ sight, reasons }: Occasion): readonly ListedPlace[] {
  const packed = isPacked(reasons)
  return LISTED_PLACES.filter((place) => (sight?.listed[place] ?? 0) > 0 && !(packed && place === "attached"))
}

/** In the order of the catalogue, each once. */
function categoriesOf({ categories }: Sight, { language }: Words): readonly string[] {
  return CATEGORIES.filter((category) => categories.includes(category)).map(
    (category) => FACTS.membership.categories.values[category][language],
  )
}

function did({ outcome, recipients }: Occasion, words: Words): readonly string[] {
  switch (outcome) {
    case "separate":
      return [words.madeCopies(recipients)]
    case "cleaned":
      return [words.tookOut]
    case "held":
    case "dropped":
    case "withdrawn":
    case "expired":
      return []
  }
}

function canDo(occasion: Occasion, house: House, words: Words): Section {
  const { outcome, id, held, reasons } = occasion
  if (outcome === "dropped" || outcome === "expired") return section(words.titles.can, [words.sendAgain])
  if (outcome === "withdrawn") return section(words.titles.can, [words.notYou(contactOf(house, words), id)])
  if (held === undefined) return section(words.titles.can, [])
  const places = placesOf(occasion)
  const remove = words.and(places.map((place) => words.remove[place]))
  const obstacles = reasons.filter(isObstacle)
  const { link } = held
  const again =
    obstacles.length === 0
      ? remove === "" && link !== undefined
        ? words.link.change
        : words.mend(remove, isCircle(occasion))
      : words.mendObstacle(
          obstacles.map((reason) => oneLine(reason[words.language], MAX_REASON)).join(" "),
          // The exit check has said itself where they stand.
          obstacles.some(({ rule }) => rule === "sluis/exit-check") ? "" : remove,
        )
  if (link !== undefined) {
    const apart = isCircle(occasion) && obstacles.length === 0
    return {
      ...section(words.titles.can, [words.link.can(held.releasableBy, apart)], [again]),
      button: { label: words.link.label, url: link },
    }
  }
  const release = words.release(
    questionOf(held.releasableBy, isCircle(occasion), places.length > 0),
    contactOf(house, words),
    id,
    held.inCopies,
  )
  return {
    ...section(words.titles.can, [], [again, release]),
    command: { label: words.administrator, text: `sluis held show ${id}` },
  }
}

function questionOf(
  releasableBy: HeldOccasion["releasableBy"],
  circle: boolean,
  listed: boolean,
): ReleaseQuestion {
  if (releasableBy === "second-person") return "second-person"
  if (circle === listed) return "other"
  return circle ? "circle" : "addresses"
}

/** People who would see each other, where that is why it is held. */
function isCircle({ sight, reasons }: Occasion): boolean {
  return (
    sight !== undefined &&
    isAboutAudience(reasons) &&
    sight.visible > 1 &&
    sight.introductions + sight.exposures > 0
  )
}

function ownTip(occasion: Occasion, house: House, words: Words): string {
  const { outcome, reasons } = occasion
  switch (outcome) {
    case "separate":
      return words.tips.bcc
    case "cleaned":
      return words.tips.program(contactOf(house, words))
    case "held": {
      if (isPacked(reasons)) return ""
      const [place] = placesOf(occasion)
      return isCircle(occasion) ? words.tips.bcc : place === undefined ? "" : words.tips[place]
    }
    case "dropped":
    case "withdrawn":
    case "expired":
      return ""
  }
}

/** The words of a rule may end with advice for the next time, "Tip: …"; that is then the one tip. */
function withoutTip(reason: string): { readonly text: string; readonly tip: string } {
  const at = reason.lastIndexOf(" Tip: ")
  if (at < 0) return { text: reason, tip: "" }
  const tip = reason.slice(at + " Tip: ".length)
  return { text: reason.slice(0, at), tip: tip.charAt(0).toUpperCase() + tip.slice(1) }
}

function contactOf({ contact }: House, words: Words): string {
  return oneLine(contact ?? "", MAX_NAME) || words.someone
}

function section(title: string, paragraphs: readonly string[], items: readonly string[] = []): Section {
  return { title, paragraphs, button: undefined, items, command: undefined, quiet: false }
}
