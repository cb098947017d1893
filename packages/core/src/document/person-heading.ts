/**
 * What a column holds, by its heading, in Dutch and English: who somebody is, how he or she can be reached, or a thing.
 *
 * A heading proposes; whether the column is what it says, its values show (./person-column.ts).
 */

export type ColumnKind =
  /** The name of a person, said so: "naam medewerker", "leerling". */
  | "person"
  /** A name, of whatever: "naam". */
  | "name"
  | "given"
  | "infix"
  | "family"
  | "initials"
  | "email"
  | "bsn"
  | "birth"
  /** A number that one person has: "personeelsnummer". */
  | "person-number"
  | "contact"
  /** Somebody who is responsible for what the row is about: "docent", "actiehouder". */
  | "responsible"
  | "company"
  /** What only lists of things have: "artikel", "prijs", "vertrek". */
  | "thing"
  /** Any other word that columns are headed with: "opmerking". */
  | "other"

const WORDS = {
  name: "naam namen name names voorenachternaam fullname",
  given: "voornaam voornamen roepnaam doopnaam firstname forename givenname first given",
  infix: "tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tv tussenv infix prefix",
  family: "achternaam familienaam geslachtsnaam meisjesnaam lastname surname familyname last",
  initials: "voorletters voorletter initialen initials",
  email: "email emailadres mail mailadres emailaddress mailaddress e-mailadres",
  bsn: "bsn burgerservicenummer sofinummer sofi bsnnummer bsnnr",
  birth:
    "geboortedatum geboren geb gebdat gebdatum dob birthdate birthday dateofbirth geboortedag born verjaardag birth",
  "person-number":
    "personeelsnummer personeelsnr persnr medewerkernummer medewerkersnummer employeenumber employeeid clientnummer clientnr " +
    "clientid clientnumber patientnummer patientnr patientid leerlingnummer leerlingnr studentnummer studentnr studentid " +
    "studentnumber lidnummer lidmaatschapsnummer kandidaatnummer deelnemernummer onderwijsnummer pgn anummer vnummer " +
    "relatienummer registratienummer cjibnummer",
  contact:
    "telefoon telefoonnummer tel telnr mobiel mobielnummer gsm phone mobile telephone adres straat straatnaam huisnummer " +
    "huisnr postcode pc woonplaats plaats address street zip zipcode city town woonadres iban rekeningnummer bankrekening " +
    "geslacht gender leeftijd age nationaliteit nationality geboorteplaats toestelnummer toestel privenummer",
  responsible:
    "docent leraar leerkracht mentor trainer begeleider coach behandelaar arts adviseur consulent accountmanager " +
    "projectleider actiehouder verantwoordelijke eigenaar owner beheerder uitvoerder auteur author manager teamleider " +
    "contactpersoon contact gebruiker user opdrachtgever inkoper verkoper spreker teacher door wie aanvrager monteur chauffeur",
  company:
    "bedrijf bedrijfsnaam organisatie organisatienaam company organisation organization firma onderneming leverancier supplier " +
    "vendor kvk kvknummer kvknr btwnummer vatnumber instelling schoolnaam handelsnaam debiteur crediteur werkgever",
  thing:
    "artikel artikelnummer artikelnr artikelnaam artikelomschrijving product productnaam productcode prijs stukprijs price " +
    "aantal quantity qty voorraad stock sku ean barcode btw vat merk brand model serienummer serienr serial kosten cost " +
    "costs begroting begroot budget gerealiseerd realisatie grootboek grootboekrekening kostenplaats vertrek aankomst " +
    "departure arrival halte spoor perron platform lijn bus trein eenheid unit afmeting afmetingen gewicht kleur color maat " +
    "verpakking levertijd locatie zaal lokaal room vak les tijd tijdstip time starttijd eindtijd uur bestandsnaam filename " +
    "onderdeel omzet revenue subtotaal totaal total",
  other:
    "nr nummer id datum date opmerking opmerkingen remarks notes toelichting omschrijving description status functie " +
    "afdeling department team groep klas class rol role reden categorie category type diagnose diagnosis ziekte uitkering " +
    "bedrag amount schuld aanwezig present dieet allergie allergieen gender indienst begin einde start eind " +
    "uren fte schaal salaris salary score cijfer resultaat result beoordeling besluit school groepen contract",
} as const satisfies Record<Exclude<ColumnKind, "person">, string>

