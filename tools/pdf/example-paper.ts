/** A paper with everything in it, to look at and to test with: each kind of block, tables over pages, and text that means harm. */
import type { Paper, PaperDay, Run, Table } from "@sluis/core/paper/paper"

type Language = Paper["language"]

export function examplePaper(language: Language): Paper {
  const say = (nl: string, en: string): string => (language === "nl" ? nl : en)
  return {
    language,
    title: say("Waarborg voor uitgaande e-mail", "Safeguard for outgoing e-mail"),
    subtitle: say(
      "Verslag over het derde kwartaal van 2026, voor de gemeenteraad",
      "Report on the third quarter of 2026, for the council",
    ),
    author: "Gemeente Voorbeeld",
    madeAt: Date.UTC(2026, 9, 5, 7, 0, 0),
    foot: say(
      "Versie voor de raad, zonder persoonsgegevens",
      "Version for the council, without personal data",
    ),
    blocks: [
      {
        kind: "paragraph",
        text: [
          say(
            "Elke dag gaat een proefbericht door iedere route waarlangs de gemeente mail verstuurt. Zo’n bericht moet worden tegengehouden. ",
            "Every day a test message goes through every route by which the municipality sends mail. Such a message must be stopped. ",
          ),
          {
            strong: say(
              "In dit kwartaal lukte dat op 90 van de 92 dagen.",
              "In this quarter that went well on 90 of 92 days.",
            ),
          },
          say(" Hoe u dat zelf kunt nagaan, staat op ", " How you can check this yourself is described at "),
          {
            link: "https://voorbeeld.example/waarborg?kwartaal=3&taal=nl",
            text: say("de pagina over de waarborg", "the page about the safeguard"),
          },
          ".",
        ],
      },
      {
        kind: "remark",
        tone: "info",
        text: [
          say(
            "Dit verslag bevat geen persoonsgegevens. Elk cijfer heeft een bewijs in het logboek; het nummer staat erachter.",
            "This report contains no personal data. Each figure has its proof in the ledger; the number stands behind it.",
          ),
        ],
      },
      { kind: "heading", level: 1, text: say("Wat er is bewaakt", "What was guarded") },
      {
        kind: "fields",
        fields: [
          {
            name: say("Periode", "Period"),
            value: [say("1 juli tot en met 30 september 2026", "1 July up to 30 September 2026")],
            unknown: false,
          },
          {
            name: say("Berichten beoordeeld", "Messages judged"),
            value: [say("1.284.113", "1,284,113")],
            unknown: false,
          },
          {
            name: say("Wortel van het logboek", "Root of the ledger"),
            value: [{ code: "9f2c4b0d8e6a71f35c19d2a4b7e80c6f3a5d1e92b48c07f6ad3e5b1c9028f7d4" }],
            unknown: false,
          },
          {
            name: say("Datum van het volgende verslag", "Date of the next report"),
            value: [],
            unknown: true,
          },
        ],
      },
      { kind: "heading", level: 2, text: say("De dagen van het kwartaal", "The days of the quarter") },
      {
        kind: "days",
        days: quarter(),
        said: say(
          "Op 90 van de 92 dagen werd elk proefbericht tegengehouden. Op 14 augustus 2026 niet. Op 30 september 2026 is niet gemeten.",
          "On 90 of 92 days every test message was stopped. On 14 August 2026 it was not. On 30 September 2026 nothing was measured.",
        ),
      },
      { kind: "heading", level: 2, text: say("Regels en eigenaren", "Rules and owners") },
      { kind: "table", table: rules(language) },
      { kind: "heading", level: 1, text: say("Wat er misging", "What went wrong") },
      {
        kind: "remark",
        tone: "warning",
        text: [
          say(
            "Twee routes hebben dertig dagen niets verstuurd: ",
            "Two routes have sent nothing for thirty days: ",
          ),
          { strong: say("de scanner in het archief", "the scanner in the archive") },
          say(" en het klantsysteem van de sporthal.", " and the booking system of the sports hall."),
        ],
      },
      {
        kind: "remark",
        tone: "danger",
        text: [
          say(
            "Op 14 augustus werd een proefbericht doorgelaten. De regel is dezelfde dag hersteld.",
            "On 14 August a test message was let through. The rule was repaired the same day.",
          ),
        ],
      },
      { kind: "heading", level: 2, text: say("Verbeterpunten", "Improvement points") },
      {
        kind: "list",
        ordered: true,
        items: [
          [
            say(
              "De regel voor bijlagen met een lijst geldt nu ook voor agenda’s. Bewijs: ",
              "The rule for attached lists now also covers calendars. Proof: ",
            ),
            { code: "tlog/42/8F3A" },
          ],
          [
            say(
              "De afdeling Werk en inkomen oefent elk kwartaal met een bericht aan een grote groep, en bespreekt in het werkoverleg wat er is tegengehouden en waarom.",
              "The department of work and income practises each quarter with a message to a large group, and discusses in its meeting what was stopped and why.",
            ),
          ],
          [
            {
              link: "mailto:fg@voorbeeld.example",
              text: say("Vraag het de functionaris gegevensbescherming", "Ask the data protection officer"),
            },
          ],
        ],
      },
      { kind: "heading", level: 3, text: say("Nog te doen", "Still to do") },
      {
        kind: "list",
        ordered: false,
        items: [
          [say("Het klantsysteem aansluiten", "Connect the booking system")],
          [say("De scanner vervangen", "Replace the scanner")],
        ],
      },
      { kind: "page-break" },
      { kind: "heading", level: 1, text: say("Alle uitkomsten", "All results") },
      { kind: "table", table: results(language) },
      { kind: "heading", level: 1, text: say("Vreemde tekst", "Strange text") },
      ...HOSTILE.map((text) => ({ kind: "paragraph" as const, text })),
    ],
  }
}

