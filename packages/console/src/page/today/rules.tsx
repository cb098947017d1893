/** Which rules interrupted somebody's work, and how often: what to look at when the guard is in the way. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { Paragraph } from "../../component/text.tsx"
import { ruleName } from "../../held/rule-name.ts"
import { writtenNumber } from "../../locale/written-number.ts"

type Props = { readonly rules: Gives<"statistics.show">["rules"] }

export function Rules({ rules }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const rows = rules.toSorted((one, other) => other.interrupted - one.interrupted)
  return (
    <Card title={<Trans>Why mail was interrupted</Trans>}>
      <DataTable
        caption={t`Rules and how often each interrupted`}
        captionHidden
        rows={rows}
        keyOf={({ rule }) => rule}
        empty={
          <Paragraph>
            <Trans>No rule interrupted anything in this period. What does, appears here.</Trans>
          </Paragraph>
        }
        columns={[
          { id: "rule", label: t`Reason`, names: true, cell: (row) => ruleName(row.rule, i18n, row) },
          {
            id: "interrupted",
            label: t`Times`,
            numeric: true,
            cell: ({ interrupted }) => writtenNumber(interrupted, i18n.locale),
          },
        ]}
      />
    </Card>
  )
}
