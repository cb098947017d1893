/** The clock jumps, forwards and back: nothing is lost, and nothing waits for a time that has gone. */
import assert from "node:assert/strict"
import { globSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { arrivalsOf } from "./arrivals.ts"
import { crowdedLetter, ordinaryLetter, submit } from "./mail.ts"
import { temporaryFolder } from "./program.ts"
import { startRecordingHost } from "./recording-host.ts"
import { startGate } from "./start-gate.ts"
import { until } from "./until.ts"
import { systemTest } from "../system-test.ts"

/** What the wrapper `faketime` preloads; preloaded by us, it reads its offset from a file again and again. */
const LIBRARY = "/usr/lib/*/faketime/libfaketimeMT.so.1"

const JUMPS = ["+0", "+3d", "-3d", "+90s", "-1h", "+0"] as const

systemTest("nothing is lost when the clock jumps", { needs: ["faketime"] }, async () => {
  const [library] = globSync(LIBRARY)
  assert.ok(library !== undefined, `${LIBRARY} comes with faketime`)
  using folder = temporaryFolder("clock")
  const offset = join(folder.path, "offset")
  writeFileSync(offset, "+0")
  await using host = await startRecordingHost({
    script: ({ stage }) => (stage === "content" ? { kind: "wait", milliseconds: 50 } : undefined),
  })
  await using gate = await startGate({
    upstreamPort: host.port,
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: offset,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
  })
  const letters = JUMPS.map((_, index) => crowdedLetter(`clock-${index}`))
  for (const [index, jump] of JUMPS.entries()) {
    // The clock jumps while copies are on their way.
    const letter = letters[index]
    assert.ok(letter !== undefined)
    assert.match(await submit(gate.smtpPort, letter), /^250/, jump)
    writeFileSync(offset, jump)
    assert.match(await submit(gate.smtpPort, ordinaryLetter(`clock-pass-${index}`)), /^250/, jump)
    const arrivals = (): ReturnType<typeof arrivalsOf> =>
      arrivalsOf([{ letter, as: "copies", unheard: 0 }], host.accepted)
    await until(
      () => `the copies after ${jump}: ${arrivals().lost.length} are missing; ${gate.output().slice(-1500)}`,
      () => arrivals().lost.length === 0,
    )
    assert.deepEqual(arrivals().wrong, [])
  }
})
