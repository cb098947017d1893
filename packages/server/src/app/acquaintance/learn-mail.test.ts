/** Learning from an archive: what each message teaches, as of which day, and going on after a kill. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { NO_MEMORY } from "@sluis/core/facts/memory"
import type { Lesson, Memory } from "@sluis/core/facts/memory"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"

import type { ReadMark } from "./acquaintance.ts"
import { Fault } from "../fault.ts"
import { learnMail } from "./learn-mail.ts"
import type { Learnt, LearnOptions, LearnOutcome } from "./learn-mail.ts"
import type { Found, ReadMail } from "../read-mail.ts"

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 17, 16)
const TODAY = Math.floor(NOW / DAY)
const OPTIONS: LearnOptions = {
  us: ["voorbeeld.example"],
  policy: BUILTIN_POLICY,
  journal: false,
  now: NOW,
  forgetAfter: 400 * DAY,
}

type Mail = {
  readonly to?: readonly string[]
  readonly bcc?: readonly string[]
  readonly date?: string
  readonly text?: string
}

function mail({
  to = ["p0@burger0.example"],
  bcc = [],
  date = "Tue, 10 Nov 2026 10:00:00 +0100",
  text = "Hallo",
}: Mail = {}): string {
  const lines = [
    "From: Olga <olga@voorbeeld.example>",
    ...(to.length > 0 ? [`To: ${to.join(",\r\n ")}`] : []),
    ...(bcc.length > 0 ? [`Bcc: ${bcc.join(",\r\n ")}`] : []),
    ...(date === "" ? [] : [`Date: ${date}`]),
    "Subject: x",
  ]
  return `${lines.join("\r\n")}\r\n\r\n${text}\r\n`
}

const strangers = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => `p${number}@burger${number}.example`)

type Written = { readonly day: number; readonly open: readonly string[]; readonly hidden: readonly string[] }

type Run = {
  readonly learnt: Learnt
  readonly written: readonly Written[]
  readonly marks: readonly ReadMark[]
  readonly faults: readonly Fault[]
}

async function run(
  readMail: ReadMail,
  over: Partial<LearnOptions> = {},
  memory: Memory = NO_MEMORY,
): Promise<Run> {
  const written: Written[] = []
  const marks: ReadMark[] = []
  const faults: Fault[] = []
  const keys = (people: Lesson["open"]): readonly string[] => people.map(({ address }) => address.key)
  const learnt = await learnMail(
    ["archive"],
    { ...OPTIONS, ...over },
    {
      readMail,
      index: {
        memory,
        learn: (lessons, day) => {
          for (const { open, hidden } of lessons)
            written.push({ day, open: keys(open), hidden: keys(hidden) })
        },
      },
      marks: {
        readUpTo: (file) => marks.findLast((each) => each.file === file)?.upTo ?? 0,
        mark: (made) => marks.push(...made),
      },
      elapsed: () => 0,
    },
    { failed: (fault) => faults.push(fault), progressed: () => undefined },
  )
  return { learnt, written, marks, faults }
}

/** An mbox of 100 octets for each message. */
function mbox(...mails: readonly string[]): ReadMail {
  return async function* read(name, from): AsyncGenerator<Found> {
    const start = from?.(name, mails.length * 100) ?? 0
    for (const [index, text] of mails.entries()) {
      if (index * 100 < start) continue
      yield {
        kind: "message",
        where: { file: name, offset: index * 100 },
        bytes: new TextEncoder().encode(text),
        progress: 1,
      }
    }
  }
}

const REJECTED = "Helaas hebben wij besloten u niet uit te nodigen voor een gesprek. U bent afgewezen."

