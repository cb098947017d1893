/** Takes messages into the store of a folder, and says so, until it is killed: the child of kill.test.ts. */
import { exampleIntake, octetsOfLength } from "./example-intake.ts"
import { openTestStore } from "./test-store.ts"

/** Both kinds of content: whole and in pieces. */
const CONTENTS = [100, 5_000, 300_000].map(octetsOfLength)
const AT_ONCE = 8

const [folder = ""] = process.argv.slice(2)
const { custody } = await openTestStore(folder)
await Promise.all(Array.from({ length: AT_ONCE }, takeForEver))

async function takeForEver(): Promise<void> {
  for (;;) {
    for (const octets of CONTENTS) {
      const intake = exampleIntake({ size: octets.length, pieces: () => [octets] })
      await custody.take(intake, undefined)
      process.stdout.write(`taken ${intake.id} ${octets.length}\n`)
      await custody.settle([{ id: intake.id, recipient: 1, outcome: { kind: "sent" } }], [])
      process.stdout.write(`settled ${intake.id}\n`)
    }
  }
}
