/** The messages of others that wait, by filter and page. The server pages and counts; this keeps the way back. */
import { plural } from "@lingui/core/macro"
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { useEffect, useRef, useState } from "react"
import type { ReactElement } from "react"

import { JUST_ASKED_MS } from "../../api/first.ts"
import { useCall } from "../../api/query.ts"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { CursorPager, useCursor } from "./cursor.tsx"
import { HeldFilter } from "./held-filter.tsx"
import { HeldTable } from "./held-table.tsx"
import { isFiltered, sinceOf } from "./search.ts"
import type { HeldSearch } from "./search.ts"

const ROWS = 25

type Props = { readonly search: HeldSearch; readonly onSearch: (search: HeldSearch) => void }

export function HeldList({ search, onSearch }: Props): ReactElement {
  const [openedAt] = useState(() => Date.now())
  const view = JSON.stringify(search)
  const cursor = useCursor(view)
  const { rule, department, by, days, order = "oldest" } = search
  const listed = useCall(
    "held.list",
    {
      query: {
        limit: ROWS,
        order,
        ...(rule === undefined ? {} : { rule }),
        ...(department === undefined ? {} : { department }),
        ...(by === undefined ? {} : { releasableBy: by }),
        ...(days === undefined ? {} : { since: sinceOf(days, openedAt) }),
        ...(cursor.after === undefined ? {} : { after: cursor.after }),
      },
    },
    { keep: true, staleTime: JUST_ASKED_MS },
  )
  useCountSaid(view, listed.isPlaceholderData ? undefined : listed.data?.total)
  return (
    <div className="sluis-stack">
      <HeldFilter search={search} onSearch={onSearch} />
      <Loaded of={listed}>
        {({ messages, total, next }) => (
          <>
            {messages.length > 0 && (
              <Paragraph>
                <Plural value={total} one="# message waits." other="# messages wait." />
              </Paragraph>
            )}
            <HeldTable
              messages={messages}
              busy={listed.isPlaceholderData}
              empty={isFiltered(search) ? <NothingFound onClear={() => onSearch({})} /> : <NothingWaits />}
            />
            <CursorPager
              cursor={cursor}
              rows={ROWS}
              shown={messages.length}
              total={total}
              next={next}
              busy={listed.isPlaceholderData}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Another filter changes the list without anybody being told but who looks at it. */
function useCountSaid(view: string, total: number | undefined): void {
  const { t } = useLingui()
  const announce = useAnnounce()
  const said = useRef(view)
  useEffect(() => {
    if (total === undefined || view === said.current) return
    said.current = view
    announce(t`${plural(total, { one: "# message waits.", other: "# messages wait." })}`)
  }, [announce, t, total, view])
}

function NothingWaits(): ReactElement {
  return (
    <EmptyState title={<Trans>No messages wait</Trans>} icon="ok">
      <Trans>
        A message comes here when Sluis holds it: because it would give something away, or cannot be checked.
        It appears by itself, and its sender is told at once.
      </Trans>
    </EmptyState>
  )
}

function NothingFound({ onClear }: { readonly onClear: () => void }): ReactElement {
  return (
    <EmptyState
      title={<Trans>No message that waits fits these filters</Trans>}
      actions={
        <Button onClick={onClear}>
          <Trans>Show all that wait</Trans>
        </Button>
      }
    >
      <Trans>There may be others that wait. Leave out a filter to see them.</Trans>
    </EmptyState>
  )
}
