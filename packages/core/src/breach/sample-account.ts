/** An invented breach, an invented organisation and invented people: for tests, each of which changes what it is about. */
import { NOBODY_TOLD, NO_TIMES } from "./account.ts"
import type { BreachAccount } from "./account.ts"
import { NO_ATTESTATIONS } from "./letter/attestation.ts"
import { HOUR } from "./clock/day.ts"
import type { MessageEvidence } from "./evidence.ts"
import type { OrganisationProfile } from "./profile.ts"

/** 3 September 2026, 09:05 in Amsterdam. */
export const SAMPLE_SENT_AT = 1_788_419_100_000

/** A mail to people who do not know each other, all in To. */
export const SAMPLE_EVIDENCE: MessageEvidence = {
  message: "m-1",
  digest: "ab".repeat(32),
  sentAt: SAMPLE_SENT_AT,
  sentAtFrom: "gateway",
  outcome: "sent",
  recipients: 112,
  visible: 112,
  visibleOutside: 40,
  hidden: 0,
  introductions: 112 * 111,
  exposures: 112 * 111,
  sensitivity: "certain",
  membership: ["health"],
  content: [],
  identifiers: [],
  identified: 0,
  listed: { header: 0, quoted: 0, text: 0, attached: 0, hidden: 0, others: 0, complete: true },
  attachments: { count: 0, unreadable: 0, persons: 0, identifiers: [], categories: [], concealed: [] },
}

export const SAMPLE_ACCOUNT: BreachAccount = {
  id: "2026-014",
  source: "uploaded",
  title: "Uitnodiging contactdag",
  department: "Personeel",
  summary: "",
  nearMiss: false,
  openedAt: SAMPLE_SENT_AT + 3 * HOUR,
  times: {
    ...NO_TIMES,
    occurredFrom: SAMPLE_SENT_AT,
    occurredUntil: SAMPLE_SENT_AT,
    detectedAt: SAMPLE_SENT_AT + HOUR,
  },
  awareness: { at: SAMPLE_SENT_AT + 2 * HOUR, reason: "De eerste ontvanger belde." },
  cause: "visible-recipients",
  evidence: [SAMPLE_EVIDENCE],
  severity: {
    score: 4.25,
    band: "very-high",
    byGroup: [{ group: "all", score: 4.25, band: "very-high" }],
    manyPeople: true,
  },
  authority: undefined,
  people: undefined,
  notified: [],
  told: NOBODY_TOLD,
  attestations: NO_ATTESTATIONS,
  measures: [],
  closedAt: undefined,
}

export const SAMPLE_PROFILE: OrganisationProfile = {
  name: "Gemeente Voorbeeld",
  kvkNumber: "12345678",
  address: "Dorpsstraat 1, 1234 AB Voorbeeld",
  sector: "Openbaar bestuur",
  notifier: {
    name: "M. Melder",
    function: "privacy officer",
    phone: "010 123 45 67",
    email: "privacy@voorbeeld.example",
  },
  contact: {
    name: "F. Gever",
    function: "functionaris gegevensbescherming",
    phone: "010 123 45 68",
    email: "fg@voorbeeld.example",
  },
  fgNumber: "FG000001",
  desk: {
    phone: "14 010",
    email: "vragen@voorbeeld.example",
    hours: { nl: "op werkdagen van 9.00 tot 17.00 uur", en: "on working days from 9:00 to 17:00" },
  },
  website: "https://www.voorbeeld.example",
  processOwner: {
    name: "D. Willems",
    function: "directeur bedrijfsvoering",
    email: "directie@voorbeeld.example",
    monthly: true,
  },
}

const GIVEN = ["Karin", "Piet", "Fatima", "Joost", "Sanne", "Ahmed", "Marieke", "Willem"]
const FAMILY = ["Wit", "Jansen", "Yilmaz", "Bakker", "Visser", "Smit", "Mulder", "Bos", "Vos", "Peters"]

/** So many people, each with a name and an address of their own. */
export function samplePeople(count: number): readonly { readonly name: string; readonly address: string }[] {
  return Array.from({ length: count }, (_, at) => {
    const given = GIVEN[at % GIVEN.length] ?? ""
    const family = `${FAMILY[Math.floor(at / GIVEN.length) % FAMILY.length] ?? ""}${at < 80 ? "" : "man"}`
    const name = `${given} ${family}`
    return { name, address: `${name.toLowerCase().replace(" ", ".")}@post${at % 5}.example` }
  })
}
