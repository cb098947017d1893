/** Tables: with everything, and with nothing. */
import { useState } from "react"
import type { ReactElement } from "react"

import { VerdictBadge } from "../component/badge.tsx"
import type { Verdict } from "../component/badge.tsx"
import { Button } from "../component/button.tsx"
import { Card } from "../component/card.tsx"
import { DataTable } from "../component/data-table.tsx"
import type { Sort } from "../component/data-table.tsx"
import { EmptyState } from "../component/empty-state.tsx"
import { Moment } from "../component/moment.tsx"
import { Pager } from "../component/pager.tsx"

type Row = { readonly id: string; readonly verdict: Verdict; readonly people: number }

const ROWS: readonly Row[] = [
  { id: "contact-day", verdict: "individualise", people: 112 },
  { id: "applicants", verdict: "hold", people: 52 },
  { id: "minutes", verdict: "deliver", people: 4 },
  { id: "worm", verdict: "refuse", people: 1200 },
]

export function Tables(): ReactElement {
  const [sort, setSort] = useState<Sort>({ column: "at", direction: "descending" })
  return (
    <>
      <Card title="Table">
        <DataTable
          caption="Messages of today"
          rows={ROWS}
          keyOf={(row) => row.id}
          sort={sort}
          onSort={setSort}
          columns={[
            { id: "name", label: "Message", names: true, cell: (row) => <a href="#a">{row.id}</a> },
            { id: "at", label: "Arrived", sortable: true, cell: () => <Moment at="2026-11-20T14:03:00Z" /> },
            { id: "verdict", label: "Verdict", cell: (row) => <VerdictBadge verdict={row.verdict} /> },
            { id: "people", label: "People", numeric: true, sortable: true, cell: (row) => row.people },
            {
              id: "act",
              label: "Do",
              cell: (row) => (
                <Button look="subtle">
                  Open<span className="sluis-visually-hidden"> {row.id}</span>
                </Button>
              ),
            },
          ]}
        />
        <Pager from={1} to={50} total={100_000} onNext={() => {}} />
      </Card>
      <Card title="Table without rows">
        <DataTable
          caption="Nothing"
          rows={[]}
          keyOf={(row: Row) => row.id}
          columns={[]}
          empty={<EmptyState title="Nothing was decided yet">What is decided appears here.</EmptyState>}
        />
      </Card>
    </>
  )
}
