/** docs/judgement.md: what was measured, on which half, and how sure the figures are. */
import { CATEGORIES, IDENTIFIERS } from "@sluis/core/facts/facts"
import { isOfStructure } from "./case.ts"
import type { Judged } from "./judge-case.ts"
import { asRate, asShare, counting, type Count } from "./score.ts"

/** What issue and policy ask of the test half. */
type Aim = { readonly what: string; readonly aim: string; readonly measured: string; readonly met: boolean }

export function reportOf(judged: readonly Judged[]): string {
  const test = judged.filter(({ half }) => half === "test")
  const development = judged.filter(({ half }) => half === "development")
  const fresh = judged.filter(({ half }) => half === "fresh")
  return [
    HEADER,
    `${judged.length} messages (${sizeOf(judged, "nl")} Dutch, ${sizeOf(judged, "en")} English), of which ` +
      `${judged.filter(({ benign }) => benign).length} are benign. ${development.length} are the development half, ` +
      `${test.length} the test half and ${fresh.length} fresh.`,
    "",
    "Rules are tuned on the development half. No text of the test half was looked at meanwhile; but its counts were, to see where words " +
      "are missing and which variant of a rule to keep, so that they are a little better than they would be elsewhere. The fresh " +
      "messages were written apart from the rules, and no rule was made by looking at one. Once rules are tuned on them they belong to the halves " +
      "(`fourth` to `seventh`, and `structure`), and new ones are written.",
    "",
    "What fresh messages measured when they were fresh says best what somebody else's mail would: it depends on who writes them more than on any rule.",
    "",
    ...table(
      ["Written", "Lists certain", "Ten or more stopped", "Benign interrupted"],
      [
        ["390, of 21 and 22 November", "0.86 (167/194)", "0.96 (155/162)", "5/192"],
        ["220, a third of them to colleagues", "0.77 (100/130)", "0.83 (72/87)", "5/90"],
        [
          "140 after 340 mails more to learn from, the benign as tempting as could be",
          "0.92 (55/60)",
          "0.93 (37/40)",
          "9/80",
        ],
        ["155, before words were doubted, with the bounds of then", "0.86 (56/65)", "0.88 (38/43)", "7/90"],
        ["122, after everything; nothing was chosen by them", "0.88 (46/52)", "0.94 (33/35)", "2/70"],
        [
          "190, the benign as tempting as could be, half of the lists to colleagues; nothing was chosen by them",
          "0.86 (77/90)",
          "0.88 (53/60)",
          "15/100",
        ],
        [
          "190, half of the benign ordinary, half of the lists to colleagues; before anything was learnt from the ones above",
          "0.82 (74/90)",
          "0.78 (47/60)",
          "3/100",
        ],
        [
          "194, two thirds of them as long as mail mostly is; nothing was chosen by them",
          "0.86 (84/98)",
          "0.91 (63/69)",
          "6/96",
        ],
        [
          "129 of which the place of a sentence decides, before anything was made for those",
          "0.80 (16/20)",
          "0.61 (30/49)",
          "4/63",
        ],
        [
          "133 more of those, by somebody else, after that (42 of the 68 that hurt were stopped before, 51 after)",
          "0.81 (13/16)",
          "0.79 (26/33)",
          "3/65",
        ],
      ],
    ),
    "",
    "What was tried to find more and was left out, each with what it gained and cost: [decision 16](decisions/0016-learnt-sentences.md).",
    "",
    "**What it does not see.** 182 mails were written to colleagues by somebody who knew nothing of the rules, and who was asked to say what " +
      "hurts in passing and without the word for it. Of those 38 were seen by words, and 43 with what was learnt from everything " +
      "but them (4 of 180 benign neighbours were taken for one); sent to strangers instead, 100 and 119. A bound that finds more of them interrupts " +
      "twice as much real mail. So the figures below hold for mail that names its subject somehow; for what is only meant, register the list.",
    "",
    "## Aims, on the test half",
    "",
    ...table(
      ["What", "Aim", "Measured", "Met"],
      aims(test).map(({ what, aim, measured, met }) => [what, aim, measured, met ? "yes" : "**no**"]),
    ),
    "",
    "## The same, on fresh messages",
    "",
    ...table(
      ["What", "Aim", "Measured", "Met"],
      aims(fresh).map(({ what, aim, measured, met }) => [what, aim, measured, met ? "yes" : "**no**"]),
    ),
    "",
    "## The same, where the place of a sentence decides (test half)",
    "",
    ...table(
      ["What", "Measured"],
      aims(test.filter(({ one }) => isOfStructure(one))).map(({ what, measured }) => [what, measured]),
    ),
    "",
    "## Verdicts",
    "",
    ...table(
      ["", "Development", "Test", "Fresh"],
      VERDICTS.map(([what, count]) => [what, count(development), count(test), count(fresh)]),
    ),
    "",
    "## Lists that say something, per category",
    "",
    "Recall: of the lists that give it away, how many were seen as such for certain. Precision: of those seen, how many do.",
    "",
    ...table(
      ["Category", "Recall, test", "Precision, test", "Recall, development", "Precision, development"],
      CATEGORIES.map((category) => [
        category,
        asShare(categoryRecall(test, category)),
        asShare(categoryPrecision(test, category)),
        asShare(categoryRecall(development, category)),
        asShare(categoryPrecision(development, category)),
      ]),
    ),
    "",
    "## Said of one person, and identifiers",
    "",
    "Over the messages that say what is expected of them, both halves.",
    "",
    ...table(
      ["", "Recall", "Precision"],
      [
        ["said of one person", asShare(personalRecall(judged)), asShare(personalPrecision(judged))],
        ...IDENTIFIERS.filter((kind) => judged.some(({ one }) => one.expect.identifiers?.includes(kind))).map(
          (kind) => [
            kind,
            asShare(identifierRecall(judged, kind)),
            asShare(identifierPrecision(judged, kind)),
          ],
        ),
      ],
    ),
    "",
    "## Which rules interrupt the benign",
    "",
    ...table(
      ["Rule", "Per 1,000 benign, development", "Per 1,000 benign, test"],
      rulesOf(judged).map((rule) => [
        `\`${rule}\``,
        asRate(counting(benignOf(development), ({ rules }) => rules.includes(rule))),
        asRate(counting(benignOf(test), ({ rules }) => rules.includes(rule))),
      ]),
    ),
    "",
  ].join("\n")
}

