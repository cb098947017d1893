/**
 * A canary as a whole message: printable ASCII, lines that end in CRLF, and no line that a mail server would fold.
 *
 * What it says is ordinary office mail, because it must be judged as that. Its last line tells whoever finds it in an archive
 * what it is.
 *
 * Deliberately left out: the field by which the gate knows it (./canary-token.ts).
 */
import { octetsOf } from "../mail/octets.ts"
import type { CanaryKind } from "./canary-kind.ts"
import { inventedPeople } from "./invented-person.ts"
import type { InventedPerson } from "./invented-person.ts"

export type CanarySpec = {
  readonly kind: CanaryKind
  /** 16 characters a-z2-7. */
  readonly id: string
  /** Address that the route sends from. */
  readonly sender: string
  /** RFC 5322 §3.3 date-time. */
  readonly date: string
  readonly language: "nl" | "en"
}

export type CanaryMessage = {
  readonly octets: Uint8Array
  /** Of the envelope. */
  readonly recipients: readonly string[]
}

export function canaryMessage(spec: CanarySpec): CanaryMessage {
  const people = inventedPeople(spec.id)
  const parts = PARTS[spec.kind](spec, people)
  const header = [
    `Date: ${spec.date}`,
    `From: <${spec.sender}>`,
    ...parts.fields,
    `Message-ID: <${spec.id}@${spec.sender.slice(spec.sender.lastIndexOf("@") + 1)}>`,
    "MIME-Version: 1.0",
  ]
  const text = [...header, ...parts.body, ""].join("\r\n")
  return { octets: octetsOf(text), recipients: people.map(({ address }) => address) }
}

/** Addresses that nobody but their owners may find in a copy of theirs. */
export function canarySecrets(kind: CanaryKind, id: string): readonly string[] {
  const addresses = inventedPeople(id).map(({ address }) => address)
  return kind === "bcc-left-in" ? addresses.slice(OPENLY) : addresses
}

/** People in To of the message whose Bcc was left in: one, so that they are no list. */
const OPENLY = 1

type Parts = { readonly fields: readonly string[]; readonly body: readonly string[] }
type Write = (spec: CanarySpec, people: readonly InventedPerson[]) => Parts

const PARTS: { readonly [kind in CanaryKind]: Write } = {
  "sensitive-list": ({ language }, people) => ({
    fields: [`To: ${mailboxes(people)}`, `Subject: ${SENSITIVE[language].subject}`],
    body: plain([...SENSITIVE[language].text, "", FOOT[language]]),
  }),
  "bcc-left-in": ({ language }, people) => ({
    fields: [
      `To: ${mailboxes(people.slice(0, OPENLY))}`,
      `Bcc: ${mailboxes(people.slice(OPENLY))}`,
      `Subject: ${KEY[language].subject}`,
    ],
    body: plain([...KEY[language].text, "", FOOT[language]]),
  }),
  "calendar-invitation": (spec, people) => {
    const { subject, text } = MEETING[spec.language]
    return {
      fields: [`To: ${mailboxes(people)}`, `Subject: ${subject}`],
      body: mixed("alternative", spec.id, [
        plain([...text, "", FOOT[spec.language]]),
        [
          "Content-Type: text/calendar; charset=us-ascii; method=REQUEST",
          "Content-Transfer-Encoding: 7bit",
          "",
          ...invitation(spec, people),
        ],
      ]),
    }
  },
  "list-attached": (spec, people) => ({
    fields: [`To: <${spec.sender}>`, `Subject: ${EVENING[spec.language].subject}`],
    body: mixed("mixed", spec.id, [
      plain([...EVENING[spec.language].text, "", FOOT[spec.language]]),
      [
        'Content-Type: text/csv; charset=us-ascii; name="deelnemers.csv"',
        'Content-Disposition: attachment; filename="deelnemers.csv"',
        "Content-Transfer-Encoding: 7bit",
        "",
        "naam;e-mail",
        ...people.map(({ name, address }) => `${name};${address}`),
      ],
    ]),
  }),
}

