/** The same per department, for those large enough that a number says nothing about one person. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Card } from "../../component/card.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { Paragraph } from "../../component/text.tsx"
import { writtenNumber } from "../../locale/written-number.ts"

type Props = { readonly departments: Gives<"statistics.show">["departments"] }

export function Departments({ departments }: Props): ReactElement {
  const { t, i18n } = useLingui()
  return (
    <Card title={<Trans>By department</Trans>}>
      <DataTable
        caption={t`Messages by department`}
        captionHidden
        rows={departments}
        keyOf={({ department }) => department}
        empty={
          <Paragraph>
            <Trans>
              No figures by department. They appear where the policy names departments, and only for
              departments that are large enough.
            </Trans>
          </Paragraph>
        }
        columns={[
          {
            id: "department",
            label: t`Department`,
            names: true,
            cell: ({ department }) => (department === "" ? <Trans>All others together</Trans> : department),
          },
          {
            id: "messages",
            label: t`Messages`,
            numeric: true,
            cell: ({ messages }) => writtenNumber(messages, i18n.locale),
          },
          {
            id: "separate",
            label: t`Sent individually`,
            numeric: true,
            cell: ({ individualised }) => writtenNumber(individualised, i18n.locale),
          },
          {
            id: "stopped",
            label: t`Held or refused`,
            numeric: true,
            cell: ({ held, refused }) => writtenNumber(held + refused, i18n.locale),
          },
        ]}
      />
      {departments.length > 0 && (
        <Paragraph look="small">
          <Trans>
            Small departments are counted together, so that no figure is about one person. There are no
            figures per employee, anywhere.
          </Trans>
        </Paragraph>
      )}
    </Card>
  )
}