const table: readonly [says: string, mail: string, outcome: LearnOutcome, written: readonly Written[]][] = [
  [
    "a delivered message teaches who was shown to whom, as of its day",
    mail({ to: strangers(2) }),
    "shown",
    [{ day: TODAY - 7, open: strangers(2), hidden: [] }],
  ],
  [
    "a sender's own copy, with Bcc: who is in To was shown to each other, who is in Bcc to nobody",
    mail({ to: strangers(2), bcc: ["b@post.example"] }),
    "shown",
    [{ day: TODAY - 7, open: strangers(2), hidden: ["b@post.example"] }],
  ],
  [
    "twelve strangers would have got copies: each and the sender",
    mail({ to: strangers(12) }),
    "separately",
    [{ day: TODAY - 7, open: [], hidden: strangers(12) }],
  ],
  [
    "an old incident would have been held: nothing",
    mail({ to: strangers(3), text: REJECTED }),
    "stopped",
    [],
  ],
  [
    "a date in the future is today",
    mail({ date: "Tue, 17 Nov 2036 10:00:00 +0100" }),
    "shown",
    [{ day: TODAY, open: ["p0@burger0.example"], hidden: [] }],
  ],
  ["no date: nothing", mail({ date: "" }), "undated", []],
  ["nobody: nothing", mail({ to: [] }), "nobody", []],
  [
    "the last day that is remembered",
    mail({ date: new Date(NOW - 400 * DAY).toUTCString() }),
    "shown",
    [{ day: TODAY - 400, open: ["p0@burger0.example"], hidden: [] }],
  ],
  ["one second older", mail({ date: new Date(NOW - 400 * DAY - 1000).toUTCString() }), "old", []],
]
for (const [says, text, outcome, written] of table) {
  test(`learn: ${says}`, async () => {
    const ran = await run(mbox(text))
    assert.equal(ran.learnt.outcomes[outcome], 1)
    assert.equal(ran.learnt.messages, 1)
    assert.deepEqual(ran.written, written)
  })
}

test("learn: twelve who know each other from before are shown to each other, not strangers", async () => {
  const memory: Memory = { ...NO_MEMORY, circlesAmong: (people) => [people.map((_, number) => number)] }
  const { learnt, written } = await run(mbox(mail({ to: strangers(12) })), {}, memory)
  assert.equal(learnt.outcomes.shown, 1)
  assert.equal(written[0]?.open.length, 12)
})

test("learn: lessons are written day by day, oldest first", async () => {
  const dates = [3, 1, 2, 1].map((day) => `${day} Nov 2026 10:00:00 +0000`)
  const { written } = await run(mbox(...dates.map((date) => mail({ date }))))
  assert.deepEqual(
    written.map(({ day }) => day - TODAY + 17),
    [1, 1, 2, 3],
  )
})

test("learn: of a journal report what is attached is learnt, with its envelope; anything else is passed over", async () => {
  const report = [
    "From: journal@voorbeeld.example",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "",
    "Sender: olga@voorbeeld.example\r\nTo: p0@burger0.example\r\nBcc: b@post.example\r\n",
    "--b",
    "Content-Type: message/rfc822",
    "",
    `${mail()}\r\n--b--\r\n`,
  ].join("\r\n")
  const { learnt, written } = await run(mbox(report, mail()), { journal: true })
  assert.deepEqual(written, [{ day: TODAY - 7, open: ["p0@burger0.example"], hidden: ["b@post.example"] }])
  assert.equal(learnt.outcomes["no-report"], 1)
})

test("learn: a whole mailbox is marked as read; one of which something could not be read is not", async () => {
  const mails = [mail(), mail()]
  assert.deepEqual((await run(mbox(...mails))).marks, [{ file: "archive", upTo: 200 }])
  const damaged: ReadMail = async function* read(name, from) {
    yield* mbox(...mails)(name, from)
    yield { kind: "fault", fault: new Fault("input/cut-off", name), progress: 1 }
  }
  const { marks, faults } = await run(damaged)
  assert.deepEqual(marks, [{ file: "archive", upTo: 100 }])
  assert.equal(faults.length, 1)
})

test("learn: a mark never runs ahead of what was written", async () => {
  const events: string[] = []
  const mails = Array.from({ length: 1_200 }, () => mail())
  await learnMail(
    ["archive"],
    OPTIONS,
    {
      readMail: mbox(...mails),
      index: { memory: NO_MEMORY, learn: (lessons) => events.push(`${lessons.length} lessons`) },
      marks: { readUpTo: () => 0, mark: ([mark]) => events.push(`up to ${(mark?.upTo ?? 0) / 100}`) },
      elapsed: () => 0,
    },
    { failed: assert.fail, progressed: () => undefined },
  )
  assert.deepEqual(events, [
    "500 lessons",
    "up to 499",
    "500 lessons",
    "up to 999",
    "200 lessons",
    "up to 1200",
  ])
})
