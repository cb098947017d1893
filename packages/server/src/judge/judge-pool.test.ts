import assert from "node:assert/strict"
import { mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { gzipSync } from "node:zlib"

import { NO_MEMORY } from "@sluis/core/facts/memory"
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { loadPolicy } from "@sluis/core/policy/load"

import { contentOf } from "../app/gate/content.ts"
import type { Content } from "../app/gate/content.ts"
import { SILENT_LOG } from "../app/silent.ts"
import { INLINE_OCTETS, INLINE_RECIPIENTS, openJudgePool } from "./judge-pool.ts"
import type { JudgePool, JudgePoolPolicy } from "./judge-pool.ts"
import { MUTE_WORKER } from "./mute-worker.ts"

const POLICY: JudgePoolPolicy = {
  policy: BUILTIN_POLICY,
  text: DEFAULT_POLICY,
  name: "builtin",
  us: ["voorbeeld.example"],
  hostName: "sluis.voorbeeld.example",
}
const SENDER = "wijkteam@voorbeeld.example"

function people(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => `bewoner${n}@post${n}.example`)
}

function message(to: readonly string[], octets = 0): string {
  const head = `From: ${SENDER}\r\nTo: ${to.join(",\r\n ")}\r\nMessage-ID: <1@voorbeeld.example>\r\n\r\nHallo\r\n`
  return head + "Nog een regel.\r\n".repeat(Math.ceil(Math.max(0, octets - head.length) / 16))
}

function contentFrom(text: string): Content {
  return contentOf(new TextEncoder().encode(text))
}

const WORKER = new URL("../judge-worker.ts", import.meta.url)

async function withPool(
  body: (pool: JudgePool) => Promise<void>,
  { workerFile = WORKER, deadline = 60_000 } = {},
): Promise<void> {
  const pool = openJudgePool(
    POLICY,
    { workers: 1, deadline, memory: NO_MEMORY, workerFile, workerMemory: undefined },
    SILENT_LOG,
  )
  try {
    await body(pool)
  } finally {
    await pool.close()
  }
}

const rows: readonly (readonly [says: string, to: number, octets: number, verdict: string])[] = [
  ["one person, here", 1, 0, "deliver"],
  ["twelve strangers, here", 12, 0, "individualise"],
  ["twelve strangers and many octets, in a worker", 12, INLINE_OCTETS + 1, "individualise"],
  ["one more person than is judged here", INLINE_RECIPIENTS + 1, 0, "individualise"],
]
for (const [says, to, octets, verdict] of rows) {
  test(`judge pool: ${says}: ${verdict}`, async () => {
    await withPool(async ({ judge }) => {
      const recipients = people(to)
      const judged = await judge(contentFrom(message(recipients, octets)), { sender: SENDER, recipients })
      assert.equal(judged.verdict.kind, verdict)
      assert.equal(judged.splices.length, verdict === "individualise" ? to : 0)
      assert.equal(judged.trace.messageId, "<1@voorbeeld.example>")
    })
  })
}

test("judge pool: a small message gets its verdict without waiting for a turn of the event loop", async () => {
  await withPool(({ judge }) => {
    const judged = judge(contentFrom(message(people(1))), { sender: SENDER, recipients: people(1) })
    assert.ok(!(judged instanceof Promise))
    return Promise.resolve()
  })
})

/** Lines of base64 that are an archive: what it inflates to, its length does not say. */
function withArchive(to: readonly string[]): string {
  const archive = gzipSync("Nog een regel.\r\n".repeat(100_000)).toString("base64")
  return `${message(to)}${archive.replace(/(.{76})/g, "$1\r\n")}\r\n`
}

test("judge pool: a small message that holds an archive, even as text, is judged and copied in a worker", async () => {
  const recipients = people(12)
  const text = withArchive(recipients)
  assert.ok(text.length < INLINE_OCTETS)
  const takesTooLong = async ({ judge, individualise }: JudgePool): Promise<void> => {
    const judged = await judge(contentFrom(text), { sender: SENDER, recipients })
    assert.deepEqual(
      judged.verdict.reasons.map(({ rule }) => rule),
      ["sluis/took-too-long"],
    )
    const copies = await individualise(new TextEncoder().encode(text), { sender: SENDER, recipients }, "self")
    assert.equal(copies, undefined)
  }
  await withPool(takesTooLong, { workerFile: MUTE_WORKER, deadline: 1 })
})

