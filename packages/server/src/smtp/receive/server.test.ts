/** The shell on real sockets. */
import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { X509Certificate } from "node:crypto"
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"

import { systemTest } from "../../../../../tools/system-test.ts"
import { startPostfix } from "../../../../../tools/gate/postfix.ts"
import type { Pseudonym } from "../../app/log.ts"
import type { Offers } from "../../app/queue/relay.ts"
import { reply } from "../../app/gate/reply.ts"
import type { Reply } from "../../app/gate/reply.ts"
import type { AcceptSubmission, Submission } from "../../app/gate/submission.ts"
import { selfSigned } from "../relay/self-signed.ts"
import type { ReceiverOptions, ReceiverPorts, TlsMaterial } from "./options.ts"
import { FREE_FAILURES } from "./login-turns.ts"
import { SocketClient } from "./socket-client.ts"
import { startReceiver } from "./server.ts"
import type { Receiver } from "./server.ts"

const TAKEN = reply(250, "2.0.0", "Taken")
const MAIL = ["MAIL FROM:<jan@voorbeeld.example>", "RCPT TO:<piet@voorbeeld.example>"] as const

let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "sluis-receive-"))
})
after(() => rm(folder, { recursive: true }))

type Seen = Omit<Submission, "content"> & { readonly content: string; readonly inFile: boolean }

type Setting = AsyncDisposable & {
  readonly receiver: Receiver
  readonly port: number
  readonly seen: readonly Seen[]
  readonly violations: readonly string[]
  readonly signals: readonly AbortSignal[]
}

async function start(
  options: Partial<ReceiverOptions> = {},
  ports: Partial<ReceiverPorts> & { readonly answer?: () => Promise<Reply> } = {},
): Promise<Setting> {
  const seen: Seen[] = []
  const violations: string[] = []
  const signals: AbortSignal[] = []
  const accept: AcceptSubmission = async (submission, gone) => {
    const content = Buffer.from(await submission.content.load())
    const pieces: Uint8Array[] = []
    for await (const piece of submission.content.pieces()) pieces.push(piece)
    assert.ok(Buffer.concat(pieces).equals(content))
    seen.push({
      ...submission,
      content: content.toString("latin1"),
      inFile: submission.content.file !== undefined,
    })
    signals.push(gone)
    return ports.answer?.() ?? TAKEN
  }
  const ignore = (): void => undefined
  const receiver = await startReceiver(
    {
      hostName: "sluis.voorbeeld.example",
      listen: [{ host: "127.0.0.1", port: 0, tls: options.tls === undefined ? "none" : "starttls" }],
      allow: ["127.0.0.0/8"],
      normalise: [],
      tls: undefined,
      requireTls: false,
      authentication: false,
      spoolFolder: folder,
      ...options,
      timeouts: { drain: 2000, ...options.timeouts },
    },
    {
      accept,
      users: undefined,
      offers: () => ({ eightBitMime: true, smtputf8: true, dsn: true, size: undefined }),
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      metrics: {
        judged: ignore,
        answered: ignore,
        settled: ignore,
        connection: ignore,
        violation: (kind) => violations.push(kind),
        authentication: ignore,
        noticed: ignore,
        repeated: ignore,
      },
      clock: { now: () => Date.now(), elapsed: () => performance.now() },
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a pseudonym is made by a keyed hash; here nobody reads it
      pseudonymise: () => "aaaaaaaaaaaa" as Pseudonym,
      newId: () => "a".repeat(16),
      ...ports,
    },
  )
  const port = receiver.addresses[0]?.port ?? 0
  return { receiver, port, seen, violations, signals, [Symbol.asyncDispose]: () => receiver.drain() }
}

test("a message comes in, and its octets are those that were sent", async () => {
  await using setting = await start()
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  assert.equal(await client.say(...MAIL, "DATA"), "250 2.1.0, 250 2.1.5, 354")
  assert.equal(await client.say("Subject: x\r\n\r\n..hello\r\n."), "250 2.0.0")
  assert.equal(await client.say("QUIT"), "221 2.0.0")
  assert.equal(await client.reply(), "")
  assert.equal(setting.seen[0]?.content, "Subject: x\r\n\r\n.hello\r\n")
  assert.deepEqual(setting.seen[0]?.client, {
    ip: "127.0.0.1",
    hello: "client.example",
    protocol: "ESMTP",
    tls: undefined,
    user: undefined,
  })
})

