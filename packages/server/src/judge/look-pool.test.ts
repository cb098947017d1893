import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"

import { MAX_PEOPLE } from "../app/held/look.ts"
import type { LookRequest } from "../app/held/look.ts"
import { SILENT_LOG } from "../app/silent.ts"
import { MAX_WAITING, MAX_WAITING_OCTETS, openLookPool } from "./look-pool.ts"
import type { LookPool } from "./look-pool.ts"
import { MUTE_WORKER } from "./mute-worker.ts"

const POLICY = {
  text: DEFAULT_POLICY,
  name: "builtin",
  us: ["voorbeeld.example"],
  hostName: "sluis.voorbeeld.example",
}
const BY_HEADER: LookRequest = { sender: undefined, recipients: [], remember: true }

const WORKER = new URL("../judge-worker.ts", import.meta.url)

async function withPool(
  body: (pool: LookPool) => Promise<void>,
  { workerFile = WORKER, deadline = 60_000 } = {},
): Promise<void> {
  const pool = openLookPool(POLICY, { deadline, workerFile, workerMemory: undefined }, SILENT_LOG)
  try {
    await body(pool)
  } finally {
    await pool.close()
  }
}

function mailTo(people: number): Uint8Array {
  const to = Array.from({ length: people }, (_, at) => `P${at} <p${at}@post${at}.example>`)
  return new TextEncoder().encode(
    `From: werving@voorbeeld.example\r\nTo: ${to.join(",\r\n ")}\r\nSubject: PTSS\r\n\r\nU hebt PTSS.\r\n`,
  )
}

describe("look pool", () => {
  test("says what a message would give away, to whom, by its header", async () => {
    await withPool(async ({ look }) => {
      const looked = await look(mailTo(12), BY_HEADER)
      assert.ok(looked.ok)
      const { verdict, people, others, sight, facts } = looked.value
      assert.equal(verdict.kind, "individualise")
      assert.deepEqual(people[0], {
        address: "p0@post0.example",
        name: "P0",
        seen: "to",
        visible: true,
        outside: true,
        introductions: 11,
        exposures: 11,
      })
      assert.deepEqual([people.length, others, sight.visible], [12, 0, 12])
      assert.equal(facts.audience.strangers, 12)
    })
  })

  test("by an envelope: who is in it and not in the header is hidden", async () => {
    await withPool(async ({ look }) => {
      const request = { sender: "werving@voorbeeld.example", recipients: ["p0@post0.example", "x@y.example"] }
      const looked = await look(mailTo(1), { ...request, remember: false })
      assert.ok(looked.ok)
      assert.deepEqual(
        looked.value.people.map(({ address, visible }) => [address, visible]),
        [
          ["p0@post0.example", true],
          ["x@y.example", false],
        ],
      )
    })
  })

  for (const count of [MAX_PEOPLE, MAX_PEOPLE + 1])
    test(`of ${count} people it names at most ${MAX_PEOPLE}`, async () => {
      await withPool(async ({ look }) => {
        const looked = await look(mailTo(count), BY_HEADER)
        assert.ok(looked.ok)
        const { people, others, sight } = looked.value
        assert.deepEqual([people.length, others, sight.visible], [MAX_PEOPLE, count - MAX_PEOPLE, count])
      })
    })

  test("another policy counts from the next message on", async () => {
    await withPool(async ({ look, reload }) => {
      await look(mailTo(1), BY_HEADER)
      reload({
        ...POLICY,
        text: "version: 1\nrules:\n  - id: own/all\n    when: 'audience.recipients >= 1'\n    then: refuse\n    say: { nl: Nee, en: No }\n",
      })
      const looked = await look(mailTo(1), BY_HEADER)
      assert.ok(looked.ok)
      assert.equal(looked.value.verdict.kind, "refuse")
    })
  })

  test("what takes too long is told, and the next message is rendered", async () => {
    const takesTooLong = async ({ look }: LookPool): Promise<void> => {
      assert.deepEqual(await look(mailTo(1), BY_HEADER), { ok: false, error: "took-too-long" })
    }
    await withPool(takesTooLong, { workerFile: MUTE_WORKER, deadline: 1 })
    await withPool(async ({ render }) => {
      const rendered = await render(mailTo(1))
      assert.ok(rendered.ok)
      assert.equal(rendered.value.subject, "PTSS")
    })
  })

  test("as many as may wait do, and one more is told that it is busy", async () => {
    await withPool(async ({ render }) => {
      // One of them is being worked on, the others wait.
      const all = Array.from({ length: MAX_WAITING + 2 }, () => render(mailTo(1)))
      const answers = await Promise.all(all)
      assert.ok(answers.slice(0, -1).every(({ ok }) => ok))
      assert.deepEqual(answers.at(-1), { ok: false, error: "busy" })
      assert.ok((await render(mailTo(1))).ok, "there is room again")
    })
  })

  test("as many octets as may wait do, and one more is told that it is busy", async () => {
    await withPool(async ({ render }) => {
      const first = render(mailTo(1))
      const large = render(new Uint8Array(MAX_WAITING_OCTETS))
      const one = render(new Uint8Array(1))
      assert.deepEqual(await one, { ok: false, error: "busy" })
      assert.ok((await first).ok && (await large).ok)
      assert.ok((await render(new Uint8Array(1))).ok)
    })
  })
})
