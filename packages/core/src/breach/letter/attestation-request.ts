/**
 * The request to somebody who got a message that was not meant for them: delete it, and say what you did with it.
 *
 * It says what the answer does and does not do: it helps the people concerned, nobody else sees who answered what, and it does
 * not undo the duty to report a breach. It never shows the message again, nor who else got it.
 */
import { ANSWER_WORDS, ATTESTATION_ANSWERS } from "./attestation.ts"
import { deskText } from "./desk-text.ts"
import { greetingFor } from "./letter-greeting.ts"
import type { Addressee } from "./letter-greeting.ts"
import type { LetterParagraph } from "./letter-text.ts"
import type { PersonalLetter } from "./letter.ts"
import { dayText } from "../clock/moment.ts"
import type { OrganisationProfile } from "../profile.ts"
import type { Language, Words } from "../words.ts"

export type AttestationRequest = {
  readonly profile: OrganisationProfile
  /** When the message was sent, in milliseconds since 1970. */
  readonly sentAt: number | undefined
  /** Personal, and valid for this person alone: https. */
  readonly link: string
  /** Until when the link works, in milliseconds since 1970. */
  readonly until: number
}

export function attestationRequest(
  { profile, sentAt, link, until }: AttestationRequest,
  addressee: Addressee & { readonly language: Language },
): PersonalLetter {
  const { language } = addressee
  const when =
    sentAt === undefined
      ? { nl: "Kort geleden", en: "Recently" }[language]
      : { nl: `Op ${dayText(sentAt, "nl")}`, en: `On ${dayText(sentAt, "en")}` }[language]
  const got = {
    nl: `${when} kreeg u een bericht van ons. Daarin stonden gegevens van anderen die niet voor u waren. Dat is onze fout, niet die van u.`,
    en: `${when} you got a message from us. It held data of others that were not meant for you. That is our mistake, not yours.`,
  }
  const valid = {
    nl: `De link is alleen voor u. U kunt hem gebruiken tot en met ${dayText(until, "nl")}.`,
    en: `The link is for you alone. You can use it up to and including ${dayText(until, "en")}.`,
  }
  const paragraphs: readonly LetterParagraph[] = [
    text(greetingFor(addressee, language)),
    text(got[language]),
    text(PLEASE[language]),
    text(ASK[language]),
    { kind: "list", items: ATTESTATION_ANSWERS.map((answer) => ANSWER_WORDS[answer][language]) },
    { kind: "link", address: link },
    text(valid[language]),
    text(WHO_SEES[language]),
    text(`${OTHERWISE[language]} ${deskText(profile, language)}`),
    text(`${{ nl: "Met vriendelijke groet,", en: "Yours faithfully," }[language]}\n${profile.name}`),
  ]
  return { to: addressee.address, language, subject: SUBJECT[language], paragraphs }
}

const text = (written: string): LetterParagraph => ({ kind: "text", text: written })

const SUBJECT: Words = {
  nl: "Een verzoek over een bericht van ons",
  en: "A request about a message of ours",
}
const PLEASE: Words = {
  nl: "Wilt u het bericht verwijderen? Stuur het niet door, print het niet en antwoord er niet op.",
  en: "Would you delete the message? Do not pass it on, do not print it and do not answer it.",
}
const ASK: Words = {
  nl: "Wilt u ons ook vertellen wat u met het bericht hebt gedaan? Dat kan met de link hieronder. U kunt dit antwoorden:",
  en: "Would you also tell us what you did with the message? You can, with the link below. These are the answers:",
}
const OTHERWISE: Words = {
  nl: "Hebt u vragen, of antwoordt u liever niet via de link?",
  en: "Do you have questions, or would you rather not use the link?",
}
const WHO_SEES: Words = {
  nl: "Uw antwoord helpt de mensen om wie het gaat. Andere ontvangers zien uw antwoord niet. Soms moeten wij melden wat er is gebeurd. Dat blijft zo, ook als u het bericht verwijdert.",
  en: "Your answer helps the people concerned. Other recipients do not see your answer. Sometimes we have to report what happened. That stays so, even if you delete the message.",
}
