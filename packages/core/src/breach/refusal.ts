/**
 * Why a step can't be taken, in words for whoever tried.
 *
 * Deliberately left out: when (./allowed.ts).
 */
import { numberText } from "./words.ts"
import type { Words } from "./words.ts"

export const REFUSALS = {
  "not-opened": {
    nl: "Dit dossier bestaat nog niet. Open het eerst.",
    en: "This file does not exist yet. Open it first.",
  },
  "opened-already": { nl: "Dit dossier is al geopend.", en: "This file has been opened already." },
  closed: {
    nl: "Dit dossier is gesloten. Heropen het eerst, met een reden.",
    en: "This file is closed. Reopen it first, with a reason.",
  },
  "not-closed": { nl: "Dit dossier is niet gesloten.", en: "This file is not closed." },
  full: {
    nl: "Dit dossier is vol. U kunt nog wel besluiten, melden, mensen informeren en sluiten. Open voor de rest een tweede dossier.",
    en: "This file is full. You can still decide, notify, inform people and close. Open a second file for the rest.",
  },
  "seen-ahead": {
    nl: "Dit dossier is veranderd terwijl u bezig was. Laad het opnieuw.",
    en: "This file changed while you were working. Load it again.",
  },
  "text-missing": { nl: "Vul dit veld in.", en: "Fill in this field." },
  "text-too-long": {
    nl: "Deze tekst is te lang. Maak hem korter.",
    en: "This text is too long. Shorten it.",
  },
  "reason-missing": {
    nl: "Schrijf op waarom. Wie dit later leest, moet het kunnen begrijpen.",
    en: "Write down why. Whoever reads this later has to understand it.",
  },
  "no-moment": { nl: "Deze tijd kan niet kloppen.", en: "This time cannot be right." },
  "in-future": {
    nl: "Deze tijd ligt in de toekomst. Controleer de datum en de tijd.",
    en: "This time is in the future. Check the date and the time.",
  },
  turned: {
    nl: "Het einde ligt vóór het begin. Controleer deze tijden.",
    en: "The end is before the beginning. Check these times.",
  },
  "no-day": {
    nl: "Deze dag bestaat niet. Schrijf hem als 2026-12-01.",
    en: "There is no such day. Write it as 2026-12-01.",
  },
  "assessment-wrong": {
    nl: "Een waarde van deze beoordeling hoort niet bij de methode, of heeft geen reden.",
    en: "A value of this assessment is not one of the method, or has no reason.",
  },
  "exception-while-informing": {
    nl: "U informeert de mensen. Dan geldt er geen uitzondering.",
    en: "You inform the people. Then no exception applies.",
  },
  "notified-already": {
    nl: "De eerste melding is al gedaan. Voeg een vervolgmelding toe, of trek de melding in.",
    en: "The first notification has been made already. Add a follow-up, or withdraw the notification.",
  },
  "not-notified": {
    nl: "Er is nog geen eerste melding. Daarna pas kunt u iets aanvullen of intrekken.",
    en: "There is no first notification yet. Only after that can you add to it or withdraw it.",
  },
  "before-first": {
    nl: "Dit ligt vóór de eerste melding. Controleer de datum en de tijd.",
    en: "This is before the first notification. Check the date and the time.",
  },
  "near-miss-notified": {
    nl: "Dit datalek is gemeld. Trek de melding eerst in; daarna kunt u er een bijna-datalek van maken.",
    en: "This breach has been notified. Withdraw the notification first; then you can make it a near miss.",
  },
  "not-informing": {
    nl: "Besluit eerst dat u de mensen informeert. Daarna kunt u brieven versturen.",
    en: "Decide first that you inform the people. Then you can send letters.",
  },
  "no-people": { nl: "Er is niemand om aan te schrijven.", en: "There is nobody to write to." },
  "measure-unknown": { nl: "Deze maatregel bestaat niet.", en: "There is no such measure." },
  "measure-done": {
    nl: "Deze maatregel is al afgerond. Heropen hem eerst, met een reden.",
    en: "This measure has been completed already. Reopen it first, with a reason.",
  },
  "measure-not-done": { nl: "Deze maatregel is niet afgerond.", en: "This measure has not been completed." },
  "too-many": { nl: "Dit zijn er te veel voor één dossier.", en: "These are too many for one file." },
  "twice-in-one": {
    nl: "Hetzelfde veld staat er twee keer in.",
    en: "The same field is in it twice.",
  },
  "tasks-open": {
    nl: "Bij sommige mensen moet nog iets gebeuren: een brief op papier of een telefoontje. Doe dat eerst, en leg vast dat het is gedaan.",
    en: "For some people something must still be done: a letter on paper or a call. Do that first, and record that it was done.",
  },
  "mail-being-prepared": {
    nl: "Er worden nog brieven of vragen klaargezet. Wacht tot dat klaar is: wie niet per e-mail te bereiken is, krijgt u daarna als taak.",
    en: "Letters or questions are still being prepared. Wait until that is done: whoever mail does not reach becomes a task for you.",
  },
  "mail-on-the-way": {
    nl: "Er zijn nog brieven of vragen onderweg. Wacht tot ze zijn verstuurd: wie niet per e-mail te bereiken is, krijgt u daarna als taak.",
    en: "Letters or questions are still on their way. Wait until they have been sent: whoever mail does not reach becomes a task for you.",
  },
  "people-damaged": {
    nl: "Gegevens van mensen in dit dossier zijn beschadigd: niemand weet wat daar nog moet gebeuren. Zet een reservekopie terug, of verwijder die gegevens en voeg deze mensen opnieuw toe.",
    en: "Records of people in this file are damaged: nobody knows what must still be done for them. Put back a backup, or remove those records and add these people anew.",
  },
  "mail-damaged": {
    nl: "Gegevens van een verzending zijn beschadigd, en niet iedereen heeft die brief of vraag. Zet een reservekopie terug, of verstuur de brief of vraag opnieuw: alleen wie hem niet heeft, krijgt hem dan.",
    en: "Records of what was sent are damaged, and not everybody has that letter or question. Put back a backup, or send the letter or question again: only those who do not have it get it then.",
  },
  "things-missing": {
    nl: "Dit dossier kan nog niet dicht. Kijk wat er nog ontbreekt.",
    en: "This file cannot be closed yet. See what is still missing.",
  },
} as const satisfies Record<string, Words>
export type RefusalCode = keyof typeof REFUSALS

export type Refusal = {
  readonly code: RefusalCode
  /** Name of the field that it is about, as in the step; "" for the step as a whole. Never what somebody typed. */
  readonly field: string
  /** Of `mail-on-the-way`: letters and questions together. */
  readonly mails?: number
}

export function refusalWords({ code, mails }: Refusal): Words {
  return code === "mail-on-the-way" && mails !== undefined ? mailsWords(mails) : REFUSALS[code]
}

function mailsWords(mails: number): Words {
  if (mails === 1)
    return {
      nl: "Er is nog 1 brief of vraag onderweg. Wacht tot die is verstuurd: komt hij niet aan, dan krijgt u hem daarna als taak.",
      en: "1 letter or question is still on its way. Wait until it has been sent: if it does not arrive, it becomes a task for you.",
    }
  return {
    nl: `Er zijn nog ${numberText(mails, "nl")} brieven of vragen onderweg. Wacht tot ze zijn verstuurd: wie niet per e-mail te bereiken is, krijgt u daarna als taak.`,
    en: `${numberText(mails, "en")} letters or questions are still on their way. Wait until they have been sent: whoever mail does not reach becomes a task for you.`,
  }
}
