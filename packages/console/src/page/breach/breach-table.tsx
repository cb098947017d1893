/** Files as rows: which, how long still, how severe, and what is wanted first. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { clockState } from "@sluis/core/breach/clock/file-clock"
import { bandOf } from "@sluis/core/breach/severity/severity"
import type { ReactElement, ReactNode } from "react"

import { Badge } from "../../component/badge.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { Link } from "../../component/link.tsx"
import { useNow } from "../../component/use-now.ts"
import { useWords } from "../../component/words.ts"
import { At } from "./at.tsx"
import { DueWords } from "./clock-words.tsx"
import { nextOf } from "./row-next.ts"
import type { BreachRow } from "./row-next.ts"
import { BandBadge } from "./severity-badge.tsx"

type Props = {
  readonly rows: readonly BreachRow[]
  readonly busy: boolean
  readonly empty: ReactNode
}

export function BreachTable({ rows, busy, empty }: Props): ReactElement {
  const { t, i18n } = useLingui()
  return (
    <DataTable
      caption={t`Files of breaches`}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      busy={busy}
      empty={empty}
      columns={[
        { id: "title", label: t`Breach`, names: true, cell: (row) => <Name row={row} /> },
        { id: "clock", label: t`The clock`, cell: (row) => <Clock row={row} /> },
        {
          id: "severity",
          label: t`Severity`,
          cell: ({ score }) =>
            score === undefined ? (
              <Trans>not assessed</Trans>
            ) : (
              <BandBadge score={score} band={bandOf(score)} />
            ),
        },
        { id: "next", label: t`Wanted first`, cell: (row) => <Next row={row} /> },
        { id: "people", label: t`People`, numeric: true, cell: ({ people }) => i18n.number(people) },
      ]}
    />
  )
}

function Name({ row }: { readonly row: BreachRow }): ReactElement {
  return (
    <span className="sluis-breach-name">
      <Link to="/breaches/$id" params={{ id: row.id }}>
        {row.title}
      </Link>
      <span className="sluis-small">
        {row.number} · <At at={row.openedAt} look="day" />
        {row.department !== "" && <> · {row.department}</>}
      </span>
    </span>
  )
}

function Clock({ row }: { readonly row: BreachRow }): ReactElement {
  const now = useNow()
  if (row.dueAt !== undefined && !row.closed) {
    const left = row.dueAt - now
    return <DueWords dueAt={row.dueAt} left={left} kind={clockState(left)} />
  }
  if (row.notified) {
    return (
      <Badge tone="positive" icon="ok">
        <Trans>Notified</Trans>
      </Badge>
    )
  }
  return row.nearMiss ? (
    <Badge tone="neutral" icon="hold">
      <Trans>Near miss</Trans>
    </Badge>
  ) : (
    <Badge tone="neutral" icon="ok">
      <Trans>Not notified, as decided</Trans>
    </Badge>
  )
}

function Next({ row }: { readonly row: BreachRow }): ReactElement {
  const words = useWords()
  const next = nextOf(row)
  if (row.closed) return <Trans>Closed</Trans>
  if (next !== undefined) return <>{words(next)}</>
  return row.openMeasures > 0 ? (
    <Plural value={row.openMeasures} one="# measure is open" other="# measures are open" />
  ) : (
    <Trans>Look whether it can be closed</Trans>
  )
}
