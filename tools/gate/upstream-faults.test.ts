/**
 * The next host refuses, hangs, vanishes or talks nonsense, at every stage: what the client is told, and that nothing is lost.
 *
 * A message that passes is answered with what the host said, or 4xx where it said nothing that counts: the client still has it.
 * A message that became copies was answered 250 before; so its copies are tried again, and what the host refuses for good
 * is reported to the sender.
 */
import assert from "node:assert/strict"
import { describe, test } from "node:test"
import { systemTest } from "../system-test.ts"
import { arrivalsOf } from "./arrivals.ts"
import { crowdedLetter, idOf, ordinaryLetter, submit, type Letter } from "./mail.ts"
import {
  startRecordingHost,
  type Conduct,
  type Moment,
  type Recorded,
  type Script,
  type Stage,
} from "./recording-host.ts"
import { startGate } from "./start-gate.ts"
import { pause, until } from "./until.ts"

type Fault = {
  readonly name: string
  readonly stage: Stage
  readonly conduct: Conduct
  /** What a client is told whose message would have passed. */
  readonly told: RegExp
  /** What becomes of copies: sent in the end, or refused for good and reported to the sender. */
  readonly copies: "sent" | "reported"
}

const CROWD = 12
const VANISH: Conduct = { kind: "vanish" }
const NONSENSE: Conduct = { kind: "answer", text: "\u0000\u00ff goedemorgen\r\n999\r\n" }
const answer = (text: string): Conduct => ({ kind: "answer", text: `${text}\r\n` })

const FAULTS: readonly Fault[] = [
  { name: "connect-421", stage: "connect", conduct: answer("421 4.3.2 Not now"), told: /^4/, copies: "sent" },
  { name: "connect-554", stage: "connect", conduct: answer("554 5.3.2 Not you"), told: /^4/, copies: "sent" },
  { name: "connect-vanish", stage: "connect", conduct: VANISH, told: /^4/, copies: "sent" },
  { name: "connect-nonsense", stage: "connect", conduct: NONSENSE, told: /^4/, copies: "sent" },
  { name: "ehlo-421", stage: "ehlo", conduct: answer("421 4.3.2 Not now"), told: /^4/, copies: "sent" },
  { name: "ehlo-vanish", stage: "ehlo", conduct: VANISH, told: /^4/, copies: "sent" },
  { name: "ehlo-nonsense", stage: "ehlo", conduct: NONSENSE, told: /^4/, copies: "sent" },
  { name: "mail-451", stage: "mail", conduct: answer("451 4.3.0 Later"), told: /^451 4\.3\.0 Later/, copies: "sent" },
  { name: "mail-550", stage: "mail", conduct: answer("550 5.7.1 Never"), told: /^550 5\.7\.1 Never/, copies: "reported" },
  { name: "mail-vanish", stage: "mail", conduct: VANISH, told: /^4/, copies: "sent" },
  { name: "mail-nonsense", stage: "mail", conduct: NONSENSE, told: /^4/, copies: "sent" },
  { name: "rcpt-450", stage: "rcpt", conduct: answer("450 4.2.0 Grey"), told: /^450 4\.2\.0 Grey/, copies: "sent" },
  { name: "rcpt-550", stage: "rcpt", conduct: answer("550 5.1.1 Nobody"), told: /^550 5\.1\.1 Nobody/, copies: "reported" },
  { name: "rcpt-vanish", stage: "rcpt", conduct: VANISH, told: /^4/, copies: "sent" },
  { name: "rcpt-nonsense", stage: "rcpt", conduct: NONSENSE, told: /^4/, copies: "sent" },
  { name: "data-451", stage: "data", conduct: answer("451 4.3.0 Later"), told: /^451/, copies: "sent" },
  { name: "data-554", stage: "data", conduct: answer("554 5.6.0 Never"), told: /^554/, copies: "reported" },
  { name: "data-250", stage: "data", conduct: answer("250 2.0.0 Ok"), told: /^4/, copies: "sent" },
  { name: "data-vanish", stage: "data", conduct: VANISH, told: /^4/, copies: "sent" },
  { name: "content-451", stage: "content", conduct: answer("451 4.3.0 Later"), told: /^451/, copies: "sent" },
  { name: "content-552", stage: "content", conduct: answer("552 5.2.2 Full"), told: /^552 5\.2\.2 Full/, copies: "reported" },
  { name: "content-354", stage: "content", conduct: answer("354 More"), told: /^4/, copies: "sent" },
  { name: "content-vanish", stage: "content", conduct: VANISH, told: /^4/, copies: "sent" },
  { name: "content-taken", stage: "content", conduct: { kind: "take-and-vanish" }, told: /^4/, copies: "sent" },
] // prettier-ignore

