import { describe, test } from "node:test"
import assert from "node:assert/strict"
import { setImmediate } from "node:timers/promises"
import type { Work } from "../held/custody.ts"
import type { Log } from "../log.ts"
import { copyOf, memoryCustody, octetsSent, scriptedRelay, SILENT, turnedTime } from "./queue-doubles.ts"
import type { MemoryCustody, ScriptedRelay, Time } from "./queue-doubles.ts"
import { MAX_MESSAGES, startQueue } from "./queue.ts"
import type { Queue, QueueOptions, QueuePorts } from "./queue.ts"
import type { Outgoing, RelayOutcome } from "./relay.ts"
import { reply } from "../gate/reply.ts"

const DAY = 86_400_000
const OK = reply(250, "2.0.0", "queued")
const accepted: RelayOutcome = { kind: "accepted", reply: OK, refused: [] }
const broke: RelayOutcome = { kind: "unreachable", reply: reply(451, "4.4.1", "no host answered") }
const away: RelayOutcome = { ...broke, unasked: true }
const refused = (code: number, status: string, text = "no"): RelayOutcome => ({
  kind: "refused",
  reply: reply(code, status, text),
  refused: [],
})

const MESSAGE = Buffer.from("From: Sanne <sanne@voorbeeld.example>\r\nTo: everybody\r\n\r\nHello\r\n")

/** A message to so many, each with a copy of his or her own where it is to be individualised. */
function work(time: Time, id: string, recipients: number, over: Partial<Work> = {}): Work {
  const numbers = Array.from({ length: recipients }, (_, number) => number)
  return {
    id,
    purpose: "individualise",
    at: time.now(),
    expiresAt: time.now() + 5 * DAY,
    envelope: {
      sender: "sanne@voorbeeld.example",
      body: undefined,
      smtputf8: false,
      ret: undefined,
      envid: undefined,
      auth: undefined,
      recipients: numbers.map((number) => ({
        address: `r${number}@${id}.example`,
        notify: undefined,
        orcpt: undefined,
      })),
    },
    prefix: Buffer.from("Received: by sluis.example; now\r\n"),
    size: MESSAGE.length,
    eightBit: false,
    copies: numbers.map((number) => ({
      splices: [{ start: 43, end: 52, replacement: Buffer.from(`r${number}`) }],
      recipients: [number],
    })),
    due: numbers.map((recipient) => ({ recipient, attempts: 0 })),
    about: "",
    ...over,
  }
}

function plain(time: Time, id: string, recipients: number, over: Partial<Work> = {}): Work {
  const numbers = Array.from({ length: recipients }, (_, number) => number)
  return work(time, id, recipients, {
    purpose: "deliver",
    copies: [{ splices: [], recipients: numbers }],
    ...over,
  })
}

type Bench = {
  readonly time: Time
  readonly custody: MemoryCustody
  readonly relay: ScriptedRelay
  readonly queue: Queue
  readonly offer: (work: Work, octets?: Uint8Array) => void
  readonly settled: () => Promise<void>
}

function bench(
  answer: (outgoing: Outgoing) => RelayOutcome,
  {
    options = {},
    ports = {},
    takes,
  }: {
    readonly options?: Partial<QueueOptions>
    readonly ports?: Partial<QueuePorts>
    readonly takes?: (outgoing: Outgoing) => number
  } = {},
): Bench {
  const time = turnedTime(() => setImmediate())
  const custody = memoryCustody(time)
  const relay = scriptedRelay(time, answer, takes)
  let ids = 0
  const queue = startQueue(
    {
      custody,
      relay,
      sign: undefined,
      composeReport: ({ recipients }) => Buffer.from(JSON.stringify(recipients)),
      newId: () => `id${(ids += 1)}`,
      clock: time,
      after: time.after,
      log: SILENT,
      metrics: { settled: () => undefined },
      ...ports,
    },
    { connections: 20, memory: 64 * 1_048_576, giveUpAfter: 5 * DAY, lease: 900_000, ...options },
  )
  return {
    time,
    custody,
    relay,
    queue,
    offer: (one, octets = MESSAGE) => {
      custody.keep(one, octets, time.now() + 900_000)
      queue.offer(one, octets)
    },
    settled: () => time.until(() => custody.due() === 0),
  }
}

