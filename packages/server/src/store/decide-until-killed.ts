/** Decides about held messages in parts in the store of a folder, and says so, until it is killed: for kill.test.ts. */
import { randomBytes } from "node:crypto"

import type { Held, Intake } from "../app/held/custody.ts"
import { exampleHeld, exampleIntake, NOW } from "./example-intake.ts"
import { openTestStore } from "./test-store.ts"

const PARTS = 12
const AT_ONCE = 4

const [folder = ""] = process.argv.slice(2)
const { custody, held } = await openTestStore(folder)
await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => decideForEver(number % 2 === 0)))

async function decideForEver(isRelease: boolean): Promise<void> {
  for (;;) {
    const correlation = randomBytes(8).toString("hex")
    const parts = Array.from({ length: PARTS }, (_, number) => ({
      ...exampleHeld([`p${number}@politie.example`]),
      id: `${correlation}-${number}`,
      correlation,
    }))
    for (const part of parts) await custody.take(part, undefined)
    await (isRelease ? release(held, parts) : drop(held, parts))
    process.stdout.write(`${isRelease ? "queued" : "dropped"} ${correlation}\n`)
  }
}

async function release({ release: decide }: Held, parts: readonly Intake[]): Promise<void> {
  const copies = [{ splices: [], recipients: [0] }]
  await decide(
    parts.map(({ id }) => ({ id, department: "", copies })),
    { kind: "release", as: "copies", showing: "self" },
    { reason: "", by: "", at: NOW, expiresAt: NOW + 9 },
    [],
  )
}

async function drop({ drop: decide }: Held, parts: readonly Intake[]): Promise<void> {
  await decide(
    parts.map(({ id }) => ({
      id,
      department: "",
      report: { ...exampleIntake({ about: id }), purpose: "report" },
    })),
    { reason: "", by: "", at: NOW, decided: true },
    [],
  )
}
