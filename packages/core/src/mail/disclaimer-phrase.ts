/**
 * The words of what stands under and above every mail of an organisation: disclaimers, banners, footers.
 *
 * Why this module exists: nobody wrote these for this mail, so they say nothing of it. No standard rules them; the words are
 * those that Dutch and British organisations, mail programs and senders of newsletters use.
 *
 * All are of lower case. What begins a line is found by its first word, for nearly no line begins so; every expression is
 * anchored there, and every repetition bounded. What counts as a disclaimer is ./disclaimer.ts.
 */

/** Expressions for the beginning of a line, by its first word. */
export type Openings = ReadonlyMap<string, RegExp>

const MAIL =
  "(?:e-?mail(?:bericht(?:en)?|s)?|mail(?:bericht|tje|s)?|(?:elektronische?n? )?bericht(?:en)?|communicatie)"
const US =
  "(?:wij|we|afzender|verzender|organisatie|gemeente|provincie|stichting|vereniging|school|politie|bedrijf|college)"

/** How a legal text begins. It is one only if it goes on like one: see `LEGAL_TELL`. */
export const LEGAL = openings([
  [
    "dit deze",
    `\\w+ ${MAIL}[^.\\n]{0,120} (?:uitsluitend|alleen|enkel|slechts|strikt|vertrouwelijke?|bestemd|bedoeld)`,
  ],
  [
    "de alle informatie inhoud gegevens",
    `(?:de |alle )?(?:informatie|inhoud|gegevens)[^.\\n]{0,40} (?:in|van|bij|met) (?:dit|deze) ${MAIL}`,
  ],
  ["de", `de in (?:dit|deze) ${MAIL}`],
  [
    "aan",
    `aan (?:de (?:inhoud|informatie) (?:van|in) )?(?:(?:dit|deze|onze|de) )?${MAIL}[^.\\n]{0,60} (?:geen|niet)`,
  ],
  [
    "indien als wanneer mocht",
    "\\w+ (?:u|je|dit|deze)[^.\\n]{0,80} (?:niet de|ten onrechte|abusievelijk|niet voor u|onbedoeld|per abuis|per vergissing|niet aan u)",
  ],
  ["bent ben", "(?:bent u|ben je) niet de (?:beoogde|bedoelde|geadresseerde|juiste)"],
  ["is", "is (?:dit|deze) [^.\\n]{0,30}niet voor u"],
  ["openbaarmaking vermenigvuldiging verspreiding", "\\w+[, ]"],
  [
    `de het ${US.slice(3, -1).replaceAll("|", " ")}`,
    `(?:de |het )?${US}[^.\\n]{0,80} (?:staat niet in|staan niet in|niet aansprakelijk|geen aansprakelijkheid|sluit iedere|sluit elke|aanvaardt geen|aanvaarden geen)`,
  ],
  [
    "op",
    "op (?:al |alle )?(?:onze )?(?:diensten|dienstverlening|leveringen|overeenkomsten|werkzaamheden|opdrachten|offertes|transacties)[^.\\n]{0,80} voorwaarden",
  ],
  [
    "disclaimer proclaimer vertrouwelijkheid vertrouwelijkheidsverklaring confidentiality legal privacy important privileged",
    "(?:(?:dis|pro)claimer|vertrouwelijkheid(?:sverklaring)?|confidentiality(?: notice| note)?|(?:legal|privacy|important) notice|privileged (?:and|&) confidential)(?![a-z0-9])",
  ],
  [
    "this the",
    "\\w+ (?:e-?mail|message|communication|transmission|information|contents?|attached)[^.\\n]{0,120} (?:confidential|intended|privileged|proprietary|may contain|solely)",
  ],
  ["if", "if you (?:are|have|received?|were|think)[^.\\n]{0,60} (?:intended|in error|by mistake|addressee)"],
  ["any", "any (?:unauthori[sz]ed|review|views|opinions|dissemination|disclosure|use)[ ,]"],
  ["the views opinions", "(?:the )?(?:views|opinions)[^.\\n]{0,30} expressed"],
])

/** What a legal text is made of, besides how it begins. */
export const LEGAL_TELL =
  /geadresseerde|vertrouwelijk|aansprakelijk|(?:ver|af)zender|(?:vernietig|verwijder)(?:en|t)?(?![a-z])|onbevoegd|onjuiste overbrenging|ten onrechte|kennisneming|kennis te nemen|openbaarmaking|vermenigvuldiging|niet (?:is )?toegestaan|niet voor u bestemd|rechten (?:worden|kunnen)|worden ontleend|computervirus|voorwaarden|beoogde ontvanger|(?:intended|named) (?:recipient|addressee)|addressee|confidential|liab(?:le|ility)|notify|unauthori[sz]ed|legally privileged|disclos(?:e|ing|ure)|disseminat|in error|delete (?:it|this|the)|authori[sz]ed to|not necessarily/g

