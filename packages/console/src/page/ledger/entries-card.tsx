/** The entries, filtered and page by page. */
import { Trans } from "@lingui/react/macro"
import { zoneNamed } from "@sluis/core/breach/clock/day"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Card } from "../../component/card.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { useZone } from "../../component/zone.tsx"
import { CursorPager, useCursor } from "../held/cursor.tsx"
import { asked } from "./asked.ts"
import { EntryFilter } from "./entry-filter.tsx"
import { shownEntry } from "./entry-shown.ts"
import { EntryTable } from "./entry-table.tsx"
import { isFiltered } from "./search.ts"
import type { LedgerSearch } from "./search.ts"

const ROWS = 50

type Props = { readonly search: LedgerSearch; readonly onSearch: (search: LedgerSearch) => void }

export function EntriesCard({ search, onSearch }: Props): ReactElement {
  const zone = zoneNamed(useZone())
  const cursor = useCursor(JSON.stringify(search))
  const entries = useCall(
    "ledger.entries",
    {
      query: {
        ...asked(search, zone),
        limit: ROWS,
        ...(cursor.after !== undefined && { before: Number(cursor.after) }),
      },
    },
    { keep: true },
  )
  return (
    <Card title={<Trans>Entries</Trans>}>
      <EntryFilter search={search} onSearch={onSearch} />
      <Loaded of={entries}>
        {({ entries: found, next }) => (
          <>
            <EntryTable
              entries={found.map(shownEntry)}
              busy={entries.isPlaceholderData}
              empty={<Nothing isFiltered={isFiltered(search)} />}
            />
            <CursorPager
              cursor={cursor}
              rows={ROWS}
              shown={found.length}
              next={next === undefined ? undefined : String(next)}
              busy={entries.isPlaceholderData}
            />
          </>
        )}
      </Loaded>
    </Card>
  )
}

function Nothing({ isFiltered: filtered }: { readonly isFiltered: boolean }): ReactElement {
  return filtered ? (
    <EmptyState title={<Trans>No entries like this</Trans>}>
      <Trans>Choose other days, or something else that was done.</Trans>
    </EmptyState>
  ) : (
    <EmptyState title={<Trans>No entries yet</Trans>}>
      <Trans>
        Whatever Sluis stops and whatever somebody does with it comes to stand here: a held message, a
        decision, a look at content, a change of the policy.
      </Trans>
    </EmptyState>
  )
}
