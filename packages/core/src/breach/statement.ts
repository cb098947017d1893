/**
 * A statement about a breach for the organisation's website: what everybody may know.
 *
 * Where telling each person would take too much (Art. 34(3)(c) GDPR) it is the public notice, and then it also says what people
 * can do themselves. A draft: an officer reads it before anybody else does.
 */
import type { Block, Paper } from "../paper/paper.ts"
import { standingNotice } from "./account.ts"
import type { BreachAccount } from "./account.ts"
import { causeWords } from "./cause-words.ts"
import { dataItems } from "./data-words.ts"
import { deskText } from "./letter/desk-text.ts"
import { extentOf } from "./extent.ts"
import { harmsOf } from "./letter/letter-data.ts"
import { measureIn } from "./letter/letter-measures.ts"
import { dayText } from "./clock/moment.ts"
import { bullets, heading, paragraph, personalRemark, typedIn } from "./paper-part.ts"
import type { OrganisationProfile } from "./profile.ts"
import { peopleRangeText } from "./words.ts"
import type { Language, Words } from "./words.ts"

/** @param now milliseconds since 1970 */
export function statementPaper(
  account: BreachAccount,
  profile: OrganisationProfile,
  { language, now }: { readonly language: Language; readonly now: number },
): Paper {
  const extent = extentOf(account)
  const data = dataItems(extent).map((item) => item[language])
  const measures = account.measures
    .map((measure) => measureIn(measure, language) || measure.text.trim())
    .filter((text) => text !== "")
  const text = (words: Words): string => words[language]
  return {
    language,
    title: text(TITLE),
    subtitle: profile.name,
    author: profile.name,
    madeAt: now,
    foot: text(FOOT),
    blocks: [
      ...personalRemark(typedIn(account), profile, language),
      heading(1, text(HAPPENED)),
      paragraph(happened(account, profile, language)),
      ...(account.summary.trim() === "" ? [] : [paragraph(account.summary.trim())]),
      heading(1, text(DATA)),
      ...(data.length === 0 ? [paragraph(text(DATA_UNKNOWN))] : [bullets(data)]),
      paragraph(
        extent.people === undefined
          ? text(PEOPLE_UNKNOWN)
          : {
              nl: `Het gaat om ${peopleRangeText(extent.people, "nl")}.`,
              en: `This is about ${peopleRangeText(extent.people, "en")}.`,
            }[language],
      ),
      heading(1, text(MEASURES)),
      ...(measures.length === 0 ? [paragraph(text(MEASURES_UNKNOWN))] : [bullets(measures)]),
      ...(standingNotice(account.notified) === undefined ? [] : [paragraph(text(REPORTED))]),
      heading(1, text(ABOUT_YOU)),
      ...aboutYou(account, language),
      heading(1, text(QUESTIONS)),
      paragraph(deskText(profile, language)),
    ],
  }
}

function happened(
  { times, evidence, cause }: BreachAccount,
  { name }: OrganisationProfile,
  language: Language,
): string {
  const at = times.occurredFrom ?? evidence.find(({ sentAt }) => sentAt !== undefined)?.sentAt
  const when =
    at === undefined
      ? { nl: "Kort geleden", en: "Recently" }
      : { nl: `Op ${dayText(at, "nl")}`, en: `On ${dayText(at, "en")}` }
  return {
    nl: `${when.nl} ging er bij ${name} iets mis met persoonsgegevens. De oorzaak: ${causeWords(cause).nl}. Wij bieden de mensen om wie het gaat onze excuses aan.`,
    en: `${when.en}, something went wrong with personal data at ${name}. The cause: ${causeWords(cause).en}. We apologise to the people concerned.`,
  }[language]
}

function aboutYou(account: BreachAccount, language: Language): readonly Block[] {
  const { people } = account
  const text = (words: Words): Block => paragraph(words[language])
  if (account.told.people > 0) return [text(TOLD)]
  if (people?.inform === true) return [text(WILL_TELL)]
  if (people?.exception === "disproportionate") {
    const advice = harmsOf(extentOf(account)).map((harm) => harm.advice[language])
    return [text(PUBLIC_NOTICE), ...(advice.length === 0 ? [] : [bullets(advice)])]
  }
  return [text(people === undefined ? NOT_DECIDED : NO_HIGH_RISK)]
}

const TITLE: Words = { nl: "Bericht over een datalek", en: "Statement about a data breach" }
const FOOT: Words = { nl: "Concept voor de website", en: "Draft for the website" }
const HAPPENED: Words = { nl: "Wat is er gebeurd?", en: "What happened?" }
const DATA: Words = { nl: "Om welke gegevens gaat het?", en: "Which data is this about?" }
const DATA_UNKNOWN: Words = { nl: "Dat zoeken wij nog uit.", en: "We are still finding that out." }
const PEOPLE_UNKNOWN: Words = {
  nl: "Wij weten nog niet om hoeveel mensen het gaat.",
  en: "We do not know yet how many people this is about.",
}
const MEASURES: Words = { nl: "Wat doen wij?", en: "What are we doing?" }
const MEASURES_UNKNOWN: Words = {
  nl: "Wij onderzoeken wat er is gebeurd. Daarna nemen wij maatregelen.",
  en: "We are investigating what happened. After that we will take measures.",
}
const REPORTED: Words = {
  nl: "Wij hebben dit gemeld bij de Autoriteit Persoonsgegevens.",
  en: "We have reported this to the Autoriteit Persoonsgegevens, the Dutch data protection authority.",
}
const ABOUT_YOU: Words = { nl: "Gaat het om u?", en: "Is this about you?" }
const TOLD: Words = {
  nl: "Gaat het om uw gegevens? Dan hebt u van ons een persoonlijke brief gekregen.",
  en: "Is it about your data? Then you got a personal letter from us.",
}
const WILL_TELL: Words = {
  nl: "Gaat het om uw gegevens? Dan krijgt u van ons een persoonlijke brief.",
  en: "Is it about your data? Then you will get a personal letter from us.",
}
const PUBLIC_NOTICE: Words = {
  nl: "Wij kunnen niet iedereen persoonlijk schrijven. Misschien gaat het om uw gegevens. Dit kunt u zelf doen:",
  en: "We cannot write to everybody personally. This may be about your data. This is what you can do yourself:",
}
const NOT_DECIDED: Words = {
  nl: "Wij bekijken nog wie wij een brief sturen.",
  en: "We are still looking at whom to send a letter.",
}
const NO_HIGH_RISK: Words = {
  nl: "Wij denken dat de mensen om wie het gaat hier weinig last van krijgen. Twijfelt u? Vraag het ons.",
  en: "We think that the people concerned will hardly be affected. Are you in doubt? Ask us.",
}
const QUESTIONS: Words = { nl: "Hebt u vragen?", en: "Do you have questions?" }