/** What the sentences between are about in a legal text; one without any of these is about something else. */
export const LEGAL_WORD =
  /mail|bericht|bijlage|informatie|inhoud|gegevens|ontvang|organisatie|overeenkomst|wet|recht|jurid|privacy|kvk|koophandel|gevestigd|ingeschreven|virus|bestand|beveilig|elektron|communicatie|gebruik|verspreid|kopi|bindend|bestem|contact|retour|excus|ongemak|handelsna|tarie|betal|verzeker|beperkt|beheer|controle|kantoor|volledig|verzoek|disclaimer|message|attach|information|recipient|sender|content|opinion|law|legal|regist|compan|contract|comput|damage|use|cop(?:y|ie)|binding|intend|contact|thank|apolog|monitor|limited|secure|warrant|communicat|distribut|prohibit|return/i

/** One line, said for itself. */
export const STANDING = openings([
  ["denk", "denk (?:aub |a\\.u\\.b\\. )?(?:ook )?(?:aan|om) het milieu"],
  ["spaar bespaar red", "\\w+ (?:het milieu|papier|een boom|bomen)"],
  ["print", "print (?:dit|deze) (?:e-?mail|bericht|mail)[^.\\n]{0,30} (?:alleen|niet|enkel|tenzij|als het)"],
  [
    "is moet",
    "(?:is het|moet) (?:u |je |echt )?[^.\\n]{0,30}(?:e-?mail|bericht)[^.\\n]{0,20} (?:te printen|printen|af te drukken|afdrukken)",
  ],
  [
    "please consider think",
    "(?:please )?(?:consider|think (?:of|about)) (?:the environment|our environment|your environmental|the planet)",
  ],
  ["please consider think", "(?:please )?(?:think|consider) before (?:you print|printing)"],
  ["save", "save (?:paper|a tree|trees)"],
  ["virusvrij virus", "virus(?:vrij|-free)[. ]{0,3}(?:www\\.|$)"],
  ["dit deze", `\\w+ ${MAIL} (?:is|werd) (?:gecontroleerd|gescand|gecheckt) (?:op|door|met)`],
  ["this the", "\\w+ (?:e-?mail|message) (?:has been|was|is) (?:scanned|checked|certified) (?:for|by|with)"],
  ["scanned checked gescand gecontroleerd", "\\w+ (?:by|door|op virussen|for viruses)"],
])

/** What a telephone or a program adds. */
export const DEVICE = openings([
  ["verstuurd verzonden", "\\w+ (?:vanaf|vanuit|met|via) "],
  ["sent", "sent (?:from|with|via) (?:my |outlook|mail|yahoo|proton|an? )"],
  ["get download", "\\w+ outlook for "],
  ["outlook", "outlook (?:voor|for) "],
  ["download ontvang verkrijg", "\\w+ outlook "],
])

/** How the footer or first line of a newsletter begins; a reason to be on a list is content unless it is a newsletter's. */
export const SUBSCRIPTION = openings([
  ["u je jij", "\\w+ (?:ontvangt?|krijgt?) (?:deze|dit)"],
  [
    "deze dit",
    "\\w+ (?:e-?mail|nieuwsbrief|mail|bericht) (?:is|werd|wordt) (?:verzonden|verstuurd|gestuurd)",
  ],
  ["wilt wil wenst liever geen", "\\w+ "],
  ["klik click", "\\w+ (?:hier|here)"],
  [
    "om u je to you unsubscribe opt af afmelden uitschrijven uit",
    "(?:om (?:u|je) |(?:u|je) kunt (?:u|je) |to |you can )?(?:unsubscribe|opt out|af te melden|afmelden|uitschrijven|uit te schrijven)",
  ],
  ["you", "you(?:'re|’re| are) (?:receiving|getting|subscribed)"],
  ["you", "you (?:have )?received? this"],
  ["this", "this (?:e-?mail|message|newsletter) was sent to"],
  ["bekijk lees open view read", "\\w+ (?:deze|dit|this|de|the|in|online)(?![a-z])"],
  [
    "kunt kun kan problemen can having trouble wordt is",
    "(?:kunt u|kun je|kan je|problemen|can['’]t|having trouble|trouble|wordt deze|is deze)",
  ],
  ["webversie online webversion view", "(?:webversie|online versie|webversion|view online)(?![a-z])"],
])
export const SUBSCRIPTION_TELL =
  /(?:deze|onze|de|uw) (?:digitale )?nieuwsbrief|nieuwsbrieven|newsletter|mailing ?list|mailinglijst|verzendlijst|mailvoorkeuren|unsubscribe|(?:web)?browser|webversie|web version|online versie|view online|(?:ingeschreven|aangemeld|geabonneerd|subscribed)(?= ?(?:[.!]|\r?\n\s{0,8}(?:\n|$)|$))/g

