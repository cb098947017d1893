/** Which notification the paper of the form is: the next one, or the one that is asked for where it can be made. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"

import type { Phase } from "@sluis/core/breach/step"

import type { PersonCaller } from "./app/turn.ts"
import { openExampleBreaches, START } from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { turn } from "./example-desk.ts"

let desk: ExampleBreaches
let anna: PersonCaller
before(async () => {
  desk = await openExampleBreaches()
  anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
})
after(async () => await desk.close())

const FIRST = "Melding van een datalek\n"
const FOLLOW_UP = "Vervolgmelding van een datalek\n"
const WITHDRAWAL = "Intrekking van een melding van een datalek\n"
const rows: readonly [sentence: string, isNotified: boolean, phase: Phase | undefined, title: string][] = [
  ["before any, the first comes next", false, undefined, FIRST],
  ["what was never notified cannot be withdrawn", false, "withdrawal", FIRST],
  ["after the first comes a follow-up", true, undefined, FOLLOW_UP],
  ["or a withdrawal, where that is asked for", true, "withdrawal", WITHDRAWAL],
  ["and no second first", true, "first", FOLLOW_UP],
]
for (const [sentence, isNotified, phase, title] of rows) {
  test(sentence, async () => {
    const body = { source: "by-hand", title: "Contactdag", department: "Zorg", nearMiss: false } as const
    const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
    assert.ok(opened.ok)
    const params = { id: opened.value.id }
    if (isNotified) {
      const act = { kind: "notified", phase: "first", at: START, reference: "AP-1", form: "" } as const
      const taken = await desk.handlers["breaches.take"]({ params, body: { seen: 0, act } }, turn(anna))
      assert.ok(taken.ok)
    }
    const made = await desk.handlers["breaches.paper"](
      { params: { ...params, paper: "form" }, query: { language: "nl", as: "text", phase } },
      turn(anna),
    )
    assert.ok(made.ok)
    const text = Buffer.from(made.value.octets, "base64").toString("utf8")
    assert.ok(text.startsWith(title), text.slice(0, 60))
  })
}
