/** The gate over doubles of its ports, with the real judgement: what is sent, kept and answered for each verdict. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { NO_MEMORY, type Lesson } from "@sluis/core/facts/memory"
import { parseMessage } from "@sluis/core/mail/message"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { applySplices } from "@sluis/core/rewrite/splice"

import { contentOf } from "./content.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Custody, Intake, Taken, Work } from "../held/custody.ts"
import { follows } from "../held/later-part.ts"
import type { Envelope } from "./envelope.ts"
import { MAX_COPIED_OCTETS, openGate } from "./gate.ts"
import type { GatePorts } from "./gate.ts"
import { copiesOf, judgeMessage, notJudged } from "./judge-message.ts"
import type { Individualise, Judge } from "./judged.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"
import type { Pseudonym } from "../log.ts"
import type { NoticeRequest } from "../queue/own-mail.ts"
import type { AnsweredMessage } from "../statistics/recorder.ts"
import type { Outgoing, RelayOutcome } from "../queue/relay.ts"
import { reply } from "./reply.ts"
import type { Reply } from "./reply.ts"
import { SILENT_LOG, SILENT_METRICS, SILENT_RECORDER } from "../silent.ts"
import type { Client } from "./submission.ts"

const ID = "abcdabcdabcdabcd"
const SENDER = "wijkteam@voorbeeld.example"
const HOST = "sluis.voorbeeld.example"
const SENT = reply(250, "2.0.0", "Ok: queued as 4F2B")
const JUDGING = { policy: BUILTIN_POLICY, us: ["voorbeeld.example"], hostName: HOST, memory: NO_MEMORY }

type World = {
  readonly ports: GatePorts
  readonly sent: { readonly outgoing: Outgoing; readonly octets: string }[]
  readonly taken: { readonly intake: Intake; readonly notice: Intake | undefined }[]
  readonly offered: Work[]
  readonly notices: NoticeRequest[]
  readonly learnt: Lesson[]
  readonly answered: AnsweredMessage[]
  /** Departments that coverage was told of. */
  readonly saw: string[]
  readonly ledger: NewLedgerEntry[]
  /** Recipients of messages that were delivered as they were. */
  readonly delivered: number[]
  readonly discarded: () => number
  readonly woken: () => number
  readonly hand: (text: string, envelope?: Partial<Envelope>) => Promise<Reply>
}

type Given = {
  readonly outcome?: RelayOutcome
  readonly take?: (intake: Intake) => Taken
  readonly judge?: Judge
  readonly individualise?: Individualise
}

