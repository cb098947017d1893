/**
 * The letter to a person whose data were in a breach (Art. 34 GDPR): one for each, by name, on the questions that the
 * Autoriteit Persoonsgegevens asks to answer.
 *
 * Two rounds: a first letter at once with what is known, and a fuller one when more is. Both in plain words (B1), with nothing
 * in the subject, and never with another person in them (./letter-check.ts looks at each before it leaves).
 *
 * Deliberately left out: sending, and who gets one. What officers typed stands in the letter as they typed it, and only in letters of the language that they
 * typed it in (./letter-lack.ts says what others lack).
 */
import { standingNotice } from "../account.ts"
import type { BreachAccount } from "../account.ts"
import { ANSWER_NAMES, ATTESTATION_ANSWERS } from "./attestation.ts"
import type { Attestations } from "./attestation.ts"
import { deskText } from "./desk-text.ts"
import { extentOf } from "../extent.ts"
import type { Extent } from "../extent.ts"
import { harmsOf, revealed } from "./letter-data.ts"
import { greetingFor } from "./letter-greeting.ts"
import type { Addressee } from "./letter-greeting.ts"
import { happenedText } from "./letter-happened.ts"
import { measureIn, measuresOfRound } from "./letter-measures.ts"
import type { LetterParagraph, LetterText } from "./letter-text.ts"
import { dayText } from "../clock/moment.ts"
import type { OrganisationProfile } from "../profile.ts"
import { numberText, peopleRangeText } from "../words.ts"
import type { Language, Words } from "../words.ts"

export type LetterRound = "first" | "fuller"

export type LetterPlan = {
  readonly account: BreachAccount
  readonly profile: OrganisationProfile
  readonly round: LetterRound
  /** In place of the ready sentences about what happened; undefined or blank for those. */
  readonly happened: Words | undefined
  /** What others advised; undefined or blank where nobody was asked. The authority wants either said. */
  readonly advice: Words | undefined
  /** A paragraph for each group of people: group -> what concerns them alone. */
  readonly groups: ReadonlyMap<string, Words>
}

export type LetterPerson = Addressee & {
  readonly language: Language
  /** Of `LetterPlan.groups`; "" for none. */
  readonly group: string
  /** What concerns this person alone, in their language; "" for nothing. */
  readonly own: string
}

export type PersonalLetter = LetterText & {
  /** The address that it goes to, and that alone. */
  readonly to: string
}

export const LETTER_LIMITS = {
  /** UTF-16 units of a paragraph that an officer typed: a letter is read, a report is not. */
  paragraph: 2_000,
  /** Groups with a paragraph of their own. */
  groups: 50,
} as const

export function personalLetter(plan: LetterPlan, person: LetterPerson): PersonalLetter {
  const { language } = person
  const extent = extentOf(plan.account)
  const typed = [plan.groups.get(person.group)?.[language] ?? "", person.own]
  const paragraphs: readonly LetterParagraph[] = [
    text(greetingFor(person, language)),
    text(INTRO[plan.round][language]),
    ...happened(plan, language),
    ...whichData(extent, language),
    ...whoseHands(plan, extent, language),
    ...typed
      .map((each) => each.trim().slice(0, LETTER_LIMITS.paragraph))
      .filter(isWritten)
      .map(text),
    ...consequences(extent, language),
    ...measures(plan, language),
    ...yourself(extent, language),
    ...questions(plan, language),
    text(`${GREETINGS[language]}\n${plan.profile.name}`),
  ]
  return { to: person.address, language, subject: SUBJECTS[plan.round][language], paragraphs }
}

function happened(
  { account, happened: written }: LetterPlan,
  language: Language,
): readonly LetterParagraph[] {
  const { times, awareness } = account
  const noticedAt = times.detectedAt ?? awareness?.at
  const noticed =
    noticedAt === undefined
      ? ""
      : ` ${{ nl: "Wij merkten dit op", en: "We noticed this on" }[language]} ${dayText(noticedAt, language)}.`
  const told = written?.[language].trim().slice(0, LETTER_LIMITS.paragraph) ?? ""
  return [
    heading(HEADINGS.happened[language]),
    text(`${told === "" ? happenedText(account, language) : told}${noticed}`),
  ]
}

function whichData(extent: Extent, language: Language): readonly LetterParagraph[] {
  const items = revealed(extent).map((item) => item[language])
  return [
    heading(HEADINGS.data[language]),
    ...(items.length === 0
      ? [text(DATA_UNKNOWN[language])]
      : [text(DATA_LEAD[language]), { kind: "list", items } as const]),
  ]
}

