/**
 * Does a letter greet its readers in a role that says why they get it? "Beste tuinders", "Dear hirers".
 *
 * Why this module exists: whoever writes to gardeners about sick plants doesn't write to the sick. "Beste ouders", "Beste
 * bezoeker" and "Beste mensen" could be anybody's, and then what the letter is about is what the readers have in common.
 *
 * Deliberately left out: roles that are private themselves ("Beste pleegouders"): those are terms of the lexicons.
 */

const GREETING =
  /^\s*(?:beste|lieve|geachte|hallo|hoi|hee|hey|dag|ha|dear|hi|hello)\s+(?:(?:lieve|beste|alle|all|fellow)\s+)?([\p{Ll}'\u2019-]{4,40}(?:en|[^isu]s)|(?:zaken)?relatie|werkgever|ondernemer|leverancier|aannemer|opdrachtgever|professional|docent|supplier|employer)\b/iu

/** Greets anybody: what one has with the sender, or is, or nothing at all. */
const ANYBODY: ReadonlySet<string> = new Set(
  (
    "allen mensen friends families mannen vrouwen dames heren meiden jongens jongelui jongeren toppers ouders mamas papas vaders moeders " +
    "oma's opa's mama's papa's verzorgers naasten familieleden gezinnen cliënten clients klanten customers patiënten patients deelnemers deelneemsters " +
    "participants cursisten bezoekers visitors gasten guests bewoners inwoners residents huurders tenants verzekerden leden members " +
    "studenten students leerlingen pupils kandidaten candidates aanvragers applicants sollicitanten collega's collegas colleagues " +
    "kameraden broeders zusters brothers sisters vrienden parents carers lads ladies guys mums dads mothers fathers women " +
    "neighbours betrokkenen nabestaanden aanwezigen genodigden groepsgenoten lotgenoten trainees finalisten finalists aspirant-ouders " +
    "aspirant-studenten geadresseerden gedupeerden personen men kids jarigen gebruikers users oud-collega's"
  ).split(" "),
)

/** Only the beginning is read: a greeting stands nowhere else. */
const MAX_UNITS = 120

export function isGreetedInRole(text: string): boolean {
  const role = GREETING.exec(text.slice(0, MAX_UNITS))?.[1]?.toLowerCase().replaceAll("\u2019", "'")
  return role !== undefined && !ANYBODY.has(role)
}
