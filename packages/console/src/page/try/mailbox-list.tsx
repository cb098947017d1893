/** The messages of a mailbox, with what Sluis would do with each. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { VerdictBadge } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { DataTable, type Column } from "../../component/data-table.tsx"
import { Paragraph } from "../../component/text.tsx"
import type { Summary } from "../../try/answer.ts"
import type { Step } from "../../try/use-try.ts"

type Props = {
  readonly mailbox: Step & { readonly step: "mailbox" }
  readonly onOpen: (number: number) => void
  readonly onBack: () => void
}

type Row = Summary & { readonly number: number }

export function MailboxList({ mailbox, onOpen, onBack }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const rows = mailbox.messages.map((message, number): Row => ({ ...message, number }))
  const stopped = i18n.number(rows.filter(({ verdict }) => verdict !== "deliver").length)
  const count = i18n.number(rows.length)
  const columns: readonly Column<Row>[] = [
    {
      id: "subject",
      label: t`Subject`,
      names: true,
      cell: (row) => (
        <button type="button" className="sluis-try__open" onClick={() => onOpen(row.number)}>
          {row.subject === "" ? t`No subject` : row.subject}
        </button>
      ),
    },
    { id: "from", label: t`From`, cell: (row) => row.from },
    { id: "verdict", label: t`What Sluis would do`, cell: (row) => <VerdictBadge verdict={row.verdict} /> },
    { id: "recipients", label: t`Recipients`, numeric: true, cell: (row) => i18n.number(row.recipients) },
    {
      id: "introductions",
      label: t`Addresses given away`,
      numeric: true,
      cell: (row) => i18n.number(row.introductions),
    },
  ]
  return (
    <Card
      title={mailbox.name}
      aside={
        <Button icon="previous" onClick={onBack}>
          <Trans>Another file</Trans>
        </Button>
      }
    >
      <Paragraph>
        <Trans>
          Of {count} messages Sluis would not let {stopped} pass as they are. Choose a message to see why.
        </Trans>{" "}
        {mailbox.more && <Trans>There are more in this mailbox; only the first 100 were read.</Trans>}
      </Paragraph>
      <DataTable
        caption={t`Messages of this mailbox`}
        captionHidden
        columns={columns}
        rows={rows}
        keyOf={(row) => String(row.number)}
      />
    </Card>
  )
}
