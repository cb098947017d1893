/**
 * What administrators and privacy officers are told of canaries: which turned red, by which route and why, and which are green
 * again. The same letter for all of them, since it says nothing of anybody's mail.
 */
import { routeWords } from "@sluis/core/canary/route-words"

import type { EndedCanary } from "../app/canary/canary.ts"
import { CANARY_NAMES, outcomeWords } from "../app/canary/canary-words.ts"
import type { CanaryAlertRequest } from "../app/queue/own-mail.ts"
import { CANARY_WORDS } from "./canary-words.ts"
import type { CanaryWords } from "./canary-words.ts"
import type { House, Letter, Section } from "./letter.ts"
import { oneLine } from "./one-line.ts"

/** Of one letter; a gateway that lost all its rules has one for each kind and route. */
const MAX_LINES = 40
/** UTF-16 units of the name of a route. */
const MAX_NAME = 100

export type CanaryLetter = Letter & { readonly subject: string }

export function canaryLetter(
  { red, green }: Pick<CanaryAlertRequest, "red" | "green">,
  house: House,
  language: "nl" | "en",
): CanaryLetter {
  const words = CANARY_WORDS[language]
  const state = red.length > 0 ? "red" : "green"
  const sections = [
    section(
      words.titles.red,
      red.map((canary) => lineOf(canary, house, words)),
    ),
    section(
      words.titles.green,
      green.map((canary) => lineOf(canary, house, words)),
    ),
    { ...section(words.titles.can, []), paragraphs: red.length > 0 ? words.todo : [] },
  ]
  return {
    language,
    subject: words.subject[state],
    tone: state === "red" ? "waiting" : "done",
    title: words.title[state],
    lead: words.lead[state],
    sections: sections.filter(({ paragraphs, items }) => paragraphs.length + items.length > 0),
    footer: words.footer(oneLine(house.organisation, 2 * MAX_NAME)),
  }
}

function lineOf(
  { kind, route, stage }: EndedCanary,
  { timeZone }: House,
  { language, line, moment }: CanaryWords,
): string {
  const where = oneLine(routeWords(route)[language], MAX_NAME)
  return line(
    CANARY_NAMES[kind][language],
    where,
    moment(stage.at, timeZone),
    outcomeWords(stage.outcome)[language],
  )
}

function section(title: string, items: readonly string[]): Section {
  const shown = items.slice(0, MAX_LINES)
  const more = items.length > shown.length ? ["…"] : []
  return {
    title,
    paragraphs: [],
    button: undefined,
    items: [...shown, ...more],
    command: undefined,
    quiet: false,
  }
}
