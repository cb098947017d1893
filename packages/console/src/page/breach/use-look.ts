/**
 * The people by name, a page at a time, as somebody asked for them and said why; changed here as they change on the server.
 *
 * Nothing here asks by itself: each time that names are given, it is recorded that somebody looked.
 */
import { useMutation } from "@tanstack/react-query"
import type { Asking } from "@sluis/server/contract/form"
import { useState } from "react"

import { call } from "../../api/client.ts"
import type { Cursor } from "../held/cursor.tsx"
import type { BreachPerson } from "./person-table.tsx"

export type Wanted = Pick<Asking<"breaches.people">["body"], "find" | "only">

/** What was asked: who, why, and the cursors of the pages before this one. */
type Asked = { readonly reason: string; readonly wanted: Wanted; readonly trail: readonly string[] }

type Shown = Asked & {
  readonly people: readonly BreachPerson[]
  readonly total: number
  readonly next: string | undefined
}

export type Look = {
  /** Undefined: nobody looked yet. */
  readonly shown: Shown | undefined
  readonly isPending: boolean
  readonly error: Error | null
  readonly cursor: Cursor
  /** All of them, from the first page. */
  readonly begin: (reason: string) => void
  readonly search: (wanted: Wanted) => void
  /** The same page, as it is now. */
  readonly again: () => void
  /** One person as he or she is now; undefined: not in the file any more. */
  readonly person: (id: string) => Promise<BreachPerson | undefined>
  readonly replace: (person: BreachPerson) => void
  readonly remove: (person: BreachPerson) => void
  readonly forget: () => void
}

/** On one page. */
export const ROWS = 25

export function useLook(id: string): Look {
  const [shown, setShown] = useState<Shown>()
  const ask = useMutation({
    mutationFn: async ({ reason, wanted, trail }: Asked) => {
      const after = trail.at(-1)
      const body = { reason, ...wanted, limit: ROWS, ...(after !== undefined && { after }) }
      return await call("breaches.people", { params: { id }, body })
    },
    onSuccess: ({ people, total, next }, asked) => setShown({ ...asked, people, total, next }),
  })
  const askAs = (asked: Partial<Asked>): void => {
    if (shown !== undefined)
      ask.mutate({ reason: shown.reason, wanted: shown.wanted, trail: shown.trail, ...asked })
  }
  const alter = (change: (people: readonly BreachPerson[]) => readonly BreachPerson[], fewer = 0): void =>
    setShown(
      (before) =>
        before && { ...before, people: change(before.people), total: Math.max(0, before.total - fewer) },
    )
  const trail = shown?.trail ?? []
  return {
    shown,
    isPending: ask.isPending,
    error: ask.error,
    cursor: {
      after: trail.at(-1),
      page: trail.length,
      toNext: (after) => askAs({ trail: [...trail, after] }),
      toPrevious: () => askAs({ trail: trail.slice(0, -1) }),
    },
    begin: (reason) => ask.mutate({ reason, wanted: {}, trail: [] }),
    search: (wanted) => askAs({ wanted, trail: [] }),
    again: () => askAs({}),
    person: async (person) => {
      if (shown === undefined) return undefined
      const body = { reason: shown.reason, person, limit: 1 }
      return (await call("breaches.people", { params: { id }, body })).people[0]
    },
    replace: (person) => alter((people) => people.map((other) => (other.id === person.id ? person : other))),
    remove: (person) => alter((people) => people.filter((other) => other.id !== person.id), 1),
    forget: () => {
      ask.reset()
      setShown(undefined)
    },
  }
}
