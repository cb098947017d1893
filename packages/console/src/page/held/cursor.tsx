/**
 * Paging with a cursor of the server, and the way back: the cursors of the pages before this one. They live as long as the list
 * is looked at in the same way; another filter begins at the first page.
 */
import { useState } from "react"
import type { ReactElement } from "react"

import { Pager } from "../../component/pager.tsx"

export type Cursor = {
  /** Undefined: the first page. */
  readonly after: string | undefined
  /** Number of pages before this one. */
  readonly page: number
  readonly toNext: (after: string) => void
  readonly toPrevious: () => void
}

/** @param view another text is another list, which begins at its first page */
export function useCursor(view: string): Cursor {
  const [kept, setKept] = useState<{ readonly view: string; readonly trail: readonly string[] }>({
    view,
    trail: [],
  })
  const trail = kept.view === view ? kept.trail : []
  return {
    after: trail.at(-1),
    page: trail.length,
    toNext: (after) => setKept({ view, trail: [...trail, after] }),
    toPrevious: () => setKept({ view, trail: trail.slice(0, -1) }),
  }
}

type Props = {
  readonly cursor: Cursor
  /** On a full page. */
  readonly rows: number
  readonly shown: number
  readonly total?: number
  readonly next: string | undefined
  readonly busy: boolean
}

/** Nothing where all is on one page. */
export function CursorPager({ cursor, rows, shown, total, next, busy }: Props): ReactElement | null {
  if (cursor.page === 0 && next === undefined) return null
  const before = cursor.page * rows
  return (
    <Pager
      from={Math.min(before + 1, before + shown)}
      to={before + shown}
      {...(total === undefined ? {} : { total })}
      onPrevious={cursor.page === 0 ? undefined : cursor.toPrevious}
      onNext={next === undefined ? undefined : () => cursor.toNext(next)}
      busy={busy}
    />
  )
}
