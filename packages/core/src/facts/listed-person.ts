/**
 * Does a list or a table say this of people? "Anke Brouwer: depressie", "Afgewezen: Anke Brouwer, Bart Kok", and a table whose
 * cells stand behind a tab or on lines of their own.
 *
 * Why this module exists: in a list no verb says who has it (./person.ts looks for one); that a whole name and a term stand in
 * one line, with hardly anything else in the cell of the term, says it as well. The same form has who speaks about what, who
 * does what, and who works where: so a cell with any other word, a word for work in the line or above the list, and a term that
 * is a field of work all outweigh it.
 *
 * Long because rows, records and cells on lines of their own are forms of one question, and share how a cell is read.
 * Deliberately left out: names without the form of one (../document/person-name.ts), and sentences.
 */
import { headingKind } from "../document/person-heading.ts"
import { knownNameKey, personName, startsWithFirstName } from "../document/person-name.ts"
import type { Category } from "./facts.ts"
import type { Met, Sentence } from "./sentence.ts"

/** A line of a list is short; UTF-16 units. */
const MAX_LINE_UNITS = 200
/** Lines of cells, and units of them, that are looked at on each side of a term. */
const MAX_LINES = 24
const MAX_AROUND_UNITS = 1_500

/** The names of those whom a list says `term` of; none where it does not. */
export function listedWith(term: Met<"term">, sentence: Sentence): readonly string[] {
  const { text, zone, terms } = sentence
  if (zone !== "text" || !mayBeSaid(term.meaning) || isField(text, term) || !isMainSubject(term, terms))
    return NOBODY
  const line = lineAt(text, term.start)
  if (line === undefined || term.end > line.end) return NOBODY
  const cells = cellsOf(text, line)
  if (cells.some((cell) => isOfWork(text.slice(cell.start, cell.end), false))) return NOBODY
  const own = cells.filter((cell) => cell.start < term.end && term.start < cell.end)
  if (own.length === 0 || !own.every((cell) => isBare(text, cell, terms))) return NOBODY
  if (cells.some((cell) => !own.includes(cell) && isOfSentence(text, cell, terms))) return NOBODY
  const found = namesBeside(text, line, cells, own, terms)
  if (found.length === 0 || (PUBLIC.has(term.meaning.category) && found.length < MIN_ALIKE)) return NOBODY
  return isUnderWork(sentence, line) ? NOBODY : found
}

/** The names in the row of what stands at `at`, whatever that is; none where its line is longer than those of lists. */
export function namesInRow(text: string, at: number): readonly string[] {
  const line = lineAt(text, at)
  if (line === undefined) return NOBODY
  const cells = cellsOf(text, line)
  const names = namesIn(text, line, cells, [])
  return names.length === 0 ? nameOfRow(text, line) : names
}

/** The names in the rows right below, as long as each has a name, and a cell that is `alike`; and where they end. */
export function namesInRowsBelow(
  text: string,
  at: number,
  alike: (cell: string) => boolean,
): { readonly names: readonly string[]; readonly end: number } {
  const names: string[] = []
  let line = lineAt(text, at)
  let end = at
  for (let next = line && lineBehind(text, line); next !== undefined; next = lineBehind(text, next)) {
    line = next
    const cells = cellsOf(text, line)
    const found = cells.some((cell) => alike(text.slice(cell.start, cell.end)))
      ? namesIn(text, line, cells, [])
      : NOBODY
    if (found.length === 0) break
    names.push(...found)
    end = line.end
  }
  return { names, end }
}

const NOBODY: readonly string[] = []

type Range = { readonly start: number; readonly end: number }

/** In the line itself, in the lines below it as a heading, above it as a record, or in lines that are the cells of a table. */
function namesBeside(
  text: string,
  line: Range,
  cells: readonly Range[],
  own: readonly Range[],
  terms: Sentence["terms"],
): readonly string[] {
  const others = cells.filter((cell) => !own.includes(cell))
  const inLine = namesIn(text, line, others, terms)
  if (inLine.length > 0) return inLine
  const isAlone = others.length === 0
  const below = isAlone ? namesBelow(text, line) : NOBODY
  if (below.length > 0) return below
  const [label] = others
  if (others.length === 1 && label !== undefined && label.end < own[0]!.start)
    return nameOfRecord(text, line, text.slice(label.start, label.end))
  return isAlone ? nameOfRow(text, line) : NOBODY
}

