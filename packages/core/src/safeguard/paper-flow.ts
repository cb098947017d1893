/** What went through, what was prevented, what people decided, and which exceptions they made: by role, never by person. */
import { paragraph } from "../breach/paper-part.ts"
import { MIN_GROUP } from "../breach/register/informing.ts"
import { numberText } from "../breach/words.ts"
import type { Block } from "../paper/paper.ts"
import { counted, figureTable, MESSAGES, roleRows, roleTable, table } from "./paper-text-part.ts"
import { section } from "./report-context.ts"
import type { PaperPart } from "./report-context.ts"

export function flowBlocks(part: PaperPart): readonly Block[] {
  const { figures, language } = part
  const decided = roleRows(
    ["released-as-copies", "released-as-it-was", "dropped", "expired"],
    figures,
    language,
  )
  return section(
    { nl: "Wat is er voorkomen?", en: "What was prevented?" }[language],
    [
      figureTable(
        { nl: "Mail in deze periode", en: "Mail in this period" }[language],
        ["delivered", "individualised", "held", "refused"],
        figures,
        language,
      ),
      paragraph(
        {
          nl: "Een kennismaking is: iemand krijgt door een bericht het adres van een ander, dat hij of zij niet had. Een onthulling is: iemand ziet dat een ander op een gevoelige lijst staat. Eén bericht aan 112 mensen in Aan telt dus 112 keer 111 kennismakingen.",
          en: "An introduction is: somebody gets the address of another by a message, and did not have it. An exposure is: somebody sees that another is on a sensitive list. So one message to 112 people in To counts 112 times 111 introductions.",
        }[language],
      ),
      figureTable(
        { nl: "Wat die berichten zouden hebben verraden", en: "What those messages would have given away" }[
          language
        ],
        ["stopped-introductions", "stopped-exposures", "passed-introductions", "passed-exposures"],
        figures,
        language,
      ),
      decided.length === 0
        ? paragraph(
            {
              nl: "Niemand heeft in deze periode over een vastgehouden bericht besloten.",
              en: "Nobody decided about a held message in this period.",
            }[language],
          )
        : roleTable({ nl: "Wat mensen besloten", en: "What people decided" }[language], decided, language),
      ...departmentTable(part),
    ],
    "",
  )
}

function departmentTable({ context, language, version }: PaperPart): readonly Block[] {
  const { departments } = context.named
  const { department: unopened } = context.unopened
  if (version === "council") return []
  const unknown =
    unopened === 0
      ? []
      : [
          paragraph(
            {
              nl: `Van ${counted(unopened, MESSAGES, "nl")} is de afdeling niet meer te noemen. De bewaartermijn daarvan is voorbij, of het zijn er te veel voor één rapport.`,
              en: `Of ${counted(unopened, MESSAGES, "en")} the department can't be named any more. The time for which it is kept is over, or there are too many for one report.`,
            }[language],
          ),
        ]
  if (departments.length === 0) return unknown
  return [
    table(
      { nl: "Tegengehouden berichten per afdeling", en: "Messages stopped by department" }[language],
      [
        [{ nl: "Afdeling", en: "Department" }[language]],
        [{ nl: "Berichten", en: "Messages" }[language], true],
      ],
      departments.map(({ department, stopped }) => [
        [
          department === ""
            ? {
                nl: `samen geteld; minder dan ${MIN_GROUP} noemen wij niet apart`,
                en: `counted together; fewer than ${MIN_GROUP} are not named apart`,
              }[language]
            : department,
        ],
        [numberText(stopped, language)],
      ]),
    ),
    ...unknown,
  ]
}

export function exceptionBlocks({ figures, language }: PaperPart): readonly Block[] {
  const rows = roleRows(
    [
      "released-as-it-was",
      "content-viewed",
      "floor-changes-proposed",
      "policy-approved",
      "policy-rejected",
      "policy-enforced",
      "roles-changed",
      "people-invited",
      "people-removed",
      "tokens-made",
      "keys-changed",
      "retention-changed",
      "safeguard-changed",
    ],
    figures,
    language,
  )
  return section(
    { nl: "Uitzonderingen en wijzigingen", en: "Exceptions and changes" }[language],
    rows.length === 0
      ? []
      : [
          paragraph(
            {
              nl: "Alles wat de waarborg anders maakt of eraan voorbijgaat, staat in het verantwoordingslogboek, met de rol van wie het deed. Wie dat was, is alleen te zien voor wie dat mag weten.",
              en: "Whatever changes the safeguard or goes past it is in the ledger, with the role of who did it. Who that was can be seen only by those who may know.",
            }[language],
          ),
          roleTable(
            { nl: "Uitzonderingen en wijzigingen per rol", en: "Exceptions and changes by role" }[language],
            rows,
            language,
          ),
        ],
    {
      nl: "Er zijn geen uitzonderingen gemaakt, en er is niets gewijzigd.",
      en: "No exceptions were made, and nothing was changed.",
    }[language],
  )
}
