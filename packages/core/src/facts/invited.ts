/**
 * Whether an invitation that hangs on a message is for those who get it, and not for those whom they are to hand it to.
 *
 * Who says more than "zie bijlage" says it in the mail itself, which is then judged by its own words; and who asks to put it up, to
 * correct it or to pass it on writes to people whom it does not concern.
 */
import type { LetterWords } from "./private-letter.ts"

/** A few lines: a greeting, "in de bijlage vindt u", a closing. */
const MAX_UNITS = 400

const HANDED_ON =
  /(?:verspreid|ophangen|opgehangen|opleggen|neerleggen|uitdelen|uit te delen|doorstu|door te stu|doorge[ev]|door te geven|delen met|wijzen op|attender|flyer|folder|poster|concept|drukwerk|drukker|website|nieuwsbrief|intranet|correctie|feedback|akkoord|nakijken|meelezen|opmerkingen|commentaar|cli[eë]nt|pati[eë]nt|bewoner|deelnemers|inwoner|klanten|leerling|doelgroep|belangstellend|geïnteresseerd|ter info|ter kennis|fyi|distribut|hand out|handout|pass (?:it|this|them)? ?on|forward|draft|proof|comments|approv|client|resident|participants|customers|put up|display|share|circulate|newsletter|leaflet|for information)/i

export function isForReaders({ subject, newText }: Pick<LetterWords, "subject" | "newText">): boolean {
  return newText.length <= MAX_UNITS && !HANDED_ON.test(newText) && !HANDED_ON.test(subject)
}
