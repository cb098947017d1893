/** Breaches, near misses and improvement points: how many, why, how soon, and what is still open. */
import { heading, paragraph } from "../breach/paper-part.ts"
import { causeWords } from "../breach/cause-words.ts"
import { dayText, dueText } from "../breach/clock/moment.ts"
import { numberText } from "../breach/words.ts"
import type { Language } from "../breach/words.ts"
import type { Block } from "../paper/paper.ts"
import { valueOf } from "./figures.ts"
import { counted, DAYS, figureTable, table } from "./paper-text-part.ts"
import { partWords } from "./part-words.ts"
import { instantOf } from "./period.ts"
import type { PaperPart } from "./report-context.ts"
import type { FileStanding } from "./standing.ts"

/** Files that a report lists; of more the newest, and how many there are is said. */
export const MAX_FILES_SHOWN = 500
export const MAX_POINTS_SHOWN = 500
const DAY = 86_400_000

export function breachBlocks(part: PaperPart): readonly Block[] {
  const { figures, language } = part
  const shown = figures.files.slice(-MAX_FILES_SHOWN)
  const more = figures.files.length - shown.length
  return [
    heading(1, { nl: "Datalekken en bijna-datalekken", en: "Breaches and near misses" }[language]),
    figureTable(
      { nl: "Dossiers in deze periode", en: "Files in this period" }[language],
      [
        "breaches-opened",
        "near-misses-opened",
        "near-misses-turned",
        "not-notified",
        "people-informed",
        "breaches-closed",
        "breaches-reopened",
      ],
      figures,
      language,
    ),
    ...(valueOf(figures, "breaches-notified") === 0
      ? []
      : [
          table(
            {
              nl: "Meldingen bij de Autoriteit Persoonsgegevens",
              en: "Notifications to the Autoriteit Persoonsgegevens",
            }[language],
            [
              [{ nl: "Melding", en: "Notification" }[language]],
              [{ nl: "Aantal", en: "Number" }[language], true],
            ],
            figures.figures
              .filter(({ id }) => id === "breaches-notified")
              .map(({ part: phase, value }) => [[partWords(phase)[language]], [numberText(value, language)]]),
          ),
        ]),
    ...(shown.length === 0 ? [] : [fileTable(part, shown)]),
    ...(more > 0
      ? [
          paragraph(
            {
              nl: `En nog ${counted(more, { nl: ["ouder dossier", "oudere dossiers"], en: ["", ""] }, "nl")}.`,
              en: `And ${counted(more, { nl: ["", ""], en: ["older file", "older files"] }, "en")}.`,
            }[language],
          ),
        ]
      : []),
    heading(2, { nl: "Verbeterpunten", en: "Improvement points" }[language]),
    figureTable(
      { nl: "Maatregelen en verbeterpunten", en: "Measures and improvement points" }[language],
      ["measures-planned", "measures-closed", "measures-reopened", "measures-open"],
      figures,
      language,
    ),
    paragraph(
      {
        nl: "Een verbeterpunt is pas klaar als er iets is waaruit dat blijkt: een geslaagd proefbericht, een regel in het beleid of een document.",
        en: "An improvement point is done only where something shows it: a canary that was caught, a rule in the policy or a document.",
      }[language],
    ),
    ...pointTable(part),
  ]
}

function fileTable({ context, language }: PaperPart, files: readonly FileStanding[]): Block {
  return table(
    { nl: "Per dossier", en: "By file" }[language],
    [
      [{ nl: "Geopend", en: "Opened" }[language]],
      [{ nl: "Soort", en: "Kind" }[language]],
      [{ nl: "Oorzaak", en: "Cause" }[language]],
      [{ nl: "Gemeld na", en: "Notified after" }[language]],
      [{ nl: "Mensen ingelicht na", en: "People told after" }[language]],
      [{ nl: "Maatregelen open", en: "Measures open" }[language]],
      [{ nl: "Stand", en: "State" }[language]],
    ],
    files.map((file) => {
      const number = context.numbers.get(file.object)
      const opened = dayText(instantOf(file.openedAt), language, context.period.zone)
      return [
        [number === undefined ? opened : `${opened} (${number})`],
        [
          file.nearMiss
            ? { nl: "bijna-datalek", en: "near miss" }[language]
            : { nl: "datalek", en: "breach" }[language],
        ],
        [causeWords(file.cause)[language]],
        [afterText(file.openedAt, file.notifiedAt, language)],
        [afterText(file.openedAt, file.informedAt, language)],
        [
          {
            nl: `${numberText(file.measures.open, "nl")} van ${numberText(file.measures.planned, "nl")}`,
            en: `${numberText(file.measures.open, "en")} of ${numberText(file.measures.planned, "en")}`,
          }[language],
        ],
        [
          file.closedAt === undefined
            ? { nl: "open", en: "open" }[language]
            : { nl: "gesloten", en: "closed" }[language],
        ],
      ]
    }),
  )
}

function afterText(from: string, at: string | undefined, language: Language): string {
  if (at === undefined) return { nl: "niet", en: "not" }[language]
  const days = Math.max(0, Math.floor((instantOf(at) - instantOf(from)) / DAY))
  return days === 0
    ? { nl: "minder dan een dag", en: "less than a day" }[language]
    : counted(days, DAYS, language)
}

/** They are typed by people, so a council gets their number. */
function pointTable({ context, language, version }: PaperPart): readonly Block[] {
  if (version === "council" || context.points.length === 0) return []
  const shown = context.points.slice(0, MAX_POINTS_SHOWN)
  const more = context.points.length - shown.length
  return [
    table(
      { nl: "Verbeterpunten op dit moment", en: "Improvement points as they stand" }[language],
      [
        [{ nl: "Dossier", en: "File" }[language]],
        [{ nl: "Verbeterpunt", en: "Improvement point" }[language]],
        [{ nl: "Eigenaar", en: "Owner" }[language]],
        [{ nl: "Klaar op", en: "Due" }[language]],
        [{ nl: "Stand", en: "State" }[language]],
      ],
      shown.map(({ file, text, owner, due, closed }) => [
        [file],
        [text],
        [owner],
        [due === undefined ? "" : dueText(due, language)],
        [closed ? { nl: "gereed", en: "done" }[language] : { nl: "open", en: "open" }[language]],
      ]),
    ),
    ...(more > 0 ? [paragraph({ nl: `En nog ${more} andere.`, en: `And ${more} more.` }[language])] : []),
  ]
}
