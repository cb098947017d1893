/** What a replay says: one sentence, the figures by rule and by department, and what the figures say nothing of. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { Moment } from "../../component/moment.tsx"
import { Paragraph } from "../../component/text.tsx"
import { ruleName } from "../../held/rule-name.ts"
import { byChange, replaySummary } from "./replay-summary.ts"
import type { Group, Replay, ReplaySummary } from "./replay-summary.ts"

export function ReplayResult({ replay }: { readonly replay: Replay }): ReactElement {
  const summary = replaySummary(replay)
  if (summary.kind === "nothing") {
    return (
      <Alert kind="info" live title={<Trans>Nothing was recorded in these days</Trans>}>
        <Trans>
          So nothing can be said about this change yet. As soon as mail goes through Sluis, it can be
          replayed.
        </Trans>
      </Alert>
    )
  }
  const { before, after, messages } = replay
  return (
    <>
      <Alert kind="info" live title={<Sentence summary={summary} />}>
        <Trans>
          The policy in force interrupted {before} times, this one would have {after} times, of{" "}
          <Plural value={messages} one="# message" other="# messages" />.
        </Trans>
      </Alert>
      <Rules rules={replay.rules} />
      <Departments departments={replay.departments} />
      <Doubts replay={replay} />
    </>
  )
}

type Known = Exclude<ReplaySummary, { readonly kind: "nothing" }>

function Sentence({ summary }: { readonly summary: Known }): ReactElement {
  switch (summary.kind) {
    case "same":
      return <Trans>It would have interrupted the same messages as now</Trans>
    case "shifted":
      return <Trans>It would have interrupted as often as now, but not the same messages</Trans>
    case "more":
    case "fewer": {
      const { kind, times, mostly } = summary
      return (
        <>
          <HowMuch kind={kind} times={times} />
          {mostly !== undefined && mostly.group.kind === "department" && (
            <Where department={mostly.group.department} all={mostly.times === times} times={mostly.times} />
          )}
        </>
      )
    }
  }
}

function HowMuch({ kind, times }: { readonly kind: "more" | "fewer"; readonly times: number }): ReactElement {
  return kind === "more" ? (
    <Plural
      value={times}
      one="It would have interrupted once more"
      other="It would have interrupted # times more"
    />
  ) : (
    <Plural
      value={times}
      one="It would have interrupted once less"
      other="It would have interrupted # times less"
    />
  )
}

type WhereProps = { readonly department: string; readonly all: boolean; readonly times: number }

function Where({ department, all, times }: WhereProps): ReactElement {
  return all ? (
    <Trans>, in {department}</Trans>
  ) : (
    <Trans>
      , of which {times} times in {department}
    </Trans>
  )
}

function Rules({ rules }: { readonly rules: Replay["rules"] }): ReactElement | null {
  const { t, i18n } = useLingui()
  if (rules.length === 0) return null
  return (
    <DataTable
      caption={t`By rule`}
      rows={byChange(rules)}
      keyOf={({ rule }) => rule}
      columns={[
        { id: "rule", label: t`Rule`, names: true, cell: ({ rule }) => ruleName(rule, i18n) },
        { id: "before", label: t`Now`, numeric: true, cell: ({ before }) => i18n.number(before) },
        { id: "after", label: t`With the change`, numeric: true, cell: ({ after }) => i18n.number(after) },
        { id: "by", label: t`Difference`, numeric: true, cell: (row) => <Change row={row} /> },
      ]}
    />
  )
}

function Departments({ departments }: { readonly departments: Replay["departments"] }): ReactElement | null {
  const { t, i18n } = useLingui()
  if (departments.length === 0) return null
  return (
    <DataTable
      caption={t`By department`}
      rows={byChange(departments)}
      keyOf={({ kind, department }) => `${kind} ${department}`}
      columns={[
        { id: "department", label: t`Department`, names: true, cell: (group) => <GroupName group={group} /> },
        { id: "messages", label: t`Messages`, numeric: true, cell: ({ messages }) => i18n.number(messages) },
        { id: "before", label: t`Now`, numeric: true, cell: ({ before }) => i18n.number(before) },
        { id: "after", label: t`With the change`, numeric: true, cell: ({ after }) => i18n.number(after) },
        { id: "by", label: t`Difference`, numeric: true, cell: (row) => <Change row={row} /> },
      ]}
    />
  )
}

function GroupName({ group }: { readonly group: Group }): ReactElement {
  switch (group.kind) {
    case "department":
      return <>{group.department}</>
    case "none":
      return <Trans>Without a department</Trans>
    case "other":
      return <Trans>Small departments together</Trans>
  }
}

function Change({
  row,
}: {
  readonly row: { readonly before: number; readonly after: number }
}): ReactElement {
  const { i18n } = useLingui()
  const by = row.after - row.before
  const words = i18n.number(by, { signDisplay: "exceptZero" })
  return by === 0 ? <>{words}</> : <strong>{words}</strong>
}

/** The figures are right as far as they go; how far that is, belongs to them. */
function Doubts({ replay }: { readonly replay: Replay }): ReactElement {
  const { i18n } = useLingui()
  const { since, unrecorded, complete, unsure, movedDepartments } = replay
  const rules = new Intl.ListFormat(i18n.locale).format(unsure.map((rule) => ruleName(rule, i18n)))
  return (
    <div className="sluis-small sluis-policy-doubts">
      {since !== undefined && (
        <Paragraph look="small">
          <Trans>
            Counted since <Moment at={since} />.
          </Trans>
        </Paragraph>
      )}
      {unrecorded > 0 && (
        <Paragraph look="small">
          <Plural
            value={unrecorded}
            one="# message of those days was not recorded, because it was busy; it is not in these figures."
            other="# messages of those days were not recorded, because it was busy; they are not in these figures."
          />
        </Paragraph>
      )}
      {!complete && (
        <Paragraph look="small">
          <Trans>
            There was more than could be gone through in a minute: the newest messages are missing.
          </Trans>
        </Paragraph>
      )}
      {rules !== "" && (
        <Paragraph look="small">
          <Trans>
            Who sent a message is not kept. So the figures say nothing of rules that ask for that: {rules}.
          </Trans>
        </Paragraph>
      )}
      {movedDepartments && (
        <Paragraph look="small">
          <Trans>
            The change moves senders to another department. Each message was counted in the department of its
            own day.
          </Trans>
        </Paragraph>
      )}
    </div>
  )
}
