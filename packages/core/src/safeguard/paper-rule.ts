/** Which rules hold where, who answers for them, and which policy was in force when. */
import { bullets, heading, paragraph } from "../breach/paper-part.ts"
import { momentText } from "../breach/clock/moment.ts"
import { numberText } from "../breach/words.ts"
import type { Words } from "../breach/words.ts"
import { ROLE_WORDS } from "../ledger/words.ts"
import type { Block, Run } from "../paper/paper.ts"
import { table } from "./paper-text-part.ts"
import type { Row } from "./paper-text-part.ts"
import { partWords } from "./part-words.ts"
import { instantOf } from "./period.ts"
import { rulesShown } from "./rule-title.ts"
import type { ShownRule } from "./rule-title.ts"
import type { PaperPart } from "./report-context.ts"

/** Policies of a period that are named; of more, the newest. */
const MAX_POLICIES_SHOWN = 50

export function ruleBlocks(part: PaperPart): readonly Block[] {
  const { context, language } = part
  const rules = rulesShown(context.policy)
  const of = (level: ShownRule["level"]): readonly ShownRule[] => rules.filter((rule) => rule.level === level)
  return [
    heading(1, { nl: "Welke regels gelden waar?", en: "Which rules hold where?" }[language]),
    paragraph(
      {
        nl: "De ondergrens geldt voor iedereen. Geen afdeling kan die verlagen. Wie die in Sluis wil wijzigen, heeft een tweede persoon nodig die dat goedkeurt. Alleen wie de machine beheert, kan een ander beleid instellen; dan staat hieronder ‘systeembeheer’. Hieronder staan de regels die golden toen dit rapport werd gemaakt.",
        en: "The floor holds for everybody. No department can lower it. Whoever wants to change it in Sluis needs a second person who approves. Only who runs the machine can set another policy; below it then says “system administration”. Below are the rules that held when this report was made.",
      }[language],
    ),
    ...ruleTable(
      part,
      { nl: "De ondergrens: geldt voor elke afdeling", en: "The floor: holds for every department" },
      of("floor"),
    ),
    ...ruleTable(
      part,
      { nl: "Voor de hele organisatie", en: "For the whole organisation" },
      of("organisation"),
    ),
    ...ruleTable(part, { nl: "Alleen voor een afdeling", en: "For one department only" }, of("department")),
    ...departments(part),
    owners(part),
    ...policies(part),
  ]
}

function ruleTable(part: PaperPart, caption: Words, rules: readonly ShownRule[]): readonly Block[] {
  const { language, version } = part
  const named = rules.filter(({ title }) => version === "full" || title !== undefined)
  const own = rules.length - named.length
  const rows: readonly Row[] = [
    ...named.map(({ title, condition, then, department }) => [
      [(title ?? condition)[language]],
      [then[language]],
      [ownerText(part, department)],
    ]),
    ...(own === 0
      ? []
      : [
          [
            [
              {
                nl: `${own === 1 ? "1 regel" : `${numberText(own, "nl")} regels`} van de organisatie zelf`,
                en: `${own === 1 ? "1 rule" : `${numberText(own, "en")} rules`} of the organisation’s own`,
              }[language],
            ],
            [{ nl: "zie de volledige versie", en: "see the full version" }[language]],
            [ownerText(part, rules[0]?.department)],
          ],
        ]),
  ]
  if (rows.length === 0) return []
  return [
    table(
      caption[language],
      [
        [{ nl: "Als Sluis dit ziet", en: "Where Sluis sees this" }[language]],
        [{ nl: "Dan", en: "Then" }[language]],
        [{ nl: "Eigenaar", en: "Owner" }[language]],
      ],
      rows,
    ),
  ]
}

/** Who owns a rule: whoever answers for the process or, of a rule of a department's own, that department. */
function ownerText({ context: { owner }, language, version }: PaperPart, department?: string): string {
  if (department !== undefined)
    return version === "full"
      ? { nl: `afdeling ${department}`, en: `department ${department}` }[language]
      : { nl: "de afdeling zelf", en: "the department itself" }[language]
  const written = [owner.function, owner.name].map((text) => text.trim()).filter((text) => text !== "")
  if (written.length === 0) return { nl: "nog niet vastgelegd", en: "not laid down yet" }[language]
  if (version === "full") return written.join(", ")
  return { nl: "de proceseigenaar", en: "the process owner" }[language]
}

