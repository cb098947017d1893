/** What was held for as long as it may be: it goes, but not by a date that nobody could know to be right yet. */
import assert from "node:assert/strict"
import { globSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

import { sensitiveLetter, submit } from "./mail.ts"
import { temporaryFolder } from "./program.ts"
import { startRecordingHost } from "./recording-host.ts"
import { startGate } from "./start-gate.ts"
import { pause, until } from "./until.ts"
import { systemTest } from "../system-test.ts"

/** What the wrapper `faketime` preloads; preloaded by us, it reads its offset from a file again and again. */
const LIBRARY = "/usr/lib/*/faketime/libfaketimeMT.so.1"
/** Milliseconds. A round over one message takes a few. */
const ROUND_TAKES = 3000

systemTest(
  "a held message expires once its gate has run for long enough to know the date",
  { needs: ["faketime"] },
  async () => {
    const [library] = globSync(LIBRARY)
    assert.ok(library !== undefined, `${LIBRARY} comes with faketime`)
    using folder = temporaryFolder("expiry")
    const offset = join(folder.path, "offset")
    writeFileSync(offset, "+0")
    const letter = sensitiveLetter("expiry")
    await using host = await startRecordingHost()
    const options = {
      upstreamPort: host.port,
      folder: folder.path,
      settings: { hold: { expireAfter: "1h" } },
      // Elapsed time is faked too, so that it passes for the gate.
      environment: { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: offset, FAKETIME_NO_CACHE: "1" },
    }
    {
      await using gate = await startGate(options)
      assert.match(await submit(gate.smtpPort, letter), /^250/)
    }
    assert.deepEqual(states(folder.path), ["held"])

    writeFileSync(offset, "+2h")
    await using gate = await startGate(options)
    // The first round is due; the start is twenty minutes ago, and the message over for an hour.
    writeFileSync(offset, "+140m")
    await pause(ROUND_TAKES)
    assert.deepEqual(states(folder.path), ["held"])

    writeFileSync(offset, "+160m")
    await until(
      () => `the message to expire; ${gate.output().slice(-2000)}`,
      () => !states(folder.path).includes("held"),
    )
    const notices = (): number =>
      host.accepted.filter(({ recipients }) => recipients.includes(letter.sender)).length
    await until("its sender to be told, as when it was held", () => notices() === 2)
  },
)

function states(folder: string): readonly string[] {
  using db = new DatabaseSync(join(folder, "data", "sluis.db"), { timeout: 30_000, readOnly: true })
  return db
    .prepare("select state from message where purpose = 'hold'")
    .all()
    .map(({ state }) => String(state))
}
