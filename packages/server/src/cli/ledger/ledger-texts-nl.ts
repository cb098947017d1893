/** Dutch. */
import type { CheckpointFault } from "@sluis/core/ledger/checkpoint"
import type { EntryTrouble } from "@sluis/core/ledger/verify-tree"

import type { LedgerTexts } from "./ledger-texts.ts"

const number = (value: number | string): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ".")
const entries = (count: number | string): string =>
  Number(count) === 1 ? "1 regel" : `${number(count)} regels`

const ENTRY: Readonly<Record<EntryTrouble["kind"], string>> = {
  altered: "is niet wat is ondertekend: de tekst is veranderd of weggehaald",
  "too-large": "is ondertekend, maar te groot voor een regel",
  "not-json": "is ondertekend, maar is geen leesbare tekst",
  newer: "is van een nieuwere versie van Sluis",
  "unknown-member": "is ondertekend, maar zegt iets wat geen enkele regel zegt",
  member: "is ondertekend, maar mist iets of zegt het op een onmogelijke manier",
  "too-many-names": "is ondertekend, maar zegt meer dan een regel mag",
  "not-canonical": "is ondertekend, maar niet geschreven op de enige manier die mag",
}

const CHECKPOINT: Readonly<Record<CheckpointFault["kind"], string>> = {
  "too-large": "Het controlepunt is te groot.",
  "not-text": "Het controlepunt is geen tekst.",
  form: "Het controlepunt is beschadigd: er staan geen handtekeningen onder.",
  "signature-line": "Het controlepunt is beschadigd: een van de handtekeningen is er geen.",
  "too-many-signatures": "Het controlepunt heeft te veel handtekeningen.",
  "not-a-checkpoint": "Het controlepunt is beschadigd: er staat niet in hoe groot het logboek is.",
  "other-log": "Het controlepunt is van een ander logboek dan de sleutel.",
  unsigned: "Het controlepunt is niet met deze sleutel ondertekend.",
  "not-by-log": "Het controlepunt is niet met deze sleutel ondertekend.",
  "wrong-signature": "Een handtekening klopt niet: het controlepunt is na het ondertekenen veranderd.",
}

