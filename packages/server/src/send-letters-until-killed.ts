/** Opens a file with 112 people and sends them letters, until it is killed: the child of breach-kill.test.ts. */
import assert from "node:assert/strict"

import { base64, openExampleBreaches, openMail, PROFILE } from "./example-breach.ts"
import { turn } from "./example-desk.ts"

const [folder = ""] = process.argv.slice(2)
const desk = await openExampleBreaches({ folder })
const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
const { handlers, store } = desk
await handlers["organisation.put"]({ body: { profile: PROFILE, seen: 0 } }, turn(anna))
const opened = await handlers["breaches.open"](
  { body: { source: "by-hand", title: "Contactdag", department: "", nearMiss: false } },
  turn(anna),
)
assert.ok(opened.ok)
const params = { id: opened.value.id }
const message = { message: base64(openMail(112)), outcome: "sent" as const, people: true }
await handlers["breaches.evidence"]({ params, body: message }, turn(anna))
const act = {
  kind: "people",
  decision: { inform: true, reason: "hoog risico", exception: undefined },
} as const
await handlers["breaches.take"]({ params, body: { seen: 0, act } }, turn(anna))
await handlers["breaches.inform"](
  { params, body: { seen: 2, round: "first", draft: { groups: [] }, rehearse: false } },
  turn(anna),
)
process.stdout.write(`begun ${opened.value.id}\n`)
for (;;) {
  const { queuedMessages } = await store.custody.load()
  process.stdout.write(`queued ${queuedMessages}\n`)
}