test("up to the threshold in memory, above it in a file that has no name", async () => {
  await using setting = await start({ limits: { spoolOctets: 1000 } })
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  for (const octets of [1000, 1001, 3_000_000]) {
    await client.say(...MAIL, "DATA")
    const content = `${"x".repeat(octets - 2)}\r\n`
    // In two writes, so that it does not come in one piece.
    client.write(content.slice(0, 500))
    await new Promise(setImmediate)
    assert.equal(await client.say(`${content.slice(500)}.`), "250 2.0.0")
    const last = setting.seen.at(-1)
    assert.equal(last?.inFile, octets > 1000)
    assert.ok(last?.content === content)
    assert.deepEqual(await spoolFiles(), [])
  }
  client.destroy()
})

test("no more memory than there is: 452, and then it goes on", async () => {
  await using setting = await start({ limits: { contentMemoryOctets: 20_000 } })
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  await client.say(...MAIL, "DATA")
  assert.equal(await client.say(`${"x".repeat(30_000)}\r\n.`), "452 4.3.1")
  await client.say(...MAIL, "DATA")
  assert.equal(await client.say("x\r\n."), "250 2.0.0")
  client.destroy()
})

test("memory comes back when a client goes away in the middle, and when a message is done", async () => {
  await using setting = await start({ limits: { contentMemoryOctets: 20_000 } })
  for (let count = 0; count < 5; count += 1) {
    const client = await SocketClient.connect(setting.port)
    await client.say("EHLO client.example")
    await client.say(...MAIL, "DATA")
    client.write("x".repeat(9000))
    // The reply to another connection comes after what was written here has been read.
    const other = await SocketClient.connect(setting.port)
    await other.say("EHLO client.example")
    await other.say(...MAIL, "DATA")
    assert.equal(await other.say(`${"x".repeat(9000)}\r\n.`), "250 2.0.0")
    other.destroy()
    client.destroy()
    await until(() => setting.receiver.connections() === 0)
  }
})

test("the spool can't be written: 452, and then it goes on", async () => {
  const gone = await mkdtemp(join(tmpdir(), "sluis-receive-"))
  await using setting = await start({ spoolFolder: gone, limits: { spoolOctets: 1000 } })
  await rm(gone, { recursive: true })
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  await client.say(...MAIL, "DATA")
  assert.equal(await client.say(`${"x".repeat(2_000_000)}\r\n.`), "452 4.3.1")
  await client.say(...MAIL, "DATA")
  assert.equal(await client.say("x\r\n."), "250 2.0.0")
  client.destroy()
})

test("what a killed process left in the spool folder is removed at the start, and nothing else", async () => {
  const spool = await mkdtemp(join(tmpdir(), "sluis-receive-"))
  await writeFile(join(spool, "spool-abc"), "x")
  await writeFile(join(spool, "other"), "x")
  await using _ = await start({ spoolFolder: spool })
  assert.deepEqual(await readdir(spool), ["other"])
  await rm(spool, { recursive: true })
})

test("STARTTLS, and TLS from the beginning; the certificate can be replaced", async () => {
  const tls: TlsMaterial = { ...selfSigned("sluis.voorbeeld.example"), allowCertificates: [] }
  const listen = [
    { host: "127.0.0.1", port: 0, tls: "starttls" },
    { host: "127.0.0.1", port: 0, tls: "implicit" },
  ] as const
  await using setting = await start({ tls, listen, requireTls: true })
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  assert.equal(await client.say("MAIL FROM:<>"), "530 5.7.0")
  assert.equal(await client.say("STARTTLS"), "220 2.0.0")
  await client.startTls({ ca: tls.cert, servername: "sluis.voorbeeld.example" })
  await client.say("EHLO client.example")
  await client.say(...MAIL, "DATA")
  assert.equal(await client.say("x\r\n."), "250 2.0.0")
  client.destroy()

  const next: TlsMaterial = { ...selfSigned("sluis.voorbeeld.example"), allowCertificates: [] }
  setting.receiver.reload(next)
  const port = setting.receiver.addresses[1]?.port ?? 0
  const implicit = await SocketClient.connect(port, { ca: next.cert, servername: "sluis.voorbeeld.example" })
  await implicit.say("EHLO client.example")
  await implicit.say(...MAIL, "DATA")
  assert.equal(await implicit.say("x\r\n."), "250 2.0.0")
  implicit.destroy()
  assert.deepEqual(
    setting.seen.map(({ client: { protocol, tls: how } }) => [protocol, how?.slice(0, 10)]),
    [
      ["ESMTPS", "TLSv1.3, T"],
      ["ESMTPS", "TLSv1.3, T"],
    ],
  )
})

