/**
 * Addresses in a document, and whether one belongs to a person or to a desk.
 *
 * Deliberately left out: whether it is valid (../mail/address.ts). Here a glance is enough: it is counted, never written to.
 */

const MAX_LOCAL_UNITS = 64 // RFC 5321 §4.5.3.1.1
const MAX_DOMAIN_UNITS = 255 // RFC 5321 §4.5.3.1.2

export type FoundAddress = {
  readonly start: number
  readonly end: number
  /** Lower case. */ readonly address: string
}

/** The addresses in a text, from left to right, at most so many. */
export function addressesIn(text: string, most: number): readonly FoundAddress[] {
  const found: FoundAddress[] = []
  let from = 0
  for (let at = text.indexOf("@"); at >= 0 && found.length < most; at = text.indexOf("@", at + 1)) {
    let start = at
    while (start > from && at - start < MAX_LOCAL_UNITS && isLocal(text.charCodeAt(start - 1))) start -= 1
    let end = at + 1
    let lastDot = -1
    while (end < text.length && end - at <= MAX_DOMAIN_UNITS && isHost(text.charCodeAt(end))) {
      if (text.charCodeAt(end) === DOT) lastDot = end
      end += 1
    }
    while (end > at + 1 && !isWord(text.charCodeAt(end - 1))) end -= 1
    while (start < at && !isWord(text.charCodeAt(start))) start += 1
    if (start === at || lastDot <= at + 1) continue
    found.push({ start, end, address: text.slice(start, end).toLowerCase() })
    from = end
  }
  return found
}

/** The first address of a cell that holds addresses and nothing else, but for names as in "Piet Jansen <piet@example.nl>". */
export function addressOfCell(cell: string): string | undefined {
  if (!cell.includes("@")) return undefined
  const isList =
    cell.includes("<") ||
    cell.split(/[\s;,]+/, MAX_PIECES).every((piece) => piece === "" || piece.includes("@"))
  return isList ? addressesIn(cell, 1)[0]?.address : undefined
}

/** Of a cell that are looked at before it is taken to be a list. */
const MAX_PIECES = 64

const DESKS: ReadonlySet<string> = new Set(
  (
    "info administratie admin contact sales support receptie secretariaat klantenservice klantcontact noreply no-reply " +
    "donotreply post postbus mail email service office hr pz personeelszaken salarisadministratie gemeente balie helpdesk " +
    "servicedesk inkoop verkoop facturen factuur invoice invoices facturatie finance financien financial boekhouding debiteuren " +
    "crediteuren webmaster postmaster abuse privacy fg dpo security marketing communicatie redactie pers press jobs vacatures " +
    "sollicitatie werken bestuur directie algemeen general welkom hello hallo order orders bestellingen planning roosters " +
    "school kantoor team zorg aanmelden aanmelding inschrijven events training reserveringen booking reservations shop store ict it"
  ).split(" "),
)

/** False for the mailbox of a desk: info@, administratie-noord@. */
export function isPersonal(address: string): boolean {
  const local = address.slice(0, address.indexOf("@"))
  const cut = local.search(/[._+-]/)
  return !DESKS.has(local) && !(cut > 0 && DESKS.has(local.slice(0, cut)))
}

/** "piet.jansen", "p_jansen": a name, where a list of companies has names of companies. */
export function hasNameForm(address: string): boolean {
  return /^[\p{L}-]{1,32}[._][\p{L}._-]{2,64}@/u.test(address)
}

const DOT = 0x2e

function isWord(unit: number): boolean {
  const lower = unit | 0x20
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x7a) || unit > 0x7f || unit === 0x5f
}

function isHost(unit: number): boolean {
  return isWord(unit) || unit === DOT || unit === 0x2d
}

/** RFC 5322 §3.2.3, without what only programs write. */
function isLocal(unit: number): boolean {
  return isHost(unit) || unit === 0x2b || unit === 0x27 || unit === 0x25 || unit === 0x3d
}
