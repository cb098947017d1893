/** The picture as a table: each person, and what that person would learn. Sorted and paged here, because all of it is here. */
import { Trans, useLingui } from "@lingui/react/macro"
import { useMemo, useState } from "react"
import type { ReactElement } from "react"

import { Button } from "../component/button.tsx"
import { DataTable, type Column, type Sort } from "../component/data-table.tsx"
import { Pager } from "../component/pager.tsx"
import type { Person } from "./person.ts"
import type { Tense } from "./picture-state.ts"
import { sortPeople, type PeopleOrder } from "./sort-people.ts"

/** Rows on one page. */
const ROWS = 25

type Props = {
  readonly people: readonly Person[]
  /** Left out: "would". */
  readonly tense?: Tense
  /** Left out: nobody can be chosen. */
  readonly onSelect?: ((person: number) => void) | undefined
  readonly selected?: number | undefined
}

export function PeopleTable({ people, tense = "would", onSelect, selected }: Props): ReactElement {
  const { t, i18n } = useLingui()
  const [sort, setSort] = useState<Sort>({ column: "place", direction: "ascending" })
  const [first, setFirst] = useState(0)
  const order = useMemo(() => sortPeople(people, orderOf(sort.column), sort.direction), [people, sort])
  const page = order.slice(first, first + ROWS)
  const showsList = people.some((person) => person.exposures > 0)
  const columns: readonly Column<number>[] = [
    {
      id: "name",
      label: t`Recipient`,
      names: true,
      sortable: true,
      cell: (index) => <Who person={people[index]} />,
    },
    { id: "where", label: t`Stands in`, cell: (index) => <Where person={people[index]} /> },
    {
      id: "introductions",
      label: tense === "would" ? t`Would learn addresses` : t`Could see new addresses`,
      numeric: true,
      sortable: true,
      cell: (index) => i18n.number(people[index]?.introductions ?? 0),
    },
    ...(showsList
      ? [
          {
            id: "exposures",
            label: tense === "would" ? t`Would see on the list` : t`Could see on the list`,
            numeric: true,
            sortable: true,
            cell: (index: number) => i18n.number(people[index]?.exposures ?? 0),
          },
        ]
      : []),
    ...(onSelect === undefined
      ? []
      : [
          {
            id: "choose",
            label: t`Copy`,
            cell: (index: number) => (
              <Button look="subtle" aria-pressed={index === selected} onClick={() => onSelect(index)}>
                <Trans>Look at it</Trans>{" "}
                <span className="sluis-visually-hidden">({people[index]?.address})</span>
              </Button>
            ),
          },
        ]),
  ]
  return (
    <div className="sluis-stack">
      <DataTable
        caption={tense === "would" ? t`Who would learn what` : t`Who could see what`}
        captionHidden
        columns={columns}
        rows={page}
        keyOf={(index) => String(index)}
        sort={sort}
        onSort={(wanted) => {
          setSort(wanted)
          setFirst(0)
        }}
      />
      {people.length > ROWS && (
        <Pager
          from={first + 1}
          to={Math.min(first + ROWS, people.length)}
          total={people.length}
          onPrevious={first === 0 ? undefined : () => setFirst(Math.max(0, first - ROWS))}
          onNext={first + ROWS >= people.length ? undefined : () => setFirst(first + ROWS)}
        />
      )}
    </div>
  )
}

function orderOf(column: string): PeopleOrder {
  return column === "name" || column === "introductions" || column === "exposures" ? column : "place"
}

function Who({ person }: { readonly person: Person | undefined }): ReactElement | null {
  if (person === undefined) return null
  const hasName = person.name.trim() !== "" && person.name !== person.address
  return (
    <span className="sluis-person">
      {hasName && <span className="sluis-person__name">{person.name}</span>}
      <span className={hasName ? "sluis-person__address" : "sluis-person__name"}>{person.address}</span>
    </span>
  )
}

function Where({ person }: { readonly person: Person | undefined }): ReactElement {
  if (person?.visible === false) return <Trans>hidden (Bcc)</Trans>
  return person?.outside === false ? (
    <Trans>in sight, colleague</Trans>
  ) : (
    <Trans>in sight, from outside</Trans>
  )
}
