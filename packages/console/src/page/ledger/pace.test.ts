import assert from "node:assert/strict"
import { test } from "node:test"

import { CALLS_PER_MINUTE } from "@sluis/server/contract/endpoint"

import { BURST, LEFT_TO_PAGES, pace } from "./pace.ts"

/** A clock that only pauses turn. */
function clock(): Parameters<typeof pace>[0] & { readonly now: () => number } {
  let now = 5_000
  return {
    now: () => now,
    pause: (milliseconds) => {
      now += milliseconds
      return Promise.resolve()
    },
  }
}

async function callsAt(count: number): Promise<readonly number[]> {
  const ticking = clock()
  const turn = pace(ticking)
  const at: number[] = []
  for (let call = 0; call < count; call += 1) {
    await turn()
    at.push(ticking.now())
  }
  return at
}

test("a burst goes at once, and the call after it waits", async () => {
  const at = await callsAt(BURST + 1)
  assert.equal(at[BURST - 1], at[0])
  assert.ok((at[BURST] ?? 0) > (at[0] ?? 0))
})

test("in no minute there are more calls than the server takes, less what pages need", async () => {
  const at = await callsAt(4 * CALLS_PER_MINUTE)
  const most = Math.max(...at.map((from) => at.filter((each) => each >= from && each < from + 60_000).length))
  assert.ok(most <= CALLS_PER_MINUTE - LEFT_TO_PAGES, String(most))
  assert.ok(most >= CALLS_PER_MINUTE - LEFT_TO_PAGES - 1, "and not far fewer")
})

test("who asks at once is let through one after the other", async () => {
  const waits: number[] = []
  const turn = pace({ now: () => 0, pause: async (milliseconds) => void waits.push(milliseconds) })
  await Promise.all(Array.from({ length: BURST + 3 }, turn))
  assert.equal(waits.length, 3)
  assert.ok((waits[0] ?? 0) < (waits[1] ?? 0) && (waits[1] ?? 0) < (waits[2] ?? 0))
})
