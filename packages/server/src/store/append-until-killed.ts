/** Appends to the ledger of a folder, by itself and beside entries, and says so, until it is killed: for ledger-kill.test.ts. */
import { randomBytes } from "node:crypto"

import type { NewLedgerEntry } from "../app/ledger/ledger.ts"
import { NOW } from "./example-intake.ts"
import { openTestStore } from "./test-store.ts"

const AT_ONCE = 8

const [folder = ""] = process.argv.slice(2)
const { ledger, entries } = await openTestStore(folder)
await Promise.all([...Array.from({ length: AT_ONCE }, appendForEver), signForEver()])

async function appendForEver(): Promise<void> {
  for (;;) {
    const id = randomBytes(8).toString("hex")
    const first = await ledger.append([entry(id), entry(id)])
    process.stdout.write(`appended ${id} ${first}\n`)
    await entries.add("setting", { id, at: NOW, value: "" }, [entry(`beside-${id}`)])
    process.stdout.write(`added ${id} 0\n`)
  }
}

async function signForEver(): Promise<void> {
  for (;;) {
    const { size } = await ledger.sign()
    process.stdout.write(`signed 0 ${size}\n`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function entry(object: string): NewLedgerEntry {
  const salted = { by: "Sanne Jansen" }
  return { at: NOW, action: "message.held", role: "sluis", object, result: "done", salted, about: "sanne" }
}
