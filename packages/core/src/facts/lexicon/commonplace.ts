/**
 * Words of the terms that any office mail may hold.
 *
 * A term of several words is first looked for by one word of it; this tells which ones are of no use for that. Only the
 * speed depends on it: a word too few or too many changes nothing that is found.
 */
export const COMMONPLACE: ReadonlySet<string> = new Set(
  (
    "and are as assistance bank be been behind benefit brothers campaign care colleagues counsel dear " +
    "employees fellow for forward from fund group have health hearing in insurance is labor leave " +
    "letter long management means meeting member members men network not offer officer on other out " +
    "passed payment personal plan poli position positive program record results security service shot " +
    "study taking test thank to volunteer was were with work you your " +
    "aanmelding aanvra aanvraag afspraak als andere bent beste bij collega contract de deelname een functie " +
    "geachte hebt heeft het jouw jullie krijgt leden mensen met niet nodigen ontvangt onze partij " +
    "traject van wij wordt zijn"
  ).split(" "),
)
