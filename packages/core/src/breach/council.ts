/**
 * Answers to the written questions of a council about a breach: a draft with the facts filled in.
 *
 * Why this module exists: councils ask the same nine things, and each has its answer in the file. Nobody is named: not the
 * people concerned, not who made the mistake, not who owns a measure. What is not known is a list of its own.
 */
import type { Block, Paper } from "../paper/paper.ts"
import { standingNotice } from "./account.ts"
import type { BreachAccount } from "./account.ts"
import { bareFacts } from "./bare-facts.ts"
import { causeWords } from "./cause-words.ts"
import { dataItems } from "./data-words.ts"
import { DAY } from "./clock/day.ts"
import { extentOf } from "./extent.ts"
import type { Extent } from "./extent.ts"
import { dayText, momentText } from "./clock/moment.ts"
import {
  authorityText,
  bullets,
  column,
  heading,
  informedText,
  measureState,
  paragraph,
  personalRemark,
  typedIn,
} from "./paper-part.ts"
import type { OrganisationProfile } from "./profile.ts"
import { capital, listText, numberText, peopleRangeText } from "./words.ts"
import type { Language, Words } from "./words.ts"
import { measureIn } from "./letter/letter-measures.ts"

export type CouncilContext = {
  readonly language: Language
  /** Milliseconds since 1970. */
  readonly now: number
  /** Breaches in the same period before this one; undefined where nobody counted. Near misses are not breaches. */
  readonly earlier:
    { readonly since: number; readonly breaches: number; readonly sameCause: number } | undefined
}

export function councilPaper(
  account: BreachAccount,
  profile: OrganisationProfile,
  { language, now, earlier }: CouncilContext,
): Paper {
  const extent = extentOf(account)
  const answers: readonly (readonly [question: Words, answer: readonly Block[]])[] = [
    [QUESTIONS.happened, happened(account, extent, language)],
    [QUESTIONS.when, [bullets(timeline(account, language))]],
    [QUESTIONS.people, people(extent, language)],
    [QUESTIONS.authority, [paragraph(authorityText(account, language))]],
    [QUESTIONS.informed, informed(account, language)],
    [QUESTIONS.cause, [paragraph(`${CAUSE[language]} ${causeWords(account.cause)[language]}.`)]],
    [QUESTIONS.measures, measures(account, language)],
    [QUESTIONS.earlier, [paragraph(earlierText(earlier, language))]],
    [QUESTIONS.unknown, unknown(account, extent, earlier !== undefined, language)],
  ]
  return {
    language,
    title: { nl: "Antwoord op vragen van de raad", en: "Answers to questions of the council" }[language],
    subtitle: { nl: `Datalek, dossier ${account.id}`, en: `Data breach, file ${account.id}` }[language],
    author: profile.name,
    madeAt: now,
    foot: { nl: "Concept voor de raad", en: "Draft for the council" }[language],
    blocks: [
      ...personalRemark(typedIn(account), profile, language),
      ...answers.flatMap(([question, answer], at): readonly Block[] => [
        heading(1, `${at + 1}. ${question[language]}`),
        ...answer,
      ]),
    ],
  }
}

/** What an officer wrote, and what the messages say. */
function happened(
  { summary, nearMiss, source }: BreachAccount,
  extent: Extent,
  language: Language,
): readonly Block[] {
  const facts = bareFacts(extent, nearMiss) ?? SOURCE_ONLY[source]
  return [summary.trim(), facts[language]].filter((text) => text !== "").map((text) => paragraph(text))
}

const SOURCE_ONLY: { readonly [source in BreachAccount["source"]]: Words } = {
  held: { nl: "Sluis hield een bericht tegen.", en: "Sluis stopped a message." },
  individualised: {
    nl: "Sluis stuurde een bericht apart aan ieder.",
    en: "Sluis sent a message to each separately.",
  },
  uploaded: { nl: "Een verzonden bericht bleek fout.", en: "A message that was sent proved wrong." },
  reported: { nl: "Iemand meldde dat er iets misging.", en: "Somebody reported that something went wrong." },
  "by-hand": { nl: "Er ging iets mis met persoonsgegevens.", en: "Something went wrong with personal data." },
}

function timeline(account: BreachAccount, language: Language): readonly string[] {
  const { times, awareness, notified, told } = account
  const moments: readonly (readonly [name: Words, at: number | undefined])[] = [
    [{ nl: "gebeurd", en: "happened" }, times.occurredFrom],
    [{ nl: "ontdekt", en: "discovered" }, times.detectedAt],
    [
      { nl: "redelijk zeker dat het een datalek was", en: "reasonably certain that it was a breach" },
      awareness?.at,
    ],
  ]
  // Whether these were done is a question of its own.
  const done: typeof moments = [
    [{ nl: "gemeld bij de AP", en: "reported to the authority" }, standingNotice(notified)?.at],
    [
      { nl: "eerste brief aan de mensen om wie het gaat", en: "first letter to the people concerned" },
      told.firstAt,
    ],
  ]
  return [...moments, ...done.filter(([, at]) => at !== undefined)].map(
    ([name, at]) => `${name[language]}: ${at === undefined ? UNKNOWN[language] : momentText(at, language)}`,
  )
}

function people(extent: Extent, language: Language): readonly Block[] {
  const data = dataItems(extent).map((item) => item[language])
  const count =
    extent.people === undefined
      ? { nl: "aantal mensen: nog niet bekend", en: "number of people: not known yet" }[language]
      : peopleRangeText(extent.people, language)
  const which = data.length === 0 ? UNKNOWN[language] : listText(data, language)
  return [bullets([count, { nl: `gegevens: ${which}`, en: `data: ${which}` }[language]])]
}