/** A line made of nothing but these is a row of links. */
export const LINKS: ReadonlySet<string> = new Set(
  (
    "afmelden|uitschrijven|unsubscribe|unsubscribe here|opt out|voorkeuren|voorkeuren aanpassen|voorkeuren wijzigen|gegevens wijzigen|" +
    "privacy|privacybeleid|privacyverklaring|privacystatement|privacy statement|privacy policy|disclaimer|webversie|doorsturen|preferences|" +
    "manage preferences|update preferences|hier afmelden|meld je af|meld u af|schrijf je uit|afmelden voor deze nieuwsbrief|" +
    "uitschrijven voor deze nieuwsbrief|unsubscribe from this list|contact|cookies|colofon"
  ).split("|"),
)

/** What the receiving side writes above mail from outside. Only at the top of a text. */
export const BANNER = openings([
  ["let pas", "(?:let|pas) op"],
  ["waarschuwing attentie opgelet caution warning attention notice extern external externe", "\\w+(?![a-z])"],
  ["be", "be careful"],
  ["deze dit this", "\\w+ (?:e-?mail|mail|bericht|message) "],
  ["u je you sommige some", "(?:(?:u|je) ontvangt|you don['’]t|sommige personen|some people)"],
])
export const BANNER_TELL =
  /(?:van|door|uit) (?:een )?(?:buiten|extern)|buiten (?:de|onze|uw|jouw|het) (?:eigen )?(?:organisatie|gemeente|netwerk|bedrijf|instelling)|extern(?:e|al)? (?:e-?mail|mail|afzender|bericht|sender|bron)|outside (?:of )?(?:the|your|our)|niet vaak|often get|onbekende afzender|unknown sender|(?:links?|bijlagen?|attachments?) (?:of|en|or|and) (?:links?|bijlagen?|attachments?)|recogni[sz]e the sender|klik niet op|open geen (?:links|bijlagen)|(?:don['’]t|do not) click|waarom dit belangrijk|why this is important/g
/** "[extern]", "[external sender]" in front of a text. */
export const TAG = /^\[\s?(?:extern|external|ext|caution|let op|buiten)[^\]\n]{0,40}\]/

/** Whether a line may begin any of these: by its first two letters, whatever their case. */
export function mayBeginStanding(first: number, second: number): boolean {
  return INITIALS[pairOf(first, second)] !== 0
}
/** What the first of them begins with. */
export const LINK_WORDS: ReadonlySet<string> = new Set(
  [...LINKS].map((link) => link.split(" ", 1)[0] ?? link),
)
const KNOWN_WORDS: ReadonlySet<string> = new Set([
  ...[LEGAL, STANDING, DEVICE, SUBSCRIPTION, BANNER].flatMap((kind) => [...kind.keys()]),
  ...LINK_WORDS,
])
const INITIALS = initials()

/** How many units of a line, in lower case, `openings` know; -1 for none. */
export function openingLength(openingsOfKind: Openings, word: string, line: string): number {
  return openingsOfKind.get(word)?.exec(line)?.[0].length ?? -1
}

/** Whether a line is what a telephone or a program adds; it begins a signature as well (./signature.ts). */
export function isDevice(line: string): boolean {
  return openingLength(DEVICE, openingWord(line, 0), line.toLowerCase()) >= 0
}

/** The first word at `start` in lower case, letters of ASCII; "" where nothing known begins with it. */
export function openingWord(text: string, start: number): string {
  let at = start
  while (at - start < MAX_WORD_UNITS && isLetter(text.charCodeAt(at) | 0x20)) at += 1
  const word = text.slice(start, at).toLowerCase()
  return KNOWN_WORDS.has(word) ? word : ""
}
const MAX_WORD_UNITS = 30

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}

function openings(phrases: readonly (readonly [words: string, expression: string])[]): Openings {
  const byWord = new Map<string, string[]>()
  for (const [words, expression] of phrases) {
    for (const word of words.split(" ")) {
      const known = byWord.get(word)
      if (known === undefined) byWord.set(word, [expression])
      else known.push(expression)
    }
  }
  return new Map(
    [...byWord].map(([word, expressions]) => [word, new RegExp(`^(?:${expressions.join("|")})`)]),
  )
}

function initials(): Uint8Array {
  const pairs = new Uint8Array(1 << 14)
  for (const start of [...KNOWN_WORDS, ..."[e [c [l [b".split(" "), "[ "])
    pairs[pairOf(start.charCodeAt(0), start.length > 1 ? start.charCodeAt(1) : 0x20)] = 1
  return pairs
}

function pairOf(first: number, second: number): number {
  return first < 0x80 && second < 0x80 ? (lowerCase(first) << 7) | lowerCase(second) : 0
}

function lowerCase(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit
}