export const ledgerNl = {
  progress: entries,
  verify: {
    whole: (count) =>
      `Het verantwoordingslogboek is heel: ${entries(count)}, allemaal zoals ze zijn ondertekend.`,
    unread: (count) =>
      `Daarvan konden ${entries(count)} van een nieuwere versie van Sluis niet worden gelezen.`,
    rows: { origin: "logboek", root: "wortel", key: "sleutel" },
    cosigned: (witness, count, moment) => `${witness} heeft op ${moment} ${entries(count)} medeondertekend.`,
    notCosigned: (witness) => `${witness} heeft dit logboek niet medeondertekend.`,
    timestamped: (count, last, moment) =>
      `${count === 1 ? "1 tijdstempel klopt" : `${number(count)} tijdstempels kloppen`}; de laatste is over ${entries(last)}, van ${moment}.`,
    notTimestamped: "Er is nog geen tijdstempel op dit logboek.",
    grownFrom: (file, count) => `De ${entries(count)} van ${file} staan er nog steeds in.`,
    bent: "Het verantwoordingslogboek is niet wat is ondertekend.",
    partial: "Dit is niet het hele verantwoordingslogboek.",
  },
  fault: {
    root: "De boom als geheel is niet de boom die is ondertekend: er is meer veranderd dan één onderdeel.",
    tooLarge: "Het logboek heeft meer regels dan hier kunnen worden geteld.",
    missing: (path) => `${path} is er niet.`,
    tile: (path, first, last) =>
      `${path} is veranderd. Daarin staan de hashes van de regels ${number(first)} tot en met ${number(last)}.`,
    bundle: (path) => `${path} gaat na de laatste regel nog verder.`,
    entry: (index, why) => `Regel ${number(index)} ${ENTRY[why]}.`,
    checkpoint: (why) => CHECKPOINT[why],
    notGrownFrom: (from) =>
      `In het logboek staat niet meer alles wat er volgens ${from} in stond: de geschiedenis is veranderd of teruggedraaid.`,
    shorterThan: (from, before, now) =>
      `${from} gaat over ${entries(before)}; hier ${now === 1 ? "staat" : "staan"} ${entries(now)}. Neem een nieuwere export. Is er geen nieuwere, dan zijn er regels weggehaald.`,
    timestamp: (count) =>
      `Het tijdstempel over ${entries(count)} hoort niet bij dit logboek, of is niet van een dienst waar deze certificaten voor instaan.`,
    notIncluded: (index) => `Regel ${number(index)} is niet de regel waar het bewijs over gaat.`,
    noEntry: () => "De regel zelf staat niet in het bewijs: geef die met --entry.",
  },
  show: {
    none: "Zoiets staat niet in het logboek.",
    newest: (shown) => `${entries(shown)}, de nieuwste bovenaan`,
    more: "Een regel bewijzen: sluis ledger prove NUMMER",
    columns: { index: "nummer", when: "wanneer", what: "wat", who: "door", object: "over" },
  },
  prove: {
    written: (file, index, count) =>
      `${file} bewijst dat regel ${number(index)} een van de ${entries(count)} is die zijn ondertekend.`,
    withoutWitness: "Nog geen getuige heeft deze regels medeondertekend.",
    included: (index, count, origin) =>
      `Regel ${number(index)} is een van de ${entries(count)} van ${origin}.`,
  },
  exported: (count, files, folder) =>
    `${entries(count)} in ${folder}; ${number(files)} ${files === 1 ? "bestand" : "bestanden"} geschreven.`,
  prompt: "Adres van de persoon: ",
  erased: (salts) =>
    `Gewist: ${number(salts)} ${salts === 1 ? "spoor is" : "sporen zijn"} niet meer tot iemand te herleiden. Het logboek blijft heel.`,
  witness: {
    listening: (address) => `De getuige luistert op ${address}. De sleutel, voor \`ledger.witness\`:`,
    key: "sleutel",
    stop: "Ctrl+C stopt de getuige.",
  },
  help: {
    ledger: "het verantwoordingslogboek van wat Sluis deed: controleren, bewijzen, doorgeven",
    verify: "is elke regel nog wat is ondertekend?",
    folder: "een map die `sluis ledger export` schreef (anders: wat deze configuratie bewaart)",
    url: "hetzelfde op het web",
    key: "openbare sleutel van het logboek; nodig bij --folder en --url",
    checkKey: "openbare sleutel van het logboek: vraag die aan de organisatie zelf",
    witness: "openbare sleutel van een getuige die moet hebben medeondertekend; mag vaker",
    seen: "een eerder controlepunt dat u hebt bewaard: alles daarvan moet er nog in staan",
    ca: "certificaten van de tijdstempeldienst: ook de bewaarde tijdstempels moeten dan kloppen",
    prove: "schrijf een bewijs dat een regel in het logboek staat",
    index: "nummer van de regel",
    proofOut: "bestand voor het bewijs (anders: entry-NUMMER.tlog-proof)",
    force: "overschrijf een bestand dat er al is",
    check: "controleer zo'n bewijs, zonder netwerk en zonder het logboek",
    proof: "het bewijs: een .tlog-proof-bestand",
    entry: "bestand met de regel, als die niet in het bewijs zelf staat",
    show: "regels in woorden, de nieuwste eerst",
    since: "vanaf deze dag: 2026-11-22",
    action: "alleen wat zo heet, zoals message.held; mag vaker",
    limit: "hoogstens zoveel (anders: 30)",
    json: "één regel per regel, zoals die is ondertekend",
    export:
      "schrijf het logboek als bestanden die elke webserver kan geven; een volgende keer komt erbij wat nieuw is",
    exportOut: "de map",
    showKey: "de openbare sleutel van het logboek, om uit te delen",
    serve: "wees getuige van logboeken, op een andere machine dan die van het logboek",
    listen: "adres en poort (anders: 127.0.0.1:8026)",
    state: "de map voor de sleutel van de getuige en voor wat die heeft gezien",
    log: "openbare sleutel van een logboek om getuige van te zijn; mag vaker",
    name: "naam van de getuige, als de sleutel wordt gemaakt",
    erase: "zorg dat niets in het logboek nog tot deze persoon te herleiden is",
    address: "adres van de persoon, of het nummer van een account (anders wordt ernaar gevraagd)",
    yes: "ja, ik weet het zeker",
  },
} satisfies LedgerTexts
