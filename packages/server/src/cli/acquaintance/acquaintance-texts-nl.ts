/** Dutch. */
import type { AcquaintanceTexts } from "./acquaintance-texts.ts"

const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ".")
const count = (value: number, one: string, many: string): string =>
  value === 1 ? `1 ${one}` : `${number(value)} ${many}`
const people = (value: number): string => count(value, "persoon", "mensen")
const pairs = (value: number): string => count(value, "paar", "paren")

export const acquaintanceNl = {
  learn: {
    read: (messages, seconds, perSecond) =>
      `${count(messages, "bericht", "berichten")} gelezen in ${seconds.replace(".", ",")} s (${number(perSecond)}/s)`,
    outcome: {
      shown: "geleerd wie aan wie te zien was",
      separately: "geleerd dat afzender en ontvanger elkaar kennen, meer niet",
      stopped: "niets geleerd: zou zijn vastgehouden of geweigerd",
      nobody: "niets geleerd: geen afzender of geen ontvanger",
      undated: "niets geleerd: geen leesbare datum",
      old: "niets geleerd: ouder dan wat wordt onthouden",
      "no-report": "niets geleerd: geen journaalrapport",
    },
    learnt: (newPeople, newPairs, size, octets) =>
      `Nieuw: ${people(newPeople)}, ${pairs(newPairs)}. Nu bekend: ${people(size.people)}, ${pairs(size.pairs)}; ${octets} op schijf.`,
    readBefore: (files) =>
      `${count(files, "bestand was", "bestanden waren")} al gelezen en overgeslagen; --again leest alles opnieuw.`,
    nothingNew: "Alles was al gelezen; --again leest het opnieuw.",
  },
  list: {
    imported: (name, members) => `${name}: ${people(members)}, bewaard als versleutelde kenmerken.`,
    revealsNothing: "niets gevoeligs",
    unreadable: (rows, lines) =>
      rows === 1
        ? `1 rij is overgeslagen, want er staat geen geldig adres in: regel ${lines}`
        : `${number(rows)} rijen zijn overgeslagen, want er staat geen geldig adres in: regels ${lines}`,
    empty: (rows) => `${count(rows, "rij heeft", "rijen hebben")} geen adres.`,
    removed: (name) => `${name} is geen geregistreerde lijst meer.`,
    none: "Er zijn geen geregistreerde lijsten. Een lijst registreren: sluis list import NAAM BESTAND.csv --reveals …",
    columns: { name: "lijst", people: "mensen", reveals: "onthult" },
  },
  category: {
    health: "gezondheid",
    rejection: "afwijzing",
    dismissal: "ontslag",
    debt: "schulden",
    benefits: "uitkering",
    "youth-care": "jeugdzorg",
    "domestic-violence": "huiselijk geweld",
    crime: "strafbare feiten",
    religion: "geloof",
    union: "vakbond",
    politics: "politiek",
    sexuality: "seksualiteit",
    origin: "afkomst",
  },
  acquaintance: {
    prompt: "Adres dat vergeten moet worden: ",
    unknown: "Over deze persoon is niets bekend.",
    forgotten: (removed) =>
      `Vergeten: ${pairs(removed.pairs)}, ${count(removed.circles, "groep", "groepen")}, ${count(removed.names, "naam", "namen")}, ${count(removed.variants, "schrijfwijze", "schrijfwijzen")}, ${count(removed.lists, "plaats op een lijst", "plaatsen op lijsten")}.`,
    again: "Gaat er weer mail naar deze persoon, dan wordt dat weer onthouden.",
    rows: {
      octets: "grootte op schijf",
      people: "mensen",
      pairs: "paren die elkaar kennen",
      circles: "grotere groepen",
      lists: "geregistreerde lijsten",
      oldest: "oudste, laatst gezien op",
    },
    nobody: "nog niemand",
    disabled: "Er wordt niets geleerd: `acquaintance.enabled` is false.",
  },
  help: {
    learn: "leer Sluis wie elkaar kent, uit mail die al verstuurd is",
    source: "een .eml-bestand, een mbox, een Maildir of een map daarmee; - voor standaardinvoer",
    journal: "de berichten zijn journaalrapporten van Exchange of Microsoft 365",
    again: "vergeet hoe ver alles gelezen was, en lees het opnieuw",
    list: "geregistreerde lijsten: wat erop staan prijsgeeft",
    listImport: "registreer een lijst, of vervang die, uit een tabel met een kolom adressen",
    name: "de naam van de lijst, zoals de afzender die te lezen krijgt",
    file: "een CSV-bestand; van de mensen worden alleen versleutelde kenmerken bewaard",
    reveals: (categories) => `wat erop staan prijsgeeft, met komma's ertussen: ${categories}`,
    column: "titel of nummer van de kolom met adressen (anders: de enige die ze heeft)",
    listLs: "welke lijsten zijn er?",
    listRemove: "verwijder een lijst",
    acquaintance: "wat er is onthouden over wie elkaar kent",
    forget: "haal één persoon weg uit alles wat is onthouden, en van geregistreerde lijsten",
    address: "het adres; zonder wordt ernaar gevraagd",
    addressAsked:
      "Laat het adres weg, zodat het niet in de geschiedenis van de shell komt. Geef het in een script als eerste regel van de standaardinvoer.",
    show: "hoeveel is er onthouden? Zonder adressen, want die zijn er niet",
  },
} satisfies AcquaintanceTexts
