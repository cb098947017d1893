/**
 * The figures of a safeguard report: what each is called, what exactly it counts, and which entries of the ledger it is made of.
 *
 * A definition is part of a figure: a council that reads a number and an auditor who counts it anew must mean the same thing.
 *
 * Deliberately left out: how they are counted (./counting.ts, ./standing.ts).
 */
import type { Words } from "../breach/words.ts"

/** Entries that a figure is made of, in the order of the ledger. */
export type EntrySet = {
  readonly count: number
  /** Indices; absent where there is no entry. */
  readonly first?: number
  readonly last?: number
  /** Each of them, where they are at most `MAX_INDICES_NAMED`. */
  readonly indices?: readonly number[]
}

/** Of more, the definition, the first and the last tell as well which they are, and a report stays a file that can be opened. */
export const MAX_INDICES_NAMED = 1_000

export type Figure = {
  readonly id: FigureId
  /** A role, a kind or an outcome; "" where the figure is not taken apart. */
  readonly part: string
  readonly value: number
  readonly entries: EntrySet
}

export type FigureWords = { readonly name: Words; readonly means: Words }

export const FIGURES = {
  entries: {
    name: { nl: "Regels in het logboek", en: "Entries in the ledger" },
    means: {
      nl: "Alle regels van het logboek met een tijd in de periode.",
      en: "All entries of the ledger with a time in the period.",
    },
  },
  delivered: {
    name: { nl: "Ongewijzigd doorgelaten", en: "Delivered unaltered" },
    means: {
      nl: "De som van `messages` in de regels messages.delivered. Elke regel telt de berichten van een uur en hoort bij de dag waarop die regel is geschreven.",
      en: "The sum of `messages` in the entries messages.delivered. Each entry counts the messages of an hour, and belongs to the day on which it was written.",
    },
  },
  individualised: {
    name: { nl: "Aan iedereen apart verstuurd", en: "Sent to everyone separately" },
    means: {
      nl: "Het aantal regels message.individualised: één per bericht.",
      en: "The number of entries message.individualised: one per message.",
    },
  },
  held: {
    name: { nl: "Vastgehouden voor een besluit", en: "Held for a decision" },
    means: {
      nl: "Het aantal regels message.held: één per bericht.",
      en: "The number of entries message.held: one per message.",
    },
  },
  refused: {
    name: { nl: "Geweigerd", en: "Refused" },
    means: {
      nl: "Het aantal regels message.refused: één per bericht.",
      en: "The number of entries message.refused: one per message.",
    },
  },
  "stopped-introductions": {
    name: { nl: "Tegengehouden kennismakingen", en: "Introductions stopped" },
    means: {
      nl: "De som van `introductions` in message.individualised, message.held en message.refused: hoe vaak iemand het adres van een ander zou hebben gekregen die het niet had.",
      en: "The sum of `introductions` in message.individualised, message.held and message.refused: how often somebody would have got the address of another who did not have it.",
    },
  },
  "stopped-exposures": {
    name: { nl: "Tegengehouden onthullingen", en: "Exposures stopped" },
    means: {
      nl: "De som van `exposures` in dezelfde regels: hoe vaak iemand van een ander zou hebben gezien dat die op een gevoelige lijst staat.",
      en: "The sum of `exposures` in the same entries: how often somebody would have seen of another that he or she is on a sensitive list.",
    },
  },
  "released-as-copies": {
    name: { nl: "Alsnog aan iedereen apart verstuurd", en: "Sent to everyone separately after all" },
    means: {
      nl: "Regels message.released met `as` = copies, per rol van wie besloot.",
      en: "Entries message.released with `as` = copies, by the role of who decided.",
    },
  },
  "released-as-it-was": {
    name: { nl: "Ongewijzigd vrijgegeven", en: "Released unaltered" },
    means: {
      nl: "Regels message.released met `as` = original, per rol van wie besloot. Dit is een uitzondering op de waarborg.",
      en: "Entries message.released with `as` = original, by the role of who decided. This is an exception to the safeguard.",
    },
  },
  "passed-introductions": {
    name: {
      nl: "Kennismakingen in wat ongewijzigd is vrijgegeven",
      en: "Introductions in what was released unaltered",
    },
    means: {
      nl: "De som van `introductions` in message.released met `as` = original.",
      en: "The sum of `introductions` in message.released with `as` = original.",
    },
  },
  "passed-exposures": {
    name: {
      nl: "Onthullingen in wat ongewijzigd is vrijgegeven",
      en: "Exposures in what was released unaltered",
    },
    means: {
      nl: "De som van `exposures` in message.released met `as` = original.",
      en: "The sum of `exposures` in message.released with `as` = original.",
    },
  },
  dropped: {
    name: { nl: "Niet verstuurd", en: "Not sent" },
    means: {
      nl: "Regels message.dropped, per rol van wie besloot.",
      en: "Entries message.dropped, by the role of who decided.",
    },
  },
  expired: {
    name: { nl: "Verlopen zonder besluit", en: "Expired without a decision" },
    means: { nl: "Regels message.expired.", en: "Entries message.expired." },
  },
  "content-viewed": {
    name: { nl: "Inhoud bekeken van een vastgehouden bericht", en: "Content of a held message viewed" },
    means: {
      nl: "Regels content.viewed, per rol. Wie kijkt, moet eerst een reden opgeven.",
      en: "Entries content.viewed, by role. Whoever looks must give a reason first.",
    },
  },
  "floor-changes-proposed": {
    name: { nl: "Voorstel om de ondergrens te wijzigen", en: "Proposal to change the floor" },
    means: {
      nl: "Regels policy.proposed met `floor` = yes, per rol van wie voorstelde.",
      en: "Entries policy.proposed with `floor` = yes, by the role of who proposed.",
    },
  },
  "policy-approved": {
    name: {
      nl: "Beleidswijziging goedgekeurd door een tweede persoon",
      en: "Policy change approved by a second person",
    },
    means: { nl: "Regels policy.approved, per rol.", en: "Entries policy.approved, by role." },
  },
  "policy-rejected": {
    name: { nl: "Beleidswijziging afgewezen", en: "Policy change rejected" },
    means: { nl: "Regels policy.rejected, per rol.", en: "Entries policy.rejected, by role." },
  },
  "policy-enforced": {
    name: { nl: "Ander beleid ingegaan", en: "Another policy put in force" },
    means: {
      nl: "Regels policy.enforced, per rol. Met de rol command-line kwam het beleid uit de configuratie van de machine.",
      en: "Entries policy.enforced, by role. With the role command-line the policy came from the configuration of the machine.",
    },
  },
  "roles-changed": {
    name: { nl: "Rollen van een gebruiker gewijzigd", en: "Roles of a person changed" },
    means: {
      nl: "Regels person.changed met roles in `changed`, per rol van wie wijzigde.",
      en: "Entries person.changed with roles in `changed`, by the role of who changed them.",
    },
  },
  "people-invited": {
    name: { nl: "Gebruiker uitgenodigd", en: "Person invited" },
    means: { nl: "Regels person.invited, per rol.", en: "Entries person.invited, by role." },
  },
  "people-removed": {
    name: { nl: "Gebruiker verwijderd", en: "Person removed" },
    means: { nl: "Regels person.removed, per rol.", en: "Entries person.removed, by role." },
  },
  "tokens-made": {
    name: { nl: "Sleutel voor een programma gemaakt", en: "Token for a program made" },
    means: { nl: "Regels token.made, per rol.", en: "Entries token.made, by role." },
  },
  "keys-changed": {
    name: { nl: "Sleutels van Sluis gewijzigd", en: "Keys of Sluis changed" },
    means: { nl: "Regels key.changed, per rol.", en: "Entries key.changed, by role." },
  },
  "retention-changed": {
    name: { nl: "Bewaartermijnen gewijzigd", en: "Retention changed" },
    means: { nl: "Regels retention.changed, per rol.", en: "Entries retention.changed, by role." },
  },
  "safeguard-changed": {
    name: { nl: "Proefberichten of dekking anders ingesteld", en: "Canaries or coverage set otherwise" },
    means: {
      nl: "Regels safeguard.changed, per rol: andere wegen of tijden voor proefberichten, of iets anders dat via Sluis hoort te versturen.",
      en: "Entries safeguard.changed, by role: other routes or times for canaries, or something else that should send through Sluis.",
    },
  },
  "fell-silent": {
    name: { nl: "Keren dat een verwachte afzender stilviel", en: "Times an expected sender fell silent" },
    means: { nl: "Regels coverage.silent.", en: "Entries coverage.silent." },
  },
  "canary-caught": {
    name: { nl: "Proefberichten tegengehouden", en: "Canaries caught" },
    means: {
      nl: "Regels canary.caught, per soort proefbericht.",
      en: "Entries canary.caught, by kind of canary.",
    },
  },
  "canary-missed": {
    name: { nl: "Proefberichten niet tegengehouden", en: "Canaries missed" },
    means: {
      nl: "Regels canary.missed, per soort: doorgelaten, niet aangekomen of niet aangenomen.",
      en: "Entries canary.missed, by kind: let through, not arrived or not taken.",
    },
  },
  "canary-missed-how": {
    name: { nl: "Proefberichten niet tegengehouden, naar afloop", en: "Canaries missed, by outcome" },
    means: {
      nl: "Dezelfde regels canary.missed, naar `outcome`.",
      en: "The same entries canary.missed, by `outcome`.",
    },
  },
  "days-proven": {
    name: { nl: "Dagen waarop de proef slaagde", en: "Days on which the proof held" },
    means: {
      nl: "Dagen met ten minste één canary.caught en geen canary.missed.",
      en: "Days with at least one canary.caught and no canary.missed.",
    },
  },
  "days-missed": {
    name: { nl: "Dagen waarop de proef niet slaagde", en: "Days on which the proof failed" },
    means: { nl: "Dagen met ten minste één canary.missed.", en: "Days with at least one canary.missed." },
  },
  "days-without": {
    name: { nl: "Dagen zonder proef", en: "Days without a proof" },
    means: {
      nl: "Dagen zonder canary.caught en zonder canary.missed. Een dag die nog niet voorbij is, telt niet mee.",
      en: "Days without canary.caught and without canary.missed. A day that is not over does not count.",
    },
  },
  "breaches-opened": {
    name: { nl: "Datalekken: dossier geopend", en: "Breaches: file opened" },
    means: {
      nl: "Regels breach.opened met `near-miss` = no.",
      en: "Entries breach.opened with `near-miss` = no.",
    },
  },
  "near-misses-opened": {
    name: { nl: "Bijna-datalekken: dossier geopend", en: "Near misses: file opened" },
    means: {
      nl: "Regels breach.opened met `near-miss` = yes.",
      en: "Entries breach.opened with `near-miss` = yes.",
    },
  },
  "near-misses-turned": {
    name: { nl: "Bijna-datalek dat toch een datalek was", en: "Near miss that was a breach after all" },
    means: {
      nl: "Regels breach.changed met `kind` = near-miss en `near-miss` = no.",
      en: "Entries breach.changed with `kind` = near-miss and `near-miss` = no.",
    },
  },
  "breaches-notified": {
    name: {
      nl: "Gemeld bij de Autoriteit Persoonsgegevens",
      en: "Notified to the Autoriteit Persoonsgegevens",
    },
    means: {
      nl: "Regels breach.notified, naar `phase`: eerste melding, vervolg of intrekking.",
      en: "Entries breach.notified, by `phase`: first notification, follow-up or withdrawal.",
    },
  },
  "not-notified": {
    name: { nl: "Besluit om niet te melden", en: "Decision not to notify" },
    means: {
      nl: "Regels breach.decided met `notify` = no.",
      en: "Entries breach.decided with `notify` = no.",
    },
  },
  "people-informed": {
    name: { nl: "Persoonlijke brieven aan betrokkenen", en: "Personal letters to the people concerned" },
    means: {
      nl: "De som van `people` in breach.informed, naar ronde.",
      en: "The sum of `people` in breach.informed, by round.",
    },
  },
  "breaches-closed": {
    name: { nl: "Dossiers gesloten", en: "Files closed" },
    means: { nl: "Regels breach.closed.", en: "Entries breach.closed." },
  },
  "breaches-reopened": {
    name: { nl: "Dossiers heropend", en: "Files reopened" },
    means: { nl: "Regels breach.reopened.", en: "Entries breach.reopened." },
  },
  "measures-planned": {
    name: { nl: "Maatregelen vastgelegd", en: "Measures planned" },
    means: {
      nl: "Regels measure.planned, naar `measure`: direct, of een verbeterpunt.",
      en: "Entries measure.planned, by `measure`: immediate, or an improvement point.",
    },
  },
  "measures-closed": {
    name: { nl: "Maatregelen afgerond met bewijs", en: "Measures closed with evidence" },
    means: {
      nl: "Regels measure.closed, naar `evidence`: waarmee is aangetoond dat het klaar is.",
      en: "Entries measure.closed, by `evidence`: what shows that it is done.",
    },
  },
  "measures-reopened": {
    name: { nl: "Maatregelen heropend", en: "Measures reopened" },
    means: {
      nl: "Regels breach.changed met `kind` = measure-reopened.",
      en: "Entries breach.changed with `kind` = measure-reopened.",
    },
  },
  "measures-open": {
    name: {
      nl: "Maatregelen open aan het eind van de periode",
      en: "Measures open at the end of the period",
    },
    means: {
      nl: "Alle measure.planned tot het eind van de periode, min measure.closed, plus breach.changed met `kind` = measure-reopened.",
      en: "All measure.planned up to the end of the period, less measure.closed, plus breach.changed with `kind` = measure-reopened.",
    },
  },
  "gateway-started": {
    name: { nl: "Sluis gestart", en: "Sluis started" },
    means: { nl: "Regels gateway.started.", en: "Entries gateway.started." },
  },
  "minutes-stopped": {
    name: { nl: "Minuten waarin Sluis stilstond", en: "Minutes during which Sluis stood still" },
    means: {
      nl: "Van elke gateway.stopped tot de gateway.started erna. Stopte Sluis zonder dat te melden, dan vanaf de laatste regel daarvoor: zo lang is het hoogstens geweest.",
      en: "From each gateway.stopped to the gateway.started after it. Where Sluis stopped without saying so, from the last entry before: that long it was at most.",
    },
  },
  "days-silent": {
    name: { nl: "Dagen zonder enige regel in het logboek", en: "Days without any entry in the ledger" },
    means: {
      nl: "Dagen van de periode waarop het logboek geen enkele regel heeft. Een dag die nog niet voorbij is, telt niet mee.",
      en: "Days of the period on which the ledger has no entry at all. A day that is not over does not count.",
    },
  },
  timestamped: {
    name: { nl: "Tijdstempels op het logboek", en: "Timestamps over the ledger" },
    means: { nl: "Regels ledger.timestamped.", en: "Entries ledger.timestamped." },
  },
  witnessed: {
    name: { nl: "Medeondertekend door een getuige", en: "Cosigned by a witness" },
    means: { nl: "Regels ledger.witnessed.", en: "Entries ledger.witnessed." },
  },
  erased: {
    name: { nl: "Personen gewist uit het logboek", en: "People erased from the ledger" },
    means: {
      nl: "Regels ledger.erased. De regels zelf blijven; alleen het zout dat naar de persoon leidt, is weg.",
      en: "Entries ledger.erased. The entries themselves stay; only the salt that leads to the person is gone.",
    },
  },
} as const satisfies { readonly [id: string]: FigureWords }

export type FigureId = keyof typeof FIGURES

/** Collects indices, in any order. */
export type Gathered = { readonly add: (index: number) => void; readonly entries: () => EntrySet }

export function gather(): Gathered {
  const indices: number[] = []
  let count = 0
  let first = Infinity
  let last = -Infinity
  return {
    add: (index) => {
      count += 1
      first = Math.min(first, index)
      last = Math.max(last, index)
      if (count <= MAX_INDICES_NAMED) indices.push(index)
    },
    entries: () => {
      if (count === 0) return { count }
      const named = count <= MAX_INDICES_NAMED && { indices: indices.toSorted((one, other) => one - other) }
      return { count, first, last, ...named }
    },
  }
}
