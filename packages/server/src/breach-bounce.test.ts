/** Letters through the real queue to a host that refuses some of them: whoever it refuses becomes a task, and nobody is mailed about it. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { startQueue } from "./app/queue/queue.ts"
import type { Outgoing, RelayOutcome } from "./app/queue/relay.ts"
import { reply } from "./app/gate/reply.ts"
import { reportComposer } from "./app/queue/report.ts"
import { SILENT_LOG } from "./app/silent.ts"
import { addressOf, base64, openExampleBreaches, openMail, PROFILE, WHY } from "./example-breach.ts"
import { codeOf, turn } from "./example-desk.ts"
import { newId } from "./secret/id.ts"

/** Whom the next host does not know. */
const GONE = new Set([addressOf(2), addressOf(5)])

test("a letter that the next host refuses becomes a task for a person, and the others are sent", async () => {
  const desk = await openExampleBreaches()
  const anna = turn(await desk.account("anna@voorbeeld.example", ["privacy-officer"]))
  await desk.handlers["organisation.put"]({ body: { profile: PROFILE, seen: 0 } }, anna)
  const body = { source: "by-hand" as const, title: "Contactdag", department: "", nearMiss: false }
  const opened = await desk.handlers["breaches.open"]({ body }, anna)
  assert.ok(opened.ok)
  const params = { id: opened.value.id }
  const message = { message: base64(openMail(6)), outcome: "sent" as const, people: true }
  await desk.handlers["breaches.evidence"]({ params, body: message }, anna)
  const act = { kind: "people", decision: { inform: true, reason: "x", exception: undefined } } as const
  await desk.handlers["breaches.take"]({ params, body: { seen: 1, act } }, anna)
  const letters = { seen: 2, round: "first" as const, draft: { groups: [] }, rehearse: false }
  assert.equal(codeOf(await desk.handlers["breaches.inform"]({ params, body: letters }, anna)), "ok")
  await desk.opened.mailing.quiet()
  desk.time.now += 1000

  const mailed: string[] = []
  const queue = startQueue(
    {
      custody: desk.opened.custody,
      relay: { send: async (outgoing) => answerTo(outgoing, mailed), offers: () => OFFERS },
      sign: undefined,
      composeReport: reportComposer({
        hostName: "sluis.voorbeeld.example",
        postmaster: "postmaster@voorbeeld.example",
        organisation: "Gemeente Voorbeeld",
        timeZone: "Europe/Amsterdam",
        newId,
      }),
      newId,
      clock: { now: () => desk.time.now, elapsed: () => performance.now() },
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds)
        return () => clearTimeout(timer)
      },
      log: SILENT_LOG,
      metrics: { settled: () => undefined },
    },
    { connections: 4, memory: 67_108_864, giveUpAfter: 60_000, lease: 600_000 },
  )
  queue.wake()
  let states: readonly string[] = []
  // Until nothing is on its way any more.
  do {
    await new Promise((resolve) => setImmediate(resolve))
    const page = await desk.handlers["breaches.people"]({ params, body: { reason: WHY, limit: 200 } }, anna)
    assert.ok(page.ok)
    states = page.value.people.map(
      ({ address, letters: its, task }) =>
        `${address} ${its.map(({ state }) => state).join()} ${task?.kind ?? ""}`,
    )
  } while (states.some((state) => state.includes("queued")))
  await queue.drain()
  assert.deepEqual(
    states,
    Array.from({ length: 6 }, (_, index) => addressOf(index + 1)).map((address) =>
      GONE.has(address) ? `${address} failed letter` : `${address} sent `,
    ),
  )
  // Nothing but the six letters and the mail to the data protection officer: no report about a letter.
  assert.equal(mailed.length, 7)
  await desk.close()
})

const OFFERS = { eightBitMime: true, smtputf8: true, dsn: true, size: undefined }

function answerTo({ envelope }: Outgoing, mailed: string[]): RelayOutcome {
  const [to] = envelope.recipients
  mailed.push(to?.address ?? "")
  return GONE.has(to?.address ?? "")
    ? { kind: "refused", reply: reply(550, "5.1.1", "no such user"), refused: [] }
    : { kind: "accepted", reply: reply(250, "2.0.0", "taken"), refused: [] }
}