/** Of whom a list is: alone the column holds their names; before "-naam" or "-nummer" it says whose. */
const PEOPLE: ReadonlySet<string> = new Set(
  (
    "medewerker medewerkers werknemer collega collegas personeelslid leerling leerlingen student studenten scholier kind " +
    "kinderen ouder ouders verzorger vader moeder voogd client clienten patient patienten deelnemer deelnemers kandidaat " +
    "kandidaten sollicitant sollicitanten bewoner bewoners huurder burger inwoner klant aanvrager betrokkene verdachte " +
    "slachtoffer aangever getuige gedetineerde partner vrijwilliger vrijwilligers lid leden gast gasten genodigde persoon " +
    "personen jeugdige gezinslid belanghebbende uitkeringsgerechtigde schuldenaar employee employees colleague pupil child " +
    "parent mother father guardian participant attendee candidate applicant member guest resident tenant citizen person " +
    "people victim suspect witness volunteer"
  ).split(" "),
)

const KINDS: ReadonlyMap<string, ColumnKind> = new Map(
  (
    [
      "name",
      "given",
      "infix",
      "family",
      "initials",
      "email",
      "bsn",
      "birth",
      "person-number",
      "contact",
      "responsible",
      "company",
      "thing",
      "other",
    ] as const
  ).flatMap((kind) => WORDS[kind].split(" ").map((word): [string, ColumnKind] => [word, kind])),
)

const MAX_HEADING_UNITS = 60

/** undefined where it does not look like a heading that lists have. */
export function headingKind(heading: string): ColumnKind | undefined {
  if (heading === "" || heading.length > MAX_HEADING_UNITS) return undefined
  const words = headingWords(heading)
  const together = words.join("")
  const whole = KINDS.get(together) ?? compoundKind(together)
  if (whole !== undefined) return whole
  const kinds = words.map((word) => KINDS.get(word) ?? compoundKind(word))
  for (const kind of DECIDING) if (kinds.includes(kind)) return kind
  const isOfPeople = words.some((word) => PEOPLE.has(word))
  if (kinds.includes("name")) {
    if (isOfPeople) return "person"
    return kinds.find((kind) => kind === "company" || kind === "thing" || kind === "responsible") ?? "name"
  }
  return kinds.find((kind) => kind !== undefined) ?? (isOfPeople ? "person" : undefined)
}

/** Whatever else the heading says ("e-mail ouder 1"), these are what the column holds. */
const DECIDING = ["email", "bsn", "birth", "person-number", "given", "infix", "family", "initials"] as const

/** "leerlingnaam", "cliëntnr", "productnaam". */
function compoundKind(word: string): ColumnKind | undefined {
  if (PEOPLE.has(word)) return "person"
  for (const ending of ["naam", "name"]) {
    if (word.length <= ending.length || !word.endsWith(ending)) continue
    const of = word.slice(0, -ending.length)
    return PEOPLE.has(of) || (of.endsWith("s") && PEOPLE.has(of.slice(0, -1))) ? "person" : "thing"
  }
  return undefined
}

/** Lower case, without accents; hyphens and points part no words ("e-mail", "geb.dat."), other marks and digits do. */
function headingWords(heading: string): readonly string[] {
  const folded = heading
    .normalize("NFD")
    .replace(/[\u0300-\u036F.'’-]/g, "")
    .toLowerCase()
  return folded.split(/[^\p{L}]+/u, 12).filter((word) => word !== "")
}
