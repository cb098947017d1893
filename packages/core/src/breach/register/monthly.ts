/**
 * The monthly report to the process owner (BIO2 5.24.04): what went wrong where, why, how soon people were told, and what still
 * has to be improved.
 *
 * No figure is about one person: a department or a cause with fewer files than `MIN_GROUP` is counted with others, and where
 * only one would be hidden the next smallest is hidden with it, because a total would give it away.
 *
 * Deliberately left out: which officer did what, ever.
 */
import type { Block, Paper, Run } from "../../paper/paper.ts"
import type { BreachAccount } from "../account.ts"
import { causeWords } from "../cause-words.ts"
import { MIN_GROUP } from "./informing.ts"
import type { InformingFigures } from "./informing.ts"
import { dayIso, dueText, monthText } from "../clock/moment.ts"
import { bullets, column, heading, paragraph } from "../paper-part.ts"
import { numberText } from "../words.ts"
import type { Language, Words } from "../words.ts"

export type MonthlyContext = {
  readonly language: Language
  readonly organisation: string
  /** "2026-11": of this month the files are counted; open improvement points are those of all. */
  readonly month: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** IANA name of the zone whose months are counted. */
  readonly zone: string
  /** Over a period that is long enough to say something (./informing.ts). */
  readonly informing: InformingFigures
  /** Files, of any month, that are damaged: nothing here counts them. */
  readonly unreadable: number
}

/** Improvement points that a report lists; the most urgent first, and how many there are more is said. */
export const MAX_LISTED_POINTS = 200

export function monthlyPaper(
  accounts: readonly BreachAccount[],
  { language, organisation, month, now, zone, informing, unreadable }: MonthlyContext,
): Paper {
  const opened = accounts.filter(({ openedAt }) => dayIso(openedAt, zone).startsWith(`${month}-`))
  const breaches = opened.filter(({ nearMiss }) => !nearMiss)
  const text = (words: Words): string => words[language]
  return {
    language,
    title: { nl: "Maandbericht datalekken", en: "Monthly report on data breaches" }[language],
    subtitle: monthText(month, language),
    author: organisation,
    madeAt: now,
    foot: monthText(month, language),
    blocks: [
      heading(1, text(NUMBERS)),
      bullets([
        `${text(BREACHES)}: ${numberText(breaches.length, language)}`,
        `${text(NEAR_MISSES)}: ${numberText(opened.length - breaches.length, language)}`,
      ]),
      ...(unreadable > 0 ? [paragraph(unreadableText(unreadable, language))] : []),
      heading(1, text(BY_DEPARTMENT)),
      ...counted(
        DEPARTMENT,
        breaches.map(({ department }) =>
          department.trim() === "" ? text(NO_DEPARTMENT) : department.trim(),
        ),
        language,
      ),
      heading(1, text(BY_CAUSE)),
      ...counted(
        CAUSE,
        breaches.map(({ cause }) => text(causeWords(cause))),
        language,
      ),
      heading(1, text(INFORMING)),
      informingBlock(informing, language),
      heading(1, text(POINTS)),
      ...points(accounts, dayIso(now, zone), language),
    ],
  }
}

function unreadableText(count: number, language: Language): string {
  const files = numberText(count, language)
  return {
    nl:
      count === 1
        ? "Eén dossier is beschadigd en kan niet worden gelezen. Het telt in dit bericht niet mee."
        : `${files} dossiers zijn beschadigd en kunnen niet worden gelezen. Zij tellen in dit bericht niet mee.`,
    en:
      count === 1
        ? "One file is damaged and cannot be read. It is not counted in this report."
        : `${files} files are damaged and cannot be read. They are not counted in this report.`,
  }[language]
}

/** A group, or several that are too small to be told apart. */
export type GroupCount =
  | { readonly kind: "group"; readonly name: string; readonly count: number }
  | { readonly kind: "others"; readonly groups: number; readonly count: number }

/** How often each name occurs, the largest first; small groups together, so that none can be worked out from a total. */
export function groupCounts(names: readonly string[], least: number = MIN_GROUP): readonly GroupCount[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const sorted = [...counts].toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
  const large = sorted.filter(([, count]) => count >= least).length
  // One that is hidden alone could be told from the total.
  const shown = sorted.length - large === 1 ? Math.max(0, large - 1) : large
  const others = sorted.slice(shown)
  return [
    ...sorted.slice(0, shown).map(([name, count]): GroupCount => ({ kind: "group", name, count })),
    ...(others.length === 0
      ? []
      : [
          {
            kind: "others",
            groups: others.length,
            count: others.reduce((sum, [, count]) => sum + count, 0),
          } as const,
        ]),
  ]
}

