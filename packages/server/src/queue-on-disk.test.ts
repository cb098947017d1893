import { test } from "node:test"
import assert from "node:assert/strict"
import { randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Intake } from "./app/held/custody.ts"
import { copyOf, octetsSent, scriptedRelay, SILENT } from "./app/queue/queue-doubles.ts"
import type { ScriptedRelay } from "./app/queue/queue-doubles.ts"
import { startQueue } from "./app/queue/queue.ts"
import type { Queue } from "./app/queue/queue.ts"
import type { RelayOutcome } from "./app/queue/relay.ts"
import { reportComposer } from "./app/queue/report.ts"
import { reply } from "./app/gate/reply.ts"
import { openStore } from "./store/open-store.ts"
import type { Store } from "./store/open-store.ts"

const clock = { now: () => Date.now(), elapsed: () => performance.now() }
const time = { elapsed: clock.elapsed, wait: async (milliseconds: number) => await sleep(milliseconds) }
const MESSAGE = Buffer.from("From: Sanne <sanne@voorbeeld.example>\r\nTo: everybody\r\n\r\nHello\r\n")
const accepted: RelayOutcome = { kind: "accepted", reply: reply(250, "2.0.0", "queued"), refused: [] }

async function inStore(use: (open: () => Promise<Store>) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sluis-queue-"))
  const keys = { sealing: randomBytes(32), ledger: randomBytes(32) }
  try {
    await use(async () => {
      const opened = await openStore({
        folder: join(folder, "data"),
        keys,
        clock,
        log: SILENT,
        reclaim: true,
      })
      assert.ok(opened.ok)
      return opened.value
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

let ids = 0
const newId = (): string => `id${(ids += 1)}`

function queueOver({ custody }: Store, relay: ScriptedRelay): Queue {
  return startQueue(
    {
      custody,
      relay,
      sign: undefined,
      composeReport: reportComposer({
        hostName: "sluis.voorbeeld.example",
        postmaster: "postmaster@voorbeeld.example",
        organisation: "Gemeente Voorbeeld",
        timeZone: "Europe/Amsterdam",
        newId,
      }),
      newId,
      clock,
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds)
        return () => clearTimeout(timer)
      },
      log: SILENT,
      metrics: { settled: () => undefined },
    },
    { connections: 20, memory: 67_108_864, giveUpAfter: 60_000, lease: 600_000 },
  )
}

function intake(recipients: number): Intake {
  const numbers = Array.from({ length: recipients }, (_, number) => number)
  const at = clock.now()
  return {
    id: newId(),
    purpose: "individualise",
    at,
    expiresAt: at + 60_000,
    envelope: {
      sender: "sanne@voorbeeld.example",
      body: undefined,
      smtputf8: false,
      ret: undefined,
      envid: undefined,
      auth: undefined,
      recipients: numbers.map((number) => ({
        address: `r${number}@x.example`,
        notify: undefined,
        orcpt: undefined,
      })),
    },
    prefix: Buffer.from("Received: by sluis.example; now\r\n"),
    size: MESSAGE.length,
    eightBit: false,
    pieces: () => [MESSAGE],
    copies: numbers.map((number) => ({
      splices: [{ start: 43, end: 52, replacement: Buffer.from(`r${number}`) }],
      recipients: [number],
    })),
    dueAt: at,
    verdict: { kind: "deliver", reasons: [], delaySeconds: 0 },
    sight: undefined,
    correlation: "",
    about: "",
  }
}

const workOf = (one: Intake): Parameters<Queue["offer"]>[0] => ({
  ...one,
  due: one.copies.map((_, recipient) => ({ recipient, attempts: 0 })),
})

const to = ({ outgoing }: ScriptedRelay["sent"][number]): string =>
  outgoing.envelope.recipients[0]?.address ?? ""

async function emptied({ custody }: Store): Promise<void> {
  while ((await custody.load()).queuedRecipients > 0) await sleep(5)
}

test("over the real store everybody gets a copy, and the sender a report of who did not", async () => {
  await inStore(async (open) => {
    const store = await open()
    const unknown = reply(550, "5.1.1", "unknown")
    const relay = scriptedRelay(
      time,
      ({ envelope }) =>
        envelope.recipients[0]?.address === "r7@x.example"
          ? { kind: "refused", reply: unknown, refused: [] }
          : accepted,
      () => 1,
    )
    const queue = queueOver(store, relay)
    const one = intake(100)
    await store.custody.take(one, undefined)
    queue.offer(workOf(one), MESSAGE)
    await emptied(store)
    await queue.drain()
    const report = relay.sent.find(({ outgoing }) => outgoing.envelope.sender === "")
    assert.ok(report !== undefined)
    assert.equal(to(report), "sanne@voorbeeld.example")
    const text = Buffer.from(octetsSent(report)).toString()
    assert.match(text, /Final-Recipient: rfc822; r7@x\.example/)
    assert.match(text, /\r\nTo: r7\r\n/, "the copy of this recipient")
    assert.equal(relay.sent.length, 101)
    await store.close()
  })
})

test("after an end without warning, everybody has a copy, and few have two", async () => {
  await inStore(async (open) => {
    const before = await open()
    const first = scriptedRelay(
      time,
      () => accepted,
      () => 2,
    )
    const abandoned = queueOver(before, first)
    const one = intake(300)
    await before.custody.take(one, undefined)
    abandoned.offer(workOf(one), MESSAGE)
    while (first.sent.length < 100) await sleep(1)
    await before.close() // what was answered and not yet written stays unwritten
    await abandoned.close()

    const after = await open()
    const second = scriptedRelay(
      time,
      () => accepted,
      () => 1,
    )
    const queue = queueOver(after, second)
    await emptied(after)
    await queue.drain()
    const all = [...first.sent, ...second.sent]
    assert.equal(new Set(all.map(to)).size, 300)
    assert.ok(all.length <= 300 + 40, "twice the connections")
    for (const sent of second.sent) {
      assert.deepEqual(octetsSent(sent), copyOf(workOf(one), MESSAGE, Number(/\d+/.exec(to(sent))?.[0])))
    }
    await after.close()
  })
})