test("what is sent in the clear behind STARTTLS is never a command", async () => {
  const tls: TlsMaterial = { ...selfSigned("sluis.voorbeeld.example"), allowCertificates: [] }
  await using setting = await start({ tls })
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  client.write("STARTTLS\r\nEHLO evil.example\r\nMAIL FROM:<>\r\n")
  assert.match(await client.reply(), /^554 5\.5\.0/)
  assert.equal(await client.reply(), "")

  // In a segment of its own it is taken for a handshake, and is none.
  const other = await SocketClient.connect(setting.port)
  await other.say("EHLO client.example")
  await other.say("STARTTLS")
  other.write("EHLO evil.example\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.example>\r\n")
  assert.equal(await other.reply(), "")
  await until(() => setting.receiver.connections() === 0)
})

test("who holds a certificate that is listed may send", async () => {
  const known = selfSigned("client.example")
  const unknown = selfSigned("client.example")
  const fingerprint = new X509Certificate(known.cert).fingerprint256
  const tls: TlsMaterial = { ...selfSigned("sluis.voorbeeld.example"), allowCertificates: [fingerprint] }
  const listen = [{ host: "127.0.0.1", port: 0, tls: "implicit" }] as const
  await using setting = await start({ tls, listen, allow: [] })
  for (const [certificate, expected] of [
    [known, "250 2.1.0"],
    [unknown, "550 5.7.1"],
    [{}, "550 5.7.1"],
  ] as const) {
    const client = await SocketClient.connect(setting.port, { rejectUnauthorized: false, ...certificate })
    await client.say("EHLO client.example")
    assert.equal(await client.say(MAIL[0]), expected)
    client.destroy()
  }
})

test("who has a password may send", async () => {
  const users = {
    verify: (name: string, password: string) => Promise.resolve(name === "jan" && password === "geheim"),
    put: () => Promise.resolve(),
    remove: () => Promise.resolve(false),
    list: () => Promise.resolve([]),
  }
  await using setting = await start({ allow: [], authentication: true }, { users })
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  assert.equal(await client.say(MAIL[0]), "530 5.7.0")
  assert.equal(await client.say(`AUTH PLAIN ${Buffer.from("\0jan\0open").toString("base64")}`), "535 5.7.8")
  assert.equal(await client.say(`AUTH PLAIN ${Buffer.from("\0jan\0geheim").toString("base64")}`), "235 2.7.0")
  assert.equal(await client.say(MAIL[0]), "250 2.1.0")
  client.destroy()
})

test("who sends nothing but guesses, over many connections, keeps nobody else from authenticating", async () => {
  const guesses: (() => void)[] = []
  const users = {
    verify: (name: string, password: string) =>
      password === "geheim"
        ? Promise.resolve(name === "jan")
        : new Promise<boolean>((resolve) => void guesses.push(() => resolve(false))),
    put: () => Promise.resolve(),
    remove: () => Promise.resolve(false),
    list: () => Promise.resolve([]),
  }
  const wrong = `AUTH PLAIN ${Buffer.from("\0jan\0open").toString("base64")}`
  await using setting = await start({ authentication: true }, { users })
  const attackers = await Promise.all(
    Array.from({ length: 40 }, () => SocketClient.connect(setting.port, undefined, "127.0.0.2")),
  )
  for (const attacker of attackers) {
    await attacker.say("EHLO attacker.example")
    attacker.write(`${wrong}\r\n`)
  }
  await until(() => guesses.length > 0)
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  assert.equal(await client.say(`AUTH PLAIN ${Buffer.from("\0jan\0geheim").toString("base64")}`), "235 2.7.0")
  client.destroy()

  // Guess by guess: until the address is slowed, and most of its attempts are turned away.
  let guessed = 0
  while (!setting.violations.includes("rate")) {
    const guess = guesses.shift()
    guess?.()
    if (guess !== undefined) guessed += 1
    await new Promise(setImmediate)
  }
  assert.ok(guessed <= FREE_FAILURES)
  for (const attacker of attackers) attacker.destroy()
  for (const guess of guesses) guess()
})

