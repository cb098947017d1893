/** Dutch. */
import { dayAndTime } from "./day-and-time.ts"
import type { Words } from "./words.ts"

const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ".")
const people = (count: number): string => (count === 1 ? "1\u00A0persoon" : `${number(count)}\u00A0mensen`)
const addresses = (count: number): string =>
  count === 1 ? "staat het adres van 1 persoon" : `staan de adressen van ${people(count)}`
const LEAVE = "De mail die nu wacht, kunt u laten: die verdwijnt vanzelf."

export const nl: Words = {
  language: "nl",
  subject: {
    separate: "uw mail gaat naar iedereen apart",
    cleaned: "uw mail gaat weg zonder Bcc-adressen",
    held: "uw mail is nog niet verstuurd",
    dropped: "uw mail is niet verstuurd",
    withdrawn: "uw mail is niet verstuurd",
    expired: "uw mail is niet verstuurd",
  },
  titles: {
    outcome: {
      separate: "Uw mail gaat naar iedereen apart",
      cleaned: "Uw mail gaat weg zonder Bcc-adressen",
      held: "Uw mail is nog niet verstuurd",
      dropped: "Uw mail is niet verstuurd",
      withdrawn: "Uw mail is niet verstuurd",
      expired: "Uw mail is niet verstuurd",
    },
    almost: "Wat er bijna gebeurde",
    did: "Wat Sluis doet",
    can: "Wat u kunt doen",
    tip: "Tip voor de volgende keer",
    why: "Waarom",
  },
  moment(at, timeZone) {
    const { day, time } = dayAndTime(at, "nl-NL", timeZone)
    return `${day} om ${time}`.replace(/(\d) /, "$1\u00A0")
  },
  and: (items) =>
    items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} en ${items.at(-1) ?? ""}`,
  lead(outcome, elsewhere) {
    const nobody = elsewhere
      ? "Sluis heeft hem aan niemand doorgestuurd. Collega’s kunnen hem wel al hebben: niet alle mail gaat langs Sluis."
      : "Niemand heeft hem gekregen."
    switch (outcome) {
      case "separate":
        return elsewhere
          ? "U hoeft niets te doen. Sluis verstuurt hem zonder de adressen van anderen. Collega’s kunnen hem al hebben zoals hij was: niet alle mail gaat langs Sluis."
          : "U hoeft niets te doen. Niemand krijgt de adressen van anderen te zien."
      case "cleaned":
        return "U hoeft niets te doen. Niemand ziet wie er in Bcc staat."
      case "held":
        return elsewhere ? nobody : `${nobody} Er is dus nog niets misgegaan.`
      case "dropped":
        return `${nobody} Sluis hield hem vast. Iemand heeft ernaar gekeken en besloten dat hij niet weggaat.`
      case "withdrawn":
        return `${nobody} Sluis hield hem vast. Uit uw naam is besloten om hem niet te versturen.`
      case "expired":
        return `${nobody} Sluis hield hem vast, en de tijd om hem vrij te geven is voorbij.`
    }
  },
  waits: (until) =>
    `Hij wacht tot ${until}. Beslist dan nog niemand, dan gaat hij niet weg en krijgt u bericht.`,
  about: (moment, count, subject) =>
    `Het gaat om uw mail${subject === "" ? "" : ` “${subject}”`} van ${moment}, aan ${people(count)}.`,
  introduced(visible, all) {
    if (visible < 2) return "Mensen zouden een adres hebben gezien dat zij niet hadden."
    const known = all ? "" : ", ook mensen die elkaar niet kennen"
    return `${people(visible)} zouden elkaars adres hebben gezien${known}.`
  },
  exposed(visible, all) {
    if (visible < 2) return "Mensen zouden van een ander weten dat die deze mail krijgt."
    if (!all) return `${people(visible)} zouden van elkaar weten dat zij deze mail krijgen.`
    return visible === 2
      ? "Ieder van beiden zou weten dat de ander deze mail ook krijgt."
      : `Ieder van hen zou weten dat de andere ${number(visible - 1)} deze mail ook krijgen.`
  },
  says: (categories, certain) =>
    `Dat verraadt ${certain ? "" : "misschien "}iets over hen${categories === "" ? "" : `: ${categories}`}.`,
  inHeader: (count) =>
    count === 1
      ? "In uw mail stond 1 adres uit Bcc. Iedereen had dat kunnen lezen."
      : `In uw mail stonden ${number(count)} adressen uit Bcc. Iedereen had die kunnen lezen.`,
  listed: {
    attached: (count) => `In een bijlage ${addresses(count)}.`,
    quoted: (count) => `In de oude mail onder uw tekst ${addresses(count)}.`,
    text: (count) => `In uw tekst ${addresses(count)}.`,
  },
  notTheirs: "Niet iedereen die uw mail krijgt, kent die al.",
  madeCopies: (count) =>
    count === 1
      ? "Sluis verstuurt een mail waarin alleen het adres van de ontvanger zelf staat. De rest blijft zoals u het schreef."
      : `Sluis maakt er ${number(count)} losse mails van, voor elke ontvanger één. Daarin staat alleen het eigen adres. De rest blijft zoals u het schreef.`,
  tookOut: "Sluis haalt de adressen uit Bcc weg. De rest blijft zoals u het schreef.",
  remove: {
    attached: "de bijlage met adressen",
    quoted: "de oude mail onder uw tekst",
    text: "de adressen uit uw tekst",
  },
  mend(remove, apart) {
    const again = apart
      ? "Stuur de mail opnieuw, aan iedereen apart of met alle adressen in Bcc."
      : "Stuur de mail opnieuw."
    if (remove !== "") return `Haal ${remove} weg. ${again} ${LEAVE}`
    if (apart) return `${again} Dat is bijna altijd het beste. ${LEAVE}`
    return `Kunt u dat veranderen? Stuur de mail dan opnieuw. ${LEAVE}`
  },
  mendObstacle: (obstacle, remove) =>
    `${obstacle}${remove === "" ? "" : ` Haal ook ${remove} weg.`} ${LEAVE}`,
  link: {
    label: "Bekijk en beslis",
    can(releasableBy, apart) {
      if (releasableBy === "second-person")
        return "Bekijk wat ieder zou weten. U kunt een tweede persoon vragen om de mail te versturen, of besluiten om hem niet te versturen."
      return apart
        ? "Bekijk wat ieder zou weten. U kunt de mail aan iedereen apart versturen, hem toch zo versturen, of hem niet versturen."
        : "Bekijk wat ieder zou weten. U kunt de mail toch zo versturen, of hem niet versturen."
    },
    change: `Of verander de mail en stuur hem opnieuw. ${LEAVE}`,
  },
  release(ask, contact, id, inCopies) {
    const then = `Vraag dan ${contact} om de mail vrij te geven. Noem nummer ${id}.${inCopies ? " Hij gaat dan naar iedereen apart." : ""}`
    switch (ask) {
      case "circle":
        return `Of mogen deze mensen dit van elkaar weten? ${then}`
      case "addresses":
        return `Of mag iedereen deze adressen zien? ${then}`
      case "other":
        return `Of moet de mail toch zo weg? ${then}`
      case "second-person":
        return `Of moet de mail zo weg? Dan kijkt eerst een tweede persoon mee. ${then}`
    }
  },
  administrator: "Voor de beheerder:",
  sendAgain: "Moet de mail toch weg? Verander wat Sluis tegenhield, en stuur hem opnieuw.",
  notYou: (contact, id) => `Was u dit niet? Meld het dan meteen bij ${contact}. Noem nummer ${id}.`,
  tips: {
    bcc: "Zet de adressen in Bcc. Dan ziet niemand wie de mail nog meer krijgt.",
    program: (contact) =>
      `Uw mailprogramma hoort Bcc zelf weg te halen. Gebeurt dit vaker? Meld het dan bij ${contact}.`,
    attached:
      "Kijk voor het versturen in de bijlage. Staan er namen of adressen in die niet iedereen mag zien?",
    quoted: "Begin een nieuwe mail. Dan gaat er geen oude mail mee.",
    text: "Noem in de tekst geen adressen van anderen.",
  },
  someone: "uw systeembeheerder",
  footer: {
    only: "Alleen u krijgt deze melding. Dit kan iedereen overkomen.",
    made: (organisation) =>
      `Sluis bewaakt de uitgaande mail${organisation === "" ? "" : ` van ${organisation}`}. Deze melding is automatisch.`,
    questions: (contact, id) => `Vragen? Neem contact op met ${contact} en noem nummer ${id}.`,
  },
}
