/**
 * Whether a text is a paper about one person: a letter, a form that was filled in, a record.
 *
 * Why this module exists: articles, manuals, reviews and case studies tell of people too, and nobody is harmed by whoever reads them.
 * Failing direction: it is none.
 */
import { greetingOf } from "../mail/greeting.ts"

/** UTF-16 units: a letter of four pages. */
const MAX_UNITS = 8_192
const HEAD_UNITS = 1_500

/** "Betreft: mevrouw Smit", "Cliënt: …", "Geboortedatum: …" at the beginning of a line. */
const OF_PERSON =
  /(?:^|\n)[ \t]{0,8}(?:betreft|inzake|re|naam|name|cli[eë]nt(?:naam|nummer)?|pati[eë]nt(?:naam|nummer)?|bewoner|leerling|werknemer|medewerker|betrokkene|kandidaat|client|patient|employee|pupil|resident|geboortedatum|geb\. ?datum|geboren|date of birth|d\.?o\.?b\.?|bsn|burgerservicenummer)\.?[ \t]{0,8}[:\t|][ \t]{0,8}\S/iu
/** What is written for whoever reads it, and of people who are made up or have said it themselves. */
const FOR_READERS =
  /(?<![\p{L}])(?:casus|fictie(?:f|ve)|voorbeeld|oefening|interview|recensie|roman|auteur|redactie|nieuwsbrief|personeelsblad|isbn|ecli|doi|abstract|case study|case report|fictional|fictitious|example|exercise|review|newsletter|theater|voorstelling|in memoriam|rouwbericht)(?![\p{L}])/iu

export function isOfOnePerson(text: string): boolean {
  if (text.length > MAX_UNITS) return false
  const head = text.slice(0, HEAD_UNITS)
  return !FOR_READERS.test(head) && (OF_PERSON.test(head) || greetingOf(text)?.kind === "one")
}