function world({
  outcome = { kind: "accepted", reply: SENT, refused: [] },
  take,
  judge,
  individualise,
}: Given = {}): World {
  const sent: { outgoing: Outgoing; octets: string }[] = []
  const taken: { intake: Intake; notice: Intake | undefined }[] = []
  const offered: Work[] = []
  const notices: NoticeRequest[] = []
  const learnt: Lesson[] = []
  const answered: AnsweredMessage[] = []
  const saw: string[] = []
  const ledger: NewLedgerEntry[] = []
  const delivered: number[] = []
  let discarded = 0
  let woken = 0
  const never = (): never => assert.fail("the gate has no business with this")
  const custody: Custody = {
    giveBack: never,
    take: (intake, notice, entries = []) => {
      const result = take?.(intake) ?? { kind: "taken", noticed: notice !== undefined }
      if (result.kind === "taken") taken.push({ intake, notice })
      if (result.kind === "taken") ledger.push(...entries)
      return Promise.resolve(result)
    },
    claim: never,
    octets: never,
    settle: never,
    lastReplies: never,
    nextDue: never,
    onChange: never,
    load: never,
  }
  const ports: GatePorts = {
    judge:
      judge ??
      ((content, envelope) => judgeMessage(parseMessage(content.octets ?? never()), envelope, JUDGING)),
    individualise:
      individualise ??
      ((octets, envelope, showing) => Promise.resolve(copiesOf(octets, envelope, showing, JUDGING))),
    relay: {
      send: async (outgoing) => {
        const pieces: Uint8Array[] = []
        for await (const piece of outgoing.pieces()) pieces.push(piece)
        sent.push({ outgoing, octets: Buffer.concat(pieces).toString("latin1") })
        return outcome
      },
      offers: never,
      close: never,
    },
    custody,
    correlate: () => Promise.resolve("correlation"),
    composeNotice: (request) => {
      notices.push(request)
      return Promise.resolve(new TextEncoder().encode("Subject: notice\r\n\r\n"))
    },
    offer: (work) => offered.push(work),
    wake: () => (woken += 1),
    newId: () => "noticenoticenoti",
    clock: { now: () => Date.UTC(2026, 10, 21), elapsed: () => 0 },
    log: SILENT_LOG,
    metrics: SILENT_METRICS,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a double of the only maker of pseudonyms
    pseudonymise: () => "pseudonym" as Pseudonym,
    learn: (lesson) => learnt.push(lesson),
    recorder: { ...SILENT_RECORDER, answered: (message) => answered.push(message) },
    tellLedger: (entry) => ledger.push(entry),
    delivered: (recipients) => delivered.push(recipients),
    canaryArrived: never,
    isCanaryCopy: () => false,
    showsBreach: () => false,
    coverage: { saw: (_, department) => saw.push(department) },
  }
  const accept = openGate(ports, {
    hostName: HOST,
    giveUpAfter: 5000,
    holdFor: 7000,
    us: ["voorbeeld.example"],
  })
  return {
    ports,
    sent,
    taken,
    offered,
    notices,
    learnt,
    answered,
    saw,
    ledger,
    delivered,
    discarded: () => discarded,
    woken: () => woken,
    hand: (text, envelope) =>
      accept(
        {
          id: ID,
          client: CLIENT,
          envelope: { ...ENVELOPE, ...envelope },
          content: { ...contentOf(octetsOf(text)), discard: () => void (discarded += 1) },
          normalised: false,
        },
        new AbortController().signal,
      ),
  }
}

const ENVELOPE: Envelope = {
  sender: SENDER,
  body: undefined,
  smtputf8: false,
  ret: undefined,
  envid: undefined,
  auth: undefined,
  recipients: [{ address: "jan@post.example", notify: undefined, orcpt: undefined }],
}

const CLIENT: Client = {
  ip: "192.0.2.7",
  hello: "mail.example",
  protocol: "ESMTP",
  tls: undefined,
  user: undefined,
}

const PLAIN = `From: ${SENDER}\r\nTo: jan@post.example\r\nSubject: Dag\r\n\r\nTot morgen.\r\n`
const STRANGERS = Array.from({ length: 12 }, (_, n) => `buur${n}@post${n}.example`)
const OPEN = `From: ${SENDER}\r\nTo: ${STRANGERS.join(", ")}\r\nSubject: Dag\r\n\r\nTot morgen.\r\n`
const REJECTED = STRANGERS.slice(0, 3)
const SMALL_CIRCLE = `From: ${SENDER}\r\nTo: ${REJECTED.join(", ")}\r\nSubject: Uw sollicitatie\r\n\r\nHelaas moeten wij u meedelen dat u bent afgewezen voor de functie.\r\n`
const received = (count: number, by: string): string =>
  `Received: from a.example by ${by} with ESMTP id 1; Sat, 21 Nov 2026 10:00:00 +0000\r\n`.repeat(count)

function to(addresses: readonly string[]): Pick<Envelope, "recipients"> {
  return { recipients: addresses.map((address) => ({ address, notify: undefined, orcpt: undefined })) }
}

function octetsOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

test("gate: an ordinary message passes as it was behind one Received field, and the next host's answer is ours", async () => {
  const { hand, sent, taken, discarded } = world()
  assert.deepEqual(await hand(PLAIN), SENT)
  const [only] = sent
  assert.ok(only !== undefined && sent.length === 1)
  assert.ok(only.octets.endsWith(PLAIN))
  assert.match(
    only.octets.slice(0, -PLAIN.length),
    /^Received: from mail\.example \(\[192\.0\.2\.7\]\)\r\n\tby sluis[^]*\r\n$/,
  )
  assert.equal(only.outgoing.size, only.octets.length)
  assert.equal(only.outgoing.whole, true)
  assert.deepEqual(only.outgoing.envelope, ENVELOPE)
  assert.equal(taken.length, 0)
  assert.equal(discarded(), 1)
})

