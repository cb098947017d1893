import assert from "node:assert/strict"
import { createServer } from "node:net"
import type { AddressInfo } from "node:net"
import { describe, test } from "node:test"
import { setTimeout as wait } from "node:timers/promises"

import { EVERYTHING, NO_CHUNKING, ONE_BY_ONE, startFakeHost } from "./fake-host.ts"
import type { Deed, Stage } from "./fake-host.ts"
import { MAX_REPLY_LINE_OCTETS, MAX_REPLY_LINES } from "./reply-reader.ts"
import { LETTER, outgoingOf, tryRelay } from "./try-relay.ts"

/** Of those who wait for a host that hangs, all at the same time; long enough for one that does not, on a machine that is busy. */
const SHORT = 10_000
const SHORT_TIMEOUTS = {
  connect: SHORT,
  greeting: SHORT,
  hello: SHORT,
  mail: SHORT,
  recipient: SHORT,
  data: SHORT,
  block: SHORT,
  end: SHORT,
}

const DEEDS = {
  "refuses for now": { say: "451 4.7.1 later\r\n" },
  refuses: { say: "550 5.7.1 no\r\n" },
  "says 421": { say: "421 4.3.2 closing\r\n" },
  hangs: { then: "hang" },
  vanishes: { then: "vanish" },
  "talks nonsense": { say: "hello there\r\n" },
  "says what nobody can mean": { say: "399 perhaps\r\n" },
  "answers twice": { say: "250 ok\r\n250 ok\r\n250 ok\r\n250 ok\r\n250 ok\r\n" },
  "floods with a line": { say: "2".repeat(MAX_REPLY_LINE_OCTETS + 1) },
  "floods with lines": { say: "250-x\r\n".repeat(MAX_REPLY_LINES + 1) },
} as const satisfies Record<string, NonNullable<Deed>>

/** next: the second host gets it. refused: the reply is passed on. unknown: nobody else gets it, and it is counted. */
type Expected = "next" | "refused" | "unknown"

const STAGES: readonly [Stage, refusal: Expected, loss: Expected, readonly (readonly string[])[]][] = [
  ["greeting", "next", "next", [EVERYTHING]],
  ["EHLO", "next", "next", [EVERYTHING]],
  // A message that goes along with MAIL in one write may have arrived, though MAIL was not answered.
  ["MAIL", "refused", "unknown", [EVERYTHING]],
  ["MAIL", "refused", "next", [NO_CHUNKING, ONE_BY_ONE]],
  ["RCPT", "refused", "unknown", [EVERYTHING]],
  ["RCPT", "refused", "next", [NO_CHUNKING, ONE_BY_ONE]],
  ["DATA", "refused", "next", [NO_CHUNKING, ONE_BY_ONE]],
  ["BDAT", "refused", "unknown", [EVERYTHING]],
  ["end", "refused", "unknown", [NO_CHUNKING, ONE_BY_ONE]],
]

describe("what the first host does, and what becomes of the message", { concurrency: true }, () => {
  for (const [stage, refusal, loss, forms] of STAGES) {
    for (const [does, deed] of Object.entries(DEEDS)) {
      const isRefusal = does.startsWith("refuses")
      // 421 is an answer: the host does not have it.
      const expected = isRefusal ? refusal : does === "says 421" ? "next" : loss
      for (const offers of forms) {
        const how = offers === EVERYTHING ? "BDAT" : offers === NO_CHUNKING ? "DATA" : "one by one"
        test(`${does} at ${stage} (${how}): ${expected}`, async () => {
          await using first = await startFakeHost({
            offers,
            does: (at) => (at === stage ? deed : undefined),
          })
          await using second = await startFakeHost({ offers: EVERYTHING })
          await using relay = tryRelay([first, second], does === "hangs" ? { timeouts: SHORT_TIMEOUTS } : {})
          // As EHLO refused for good means HELO, a host that only then hangs is another matter.
          const isHelo = stage === "EHLO" && does === "refuses"
          const outcome = await relay.send(outgoingOf())
          const got = second.messages.length
          if (isHelo) {
            assert.deepEqual([outcome.kind, first.messages.length, got], ["accepted", 1, 0])
            return
          }
          switch (expected) {
            case "next":
              assert.deepEqual([outcome.kind, got, relay.repeated()], ["accepted", 1, 0])
              return
            case "refused":
              assert.ok(outcome.kind === "refused")
              assert.ok("say" in deed && deed.say.startsWith(`${outcome.reply.code} ${outcome.reply.status}`))
              assert.deepEqual([got, relay.repeated()], [0, 0])
              return
            case "unknown": {
              // Where more was said than asked for, the message was answered before the rest came.
              if (does === "answers twice") {
                assert.equal(outcome.kind, "accepted")
                return
              }
              assert.deepEqual([outcome.kind, got], ["unreachable", 0])
              assert.ok("reply" in outcome && outcome.reply.status === "4.4.1")
              assert.equal(relay.repeated(), 1)
            }
          }
        })
      }
    }
  }
})

