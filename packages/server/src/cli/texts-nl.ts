/** Dutch. */
import { isAboutAudience } from "../app/held/held-reasons.ts"
import { configNl } from "./config/config-texts-nl.ts"
import { gateNl } from "./gate/gate-texts-nl.ts"
import type { Texts } from "./texts.ts"
import { valueName, withValueNames, type ValueNames } from "./value-name.ts"

const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ".")
const people = (count: number): string => (count === 1 ? "1 persoon" : `${number(count)} mensen`)
const messages = (count: number): string => (count === 1 ? "1 bericht" : `${number(count)} berichten`)
const others = (fewest: number, most: number): string => {
  const upTo = fewest === most ? "" : "tot "
  return most === 1 ? "1 ander" : `${upTo}${number(most)} anderen`
}
const would = (count: number): string => (count === 1 ? "zou" : "zouden elk")
const addresses = (count: number): string =>
  count === 1 ? "Het adres van 1 persoon is" : `De adressen van ${people(count)} zijn`

const FIELDS: { readonly [name: string]: string } = {
  from: "Van",
  to: "Aan",
  date: "Datum",
  subject: "Onderwerp",
  "reply-to": "Antwoord aan",
}
/** RFC 5322 §3.3 `month`, in Dutch. */
const MONTHS: { readonly [english: string]: string } = {
  jan: "jan",
  feb: "feb",
  mar: "mrt",
  apr: "apr",
  may: "mei",
  jun: "jun",
  jul: "jul",
  aug: "aug",
  sep: "sep",
  oct: "okt",
  nov: "nov",
  dec: "dec",
}

const VALUES: ValueNames = {
  address: "adres",
  day: "dag",
  domain: "domein",
  file: "bestand",
  folder: "map",
  index: "volgnummer",
  key: "sleutel",
  month: "maand",
  name: "naam",
  number: "nummer",
  port: "poort",
  source: "bron",
  subjects: "onderwerpen",
  text: "tekst",
  title: "titel",
}

const named = (value: string): string => withValueNames(valueName(value, VALUES), VALUES)

/** What the value of an option or argument looks like, after a colon. */
const example = (option: string): string => {
  if (option === "month") return ": een maand ziet eruit als 2026-11"
  if (option.includes("<domain>")) return ": een domein ziet eruit als voorbeeld.nl"
  return option.includes("<address>") ? ": een adres ziet eruit als naam@voorbeeld.nl" : ""
}

