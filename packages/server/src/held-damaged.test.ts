/** A held message that can't be read any more, for whoever must decide: it is listed, says what to do, and can be dropped. */
import assert from "node:assert/strict"
import { after, before, beforeEach, describe, test } from "node:test"

import type { Caller } from "./app/turn.ts"
import { codeOf, MAIL, NOBODY, openDesk, person, program, SENDER, turn } from "./example-desk.ts"
import type { Desk } from "./example-desk.ts"

let desk: Desk
before(async () => {
  desk = await openDesk()
})
after(async () => await desk.close())

const OWNER = person(SENDER, ["employee"])
const REVIEWER = person("beoordelaar@voorbeeld.example", ["reviewer"])
const OF_CARE = person("zorg@voorbeeld.example", ["reviewer"], ["zorg"])
const REASON = "Niet meer te lezen."

const show = (id: string, caller: Caller) => desk.handlers["held.show"]({ params: { id } }, turn(caller))
const read = (id: string, caller: Caller) =>
  desk.handlers["held.content"]({ params: { id }, body: { reason: REASON } }, turn(caller))
const release = (id: string, caller: Caller, as: "copies" | "original" = "original") =>
  desk.handlers["held.release"]({ params: { id }, body: { as, reason: REASON } }, turn(caller))
const drop = (id: string, caller: Caller) =>
  desk.handlers["held.drop"]({ params: { id }, body: { reason: REASON } }, turn(caller))

async function broken(): Promise<{ readonly id: string; readonly link: string }> {
  const held = await desk.hold({ department: "wijkteam" })
  desk.damage(held.id)
  return held
}

describe("a held message that can't be read", () => {
  beforeEach(() => void desk.told.splice(0))

  const unproven = { ...OWNER, person: { ...OWNER.person, provenAt: undefined } }
  const rows: readonly [who: string, caller: Caller, told: string, dropped: string][] = [
    ["its sender", OWNER, "held/damaged", "ok"],
    ["a reviewer", REVIEWER, "held/damaged", "ok"],
    [
      "a reviewer of its department",
      person("wijk@voorbeeld.example", ["reviewer"], ["zorg", "wijkteam"]),
      "held/damaged",
      "ok",
    ],
    ["a program that counts, which may do nothing", program("held"), "held/damaged", "access/denied"],
    ["no reviewer of another department", OF_CARE, "held/unknown", "held/unknown"],
    ["no colleague", person("collega@voorbeeld.example", ["employee"]), "held/unknown", "held/unknown"],
    ["nobody with that address who never showed that it is his", unproven, "held/unknown", "held/unknown"],
    ["no administrator", person("b@voorbeeld.example", ["administrator"]), "held/unknown", "held/unknown"],
    ["no program with another scope", program("check"), "held/unknown", "held/unknown"],
    ["nobody who is not logged in", NOBODY, "held/unknown", "held/unknown"],
  ]
  for (const [who, caller, told, dropped] of rows)
    test(`is known to, and may be dropped by: ${who}`, async () => {
      const { id } = await broken()
      for (const given of [
        await show(id, caller),
        await read(id, caller),
        await release(id, caller),
        await release(id, caller, "copies"),
      ])
        assert.deepEqual([codeOf(given), given.ok ? "" : given.error.subject], [told, id])
      assert.equal(codeOf(await drop(id, caller)), dropped)
      assert.deepEqual(desk.told, dropped === "ok" ? ["drop", "wake", "held"] : [])
      assert.equal((await desk.store.held.find(id)).length, dropped === "ok" ? 0 : 1)
    })

  test("is in the lists of who looks after it and who sent it, as damaged", async () => {
    const { id } = await broken()
    const query = { limit: 100, order: "newest" as const }
    const listed = async (caller: Caller) => {
      const page = await desk.handlers["held.list"]({ query }, turn(caller))
      assert.ok(page.ok)
      return page.value.messages.find((message) => message.id === id)
    }
    const { damaged, recipients, reasons, parts } = (await listed(REVIEWER)) ?? assert.fail()
    assert.deepEqual(
      { damaged, recipients, reasons, parts },
      { damaged: true, recipients: 3, reasons: [], parts: 1 },
    )
    assert.equal(await listed(OF_CARE), undefined)
    const own = await desk.handlers["held.own"]({ query: { limit: 100 } }, turn(OWNER))
    assert.ok(own.ok && own.value.messages.some((message) => message.id === id && message.damaged))
  })

  test("opens by the link of its notice to what can be done, and is dropped by it", async () => {
    const { id, link } = await broken()
    const { handlers } = desk
    const asIs = { link, as: "original" as const, reason: REASON }
    for (const given of [
      await handlers["decision.open"]({ body: { link } }, turn(NOBODY)),
      await handlers["decision.release"]({ body: asIs }, turn(NOBODY)),
      await handlers["decision.release"]({ body: { ...asIs, as: "copies" } }, turn(NOBODY)),
      await handlers["decision.ask"]({ body: { link, reason: REASON } }, turn(NOBODY)),
    ])
      assert.deepEqual([codeOf(given), given.ok ? "" : given.error.subject], ["held/damaged", id])
    const dropped = await handlers["decision.drop"]({ body: { link, reason: "" } }, turn(NOBODY))
    assert.equal(codeOf(dropped), "ok")
    const again = await handlers["decision.drop"]({ body: { link, reason: "" } }, turn(NOBODY))
    assert.equal(codeOf(again), "decision/made")
  })

  test("of which only the content is lost is shown, and neither released nor in anybody's way", async () => {
    const { id } = await desk.hold({ mail: MAIL })
    desk.damage(id, "content")
    const shown = await show(id, OWNER)
    assert.ok(shown.ok && !shown.value.separable)
    assert.equal(codeOf(await release(id, OWNER)), "held/damaged")
    assert.equal(codeOf(await drop(id, OWNER)), "ok")
    assert.deepEqual(await desk.sent(), [SENDER])
  })
})