test("no host can be reached: 451 4.4.1, and never a throw", async () => {
  await using relay = tryRelay([{ port: await unusedPort() }, { port: await unusedPort() }])
  const outcome = await relay.send(outgoingOf())
  assert.ok(outcome.kind === "unreachable")
  assert.deepEqual([outcome.reply.code, outcome.reply.status], [451, "4.4.1"])
  assert.equal(relay.offers(), undefined)
})

test("a message that is cut off in the middle goes to the next host", async () => {
  const octets = Buffer.alloc(16 << 20, "x\r\n")
  for (const offers of [EVERYTHING, NO_CHUNKING]) {
    // Closes as soon as it has said go, or at BDAT when its octets are coming in.
    await using first = await startFakeHost({
      offers,
      does: (stage) =>
        stage === "DATA"
          ? { say: "354 go\r\n", then: "vanish" }
          : stage === "RCPT" && offers === EVERYTHING
            ? { say: "250 ok\r\n", then: "vanish" }
            : undefined,
    })
    await using second = await startFakeHost({ offers: EVERYTHING })
    await using relay = tryRelay([first, second])
    assert.equal((await relay.send(outgoingOf({ octets, cut: 1 << 18 }))).kind, "accepted")
    assert.ok(second.messages[0]?.equals(octets))
    assert.equal(relay.repeated(), 0)
  }
})

test("a refusal in the middle of a large message is the answer", async () => {
  await using host = await startFakeHost({
    offers: NO_CHUNKING,
    does: (stage) => (stage === "DATA" ? { say: "354 go\r\n552 5.3.4 enough\r\n", then: "hang" } : undefined),
  })
  await using relay = tryRelay([host], { timeouts: SHORT_TIMEOUTS })
  // The refusal may also be read before the message began: then it is a reply that nobody asked for.
  const outcome = await relay.send(outgoingOf({ octets: Buffer.alloc(16 << 20, "x\r\n"), cut: 1 << 18 }))
  assert.ok(outcome.kind === "refused" ? outcome.reply.code === 552 : outcome.kind === "unreachable")
  assert.equal(relay.repeated(), 0)
})

