import assert from "node:assert/strict"
import { test } from "node:test"

import { getFileFrom, MAX_ATTEMPTS, NoFile } from "./get-file.ts"
import type { Fetch } from "./get-file.ts"

type Answer = { readonly status: number; readonly body?: string; readonly after?: string }

/** Gives these one after the other, and counts how often it was asked and how long was waited. */
function server(...answers: readonly Answer[]) {
  const asked: string[] = []
  const waits: number[] = []
  let now = 0
  const fetch: Fetch = async (address) => {
    const {
      status,
      body = "",
      after,
    } = answers[Math.min(asked.length, answers.length - 1)] ?? { status: 500 }
    asked.push(address)
    return new Response(body, { status, headers: after === undefined ? {} : { "retry-after": after } })
  }
  const pause = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds)
    now += milliseconds
  }
  return { asked, waits, get: getFileFrom(fetch, { now: () => now, pause }) }
}

test("a file is its octets, as many as there may be", async () => {
  const { get, asked } = server({ status: 200, body: "12345" })
  assert.deepEqual(await get("tile/0/000", 5), new TextEncoder().encode("12345"))
  assert.deepEqual(asked, ["/ledger/tile/0/000"])
})

test("one octet more is no file", async () => {
  await assert.rejects(server({ status: 200, body: "12345" }).get("checkpoint", 4), NoFile)
})

test("what is not there is undefined", async () => {
  assert.equal(await server({ status: 404 }).get("checkpoint", 5), undefined)
})

const refusals = [
  ["who is no longer logged in hears so", 401],
  ["who may not see it hears so", 403],
  ["a server that fails is told", 500],
] as const
for (const [name, status] of refusals) {
  test(`${name}, at once: ${status}`, async () => {
    const { get, asked } = server({ status })
    await assert.rejects(get("checkpoint", 5), (error) => error instanceof NoFile && error.status === status)
    assert.equal(asked.length, 1)
  })
}

test("asked to come back later, it comes back then", async () => {
  const { get, asked, waits } = server({ status: 429, after: "7" }, { status: 200, body: "x" })
  assert.deepEqual(await get("checkpoint", 5), new TextEncoder().encode("x"))
  assert.deepEqual(waits, [7_000])
  assert.equal(asked.length, 2)
})

for (const after of [undefined, "", "-5", "Sun, 22 Nov 2026 07:00:00 GMT", "999999"]) {
  test(`it waits a bounded time where it is told “${after}”`, async () => {
    const { get, waits } = server(
      { status: 429, ...(after !== undefined && { after }) },
      { status: 200, body: "x" },
    )
    await get("checkpoint", 5)
    assert.ok(waits.every((wait) => wait > 0 && wait <= 60_000))
  })
}

test("it does not come back for ever", async () => {
  const { get, asked } = server({ status: 429, after: "1" })
  await assert.rejects(get("checkpoint", 5), (error) => error instanceof NoFile && error.status === 429)
  assert.equal(asked.length, MAX_ATTEMPTS)
})

test("no answer is no file", async () => {
  const get = getFileFrom(() => Promise.reject(new TypeError("offline")), {
    now: () => 0,
    pause: () => Promise.resolve(),
  })
  await assert.rejects(get("checkpoint", 5), (error) => error instanceof NoFile && error.status === 0)
})
