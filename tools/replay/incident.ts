/**
 * The incidents that are planted in an archive: what has happened to others, with invented people.
 *
 * Each is written twice, in Dutch and in English, and planted in turn. Whoever the sender knows comes from the archive, so that
 * an incident meets a memory that was learnt and not made for it.
 */
import type { Person } from "../../fixtures/generator/people.ts"
import { parseCases } from "../judge/case.ts"
import { colleagueAt, person } from "../judge/crowd.ts"
import { buildCase, type BuiltCase } from "../judge/message.ts"

/** What is known of the archive where an incident is planted. */
export type World = {
  readonly domain: string
  /** Who sends it: whoever of ours has sent most so far. */
  readonly sender: string
  /** Addresses of ours that were seen, the most frequent first. */
  readonly colleagues: readonly string[]
  /** Outside, to whom the sender wrote on two days or more, the most frequent first. Never empty. */
  readonly correspondents: readonly string[]
  /** Of the incident among all of them: makes its people its own. */
  readonly number: number
}

type Language = "nl" | "en"
type Fields = Readonly<Record<string, unknown>>
export type Incident = {
  readonly kind: string
  readonly make: (world: World, language: Language) => Fields
  /** What makes it hard to see; told where it was missed. */
  readonly hard?: string
}

/** Each incident has people of its own. */
const PEOPLE_EACH = 250