describe("connections", () => {
  test("one is enough for one message after the other, and is given back after every outcome", async () => {
    let count = 0
    await using host = await startFakeHost({
      offers: NO_CHUNKING,
      does: (stage, line) =>
        stage === "RCPT" && line.includes("weg")
          ? { say: "550 no\r\n" }
          : stage === "MAIL" && (count += 1) === 3
            ? { say: "451 later\r\n" }
            : undefined,
    })
    await using relay = tryRelay([host])
    const kinds: string[] = []
    for (const recipients of [
      ["a@b.example"],
      ["weg@b.example"],
      ["a@b.example"],
      ["a@b.example", "weg@b.example"],
    ]) {
      kinds.push((await relay.send(outgoingOf({ recipients }))).kind)
    }
    kinds.push((await relay.send(outgoingOf())).kind)
    assert.deepEqual(kinds, ["accepted", "refused", "refused", "divided", "accepted"])
    assert.ok(host.connections() <= 2) // the reset of one may still be under way
  })

  test("at most so many, and the rest wait for them", async () => {
    await using host = await startFakeHost({ offers: NO_CHUNKING })
    await using relay = tryRelay([host], { pool: { connections: 3 } })
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => relay.send(outgoingOf())))
    assert.ok(outcomes.every(({ kind }) => kind === "accepted"))
    assert.equal(host.connections(), 3)
    assert.equal(host.messages.length, 50)
  })

  test("each is replaced after so many messages", async () => {
    await using host = await startFakeHost({ offers: EVERYTHING })
    await using relay = tryRelay([host], { pool: { connections: 1, transactions: 4 } })
    for (let sent = 0; sent < 9; sent += 1) assert.equal((await relay.send(outgoingOf())).kind, "accepted")
    assert.equal(host.connections(), 3)
  })

  test("idle ones are closed with QUIT", async () => {
    await using host = await startFakeHost({ offers: EVERYTHING })
    await using relay = tryRelay([host], { pool: { idleMilliseconds: 20 } })
    await relay.send(outgoingOf())
    await until(() => host.open() === 0)
    assert.equal(host.commands.at(-1), "QUIT")
    assert.equal((await relay.send(outgoingOf())).kind, "accepted")
    assert.equal(host.connections(), 2)
  })

  for (const [name, deed] of [
    ["closed without a word", { then: "vanish" }],
    ["closed with 421", { say: "421 4.4.2 idle\r\n", then: "vanish" }],
  ] as const) {
    test(`a reused one that turns out to be ${name} at MAIL costs nothing`, async () => {
      let count = 0
      await using host = await startFakeHost({
        offers: NO_CHUNKING,
        does: (stage) => (stage === "MAIL" && (count += 1) === 2 ? deed : undefined),
      })
      await using relay = tryRelay([host])
      assert.equal((await relay.send(outgoingOf())).kind, "accepted")
      assert.equal((await relay.send(outgoingOf())).kind, "accepted")
      assert.deepEqual([host.connections(), host.messages.length, relay.repeated()], [2, 2, 0])
    })
  }

  test("a host that takes no more than two connections is used with two", async () => {
    await using host = await startFakeHost({
      offers: EVERYTHING,
      does: (stage, _, connection) =>
        stage === "greeting" && connection > 2 ? { say: "421 too many\r\n", then: "vanish" } : undefined,
    })
    await using relay = tryRelay([host], { pool: { connections: 10 } })
    assert.equal((await relay.send(outgoingOf())).kind, "accepted")
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => relay.send(outgoingOf())))
    assert.deepEqual([...new Set(outcomes.map(({ kind }) => kind))], ["accepted"])
  })

  for (const extra of [0, 1]) {
    test(`${2 + extra} wait where 2 may: ${extra} told to come back`, async () => {
      await using host = await startFakeHost({
        does: (stage) => (stage === "greeting" ? { then: "hang" } : undefined),
      })
      await using relay = tryRelay([host], { pool: { waiting: 2 }, timeouts: { greeting: 100 } })
      const outcomes = await Promise.all(Array.from({ length: 2 + extra }, () => relay.send(outgoingOf())))
      const busy = outcomes.filter((outcome) => "reply" in outcome && outcome.reply.status === "4.3.2")
      assert.equal(busy.length, extra)
    })
  }

  test("who waits too long for one is told to come back", async () => {
    await using host = await startFakeHost({
      does: (stage) => (stage === "greeting" ? { then: "hang" } : undefined),
    })
    await using relay = tryRelay([host], { timeouts: { waiting: 20 } })
    const outcome = await relay.send(outgoingOf())
    assert.ok(outcome.kind === "unreachable" && outcome.reply.status === "4.3.2")
  })

  test("what a host says while nobody asks ends the connection, and hurts nobody", async () => {
    await using host = await startFakeHost({
      offers: EVERYTHING,
      does: (stage, _, connection) =>
        stage === "EHLO" && connection === 1 ? { say: "250 host.example\r\n250 surprise\r\n" } : undefined,
    })
    await using relay = tryRelay([host])
    await until(() => relay.logged.length > 0)
    await until(() => relay.offers() !== undefined)
    assert.equal((await relay.send(outgoingOf())).kind, "accepted")
    assert.equal(host.connections(), 2)
  })
})