/** What others can write into a subject, a name or a reason. */
export const HOSTILE: readonly (readonly Run[])[] = [
  [`Eén woord: ${"Vertrouwelijkheidsverklaringsverplichting".repeat(8)} en verder.`],
  ["Van rechts naar links: שלום עולם en مرحبا, en omgekeerd: \u202egnp.exe\u202c."],
  ["Beeldjes: 👩‍👩‍👧 en 🇳🇱 en 👍🏽; pijlen → ← ≥ ≤; accenten: Ĳ ĳ ŵ Ž ę ệ Ω Жук."],
  ["Stuurtekens:\u0000\u0007\u001b[31m rood \u200b\ufeff en half\ud800 einde\nnieuwe regel\ttab."],
  [`Gestapeld: a${"\u0301".repeat(200)}b, en zonder letter: \u0301.`],
  [
    { link: "javascript:alert(1)", text: "geen koppeling" },
    " ",
    { link: "https://voorbeeld.example/a b?<>\"&'", text: '<b>wel</b> & "goed"' },
  ],
  ["  ", { strong: "  Ruimte  " }, "  rond  "],
  [""],
  [{ code: "0123456789abcdef".repeat(20) }],
]

function quarter(): readonly PaperDay[] {
  const first = Temporal.PlainDate.from("2026-07-01")
  return Array.from({ length: 92 }, (_, index) => {
    const day = first.add({ days: index }).toString()
    return { day, state: day === "2026-08-14" ? "bad" : day === "2026-09-30" ? "none" : "good" }
  })
}

function rules(language: Language): Table {
  const isDutch = language === "nl"
  return {
    caption: isDutch
      ? "Regels die in heel de organisatie gelden"
      : "Rules that hold in the whole organisation",
    columns: [
      { name: isDutch ? "Regel" : "Rule", numeric: false },
      { name: isDutch ? "Eigenaar" : "Owner", numeric: false },
      { name: isDutch ? "Tegengehouden" : "Stopped", numeric: true },
      { name: isDutch ? "Bewijs" : "Proof", numeric: false },
    ],
    rows: [
      [
        [
          isDutch
            ? "Tien of meer onbekenden zichtbaar in één bericht"
            : "Ten or more strangers visible in one message",
        ],
        [isDutch ? "Directeur Bedrijfsvoering" : "Director of operations"],
        ["214"],
        [{ code: "tlog/41/00C2" }],
      ],
      [
        [isDutch ? "De lijst verraadt iets gevoeligs" : "The list gives something sensitive away"],
        [isDutch ? "Functionaris gegevensbescherming" : "Data protection officer"],
        [isDutch ? "1.027" : "1,027"],
        [{ code: "tlog/41/00C9" }],
      ],
      [
        [isDutch ? "Bcc-veld nog in het bericht" : "Bcc field left in the message"],
        [isDutch ? "Informatiebeheer" : "Information management"],
        ["3"],
        [{ code: "tlog/41/00D1" }],
      ],
    ],
  }
}

/** Longer than two pages, with one row that is longer than a page. */
function results(language: Language): Table {
  const isDutch = language === "nl"
  const day = Temporal.PlainDate.from("2026-07-01")
  return {
    caption: isDutch ? "Uitkomst per dag en per route" : "Result per day and route",
    columns: [
      { name: isDutch ? "Dag" : "Day", numeric: false },
      { name: isDutch ? "Route" : "Route", numeric: false },
      { name: isDutch ? "Seconden tot tegengehouden" : "Seconds until stopped", numeric: true },
      { name: isDutch ? "Toelichting" : "Explanation", numeric: false },
    ],
    rows: Array.from({ length: 60 }, (_, index) => [
      [day.add({ days: index }).toString()],
      [index % 3 === 0 ? "Werk en inkomen" : "Burgerzaken"],
      [String((index * 7) % 41)],
      [
        index === 44
          ? (isDutch
              ? "De regel was verzwakt. Hersteld, en nagegaan wat er die dag is verstuurd. "
              : "The rule was weakened. Repaired, and what was sent that day was checked. "
            ).repeat(40)
          : index % 5 === 0
            ? isDutch
              ? "Proefbericht met een lijst als bijlage"
              : "Test message with a list attached"
            : "",
      ],
    ]),
  }
}
