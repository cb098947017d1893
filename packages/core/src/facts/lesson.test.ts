import assert from "node:assert/strict"
import { test } from "node:test"
import { parseMessage } from "../mail/message.ts"
import { octetsOf } from "../mail/octets.ts"
import type { Verdict } from "../policy/verdict.ts"
import { readAudience } from "./audience.ts"
import { lessonOf, taughtBy } from "./lesson.ts"

const MAIL = "From: Wijk <wijk@us.example>\r\nTo: jan@vos.example\r\nCc: collega@us.example\r\n\r\nDag\r\n"
const ENVELOPE = {
  sender: "wijk@us.example",
  recipients: ["jan@vos.example", "collega@us.example", "els@kok.example"],
}
const REASONS = [{ rule: "a/b", nl: "", en: "" }] as const

function lesson(sender = ENVELOPE.sender, recipients: readonly string[] = ENVELOPE.recipients) {
  return lessonOf(readAudience(parseMessage(octetsOf(MAIL)), { sender, recipients }, ["us.example"]))
}

test("a lesson: who sent it, whom it showed, who was hidden, and who of them is ours", () => {
  const { sender, open, hidden } = lesson()!
  assert.deepEqual([sender.address.local, sender.name, sender.ours], ["wijk", "Wijk", true])
  assert.deepEqual(
    open.map(({ address, ours }) => [address.local, ours]),
    [
      ["jan", false],
      ["collega", true],
    ],
  )
  assert.deepEqual(
    hidden.map(({ address }) => address.local),
    ["els"],
  )
})

test("a message that nobody sent teaches nothing", () => {
  assert.equal(lesson(""), undefined)
})

const verdicts: readonly (readonly [says: string, verdict: Verdict, open: number, hidden: number])[] = [
  ["what is delivered", { kind: "deliver", reasons: [], delaySeconds: 0 }, 2, 1],
  [
    "copies that show their own recipient",
    { kind: "individualise", reasons: REASONS, showing: "self" },
    0,
    3,
  ],
  ["copies that show the visible", { kind: "individualise", reasons: REASONS, showing: "visible" }, 2, 1],
  ["what is held", { kind: "hold", reasons: REASONS, releasableBy: "sender" }, -1, -1],
  ["what is refused", { kind: "refuse", reasons: REASONS }, -1, -1],
]
for (const [says, verdict, open, hidden] of verdicts) {
  test(`${says}: ${open < 0 ? "nothing" : `${open} open, ${hidden} hidden`}`, () => {
    const taught = taughtBy(verdict, lesson())
    assert.deepEqual([taught?.open.length ?? -1, taught?.hidden.length ?? -1], [open, hidden])
  })
}
