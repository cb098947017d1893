/**
 * A full disk: what must be kept is answered 452, what need not be kept still passes, and when there is room again all is
 * well without a restart.
 */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { systemTest } from "../system-test.ts"
import { crowdedLetter, ordinaryLetter, submit } from "./mail.ts"
import { temporaryFolder } from "./program.ts"
import { startRecordingHost } from "./recording-host.ts"
import { startGate } from "./start-gate.ts"
import { until } from "./until.ts"

const DISK_MB = 16

systemTest(
  "a full disk is answered 452, and forgotten when there is room again",
  { needs: ["mount", "umount"] },
  async (programs) => {
    assert.equal(process.getuid?.(), 0, "mounting a small disk needs root")
    using folder = temporaryFolder("disk")
    const data = join(folder.path, "data")
    mkdirSync(data)
    execFileSync(programs.mount, ["-t", "tmpfs", "-o", `size=${DISK_MB}m`, "tmpfs", data])
    try {
      await using host = await startRecordingHost()
      await using gate = await startGate({ upstreamPort: host.port, folder: folder.path })
      assert.match(await submit(gate.smtpPort, crowdedLetter("before")), /^250/)
      await until("the copies of before", () => host.accepted.length >= 12)

      const filler = join(data, "filler")
      fill(filler, data)
      const large = crowdedLetter("full", 12, 3_000_000)
      assert.match(await submit(gate.smtpPort, large), /^452 4\.3\.1 /)
      assert.match(await submit(gate.smtpPort, ordinaryLetter("passes")), /^250/)

      rmSync(filler)
      const countBefore = host.accepted.length
      assert.match(await submit(gate.smtpPort, large), /^250/)
      await until(
        () => `the copies of after; the gate said: ${gate.output().slice(-1500)}`,
        () => host.accepted.slice(countBefore).filter(({ sender }) => sender === large.sender).length >= 12,
      )
      await gate.kill()
    } finally {
      execFileSync(programs.umount, ["-l", data])
    }
  },
)

/** Writes until nothing is left. */
function fill(file: string, folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const room = bavail * bsize
  try {
    writeFileSync(file, Buffer.alloc(room + 1))
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ENOSPC")) throw cause
  }
}