test("a host that fails is left alone while it does, and used again when it is back", async () => {
  let isDown = true
  await using first = await startFakeHost({
    offers: EVERYTHING,
    does: (stage) => (stage === "greeting" && isDown ? { say: "421 down\r\n", then: "vanish" } : undefined),
  })
  await using second = await startFakeHost({ offers: EVERYTHING })
  await using relay = tryRelay([first, second])
  for (let sent = 0; sent < 20; sent += 1) assert.equal((await relay.send(outgoingOf())).kind, "accepted")
  assert.equal(second.messages.length, 20)
  assert.ok(first.connections() < 20)
  isDown = false
  await until(() => relay.logged.some((line) => line.startsWith("next host is back")))
  await relay.send(outgoingOf())
  assert.equal(first.messages.length, 1)
})

test("a host that times out is not waited for again", async () => {
  await using first = await startFakeHost({
    offers: NO_CHUNKING,
    does: (stage) => (stage === "MAIL" ? { then: "hang" } : undefined),
  })
  await using second = await startFakeHost({ offers: EVERYTHING })
  const avoidance = { first: 600_000, last: 600_000 }
  await using relay = tryRelay([first, second], { timeouts: { mail: 3_000 }, avoidance })
  for (let sent = 0; sent < 5; sent += 1) await relay.send(outgoingOf())
  assert.equal(second.messages.length, 5)
  assert.equal(first.commands.filter((command) => command.startsWith("MAIL")).length, 1)
})

test("who asks is told whether anybody was asked, and hears when the host is back", async () => {
  let isSick = true
  await using host = await startFakeHost({
    offers: NO_CHUNKING,
    does: (stage) => (stage === "end" && isSick ? { then: "vanish" } : undefined),
  })
  await using relay = tryRelay([host])
  let heard = 0
  relay.onReachable?.(() => (heard += 1))
  const unasked: unknown[] = []
  // The third in a row, and the host is left alone; probing finds that it can be reached.
  for (let sent = 0; sent < 4; sent += 1) {
    const outcome = await relay.send(outgoingOf())
    assert.ok(outcome.kind === "unreachable")
    unasked.push(outcome.unasked)
  }
  assert.deepEqual(unasked, [undefined, undefined, undefined, true])
  await until(() => heard === 1)
  isSick = false
  assert.equal((await relay.send(outgoingOf())).kind, "accepted")
  assert.equal(heard, 2)
  await using nowhere = tryRelay([{ port: await unusedPort() }])
  const outcome = await nowhere.send(outgoingOf())
  assert.ok(outcome.kind === "unreachable" && outcome.unasked === true)
})

test("an answer after something was lost is heard of, for the host is well", async () => {
  let count = 0
  await using host = await startFakeHost({
    offers: NO_CHUNKING,
    does: (stage) => (stage === "end" && (count += 1) === 1 ? { then: "vanish" } : undefined),
  })
  await using relay = tryRelay([host])
  let heard = 0
  relay.onReachable?.(() => (heard += 1))
  for (let sent = 0; sent < 3; sent += 1) await relay.send(outgoingOf())
  assert.deepEqual([heard, host.messages.length], [1, 2])
})

test("messages that a host breaks off, however many, keep it from being asked for a moment only", async () => {
  await using host = await startFakeHost({
    offers: NO_CHUNKING,
    does: (stage) => (stage === "end" ? { then: "vanish" } : undefined),
  })
  await using relay = tryRelay([host], { avoidance: { first: 5, last: 600_000 } })
  let heard = 0
  relay.onReachable?.(() => (heard += 1))
  // A pause that doubled would last longer than any test may.
  for (let round = 1; round <= 16; round += 1) {
    for (let sent = 0; sent < 3; sent += 1) await relay.send(outgoingOf())
    await until(() => heard === round)
  }
})

test("a message that one host can't take goes to another, or is refused if none can", async () => {
  await using plain = await startFakeHost({ offers: ["8BITMIME"] })
  await using able = await startFakeHost({ offers: EVERYTHING })
  const internationalised = outgoingOf({ envelope: { smtputf8: true } })
  await using both = tryRelay([plain, able])
  assert.equal((await both.send(internationalised)).kind, "accepted")
  await using one = tryRelay([plain])
  assert.equal((await one.send(internationalised)).kind, "refused")
  // The host that is away might take it.
  await using away = tryRelay([plain, { port: await unusedPort() }])
  assert.equal((await away.send(internationalised)).kind, "unreachable")
})