test("connections: as many as are allowed, and one", async () => {
  for (const limits of [{ connections: 2 }, { connectionsPerIp: 2 }]) {
    await using setting = await start({ limits })
    const clients = [await SocketClient.connect(setting.port), await SocketClient.connect(setting.port)]
    const extra = await SocketClient.connect(setting.port)
    assert.equal(await extra.reply(), "")
    assert.equal(setting.receiver.connections(), 2)
    clients[0]?.destroy()
    await until(() => setting.receiver.connections() === 1)
    const next = await SocketClient.connect(setting.port)
    assert.equal(await next.say("NOOP"), "250 2.0.0")
    for (const client of [...clients, next]) client.destroy()
  }
})

test("messages in a minute: as many as are allowed, and one, but for a network of ours", async () => {
  for (const [allow, expected] of [
    [[], "450 4.7.0"],
    [["127.0.0.1"], "250 2.1.0"],
  ] as const) {
    const users = {
      verify: () => Promise.resolve(true),
      put: () => Promise.resolve(),
      remove: () => Promise.resolve(false),
      list: () => Promise.resolve([]),
    }
    await using setting = await start(
      { allow, authentication: true, limits: { messagesPerIpPerMinute: 1 } },
      { users },
    )
    const client = await SocketClient.connect(setting.port)
    await client.say("EHLO client.example")
    await client.say(`AUTH PLAIN ${Buffer.from("\0jan\0geheim").toString("base64")}`)
    await client.say(...MAIL, "DATA")
    assert.equal(await client.say("x\r\n."), "250 2.0.0")
    assert.equal(await client.say(MAIL[0]), expected)
    client.destroy()
  }
})

test("a client that vanishes while its message is handled is noticed", async () => {
  const answered = Promise.withResolvers<Reply>()
  await using setting = await start({}, { answer: () => answered.promise })
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  await client.say(...MAIL, "DATA")
  client.write("x\r\n.\r\n")
  await until(() => setting.signals.length === 1)
  assert.equal(setting.signals[0]?.aborted, false)
  client.destroy()
  await until(() => setting.signals[0]?.aborted === true)
  answered.resolve(TAKEN)
  await until(() => setting.receiver.connections() === 0)
})

test("silence has an end: before EHLO", async () => {
  await using setting = await start({ timeouts: { command: 40 } })
  const silent = await SocketClient.connect(setting.port)
  assert.match(await silent.reply(), /^421 4\.4\.2/)
  await until(() => setting.receiver.connections() === 0)
  assert.ok(setting.violations.includes("timeout"))
})

test("silence has an end: in a message", async () => {
  await using setting = await start({ timeouts: { data: 40 } })
  const half = await SocketClient.connect(setting.port)
  half.write("EHLO client.example\r\n")
  await half.reply()
  half.write(`${MAIL.join("\r\n")}\r\nDATA\r\n`)
  for (let count = 0; count < 3; count += 1) await half.reply()
  half.write("Subject: x")
  assert.match(await half.reply(), /^421 4\.4\.2/)
  await until(() => setting.receiver.connections() === 0)
  assert.ok(setting.violations.includes("timeout"))
})

test("silence has an end: in a handshake that is none", async () => {
  const tls: TlsMaterial = { ...selfSigned("sluis.voorbeeld.example"), allowCertificates: [] }
  const listen = [{ host: "127.0.0.1", port: 0, tls: "implicit" }] as const
  await using setting = await start({ tls, listen, timeouts: { handshake: 40 } })
  const silent = await SocketClient.connect(setting.port)
  assert.equal(await silent.reply(), "", "and without a word, which would be in the clear")
  await until(() => setting.receiver.connections() === 0)
})

test("an answer that takes too long ends the connection, and the message stays with the client", async () => {
  await using setting = await start(
    { timeouts: { answer: 40 } },
    { answer: () => new Promise(() => undefined) },
  )
  const client = await SocketClient.connect(setting.port)
  await client.say("EHLO client.example")
  await client.say(...MAIL, "DATA")
  assert.equal(await client.say("x\r\n."), "421 4.3.0")
  await until(() => setting.signals[0]?.aborted === true)
})

