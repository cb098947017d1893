/**
 * How fast does a list of held messages page and filter?
 *
 * `node_modules/.bin/node tools/bench/held.ts` holds 100,000 messages in a store of its own and prints, for each question
 * that the console asks, the median and the worst of some answers in milliseconds of the wall clock: what somebody waits
 * for, thread and seal included. Another number of messages as argument.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import type { Held, HeldFilter, HeldOrder } from "../../packages/server/src/app/held/custody.ts"
import { NOW } from "../../packages/server/src/store/example-intake.ts"
import { openStore } from "../../packages/server/src/store/open-store.ts"
import type { Store } from "../../packages/server/src/store/open-store.ts"
import { holdMessages, RARE, RULES } from "./held-store.ts"
import { median } from "./measure.ts"

const MESSAGES = Number(process.argv[2] ?? 100_000)
const PAGE = 100
const ROUNDS = 15

const folder = mkdtempSync(join(tmpdir(), "sluis-bench-"))
print(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}\n`)
try {
  const store = await opened()
  const seconds = await holdMessages(store, { messages: MESSAGES, from: NOW, until: NOW })
  print(`${MESSAGES} messages held in ${seconds.toFixed(1)} s\n`)
  await questions(store.held)
  await store.close()
} finally {
  rmSync(folder, { recursive: true })
}

async function questions(held: Held): Promise<void> {
  const filters: readonly (readonly [says: string, filter: HeldFilter])[] = [
    ["all", {}],
    ["a frequent rule", { rule: RULES[0] }],
    ["a rare rule", { rule: RARE.rule }],
    ["a rule that held nothing", { rule: "no/such-rule" }],
    ["a department of 40", { department: "afdeling 7" }],
    ["a rare department", { department: RARE.department }],
    ["a sender of 400", { sender: "medewerker7@voorbeeld.example" }],
    ["to be released by the sender", { releasableBy: "sender" }],
    ["the last tenth in time", { since: NOW + MESSAGES * 900 }],
    ["rule, department and time", { rule: RULES[2], department: "afdeling 7", since: NOW + MESSAGES * 500 }],
  ]
  print("pages of 100                      order       found   median ms   worst ms")
  for (const [says, filter] of filters) {
    for (const order of ["newest", "expiring"] as const) await measure(held, says, filter, order)
  }
  await measureDeep(held)
}

async function measure(held: Held, says: string, filter: HeldFilter, order: HeldOrder): Promise<void> {
  const taken: number[] = []
  let total = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    total = (await held.page(filter, { limit: PAGE }, order)).total
    taken.push(performance.now() - start)
  }
  line(says, order, total, taken)
}

/** Every fiftieth page of all, as somebody gets who goes on and on. */
async function measureDeep(held: Held): Promise<void> {
  const taken: number[] = []
  let after: string | undefined
  let pages = 0
  do {
    const start = performance.now()
    const page: Awaited<ReturnType<Held["page"]>> = await held.page({}, { limit: PAGE, after }, "newest")
    if (pages % 50 === 0) taken.push(performance.now() - start)
    pages += 1
    after = page.next
  } while (after !== undefined)
  line("every fiftieth page of all", "newest", pages, taken)
}

function line(says: string, order: HeldOrder, found: number, taken: readonly number[]): void {
  const figures = [median(taken), Math.max(...taken)].map((one) => one.toFixed(1).padStart(10))
  print(`${says.padEnd(32)}  ${order.padEnd(8)}  ${String(found).padStart(7)}  ${figures.join(" ")}`)
}

async function opened(): Promise<Store> {
  const store = await openStore({
    folder,
    keys: { sealing: new Uint8Array(32).fill(9), ledger: new Uint8Array(32).fill(8) },
    clock: { now: () => NOW, elapsed: () => 0 },
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (text) => print(text),
    },
    reclaim: true,
  })
  if (!store.ok) throw new Error(`couldn't open the store: ${store.error.kind}`)
  return store.value
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