function informed(account: BreachAccount, language: Language): readonly Block[] {
  const told = account.told.firstAt
  const aware = account.awareness?.at
  if (told === undefined || aware === undefined) return [paragraph(informedText(account, language))]
  const days = Math.floor(Math.max(0, told - aware) / DAY)
  const took = {
    nl:
      days === 0
        ? "Dat was binnen een dag nadat wij het zeker wisten."
        : `Dat was ${days} ${days === 1 ? "dag" : "dagen"} nadat wij het zeker wisten.`,
    en:
      days === 0
        ? "That was within a day of our being certain."
        : `That was ${days} ${days === 1 ? "day" : "days"} after we were certain.`,
  }
  return [paragraph(`${informedText(account, language)} ${took[language]}`)]
}

function measures({ measures: taken }: BreachAccount, language: Language): readonly Block[] {
  if (taken.length === 0) return [paragraph({ nl: "Nog geen.", en: "None yet." }[language])]
  const kind = {
    immediate: { nl: "tegen dit datalek", en: "against this breach" },
    improvement: { nl: "tegen herhaling", en: "against repetition" },
  }
  return [
    {
      kind: "table",
      table: {
        caption: { nl: "Maatregelen en verbeterpunten", en: "Measures and improvement points" }[language],
        columns: [
          column({ nl: "Maatregel", en: "Measure" }[language]),
          column({ nl: "Waartegen", en: "Against" }[language]),
          column({ nl: "Stand", en: "State" }[language]),
        ],
        rows: taken.map((measure) => [
          [measureIn(measure, language) || measure.text],
          [kind[measure.kind][language]],
          [measureState(measure, language)],
        ]),
      },
    },
  ]
}

function earlierText(earlier: CouncilContext["earlier"], language: Language): string {
  if (earlier === undefined) return capital(`${UNKNOWN[language]}.`)
  const since = dayText(earlier.since, language)
  const [all, same] = [numberText(earlier.breaches, language), numberText(earlier.sameCause, language)]
  const one = earlier.breaches === 1
  return {
    nl: `Sinds ${since} ${one ? "was er 1 ander datalek" : `waren er ${all} andere datalekken`}. Met dezelfde oorzaak: ${same}.`,
    en: `Since ${since} there ${one ? "was 1 other breach" : `were ${all} other breaches`}. With the same cause: ${same}.`,
  }[language]
}

/** What the answers above could not say, and what recipients did not answer. */
function unknown(
  account: BreachAccount,
  extent: Extent,
  isCounted: boolean,
  language: Language,
): readonly Block[] {
  const { times, awareness, cause, attestations, evidence } = account
  const open: readonly (readonly [isOpen: boolean, said: Words])[] = [
    [
      times.occurredFrom === undefined,
      { nl: "wanneer het precies is gebeurd", en: "exactly when it happened" },
    ],
    [awareness === undefined, { nl: "wanneer wij het zeker wisten", en: "when we were certain" }],
    [extent.people === undefined, { nl: "om hoeveel mensen het gaat", en: "how many people are concerned" }],
    [dataItems(extent).length === 0, { nl: "om welke gegevens het gaat", en: "which data are concerned" }],
    [cause === undefined, { nl: "wat de oorzaak was", en: "what the cause was" }],
    [!isCounted, { nl: "of dit eerder is gebeurd", en: "whether this happened before" }],
    [
      evidence.some(({ attachments }) => attachments.unreadable > 0),
      {
        nl: "wat er in bijlagen staat die niet te lezen waren",
        en: "what is in attachments that could not be read",
      },
    ],
    [
      evidence.some(({ outcome }) => outcome !== "prevented") && attestations.answered < attestations.asked,
      {
        nl: `wat ${numberText(attestations.asked - attestations.answered, "nl")} ontvangers met het bericht hebben gedaan`,
        en: `what ${numberText(attestations.asked - attestations.answered, "en")} recipients did with the message`,
      },
    ],
  ]
  const items = open.filter(([isOpen]) => isOpen).map(([, said]) => said[language])
  return items.length === 0
    ? [paragraph({ nl: "Voor zover wij weten niets.", en: "Nothing, as far as we know." }[language])]
    : [bullets(items)]
}

const UNKNOWN: Words = { nl: "nog niet bekend", en: "not known yet" }
const CAUSE: Words = { nl: "De oorzaak:", en: "The cause:" }
const QUESTIONS = {
  happened: { nl: "Wat is er gebeurd?", en: "What happened?" },
  when: { nl: "Wanneer gebeurde wat?", en: "What happened when?" },
  people: { nl: "Om hoeveel mensen en welke gegevens gaat het?", en: "How many people and which data?" },
  authority: { nl: "Is het datalek gemeld?", en: "Was the breach reported?" },
  informed: { nl: "Zijn de mensen om wie het gaat geïnformeerd?", en: "Were the people concerned informed?" },
  cause: { nl: "Hoe kon dit gebeuren?", en: "How could this happen?" },
  measures: { nl: "Welke maatregelen zijn genomen?", en: "Which measures were taken?" },
  earlier: { nl: "Is dit eerder gebeurd?", en: "Did this happen before?" },
  unknown: { nl: "Wat is nog niet bekend?", en: "What is not known yet?" },
} satisfies { readonly [question: string]: Words }
