/** The copies and notices, newest first. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { Badge } from "../../component/badge.tsx"
import { Card } from "../../component/card.tsx"
import { Checkbox } from "../../component/choice.tsx"
import { DataTable, type Column } from "../../component/data-table.tsx"
import { Link } from "../../component/link.tsx"
import { Moment } from "../../component/moment.tsx"
import { Pager } from "../../component/pager.tsx"
import type { Entry } from "./arrival.ts"

const ROWS = 25
/** More addresses than these say "open", which is all that a list has to say. */
const SHOWN = 2

export function OutboxTable({ entries }: { readonly entries: readonly Entry[] }): ReactElement {
  const { t, i18n } = useLingui()
  const [wanted, setFirst] = useState(0)
  const [onlyNotices, setOnlyNotices] = useState(false)
  const notices = entries.filter(({ notice }) => notice)
  const count = i18n.number(notices.length)
  const newest = (onlyNotices ? notices : entries).toSorted((one, other) => other.number - one.number)
  // Somebody may have emptied it meanwhile.
  const first = wanted < newest.length ? wanted : 0
  const columns: readonly Column<Entry>[] = [
    {
      id: "to",
      label: t`For`,
      names: true,
      cell: ({ number, recipients }) => (
        <Link to="/outbox/$number" params={{ number: String(number) }}>
          <Recipients recipients={recipients} />
        </Link>
      ),
    },
    { id: "subject", label: t`Subject`, cell: ({ subject }) => (subject === "" ? t`No subject` : subject) },
    { id: "kind", label: t`What it is`, cell: (entry) => <KindBadge entry={entry} /> },
    { id: "at", label: t`Delivered`, cell: ({ at }) => <Moment at={at} /> },
  ]
  return (
    <Card title={t`What was delivered`}>
      {notices.length > 0 && notices.length < entries.length && (
        <Checkbox
          label={t`Only notices of Sluis (${count})`}
          checked={onlyNotices}
          onChange={(checked) => {
            setOnlyNotices(checked)
            setFirst(0)
          }}
        />
      )}
      <DataTable
        caption={t`What was delivered`}
        captionHidden
        columns={columns}
        rows={newest.slice(first, first + ROWS)}
        keyOf={({ number }) => String(number)}
      />
      {newest.length > ROWS && (
        <Pager
          from={first + 1}
          to={Math.min(first + ROWS, newest.length)}
          total={newest.length}
          onPrevious={first === 0 ? undefined : () => setFirst(Math.max(0, first - ROWS))}
          onNext={first + ROWS >= newest.length ? undefined : () => setFirst(first + ROWS)}
        />
      )}
    </Card>
  )
}

export function Recipients({ recipients }: { readonly recipients: readonly string[] }): ReactElement {
  const { i18n } = useLingui()
  const more = i18n.number(recipients.length - SHOWN)
  return (
    <>
      {recipients.slice(0, SHOWN).join(", ")}
      {recipients.length > SHOWN && (
        <>
          {" "}
          <Trans>and {more} more</Trans>
        </>
      )}
    </>
  )
}

export function KindBadge({ entry }: { readonly entry: Entry }): ReactElement {
  if (entry.notice) {
    return (
      <Badge tone="neutral" icon="info">
        <Trans>Notice of Sluis</Trans>
      </Badge>
    )
  }
  return entry.recipients.length > 1 ? (
    <Badge tone="positive" icon="deliver">
      <Trans>Sent as it is</Trans>
    </Badge>
  ) : (
    <Badge tone="info" icon="person">
      <Trans>For one person</Trans>
    </Badge>
  )
}
