/** What administrators are told of coverage: what fell silent that should send through Sluis, and what sends again. */
import type { Language } from "../app/language.ts"
import type { CoverageAlertRequest } from "../app/queue/own-mail.ts"
import type { House, Letter, Section } from "./letter.ts"
import { oneLine } from "./one-line.ts"

/** Of one letter. */
const MAX_LINES = 40
/** UTF-16 units of a name. */
const MAX_NAME = 100

export type CoverageLetter = Letter & { readonly subject: string }

export function coverageLetter(
  { silent, seen, language }: Pick<CoverageAlertRequest, "silent" | "seen" | "language">,
  { organisation }: Pick<House, "organisation">,
): CoverageLetter {
  const words = WORDS[language]
  const state = silent.length > 0 ? "silent" : "seen"
  const sections = [
    section(
      words.titles.silent,
      silent.map(({ name, days }) => words.line(oneLine(name, MAX_NAME), days)),
    ),
    section(
      words.titles.seen,
      seen.map((name) => oneLine(name, MAX_NAME)),
    ),
    { ...section(words.titles.can, []), paragraphs: state === "silent" ? words.todo : [] },
  ]
  return {
    language,
    subject: words.subject[state],
    tone: state === "silent" ? "waiting" : "done",
    title: words.title[state],
    lead: words.lead[state],
    sections: sections.filter(({ paragraphs, items }) => paragraphs.length + items.length > 0),
    footer: words.footer(oneLine(organisation, 2 * MAX_NAME)),
  }
}

function section(title: string, items: readonly string[]): Section {
  const more = items.length > MAX_LINES ? ["…"] : []
  return {
    title,
    paragraphs: [],
    button: undefined,
    items: [...items.slice(0, MAX_LINES), ...more],
    command: undefined,
    quiet: false,
  }
}

type State = "silent" | "seen"
type CoverageWords = {
  readonly subject: { readonly [state in State]: string }
  readonly title: { readonly [state in State]: string }
  readonly lead: { readonly [state in State]: readonly string[] }
  readonly titles: { readonly [state in State | "can"]: string }
  readonly line: (name: string, days: number) => string
  readonly todo: readonly string[]
  readonly footer: (organisation: string) => readonly string[]
}

const WORDS: { readonly [language in Language]: CoverageWords } = {
  nl: {
    subject: {
      silent: "er komt geen mail meer van een verwachte afzender",
      seen: "een stille afzender verstuurt weer",
    },
    title: {
      silent: "Er komt geen mail meer van een verwachte afzender",
      seen: "Een stille afzender verstuurt weer",
    },
    lead: {
      silent: [
        "Een afdeling, applicatie of mailserver die via Sluis hoort te versturen, doet dat al een tijd niet meer.",
        "Misschien is er gewoon geen mail. Maar gaat de mail nu een andere weg, dan wordt die niet beschermd.",
      ],
      seen: ["De mail gaat weer door Sluis. U hoeft niets te doen."],
    },
    titles: { silent: "Stil", seen: "Verstuurt weer", can: "Wat u kunt doen" },
    line: (name, days) => `${name}: ${days === 1 ? "een dag" : `${days} dagen`} niets verstuurd.`,
    todo: [
      "Kijk of er een instelling is veranderd: gaat de mail nu buiten Sluis om? Zet dat dan terug.",
      "Bestaat de afdeling of applicatie niet meer? Haal die weg onder `coverage.expected` in de configuratie.",
      "Hoort het zo lang stil te zijn? Geef dan onder `coverage.silentAfter` een langere tijd.",
      "U krijgt één bericht als er weer mail komt.",
    ],
    footer: (organisation) => [
      `Sluis bewaakt de uitgaande mail${organisation === "" ? "" : ` van ${organisation}`}. Dit bericht is automatisch.`,
      "U krijgt het omdat u in Sluis beheerder bent.",
    ],
  },
  en: {
    subject: {
      silent: "no mail comes any more from an expected sender",
      seen: "a silent sender sends again",
    },
    title: {
      silent: "No mail comes any more from an expected sender",
      seen: "A silent sender sends again",
    },
    lead: {
      silent: [
        "A department, application or mail server that should send through Sluis has not done so for some time.",
        "Perhaps there simply is no mail. But where mail takes another way now, it is not protected.",
      ],
      seen: ["Mail goes through Sluis again. You need not do anything."],
    },
    titles: { silent: "Silent", seen: "Sends again", can: "What you can do" },
    line: (name, days) => `${name}: nothing sent for ${days === 1 ? "a day" : `${days} days`}.`,
    todo: [
      "See whether a setting was changed: does mail go round Sluis now? Then undo that.",
      "Is the department or application no more? Take it out under `coverage.expected` in the configuration.",
      "Is it meant to be silent for so long? Then give a longer time under `coverage.silentAfter`.",
      "You will get one message when mail comes again.",
    ],
    footer: (organisation) => [
      `Sluis guards the outgoing mail${organisation === "" ? "" : ` of ${organisation}`}. This message is automatic.`,
      "You get it because you are an administrator in Sluis.",
    ],
  },
}