const answers: readonly (readonly [says: string, outcome: RelayOutcome, code: number])[] = [
  ["refused", { kind: "refused", reply: reply(550, "5.1.1", "No such user"), refused: [] }, 550],
  ["refused for now", { kind: "refused", reply: reply(450, "4.2.0", "Greylisted"), refused: [] }, 450],
  ["not reached", { kind: "unreachable", reply: reply(451, "4.4.1", "No host") }, 451],
]
for (const [says, outcome, code] of answers) {
  test(`gate: a message that is ${says} stays with the client`, async () => {
    const { hand, taken } = world({ outcome })
    assert.equal((await hand(PLAIN)).code, code)
    assert.equal(taken.length, 0)
  })
}

test("gate: a message that the next host takes for some only becomes ours, as it was, without a notice", async () => {
  const outcome: RelayOutcome = {
    kind: "divided",
    refused: [{ recipient: 1, reply: reply(550, "5.1.1", "No such user") }],
  }
  const { hand, taken, offered, notices } = world({ outcome })
  const answer = await hand(PLAIN, to(["jan@post.example", "els@post.example"]))
  assert.equal(answer.code, 250)
  assert.equal(taken[0]?.intake.purpose, "deliver")
  assert.deepEqual(taken[0]?.intake.copies, [{ splices: [], recipients: [0, 1] }])
  assert.equal(taken[0]?.notice, undefined)
  assert.equal(notices.length, 0)
  assert.deepEqual(
    offered[0]?.due.map(({ recipient }) => recipient),
    [0, 1],
  )
})

test("gate: strangers in To get a copy each, and the sender is told once it is durable", async () => {
  const { hand, sent, taken, offered, notices, woken } = world()
  assert.equal((await hand(OPEN, to(STRANGERS))).code, 250)
  assert.equal(woken(), 1)
  assert.equal(sent.length, 0)
  assert.equal(offered.length, 1)
  const [one] = taken
  assert.ok(one !== undefined && taken.length === 1)
  assert.equal(one.intake.purpose, "individualise")
  assert.equal(one.intake.copies.length, 12)
  for (const { splices, recipients } of one.intake.copies) {
    const copy = Buffer.from(applySplices(octetsOf(OPEN), splices)).toString("latin1")
    const [recipient = -1] = recipients
    const shown = STRANGERS.filter((address) => copy.includes(address))
    assert.deepEqual(shown, [STRANGERS[recipient]])
  }
  assert.equal(notices.length, 1)
  assert.equal(notices[0]?.to, SENDER)
  assert.equal(one.notice?.envelope.sender, "")
  assert.deepEqual(
    one.notice?.envelope.recipients.map(({ address, notify }) => [address, notify]),
    [[SENDER, "NEVER"]],
  )
})

test("gate: what is held is kept and not sent, and says so", async () => {
  const { hand, sent, taken, offered, notices } = world()
  const answer = await hand(SMALL_CIRCLE, to(REJECTED))
  assert.deepEqual(answer, reply(250, "2.0.0", "Accepted and held as abcdabcdabcdabcd"))
  assert.equal(taken[0]?.intake.purpose, "hold")
  assert.equal(taken[0]?.intake.expiresAt, Date.UTC(2026, 10, 21) + 7000)
  assert.deepEqual([sent.length, offered.length, notices.length], [0, 0, 1])
})

