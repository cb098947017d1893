import { test } from "node:test"
import assert from "node:assert/strict"
import { ANSWERS, paused, reached, started, untilStart } from "./queue-host.ts"
import type { Host } from "./queue-host.ts"
import { reply } from "../gate/reply.ts"

const said = reply(451, "4.4.1", "no answer")
const away = (host: Host, elapsed: number, probe = false): Host =>
  paused(host, "away", { elapsed, reply: said, probe })
const doubtful = (host: Host, elapsed: number, probe = false): Host =>
  paused(host, "doubtful", { elapsed, reply: said, probe })

test("a host that answers may be asked at any time", () => {
  assert.equal(untilStart(started(ANSWERS), 0, true), 0)
})

test("twenty connections that break together make one pause, also while somebody finds out", () => {
  let host = away(ANSWERS, 0)
  for (let at = 1; at < 20; at += 1) host = away(at === 10 ? started(host) : host, at)
  assert.deepEqual({ ...host, probing: false }, away(ANSWERS, 0))
})

test("after the pause one message finds out, and the others wait for it", () => {
  const host = away(ANSWERS, 0)
  assert.equal(untilStart(host, 999, false), 1)
  assert.equal(untilStart(host, 1000, false), 0)
  assert.equal(untilStart(started(host), 1000, false), undefined)
})

test("where the host broke something off, others find out at once, and only what it broke off waits", () => {
  const host = doubtful(ANSWERS, 0)
  assert.deepEqual([untilStart(host, 0, false), untilStart(host, 0, true)], [0, 1000])
  assert.equal(untilStart(started(host), 1000, false), undefined)
})

test("the pause ends when somebody else reaches the host", () => {
  assert.equal(untilStart(reached(away(ANSWERS, 0), 10), 10, false), 0)
  assert.equal(untilStart(reached(doubtful(ANSWERS, 0), 10), 10, true), 0)
})

test("pauses double up to five minutes, and no longer; another kind begins anew", () => {
  const pauses: (number | undefined)[] = []
  let host = ANSWERS
  for (let time = 0; time < 11; time += 1) {
    host = away(started(host), 0, true)
    pauses.push(untilStart(host, 0, false))
  }
  pauses.push(untilStart(doubtful(started(host), 0, true), 0, true))
  assert.deepEqual(
    pauses,
    [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 1].map((seconds) => seconds * 1000),
  )
})