test("what is offered is what every host that answered offers", async () => {
  await using one = await startFakeHost({ offers: ["SIZE 1000", "8BITMIME", "DSN", "SMTPUTF8"] })
  await using other = await startFakeHost({ offers: ["SIZE 500", "8BITMIME", "DSN"] })
  await using relay = tryRelay([one, other, { port: await unusedPort() }])
  await until(() => relay.offers()?.size === 500)
  assert.deepEqual(relay.offers(), { eightBitMime: true, smtputf8: false, dsn: true, size: 500 })
})

describe("stop", () => {
  test("before: nothing is sent", async () => {
    await using host = await startFakeHost({ offers: EVERYTHING })
    await using relay = tryRelay([host])
    const outcome = await relay.send(outgoingOf(), AbortSignal.abort())
    assert.ok(outcome.kind === "unreachable" && outcome.reply.status === "4.3.2")
    assert.ok(!host.commands.some((command) => command.startsWith("MAIL")))
  })

  for (const stage of ["greeting", "MAIL", "RCPT", "DATA"] as const) {
    test(`while the host hangs at ${stage}: nobody has it`, async () => {
      const stop = new AbortController()
      await using host = await startFakeHost({
        offers: NO_CHUNKING,
        does: (at) => (at === stage ? { then: "hang" } : undefined),
      })
      await using second = await startFakeHost({ offers: EVERYTHING })
      await using relay = tryRelay([host, second])
      const sending = relay.send(outgoingOf(), stop.signal)
      await until(() =>
        stage === "greeting" ? host.connections() > 0 : host.commands.some((line) => line.startsWith(stage)),
      )
      stop.abort()
      assert.equal((await sending).kind, "unreachable")
      assert.deepEqual([second.messages.length, relay.repeated()], [0, 0])
    })
  }

  test("after the end of the message: the answer is awaited, and true", async () => {
    const stop = new AbortController()
    await using host = await startFakeHost({ offers: NO_CHUNKING })
    await using relay = tryRelay([host])
    // Stops when the message is asked for, just before all of it is written.
    const pieces = (): readonly Uint8Array[] => {
      stop.abort()
      return [Buffer.from(LETTER)]
    }
    const outcome = await relay.send({ ...outgoingOf(), pieces }, stop.signal)
    assert.deepEqual([outcome.kind, host.messages.length], ["accepted", 1])
  })
})

test("close finishes what is under way, and takes nothing more", async () => {
  await using host = await startFakeHost({ offers: NO_CHUNKING })
  const relay = tryRelay([host])
  await until(() => relay.offers() !== undefined)
  const sending = relay.send(outgoingOf())
  const closing = relay.close()
  assert.equal((await sending).kind, "accepted")
  await closing
  await until(() => host.open() === 0)
  const outcome = await relay.send(outgoingOf())
  assert.ok(outcome.kind === "unreachable")
})

test("a host that does nothing can't hold up closing", async () => {
  await using host = await startFakeHost({
    does: (stage) => (stage === "greeting" ? { then: "hang" } : undefined),
  })
  const relay = tryRelay([host])
  const sending = relay.send(outgoingOf())
  await until(() => host.connections() > 0)
  await relay.close()
  assert.equal((await sending).kind, "unreachable")
})

test("nobody's address gets into the log", async () => {
  await using host = await startFakeHost({
    offers: NO_CHUNKING,
    does: (stage) => (stage === "end" ? { then: "vanish" } : undefined),
  })
  await using relay = tryRelay([host])
  for (let sent = 0; sent < 4; sent += 1) await relay.send(outgoingOf())
  await relay.send(outgoingOf({ size: 1 }))
  assert.ok(relay.logged.length > 0)
  assert.doesNotMatch(relay.logged.join("\n"), /politie|jan@|dinsdag/)
})

/** Where nothing listens. */
async function unusedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve)
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has such an address
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(2)
}