const HEADER = `# How good the judgement is

Made by \`npm run judge\` from \`fixtures/judgement\`; do not edit. In brackets the count and the 95 % interval of Wilson. The
messages are invented, and no mail of any organisation in use: they say whether a change makes it better or worse, and
roughly how good it is, not what a particular organisation will see. [Replaying a mail archive](replay.md) says that.
An aim is met by its count alone; where the interval is wide, the set is too small to be sure of it.
`

function aims(test: readonly Judged[]): readonly Aim[] {
  const exposures = counting(
    test.filter(({ benign, facts }) => !benign && facts.audience.visible >= 10),
    ({ right }) => right,
  )
  const lists = counting(certainLists(test), ({ facts }) => facts.membership.sensitivity === "certain")
  const bsn = counting(
    benignOf(test).filter(({ one }) => !(one.expect.identifiers ?? []).includes("bsn")),
    ({ facts, one }) => facts.content.identifiers.includes("bsn") && !saysBsn(one.text ?? ""),
  )
  const interruptions = counting(benignOf(test), ({ verdict }) => verdict !== "deliver")
  return [
    {
      what: "Exposures of ten or more people that are stopped",
      aim: "all",
      measured: asShare(exposures),
      met: exposures.hits === exposures.of,
    },
    {
      what: "Lists that give something away, seen for certain",
      aim: "0.95",
      measured: asShare(lists),
      met: lists.hits >= lists.of * 0.95,
    },
    {
      what: "False alarms about a BSN per 1,000 benign messages",
      aim: "1",
      measured: asRate(bsn),
      met: bsn.hits * 1000 <= bsn.of,
    },
    {
      what: "Interruptions per 1,000 benign messages",
      aim: "20",
      measured: asRate(interruptions),
      met: interruptions.hits * 1000 <= interruptions.of * 20,
    },
  ]
}

