/** What went past the safeguard or changed it, by the role of who did it; never by person. */
import { Trans, useLingui } from "@lingui/react/macro"
import { capital } from "@sluis/core/breach/words"
import { FIGURES } from "@sluis/core/safeguard/figure"
import type { FigureId } from "@sluis/core/safeguard/figure"
import { partWords } from "@sluis/core/safeguard/part-words"
import type { ReactElement } from "react"

import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { useWords } from "../../component/words.ts"
import type { ShownFigures } from "./period-figures.tsx"

const EXCEPTIONS: readonly FigureId[] = [
  "released-as-it-was",
  "content-viewed",
  "floor-changes-proposed",
  "policy-approved",
  "policy-rejected",
  "policy-enforced",
  "roles-changed",
  "people-invited",
  "people-removed",
  "tokens-made",
  "keys-changed",
  "retention-changed",
  "safeguard-changed",
]

export function ExceptionTable({ figures }: { readonly figures: ShownFigures }): ReactElement {
  const { t, i18n } = useLingui()
  const words = useWords()
  const rows = EXCEPTIONS.flatMap((id) =>
    figures.flatMap(({ id: figure, part, value }) =>
      figure === id && value > 0 ? [{ id, part, value }] : [],
    ),
  )
  return (
    <DataTable
      caption={<Trans>Exceptions and changes, by role</Trans>}
      columns={[
        { id: "what", label: t`What`, names: true, cell: ({ id }) => words(FIGURES[id].name) },
        {
          id: "role",
          label: t`Role`,
          cell: ({ part }) => (part === "" ? "" : capital(words(partWords(part)))),
        },
        { id: "value", label: t`How often`, numeric: true, cell: ({ value }) => i18n.number(value) },
      ]}
      rows={rows}
      keyOf={({ id, part }) => `${id} ${part}`}
      empty={
        <EmptyState title={<Trans>No exceptions in this period</Trans>}>
          <Trans>
            When somebody releases a message as it was, looks at content or changes the policy, it is counted
            here by role.
          </Trans>
        </EmptyState>
      }
    />
  )
}