function whoseHands(
  { account, round }: LetterPlan,
  { recipients }: Extent,
  language: Language,
): readonly LetterParagraph[] {
  const reached =
    recipients === undefined
      ? HANDS_UNKNOWN[language]
      : {
          nl: `Het bericht ging naar ${peopleRangeText(recipients, "nl")}. Wij weten niet wie het heeft gelezen.`,
          en: `The message went to ${peopleRangeText(recipients, "en")}. We do not know who read it.`,
        }[language]
  return [
    heading(HEADINGS.hands[language]),
    text(reached),
    ...(round === "fuller" ? returned(account.attestations, language) : []),
  ]
}

/** Whether the data were returned or destroyed: what the recipients say, and that it is what they say. */
function returned(
  { asked, answered, answers }: Attestations,
  language: Language,
): readonly LetterParagraph[] {
  if (asked === 0) return [text(NOT_ASKED[language])]
  const given = ATTESTATION_ANSWERS.filter((answer) => answers[answer] > 0).map(
    (answer) => `${ANSWER_NAMES[answer][language]}: ${numberText(answers[answer], language)}`,
  )
  const count = numberText(answered, language)
  const lead = {
    nl: `Wij vroegen de ontvangers wat zij met het bericht hebben gedaan. ${answered === 1 ? "1 ontvanger gaf" : `${count} ontvangers gaven`} antwoord. Wij kunnen niet nagaan of dat klopt.`,
    en: `We asked the recipients what they did with the message. ${answered === 1 ? "1 recipient" : `${count} recipients`} answered. We cannot check whether that is right.`,
  }
  return [text(lead[language]), ...(given.length === 0 ? [] : [{ kind: "list", items: given } as const])]
}

function consequences(extent: Extent, language: Language): readonly LetterParagraph[] {
  const items = harmsOf(extent).map(({ consequence }) => consequence[language])
  return [
    heading(HEADINGS.consequences[language]),
    ...(items.length === 0 ? [text(CONSEQUENCES_UNKNOWN[language])] : [{ kind: "list", items } as const]),
  ]
}

function measures({ account, round, advice }: LetterPlan, language: Language): readonly LetterParagraph[] {
  const taken = measuresOfRound(account, round)
  const items = taken.map((measure) => measureIn(measure, language)).filter(isWritten)
  const untold = items.length < taken.length ? MEASURES_UNTOLD[language] : ""
  const told = standingNotice(account.notified) !== undefined
  const typed = advice?.[language].trim().slice(0, LETTER_LIMITS.paragraph) ?? ""
  // Whoever was asked was asked, in whatever language that was written down.
  const isAdvised = [advice?.nl, advice?.en].some((words = "") => words.trim() !== "")
  const advised = round === "fuller" && !isAdvised ? NO_ADVICE[language] : typed
  return [
    heading(HEADINGS.measures[language]),
    ...(items.length > 0
      ? [{ kind: "list", items } as const]
      : taken.length === 0
        ? [text(MEASURES_UNKNOWN[language])]
        : []),
    ...[untold, told ? NOTIFIED[language] : "", advised].filter(isWritten).map(text),
  ]
}

function yourself(extent: Extent, language: Language): readonly LetterParagraph[] {
  const items = [
    ...(extent.recipientsShown ? [LEAVE_IT[language]] : []),
    ...harmsOf(extent).map(({ advice }) => advice[language]),
  ]
  return [
    heading(HEADINGS.yourself[language]),
    ...(items.length === 0 ? [text(NOTHING_TO_DO[language])] : [{ kind: "list", items } as const]),
  ]
}

function questions({ profile, round }: LetterPlan, language: Language): readonly LetterParagraph[] {
  const { contact } = profile
  const fg = {
    nl: `Wilt u iemand spreken die toezicht houdt op onze omgang met gegevens? Mail dan onze functionaris gegevensbescherming (FG): ${contact.email}.`,
    en: `Would you rather speak to somebody who oversees how we handle data? Write to our data protection officer: ${contact.email}.`,
  }[language]
  return [
    heading(HEADINGS.questions[language]),
    text(deskText(profile, language)),
    ...(contact.email.trim() === "" ? [] : [text(fg)]),
    text(COMPLAINT[language]),
    ...(round === "first" ? [text(MORE_FOLLOWS[language])] : []),
  ]
}

const text = (written: string): LetterParagraph => ({ kind: "text", text: written })
const heading = (written: string): LetterParagraph => ({ kind: "heading", text: written })
const isWritten = (written: string): boolean => written !== ""

