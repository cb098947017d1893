/**
 * A small shelf of published cases about mail that went wrong, to lay beside one's own.
 *
 * Each row says what it was, what came of it, and what it teaches in a sentence of ours. `checked` says how sure the row is:
 * "source" where the authority's own publication or a record of the decision was read, "secondary" where it was not.
 *
 * Long because it is one table. Deliberately left out: cases on paper and of attacks (EDPB 01/2021 has them), and cases from
 * before the GDPR.
 */
import type { Category } from "../../facts/facts.ts"
import type { Cause } from "../step.ts"
import type { Words } from "../words.ts"

/** "told": done. "should-have": it was not, and that was held against them. "not-needed": so the authority says. */
export type Told = "told" | "should-have" | "needed" | "depends" | "not-needed" | "unknown"

export type ShelfCase = {
  readonly id: string
  readonly title: Words
  /** Of the decision, the guideline or the report. */
  readonly year: number
  readonly cause: Cause
  /** People whose data it was; undefined where the source gives no number. */
  readonly people: number | undefined
  /** What was given away about them. */
  readonly categories: readonly Category[]
  readonly authority: Told
  readonly informed: Told
  readonly outcome: Words
  readonly lesson: Words
  readonly source: { readonly name: string; readonly reference: string }
  readonly checked: "source" | "secondary"
}

