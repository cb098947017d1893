/** Where the safeguard did not reach: when Sluis stood still, and what does not go through it or is not tested. */
import { bullets, paragraph } from "../breach/paper-part.ts"
import { momentText } from "../breach/clock/moment.ts"
import { listText, numberText } from "../breach/words.ts"
import type { Language } from "../breach/words.ts"
import type { Block } from "../paper/paper.ts"
import { valueOf } from "./figures.ts"
import { durationText } from "./paper-summary.ts"
import { table } from "./paper-text-part.ts"
import { instantOf } from "./period.ts"
import { section } from "./report-context.ts"
import type { PaperPart } from "./report-context.ts"
import { minutesOf } from "./standing.ts"
import type { Gap } from "./standing.ts"

/** The longest ones; a start after an update takes a second and is no news. */
const MAX_GAPS_SHOWN = 50

export function gapBlocks(part: PaperPart): readonly Block[] {
  const { figures, context, language, version } = part
  const { coverage, withoutCanary } = context
  const silentDays = valueOf(figures, "days-silent")
  const fellSilent = valueOf(figures, "fell-silent")
  const names = (all: readonly string[]): string =>
    version === "full" ? ` (${listText(all, language)})` : ""
  const said = [
    ...(silentDays === 0
      ? []
      : [
          {
            nl: `Op ${silentDays === 1 ? "1 dag" : `${numberText(silentDays, "nl")} dagen`} staat er niets in het logboek.`,
            en: `On ${silentDays === 1 ? "1 day" : `${numberText(silentDays, "en")} days`} there is nothing in the ledger.`,
          }[language],
        ]),
    ...(withoutCanary.length === 0
      ? []
      : [
          {
            nl: `Afdelingen waarvoor geen proefbericht wordt verstuurd: ${numberText(withoutCanary.length, "nl")}${names(withoutCanary)}.`,
            en: `Departments for which no canary is sent: ${numberText(withoutCanary.length, "en")}${names(withoutCanary)}.`,
          }[language],
        ]),
    coverageText(part, names(coverage.silent)),
    ...(fellSilent === 0
      ? []
      : [
          {
            nl: `In deze periode viel ${fellSilent === 1 ? "één keer" : `${numberText(fellSilent, "nl")} keer`} iets stil dat via Sluis hoort te versturen.`,
            en: `In this period something that should send through Sluis fell silent ${fellSilent === 1 ? "once" : `${numberText(fellSilent, "en")} times`}.`,
          }[language],
        ]),
  ]
  return section(
    { nl: "Waar de waarborg niet reikte", en: "Where the safeguard did not reach" }[language],
    [bullets(said), ...gapTable(figures.gaps, language, context.period.zone)],
    "",
  )
}

function coverageText({ context, language }: PaperPart, names: string): string {
  const { expected, silent, awaited, days } = context.coverage
  if (expected === 0)
    return {
      nl: "Er is niet vastgelegd welke afdelingen, applicaties en mailservers via Sluis horen te versturen. Of er mail buiten Sluis om gaat, is dus niet bekend.",
      en: "It was not laid down which departments, applications and mail servers should send through Sluis. So it is not known whether mail goes round Sluis.",
    }[language]
  if (silent.length === 0 && awaited > 0)
    return {
      nl: `Van de ${numberText(expected, "nl")} afdelingen, applicaties en mailservers die via Sluis horen te versturen, ${awaited === 1 ? "is er 1" : `zijn er ${numberText(awaited, "nl")}`} nog niet gezien, maar ook nog geen ${numberText(days, "nl")} dagen verwacht. Dit komt uit tellingen, niet uit het logboek.`,
      en: `Of the ${numberText(expected, "en")} departments, applications and mail servers that should send through Sluis, ${numberText(awaited, "en")} ${awaited === 1 ? "was" : "were"} not seen yet, but not expected for ${numberText(days, "en")} days yet either. This comes from counts, not from the ledger.`,
    }[language]
  if (silent.length === 0)
    return {
      nl: `Alle ${numberText(expected, "nl")} afdelingen, applicaties en mailservers die via Sluis horen te versturen, deden dat in de laatste ${numberText(days, "nl")} dagen. Dit komt uit tellingen, niet uit het logboek.`,
      en: `All ${numberText(expected, "en")} departments, applications and mail servers that should send through Sluis did so in the last ${numberText(days, "en")} days. This comes from counts, not from the ledger.`,
    }[language]
  return {
    nl: `Van de ${numberText(expected, "nl")} afdelingen, applicaties en mailservers die via Sluis horen te versturen, ${silent.length === 1 ? "is er 1" : `zijn er ${numberText(silent.length, "nl")}`} in de laatste ${numberText(days, "nl")} dagen niet gezien${names}. Dit komt uit tellingen, niet uit het logboek.`,
    en: `Of the ${numberText(expected, "en")} departments, applications and mail servers that should send through Sluis, ${numberText(silent.length, "en")} ${silent.length === 1 ? "was" : "were"} not seen in the last ${numberText(days, "en")} days${names}. This comes from counts, not from the ledger.`,
  }[language]
}

function gapTable(gaps: readonly Gap[], language: Language, zone: string): readonly Block[] {
  if (gaps.length === 0)
    return [
      paragraph(
        {
          nl: "Volgens het logboek heeft Sluis in deze periode niet stilgestaan.",
          en: "By the ledger, Sluis never stood still in this period.",
        }[language],
      ),
    ]
  const longest = gaps
    .toSorted((one, other) => minutesOf([other]) - minutesOf([one]))
    .slice(0, MAX_GAPS_SHOWN)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const more = gaps.length - longest.length
  return [
    table(
      { nl: "Wanneer Sluis stilstond", en: "When Sluis stood still" }[language],
      [
        [{ nl: "Van", en: "From" }[language]],
        [{ nl: "Tot", en: "Until" }[language]],
        [{ nl: "Hoe lang", en: "How long" }[language]],
        [{ nl: "Hoe", en: "How" }[language]],
      ],
      longest.map((gap) => [
        [momentText(instantOf(gap.from), language, zone)],
        [momentText(instantOf(gap.until), language, zone)],
        [lengthText(gap, language)],
        [
          gap.said
            ? { nl: "gestopt", en: "stopped" }[language]
            : {
                nl: "onverwacht gestopt; de duur is een bovengrens",
                en: "stopped unexpectedly; this is the most it can have been",
              }[language],
        ],
      ]),
    ),
    paragraph(
      {
        nl: "In die tijd kon er geen mail door Sluis. Een mailserver bewaart zijn mail dan en biedt die later opnieuw aan.",
        en: "During that time no mail could go through Sluis. A mail server then keeps its mail and offers it again later.",
      }[language],
      more > 0
        ? {
            nl: ` Er waren nog ${numberText(more, "nl")} kortere onderbrekingen.`,
            en: ` There were ${numberText(more, "en")} shorter interruptions.`,
          }[language]
        : "",
    ),
  ]
}

function lengthText(gap: Gap, language: Language): string {
  const minutes = minutesOf([gap])
  return minutes === 0
    ? { nl: "minder dan een minuut", en: "less than a minute" }[language]
    : durationText(minutes, language)
}