const lessons: readonly (readonly [
  says: string,
  text: string,
  recipients: readonly string[],
  open: number,
  hidden: number,
])[] = [
  ["what passed: everybody in To and the sender", PLAIN, ["jan@post.example"], 1, 0],
  ["copies: each and the sender, not each other", OPEN, STRANGERS, 0, 12],
]
for (const [says, text, recipients, open, hidden] of lessons) {
  test(`gate: learns from ${says}`, async () => {
    const { hand, learnt } = world()
    await hand(text, to(recipients))
    assert.deepEqual(
      learnt.map((lesson) => [lesson.sender.address.local, lesson.open.length, lesson.hidden.length]),
      [["wijkteam", open, hidden]],
    )
  })
}

test("gate: learns nothing from what is held, and nothing from what the next host refuses", async () => {
  const held = world()
  await held.hand(SMALL_CIRCLE, to(REJECTED))
  const refused = world({
    outcome: { kind: "refused", reply: reply(550, "5.1.1", "No such user"), refused: [] },
  })
  await refused.hand(PLAIN)
  assert.deepEqual([held.learnt.length, refused.learnt.length], [0, 0])
})

test("gate: a part that is held already is not held twice", async () => {
  const { hand } = world({ take: () => ({ kind: "held-already", id: "earlierearlierea" }) })
  const answer = await hand(SMALL_CIRCLE, to(REJECTED))
  assert.deepEqual(answer, reply(250, "2.0.0", "Accepted and held as earlierearlierea"))
})

test("gate: a later part goes the way that was decided: as it was, in copies, or back to the client", async () => {
  const hold = (decision: Extract<Taken, { readonly kind: "decided" }>["decision"]) => ({
    take: (intake: Intake): Taken =>
      intake.purpose === "hold" ? { kind: "decided", decision } : { kind: "taken", noticed: false },
  })
  const original = world(hold({ kind: "release", as: "original", showing: "self" }))
  assert.deepEqual(await original.hand(SMALL_CIRCLE, to(REJECTED)), SENT)
  assert.equal(original.sent.length, 1)
  assert.deepEqual(original.ledger.map(followed), [["decision.followed", "original", "done"]])

  const copies = world(hold({ kind: "release", as: "copies", showing: "self" }))
  assert.equal((await copies.hand(SMALL_CIRCLE, to(REJECTED))).code, 250)
  assert.equal(copies.taken[0]?.intake.purpose, "individualise")
  assert.equal(copies.offered[0]?.copies.length, 3)
  assert.deepEqual(copies.ledger.map(followed), [["decision.followed", "copies", "done"]])

  const dropped = world(hold({ kind: "drop" }))
  assert.equal((await dropped.hand(SMALL_CIRCLE, to(REJECTED))).code, 550)
  assert.deepEqual([dropped.sent.length, dropped.taken.length], [0, 0])
  assert.deepEqual(dropped.ledger.map(followed), [["decision.followed", "dropped", "refused"]])
})

test("gate: a decision counts as followed once the message has gone, or is taken", async () => {
  const decided = {
    take: (intake: Intake): Taken =>
      intake.purpose === "hold"
        ? { kind: "decided", decision: { kind: "release", as: "original", showing: "self" } }
        : { kind: "taken", noticed: false },
  }
  const unreachable = world({
    ...decided,
    outcome: { kind: "unreachable", reply: reply(451, "4.4.1", "Later") },
  })
  assert.equal((await unreachable.hand(SMALL_CIRCLE, to(REJECTED))).code, 451)
  assert.deepEqual(unreachable.ledger, [])
  const divided = world({ ...decided, outcome: { kind: "divided", refused: [] } })
  assert.equal((await divided.hand(SMALL_CIRCLE, to(REJECTED))).code, 250)
  assert.deepEqual(divided.ledger.map(followed), [["decision.followed", "original", "done"]])
})

function followed({ action, words, result }: NewLedgerEntry): readonly unknown[] {
  return [action, words?.["as"], result]
}

