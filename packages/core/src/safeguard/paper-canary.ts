/** Whether the safeguard was tested on each day and held: a calendar, the days that were not good, and results by kind and route. */
import { paragraph } from "../breach/paper-part.ts"
import { dueText } from "../breach/clock/moment.ts"
import { numberText } from "../breach/words.ts"
import type { Words } from "../breach/words.ts"
import { CANARY_KINDS } from "../canary/canary-kind.ts"
import { routeTitle } from "../canary/route-words.ts"
import type { Block, PaperDay } from "../paper/paper.ts"
import { valueOf } from "./figures.ts"
import type { CanaryDay } from "./figures.ts"
import { partWords } from "./part-words.ts"
import { CANARIES, counted, DAYS, table } from "./paper-text-part.ts"
import { isOver, section } from "./report-context.ts"
import type { PaperPart } from "./report-context.ts"

export function canaryBlocks(part: PaperPart): readonly Block[] {
  const { figures, language } = part
  const { days } = figures
  const title = { nl: "Is de waarborg elke dag beproefd?", en: "Was the safeguard tested every day?" }[
    language
  ]
  const none = { nl: "De periode is nog niet begonnen.", en: "The period has not begun." }[language]
  if (days.length === 0) return section(title, [], none)
  return section(
    title,
    [
      paragraph(
        {
          nl: "Een dag is goed als er proefberichten zijn verstuurd en elk daarvan is tegengehouden. Is er één niet tegengehouden, dan is de dag rood. Een dag zonder proefberichten bewijst niets, en telt niet als goed.",
          en: "A day is good where canaries were sent and each of them was caught. One that was not turns the day red. A day without canaries proves nothing, and does not count as good.",
        }[language],
      ),
      { kind: "days", days: days.map(shownDay), said: said(part) },
      ...notGood(part),
      kindTable(part),
      ...missedHow(part),
      ...routeTable(part),
    ],
    none,
  )
}

export function dayState({ caught, missed }: Pick<CanaryDay, "caught" | "missed">): PaperDay["state"] {
  if (missed > 0) return "bad"
  return caught > 0 ? "good" : "none"
}

function shownDay(day: CanaryDay): PaperDay {
  return { day: day.day, state: dayState(day) }
}

function said({ figures, language }: PaperPart): string {
  const count = (state: PaperDay["state"]): string =>
    counted(figures.days.filter((day) => dayState(day) === state).length, DAYS, language)
  return {
    nl: `Kalender van de proefberichten: ${count("good")} goed, ${count("bad")} niet goed, ${count("none")} zonder proef.`,
    en: `Calendar of the canaries: ${count("good")} good, ${count("bad")} not good, ${count("none")} without a test.`,
  }[language]
}

function notGood({ figures, context, language }: PaperPart): readonly Block[] {
  const rows = figures.days
    .filter((day) => dayState(day) !== "good")
    .map(({ day, caught, missed }) => [
      [dueText(day, language)],
      [numberText(caught, language)],
      missed > 0 ? [{ strong: numberText(missed, language) }] : ["0"],
      [
        missed > 0
          ? { nl: "niet goed", en: "not good" }[language]
          : isOver(context, day)
            ? { nl: "niet beproefd", en: "not tested" }[language]
            : { nl: "nog niet beproefd", en: "not tested yet" }[language],
      ],
    ])
  if (rows.length === 0) return []
  return [
    table(
      { nl: "Dagen die niet goed waren", en: "Days that were not good" }[language],
      [
        [{ nl: "Dag", en: "Day" }[language]],
        [{ nl: "Tegengehouden", en: "Caught" }[language], true],
        [{ nl: "Niet tegengehouden", en: "Missed" }[language], true],
        [{ nl: "Oordeel", en: "Result" }[language]],
      ],
      rows,
    ),
  ]
}

function kindTable({ figures, language }: PaperPart): Block {
  const number = (id: "canary-caught" | "canary-missed", kind: string): string =>
    numberText(valueOf(figures, id, kind), language)
  return table(
    { nl: "Per soort proefbericht", en: "By kind of canary" }[language],
    [
      [{ nl: "Het proefbericht heeft", en: "The canary has" }[language]],
      [{ nl: "Tegengehouden", en: "Caught" }[language], true],
      [{ nl: "Niet tegengehouden", en: "Missed" }[language], true],
    ],
    CANARY_KINDS.map((kind) => [
      [partWords(kind)[language]],
      [number("canary-caught", kind)],
      [number("canary-missed", kind)],
    ]),
  )
}

function missedHow({ figures, language }: PaperPart): readonly Block[] {
  const rows = figures.figures
    .filter(({ id, value }) => id === "canary-missed-how" && value > 0)
    .map(({ part, value }) => [[partWords(part)[language]], [numberText(value, language)]])
  if (rows.length === 0) return []
  return [
    table(
      { nl: "Wat er misging met de proefberichten", en: "What went wrong with the canaries" }[language],
      [[{ nl: "Afloop", en: "Outcome" }[language]], [{ nl: "Aantal", en: "Number" }[language], true]],
      rows,
    ),
  ]
}

/** Names of routes are the organisation's own, so a council gets their number. */
function routeTable({ context, language, version }: PaperPart): readonly Block[] {
  const { routes } = context.named
  const { route: unopened } = context.unopened
  const unknown = unopened === 0 ? [] : [paragraph(unknownText(unopened)[language])]
  if (routes.length === 0) return unknown
  const number = numberText(routes.length, language)
  if (version === "council") {
    const one = routes.length === 1
    return [
      paragraph(
        {
          nl: `De proefberichten gingen langs ${unopened > 0 ? "minstens " : ""}${one ? "1 weg" : `${number} wegen`} waarlangs de organisatie mail verstuurt.`,
          en: `The canaries went by ${unopened > 0 ? "at least " : ""}${one ? "1 route" : `${number} routes`} by which the organisation sends mail.`,
        }[language],
      ),
      ...unknown,
    ]
  }
  return [
    table(
      { nl: "Per weg waarlangs mail gaat", en: "By route that mail takes" }[language],
      [
        [{ nl: "Weg", en: "Route" }[language]],
        [{ nl: "Tegengehouden", en: "Caught" }[language], true],
        [{ nl: "Niet tegengehouden", en: "Missed" }[language], true],
      ],
      routes.map(({ route, caught, missed }) => [
        [routeTitle(route)[language]],
        [numberText(caught, language)],
        missed > 0 ? [{ strong: numberText(missed, language) }] : ["0"],
      ]),
    ),
    ...unknown,
  ]
}

/** Names are kept for less long than entries: without this, the routes would seem to be all there was. */
function unknownText(count: number): Words {
  return {
    nl: `Van ${counted(count, CANARIES, "nl")} is de weg niet meer te noemen. De bewaartermijn daarvan is voorbij, of het zijn er te veel voor één rapport. In de andere cijfers tellen zij mee.`,
    en: `Of ${counted(count, CANARIES, "en")} the route can't be named any more. The time for which it is kept is over, or there are too many for one report. In the other figures they count.`,
  }
}
