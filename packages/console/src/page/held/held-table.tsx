/** Held messages as rows: why, since when, how long still, for how many people, and who decides. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement, ReactNode } from "react"

import { Badge } from "../../component/badge.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { Link } from "../../component/link.tsx"
import { Moment } from "../../component/moment.tsx"
import { ruleName } from "../../held/rule-name.ts"
import { TimeLeft } from "./time-left.tsx"
import "./held-page.css"

export type HeldRow = Gives<"held.list">["messages"][number]

type Props = {
  readonly messages: readonly HeldRow[]
  readonly busy?: boolean
  readonly empty: ReactNode
}

export function HeldTable({ messages, busy = false, empty }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const hasDepartments = messages.some(({ sight }) => (sight?.department ?? "") !== "")
  return (
    <div className="sluis-held-table">
      <DataTable
        caption={t`Held messages`}
        captionHidden
        rows={messages}
        keyOf={({ id }) => id}
        busy={busy}
        empty={empty}
        columns={[
          { id: "why", label: t`Why`, names: true, cell: (row) => <Why row={row} /> },
          { id: "arrived", label: t`Waiting since`, cell: ({ at }) => <Moment at={at} /> },
          { id: "left", label: t`Waits still`, cell: ({ expiresAt }) => <TimeLeft until={expiresAt} /> },
          {
            id: "recipients",
            label: t`Recipients`,
            numeric: true,
            cell: ({ recipients }) => i18n.number(recipients),
          },
          ...(hasDepartments
            ? [
                {
                  id: "department",
                  label: t`Department`,
                  cell: ({ sight }: HeldRow) =>
                    (sight?.department ?? "") === "" ? <Trans>none</Trans> : sight?.department,
                },
              ]
            : []),
          { id: "by", label: t`Who decides`, cell: (row) => <Decider row={row} /> },
        ]}
      />
    </div>
  )
}

function Why({ row }: { readonly row: HeldRow }): ReactElement {
  const { i18n } = useLingui()
  const [first, ...others] = row.reasons
  const more = others.length
  return (
    <span className="sluis-held-why">
      <Link to="/held/$id" params={{ id: row.id }}>
        {first === undefined ? <Trans>Look at this message</Trans> : ruleName(first.rule, i18n, first)}
      </Link>
      {row.damaged === true && (
        <Badge tone="negative" icon="error">
          <Trans>Damaged</Trans>
        </Badge>
      )}
      {more > 0 && (
        <span className="sluis-small">
          <Plural value={more} one="and # more reason" other="and # more reasons" />
        </span>
      )}
    </span>
  )
}

function Decider({ row }: { readonly row: HeldRow }): ReactElement {
  return (
    <span className="sluis-held-why">
      <Releaser by={row.releasableBy} />
      {row.request !== undefined && (
        <Badge tone="warning" icon="people">
          <Trans>Asked</Trans>
        </Badge>
      )}
    </span>
  )
}

export function Releaser({ by }: { readonly by: HeldRow["releasableBy"] }): ReactElement {
  switch (by) {
    case "sender":
      return <Trans>The sender</Trans>
    case "second-person":
      return <Trans>A second person</Trans>
  }
}
