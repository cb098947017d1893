/**
 * Entries of the ledger in words, for a table of them: what was done, who did it, how it went and where it was said.
 *
 * Deliberately left out: sentences about one entry with its figures. What those mean is for the page that knows the object.
 */
import type { LedgerAction, LedgerOrigin, LedgerResult, LedgerRole } from "./entry.ts"

type Words = { readonly nl: string; readonly en: string }

/** What was done, as a heading without a verb in the present: it is over. */
export const ACTION_WORDS: Readonly<Record<LedgerAction, Words>> = {
  "ledger.begun": { nl: "logboek begonnen", en: "ledger begun" },
  "ledger.erased": { nl: "persoon gewist uit het logboek", en: "person erased from the ledger" },
  "ledger.witnessed": { nl: "logboek medeondertekend door een getuige", en: "ledger cosigned by a witness" },
  "ledger.timestamped": { nl: "tijdstempel op het logboek gezet", en: "ledger timestamped" },
  "gateway.started": { nl: "Sluis gestart", en: "Sluis started" },
  "gateway.stopped": { nl: "Sluis gestopt", en: "Sluis stopped" },
  "gateway.configured": { nl: "configuratie gelezen", en: "configuration read" },
  "messages.delivered": { nl: "berichten ongewijzigd doorgelaten", en: "messages delivered unaltered" },
  "message.individualised": {
    nl: "bericht aan iedereen apart verstuurd",
    en: "message sent to everyone separately",
  },
  "message.held": { nl: "bericht vastgehouden", en: "message held" },
  "message.refused": { nl: "bericht geweigerd", en: "message refused" },
  "message.released": { nl: "bericht vrijgegeven", en: "message released" },
  "message.dropped": { nl: "bericht weggegooid", en: "message dropped" },
  "message.expired": { nl: "bericht verlopen zonder beslissing", en: "message expired without a decision" },
  "decision.followed": {
    nl: "eerder besluit gevolgd bij een later deel van een bericht",
    en: "earlier decision followed for a later part of a message",
  },
  "content.viewed": { nl: "inhoud van een bericht bekeken", en: "content of a message viewed" },
  "policy.proposed": { nl: "wijziging van het beleid voorgesteld", en: "change of policy proposed" },
  "policy.approved": { nl: "wijziging van het beleid goedgekeurd", en: "change of policy approved" },
  "policy.rejected": { nl: "wijziging van het beleid afgewezen", en: "change of policy rejected" },
  "policy.enforced": { nl: "beleid ingegaan", en: "policy put in force" },
  "list.registered": { nl: "lijst geregistreerd", en: "list registered" },
  "list.removed": { nl: "lijst verwijderd", en: "list removed" },
  "person.invited": { nl: "gebruiker uitgenodigd", en: "person invited" },
  "person.changed": {
    nl: "rol of gegevens van een gebruiker gewijzigd",
    en: "person's role or data changed",
  },
  "person.removed": { nl: "gebruiker verwijderd", en: "person removed" },
  "session.opened": { nl: "ingelogd", en: "logged in" },
  "token.made": { nl: "sleutel voor een programma gemaakt", en: "token for a program made" },
  "token.revoked": { nl: "sleutel voor een programma ingetrokken", en: "token for a program revoked" },
  "key.changed": { nl: "sleutel gewijzigd", en: "key changed" },
  "retention.changed": { nl: "bewaartermijn gewijzigd", en: "retention changed" },
  "canary.planned": { nl: "proefbericht gepland", en: "canary planned" },
  "canary.sent": { nl: "proefbericht verstuurd", en: "canary sent" },
  "canary.caught": { nl: "proefbericht tegengehouden", en: "canary caught" },
  "canary.missed": { nl: "proefbericht niet tegengehouden", en: "canary missed" },
  "safeguard.changed": {
    nl: "instelling van proefberichten of dekking gewijzigd",
    en: "settings of canaries or coverage changed",
  },
  "coverage.silent": { nl: "verwachte afzender viel stil", en: "expected sender fell silent" },
  "coverage.seen": { nl: "stille afzender verstuurt weer", en: "silent sender sends again" },
  "breach.opened": { nl: "dossier van een datalek geopend", en: "breach file opened" },
  "breach.changed": { nl: "dossier van een datalek gewijzigd", en: "breach file changed" },
  "breach.viewed": { nl: "dossier van een datalek bekeken", en: "breach file viewed" },
  "breach.aware": { nl: "moment van kennisname vastgesteld", en: "moment of awareness established" },
  "breach.assessed": { nl: "ernst van een datalek beoordeeld", en: "severity of a breach assessed" },
  "breach.decided": { nl: "beslist over een datalek", en: "breach decided about" },
  "breach.notified": { nl: "datalek gemeld aan de toezichthouder", en: "breach notified to the regulator" },
  "breach.informed": { nl: "betrokkenen geïnformeerd", en: "people concerned informed" },
  "breach.answered": { nl: "antwoord van een ontvanger ontvangen", en: "answer of a recipient received" },
  "breach.reminded": {
    nl: "herinnerd aan de termijn van een datalek",
    en: "reminded of a breach's deadline",
  },
  "breach.closed": { nl: "dossier van een datalek gesloten", en: "breach file closed" },
  "breach.reopened": { nl: "dossier van een datalek heropend", en: "breach file reopened" },
  "measure.planned": { nl: "verbeterpunt vastgelegd", en: "improvement point planned" },
  "measure.closed": { nl: "verbeterpunt afgerond", en: "improvement point closed" },
  "report.made": { nl: "rapport gemaakt", en: "report made" },
  "report.viewed": { nl: "rapport bekeken", en: "report viewed" },
  "report.sent": { nl: "rapport gemaild", en: "report mailed" },
  "organisation.changed": {
    nl: "gegevens van de organisatie gewijzigd",
    en: "organisation's details changed",
  },
}

export const ROLE_WORDS: Readonly<Record<LedgerRole, Words>> = {
  sluis: { nl: "Sluis zelf", en: "Sluis itself" },
  sender: { nl: "afzender", en: "sender" },
  recipient: { nl: "ontvanger", en: "recipient" },
  employee: { nl: "medewerker", en: "employee" },
  reviewer: { nl: "beoordelaar", en: "reviewer" },
  "privacy-officer": { nl: "functionaris gegevensbescherming", en: "privacy officer" },
  administrator: { nl: "beheerder", en: "administrator" },
  program: { nl: "programma", en: "program" },
  "command-line": { nl: "opdrachtregel", en: "command line" },
}

export const RESULT_WORDS: Readonly<Record<LedgerResult, Words>> = {
  done: { nl: "gelukt", en: "done" },
  refused: { nl: "geweigerd", en: "refused" },
  failed: { nl: "mislukt", en: "failed" },
}

export const ORIGIN_WORDS: Readonly<Record<LedgerOrigin, Words>> = {
  gateway: { nl: "de sluis", en: "the gateway" },
  console: { nl: "de console", en: "the console" },
  "command-line": { nl: "de opdrachtregel", en: "the command line" },
}