function counted(
  { caption, group: groupName }: { readonly caption: Words; readonly group: Words },
  names: readonly string[],
  language: Language,
): readonly Block[] {
  if (names.length === 0) return [paragraph({ nl: "Geen.", en: "None." }[language])]
  const rows = groupCounts(names).map((group) => {
    const name =
      group.kind === "group"
        ? group.name
        : {
            nl: `samen geteld; minder dan ${MIN_GROUP} noemen wij niet apart`,
            en: `counted together; fewer than ${MIN_GROUP} are not named apart`,
          }[language]
    return [[name], [numberText(group.count, language)]]
  })
  return [
    {
      kind: "table",
      table: {
        caption: caption[language],
        columns: [column(groupName[language]), column({ nl: "Datalekken", en: "Breaches" }[language], true)],
        rows,
      },
    },
  ]
}

function informingBlock(figures: InformingFigures, language: Language): Block {
  if (figures.kind === "too-few") {
    return paragraph(
      {
        nl: `Er zijn minder dan ${figures.least} datalekken waarvan mensen bericht kregen. Dat is te weinig voor een cijfer.`,
        en: `There are fewer than ${figures.least} breaches of which people were told. That is too few for a figure.`,
      }[language],
    )
  }
  const days = (value: number): string => String(value).replace(".", language === "nl" ? "," : ".")
  return bullets(
    {
      nl: [
        `datalekken waarvan mensen bericht kregen: ${figures.informed}`,
        `datalekken waarvan mensen nog bericht krijgen: ${figures.waiting}`,
        `dagen tot het eerste bericht, mediaan: ${days(figures.median)}`,
        `dagen tot het eerste bericht, gemiddeld: ${days(figures.average)}`,
        `dagen tot het eerste bericht, langst: ${days(figures.longest)}`,
      ],
      en: [
        `breaches of which people were told: ${figures.informed}`,
        `breaches of which people are still to be told: ${figures.waiting}`,
        `days to the first message, median: ${days(figures.median)}`,
        `days to the first message, average: ${days(figures.average)}`,
        `days to the first message, longest: ${days(figures.longest)}`,
      ],
    }[language],
  )
}

function points(accounts: readonly BreachAccount[], today: string, language: Language): readonly Block[] {
  const open = accounts
    .flatMap(({ id, measures }) => measures.map((measure) => ({ id, measure })))
    .filter(({ measure }) => measure.kind === "improvement" && measure.closed === undefined)
    .toSorted((one, other) => byDue(one.measure.due, other.measure.due))
  if (open.length === 0) return [paragraph({ nl: "Geen.", en: "None." }[language])]
  const more = open.length - MAX_LISTED_POINTS
  return [
    {
      kind: "table",
      table: {
        caption: { nl: "Wat nog moet gebeuren", en: "What is still to be done" }[language],
        columns: [
          column({ nl: "Dossier", en: "File" }[language]),
          column({ nl: "Verbeterpunt", en: "Improvement point" }[language]),
          column({ nl: "Eigenaar", en: "Owner" }[language]),
          column({ nl: "Klaar op", en: "Due" }[language]),
        ],
        rows: open
          .slice(0, MAX_LISTED_POINTS)
          .map(({ id, measure: { text, owner, due } }) => [
            [id],
            [text],
            [owner],
            [dueRun(due, today, language)],
          ]),
      },
    },
    ...(more > 0 ? [paragraph({ nl: `En nog ${more} andere.`, en: `And ${more} more.` }[language])] : []),
  ]
}

function dueRun(due: string | undefined, today: string, language: Language): Run {
  if (due === undefined) return ""
  const day = dueText(due, language)
  return due < today ? { strong: `${day}, ${LATE[language]}` } : day
}

/** Those without a day come last. */
function byDue(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0
  if (one === undefined) return 1
  return other === undefined || one < other ? -1 : 1
}

const LATE: Words = { nl: "te laat", en: "late" }
const NUMBERS: Words = { nl: "Aantallen", en: "Numbers" }
const BREACHES: Words = { nl: "datalekken", en: "breaches" }
const NEAR_MISSES: Words = { nl: "bijna-datalekken", en: "near misses" }
const DEPARTMENT = {
  caption: { nl: "Aantal datalekken van elke afdeling", en: "Number of breaches of each department" },
  group: { nl: "Afdeling", en: "Department" },
} satisfies { readonly [part: string]: Words }
const CAUSE = {
  caption: { nl: "Aantal datalekken met elke oorzaak", en: "Number of breaches with each cause" },
  group: { nl: "Oorzaak", en: "Cause" },
} satisfies { readonly [part: string]: Words }
const BY_DEPARTMENT: Words = { nl: "Datalekken per afdeling", en: "Breaches by department" }
const NO_DEPARTMENT: Words = { nl: "afdeling niet bekend", en: "department not known" }
const BY_CAUSE: Words = { nl: "Datalekken per oorzaak", en: "Breaches by cause" }
const INFORMING: Words = { nl: "Hoe snel mensen bericht kregen", en: "How soon people were told" }
const POINTS: Words = { nl: "Open verbeterpunten", en: "Open improvement points" }