/** Of whole names; one that might be a product or a place counts where another on the line, or on the next row, can't be. */
function namesIn(
  text: string,
  line: Range,
  cells: readonly Range[],
  terms: Sentence["terms"],
): readonly string[] {
  const isTerm = (cell: Range): boolean =>
    terms.some(({ start, end }) => start < cell.end && cell.start < end)
  const names = cells.flatMap((cell) => (isTerm(cell) ? [] : (nameAt(text, cell) ?? [])))
  if (names.length === 0) return firstNamesIn(text, line, cells)
  const isTelling =
    names.some((name) => name.isTelling) ||
    [lineBefore(text, line), lineBehind(text, line)].some((beside) => {
      const row = beside === undefined ? [] : cellsOf(text, beside)
      return row.length > 1 && row.some((cell) => nameAt(text, cell)?.isTelling === true)
    })
  return isTelling ? names.map(({ key }) => key) : NOBODY
}

/** "Petra: burn-out", where another first name stands in the row, or in the next one: of those one knows well. */
function firstNamesIn(text: string, line: Range, cells: readonly Range[]): readonly string[] {
  const named = (row: readonly Range[]): readonly string[] =>
    row.flatMap((cell) => (isFirstName(text, cell) ? [knownNameKey(text.slice(cell.start, cell.end))] : []))
  const names = named(cells)
  if (names.length !== 1) return names
  const isOneOfSeveral = [lineBefore(text, line), lineBehind(text, line)].some((beside) => {
    const row = beside === undefined ? [] : cellsOf(text, beside)
    return row.length > 1 && named(row).length > 0
  })
  return isOneOfSeveral ? names : NOBODY
}

function isFirstName(text: string, { start, end }: Range): boolean {
  const word = text.slice(start, end)
  return FIRST_NAME.test(word) && startsWithFirstName(word)
}
const FIRST_NAME = /^\p{Lu}\p{Ll}{1,20}$/u

/** "Afgewezen:", and below it names on lines of their own. */
function namesBelow(text: string, line: Range): readonly string[] {
  const keys: string[] = []
  let isTelling = false
  let next = lineBehind(text, line)
  for (; next !== undefined && keys.length < MAX_LINES; next = lineBehind(text, next)) {
    const cells = cellsOf(text, next)
    const [first] = cells
    const name = first === undefined || cells.length > 1 ? undefined : nameAt(text, first)
    if (name === undefined) break
    isTelling ||= name.isTelling
    keys.push(name.key)
  }
  // Two lines are a heading and who signs below it; and a row of cells on lines of their own has other cells.
  return isTelling && keys.length >= MIN_BELOW ? keys : NOBODY
}
const MIN_BELOW = 3

/** "Naam: Anke Brouwer", and below it "Diagnose: depressie". */
function nameOfRecord(text: string, line: Range, label: string): readonly string[] {
  if (headingKind(label) === undefined) return NOBODY
  let above = lineBefore(text, line)
  for (let lines = 0; above !== undefined && lines < MAX_RECORD_LINES; lines += 1) {
    const [key, value, ...more] = cellsOf(text, above)
    if (key === undefined || value === undefined) return NOBODY
    const kind = headingKind(text.slice(key.start, key.end))
    if (kind === undefined) return NOBODY
    const name = more.length === 0 ? nameAt(text, value) : undefined
    if ((kind === "name" || kind === "person") && name !== undefined) return [name.key]
    above = lineBefore(text, above)
  }
  return NOBODY
}
const MAX_RECORD_LINES = 8

/** Columns of a table whose cells stand on lines of their own, as some programs write it. */
const MAX_COLUMNS = 8

/** The last name above, if other names stand as far from it as rows do from each other. */
function nameOfRow(text: string, line: Range): readonly string[] {
  const above = linesFrom(text, line, lineBefore)
  const behind = linesFrom(text, line, lineBehind)
  const nameOf = (offset: number): ReturnType<typeof nameAt> => {
    const at = offset < 0 ? above[-offset - 1] : behind[offset - 1]
    if (at === undefined) return undefined
    const cells = cellsOf(text, at)
    return cells.length === 1 ? nameAt(text, cells[0]!) : undefined
  }
  for (let back = 1; back < MAX_COLUMNS; back += 1) {
    const name = nameOf(-back)
    if (name === undefined) continue
    for (let columns = back + 1; columns <= MAX_COLUMNS; columns += 1) {
      const others = [-2, -1, 1, 2].flatMap((rows) => nameOf(rows * columns - back) ?? [])
      if (others.length >= 2 && [name, ...others].some(({ isTelling }) => isTelling)) return [name.key]
    }
    return NOBODY
  }
  return NOBODY
}