const addresses = ({ envelope }: Outgoing): readonly string[] =>
  envelope.recipients.map(({ address }) => address)

describe("what is sent", { concurrency: false }, () => {
  test("what is offered beyond what can be in hand is sent all the same, without waiting for a lease to end", async () => {
    const { time, relay, offer, settled } = bench(() => accepted)
    const start = time.now()
    for (let index = 0; index <= MAX_MESSAGES; index += 1) offer(plain(time, `m${index}`, 1))
    await settled()
    assert.equal(relay.sent.length, MAX_MESSAGES + 1)
    assert.ok(time.now() - start < 900_000, "by the clock of the test")
  })

  test("an individualised message goes out as one transaction per recipient, each with its own copy", async () => {
    const { time, relay, offer, settled } = bench(() => accepted)
    const one = work(time, "a", 100)
    offer(one)
    await settled()
    assert.equal(relay.sent.length, 100)
    assert.equal(new Set(relay.sent.map(({ outgoing }) => addresses(outgoing).join())).size, 100)
    for (const sent of relay.sent) {
      const number = Number(/^r(\d+)@/.exec(addresses(sent.outgoing)[0] ?? "")?.[1])
      assert.deepEqual(octetsSent(sent), copyOf(one, MESSAGE, number))
      assert.equal(sent.outgoing.size, octetsSent(sent).length)
      assert.equal(sent.outgoing.envelope.sender, "sanne@voorbeeld.example")
    }
  })

  test("a message as it was goes to all of its recipients in one transaction", async () => {
    const { time, relay, offer, settled } = bench(() => accepted)
    offer(plain(time, "a", 250))
    await settled()
    assert.deepEqual(
      relay.sent.map(({ outgoing }) => addresses(outgoing).length),
      [250],
    )
  })

  test("a held message that was released as copies goes to each recipient alone, whatever it was held as", async () => {
    const { time, relay, offer, settled } = bench(() => accepted)
    const splices = [{ start: 0, end: 0, replacement: Buffer.from("X: y\r\n") }]
    offer(work(time, "a", 3, { purpose: "hold", copies: [{ splices, recipients: [0, 1, 2] }] }))
    await settled()
    assert.deepEqual(
      relay.sent.map(({ outgoing }) => addresses(outgoing).length),
      [1, 1, 1],
    )
  })

  test("where the next host takes a hundred recipients, the others follow in transactions of a hundred", async () => {
    const tooMany = reply(452, "4.5.3", "too many recipients")
    const { time, relay, custody, offer, settled } = bench(({ envelope }) => ({
      kind: "accepted",
      reply: OK,
      refused: envelope.recipients.flatMap((_, recipient) =>
        recipient < 100 ? [] : [{ recipient, reply: tooMany }],
      ),
    }))
    offer(plain(time, "a", 250))
    await settled()
    assert.deepEqual(
      relay.sent.map(({ outgoing }) => addresses(outgoing).length),
      [250, 50, 100],
    )
    assert.equal(new Set(custody.settlements.map(({ recipient }) => recipient)).size, 250)
    assert.ok(time.elapsed() < 1000, "without waiting for a back-off")
  })

  test("what was not offered is claimed from the store, and read from there", async () => {
    const { time, custody, relay, queue, settled } = bench(() => accepted)
    custody.keep(work(time, "a", 3), MESSAGE, time.now())
    queue.wake()
    await settled()
    assert.equal(relay.sent.length, 3)
  })
})