test("judge pool: what is prepared judges like any other", async () => {
  await withPool(async ({ prepare, judge }) => {
    prepare()
    const judged = await judge(contentFrom(message(people(12))), { sender: SENDER, recipients: people(12) })
    assert.equal(judged.verdict.kind, "individualise")
  })
})

test("judge pool: what lies in a file is read there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sluis-judge-"))
  const text = message(people(12), 200_000)
  writeFileSync(join(folder, "content"), text)
  const file = openSync(join(folder, "content"), "r")
  try {
    await withPool(async ({ judge }) => {
      const content = { ...contentFrom(text), octets: undefined, file }
      const judged = await judge(content, { sender: SENDER, recipients: people(12) })
      assert.equal(judged.verdict.kind, "individualise")
    })
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
})

test("judge pool: what takes too long is held, and the next message is judged", async () => {
  const takesTooLong = async ({ judge }: JudgePool): Promise<void> => {
    const large = contentFrom(message(people(12), 1_000_000))
    const judged = await judge(large, { sender: SENDER, recipients: people(12) })
    assert.equal(judged.verdict.kind, "hold")
    assert.deepEqual(
      judged.verdict.reasons.map(({ rule }) => rule),
      ["sluis/took-too-long"],
    )
    const small = await judge(contentFrom(message(people(1))), { sender: SENDER, recipients: people(1) })
    assert.equal(small.verdict.kind, "deliver")
  }
  await withPool(takesTooLong, { workerFile: MUTE_WORKER, deadline: 1 })
})

test("judge pool: a file that is shorter than was said is a hold, not the end of the worker", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sluis-judge-"))
  writeFileSync(join(folder, "content"), "From: x\r\n\r\n")
  const file = openSync(join(folder, "content"), "r")
  try {
    await withPool(async ({ judge }) => {
      const content = { ...contentFrom(message(people(1), 100_000)), octets: undefined, file }
      const broken = await judge(content, { sender: SENDER, recipients: people(1) })
      assert.deepEqual(
        broken.verdict.reasons.map(({ rule }) => rule),
        ["sluis/not-judged"],
      )
      const whole = await judge(contentFrom(message(people(1), 100_000)), {
        sender: SENDER,
        recipients: people(1),
      })
      assert.equal(whole.verdict.kind, "deliver")
    })
  } finally {
    closeSync(file)
    rmSync(folder, { recursive: true })
  }
})

test("judge pool: another policy counts from the next message on, here and in a worker", async () => {
  const text = `version: 1
floor:
  - { id: all, when: "true", then: refuse, say: { nl: Nee., en: No. } }
`
  const policy = loadPolicy(text, "other")
  assert.ok(policy.ok)
  await withPool(async (pool) => {
    pool.reload({ ...POLICY, policy: policy.value, text, name: "other" })
    for (const octets of [0, INLINE_OCTETS + 1]) {
      const judged = await pool.judge(contentFrom(message(people(1), octets)), {
        sender: SENDER,
        recipients: people(1),
      })
      assert.equal(judged.verdict.kind, "refuse", `${octets} octets`)
    }
  })
})

test("judge pool: copies of a held message are made here and in a worker", async () => {
  await withPool(async ({ individualise }) => {
    for (const octets of [0, INLINE_OCTETS + 1]) {
      const bytes = new TextEncoder().encode(message(people(3), octets))
      const splices = await individualise(bytes, { sender: SENDER, recipients: people(3) }, "self")
      assert.equal(splices?.length, 3, `${octets} octets`)
    }
  })
})

const wished: readonly (readonly [says: string, octets: number, wantsFacts: boolean])[] = [
  ["here, where they are wanted", 0, true],
  ["here, where they are not", 0, false],
  ["from a worker, where they are wanted", INLINE_OCTETS + 1, true],
  ["from a worker, where they are not", INLINE_OCTETS + 1, false],
]
for (const [says, octets, wantsFacts] of wished) {
  test(`judge pool: facts to record ${says}, without the sender's address`, async () => {
    await withPool(async ({ judge }) => {
      const recipients = people(12)
      const content = contentFrom(message(recipients, octets))
      const { facts, verdict } = await judge(content, { sender: SENDER, recipients }, wantsFacts)
      assert.equal(verdict.kind, "individualise")
      assert.equal(facts?.audience?.strangers, wantsFacts ? 12 : undefined)
      assert.ok(!JSON.stringify(facts ?? {}).includes("wijkteam"))
    })
  })
}
