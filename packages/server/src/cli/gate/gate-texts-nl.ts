/** Dutch. */
import type { GateTexts } from "./gate-texts.ts"
import { momentIn } from "../moment.ts"

const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ".")
const people = (count: number): string => (count === 1 ? "1 persoon" : `${number(count)} mensen`)
const inParts = (parts: number): string => (parts === 1 ? "" : ` Het bestond uit ${number(parts)} delen.`)

export const gateNl = {
  moment: momentIn("nl-NL"),
  size(octets) {
    if (octets < 1000) return `${octets} B`
    return octets < 1e6
      ? `${(octets / 1e3).toFixed(1).replace(".", ",")} kB`
      : `${(octets / 1e6).toFixed(1).replace(".", ",")} MB`
  },
  held: {
    waiting: (count) => (count === 1 ? "1 bericht wacht" : `${number(count)} berichten wachten`),
    none: "Er wacht niets.",
    more: "Meer over één bericht, en wat u ermee kunt doen: sluis held show NUMMER",
    damaged: "beschadigd, niet te lezen",
    columns: { id: "nummer", since: "sinds", until: "wacht tot", people: "mensen", why: "waarom" },
    since: (moment) => `vastgehouden sinds ${moment}`,
    until: (moment) => `wacht tot ${moment}`,
    parts: (count) => `${number(count)} delen`,
    releasableBy: {
      sender: "Vraag de afzender of het zo weg mag; geef het daarna hier vrij.",
      "second-person": "Laat een tweede persoon, niet de afzender, zeggen of het zo weg mag.",
    },
    seen: "Wat er is gezien",
    counts: {
      recipients: "ontvangers",
      visible: "in Aan en Cc",
      visibleOutside: "  van buiten",
      hidden: "in Bcc",
      introductions: "kennismakingen",
      exposures: "onthullingen",
      about: "gaan over",
      listed: {
        header: "adressen in de kop",
        quoted: "adressen in oude mail",
        text: "adressen in de tekst",
        attached: "adressen in een bijlage",
      },
    },
    why: "Waarom",
    can: "Wat u kunt doen",
    separately: "Naar iedereen apart:",
    asItWas: "Zoals het was, met een reden:",
    drop: "Niet versturen, met een reden:",
    reason: "…",
    released: ({ id, as, parts, recipients }) =>
      as === "copies"
        ? `${id} gaat naar ${people(recipients)}, naar iedereen apart.${inParts(parts)}`
        : `${id} gaat naar ${people(recipients)}, zoals het was.${inParts(parts)}`,
    dropped: ({ id, parts, told }) =>
      `${id} wordt niet verstuurd.${told ? " De afzender krijgt bericht." : ""}${inParts(parts)}`,
  },
  outbox: {
    none: "Postvak UIT is leeg.",
    copies: (shown, isAll) =>
      isAll
        ? `${shown === 1 ? "1 exemplaar" : `${number(shown)} exemplaren`} in Postvak UIT, het nieuwste onderaan`
        : `De ${number(shown)} nieuwste exemplaren in Postvak UIT, het nieuwste onderaan`,
    more: "Een exemplaar lezen: sluis outbox show NUMMER",
    columns: { number: "nummer", when: "wanneer", size: "grootte", from: "van", to: "voor" },
    ourselves: "(Sluis)",
    others: (count) => `en nog ${number(count)}`,
    attachments: "Bijlagen",
    noText: "(geen tekst)",
    cut: "(de rest staat in --raw)",
  },
  user: {
    none: "Er zijn nog geen gebruikers. Toevoegen: sluis user add NAAM",
    password: "Wachtwoord (ten minste 12 tekens): ",
    again: "Nog een keer: ",
    added: (name) => `${name} kan nu mail aanbieden.`,
    removed: (name) => `${name} kan geen mail meer aanbieden.`,
  },
  console: {
    once: "Open deze link binnen een uur. De link werkt één keer.",
  },
  send: {
    accepted: (sender, recipients, to) => `Van ${sender}, aan ${people(recipients)}, via ${to}.`,
    refused: "Niet aangenomen. Er is niets verstuurd.",
    refusedRecipients: (count) =>
      `${people(count)} ${count === 1 ? "werd" : "werden"} geweigerd; de anderen krijgen het.`,
  },
  help: {
    config: "de configuratie (anders: wat SLUIS_CONFIG noemt; zonder die: de standaardwaarden)",
    json: "één JSON-object per regel",
    held: "berichten die wachten: bekijken, vrijgeven, weggooien",
    heldList: "welke berichten wachten er?",
    heldShow: "waarom wacht dit bericht? Zonder inhoud en adressen",
    heldRelease: "laat een bericht alsnog weggaan, naar iedereen apart",
    heldDrop: "gooi een bericht weg; de afzender krijgt bericht",
    heldId: "het nummer, of het begin ervan",
    asItWas: "zoals het was, in plaats van naar iedereen apart; --reason is dan nodig",
    reason: "waarom, in ten minste drie woorden; wordt bewaard",
    dropReason: "nodig: waarom, in ten minste drie woorden; wordt bewaard",
    outbox: "Postvak UIT van een demonstratie: wat de ontvangers zouden krijgen",
    outboxList: "welke exemplaren zijn er?",
    outboxShow: "lees een exemplaar zoals de ontvanger het ziet",
    outboxNumber: "het nummer van het exemplaar",
    limit: "hoogstens zoveel, de nieuwste (anders: 30)",
    raw: "precies zoals het werd verstuurd, met alle velden",
    user: "wie met een wachtwoord mail mag aanbieden",
    userAdd: "voeg een gebruiker toe, of geef een gebruiker een ander wachtwoord",
    userPassword:
      "Naar het wachtwoord wordt gevraagd. Geef het in een script als eerste regel van de standaardinvoer.",
    userRemove: "verwijder een gebruiker",
    userList: "wie zijn er?",
    userName: "de naam waarmee iemand zich aanmeldt",
    console: "wie de console gebruikt",
    consoleLink:
      "maak een link waarmee iemand de console in kan: de eerste beheerder, of wie niet meer kan inloggen",
    consoleFor: "het adres van wie niet meer kan inloggen (anders: de eerste beheerder)",
    send: "bied een bericht aan de sluis aan, zoals een mailprogramma dat doet",
    sendFile: "één bericht: een .eml-bestand, of - voor standaardinvoer",
    to: "waarheen (anders: waar de sluis van de configuratie luistert)",
    from: "de afzender op de envelop (anders: From)",
    rcpt: "een ontvanger op de envelop; mag vaker (anders: To, Cc en Bcc)",
    keepBcc: "laat Bcc in de kop staan, zoals een slecht mailprogramma",
  },
} satisfies GateTexts