const SUBJECTS: { readonly [round in LetterRound]: Words } = {
  first: { nl: "Een bericht over uw gegevens", en: "A message about your data" },
  fuller: { nl: "Nog een bericht over uw gegevens", en: "Another message about your data" },
}
const INTRO: { readonly [round in LetterRound]: Words } = {
  first: {
    nl: "Er is iets misgegaan met uw gegevens. Wij vinden dat heel vervelend en bieden u onze excuses aan. In deze brief leest u wat wij nu weten en wat u kunt doen.",
    en: "Something went wrong with your data. We are very sorry about this. In this letter you read what we know now and what you can do.",
  },
  fuller: {
    nl: "Er is iets misgegaan met uw gegevens. Daarover kreeg u al een brief van ons. Wij bieden u nogmaals onze excuses aan. Wij weten nu meer, en dat leest u in deze brief.",
    en: "Something went wrong with your data. You already had a letter from us about this. Once more, we are sorry. We know more now, and you read it in this letter.",
  },
}
const HEADINGS = {
  happened: { nl: "Wat is er gebeurd?", en: "What happened?" },
  data: { nl: "Om welke gegevens gaat het?", en: "Which data is this about?" },
  hands: { nl: "Wie heeft uw gegevens gekregen?", en: "Who got your data?" },
  consequences: { nl: "Wat kunnen de gevolgen zijn?", en: "What may come of it?" },
  measures: { nl: "Wat doen wij?", en: "What are we doing?" },
  yourself: { nl: "Wat kunt u zelf doen?", en: "What can you do yourself?" },
  questions: { nl: "Hebt u vragen?", en: "Do you have questions?" },
} satisfies { readonly [heading: string]: Words }
const DATA_LEAD: Words = { nl: "Anderen konden dit zien of lezen:", en: "Others could see or read this:" }
const DATA_UNKNOWN: Words = {
  nl: "Wij zoeken nog uit om welke gegevens het precies gaat.",
  en: "We are still finding out exactly which data this is about.",
}
const HANDS_UNKNOWN: Words = {
  nl: "Wij zoeken nog uit wie uw gegevens heeft gekregen.",
  en: "We are still finding out who got your data.",
}
const NOT_ASKED: Words = {
  nl: "Wij weten niet of uw gegevens zijn verwijderd.",
  en: "We do not know whether your data were deleted.",
}
const CONSEQUENCES_UNKNOWN: Words = {
  nl: "Wij weten nog niet wat dit voor u kan betekenen.",
  en: "We do not know yet what this may mean for you.",
}
const MEASURES_UNKNOWN: Words = {
  nl: "Wij onderzoeken wat er is gebeurd. Daarna nemen wij maatregelen.",
  en: "We are investigating what happened. After that we will take measures.",
}
const MEASURES_UNTOLD: Words = {
  nl: "Wij nemen ook maatregelen die alleen in het Engels zijn opgeschreven. Wilt u weten welke? Vraag het ons; hieronder leest u hoe.",
  en: "We are also taking measures that are written down in Dutch only. Would you like to know which? Ask us; you read below how.",
}
const NOTIFIED: Words = {
  nl: "Wij hebben dit gemeld bij de Autoriteit Persoonsgegevens. Dat is de toezichthouder voor privacy.",
  en: "We have reported this to the Autoriteit Persoonsgegevens, the Dutch data protection authority.",
}
const NO_ADVICE: Words = {
  nl: "Wij hebben anderen niet om advies gevraagd.",
  en: "We have not asked others for advice.",
}
const LEAVE_IT: Words = {
  nl: "Kreeg u die e-mail zelf ook? Antwoord er niet op en stuur hem niet door. Verwijder hem.",
  en: "Did you get that e-mail too? Do not answer it and do not pass it on. Delete it.",
}
const NOTHING_TO_DO: Words = {
  nl: "U hoeft nu niets te doen. Merkt u iets vreemds? Laat het ons weten.",
  en: "You do not have to do anything now. Do you notice anything strange? Let us know.",
}
const COMPLAINT: Words = {
  nl: "Bent u niet tevreden over wat wij doen? U kunt een klacht sturen naar de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.",
  en: "Are you not happy with what we do? You can send a complaint to the Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl.",
}
const MORE_FOLLOWS: Words = {
  nl: "Weten wij meer? Dan krijgt u nog een brief van ons.",
  en: "When we know more, you will get another letter from us.",
}
const GREETINGS: Words = { nl: "Met vriendelijke groet,", en: "Yours faithfully," }