test("draining says goodbye to who is idle and lets the others finish", async () => {
  const answered = Promise.withResolvers<Reply>()
  const setting = await start({}, { answer: () => answered.promise })
  const idle = await SocketClient.connect(setting.port)
  const busy = await SocketClient.connect(setting.port)
  await busy.say("EHLO client.example")
  await busy.say(...MAIL, "DATA")
  busy.write("x\r\n.\r\n")
  await until(() => setting.seen.length === 1)
  const drained = setting.receiver.drain()
  assert.match(await idle.reply(), /^421 4\.3\.2/)
  answered.resolve(TAKEN)
  assert.match(await busy.reply(), /^250 2\.0\.0/)
  assert.match(await busy.reply(), /^421 4\.3\.2/)
  await drained
  const late = await SocketClient.connect(setting.port)
  assert.equal(await late.say("NOOP"), "")
})

test("draining has an end", async () => {
  const setting = await start({ timeouts: { drain: 20 } }, { answer: () => new Promise(() => undefined) })
  const busy = await SocketClient.connect(setting.port)
  await busy.say("EHLO client.example")
  await busy.say(...MAIL, "DATA")
  busy.write("x\r\n.\r\n")
  await until(() => setting.seen.length === 1)
  await setting.receiver.drain()
  assert.equal(await busy.reply(), "")
})

test("options that can't be are refused at the start", async () => {
  await assert.rejects(start({ requireTls: true }), /no certificate/)
  await assert.rejects(start({ allow: ["127.0.0.0/33"] }), /network/)
  await assert.rejects(start({ allow: ["voorbeeld.example"] }), /network/)
})

systemTest(
  "smtp-source sends through it, reconnecting and not",
  { needs: ["smtp-source"] },
  async (programs) => {
    await using setting = await start()
    for (const options of [[], ["-d"]]) {
      await new Promise<void>((resolve, fail) => {
        const args = [...options, "-s", "5", "-m", "50", "-l", "4096", `127.0.0.1:${setting.port}`]
        execFile(programs["smtp-source"], args, (failed) => (failed === null ? resolve() : fail(failed)))
      })
    }
    assert.equal(setting.seen.length, 100)
    assert.ok(setting.seen.every(({ content }) => content.length >= 4096))
  },
)

systemTest(
  "Postfix keeps what it has until it is known what the next host offers, and then sends it unchanged",
  { needs: ["postfix"] },
  async ({ postfix }) => {
    const next: { offers: Offers | undefined } = { offers: undefined }
    await using setting = await start({}, { offers: () => next.offers })
    await using before = await startPostfix(postfix, {
      main: [
        `relayhost = [127.0.0.1]:${setting.port}`,
        "smtputf8_enable = yes",
        "queue_run_delay = 1s",
        "minimal_backoff_time = 1s",
        "maximal_backoff_time = 1s",
      ],
    })
    const client = await SocketClient.connect(before.port)
    await client.say("EHLO client.example")
    const mail = "MAIL FROM:<zo\u00eb@voorbeeld.example> SMTPUTF8 BODY=8BITMIME"
    assert.match(await client.say(mail, MAIL[1], "DATA"), /354$/)
    const letter = "Subject: \u00e9\u00e9n\r\n\r\nZo\u00eb\r\n"
    assert.match(await client.say(`${letter}.`), /^250/)
    client.destroy()
    await until(() => /451 4\.4\.1|status=bounced/.test(before.log()))
    assert.doesNotMatch(before.log(), /status=bounced/)
    next.offers = { eightBitMime: true, smtputf8: true, dsn: true, size: undefined }
    await until(() => setting.seen.length > 0)
    const [seen] = setting.seen
    assert.equal(seen?.envelope.sender, "zo\u00eb@voorbeeld.example")
    const [subject = "", body = ""] = Buffer.from(letter).toString("latin1").split("\r\n\r\n")
    assert.ok(seen?.content.includes(`${subject}\r\n`) && seen.content.endsWith(`\r\n\r\n${body}`))
  },
)

async function spoolFiles(): Promise<readonly string[]> {
  return readdir(folder)
}

/** Looks again until it is so; a test that waits for ever is stopped by the runner. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2))
}