export const nl = {
  gate: gateNl,
  config: configNl,
  number,
  verdict: { deliver: "Doorlaten", individualise: "Ieder apart", hold: "Vasthouden", refuse: "Weigeren" },
  verdictCount: {
    deliver: "doorlaten",
    individualise: "ieder apart",
    hold: "vasthouden",
    refuse: "weigeren",
  },
  effect(verdict) {
    switch (verdict.kind) {
      case "deliver":
        return "Geen regel houdt dit tegen. Het gaat ongewijzigd weg."
      case "individualise":
        return verdict.showing === "self"
          ? "Iedereen krijgt een eigen exemplaar, waarin niemand anders staat."
          : "Iedereen krijgt een eigen exemplaar, zonder de adressen die er niet in horen."
      case "hold":
        return verdict.releasableBy === "sender"
          ? "Het wacht tot de afzender ernaar heeft gekeken."
          : "Het wacht tot een tweede persoon ernaar heeft gekeken."
      case "refuse":
        return "Het wordt niet aangenomen. De afzender hoort waarom."
    }
  },
  exposed({ people: count, fewest, most }, about, words, sensitivity) {
    const stand = most === 1 ? "staat" : "staan"
    const what = about === "" ? "die iets over hen zegt" : `over ${about}`
    const probably = sensitivity === "assumed" ? "waarschijnlijk " : ""
    const bracket = words === "" ? "" : ` (${words})`
    return `${people(count)} ${would(count)} te weten komen dat ${others(fewest, most)} ${probably}op een lijst ${stand} ${what}${bracket}.`
  },
  introduced({ people: count, fewest, most }) {
    const upTo = fewest === most ? "" : "tot "
    const what = most === 1 ? "een adres" : `${upTo}${number(most)} adressen`
    const whom = count === 1 ? "die persoon" : "zij"
    const had = count === 1 ? "had" : "hadden"
    return `${people(count)} ${would(count)} ${what} te zien krijgen ${most === 1 ? "dat" : "die"} ${whom} niet ${had}.`
  },
  nobodyLearns: (recipients) =>
    recipients === 0
      ? "Alleen de afzender zelf zou het krijgen."
      : recipients === 1
        ? "Er is één ontvanger, die geen adres van een ander te zien krijgt."
        : `Geen van de ${number(recipients)} ontvangers krijgt een adres te zien dat hij of zij niet had.`,
  nobodyFound: (file) => [
    "Geen ontvangers gevonden: dit zegt niets over wie wat te weten zou komen.",
    `Geef aan wie het zouden krijgen: sluis check ${file} --rcpt naam@voorbeeld.nl`,
  ],
  listed: {
    header: (count) => `${addresses(count)} te lezen in een ander veld van de kop.`,
    quoted: (count) => `${addresses(count)} te lezen in geciteerde mail.`,
    text: (count) => `${addresses(count)} te lezen in de tekst.`,
    attached: (count) => `${addresses(count)} te lezen in een bijlage.`,
  },
  and: (items) =>
    items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} en ${items.at(-1) ?? ""}`,
  field: (name) => FIELDS[name.toLowerCase()] ?? name,
  day: (written) => written.replace(/[A-Za-z]{3}/, (month) => MONTHS[month.toLowerCase()] ?? month),
  report: {
    from: "van",
    recipients: (count) => (count === 1 ? "1 ontvanger" : `${number(count)} ontvangers`),
    noSubject: "(geen onderwerp)",
    standardInput: "standaardinvoer",
    standardOutput: "standaarduitvoer",
    why: "Waarom",
    who: "Ontvangers",
    whoLearns: "Wie zou wat te weten komen",
    evidence: "Waar dit op rust",
    advice: "Wat u kunt doen",
    address: "adres",
    people,
    concealedPeople: (count) => `${number(count)} van hen verborgen`,
    unreadable: "niet te lezen",
    addresses: "adressen",
    onList: "op de lijst",
    outside: "buiten",
    morePeople: (count, outside) =>
      `en nog ${number(count)}${outside === 0 ? "" : outside === count ? ", allen buiten" : `, van wie ${number(outside)} buiten`}`,
    moreEvidence: (count) => `en op nog ${number(count)} ${count === 1 ? "plaats" : "plaatsen"}`,
    place(place) {
      switch (place.kind) {
        case "field":
          return FIELDS[place.name.toLowerCase()] ?? place.name
        case "text":
          return "tekst"
        case "attachment":
          return place.filename === "" ? "bijlage" : place.filename
        case "embedded":
          return "bericht erin"
      }
    },
    assumed: "niet zeker",
    seen: { to: "Aan", cc: "Cc", bcc: "Bcc", envelope: "Bcc" },
  },
  advice(verdict, file) {
    switch (verdict.kind) {
      case "deliver":
        return []
      case "individualise":
        return [
          "Verstuur het via Sluis: dan krijgt iedereen vanzelf een eigen exemplaar.",
          `Of schrijf de exemplaren nu: sluis individualise ${file} --out exemplaren`,
        ]
      case "hold":
        return verdict.releasableBy === "sender"
          ? isAboutAudience(verdict.reasons)
            ? [
                "Stuur het iedereen apart. Dat is bijna altijd wat bedoeld was.",
                "Mogen deze mensen elkaar zien? Dan kan de afzender het vrijgeven.",
              ]
            : [
                "Verander wat hierboven staat en stuur het opnieuw. Klopt alles? Dan kan de afzender het vrijgeven.",
              ]
          : ["Laat een tweede persoon ernaar kijken. Die kan het vrijgeven of weggooien."]
      case "refuse":
        return ["Verander wat hierboven staat en verstuur het opnieuw."]
    }
  },
  batch: {
    checked: (count, seconds, perSecond) =>
      `${messages(count)} gecontroleerd in ${seconds.replace(".", ",")} s (${number(perSecond)}/s)`,
    perSecond: (count) => `${number(count)}/s`,
    messages,
    unread: (count) =>
      `${count === 1 ? "1 bestand of bericht was" : `${number(count)} bestanden of berichten waren`} niet te lezen`,
    skipped: (count) =>
      `${count === 1 ? "1 ander bestand is" : `${number(count)} andere bestanden zijn`} geen e-mail`,
    introducing: (count, persons, introductions) =>
      `${messages(count)} ${count === 1 ? "had" : "hadden"} ${people(persons)} adressen laten zien die zij niet hadden: ${number(introductions)} ${introductions === 1 ? "kennismaking" : "kennismakingen"}.`,
    exposing: (count, persons, exposures) =>
      `${messages(count)} ${count === 1 ? "had" : "hadden"} ${people(persons)} verteld wie er nog meer op een lijst staan die iets zegt: ${number(exposures)} ${exposures === 1 ? "onthulling" : "onthullingen"}.`,
    harmless: "Niemand had een adres te zien gekregen dat hij of zij niet had.",
    worst: (count) =>
      count === 1 ? "Dit bericht verdient aandacht" : `Deze ${number(count)} verdienen het eerst aandacht`,
    columns: {
      exposures: "onthullingen",
      introductions: "kennismakingen",
      people: "mensen",
      date: "datum",
      subject: "onderwerp",
    },
  },
  individualise: {
    written: (copies, folder) =>
      `${copies === 1 ? "1 exemplaar" : `${number(copies)} exemplaren`} geschreven naar ${folder}.`,
    exitCheck:
      "Uitgangscontrole goed: in geen exemplaar staat een adres van een andere ontvanger dat er niet in hoort.",
    notNeeded: "Dit bericht mag weg zoals het is; er zijn geen exemplaren te maken. Er is niets geschreven.",
    notPossible: (kind) =>
      kind === "hold"
        ? "Dit bericht wordt vastgehouden, niet gesplitst. Er is niets geschreven."
        : "Dit bericht wordt geweigerd, niet gesplitst. Er is niets geschreven.",
  },
  policy: {
    valid: (name) => `${name} is een geldig beleid.`,
    tests: (passed, failed) =>
      failed === 0
        ? `${passed === 1 ? "1 voorbeeld krijgt" : `Alle ${number(passed)} voorbeelden krijgen`} het oordeel dat het beleid belooft.`
        : `${number(failed)} van de ${number(passed + failed)} voorbeelden ${failed === 1 ? "krijgt" : "krijgen"} een ander oordeel dan het beleid belooft.`,
    noTests: "Dit beleid heeft geen voorbeelden. Voeg er enkele toe, zodat iedereen ziet wat het doet.",
    testFailed: (line, expected, actual) =>
      `Regel ${line}: het beleid belooft ${expected}, maar geeft ${actual}.`,
    floor: "Voor iedereen. Geen afdeling kan dit verlagen",
    organisation: "Voor iedereen, tenzij een afdeling zonder kan",
    department: (name) => `Voor ${name}, daar bovenop`,
    when: (words) => `als: ${words}`,
    without: (departments) => `niet voor: ${departments}`,
  },
  usage: {
    error(code, what) {
      switch (code) {
        case "commander.unknownOption":
          return `er is geen optie ${what}`
        case "commander.unknownCommand":
          return `er is geen opdracht ${what}`
        case "commander.missingArgument":
          return `${named(what)} ontbreekt`
        case "commander.optionMissingArgument":
          return `bij ${named(what)} hoort een waarde`
        case "commander.missingMandatoryOptionValue":
          return `${named(what)} is nodig`
        case "commander.excessArguments":
          return "er zijn meer argumenten dan bij deze opdracht horen"
        case "commander.conflictingOption":
          return `${named(what)} gaat niet samen met een andere optie`
        case "commander.invalidArgument":
          return `deze waarde kan niet bij ${named(what)}${example(what)}`
        default:
          return what
      }
    },
    hint: (command) => `${command} --help legt uit hoe het werkt.`,
    meant: (what) => `Bedoelt u ${what}?`,
  },
  help: {
    usage: "Gebruik:",
    option: "opties",
    command: "opdracht",
    values: VALUES,
    arguments: "Argumenten:",
    options: "Opties:",
    globalOptions: "Overal:",
    commands: "Opdrachten:",
    about:
      "Sluis is een sluis voor e-mail: zij zoekt uit wat een bericht zou verklappen, en aan wie, vóór het weggaat.",
    help: "toon deze uitleg",
    version: "toon de versie",
    exitCodes: `Afsluitcodes:
  0  niets om tegen te houden   2  verkeerd gebruik, of iets was niet te lezen
  1  iets om tegen te houden    3  een fout in Sluis zelf`,
    examples: "Voorbeelden:",
    check: "wat zou elke ontvanger te weten komen, en wat zou Sluis doen?",
    checkFiles: ".eml-bestanden, mboxen, Maildirs of mappen daarmee; - voor standaardinvoer",
    json: "één JSON-object per bericht, elk op een eigen regel",
    as: "een domein van ons; mag vaker (anders: dat van de afzender)",
    from: "de afzender op de envelop (anders: From)",
    rcpt: "een ontvanger op de envelop, die niet in een bestand staat (Bcc); mag vaker",
    policyFile: "het beleid (anders: dat van Sluis zelf)",
    lang: "nl of en (anders: de taal van uw systeem)",
    noColor: "geen kleuren (NO_COLOR werkt ook)",
    quiet: "toon geen verslag; alleen de afsluitcode telt",
    individualise: "schrijf de exemplaren die de ontvangers zouden krijgen",
    individualiseFile: "één bericht: een .eml-bestand, of - voor standaardinvoer",
    out: "de map voor de exemplaren; wordt zo nodig gemaakt",
    force: "overschrijf exemplaren die er al zijn",
    policy: "controleer, verklaar, test, herspeel of toon een beleid",
    policyCheck: "is dit beleid geldig?",
    policyExplain: "wat doet een beleid, in gewone woorden?",
    policyTest: "krijgen de voorbeelden in het beleid het oordeel dat het belooft?",
    policyPrint: "toon het beleid van Sluis zelf, om mee te beginnen",
    policyArgument: "een beleid in YAML",
    department: "zoals het voor één afdeling geldt",
  },
} satisfies Texts