describe("what is tried again", { concurrency: false }, () => {
  test("a recipient that is refused for now is tried later, and later still", async () => {
    let tries = 0
    const { time, custody, offer, settled } = bench(() =>
      (tries += 1) < 4 ? refused(450, "4.2.0") : accepted,
    )
    offer(work(time, "a", 1))
    await settled()
    assert.deepEqual(
      custody.settlements.map(({ outcome }) => outcome.kind),
      ["later", "later", "later", "sent"],
    )
    const minutes = time.elapsed() / 60_000
    assert.ok(minutes > 6 && minutes < 8, "1 + 2 + 4 minutes")
    assert.deepEqual(custody.reports, [])
  })

  test("when its time is up it has failed, with the last reply, and the sender is told once", async () => {
    const { time, custody, offer, settled } = bench(() => refused(450, "4.2.0", "busy"))
    offer(work(time, "a", 1, { expiresAt: time.now() + 3_600_000 }))
    await settled()
    assert.deepEqual(custody.settlements.at(-1)?.outcome, {
      kind: "failed",
      reply: reply(450, "4.2.0", "busy"),
    })
    assert.equal(time.elapsed() >= 3_600_000 && time.elapsed() < 3_660_000, true)
    assert.deepEqual(
      custody.reports.map(({ envelope, about, purpose }) => [
        envelope.sender,
        envelope.recipients.map(({ address }) => address),
        about,
        purpose,
      ]),
      [["", ["sanne@voorbeeld.example"], "a", "report"]],
    )
  })

  test("a lease that runs out while a transaction is under way does not make it go twice", async () => {
    const { time, relay, offer, settled } = bench(() => accepted, { takes: () => 2_000_000 })
    offer(work(time, "a", 3))
    await settled()
    await time.until(() => time.elapsed() > 4_000_000)
    assert.equal(relay.sent.length, 3)
  })
})

describe("a host that is away", { concurrency: false }, () => {
  test("costs no recipient an attempt while it is away, but for those who find out", async () => {
    let back = Number.POSITIVE_INFINITY
    const made = bench(() => (made.time.elapsed() < back ? away : accepted))
    const { time, custody, relay, offer, settled } = made
    for (let index = 0; index < 50; index += 1) offer(work(time, `m${index}`, 10))
    back = 120_000
    await settled()
    const later = custody.settlements.filter(({ outcome }) => outcome.kind === "later").length
    assert.equal(later, 0)
    assert.ok(relay.sent.filter(({ outcome }) => outcome.kind === "unreachable").length < 20 + 10)
    assert.ok(time.elapsed() < back + 300_000 + 60_000)
  })

  test("costs nobody an attempt where the relay leaves it alone after a copy broke", async () => {
    // The first copy breaks; then the relay asks nobody for a while, and says when the host is back.
    const made = bench(() =>
      made.relay.sent.length === 0 ? broke : made.time.elapsed() < 20_000 ? away : accepted,
    )
    const { time, custody, relay, offer, settled } = made
    offer(work(time, "a", 3))
    offer(work(time, "b", 3))
    time.after(20_000, relay.back)
    await settled()
    assert.deepEqual(new Set(custody.settlements.map(({ outcome }) => outcome.kind)), new Set(["sent"]))
    assert.ok(time.elapsed() < 21_000, "resumed when the relay had reached it, not when a pause ended")
  })

  test("that stays away fails what expires, though nobody can be asked", async () => {
    const { time, custody, offer, settled } = bench(({ envelope }) =>
      envelope.recipients[0]?.address.endsWith("@m3.example") === true ? broke : away,
    )
    for (let index = 0; index < 30; index += 1)
      offer(work(time, `m${index}`, 2, { expiresAt: time.now() + DAY }))
    await settled()
    assert.equal(custody.settlements.filter(({ outcome }) => outcome.kind === "failed").length, 60)
    assert.equal(new Set(custody.reports.map(({ about }) => about)).size, 30)
    assert.ok(time.elapsed() < DAY + 400_000)
  })
})