/** A message without an expectation of identifiers may well hold a BSN that says so. */
function saysBsn(text: string): boolean {
  return /\b(?:bsn|burgerservicenummer|citizen service number)\b/i.test(text)
}

const VERDICTS: readonly (readonly [string, (judged: readonly Judged[]) => string])[] = [
  [
    "Stopped, of those that hurt",
    (judged) =>
      asShare(
        counting(
          judged.filter(({ benign }) => !benign),
          ({ right }) => right,
        ),
      ),
  ],
  [
    "- ten or more visible people",
    (judged) =>
      asShare(
        counting(
          judged.filter(({ benign, facts }) => !benign && facts.audience.visible >= 10),
          ({ right }) => right,
        ),
      ),
  ],
  [
    "- fewer",
    (judged) =>
      asShare(
        counting(
          judged.filter(({ benign, facts }) => !benign && facts.audience.visible < 10),
          ({ right }) => right,
        ),
      ),
  ],
  ["Delivered, of the benign", (judged) => asShare(counting(benignOf(judged), ({ right }) => right))],
  ["Interruptions per 1,000 benign", (judged) => asRate(counting(benignOf(judged), ({ right }) => !right))],
]

function benignOf(judged: readonly Judged[]): readonly Judged[] {
  return judged.filter(({ benign }) => benign)
}

/** Lists of two visible people or more that the expectation calls certain. */
function certainLists(judged: readonly Judged[]): readonly Judged[] {
  return judged.filter(({ one, benign }) => !benign && one.expect.sensitivity === "certain")
}

type Category = (typeof CATEGORIES)[number]
type Identifier = (typeof IDENTIFIERS)[number]

function categoryRecall(judged: readonly Judged[], category: Category): Count {
  return counting(
    certainLists(judged).filter(({ one }) => one.expect.categories?.includes(category)),
    ({ facts: { membership } }) =>
      membership.sensitivity === "certain" && membership.categories.includes(category),
  )
}

/** Among the messages that say what is expected of their list. */
function categoryPrecision(judged: readonly Judged[], category: Category): Count {
  return counting(
    judged.filter(
      ({ one, facts: { membership, audience } }) =>
        one.expect.sensitivity !== undefined &&
        audience.visible > 1 &&
        membership.sensitivity === "certain" &&
        membership.categories.includes(category),
    ),
    ({ one }) => one.expect.sensitivity === "certain" && (one.expect.categories ?? []).includes(category),
  )
}

function personalRecall(judged: readonly Judged[]): Count {
  const pairs = judged.flatMap(({ one, facts }) =>
    (one.expect.personal ?? []).map((category) => facts.content.personal.includes(category)),
  )
  return counting(pairs, (hit) => hit)
}

function personalPrecision(judged: readonly Judged[]): Count {
  const pairs = judged.flatMap(({ one: { expect }, facts }) =>
    expect.personal === undefined
      ? []
      : facts.content.personal.map((category) => expect.personal!.includes(category)),
  )
  return counting(pairs, (hit) => hit)
}

function identifierRecall(judged: readonly Judged[], kind: Identifier): Count {
  return counting(
    judged.filter(({ one }) => one.expect.identifiers?.includes(kind)),
    ({ facts }) => facts.content.identifiers.includes(kind),
  )
}

function identifierPrecision(judged: readonly Judged[], kind: Identifier): Count {
  return counting(
    judged.filter(
      ({ one, facts }) => one.expect.identifiers !== undefined && facts.content.identifiers.includes(kind),
    ),
    ({ one }) => one.expect.identifiers!.includes(kind),
  )
}

function rulesOf(judged: readonly Judged[]): readonly string[] {
  return [...new Set(benignOf(judged).flatMap(({ rules }) => rules))].toSorted()
}

function sizeOf(judged: readonly Judged[], language: string): number {
  return judged.filter(({ one }) => one.id.startsWith(language)).length
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows.map(line)]
}