test("gate: a part of which no copies can be made as was decided is held, and not tried for ever", async () => {
  const { taken, notices, hand } = world({
    take: (intake) => {
      const decision = { kind: "release", as: "copies", showing: "self" } as const
      const part = { releasableBy: "sender", rules: intake.verdict.reasons.map(({ rule }) => rule) } as const
      return intake.purpose === "hold" && follows(part, decision)
        ? { kind: "decided", decision }
        : { kind: "taken", noticed: true }
    },
    individualise: () => Promise.resolve(undefined),
  })
  assert.deepEqual(await hand(SMALL_CIRCLE, to(REJECTED)), reply(250, "2.0.0", `Accepted and held as ${ID}`))
  const { verdict } = taken[0]?.intake ?? {}
  assert.deepEqual(
    [verdict?.kind, verdict?.reasons[0]?.rule, verdict?.kind === "hold" && verdict.releasableBy],
    ["hold", "sluis/exit-check", "second-person"],
  )
  assert.equal(notices.at(-1)?.verdict, verdict)
})

test("gate: what follows a release shows no more to others than its own verdict allows", async () => {
  const shown: string[] = []
  const { hand } = world({
    take: (intake) =>
      intake.purpose === "hold"
        ? { kind: "decided", decision: { kind: "release", as: "copies", showing: "visible" } }
        : { kind: "taken", noticed: false },
    individualise: (_, { recipients }, showing) => {
      shown.push(showing)
      return Promise.resolve(recipients.map(() => []))
    },
  })
  assert.equal((await hand(SMALL_CIRCLE, to(REJECTED))).code, 250)
  assert.deepEqual(shown, ["self"])
})

test("gate: nobody is told that what follows a release waits", async () => {
  for (const as of ["original", "copies"] as const) {
    const { hand, taken } = world({
      take: (intake) =>
        intake.purpose === "hold"
          ? { kind: "decided", decision: { kind: "release", as, showing: "self" } }
          : { kind: "taken", noticed: false },
      outcome: { kind: "divided", refused: [] },
    })
    assert.equal((await hand(SMALL_CIRCLE, to(REJECTED))).code, 250)
    assert.deepEqual([taken.length, taken[0]?.notice], [1, undefined], as)
  }
})

const untold: readonly (readonly [says: string, text: string, sender: string])[] = [
  ["an automatic message", `Auto-Submitted: auto-generated\r\n${OPEN}`, SENDER],
  ["a null sender", OPEN, ""],
  ["a sender of elsewhere, whose mail was forwarded,", OPEN, "iemand@post.example"],
]
for (const [says, text, sender] of untold) {
  test(`gate: ${says} is individualised without a notice`, async () => {
    const { hand, taken, notices } = world()
    assert.equal((await hand(text, { ...to(STRANGERS), sender })).code, 250)
    assert.equal(taken[0]?.intake.purpose, "individualise")
    assert.equal(notices.length, 0)
  })
}

const loops: readonly (readonly [says: string, text: string, code: number])[] = [
  ["twice here before passes", received(2, HOST) + PLAIN, 250],
  ["three times here before is a loop", received(3, HOST) + PLAIN, 554],
  ["our name in other letters is our name", received(3, HOST.toUpperCase()) + PLAIN, 554],
  ["three times at a host whose name begins like ours passes", received(3, `${HOST}.example`) + PLAIN, 250],
  ["99 hosts passes", received(99, "b.example") + PLAIN, 250],
  ["100 hosts is a loop", received(100, "b.example") + PLAIN, 554],
]
for (const [says, text, code] of loops) {
  test(`gate: ${says}`, async () => {
    const { hand } = world()
    assert.equal((await hand(text)).code, code)
  })
}

test("gate: what could not be judged is held, and the sender is told", async () => {
  const { hand, taken, notices } = world({ judge: () => notJudged("broke", 1) })
  assert.equal((await hand(PLAIN)).code, 250)
  assert.equal(taken[0]?.intake.purpose, "hold")
  assert.equal(notices.length, 1)
})

test("gate: what could not be judged and has nobody to tell stays with the client", async () => {
  const { hand, taken } = world({ judge: () => notJudged("broke", 1) })
  assert.equal((await hand(PLAIN, { sender: "" })).code, 451)
  assert.equal(taken.length, 0)
})

