/**
 * Durable before 250, as the kernel saw it: what was written for a message has been synced before the client is told.
 */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, test } from "node:test"
import { systemTest } from "../system-test.ts"
import { crowdedLetter, ordinaryLetter, sensitiveLetter, submit, type Letter } from "./mail.ts"
import { temporaryFolder } from "./program.ts"
import { startRecordingHost } from "./recording-host.ts"
import { startGate } from "./start-gate.ts"
import { parseTrace, sealingOf, STRACE_OPTIONS, type Sealing } from "./system-calls.ts"
import { until } from "./until.ts"

describe("durable before 250", () => {
  const stored: readonly [name: string, letter: Letter][] = [
    ["a message that becomes copies is synced", crowdedLetter("trace-copies")],
    ["a message that is held is synced", sensitiveLetter("trace-held")],
  ]
  /** Several, for what the gate writes of itself can fall between one and its answer. */
  const passing = ["first", "second", "third", "fourth"].map((name) => ordinaryLetter(`trace-${name}`))
  systemTest(
    "what is stored for a message is synced before it is answered",
    { needs: ["strace"] },
    async ({ strace }) => {
      using traces = temporaryFolder("trace")
      const file = join(traces.path, "trace")
      await using host = await startRecordingHost()
      await using gate = await startGate({
        upstreamPort: host.port,
        within: [strace, ...STRACE_OPTIONS, "-o", file],
      })
      for (const letter of [...passing, ...stored.map(([, each]) => each)])
        assert.match(await submit(gate.smtpPort, letter), /^250/)
      await gate.stop()
      const calls = parseTrace(readFileSync(file, "latin1"))
      const data = join(gate.folder, "data")
      const sealing = (letter: Letter): Sealing => {
        const found = sealingOf(calls, data, `Message-ID: <${letter.id}@`)
        assert.ok(found !== undefined, `${letter.id}: the trace shows the message and its answer`)
        return found
      }
      for (const [name, letter] of stored) {
        const { written, unsynced } = sealing(letter)
        assert.ok(
          written.some((path) => path.endsWith("-wal")),
          name,
        )
        assert.deepEqual(unsynced, [], name)
      }
      assert.ok(
        passing.some((letter) => sealing(letter).written.length === 0),
        "a message that passes is not stored",
      )
      await until("the copies to arrive", () => host.accepted.length > 0)
    },
  )

  const READ = String.raw`10 read(20<TCP:[a->b]>, "Message-ID: <m@\r\n\r\n.\r\n", 65536) = 40`
  const WRITE = String.raw`11 pwrite64(21</d/x.db-wal>, "..", 2, 0) = 2`
  const SYNC = String.raw`11 fdatasync(21</d/x.db-wal>) = 0`
  const ANSWER = String.raw`10 write(20<TCP:[a->b]>, "250 2.0.0 Ok\r\n", 14) = 14`
  const traces: readonly [name: string, lines: readonly string[], unsynced: number | undefined][] = [
    ["written, synced, answered", [READ, WRITE, SYNC, ANSWER], 0],
    ["written, answered, synced", [READ, WRITE, ANSWER, SYNC], 1],
    ["synced, written, answered", [READ, SYNC, WRITE, ANSWER], 1],
    ["written and answered", [READ, WRITE, ANSWER], 1],
    ["a sync that failed", [READ, WRITE, SYNC.replace("= 0", "= -1 EIO (Input/output error)"), ANSWER], 1],
    ["another file was synced", [READ, WRITE, SYNC.replace("x.db-wal", "y.db-wal"), ANSWER], 1],
    ["nothing was written", [READ, ANSWER], 0],
    ["never answered", [READ, WRITE, SYNC], undefined],
    [
      "a sync that had begun, and returned too late",
      [
        READ,
        WRITE,
        "11 fdatasync(21</d/x.db-wal> <unfinished ...>",
        ANSWER,
        "11 <... fdatasync resumed>) = 0",
      ],
      1,
    ],
    [
      "a sync that had begun, and returned in time",
      [
        READ,
        WRITE,
        "11 fdatasync(21</d/x.db-wal> <unfinished ...>",
        "11 <... fdatasync resumed>) = 0",
        ANSWER,
      ],
      0,
    ],
  ]
  for (const [name, lines, unsynced] of traces) {
    test(`a trace: ${name}`, () => {
      assert.equal(
        sealingOf(parseTrace(lines.join("\n")), "/d", "Message-ID: <m@")?.unsynced.length,
        unsynced,
      )
    })
  }
})
