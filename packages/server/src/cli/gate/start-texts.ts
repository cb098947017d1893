/** What `sluis start` says beside its log, in both languages. */
import type { Language } from "../../app/language.ts"
import type { SampleSeen } from "../../app/sample.ts"

export type StartTexts = {
  readonly help: { readonly start: string; readonly sample: string }
  demonstration: string
  readonly gateway: string
  readonly labels: {
    readonly smtp: string
    readonly http: string
    readonly data: string
  }
  readonly dataHint: string
  /** Before the address of the console: of a demonstration, of one that nobody administers yet, of any other. */
  readonly open: string
  readonly firstStart: string
  readonly console: string
  handIn: string
  readonly tryIt: string
  enter(people: number): string
  /** `also`: it stands below another way to try it. */
  elsewhere(also: boolean): string
  byHand(where: string): string
  readonly stopHint: string
  sent(people: number, reply: string): string
  notTaken(reply: string): string
  seen(seen: SampleSeen, people: number): string
  /** `notice`: one of the commands below shows the notice. */
  look(notice: boolean): string
  /** Remark behind the command that shows the notice. */
  readonly theNotice: string
  none: string
  stopping: string
}

export const START_TEXTS: Readonly<Record<Language, StartTexts>> = {
  en: {
    help: {
      start: "run the gateway",
      sample: "in a demonstration: offer to send this message through, to see what comes of it",
    },
    demonstration: "demonstration: mail lands in the outbox, nothing leaves this machine",
    gateway: "gateway: mail goes on to the next host",
    labels: { smtp: "Mail", http: "Health", data: "Data" },
    dataHint: "everything that Sluis keeps, encrypted",
    open: "Open this in your browser",
    firstStart: "Open this in your browser within an hour, to become the first administrator",
    console: "The console",
    handIn: "hand mail in here, from your mail server or any mail program",
    tryIt: "Or try it here",
    enter: (people) => `Press Enter: an invented police e-mail goes in, with ${people} people in To.`,
    elsewhere: (also) => `${also ? "Or in" : "In"} another terminal:`,
    byHand: (where) =>
      `Or point a mail program at ${where} as its outgoing server, without encryption and login.`,
    stopHint: "Ctrl-C stops.",
    sent: (people, reply) => `In: one message with ${people} people in To. The gateway said: ${reply}`,
    notTaken: (reply) => `The gateway did not take it: ${reply}`,
    seen: ({ copies, mostShown, notice }, people) =>
      `Out: ${copies} copies, each showing ${mostShown === 1 ? "only its own reader" : `up to ${mostShown} people`} of the ${people}; ${notice === undefined ? "no second notice: the sender has had one about this message" : "one notice to the sender"}.`,
    look: (notice) => (notice ? "Look at one of them, and at the notice:" : "Look at one of them:"),
    theNotice: "the notice",
    none: "Nothing has come out yet; see the log above.",
    stopping: "Finishing what is under way …",
  },
  nl: {
    help: {
      start: "zet de sluis aan",
      sample: "in een demonstratie: bied aan dit bericht erdoor te sturen, om te zien wat ervan komt",
    },
    demonstration: "demonstratie: mail komt in Postvak UIT, er verlaat niets deze computer",
    gateway: "mail gaat door naar de volgende mailserver",
    labels: { smtp: "Mail", http: "Toestand", data: "Gegevens" },
    dataHint: "alles wat Sluis bewaart, versleuteld",
    open: "Open dit in uw browser",
    firstStart: "Open dit binnen een uur in uw browser, om de eerste beheerder te worden",
    console: "De console",
    handIn: "geef mail hier af, vanaf uw mailserver of een mailprogramma",
    tryIt: "Of probeer het hier",
    enter: (people) => `Druk op Enter: een verzonnen politiemail gaat erin, met ${people} mensen in Aan.`,
    elsewhere: (also) => `${also ? "Of in" : "In"} een andere terminal:`,
    byHand: (where) =>
      `Of stel in een mailprogramma ${where} in als server voor uitgaande mail, zonder versleuteling en inlog.`,
    stopHint: "Ctrl-C stopt.",
    sent: (people, reply) => `Erin: één mail met ${people} mensen in Aan. De sluis zei: ${reply}`,
    notTaken: (reply) => `De sluis nam hem niet aan: ${reply}`,
    seen: ({ copies, mostShown, notice }, people) =>
      `Eruit: ${copies} exemplaren, elk met ${mostShown === 1 ? "alleen de eigen lezer" : `hoogstens ${mostShown} mensen`} van de ${people}; ${notice === undefined ? "geen tweede melding: de afzender heeft er al een gehad over deze mail" : "één melding aan de afzender"}.`,
    look: (notice) => (notice ? "Bekijk er een, en de melding aan de afzender:" : "Bekijk er een:"),
    theNotice: "de melding",
    none: "Er is nog niets uitgekomen; zie het log hierboven.",
    stopping: "Wat onderweg is wordt afgemaakt …",
  },
}