export const SHELF: readonly ShelfCase[] = [
  {
    id: "ap-pvv-overijssel",
    title: {
      nl: "Uitnodiging van een politieke partij, alle genodigden zichtbaar",
      en: "A political party's invitation, with all guests visible",
    },
    year: 2021,
    cause: "visible-recipients",
    people: 101,
    categories: ["politics"],
    authority: "should-have",
    informed: "unknown",
    outcome: { nl: "Boete van € 7.500.", en: "Fine of EUR 7,500." },
    lesson: {
      nl: "Wie op de lijst staat, zegt iets over politieke voorkeur. Excuses aan één klager vervangen de melding niet.",
      en: "Being on the list says something about political views. An apology to one complainant does not replace the notification.",
    },
    source: {
      name: "Autoriteit Persoonsgegevens",
      reference: "https://autoriteitpersoonsgegevens.nl/uploads/imported/boete_pvv_overijssel.pdf",
    },
    checked: "source",
  },
  {
    id: "ap-itself",
    title: {
      nl: "De toezichthouder zelf: 38 journalisten en relaties zichtbaar in het cc-veld",
      en: "The authority itself: 38 journalists and contacts visible in Cc",
    },
    year: 2019,
    cause: "visible-recipients",
    people: 38,
    categories: [],
    authority: "depends",
    informed: "unknown",
    outcome: {
      nl: "De AP noemde het zelf een datalek en volgde haar eigen procedure.",
      en: "The authority itself called it a breach, and followed its own procedure.",
    },
    lesson: {
      nl: "Het overkomt ook wie het beste weet hoe het hoort. Alleen techniek houdt het tegen.",
      en: "It happens even to those who know best. Only technology stops it.",
    },
    source: {
      name: "dmcc.nl",
      reference: "https://dmcc.nl/nieuws/privacywaakhond-ap-blundert-met-cc-knop/",
    },
    checked: "secondary",
  },
  {
    id: "ico-mod",
    title: {
      nl: "Afghanen die bescherming zochten, zichtbaar in het Aan-veld",
      en: "Afghans who sought refuge, visible in To",
    },
    year: 2023,
    cause: "visible-recipients",
    people: 265,
    categories: ["origin"],
    authority: "unknown",
    informed: "told",
    outcome: { nl: "Boete van £ 350.000.", en: "Fine of GBP 350,000." },
    lesson: {
      nl: "Waar het om veiligheid gaat, is een e-mailadres genoeg om iemand in gevaar te brengen. Twee mensen antwoordden ook nog aan iedereen.",
      en: "Where safety is at stake, an address is enough to put somebody in danger. Two people even replied to all.",
    },
    source: {
      name: "Information Commissioner's Office",
      reference: "ICO, Ministry of Defence, monetary penalty notice, 13 December 2023",
    },
    checked: "source",
  },
  {
    id: "ico-hiv-scotland",
    title: {
      nl: "Agenda voor een netwerk van mensen met hiv, 105 adressen zichtbaar",
      en: "An agenda for a network of people with HIV, 105 addresses visible",
    },
    year: 2021,
    cause: "visible-recipients",
    people: 105,
    categories: ["health"],
    authority: "told",
    informed: "told",
    outcome: { nl: "Boete van £ 10.000.", en: "Fine of GBP 10,000." },
    lesson: {
      nl: "In 65 van de adressen stond een naam. Er was al een veilig systeem gekocht, maar niet voor deze lijst gebruikt.",
      en: "65 of the addresses held a name. A safe system had been bought already, and was not used for this list.",
    },
    source: {
      name: "Information Commissioner's Office",
      reference: "https://gdprhub.eu/index.php?title=ICO_(UK)_-_HIV_Scotland",
    },
    checked: "source",
  },
  {
    id: "ico-central-ymca",
    title: {
      nl: "Uitnodiging voor een programma voor mensen met hiv, en een terugroepactie die het herhaalde",
      en: "An invitation to a programme for people with HIV, and a recall that did it again",
    },
    year: 2024,
    cause: "visible-recipients",
    people: 264,
    categories: ["health"],
    authority: "told",
    informed: "told",
    outcome: { nl: "Boete van £ 7.500 en een berisping.", en: "Fine of GBP 7,500, and a reprimand." },
    lesson: {
      nl: "Het terugroepen stuurde alle adressen nog eens rond. Versturen met bcc noemde de toezichthouder een groot risico.",
      en: "The recall sent all addresses round once more. The authority called sending with Bcc a high risk.",
    },
    source: {
      name: "Information Commissioner's Office",
      reference:
        "https://ico.org.uk/media/action-weve-taken/mpns/4029420/central-ymca-monetary-penalty-notice.pdf",
    },
    checked: "source",
  },
  {
    id: "ico-tavistock",
    title: {
      nl: "Tekenwedstrijd voor patiënten van een genderkliniek, in het Aan-veld",
      en: "An art competition for patients of a gender clinic, in To",
    },
    year: 2022,
    cause: "visible-recipients",
    people: 1781,
    categories: ["health", "sexuality"],
    authority: "told",
    informed: "unknown",
    outcome: { nl: "Boete van £ 78.400.", en: "Fine of GBP 78,400." },
    lesson: {
      nl: "Binnen een half uur stond een schermafdruk met adressen op sociale media. De inhoud was onschuldig; de lijst was dat niet.",
      en: "Within half an hour, a screenshot with addresses was on social media. The content was harmless; the list was not.",
    },
    source: {
      name: "Information Commissioner's Office",
      reference:
        "https://ico.org.uk/media/action-weve-taken/mpns/4020812/the-tavistock-portman-nhs-foundation-trust-mpn.pdf",
    },
    checked: "source",
  },
  {
    id: "ico-nhs-highland",
    title: {
      nl: "Uitnodiging aan 37 mensen die hiv-zorg krijgen, in het cc-veld",
      en: "An invitation to 37 people who use HIV services, in Cc",
    },
    year: 2023,
    cause: "visible-recipients",
    people: 37,
    categories: ["health"],
    authority: "unknown",
    informed: "told",
    outcome: {
      nl: "Berisping; zonder het beleid voor overheden was het £ 35.000 geweest.",
      en: "Reprimand; without the policy for public bodies it would have been GBP 35,000.",
    },
    lesson: {
      nl: "Ook een kleine lijst doet kwaad: iemand herkende vier anderen, onder wie een eerdere partner.",
      en: "A small list does harm too: somebody recognised four others, a former partner among them.",
    },
    source: {
      name: "Information Commissioner's Office",
      reference:
        "https://ico.org.uk/about-the-ico/media-centre/news-and-blogs/2023/03/ico-calls-for-highest-standards-in-hiv-services-after-nhs-highland-reprimand/",
    },
    checked: "source",
  },
  {
    id: "ico-pcc-ni",
    title: {
      nl: "Vijftien mensen met ervaring met genderdysforie, in het cc-veld",
      en: "Fifteen people with experience of gender dysphoria, in Cc",
    },
    year: 2023,
    cause: "visible-recipients",
    people: 15,
    categories: ["health", "sexuality"],
    authority: "unknown",
    informed: "unknown",
    outcome: { nl: "Berisping.", en: "Reprimand." },
    lesson: {
      nl: "In de tekst stond niets persoonlijks. Toch kon iedereen afleiden wat de anderen hadden meegemaakt.",
      en: "Nothing personal was in the text. Yet everybody could infer what the others had been through.",
    },
    source: {
      name: "Information Commissioner's Office",
      reference:
        "https://ico.org.uk/about-the-ico/media-centre/news-and-blogs/2023/08/ico-warns-of-email-data-breach-risk-as-it-issues-two-reprimands/",
    },
    checked: "source",
  },
  {
    id: "ico-executive-office-ni",
    title: {
      nl: "Nieuwsbrief aan 251 overlevenden van misbruik, in het Aan-veld",
      en: "A newsletter to 251 survivors of abuse, in To",
    },
    year: 2023,
    cause: "visible-recipients",
    people: 251,
    categories: ["youth-care", "crime"],
    authority: "unknown",
    informed: "unknown",
    outcome: { nl: "Berisping.", en: "Reprimand." },
    lesson: {
      nl: "Een nieuwsbrief die voor één groep is geschreven, zegt van iedere ontvanger dat die erbij hoort.",
      en: "A newsletter written for one group says of every recipient that they belong to it.",
    },
    source: {
      name: "Information Commissioner's Office",
      reference:
        "https://ico.org.uk/about-the-ico/media-centre/news-and-blogs/2023/08/ico-warns-of-email-data-breach-risk-as-it-issues-two-reprimands/",
    },
    checked: "source",
  },
  {
    id: "gba-03-2021",
    title: {
      nl: "Nieuwsbrief van een school, alle ouders in het cc-veld",
      en: "A school's newsletter, all parents in Cc",
    },
    year: 2021,
    cause: "visible-recipients",
    people: undefined,
    categories: [],
    authority: "unknown",
    informed: "unknown",
    outcome: {
      nl: "Overtreding, geen boete.",
      en: "Infringement, no fine.",
    },
    lesson: {
      nl: "Het beleid schreef bcc voor en de tijd om terug te halen werd langer. Volgens de klager ging het daarna toch weer mis.",
      en: "The policy asked for Bcc, and the time to take back was made longer. According to the complainant, it went wrong again afterwards.",
    },
    source: {
      name: "Gegevensbeschermingsautoriteit (BE), 03/2021",
      reference: "https://gdprhub.eu/index.php?title=APD/GBA_(Belgium)_-_03/2021",
    },
    checked: "source",
  },
  {
    id: "gba-62-2022",
    title: {
      nl: "Jeugdhulp: zestien ontvangers in het cc-veld",
      en: "Youth care: sixteen recipients in Cc",
    },
    year: 2022,
    cause: "visible-recipients",
    people: 16,
    categories: ["youth-care"],
    authority: "not-needed",
    informed: "unknown",
    outcome: {
      nl: "Voor dit onderdeel geen plicht om te melden: een kleine groep en alleen e-mailadressen.",
      en: "No duty to notify for this part: a small group, and only e-mail addresses.",
    },
    lesson: {
      nl: "Een toezichthouder kan een kleine lijst ook minder zwaar wegen. De reden moet dan wel zijn vastgelegd.",
      en: "An authority may also weigh a small list less heavily. The reason has to be recorded then.",
    },
    source: {
      name: "Gegevensbeschermingsautoriteit (BE), 62/2022",
      reference: "https://gdprhub.eu/index.php?title=APD/GBA_(Belgium)_-_62/2022",
    },
    checked: "source",
  },
  {
    id: "uodo-enea",
    title: {
      nl: "Bijlage met gegevens van honderden mensen aan één verkeerde ontvanger",
      en: "An attachment with data of hundreds of people, to one wrong recipient",
    },
    year: 2021,
    cause: "wrong-recipient",
    people: undefined,
    categories: [],
    authority: "should-have",
    informed: "unknown",
    outcome: {
      nl: "Boete van 136.437 zloty, ongeveer € 30.000.",
      en: "Fine of PLN 136,437, about EUR 30,000.",
    },
    lesson: {
      nl: "De ontvanger verklaarde dat hij alles had vernietigd. Niet melden was toch fout.",
      en: "The recipient declared that he had destroyed everything. Not notifying was wrong all the same.",
    },
    source: {
      name: "UODO (PL), DKN.5131.7.2020",
      reference: "https://www.uodo.gov.pl/decyzje/DKN.5131.7.2020",
    },
    checked: "source",
  },
  {
    id: "edpb-14",
    title: {
      nl: "Voorbeeld 14: een bestand met alle werkzoekenden als bijlage",
      en: "Case 14: a file of all job seekers as an attachment",
    },
    year: 2021,
    cause: "wrong-attachment",
    people: 60_000,
    categories: ["benefits"],
    authority: "needed",
    informed: "needed",
    outcome: {
      nl: "Vastleggen, melden aan de toezichthouder en de mensen informeren.",
      en: "Register, tell the authority, and tell the people.",
    },
    lesson: {
      nl: "Eén verkeerde bijlage raakt meer mensen dan elke verkeerde adressering.",
      en: "One wrong attachment touches more people than any wrong addressing.",
    },
    source: { name: "EDPB", reference: "Guidelines 01/2021, version 2.0, case No. 14" },
    checked: "secondary",
  },
  {
    id: "edpb-15",
    title: {
      nl: "Voorbeeld 15: deelnemerslijst van een cursus aan vijftien oud-deelnemers",
      en: "Case 15: a course's list of participants to fifteen former participants",
    },
    year: 2021,
    cause: "wrong-attachment",
    people: 15,
    categories: ["health"],
    authority: "not-needed",
    informed: "not-needed",
    outcome: {
      nl: "Alleen vastleggen: van twee mensen stond er dat zij geen lactose verdragen.",
      en: "Register only: of two people it said that they do not tolerate lactose.",
    },
    lesson: {
      nl: "Gegevens over gezondheid wegen niet altijd zwaar. Schrijf dan op waarom niet.",
      en: "Health data do not always weigh heavily. Write down why not, then.",
    },
    source: { name: "EDPB", reference: "Guidelines 01/2021, version 2.0, case No. 15" },
    checked: "secondary",
  },
  {
    id: "edpb-annex-b-x",
    title: {
      nl: "Voorbeeld x: reclamemail met alle ontvangers zichtbaar",
      en: "Example x: direct marketing with all recipients visible",
    },
    year: 2023,
    cause: "visible-recipients",
    people: undefined,
    categories: [],
    authority: "depends",
    informed: "depends",
    outcome: {
      nl: "Melden bij veel mensen, gevoelige gegevens of een ander hoog risico. Anders kan vastleggen genoeg zijn.",
      en: "Notify where there are many people, sensitive data or another high risk. Else registering may do.",
    },
    lesson: {
      nl: "Niet de techniek van de fout telt, maar wat de lijst over mensen zegt.",
      en: "It is not how the mistake was made that counts, but what the list says about people.",
    },
    source: { name: "EDPB", reference: "Guidelines 9/2022, version 2.0, Annex B, example x" },
    checked: "secondary",
  },
]