test("gate: what takes too long and has nobody to tell is refused, for it would take too long again", async () => {
  const { hand, taken } = world({ judge: () => notJudged("took-too-long", 1) })
  assert.equal((await hand(PLAIN, { sender: "" })).code, 550)
  assert.equal(taken.length, 0)
})

const crowds: readonly (readonly [
  says: string,
  over: number,
  head: string,
  code: number,
  purpose: string | undefined,
])[] = [
  ["copies of ten gibibytes together are sent", 0, "", 250, "individualise"],
  ["one octet more is held", 1, "", 250, "hold"],
  ["or refused where nobody would read the notice", 1, "Auto-Submitted: auto-generated\r\n", 550, undefined],
]
for (const [says, over, head, code, purpose] of crowds) {
  test(`gate: ${says}`, async () => {
    const { ports, taken } = world()
    const content = contentOf(octetsOf(head + OPEN))
    const size = MAX_COPIED_OCTETS / 16 + over
    const strangers = Array.from({ length: 16 }, (_, n) => `buur${n}@post${n}.example`)
    const accept = openGate(
      {
        ...ports,
        judge: () =>
          judgeMessage(
            parseMessage(octetsOf(head + OPEN)),
            { sender: SENDER, recipients: strangers },
            JUDGING,
          ),
      },
      { hostName: HOST, giveUpAfter: 5000, holdFor: 7000, us: [] },
    )
    const answer = await accept(
      {
        id: "abcdabcdabcdabcd",
        client: CLIENT,
        envelope: { ...ENVELOPE, ...to(strangers) },
        content: { ...content, size },
        normalised: false,
      },
      new AbortController().signal,
    )
    assert.equal(answer.code, code)
    assert.equal(taken[0]?.intake.purpose, purpose)
  })
}

const failures: readonly (readonly [says: string, error: Error, code: number, status: string])[] = [
  ["a full disk", new StoreUnavailable("full"), 452, "4.3.1"],
  ["a mistake of ours", new Error("bug"), 451, "4.3.0"],
]
for (const [says, error, code, status] of failures) {
  test(`gate: ${says} leaves the message with the client, and its memory is given back`, async () => {
    const { hand, discarded } = world({
      take: () => {
        throw error
      },
    })
    const answer = await hand(OPEN, to(STRANGERS))
    assert.deepEqual([answer.code, answer.status], [code, status])
    assert.equal(discarded(), 1)
  })
}

test("gate: a delay in the verdict keeps the message and sends nothing yet", async () => {
  const { hand, taken, sent, offered } = world({
    judge: (content, envelope) => ({
      ...judgeMessage(parseMessage(content.octets ?? new Uint8Array(0)), envelope, JUDGING),
      verdict: { kind: "deliver", reasons: [], delaySeconds: 60 },
    }),
  })
  assert.equal((await hand(PLAIN)).code, 250)
  assert.equal(taken[0]?.intake.dueAt, Date.UTC(2026, 10, 21) + 60_000)
  assert.deepEqual([sent.length, offered.length], [0, 0])
})

test("gate: the recorder hears what a message became, with the code that its client got", async () => {
  const { hand, answered } = world()
  await hand(PLAIN)
  await hand(OPEN, to(STRANGERS))
  assert.deepEqual(
    answered.map(({ sender, code, judged }) => [sender, code, judged.verdict.kind, judged.facts]),
    [
      [SENDER, 250, "deliver", undefined],
      [SENDER, 250, "individualise", undefined],
    ],
  )
})

