/**
 * What stands around a number: the words of its paragraph within reach, and the label right in front of it.
 *
 * Why this module exists: no check digit makes a number sure; its company does ("BSN", "geboren op"), or makes it something
 * else ("factuurnummer"). Every look is bounded, so that a text of nothing but numbers is read in linear time.
 */
import { isDigit, isLetter } from "./unit.ts"

/** UTF-16 units within which a cue counts. */
export const CUE_REACH = 100
/** Behind a number a cue is rarer, and belongs to the next number more often. */
export const CUE_REACH_BEHIND = 40

/** Lower case, each one word or several; `x*` is a beginning of a word. */
export type Cues = readonly string[]

/** Lower case, from the beginning of the paragraph, or `reach` units before `at`. A paragraph begins after an empty line. */
export function textBefore(text: string, at: number, reach: number): string {
  const least = Math.max(0, at - reach)
  let start = at
  for (let feeds = 0; start > least; start -= 1) {
    const code = text.charCodeAt(start - 1)
    if (code === 0x0a) feeds += 1
    else if (code > 0x20) feeds = 0
    if (feeds === 2) break
  }
  return text.slice(start, at).toLowerCase()
}

/** Lower case, to the end of the paragraph, or `reach` units behind `end`. */
export function textBehind(text: string, end: number, reach: number): string {
  const most = Math.min(text.length, end + reach)
  let stop = end
  for (let feeds = 0; stop < most; stop += 1) {
    const code = text.charCodeAt(stop)
    if (code === 0x0a) feeds += 1
    else if (code > 0x20) feeds = 0
    if (feeds === 2) break
  }
  return text.slice(end, stop).toLowerCase()
}

/** Where the last of these cues in `words` ends; -1 if there is none. `words` are lower case. */
export function lastCueEnd(words: string, cues: Cues): number {
  let last = -1
  for (const cue of cues) {
    const isBeginning = cue.endsWith("*")
    const stem = isBeginning ? cue.slice(0, -1) : cue
    for (let at = words.lastIndexOf(stem); at >= 0; at = at === 0 ? -1 : words.lastIndexOf(stem, at - 1)) {
      let end = at + stem.length
      if (end <= last) break
      if (isLetter(words.charCodeAt(at - 1))) continue
      if (isBeginning) while (isLetter(words.charCodeAt(end))) end += 1
      else if (isLetter(words.charCodeAt(end - 1)) && isLetter(words.charCodeAt(end))) continue
      last = end
      break
    }
  }
  return last
}

export function holdsCue(words: string, cues: Cues): boolean {
  return lastCueEnd(words, cues) >= 0
}

/** A cue in reach before the number, or behind it with no other number between. */
export function hasCueNear(text: string, at: number, end: number, cues: Cues): boolean {
  if (holdsCue(textBefore(text, at, CUE_REACH), cues)) return true
  return holdsCue(beforeDigit(textBehind(text, end, CUE_REACH_BEHIND)), cues)
}

/** A cue before the number, with no other number between. */
export function hasCueAhead(text: string, at: number, cues: Cues, reach: number): boolean {
  return holdsCue(behindDigit(textBefore(text, at, reach)), cues)
}

export function hasDigit(words: string): boolean {
  return beforeDigit(words).length < words.length
}

function beforeDigit(words: string): string {
  let end = 0
  while (end < words.length && !isDigit(words.charCodeAt(end))) end += 1
  return words.slice(0, end)
}

function behindDigit(words: string): string {
  let start = words.length
  while (start > 0 && !isDigit(words.charCodeAt(start - 1))) start -= 1
  return words.slice(start)
}

const LABEL_REACH = 50
const LABEL_WORDS = 5
/** Endings that say "number" and nothing about which. */
const NUMBER_ENDINGS = ["nummers", "nummer", "numbers", "number", "nrs", "nr", "code", "id"]
/** Words between a label and its number. */
const FILLERS = new Set(
  "no num is was van de het een uw jouw mijn ons onze hun haar zijn the your our my of met with onder under luidt".split(
    " ",
  ),
)

/** "BSN cliënt: 123" is the number of a person; only "cliëntnummer" is one of another kind. */
const PEOPLE = new Set(
  "klant klanten client clients cliënt customer leerling student medewerker employee personeel lid member leverancier".split(
    " ",
  ),
)

/**
 * The word that names the number at `at`, in lower case and without "nummer" ("factuur" for "uw factuurnr. is 123"); "" if
 * there is none, or another number stands between.
 */
export function labelBefore(text: string, at: number): string {
  const least = Math.max(0, at - LABEL_REACH)
  let end = at
  let isNumbered = false
  for (let words = 0; words < LABEL_WORDS; words += 1) {
    let feeds = 0
    while (end > least && !isLetter(text.charCodeAt(end - 1))) {
      const code = text.charCodeAt(end - 1)
      if (code === 0x0a) feeds += 1
      if (isDigit(code) || feeds === 2) return ""
      end -= 1
    }
    let start = end
    while (start > least && isLetter(text.charCodeAt(start - 1))) start -= 1
    if (start === end) return ""
    const word = text.slice(start, end).toLowerCase()
    const stem = withoutNumber(word)
    const isPerson = !isNumbered && PEOPLE.has(word)
    if (stem !== "" && !FILLERS.has(word) && !isPerson) return stem
    isNumbered ||= stem === ""
    end = start
  }
  return ""
}

/** "factuurnummer" is "factuur". */
export function withoutNumber(word: string): string {
  const ending = NUMBER_ENDINGS.find((each) => word.endsWith(each))
  return ending === undefined ? word : word.slice(0, -ending.length)
}

/** Labels of numbers that tell nothing about a person, or not who it is. */
const OTHER_NUMBERS = new Set(
  (
    "factuur facturen factuurs invoice invoices order orders bestel bestelling inkooporder inkoop po kvk handelsregister klant " +
    "klanten client customer cliënt artikel artikelen art article item ticket tickets tracking track trace zending pakket parcel " +
    "shipment vracht polis policy contract offerte quote relatie debiteur debiteuren crediteur leverancier supplier vendor lid " +
    "lidmaatschap member serie serial product model referentie ref reference kenmerk betalingskenmerk betaling payment " +
    "transactie transaction rsin btw vat ob nl tax ean gtin sku barcode isbn issn doi meter meterstand aansluiting perceel " +
    "kadaster vergunning melding incident wijziging change aanvraag boeking boekings reservering reserverings booking " +
    "reservation vlucht flight kamer room personeel personeels medewerker employee personnel badge leerling student school brin " +
    "vestiging vestigings zaak dossier case agb big versie version build bug issue pin puk wachtwoord password token " +
    "vergader vergadering meeting webinar conference eur euro euros usd gbp bedrag amount totaal total saldo prijs price " +
    "rekening giro account bank iban bic telefoon tel phone mobiel mobile gsm fax postbus box"
  ).split(" "),
)

export function isOtherNumber(label: string): boolean {
  return OTHER_NUMBERS.has(label)
}

const MONEY = "€$£"

const MONEY_BEHIND: Cues = ["€", "eur", "euro*", "usd", "gbp", "stuks", "kwh", "bytes"]

/** Money: a sign of it right in front, or its name right behind. */
export function isAmount(text: string, at: number, end: number): boolean {
  const sign = text.charAt(text.charAt(at - 1) === " " ? at - 2 : at - 1)
  if (sign !== "" && MONEY.includes(sign)) return true
  return holdsCue(textBehind(text, end, 6), MONEY_BEHIND)
}
