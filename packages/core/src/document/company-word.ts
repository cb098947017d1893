/**
 * Words that a company, an authority or a product has in its name, and no person.
 *
 * Deliberately left out: words that are surnames as well (Bakker, Smit, Visser, Kok, Kuiper), and brands.
 */

/** Lower case, without accents and marks. */
const WORDS: ReadonlySet<string> = new Set(
  // legal forms
  (
    "bv nv vof cv gmbh ag kg ltd limited inc llc plc corp co sa sarl srl spa bvba eenmanszaak maatschap cooperatie ua " +
    "stichting vereniging foundation association holding beheer groep group international nederland netherlands europe " +
    // authorities and institutions
    "gemeente provincie ministerie waterschap rijk politie brandweer belastingdienst uwv ggd svb rechtbank college school " +
    "basisschool lyceum gymnasium universiteit university hogeschool academie ziekenhuis hospital kliniek museum kerk " +
    "bibliotheek theater instituut institute fonds bureau kantoor centrum center centre dienst afdeling department team " +
    "commissie raad werkgroep secretariaat receptie balie helpdesk servicedesk administratie directie " +
    // trades
    "bedrijf bakkerij slagerij slager garage autobedrijf bouw aannemer aannemersbedrijf installatie installaties installatietechniek " +
    "schilderwerken schilders schildersbedrijf loodgieter transport logistiek logistics techniek technology advies adviesgroep " +
    "consultancy consulting consultants makelaardij makelaars notarissen notariaat advocaten advocatuur accountants " +
    "verzekeringen verzekering bank hypotheken hotel restaurant cafe eetcafe cafetaria apotheek drogist tandartspraktijk " +
    "huisartsenpraktijk praktijk fysiotherapie kapsalon kapper salon winkel shop store supermarkt markt handel " +
    "groothandel handelsonderneming import export service services solutions systems software media design studio " +
    "reclame drukkerij uitgeverij hoveniers hoveniersbedrijf kwekerij boerderij zorg thuiszorg zorggroep kinderopvang " +
    "kinderdagverblijf wonen woningcorporatie vastgoed schoonmaak schoonmaakbedrijf beveiliging security catering " +
    "energie energy telecom zonen zn gebroeders gebr partners company club sportvereniging voetbalvereniging " +
    // things, places and sums
    "totaal total subtotaal gemiddelde product artikel model type set pakket kosten budget prijs korting vergadering " +
    "overleg training cursus les pauze lunch station centraal straat laan weg plein kamer zaal lokaal gebouw etage " +
    "laptop monitor printer toner papier stoel tafel kast bureaustoel bureaulamp muis toetsenbord kabel pen pennen " +
    "januari februari maart april mei juni juli augustus september oktober november december january february march " +
    "june july august october maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday " +
    "thursday friday saturday sunday ja nee yes no onbekend unknown nvt geen diverse overig intern extern"
  ).split(" "),
)
/** Months and days that are first names too stay out: nobody's list of people is lost to them. */
const ALSO_NAMES: ReadonlySet<string> = new Set([
  "april",
  "mei",
  "juni",
  "june",
  "august",
  "co",
  "pen",
  "les",
  "type",
])

const ENDINGS = [
  "bedrijf",
  "bedrijven",
  "groep",
  "techniek",
  "advies",
  "service",
  "services",
  "winkel",
  "handel",
  "makelaars",
  "centrum",
  "diensten",
  "vereniging",
  "stichting",
  "fonds",
  "praktijk",
  "zorg",
  "opvang",
  "school",
  "straat",
  "plein",
] as const
/** "bouw" is a trade, "Debouw" nobody; shorter words than this end so by chance. */
const MIN_UNITS = 7

export function isCompanyWord(folded: string): boolean {
  if (WORDS.has(folded)) return !ALSO_NAMES.has(folded)
  return folded.length >= MIN_UNITS && ENDINGS.some((ending) => folded.endsWith(ending))
}

/** Whether a cell names a company or an authority: one of its words does, or an ampersand stands between them. */
export function isCompany(text: string): boolean {
  if (text.includes("&") || text.includes("+")) return true
  return text
    .slice(0, 120)
    .toLowerCase()
    .split(/[\s,()/-]/)
    .some((word) => isCompanyWord(word.replaceAll(/[.'’"]/g, "")))
}