export const INCIDENTS: readonly Incident[] = [
  {
    kind: "contact day for PTSD, 112 colleagues in To",
    make: (world, language) => ({
      to: colleagues(world, 112),
      ...words(language, {
        nl: [
          "Uitnodiging contactdag PTSS",
          "Beste collega,\n\nVoor collega's met PTSS door het werk houden wij op donderdag 16 april weer een contactdag. Je ontmoet er anderen die weten hoe het is. Laat je weten of je komt?",
        ],
        en: [
          "Invitation: contact day for colleagues with PTSD",
          "Dear colleague,\n\nFor colleagues with PTSD from their work we hold another contact day on Thursday 16 April. You will meet others who know what it is like. Will you let us know if you come?",
        ],
      }),
    }),
  },
  {
    kind: "52 rejected applicants in Cc",
    make: (world, language) => ({
      to: [world.sender],
      cc: strangers(world, 52),
      ...words(language, {
        nl: [
          "Uw sollicitatie",
          "Beste sollicitant,\n\nDank voor uw sollicitatie naar de functie van adviseur. Helaas moeten wij u meedelen dat u niet bent uitgenodigd voor een gesprek. Wij wensen u succes met het vervolg.",
        ],
        en: [
          "Your application",
          "Dear applicant,\n\nThank you for your application for the position of adviser. Unfortunately we must tell you that you have not been selected for an interview. We wish you every success.",
        ],
      }),
    }),
  },
  {
    kind: "30 strangers in To, nothing sensitive",
    make: (world, language) => ({
      to: strangers(world, 30),
      ...words(language, {
        nl: ["Wegwerkzaamheden", "Beste bewoner,\n\nVolgende week wordt de straat opnieuw bestraat."],
        en: ["Road works", "Dear resident,\n\nNext week the street will be paved again."],
      }),
    }),
  },
  {
    kind: "8 debtors in To",
    make: (world, language) => ({
      to: strangers(world, 8),
      ...words(language, {
        nl: [
          "Uw betalingsachterstand",
          "Geachte heer, mevrouw,\n\nU heeft een betalingsachterstand. Als u uw schuld niet binnen veertien dagen betaalt, dragen wij de vordering over aan de deurwaarder. U kunt zich melden bij de schuldhulpverlening.",
        ],
        en: [
          "Your overdue payments",
          "Dear Sir or Madam,\n\nYou are in arrears. If you do not pay your debt within fourteen days, we will hand over the claim to a debt collection agency. You can ask for debt counselling.",
        ],
      }),
    }),
  },
  {
    kind: "calendar invitation of a support group, 16 people",
    make: (world, language) => ({
      to: strangers(world, 16),
      event:
        language === "nl"
          ? "Lotgenotengroep verslaving, bijeenkomst 3"
          : "Addiction support group, meeting 3",
      ...words(language, {
        nl: ["Lotgenotengroep verslaving, bijeenkomst 3", "Tot dinsdag in de huiskamer."],
        en: ["Addiction support group, meeting 3", "See you on Tuesday in the living room."],
      }),
    }),
  },
  {
    kind: "apology in Bcc with the old list quoted below",
    make: (world, language) => {
      const people = strangers(world, 25)
      const old = `From: ${world.sender}\nSent: Monday 2 November 2026 09:12\nTo: ${people.join("; ")}\nSubject: Uw sollicitatie\n\nBeste sollicitant,`
      return {
        to: [world.sender],
        bcc: people,
        ...words(language, {
          nl: [
            "Excuses",
            `Beste,\n\nVanochtend stonden alle adressen per ongeluk zichtbaar in onze mail. Onze excuses. Wilt u die mail weggooien?\n\n-----Oorspronkelijk bericht-----\n${old}`,
          ],
          en: [
            "Our apologies",
            `Hello,\n\nThis morning all addresses were visible in our message by mistake. We apologise. Would you delete it?\n\n-----Original Message-----\n${old}`,
          ],
        }),
      }
    },
  },
  {
    kind: "the list of participants attached, 25 people in Bcc",
    make: (world, language) => {
      const people = strangers(world, 25)
      const rows = people.map((each) => [each.slice(0, each.indexOf(" <")), addressIn(each)])
      return {
        to: [world.sender],
        bcc: people,
        attachments: [
          { name: "deelnemers.xlsx", sheets: [{ name: "Blad1", rows: [["Naam", "E-mail"], ...rows] }] },
        ],
        ...words(language, {
          nl: ["Programma van donderdag", "Beste deelnemer,\n\nHierbij het programma."],
          en: ["Programme for Thursday", "Dear participant,\n\nPlease find the programme attached."],
        }),
      }
    },
  },
  {
    kind: "a Bcc field left in, 20 people",
    make: (world, language) => {
      const people = strangers(world, 20)
      return {
        to: [world.sender],
        bcc: people,
        headers: { Bcc: people.map(addressIn).join(",\r\n ") },
        ...words(language, {
          nl: ["Nieuwsbrief", "Beste lezer,\n\nDit is er deze maand te doen."],
          en: ["Newsletter", "Dear reader,\n\nThis is on this month."],
        }),
      }
    },
  },
  {
    kind: "the payroll, 80 people with national numbers, to a new address outside",
    make: (world, language) => ({
      to: strangers(world, 1),
      attachments: [
        {
          name: "loonlijst.xlsx",
          sheets: [{ name: "Lonen", people: 80, columns: ["name", "bsn", "iban", "amount"] }],
        },
      ],
      ...words(language, {
        nl: ["Loonlijst", "Hierbij de loonlijst van deze maand."],
        en: ["Payroll", "Attached is the payroll of this month."],
      }),
    }),
  },
  {
    kind: "a hidden sheet with 200 people, to a partner outside",
    make: (world, language) => ({
      to: [world.correspondents[0]],
      attachments: [
        {
          name: "cijfers.xlsx",
          sheets: [
            {
              name: "Cijfers",
              rows: [
                ["Kwartaal", "Aantal"],
                ["1", "90"],
                ["2", "110"],
              ],
            },
            { name: "Bron", hidden: true, people: 200, columns: ["name", "birth-date", "bsn", "address"] },
          ],
        },
      ],
      ...words(language, {
        nl: ["Cijfers", "Hierbij de kwartaalcijfers waar je om vroeg."],
        en: ["Figures", "Attached are the quarterly figures that you asked for."],
      }),
    }),
  },
  {
    kind: "one colleague's diagnosis, to 30 colleagues",
    hard: "The diagnosis stands in another sentence than the name, with a pronoun between them.",
    make: (world, language) => ({
      to: colleagues(world, 30),
      ...words(language, {
        nl: [
          "Jolanda",
          "Dag allemaal,\n\nJolanda is voorlopig niet op kantoor. Bij haar is vorige week borstkanker vastgesteld en zij wordt maandag geopereerd. Wie neemt haar afspraken over?",
        ],
        en: [
          "Jolanda",
          "Hi all,\n\nJolanda will not be in the office for now. She was diagnosed with breast cancer last week and will have surgery on Monday. Who can take over her appointments?",
        ],
      }),
    }),
  },
  {
    kind: "a diagnosis, to a slip of a known address",
    make: (world, language) => ({
      to: [slipOf(world.correspondents[turnOf(world) % world.correspondents.length]!, turnOf(world))],
      ...words(language, {
        nl: [
          "Verslag",
          "Zoals besproken: mevrouw De Wit heeft een ernstige depressie en slikt sinds mei antidepressiva. Kun je dit meenemen in het plan?",
        ],
        en: [
          "Report",
          "As discussed: Mrs De Wit suffers from severe depression and has been on antidepressants since May. Could you include this in the plan?",
        ],
      }),
    }),
  },
  {
    kind: "a reply to all that shows 40 hidden people in a quoted header",
    hard: "Those 40 do not get this message, and addresses are looked for only of people who do.",
    make: (world, language) => {
      const hidden = strangers(world, 40).map(addressIn)
      const quoted = `From: ${world.sender}\nSent: Monday 2 November 2026 09:12\nTo: ${world.sender}\nBcc: ${hidden.join("; ")}\nSubject: Bewonersavond\n\nBeste bewoner,`
      return {
        to: colleagues(world, 12),
        ...words(language, {
          nl: [
            "RE: Bewonersavond",
            `Allen, zie hieronder wat er gisteren uitging.\n\n-----Oorspronkelijk bericht-----\n${quoted}`,
          ],
          en: [
            "RE: Residents' evening",
            `All, see below what went out yesterday.\n\n-----Original Message-----\n${quoted}`,
          ],
        }),
      }
    },
  },
  {
    kind: "12 strangers at 12 domains in To",
    make: (world, language) => ({
      to: strangers(world, 12),
      ...words(language, {
        nl: ["Vrijwilligers gezocht", "Beste buur,\n\nWie helpt zaterdag mee met opruimen?"],
        en: ["Volunteers wanted", "Dear neighbour,\n\nWho can help to clean up on Saturday?"],
      }),
    }),
  },
]