/** Names of departments are typed into the policy, so a council gets their number. */
function departments({ context, language, version }: PaperPart): readonly Block[] {
  const { departments: all } = context.policy
  if (all.length === 0) return []
  const lower = all.filter(({ without }) => without.length > 0).length
  const own = all.filter(({ rules }) => rules.length > 0).length
  if (version === "council") {
    return [
      bullets(
        {
          nl: [
            `Afdelingen met een eigen naam in het beleid: ${numberText(all.length, "nl")}. Voor allemaal geldt de hele ondergrens.`,
            `Daarvan met eigen regels erbij: ${numberText(own, "nl")}.`,
            `Daarvan zonder een of meer regels die voor de hele organisatie zijn: ${numberText(lower, "nl")}.`,
          ],
          en: [
            `Departments with a name of their own in the policy: ${numberText(all.length, "en")}. The whole floor holds for all of them.`,
            `Of these, with rules of their own on top: ${numberText(own, "en")}.`,
            `Of these, without one or more rules that are for the whole organisation: ${numberText(lower, "en")}.`,
          ],
        }[language],
      ),
    ]
  }
  return [
    table(
      { nl: "Afdelingen in het beleid", en: "Departments in the policy" }[language],
      [
        [{ nl: "Afdeling", en: "Department" }[language]],
        [{ nl: "Eigen regels", en: "Own rules" }[language], true],
        [{ nl: "Gaat zonder", en: "Goes without" }[language], true],
        [{ nl: "Ondergrens", en: "Floor" }[language]],
      ],
      all.map(({ name, rules, without }) => [
        [name],
        [numberText(rules.length, language)],
        [numberText(without.length, language)],
        [{ nl: "geldt helemaal", en: "holds entirely" }[language]],
      ]),
    ),
  ]
}

function owners({ language }: PaperPart): Block {
  return table(
    { nl: "Wie gaat waarover?", en: "Who answers for what?" }[language],
    [[{ nl: "Rol", en: "Role" }[language]], [{ nl: "Taak", en: "Task" }[language]]],
    OWNERS.map(({ role, task }) => [[ROLE_WORDS[role][language]], [task[language]]]),
  )
}

const OWNERS = [
  {
    role: "privacy-officer",
    task: {
      nl: "Gaat over de regels, keurt wijzigingen goed, beslist over datalekken en hoort het als een proefbericht wordt gemist.",
      en: "Answers for the rules, approves changes, decides about breaches and is told when a canary is missed.",
    },
  },
  {
    role: "administrator",
    task: {
      nl: "Houdt Sluis draaiend en hoort het als een proefbericht wordt gemist. Mag vastgehouden mail niet lezen.",
      en: "Keeps Sluis running and is told when a canary is missed. May not read held mail.",
    },
  },
  {
    role: "reviewer",
    task: {
      nl: "Beslist als tweede persoon over vastgehouden mail. Moet een reden geven om de inhoud te zien.",
      en: "Decides about held mail as the second person. Must give a reason to see its content.",
    },
  },
  {
    role: "employee",
    task: {
      nl: "Beslist over eigen vastgehouden mail, waar de regels dat toestaan.",
      en: "Decides about own held mail, where the rules allow it.",
    },
  },
] as const

/** The id of a policy is as long as its hash; so much of it tells it from any other, and is found in the ledger. */
const SHOWN_ID = 16
const BUILTIN = "builtin-"

function versionRuns(id: string, language: PaperPart["language"]): readonly Run[] {
  if (!id.startsWith(BUILTIN)) return [{ code: id.slice(0, SHOWN_ID) }]
  const name = { nl: "ingebouwd beleid ", en: "built-in policy " }[language]
  return [name, { code: id.slice(BUILTIN.length).slice(0, SHOWN_ID) }]
}

function policies({ figures, context, language }: PaperPart): readonly Block[] {
  const shown = figures.policies.slice(-MAX_POLICIES_SHOWN)
  if (shown.length === 0)
    return [
      paragraph(
        {
          nl: "Het logboek noemt voor deze periode geen beleid dat inging.",
          en: "The ledger names no policy that came into force for this period.",
        }[language],
      ),
    ]
  return [
    table(
      { nl: "Welk beleid gold wanneer?", en: "Which policy was in force when?" }[language],
      [
        [{ nl: "Vanaf", en: "From" }[language]],
        [{ nl: "Versie", en: "Version" }[language]],
        [{ nl: "Ingevoerd door", en: "Put in force by" }[language]],
      ],
      shown.map(({ at, object, role }) => [
        [momentText(instantOf(at), language, context.period.zone)],
        versionRuns(object, language),
        [partWords(role)[language]],
      ]),
    ),
  ]
}
