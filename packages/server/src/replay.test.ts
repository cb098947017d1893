import assert from "node:assert/strict"
import { test } from "node:test"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { loadPolicy } from "@sluis/core/policy/load"
import type { Policy } from "@sluis/core/policy/policy"
import { factsOf } from "@sluis/core/policy/neutral-facts"
import { err, ok } from "@sluis/core/result"
import { openScratchMemory } from "./scratch-memory.ts"
import { Fault } from "./app/fault.ts"
import type { Found } from "./app/read-mail.ts"
import type { RecordedLine } from "./app/policy/recorded.ts"
import { replay } from "./app/policy/replay.ts"
import type { Replay } from "./app/policy/replay.ts"

const FRIENDS = Array.from({ length: 12 }, (_, index) => `p${index}@thuis-${index}.example`)
const OTHERS = Array.from({ length: 12 }, (_, index) => `q${index}@elders-${index}.example`)

type Sent = { readonly day: number; readonly to: readonly string[]; readonly from?: string }
const mail = ({ day, to, from = "team@voorbeeld.nl" }: Sent): Uint8Array =>
  new TextEncoder().encode(
    `From: ${from}\r\nTo: ${to.join(",\r\n ")}\r\nSubject: Day ${day}\r\n` +
      `Date: ${day} Jun 2026 10:00:00 +0200\r\nMessage-ID: <${day}@voorbeeld.nl>\r\n\r\nDag allemaal\r\n`,
  )

const holding = (when: string): Policy => {
  const policy = loadPolicy(
    `version: 1\nrules:\n  - id: audience/many\n    when: ${when}\n    then: hold\n    releasableBy: sender\n    say: { nl: veel, en: many }\n`,
    "test",
  )
  if (!policy.ok) throw new Error(JSON.stringify(policy.error))
  return policy.value
}
const STOPS_NOBODY = holding("audience.visible >= 1000")
const STRICT = holding("audience.visible >= 12")

type Archive = {
  readonly mail?: readonly Sent[]
  readonly faults?: number
  readonly lines?: readonly string[]
}
async function replayed(
  { mail: sent = [], faults = 0, lines }: Archive,
  policies: readonly Policy[],
  us: readonly string[] = ["voorbeeld.nl"],
): Promise<Replay & { readonly failed: readonly string[] }> {
  const failed: string[] = []
  const found: readonly Found[] = [
    ...Array.from({ length: faults }, () => ({
      kind: "fault" as const,
      fault: new Fault("input/empty", "x.eml"),
      progress: 1,
    })),
    ...sent.map((each, index) => ({
      kind: "message" as const,
      where: { file: "box", offset: index },
      bytes: mail(each),
      progress: 1,
    })),
  ]
  const result = await replay(
    ["archive"],
    us,
    policies,
    {
      readMail: async function* () {
        yield* found
      },
      readAgain: async ({ offset = 0 }) => {
        const again = sent[offset]
        return again === undefined ? err(new Fault("input/missing", "box")) : ok(mail(again))
      },
      readRecorded: async () => (lines === undefined ? undefined : recorded(lines)),
      openScratchMemory,
    },
    { failed: ({ code }) => failed.push(code), progressed: () => undefined },
  )
  assert.ok(result.ok)
  return { ...result.value, failed }
}

async function* recorded(lines: readonly string[]): AsyncGenerator<RecordedLine> {
  for (const text of lines) yield { kind: "line", text, progress: undefined }
}

test("twelve strangers interrupt; those who were shown to each other earlier do not", async () => {
  const alone = await replayed({ mail: [{ day: 3, to: FRIENDS }] }, [BUILTIN_POLICY])
  assert.deepEqual(alone.interrupted, [1])
  assert.deepEqual(
    alone.rules.map(({ rule }) => rule),
    ["audience/strangers"],
  )
  // Nine of them in one message: few enough to pass, and then they are no strangers.
  const known = await replayed(
    {
      mail: [
        { day: 1, to: FRIENDS.slice(0, 9) },
        { day: 3, to: FRIENDS },
      ],
    },
    [BUILTIN_POLICY],
  )
  assert.deepEqual(known.interrupted, [0])
})

test("what comes first is what was sent first, whatever the order of the files", async () => {
  const { interrupted } = await replayed(
    {
      mail: [
        { day: 3, to: FRIENDS },
        { day: 1, to: FRIENDS.slice(0, 9) },
      ],
    },
    [BUILTIN_POLICY],
  )
  assert.deepEqual(interrupted, [0])
})

test("the second team mail is silent where the first was delivered, and not where it was stopped", async () => {
  const twice = {
    mail: [
      { day: 1, to: FRIENDS },
      { day: 2, to: FRIENDS },
    ],
  }
  const { interrupted } = await replayed(twice, [STOPS_NOBODY, BUILTIN_POLICY])
  assert.deepEqual(interrupted, [0, 2])
})

test("copies teach that the sender and each recipient know each other, and no more", async () => {
  const { interrupted } = await replayed(
    {
      mail: [
        { day: 1, to: FRIENDS },
        { day: 2, to: [...FRIENDS, ...OTHERS] },
      ],
    },
    [BUILTIN_POLICY],
  )
  assert.deepEqual(interrupted, [2])
})

test("mail from outside teaches what it showed, and is not counted", async () => {
  const { interrupted, messages, incoming } = await replayed(
    {
      mail: [
        { day: 1, to: FRIENDS, from: "eva@elders.example" },
        { day: 2, to: FRIENDS },
      ],
    },
    [BUILTIN_POLICY],
  )
  assert.deepEqual({ interrupted, messages, incoming }, { interrupted: [0], messages: 1, incoming: 1 })
})

test("where nobody says who we are, all mail is ours", async () => {
  const { messages, incoming } = await replayed(
    { mail: [{ day: 1, to: FRIENDS, from: "eva@elders.example" }] },
    [BUILTIN_POLICY],
    [],
  )
  assert.deepEqual([messages, incoming], [1, 0])
})

test("two policies have a memory each", async () => {
  const twice = {
    mail: [
      { day: 1, to: FRIENDS },
      { day: 2, to: FRIENDS },
    ],
  }
  const { rules } = await replayed(twice, [STRICT, STOPS_NOBODY])
  assert.deepEqual(rules, [{ rule: "audience/many", interrupted: [2, 0] }])
})

test("what can't be read is told and not counted", async () => {
  const { messages, failed } = await replayed({ mail: [{ day: 1, to: FRIENDS }], faults: 2 }, [STRICT])
  assert.equal(messages, 1)
  assert.deepEqual(failed, ["input/empty", "input/empty"])
})

test("recorded facts are judged as they were recorded", async () => {
  const line = (visible: number): string =>
    JSON.stringify({ version: 1, facts: factsOf({ audience: { visible, strangers: visible } }) })
  const {
    messages,
    interrupted,
    recorded: lines,
    failed,
    span,
  } = await replayed({ lines: [line(12), line(12), line(3), "{}"] }, [STRICT], [])
  assert.deepEqual(
    { messages, interrupted, lines, failed, span },
    {
      messages: 3,
      interrupted: [2],
      lines: 3,
      failed: ["input/no-facts"],
      span: undefined,
    },
  )
})

test("standard input can't be read twice", async () => {
  const result = await replay(
    ["-"],
    [],
    [STRICT],
    {
      readMail: async function* () {},
      readAgain: async () => assert.fail("read"),
      readRecorded: async () => undefined,
      openScratchMemory,
    },
    { failed: () => undefined, progressed: () => undefined },
  )
  assert.equal(result.ok ? "" : result.error.code, "input/read-once")
})