function mailboxes(people: readonly InventedPerson[]): string {
  return people.map(({ name, address }) => `${name} <${address}>`).join(",\r\n ")
}

function plain(lines: readonly string[]): readonly string[] {
  return ["Content-Type: text/plain; charset=us-ascii", "Content-Transfer-Encoding: 7bit", "", ...lines]
}

/** RFC 2046 §5.1. */
function mixed(
  subtype: "mixed" | "alternative",
  id: string,
  parts: readonly (readonly string[])[],
): readonly string[] {
  const boundary = `canary-${id}`
  return [
    `Content-Type: multipart/${subtype}; boundary="${boundary}"`,
    "",
    ...parts.flatMap((part) => [`--${boundary}`, ...part]),
    `--${boundary}--`,
  ]
}

/** RFC 5546 §3.2.2: a request, with an attendee a line. A day that never comes, so that no calendar can be in the way. */
function invitation(
  { id, sender, language }: CanarySpec,
  people: readonly InventedPerson[],
): readonly string[] {
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Sluis//Canary//EN",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    `UID:${id}`,
    "DTSTAMP:20260101T090000Z",
    "DTSTART:20990105T090000Z",
    "DTEND:20990105T100000Z",
    `SUMMARY:${MEETING[language].subject}`,
    `ORGANIZER:mailto:${sender}`,
    ...people.map(({ address }) => `ATTENDEE:mailto:${address}`),
    "END:VEVENT",
    "END:VCALENDAR",
  ]
}

type Letter = { readonly nl: Said; readonly en: Said }
type Said = { readonly subject: string; readonly text: readonly string[] }

const FOOT = {
  nl: "Proefbericht van Sluis: de mensen erin zijn verzonnen, niemand krijgt het.",
  en: "Test message of Sluis: the people in it are invented, nobody gets it.",
}

const SENSITIVE: Letter = {
  nl: {
    subject: "Lotgenotendag PTSS",
    text: [
      "Beste deelnemer,",
      "",
      "U krijgt deze mail omdat u bent behandeld voor PTSS.",
      "Wij nodigen u uit voor de lotgenotendag over uw behandeling.",
      "",
      "Met vriendelijke groet,",
      "het bedrijfsmaatschappelijk werk",
    ],
  },
  en: {
    subject: "Support group for colleagues with PTSD",
    text: [
      "Dear participant,",
      "",
      "You receive this message because you have been treated for PTSD.",
      "We invite you to the support group about your treatment.",
      "",
      "Kind regards,",
      "occupational social work",
    ],
  },
}

const KEY: Letter = {
  nl: {
    subject: "Sleutel van het buurthuis",
    text: ["Hallo,", "", "De sleutel ligt bij de beheerder.", "", "Groet,", "het wijkteam"],
  },
  en: {
    subject: "Key of the community centre",
    text: ["Hello,", "", "The key is with the caretaker.", "", "Regards,", "the neighbourhood team"],
  },
}

const MEETING: Letter = {
  nl: {
    subject: "Kennismaking nieuwe vrijwilligers",
    text: ["Hallo,", "", "Hierbij de uitnodiging voor de kennismaking.", "", "Groet,", "het wijkteam"],
  },
  en: {
    subject: "Introduction of new volunteers",
    text: [
      "Hello,",
      "",
      "Here is the invitation for the introduction.",
      "",
      "Regards,",
      "the neighbourhood team",
    ],
  },
}

const EVENING: Letter = {
  nl: {
    subject: "Wie kookt er donderdag?",
    text: [
      "Hallo,",
      "",
      "Donderdag koken we weer voor de buurt. De lijst zit erbij.",
      "",
      "Groet,",
      "het wijkteam",
    ],
  },
  en: {
    subject: "Who cooks on Thursday?",
    text: [
      "Hello,",
      "",
      "On Thursday we cook for the street again. The list is attached.",
      "",
      "Regards,",
      "the team",
    ],
  },
}
