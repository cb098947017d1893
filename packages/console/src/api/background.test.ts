/** Which calls count as use of a session. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { QueryClient, QueryObserver } from "@tanstack/react-query"

import { inBackground, isInBackground } from "./background.ts"

test("a query that an event makes stale is asked in the background, and one that a person makes stale is not", async () => {
  const client = new QueryClient()
  const asked: boolean[] = []
  const observer = new QueryObserver(client, {
    queryKey: ["held", "held.list"],
    queryFn: async () => {
      asked.push(isInBackground())
      await Promise.resolve()
      return asked.length
    },
  })
  const stop = observer.subscribe(() => {})
  try {
    await observer.refetch()
    await inBackground(() => client.invalidateQueries({ queryKey: ["held"] }))
    await client.invalidateQueries({ queryKey: ["held"] })
    assert.deepEqual(asked, [false, true, false])
  } finally {
    stop()
    client.clear()
  }
})

test("what throws ends it too", () => {
  assert.throws(() =>
    inBackground(() => {
      throw new Error("as a call may")
    }),
  )
  assert.equal(isInBackground(), false)
})
