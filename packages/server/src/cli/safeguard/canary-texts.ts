/** What `sluis canary` says, in both languages. */
import type { Language } from "../../app/language.ts"
import { momentIn } from "../moment.ts"
import type { Moment } from "../moment.ts"

export type CanaryTexts = {
  readonly moment: Moment
  readonly help: {
    readonly canary: string
    readonly run: string
    readonly list: string
    readonly route: string
  }
  readonly columns: {
    readonly route: string
    readonly kind: string
    readonly when: string
    readonly state: string
  }
  readonly none: string
  readonly sending: string
  readonly underWay: string
  readonly green: (count: number) => string
  readonly red: (count: number, of: number) => string
}

export const CANARY_TEXTS: Readonly<Record<Language, CanaryTexts>> = {
  nl: {
    moment: momentIn("nl-NL"),
    help: {
      canary: "proefberichten: bewijs dat de sluis tegenhoudt wat hij moet tegenhouden",
      run: "stuur nu proefberichten, en wacht op wat ervan komt",
      list: "hoe liep het laatste proefbericht van elke soort af?",
      route: "alleen langs deze weg; mag vaker (anders: langs alle)",
    },
    columns: { route: "weg", kind: "proefbericht", when: "wanneer", state: "hoe het afliep" },
    none: "Er is nog geen proefbericht verstuurd. Nu versturen: sluis canary run",
    sending: "Proefberichten zijn onderweg …",
    underWay: "onderweg",
    green: (count) =>
      count === 1 ? "Het proefbericht is tegengehouden." : `Alle ${count} proefberichten zijn tegengehouden.`,
    red: (count, of) =>
      `Van ${of} ${of === 1 ? "proefbericht is" : "proefberichten zijn"} er ${count} niet tegengehouden.`,
  },
  en: {
    moment: momentIn("en-GB"),
    help: {
      canary: "canaries: proof that the gateway catches what it must",
      run: "send canaries now, and wait for what comes of them",
      list: "how did the last canary of each kind end?",
      route: "only by this route; may be given more than once (default: all)",
    },
    columns: { route: "route", kind: "canary", when: "when", state: "how it ended" },
    none: "No canary was sent yet. To send them now: sluis canary run",
    sending: "Canaries are under way …",
    underWay: "under way",
    green: (count) => (count === 1 ? "The canary was caught." : `All ${count} canaries were caught.`),
    red: (count, of) =>
      `Of ${of} ${of === 1 ? "canary" : "canaries"}, ${count} ${count === 1 ? "was" : "were"} not caught.`,
  },
}