/** The incident as octets with its envelope. */
export function buildIncident({ make }: Incident, world: World): BuiltCase {
  const language = turnOf(world) % 2 === 0 ? "nl" : "en"
  const fields = {
    id: `${language}-planted-${world.number}`,
    template: "planted",
    why: "planted",
    us: [world.domain],
    from: world.sender,
    expect: { verdict: "stop" },
    ...make(world, language),
  }
  const [one] = parseCases(JSON.stringify([fields]), "planted incidents")
  return buildCase(one!)
}

function words(language: Language, texts: Readonly<Record<Language, readonly [string, string]>>): Fields {
  const [subject, text] = texts[language]
  return { subject, text }
}

function strangers({ number }: World, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => written(person(number * PEOPLE_EACH + index)))
}

/** At most half of them are known from the archive. */
function colleagues({ colleagues: known, domain, number }: World, count: number): readonly string[] {
  const old = known.slice(0, Math.floor(count / 2))
  const rest = Array.from({ length: count - old.length }, (_, index) =>
    written(colleagueAt(number * PEOPLE_EACH + index, domain)),
  )
  return [...old, ...rest]
}

function written({ name, address }: Person): string {
  return `${name} <${address}>`
}

function addressIn(mailbox: string): string {
  return mailbox.slice(mailbox.indexOf("<") + 1, -1)
}

/** One letter twice, as fingers do: the first of the domain, and in later incidents of the name before it. */
function slipOf(address: string, turn: number): string {
  const at = turn < 2 ? address.lastIndexOf("@") + 2 : 1
  return address.slice(0, at) + address.slice(at - 1)
}

/** How many incidents of the same kind came before. */
function turnOf({ number }: World): number {
  return Math.floor(number / INCIDENTS.length)
}
