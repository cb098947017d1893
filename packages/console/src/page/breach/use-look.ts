/** The people by name, page after page, as somebody asked for them; changed here as they change on the server. */
import { useMutation } from "@tanstack/react-query"
import { useState } from "react"

import { call } from "../../api/client.ts"
import type { BreachPerson } from "./person-table.tsx"

type Shown = {
  readonly people: readonly BreachPerson[]
  readonly total: number
  readonly next: string | undefined
}

export type Look = {
  /** Undefined: nobody looked yet. */
  readonly people: readonly BreachPerson[] | undefined
  readonly total: number
  /** Undefined: there are no more. */
  readonly next: string | undefined
  readonly isPending: boolean
  readonly error: Error | null
  /** From the first on, also to look again. */
  readonly begin: () => void
  readonly more: () => void
  readonly replace: (person: BreachPerson) => void
  readonly remove: (person: BreachPerson) => void
}

export function useLook(id: string): Look {
  const [shown, setShown] = useState<Shown>()
  const ask = useMutation({
    mutationFn: async (after: string | undefined) =>
      await call("breaches.people", { params: { id }, body: after === undefined ? {} : { after } }),
    onSuccess: ({ people, total, next }, after) =>
      setShown((before) => ({
        people: after === undefined ? people : [...(before?.people ?? []), ...people],
        total,
        next,
      })),
  })
  const alter = (change: (people: readonly BreachPerson[]) => readonly BreachPerson[], fewer = 0): void =>
    setShown(
      (before) =>
        before && { ...before, people: change(before.people), total: Math.max(0, before.total - fewer) },
    )
  return {
    people: shown?.people,
    total: shown?.total ?? 0,
    next: shown?.next,
    isPending: ask.isPending,
    error: ask.error,
    begin: () => ask.mutate(undefined),
    more: () => ask.mutate(shown?.next),
    replace: (person) => alter((people) => people.map((other) => (other.id === person.id ? person : other))),
    remove: (person) => alter((people) => people.filter((other) => other.id !== person.id), 1),
  }
}
