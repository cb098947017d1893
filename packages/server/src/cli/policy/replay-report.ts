/** The figures of a replay as tables. Pure: counts in, lines out. */
import { MIN_MESSAGES, MIN_SENDERS } from "../../app/policy/replay-count.ts"
import type { Counts, DepartmentCount } from "../../app/policy/replay-count.ts"
import type { Replay } from "../../app/policy/replay.ts"
import { MAX_DATED } from "../../app/policy/timeline.ts"
import { section } from "../block.ts"
import type { Reader } from "../block.ts"
import { wrap } from "../layout.ts"
import { dayOf } from "./replay-json.ts"
import type { PolicyNames } from "./replay-json.ts"
import { REPLAY_TEXTS } from "./replay-texts.ts"
import type { ReplayTexts } from "./replay-texts.ts"
import { safe } from "../safe-text.ts"
import { tableLines } from "../table.ts"
import type { Column } from "../table.ts"

export function replayLines(
  replay: Replay,
  names: PolicyNames,
  unread: number,
  reader: Reader,
): readonly string[] {
  const { texts, page } = reader
  const said = REPLAY_TEXTS[reader.language]
  const figures = figuresIn(reader, replay.interrupted.length > 1)
  const span = replay.span === undefined ? "" : said.span(dayOf(replay.span[0]), dayOf(replay.span[1]))
  const policies = said.which(
    nameOf(names.after, said),
    names.before === undefined ? undefined : safe(names.before),
  )
  const rules = replay.rules.map(({ rule, interrupted }) => [
    safe(rule),
    ...figures.cells(interrupted, replay.messages),
  ])
  const all = [said.all, ...figures.cells(replay.interrupted, replay.messages)]
  const departments = replay.departments.map((department) => [
    groupName(department, said),
    texts.number(department.messages),
    ...figures.cells(department.interrupted, department.messages),
  ])
  const hasOther = replay.departments.some(({ group }) => group.kind === "other")
  const left = (title: string): Column => ({ title, align: "left" })
  return [
    "",
    `  ${page.paint("strong", said.replayed(texts.batch.messages(replay.messages), span))}`,
    ...asides(replay, unread, reader).map((aside) => `  ${page.paint("faint", aside)}`),
    `  ${page.paint("faint", policies)}`,
    "",
    ...(rules.length === 0
      ? [`    ${replay.messages === 0 && replay.incoming > 0 ? said.none : said.nothing}`]
      : section(
          said.perThousand,
          tableLines([left(said.columns.rule), ...figures.columns], [...rules, all], page),
          page,
        )),
    ...(departments.length === 0 || rules.length === 0
      ? []
      : [
          "",
          ...section(
            said.byDepartment,
            tableLines(
              [
                left(said.columns.department),
                { title: said.columns.messages, align: "right" },
                ...figures.columns,
              ],
              departments,
              page,
            ),
            page,
          ),
          ...(hasOther
            ? [
                "",
                ...wrap(said.small(MIN_MESSAGES, MIN_SENDERS), page.columns - 4).map(
                  (line) => `    ${page.paint("faint", line)}`,
                ),
              ]
            : []),
        ]),
  ]
}

function asides(
  { undated, copies, skipped, recorded, incoming, full }: Replay,
  unread: number,
  { language, texts }: Reader,
): readonly string[] {
  const said = REPLAY_TEXTS[language]
  return [
    ...(unread > 0 ? [texts.batch.unread(unread)] : []),
    ...(skipped > 0 ? [texts.batch.skipped(skipped)] : []),
    ...(incoming > 0 ? [said.incoming(texts.number(incoming))] : []),
    ...(undated > 0 ? [said.undated(texts.number(undated))] : []),
    ...(copies > 0 ? [said.copies(texts.number(copies))] : []),
    ...(recorded > 0 ? [said.recorded(texts.number(recorded))] : []),
    ...(full ? [said.full(texts.number(MAX_DATED))] : []),
  ]
}

function nameOf(policy: string | undefined, { builtin }: ReplayTexts): string {
  return policy === undefined ? builtin : safe(policy)
}

function groupName({ group }: DepartmentCount, { noDepartment, other }: ReplayTexts): string {
  switch (group.kind) {
    case "department":
      return safe(group.name)
    case "none":
      return noDepartment
    case "other":
      return other
  }
}

type Figures = {
  readonly columns: readonly Column[]
  readonly cells: (counts: Counts, of: number) => readonly string[]
}

/** One column of figures, or before, after and difference. */
function figuresIn({ language, texts }: Reader, isComparison: boolean): Figures {
  const { columns } = REPLAY_TEXTS[language]
  const rate = (value: number): string => {
    const [whole = "", tenth = ""] = Math.abs(value).toFixed(1).split(".")
    return `${texts.number(Number(whole))}${language === "nl" ? "," : "."}${tenth}`
  }
  const perThousand = (count: number, of: number): number =>
    of === 0 ? 0 : Math.round((count * 10_000) / of) / 10
  const right = (title: string): Column => ({ title, align: "right" })
  if (!isComparison)
    return { columns: [right(columns.only)], cells: ([after = 0], of) => [rate(perThousand(after, of))] }
  return {
    columns: [right(columns.before), right(columns.after), right(columns.difference)],
    cells: ([before = 0, after = 0], of) => {
      const [one, other] = [perThousand(before, of), perThousand(after, of)]
      const sign = other > one ? "+" : other < one ? "-" : ""
      return [rate(one), rate(other), `${sign}${rate(other - one)}`]
    },
  }
}
