/** Registered lists as rows: name, size, and what being on it reveals. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { Button } from "../../component/button.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import type { RegisteredList } from "./lists-page.tsx"
import { revealWords } from "./reveal.ts"

type Props = {
  readonly lists: readonly RegisteredList[]
  readonly onReplace: (list: RegisteredList) => void
  readonly onRemove: (list: RegisteredList) => void
}

export function ListTable({ lists, onReplace, onRemove }: Props): ReactElement {
  const { t, i18n } = useLingui()
  return (
    <DataTable
      caption={t`Registered lists`}
      captionHidden
      rows={lists}
      keyOf={({ name }) => name}
      empty={
        <EmptyState icon="people" title={<Trans>No lists yet</Trans>}>
          <Trans>
            A list that you register comes to stand here: its name, how many people are on it and what it
            reveals. Mail to several of them is then sent to each separately, or held.
          </Trans>
        </EmptyState>
      }
      columns={[
        { id: "name", label: t`Name`, names: true, cell: ({ name }) => name },
        { id: "people", label: t`People`, numeric: true, cell: ({ people }) => i18n.number(people) },
        {
          id: "reveals",
          label: t`Being on it reveals`,
          cell: ({ reveals }) =>
            reveals === undefined ? <Trans>nothing sensitive</Trans> : revealWords(reveals, i18n.locale),
        },
        {
          id: "deeds",
          label: t`What you can do`,
          cell: (list) => (
            <span className="sluis-deeds">
              <Button look="subtle" onClick={() => onReplace(list)}>
                <Trans>Replace</Trans>
                <span className="sluis-visually-hidden"> {list.name}</span>
              </Button>
              <Button look="subtle" danger onClick={() => onRemove(list)}>
                <Trans>Remove</Trans>
                <span className="sluis-visually-hidden"> {list.name}</span>
              </Button>
            </span>
          ),
        },
      ]}
    />
  )
}
