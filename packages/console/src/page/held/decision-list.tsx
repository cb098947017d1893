/** What was decided about held messages: what, by whom and why. No content, no addresses. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Badge } from "../../component/badge.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Moment } from "../../component/moment.tsx"
import { Paragraph } from "../../component/text.tsx"
import { ruleName } from "../../held/rule-name.ts"
import { CursorPager, useCursor } from "./cursor.tsx"

type Decision = Gives<"held.decisions">["decisions"][number]

const ROWS = 25

export function DecisionList(): ReactElement {
  const { t, i18n } = useLingui()
  const cursor = useCursor("decisions")
  const listed = useCall(
    "held.decisions",
    { query: { limit: ROWS, ...(cursor.after === undefined ? {} : { after: cursor.after }) } },
    { keep: true },
  )
  return (
    <Loaded of={listed}>
      {({ decisions, next }) => (
        <div className="sluis-stack">
          {decisions.length > 0 && (
            <Paragraph>
              <Trans>Newest first. Nothing of what the messages said is shown here.</Trans>
            </Paragraph>
          )}
          <DataTable
            caption={t`Decisions about held messages`}
            captionHidden
            rows={decisions}
            keyOf={({ id, decidedAt }) => `${id} ${decidedAt}`}
            busy={listed.isPlaceholderData}
            empty={
              next === undefined ? (
                <EmptyState title={<Trans>Nothing has been decided yet</Trans>}>
                  <Trans>
                    Each decision about a held message appears here: what was decided, by whom and why. Also
                    when nobody decided in time.
                  </Trans>
                </EmptyState>
              ) : (
                <Paragraph>
                  <Trans>None of these was of your departments. There are older ones.</Trans>
                </Paragraph>
              )
            }
            columns={[
              { id: "what", label: t`Decision`, names: true, cell: (row) => <What decision={row} /> },
              { id: "decided", label: t`Decided`, cell: ({ decidedAt }) => <Moment at={decidedAt} /> },
              { id: "by", label: t`By`, cell: (row) => <By decision={row} /> },
              {
                id: "reason",
                label: t`Reason given`,
                cell: ({ reason }) => (reason === "" ? <Trans>none</Trans> : reason),
              },
              {
                id: "rules",
                label: t`Was held because`,
                cell: ({ rules }) => rules.map((rule) => ruleName(rule, i18n)).join("; "),
              },
              {
                id: "recipients",
                label: t`Recipients`,
                numeric: true,
                cell: ({ recipients }) => i18n.number(recipients),
              },
            ]}
          />
          <CursorPager
            cursor={cursor}
            rows={ROWS}
            shown={decisions.length}
            next={next}
            busy={listed.isPlaceholderData}
          />
        </div>
      )}
    </Loaded>
  )
}

function What({ decision }: { readonly decision: Decision }): ReactElement {
  switch (decision.what) {
    case "release":
      return decision.as === "original" ? (
        <Badge tone="neutral" icon="deliver">
          <Trans>Sent as it was</Trans>
        </Badge>
      ) : (
        <Badge tone="positive" icon="individualise">
          <Trans>Sent individually</Trans>
        </Badge>
      )
    case "drop":
      return (
        <Badge tone="neutral" icon="refuse">
          <Trans>Not sent</Trans>
        </Badge>
      )
    case "expired":
      return (
        <Badge tone="warning" icon="clock">
          <Trans>Not decided in time</Trans>
        </Badge>
      )
  }
}

function By({ decision }: { readonly decision: Decision }): ReactElement {
  switch (decision.who) {
    case "person":
      return decision.by === "" ? <Trans>a colleague</Trans> : <>{decision.by}</>
    case "sender":
      return <Trans>The sender</Trans>
    case "command-line":
      return <Trans>an administrator, on the server</Trans>
    case "time":
      return <Trans>nobody</Trans>
  }
}
