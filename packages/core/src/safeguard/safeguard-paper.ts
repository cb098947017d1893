/**
 * The report on the safeguard: for a council, or with names for whoever works with it.
 *
 * INVARIANT (no person): the version for a council has numbers, causes and dates. What somebody typed (names of departments and
 * routes, improvement points, own rules) is only in the full version; so is what is known of a small group.
 *
 * Deliberately left out: an opinion. The report says what was proved, and as plainly what was not.
 */
import type { Language, Words } from "../breach/words.ts"
import type { Paper } from "../paper/paper.ts"
import type { SafeguardFigures } from "./figures.ts"
import { breachBlocks } from "./paper-breach.ts"
import { canaryBlocks } from "./paper-canary.ts"
import { checkBlocks, definitionBlocks } from "./paper-check.ts"
import { exceptionBlocks, flowBlocks } from "./paper-flow.ts"
import { gapBlocks } from "./paper-gap.ts"
import { ruleBlocks } from "./paper-rule.ts"
import { summaryBlocks } from "./paper-summary.ts"
import { periodText } from "./report-context.ts"
import type { PaperPart, ReportVersion, SafeguardContext } from "./report-context.ts"

export function safeguardPaper(
  figures: SafeguardFigures,
  context: SafeguardContext,
  { language, version }: { readonly language: Language; readonly version: ReportVersion },
): Paper {
  const part: PaperPart = { figures, context, language, version }
  const { organisation, period, madeAt } = context
  return {
    language,
    title: TITLE[language],
    subtitle: periodText(period, language),
    author: organisation,
    madeAt,
    foot: FOOT[version][language],
    blocks: [
      ...summaryBlocks(part),
      ...canaryBlocks(part),
      ...ruleBlocks(part),
      ...flowBlocks(part),
      ...exceptionBlocks(part),
      ...breachBlocks(part),
      ...gapBlocks(part),
      ...checkBlocks(part),
      ...definitionBlocks(part),
    ],
  }
}

const TITLE: Words = { nl: "Rapport over de waarborg", en: "Report on the safeguard" }
const FOOT: { readonly [version in ReportVersion]: Words } = {
  full: { nl: "Volledige versie, niet openbaar", en: "Full version, not public" },
  council: {
    nl: "Versie voor de raad, zonder persoonsgegevens",
    en: "Version for the council, without personal data",
  },
}