test("gate: facts are asked for only where they are wanted, and what they took here is told", async () => {
  const { ports } = world()
  const spent: number[] = []
  const answered: AnsweredMessage[] = []
  let now = 0
  let wanted = true
  const accept = openGate(
    {
      ...ports,
      clock: { now: ports.clock.now, elapsed: () => now },
      judge: (content, envelope, wantsFacts = false) => {
        now += 7
        return judgeMessage(parseMessage(content.octets ?? new Uint8Array()), envelope, JUDGING, {
          wantsFacts,
        })
      },
      recorder: {
        ...SILENT_RECORDER,
        wantsFacts: () => wanted,
        spent: (milliseconds) => spent.push(milliseconds),
        answered: (message) => answered.push(message),
      },
    },
    { hostName: HOST, giveUpAfter: 5000, holdFor: 7000, us: ["voorbeeld.example"] },
  )
  for (wanted of [true, false]) {
    const content = contentOf(octetsOf(PLAIN))
    const submission = { id: "a", client: CLIENT, envelope: ENVELOPE, content, normalised: false }
    await accept(submission, new AbortController().signal)
  }
  assert.deepEqual(spent, [7])
  assert.equal(answered[0]?.judged.facts?.form?.size, PLAIN.length)
  assert.equal(answered[0]?.judged.facts?.sender?.address, undefined)
  assert.equal(answered[1]?.judged.facts, undefined)
})

test("gate: coverage hears of what was accepted, and of nothing else", async () => {
  const sent = world()
  await sent.hand(PLAIN)
  await sent.hand(SMALL_CIRCLE, to(REJECTED))
  const refused = world({
    outcome: { kind: "refused", reply: reply(550, "5.1.1", "No such user"), refused: [] },
  })
  await refused.hand(PLAIN)
  assert.deepEqual([sent.saw.length, refused.saw.length], [2, 0])
})

test("gate: the ledger is told of every verdict but a plain deliver, which is counted", async () => {
  const one = world()
  await one.hand(PLAIN)
  assert.deepEqual([one.ledger, one.delivered], [[], [ENVELOPE.recipients.length]])
  await one.hand(SMALL_CIRCLE, to(REJECTED))
  const [entry] = one.ledger
  assert.deepEqual(
    [one.ledger.length, entry?.action, entry?.role, entry?.object, entry?.words?.["sensitivity"]],
    [1, "message.held", "sluis", "abcdabcdabcdabcd", "certain"],
  )
  assert.equal(entry?.figures?.["recipients"], REJECTED.length)
  assert.deepEqual(Object.keys(entry?.salted ?? {}), ["department"])
  assert.equal(one.delivered.length, 1)

  const reason = { rule: "eigen/nee", nl: "Nee.", en: "No." }
  const judged = { ...notJudged("broke", 1), verdict: { kind: "refuse", reasons: [reason] } as const }
  const refused = world({ judge: () => judged })
  assert.equal((await refused.hand(PLAIN)).code, 550)
  assert.deepEqual(
    refused.ledger.map(({ action, words, salted }) => [action, words?.["rules"], salted?.["rules"]]),
    [["message.refused", "+1", "eigen/nee"]],
  )
  assert.deepEqual(refused.delivered, [])
})

test("gate: a message that was not taken leaves nothing in the ledger", async () => {
  const held = world({ take: () => ({ kind: "held-already", id: "a" }) })
  await held.hand(SMALL_CIRCLE, to(REJECTED))
  assert.deepEqual(held.ledger, [])
})

test("gate: what has a canary's recipient is judged, handed on with its verdict, and has nothing else done with it", async () => {
  const { ports, sent, taken, learnt, answered, saw, discarded } = world()
  const seen: string[] = []
  const accept = openGate(
    {
      ...ports,
      canaryArrived: (submission, { verdict }) => {
        seen.push(`${submission.id} ${verdict.kind}`)
        return Promise.resolve(reply(250, "2.0.0", "Canary"))
      },
    },
    { hostName: HOST, giveUpAfter: 5000, holdFor: 7000, us: ["voorbeeld.example"] },
  )
  for (const recipients of [["x@p1.canary.invalid"], ["jan@post.example", "x@canary.invalid"]]) {
    const content = { ...contentOf(octetsOf(PLAIN)), discard: () => undefined }
    const submission = { id: "a", client: CLIENT, envelope: { ...ENVELOPE, ...to(recipients) }, content }
    const answer = await accept({ ...submission, normalised: false }, new AbortController().signal)
    assert.equal(answer.lines[0], "Canary")
  }
  assert.deepEqual(seen, ["a deliver", "a deliver"])
  assert.deepEqual([sent, taken, learnt, answered, saw, discarded()], [[], [], [], [], [], 0])
})