function nameAt(text: string, { start, end }: Range): ReturnType<typeof personName> {
  const written = text.slice(start, end)
  const name = personName(written.endsWith(".") && !INITIAL.test(written) ? written.slice(0, -1) : written)
  return name !== undefined && name.words >= 1 ? name : undefined
}
const INITIAL = /\p{Lu}\.$/u

/** Whatever a cell with a term may have beside it: how bad, since when, of whom. */
const QUIET: ReadonlySet<string> = new Set(
  (
    "heeft met sinds vanaf tot ivm i.v.m. wegens vanwege door en of ook al nu nog weer een de ernstige ernstig zware zwaar lichte " +
    "matige chronische chronisch acute mogelijk mogelijke vermoedelijk waarschijnlijk diagnose type graad fase stadium langdurig " +
    "langdurige jaar jaren maanden weken thuis afwezig opgenomen inzetbaar behandeling onder recidief uitgezaaide postnatale in op " +
    "voor te is aan bij kandidaat kandidaten sollicitant sollicitanten medewerkers collegas collega's mensen personen deelnemers " +
    "leerlingen studenten cliënten bewoners inwoners januari februari maart april mei juni juli augustus september oktober november " +
    "december staande voet per euro eur zijn werd worden has with since from until due to and or severe mild chronic acute possible " +
    "probable diagnosis diagnosed suspected off sick absent stage recovering candidates applicants people employees students " +
    "january february march may june july august october the a of for"
  ).split(" "),
)

/** Words of a sentence: what stands between its commas is no row. */
const SENTENCE: ReadonlySet<string> = new Set(
  (
    "ik wij we jullie hij zij ze je jij u is zijn was waren wordt worden heeft hebben had hadden gaat gaan kan kunnen zal zullen moet " +
    "moeten wil willen over dat die niet graag hier er om als i you they he she are were have will can must about that which " +
    "who not please here there if"
  ).split(" "),
)
const MAX_CELL_WORDS = 8

/** It goes on beside its commas, or names another term among other words. */
function isOfSentence(text: string, cell: Range, terms: Sentence["terms"]): boolean {
  const words = Array.from(text.slice(cell.start, cell.end).matchAll(WORD), ([word]) => word.toLowerCase())
  if (words.length > MAX_CELL_WORDS || words.some((word) => SENTENCE.has(word))) return true
  return (
    terms.some(({ start, end }) => start < cell.end && cell.start < end) &&
    nameAt(text, cell) === undefined &&
    !isBare(text, cell, terms)
  )
}

