/**
 * The published cases that are nearest to a file, each with why it is near.
 *
 * Deliberately left out: any conclusion. A case shows how an authority weighed something like it; the officer decides.
 */
import type { Category } from "../../facts/facts.ts"
import { CATEGORY_WORDS } from "../data-words.ts"
import { affectedPeople } from "../evidence-of.ts"
import { evidenceIn, type BreachFile } from "../file.ts"
import { categoriesIn, isSensitive } from "../severity/sensitive.ts"
import { SHELF, type ShelfCase } from "./shelf-case.ts"
import type { Cause } from "../step.ts"
import { inBoth, listText, peopleText, type Words } from "../words.ts"

export type NearCase = {
  readonly case: ShelfCase
  /** Higher is nearer; only for putting them in order. */
  readonly nearness: number
  /** One or more. */
  readonly why: readonly Words[]
}

/** What is compared. */
export type Features = {
  readonly cause: Cause | undefined
  readonly people: number
  readonly categories: readonly Category[]
}

/** At most `most` cases, the nearest first; none that has nothing in common. */
export function nearest(
  file: BreachFile,
  most: number,
  shelf: readonly ShelfCase[] = SHELF,
): readonly NearCase[] {
  return nearestTo(featuresOf(file), most, shelf)
}

export function featuresOf(file: BreachFile): Features {
  const evidence = evidenceIn(file)
  // Where nobody chose a cause yet, people who were shown to each other are one.
  const isShown = evidence.some(({ introductions, exposures }) => introductions + exposures > 0)
  return {
    cause: file.cause.now?.value.cause ?? (isShown ? "visible-recipients" : undefined),
    people: affectedPeople(evidence),
    categories: categoriesIn(evidence),
  }
}

export function nearestTo(
  features: Features,
  most: number,
  shelf: readonly ShelfCase[] = SHELF,
): readonly NearCase[] {
  return shelf
    .map((each) => compared(features, each))
    .filter(({ nearness }) => nearness > 0)
    .toSorted((one, other) => other.nearness - one.nearness || (one.case.id < other.case.id ? -1 : 1))
    .slice(0, Math.max(0, most))
}

/** What the data say weighs most, then how it happened, then how many people. */
const WEIGHT = {
  category: 4,
  cause: 3,
  likeCause: 2,
  sensitive: 1,
  plain: 4,
  people: 2,
  magnitude: 1,
} as const

/** Ways in which recipients learn of each other. */
const SHOWN_TO_EACH_OTHER: ReadonlySet<Cause> = new Set([
  "visible-recipients",
  "reply-all",
  "calendar",
  "quoted-thread",
])
/** Ways in which somebody gets what was meant for another. */
const TO_AN_OUTSIDER: ReadonlySet<Cause> = new Set([
  "wrong-recipient",
  "wrong-attachment",
  "attachment-too-much",
  "forwarded",
])

function compared(features: Features, near: ShelfCase): NearCase {
  const found = [
    byCategory(features.categories, near.categories),
    byCause(features.cause, near.cause),
    byPeople(features.people, near.people),
  ].flatMap((each) => each ?? [])
  return {
    case: near,
    nearness: found.reduce((sum, { weight }) => sum + weight, 0),
    why: found.map(({ why }) => why),
  }
}

type Match = { readonly weight: number; readonly why: Words }

function byCategory(ours: readonly Category[], theirs: readonly Category[]): Match | undefined {
  const shared = ours.filter((category) => theirs.includes(category))
  if (shared.length > 0) {
    const names = inBoth((language) =>
      listText(
        shared.map((category) => CATEGORY_WORDS[category][language]),
        language,
      ),
    )
    return {
      weight: WEIGHT.category * shared.length,
      why: { nl: `Ook hier ging het om ${names.nl}.`, en: `This too was about ${names.en}.` },
    }
  }
  if (ours.some(isSensitive) && theirs.some(isSensitive))
    return {
      weight: WEIGHT.sensitive,
      why: { nl: "Ook hier waren de gegevens gevoelig.", en: "Here too, the data were sensitive." },
    }
  return ours.length === 0 && theirs.length === 0
    ? {
        weight: WEIGHT.plain,
        why: {
          nl: "Ook hier zeiden de gegevens op zichzelf weinig.",
          en: "Here too, the data said little by themselves.",
        },
      }
    : undefined
}

function byCause(ours: Cause | undefined, theirs: Cause): Match | undefined {
  if (ours === undefined) return undefined
  const weight = ours === theirs ? WEIGHT.cause : WEIGHT.likeCause
  if (SHOWN_TO_EACH_OTHER.has(ours) && SHOWN_TO_EACH_OTHER.has(theirs))
    return {
      weight,
      why: {
        nl: "Ook hier konden de ontvangers zien wie het bericht nog meer kregen.",
        en: "Here too, recipients could see who else got the message.",
      },
    }
  if (TO_AN_OUTSIDER.has(ours) && TO_AN_OUTSIDER.has(theirs))
    return {
      weight,
      why: {
        nl: "Ook hier kregen mensen iets dat niet voor hen was bedoeld.",
        en: "Here too, people got something that was not meant for them.",
      },
    }
  return undefined
}

function byPeople(ours: number, theirs: number | undefined): Match | undefined {
  if (ours === 0 || theirs === undefined) return undefined
  const ratio = Math.max(ours, theirs) / Math.min(ours, theirs)
  if (ratio > 10) return undefined
  return {
    weight: ratio <= 3 ? WEIGHT.people : WEIGHT.magnitude,
    why: inBoth((language) =>
      language === "nl"
        ? `Het ging om ${peopleText(theirs, language)}.`
        : `It concerned ${peopleText(theirs, language)}.`,
    ),
  }
}