describe("a next host in trouble", { concurrency: 2 }, () => {
  test("a client whose message would have passed is told, and still has it", async () => {
    await using host = await startRecordingHost()
    await using gate = await startGate({ upstreamPort: host.port })
    for (const { name, stage, conduct, told } of FAULTS) {
      const letter = ordinaryLetter(name)
      let met = false
      host.behave((moment) => {
        if (moment.stage !== stage) return undefined
        met = true
        return conduct
      })
      if (stage === "connect" || stage === "ehlo") await breakConnections(host)
      // After trouble the gate leaves the host alone for a moment, and says so without asking it.
      await until(`${name} to be met`, async () => {
        const reply = await submit(gate.smtpPort, letter)
        assert.match(reply, met ? told : /^451 4\.4\.1 /, name)
        return met
      })
      host.behave(undefined)
      await until(`${name} to be accepted`, async () =>
        (await submit(gate.smtpPort, letter)).startsWith("250"),
      )
      const arrived = host.accepted.filter(({ octets }) => idOf(octets) === name).length
      // Where the client was left without an answer, asking again sends it again.
      assert.ok(name === "content-taken" ? arrived > 1 : arrived === 1, `${name} arrived ${arrived} times`)
    }
    assert.deepEqual(host.faults, [])
  })

  test("a host that says nothing is not waited for longer than it is allowed to take", async () => {
    await using host = await startRecordingHost()
    const timeouts = { connect: "1s", greeting: "1s", command: "10s", data: "10s" }
    await using gate = await startGate({ upstreamPort: host.port, settings: { upstream: { timeouts } } })
    for (const stage of ["connect", "mail"] as const) {
      host.behave((moment) => (moment.stage === stage ? { kind: "hang" } : undefined))
      await breakConnections(host)
      assert.match(await submit(gate.smtpPort, ordinaryLetter(`hang-${stage}`)), /^4/)
    }
    // The answer to a whole message may take ten minutes (RFC 5321 §4.5.3.2.6), so this one ends in another way.
    host.behave(({ stage }) => (stage === "content" ? { kind: "hang" } : undefined))
    await until("the host to be tried again", async () => {
      const told = submit(gate.smtpPort, ordinaryLetter("hang-content"))
      await pause(200)
      await host.switchOff()
      const reply = await told
      await host.switchOn()
      return reply.startsWith("4")
    })
    host.behave(undefined)
    await until("an ordinary message to pass", async () =>
      (await submit(gate.smtpPort, ordinaryLetter("after-hang"))).startsWith("250"),
    )
  })

  systemTest(
    "copies wait until the host is well, or are reported",
    { needs: ["faketime"] },
    async ({ faketime }) => {
      await using host = await startRecordingHost()
      const letters = FAULTS.filter(({ stage }) => !["connect", "ehlo"].includes(stage)).map((fault) => ({
        fault,
        letter: { ...crowdedLetter(fault.name), sender: `werving+${fault.name}@voorbeeld.example` },
      }))
      const expectationOf = ({
        letter,
      }: {
        readonly letter: Letter
      }): Parameters<typeof arrivalsOf>[0][number] => ({
        letter,
        as: "copies",
        unheard: 0,
      })
      const of = (kind: Fault["copies"]): typeof letters =>
        letters.filter(({ fault }) => fault.copies === kind)
      const lost = (kind: Fault["copies"]): readonly string[] =>
        arrivalsOf(of(kind).map(expectationOf), host.accepted).lost
      host.behave(inTrouble)
      await using gate = await startGate({ upstreamPort: host.port })
      for (const { letter } of of("reported")) assert.match(await submit(gate.smtpPort, letter), /^250/)
      for (const { fault, letter } of of("reported")) {
        const reported = (): readonly string[] =>
          host.accepted.flatMap((message) =>
            isReport(message, letter) ? finalRecipients(message.octets) : [],
          )
        await until(
          () => `reports about ${fault.name}, there are ${reported().length}; ${gate.output().slice(-1500)}`,
          () => letter.recipients.every((recipient) => reported().includes(recipient)),
        )
      }
      for (const { letter } of of("sent"))
        assert.match(await submit(gate.smtpPort, letter), /^250/, letter.id)
      await gate.stop()
      // Minutes go by: the same folder, a later clock, and a host that is well.
      host.behave(undefined)
      await using later = await startGate({
        upstreamPort: host.port,
        folder: gate.folder,
        within: [faketime, "-f", "+10m"],
        environment: { FAKETIME_DONT_FAKE_MONOTONIC: "1" },
      })
      await until(
        () => `every copy: ${lost("sent").join()} ${later.output().slice(-1500)}`,
        () => lost("sent").length === 0,
      )
      assert.equal(
        lost("reported").length,
        of("reported").length * CROWD,
        "what is reported is not sent as well",
      )
      assert.deepEqual(arrivalsOf(letters.map(expectationOf), host.accepted).wrong, [])
      assert.deepEqual(host.faults, [])
    },
  )
})

/** A host that is in trouble with each sender in the way that the sender's name says. */
const inTrouble: Script = ({ stage, line, sender }: Moment) => {
  const name = /werving\+([\w-]+)@/.exec(stage === "mail" ? line : sender)?.[1]
  return FAULTS.find((fault) => fault.name === name && fault.stage === stage)?.conduct
}

function isReport({ sender, recipients, octets }: Recorded, letter: Letter): boolean {
  return sender === "" && recipients.join() === letter.sender && octets.includes("multipart/report")
}

/** RFC 3464 §2.3.2; the returned header names other people too. */
function finalRecipients(report: Buffer): readonly string[] {
  const fields = report.toString("latin1").matchAll(/^Final-Recipient: *rfc822; *(\S+)/gim)
  return [...fields].map(([, address = ""]) => address)
}

/** So that a fault of connect or EHLO is met at all: connections that are open are not made again. */
async function breakConnections(host: {
  readonly switchOff: () => Promise<void>
  readonly switchOn: () => Promise<void>
}): Promise<void> {
  await host.switchOff()
  await host.switchOn()
}