/** Nothing but terms, what may stand beside them, and numbers. */
function isBare(text: string, cell: Range, terms: Sentence["terms"]): boolean {
  for (const { 0: word, index } of text.slice(cell.start, cell.end).matchAll(WORD)) {
    const start = cell.start + index
    const isTerm = terms.some((term) => term.start < start + word.length && start < term.end)
    if (!isTerm && !QUIET.has(word.toLowerCase())) return false
  }
  return true
}
const WORD = /\p{L}[\p{L}'\u2019.-]*/gu

/** What people do, and what they do it for: who has it does not work on it. */
const WORK: ReadonlySet<string> = new Set(
  (
    "programma zaal keynote plenair hoofdpersoon hr sprekers spreker spreekt workshop workshops sessie sessies lezing lezingen presentatie presentaties presenteert agenda " +
    "agendapunt agendapunten onderwerp onderwerpen thema themas thema's actie acties actielijst actiepunt actiepunten taak taken " +
    "takenlijst taakverdeling verdeling wie doet rolverdeling rollen rol contactpersoon contactpersonen aanspreekpunt aanspreekpunten " +
    "portefeuille portefeuilles portefeuillehouder portefeuillehouders aandachtsgebied aandachtsgebieden aandachtsfunctionaris " +
    "aandachtsfunctionarissen specialisme specialismen specialisatie specialisaties expertise deskundigheid functie functies rooster " +
    "vakgroep werkgroep werkgroepen projectgroep project projecten dossierhouder dossierhouders beleid beleidsterrein beleidsterreinen " +
    "leestip leestips boek boeken auteur auteurs titel hoofdstuk hoofdstukken scriptie scripties onderzoek afstudeeronderwerp verslag " +
    "notitie training trainingen cursus cursussen docent docenten trainer trainers begeleider begeleiders behandelaar behandelaars " +
    "psycholoog psychiater arts bedrijfsarts coach coaches rubriek artikel artikelen blog podcast film personage toneel " +
    "cast speelt goede casus casussen casuïstiek " +
    "program programme speaker speakers session sessions talk talks lecture lectures presentation presentations topic topics theme " +
    "themes action actions task tasks role roles contact contacts portfolio portfolios expertise speciality specialities project " +
    "projects policy book books author authors title chapter chapters thesis research paper papers article articles course courses " +
    "editors sponsor run charity charities teacher teachers trainer trainers counsellor therapist doctor case"
  ).split(" "),
)

/** The same as the end of a word: "lunchlezingen", "onderzoekslijnen", "dieetwensen". */
const WORK_ENDING =
  /(?:lezing|lezingen|lijn|lijnen|clip|clips|presentatie|presentaties|presentatoren|redactie|workshop|workshops|training|trainingen|cursus|cursussen|programma|project|projecten|folder|folders|webinar|webinars|module|modules|zorgpad|zorgpaden|poli|spreekuur|spreekuren|studie|studies|verdeling|wensen|lunch|diner|marathon|sponsorloop|[a-z]{3}(?:team|groep|doel|doelen))$/i

function isOfWork(written: string, isHeading: boolean): boolean {
  for (const [word] of written.matchAll(WORD))
    if (WORK.has(word.toLowerCase()) || (isHeading && WORK_ENDING.test(word))) return true
  return TIME.test(written)
}
/** Ten o'clock: a programme. */
const TIME = /^\D{0,4}\d{1,2}[.:]\d{2}(?!\d|[.:-]\d)/

/** By line; the rows of one list have one heading, and it is looked for once. */
type Headings = Map<number, boolean>
const HEADINGS = new WeakMap<Sentence, Headings>()

/** The first two lines above that name nobody: what the list is called, and what that stands in. */
function isUnderWork(sentence: Sentence, line: Range): boolean {
  const known: Headings = HEADINGS.get(sentence) ?? new Map()
  HEADINGS.set(sentence, known)
  const { text } = sentence
  const rows = [line.start]
  const least = line.start - MAX_AROUND_UNITS
  let isWork: boolean | undefined
  let told = 0
  for (
    let above = lineBefore(text, line);
    above !== undefined && above.start > least && told < 2 && isWork === undefined;
    above = lineBefore(text, above)
  ) {
    if (told === 0) isWork = known.get(above.start)
    if (isWork !== undefined) break
    const cells = cellsOf(text, above)
    if (namesSomebody(text, cells)) {
      if (told === 0) rows.push(above.start)
      continue
    }
    const words = text.slice(above.start, above.end)
    if (isOfWork(words, true)) isWork = true
    if (words.includes(" ") || cells.length > 1 || words.endsWith(":")) told += 1
  }
  for (const row of rows) known.set(row, isWork ?? false)
  return isWork ?? false
}

function namesSomebody(text: string, cells: readonly Range[]): boolean {
  return cells.some((cell) => {
    const name = nameAt(text, cell)
    return name === undefined ? cells.length > 1 && isFirstName(text, cell) : name.isTelling
  })
}

/** Words for what an organisation does, for who does it, and for what is said of colleagues every day. */
const FIELD =
  /(?:verlener|verleners|verlening|beschermer|beschermers|bescherming|werker|werkers|begeleider|begeleiding|coach|coaches|arts|artsen|loog|logen|iater|iaters|therapeut|therapeuten|consulent|consulenten|adviseur|adviseurs|voogd|voogden|kundige|kundigen|specialist|specialisten|functionaris|medewerker|medewerkers|zorg|hulp|steun|beleid|preventie|recht|wet|team|teams|verlof|leave|ziek|ziekmelding|ziekgemeld|ziek gemeld|verzuim|integratie|ggz|ggd|wmo|rvs|worker|workers|nurse|officer|adviser|advisor|services|support|care|fonds|stichting|bestrijding|vereniging|society|fund|research|foundation|poli|kliniek|centrum|week|module)$/i

/** A subject may be anybody's; who is listed below "Afgewezen:" is. */
function mayBeSaid({ grade, category }: Met<"term">["meaning"]): boolean {
  return grade !== "topic" || category === "rejection"
}

function isField(text: string, { start, end }: Met<"term">): boolean {
  return FIELD.test(text.slice(start, end))
}

/** Said of a person as soon as they stand beside a name; of anything else, who works on it is listed as often. */
const OF_SOMEBODY: ReadonlySet<Category> = new Set(["health", "rejection", "dismissal"])
/** Who stands for a party or speaks for a union is listed for all to see. */
const PUBLIC: ReadonlySet<Category> = new Set(["union", "politics"])
/** So many terms of one kind, and none of another, are no division of labour. */
const MIN_ALIKE = 3

/** A list of what people have is of one kind, a list of who does what of many. */
function isMainSubject(term: Met<"term">, terms: Sentence["terms"]): boolean {
  const { category } = term.meaning
  let alike = 0
  let others = 0
  for (const other of terms) {
    if (other.meaning.category === category) alike += 1
    else if (
      other.meaning.grade !== "weak" &&
      other.meaning.grade !== "topic" &&
      !(other.start < term.end && term.start < other.end)
    )
      others += 1
  }
  if (OF_SOMEBODY.has(category)) return others <= alike
  return others === 0 && alike >= MIN_ALIKE
}

const LF = 0x0a

/** The line around `at`; undefined if it is longer than those of lists are. */
function lineAt(text: string, at: number): Range | undefined {
  let start = at
  while (start > 0 && at - start <= MAX_LINE_UNITS && text.charCodeAt(start - 1) !== LF) start -= 1
  return lineFrom(text, start)
}

function lineFrom(text: string, start: number): Range | undefined {
  let end = start
  while (end < text.length && end - start <= MAX_LINE_UNITS && text.charCodeAt(end) !== LF) end += 1
  return end - start > MAX_LINE_UNITS ? undefined : { start, end }
}

/** The last line before it that is not empty. */
function lineBefore(text: string, { start }: Range): Range | undefined {
  let end = start
  const least = Math.max(0, start - MAX_LINE_UNITS)
  while (end > least && text.charCodeAt(end - 1) <= 0x20) end -= 1
  return end === 0 || end === least ? undefined : lineAt(text, end - 1)
}

/** The next line behind it that is not empty. */
function lineBehind(text: string, { end }: Range): Range | undefined {
  let start = end
  const most = Math.min(text.length, end + MAX_LINE_UNITS)
  while (start < most && text.charCodeAt(start) <= 0x20) start += 1
  return start === most ? undefined : lineFrom(text, start)
}

function linesFrom(text: string, line: Range, next: typeof lineBefore): readonly Range[] {
  const lines: Range[] = []
  for (let at = next(text, line); at !== undefined && lines.length < MAX_LINES; at = next(text, at))
    lines.push(at)
  return lines
}

/** What parts cells: a mark of a table, a colon, brackets, a dash between blanks, a comma, "en". */
const BETWEEN = /[\t|;()[\]=\u2013\u2014\u2192]|[-=]>|- |:(?!\d)|,(?!\d)| (?:en|and|&|\/) |\.{2,40}| {2,40}/gu
const BULLET = /^\s*(?:[-*•–·o▪●]\s+|\(?\d{1,3}[.)]\s*)?/

/** "Brouwer, A." is one cell. */
function cellsOf(text: string, { start, end }: Range): readonly Range[] {
  const written = text.slice(start, end)
  const cells: Range[] = []
  let from = BULLET.exec(written)?.[0].length ?? 0
  let isAfterComma = false
  const add = (to: number, byComma: boolean): void => {
    const last = cells.at(-1)
    const cell = trimmed(text, start + from, start + to)
    if (isAfterComma && last !== undefined && isTurnedName(text, last, cell))
      cells[cells.length - 1] = { start: last.start, end: cell.end }
    else if (cell.end > cell.start) cells.push(cell)
    isAfterComma = byComma
  }
  const offset = from
  for (const { 0: mark, index } of written.slice(offset).matchAll(BETWEEN)) {
    const at = offset + index
    add(at, mark === ",")
    from = at + mark.length
  }
  add(written.length, false)
  return cells
}

/** A blank or a quotation mark. */
function isAround(unit: number): boolean {
  return unit <= 0x20 || unit === 0x22 || unit === 0xa0 || unit === 0x201c || unit === 0x201d
}

/** Neither is a name by itself. */
function isTurnedName(text: string, family: Range, given: Range): boolean {
  return (
    personName(text.slice(family.start, given.end))?.isTelling === true &&
    personName(text.slice(family.start, family.end)) === undefined &&
    personName(text.slice(given.start, given.end)) === undefined
  )
}

function trimmed(text: string, from: number, to: number): Range {
  let start = from
  let end = to
  while (start < end && isAround(text.charCodeAt(start))) start += 1
  while (end > start && isAround(text.charCodeAt(end - 1))) end -= 1
  return { start, end }
}