describe("copies that make the host break off", { concurrency: false }, () => {
  const poisonous = ({ envelope }: Outgoing): boolean =>
    envelope.recipients[0]?.address.includes("poison") === true

  test("hold up no other message, however many they are", async () => {
    const { time, custody, relay, offer } = bench((outgoing) => (poisonous(outgoing) ? broke : accepted))
    for (let index = 0; index < 10; index += 1) offer(work(time, `poison${index}`, 12))
    await time.until(() => time.elapsed() > 30_000)
    const from = time.elapsed()
    for (let index = 0; index < 5; index += 1) offer(work(time, `m${index}`, 10))
    await time.until(() => relay.sent.filter(({ outcome }) => outcome.kind === "accepted").length === 50)
    assert.ok(time.elapsed() - from < 1000, `${time.elapsed() - from}`)
    assert.ok(custody.due() >= 120)
  })

  test("are tried one at a time, after everything else, and each twice before it costs an attempt", async () => {
    const { time, custody, relay, offer } = bench((outgoing) => (poisonous(outgoing) ? broke : accepted))
    offer(work(time, "poison", 30))
    offer(work(time, "m", 100))
    await time.until(() => custody.settlements.length === 130)
    const times = new Map<string, number>()
    for (const { outgoing } of relay.sent) {
      const address = addresses(outgoing).join()
      times.set(address, (times.get(address) ?? 0) + 1)
    }
    const tries = (of: string): Set<number> =>
      new Set([...times].filter(([address]) => address.includes(of)).map(([, count]) => count))
    assert.deepEqual([tries("poison"), tries("@m.")], [new Set([2]), new Set([1])])
    const last = relay.sent.findLastIndex(({ outcome }) => outcome.kind === "accepted")
    assert.ok(relay.sent.slice(0, last).filter(({ outgoing }) => poisonous(outgoing)).length <= 22)
  })

  test("go at last, though there is no end to what comes before them", async () => {
    const made = bench((outgoing) => (poisonous(outgoing) ? broke : accepted), { takes: () => 1 })
    const { time, relay, offer } = made
    offer(work(time, "poison", 1))
    offer(work(time, "endless", 5000))
    const tried = (): number => relay.sent.filter(({ outgoing }) => poisonous(outgoing)).length
    await time.until(() => tried() === 2)
    assert.ok(relay.sent.length < 200)
  })

  test("no longer wait where something of their message is answered", async () => {
    let breaks = 20
    const { time, custody, relay, offer, settled } = bench(() => ((breaks -= 1) >= 0 ? broke : accepted))
    offer(work(time, "a", 500))
    await settled()
    assert.ok(time.elapsed() < 10_000)
    assert.equal(relay.most(), 20)
    assert.ok(custody.settlements.every(({ outcome }) => outcome.kind === "sent"))
  })

  test("that break always are settled in the end, without a host that is hammered", async () => {
    const { time, custody, relay, offer, settled } = bench(() => broke)
    for (let index = 0; index < 10; index += 1)
      offer(work(time, `m${index}`, 2, { expiresAt: time.now() + DAY }))
    await settled()
    assert.ok(custody.settlements.every(({ outcome }) => outcome.kind !== "sent"))
    assert.ok(time.elapsed() < DAY + 400_000)
    assert.ok(relay.sent.length < 20 + 86_400 / 300 + 20, `${relay.sent.length}`)
  })
})

