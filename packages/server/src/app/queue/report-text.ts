/**
 * The part of a report that a person reads: Dutch, then English, the same twice.
 */
import type { Language } from "../language.ts"
import type { ReportRequest } from "./own-mail.ts"
import { replyText } from "./report-status.ts"
import { happening } from "./report-words.ts"
import type { Happening } from "./report-words.ts"

type Reported = ReportRequest["recipients"][number]

export const SUBJECTS = {
  failed: "Niet bezorgd: uw bericht / Not delivered: your message",
  relayed: "Doorgegeven: uw bericht / Passed on: your message",
} as const satisfies Record<Reported["action"], string>

const WORDS = {
  inEnglish: "(The same in English is below.)",
  failed: {
    nl: (date: string) => `Uw bericht van ${date} is hier niet aangekomen:`,
    en: (date: string) => `Your message of ${date} did not reach:`,
  },
  relayed: {
    nl: (date: string) => `Uw bericht van ${date} is doorgegeven voor:`,
    en: (date: string) => `Your message of ${date} was passed on for:`,
  },
  answer: { nl: "Antwoord", en: "Answer" },
  others: {
    nl: "Dit gaat alleen over de ontvangers die hierboven staan.",
    en: "This is only about the recipients listed above.",
  },
  who: {
    nl: (organisation: string) =>
      `Dit bericht is automatisch gemaakt door de mailserver van ${organisation}.`,
    en: (organisation: string) =>
      `This message was made automatically by the mail server of ${organisation}.`,
  },
  help: {
    nl: "Komt u er niet uit? Beantwoord dit bericht, dan leest de beheerder het.",
    en: "Need help? Answer this message, and the administrator will read it.",
  },
} as const

/** Readable text with CRLF; the recipients who share a reason stand together. `timeZone`: for people, as in "Europe/Amsterdam". */
export function reportText(request: ReportRequest, organisation: string, timeZone: string): string {
  const inLanguage = (language: Language): readonly string[] => [
    ...sections(request, language, timeZone),
    WORDS.others[language],
    "",
    ...wrapped(WORDS.who[language](organisation)),
    WORDS.help[language],
    "",
  ]
  return [WORDS.inEnglish, "", ...inLanguage("nl"), "-".repeat(40), "", ...inLanguage("en")].join("\r\n")
}

function sections(request: ReportRequest, language: Language, timeZone: string): readonly string[] {
  const date = new Intl.DateTimeFormat(language === "nl" ? "nl-NL" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(request.arrivedAt)
  return (["failed", "relayed"] as const).flatMap((action) => {
    const its = request.recipients.filter((one) => one.action === action)
    if (its.length === 0) return []
    const groups = [...Map.groupBy(its, (one): Happening => happening(one))]
    return [
      WORDS[action][language](date),
      "",
      ...groups.flatMap(([told, recipients]) => [
        ...recipients.map((one) => `  ${shown(one, request)}`),
        "",
        ...wrapped(told.what[language]),
        ...wrapped(told.advice[language]),
        ...answers(recipients, language),
        "",
      ]),
    ]
  })
}

/** TRUST: of an address only what one line may show; of a reply only what `replyText` leaves. */
function shown({ recipient }: Reported, { envelope }: ReportRequest): string {
  const address = envelope.recipients[recipient]?.address ?? ""
  return address.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?")
}

/** What the other side said, once however many it said it of; of what went well it said nothing worth reading. */
function answers(recipients: readonly Reported[], language: Language): readonly string[] {
  const texts = recipients.filter(({ action }) => action === "failed").map(({ reply }) => replyText(reply))
  return [...new Set(texts)].map((text) => `${WORDS.answer[language]}: ${text}`)
}

/** Lines of at most 72 where words allow it: readers that show plain text as it is don't wrap. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = []
  let line = ""
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > 72) {
      lines.push(line)
      line = word
    } else line = line === "" ? word : `${line} ${word}`
  }
  return [...lines, line]
}