describe("fairness and limits", { concurrency: false }, () => {
  test("a message to one is not kept waiting by a message to ten thousand", async () => {
    const { time, relay, offer } = bench(() => accepted)
    offer(work(time, "big", 10_000))
    await time.until(() => relay.sent.length > 50)
    offer(work(time, "small", 1))
    const isSmall = (sent: (typeof relay.sent)[number]): boolean =>
      addresses(sent.outgoing)[0] === "r0@small.example"
    await time.until(() => relay.sent.some(isSmall))
    assert.ok(relay.sent.findIndex(isSmall) < 150)
  })

  test("as many transactions are under way as there are connections, never more", async () => {
    const { time, relay, offer, settled } = bench(() => accepted, { options: { connections: 7 } })
    for (let index = 0; index < 5; index += 1) offer(work(time, `m${index}`, 20))
    await settled()
    assert.equal(relay.most(), 7)
  })

  test("copies that were sent and are not on disk are never more than twice the connections", async () => {
    const { time, relay, custody, offer, settled } = bench(() => accepted, { takes: () => 1 })
    custody.refuse = 3
    offer(work(time, "a", 500))
    let most = 0
    await time.until(() => {
      most = Math.max(most, relay.sent.length + relay.underWay() - custody.settlements.length)
      return custody.due() === 0
    })
    assert.ok(most > 20 && most <= 40, `${most}`)
    await settled()
  })

  test("what is answered within a moment is written together", async () => {
    const { time, custody, relay, offer, settled } = bench(() => accepted, {
      takes: ({ envelope }) =>
        10 + (Number(/\d+/.exec(envelope.recipients[0]?.address ?? "")?.[0]) % 20) / 10,
    })
    offer(work(time, "a", 200))
    await settled()
    assert.equal(relay.sent.length, 200)
    assert.ok(custody.batches <= 40, `${custody.batches}`)
  })

  test("messages larger than the memory for them go one at a time", async () => {
    const size = 3 * 1_048_576
    const { time, custody, relay, queue, settled } = bench(() => accepted, {
      options: { memory: 2_097_152 },
      takes: () => 50,
    })
    const { octets } = custody
    let read = 0
    let most = 0
    Object.assign(custody, {
      octets: async (id: string) => {
        read += 1
        most = Math.max(most, read - custody.settlements.length)
        return await octets(id)
      },
    })
    for (let index = 0; index < 4; index += 1)
      custody.keep(plain(time, `m${index}`, 1, { size }), MESSAGE, time.now())
    queue.wake()
    await settled()
    assert.equal(relay.sent.length, 4)
    assert.equal(most, 1)
  })
})

describe("what goes wrong here", { concurrency: false }, () => {
  test("answers that the store does not take are kept and written when it does", async () => {
    const { time, custody, relay, offer, settled } = bench(() => accepted)
    custody.refuse = 5
    offer(work(time, "a", 10))
    await settled()
    assert.equal(relay.sent.length, 10)
  })

  test("a message that can't be read is left for an hour, and the others go", async () => {
    const errors: string[] = []
    const log: Log = { ...SILENT, error: (event) => errors.push(event) }
    const { time, custody, queue } = bench(() => accepted, { ports: { log } })
    custody.damaged.add("bad")
    custody.keep(work(time, "bad", 2), MESSAGE, time.now())
    custody.keep(work(time, "good", 2), MESSAGE, time.now())
    queue.wake()
    await time.until(() => custody.due() === 2)
    assert.deepEqual(errors, ["a message could not be read from the store"])
    assert.ok(time.elapsed() < 1000)
    custody.damaged.delete("bad")
    await time.until(() => custody.due() === 0)
    assert.ok(time.elapsed() > 3_000_000)
  })

  test("a relay that breaks its promise is one more reason to try later", async () => {
    let tries = 0
    const { time, custody, offer, settled } = bench(() => {
      if ((tries += 1) === 1) throw new Error("a mistake")
      return accepted
    })
    offer(work(time, "a", 1))
    await settled()
    assert.deepEqual(
      custody.settlements.map(({ outcome }) => outcome.kind),
      ["later", "sent"],
    )
  })
})

describe("the end", { concurrency: false }, () => {
  test("draining finishes what is under way and begins nothing more", async () => {
    const { time, relay, custody, queue, offer } = bench(() => accepted)
    offer(work(time, "a", 100))
    await setImmediate()
    let drained = false
    void queue.drain().then(() => (drained = true))
    await time.until(() => drained)
    assert.equal(relay.sent.length, 20)
    assert.equal(custody.settlements.length, 20)
  })

  test("closing does not wait for a store that takes nothing", async () => {
    const { time, custody, queue, offer, relay } = bench(() => accepted)
    custody.refuse = 1000
    offer(work(time, "a", 5))
    await time.until(() => relay.sent.length === 5)
    let closed = false
    void queue.close().then(() => (closed = true))
    await time.until(() => closed)
    assert.equal(custody.settlements.length, 0)
  })
})
