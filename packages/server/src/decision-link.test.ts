/** The link in a notice: what it opens, what it may do, and what it can't, over the real store and the real judgement. */
import assert from "node:assert/strict"
import { after, before, beforeEach, describe, test } from "node:test"

import { codeOf, CIRCLE, DAY, NOBODY, openDesk, PEOPLE, person, START, turn } from "./example-desk.ts"
import type { Desk, HoldOptions } from "./example-desk.ts"
import { linkSigner } from "./secret/link-signer.ts"
import { openLinks } from "./app/account/link.ts"
import { expireHeld } from "./app/held/held-drop.ts"
import { SILENT_LOG } from "./app/silent.ts"

let desk: Desk
before(async () => {
  desk = await openDesk()
})
after(async () => await desk.close())

describe("the link in a notice", () => {
  beforeEach(async () => {
    await desk.sent()
    desk.time.now = START
    desk.told.splice(0)
  })

  const REASON = "Zij kennen elkaar al."
  const REVIEWER = person("beoordelaar@voorbeeld.example", ["reviewer"])

  const open = (link: string) => desk.handlers["decision.open"]({ body: { link } }, turn(NOBODY))
  const release = (link: string, as: "copies" | "original", reason = "") =>
    desk.handlers["decision.release"]({ body: { link, as, reason } }, turn(NOBODY))
  const ask = (link: string, reason: string) =>
    desk.handlers["decision.ask"]({ body: { link, reason } }, turn(NOBODY))
  const drop = (link: string, reason = "") =>
    desk.handlers["decision.drop"]({ body: { link, reason } }, turn(NOBODY))

  /** The codes of what a link can do, one after the other. */
  async function all(link: string): Promise<readonly string[]> {
    return [
      codeOf(await release(link, "copies")),
      codeOf(await release(link, "original", REASON)),
      codeOf(await ask(link, REASON)),
      codeOf(await drop(link)),
    ]
  }

  test("shows its sender what it is about, whom it goes to and what each would learn", async () => {
    const { id, link } = await desk.hold()
    const opened = await open(link)
    assert.ok(opened.ok)
    const { recipients, reasons, ...rest } = opened.value
    assert.equal(rest.id, id)
    assert.equal(rest.state, "waiting")
    assert.equal(rest.subject, "Uw sollicitatie")
    assert.equal(rest.separable, true)
    assert.equal(rest.contact, "privacy@voorbeeld.example")
    assert.equal(rest.sight?.exposures, 6)
    assert.deepEqual(
      recipients.map(({ address, visible, introductions }) => [address, visible, introductions]),
      PEOPLE.map((address) => [address, true, 2]),
    )
    assert.deepEqual(
      reasons.map(({ rule }) => rule),
      ["membership/small-circle"],
    )
    assert.doesNotMatch(JSON.stringify(opened.value), /afgewezen/, "its content is nobody's business here")
  })

  test("looking decides nothing", async () => {
    const { id, link } = await desk.hold()
    for (let times = 0; times < 3; times += 1) await open(link)
    assert.ok((await desk.store.held.open(id)) !== undefined)
    assert.deepEqual(desk.told, [])
  })

  describe("releases", () => {
    test("copies without a reason, once", async () => {
      const { id, link } = await desk.hold()
      assert.deepEqual(await release(link, "copies"), {
        ok: true,
        value: { id, as: "copies", recipients: 3 },
      })
      assert.deepEqual(await desk.sent(), [...PEOPLE])
      assert.deepEqual(desk.told, ["release", "wake", "held"])
      assert.deepEqual(
        await all(link),
        Array.from({ length: 4 }, () => "decision/made"),
      )
      assert.deepEqual(await desk.sent(), [])
      const opened = await open(link)
      assert.ok(opened.ok)
      assert.equal(opened.value.state, "released")
      assert.deepEqual(opened.value.decided, { at: new Date(START).toISOString(), as: "copies" })
      assert.deepEqual([opened.value.recipients, opened.value.others, opened.value.subject], [[], 3, ""])
    })

    test("the original with a reason, and it is kept that the sender did", async () => {
      const { id, link } = await desk.hold()
      assert.equal(codeOf(await release(link, "original")), "held/reason")
      assert.equal(codeOf(await release(link, "original", REASON)), "ok")
      const page = await desk.handlers["held.decisions"]({ query: { limit: 50 } }, turn(REVIEWER))
      assert.ok(page.ok)
      const { who, by, reason } = page.value.decisions.find((decision) => decision.id === id) ?? {}
      assert.deepEqual([who, by, reason], ["sender", "", REASON])
    })

    test("no copies where they would not mend it", async () => {
      const { link } = await desk.hold({ reasons: [{ ...CIRCLE, rule: "listed/in-content" }] })
      assert.equal(codeOf(await release(link, "copies", REASON)), "held/no-copies")
      assert.equal(codeOf(await release(link, "original", REASON)), "ok")
    })

    const seconds: readonly [says: string, options: HoldOptions][] = [
      ["the policy asks for a second person", { releasableBy: "second-person" }],
      [
        "a rule broke of which copies might be the answer",
        { releasableBy: "second-person", reasons: [{ ...CIRCLE, rule: "audience/strangers" }] },
      ],
      [
        "it was not read whole",
        { releasableBy: "second-person", reasons: [CIRCLE, { ...CIRCLE, rule: "form/beyond-limits" }] },
      ],
    ]
    for (const [says, options] of seconds)
      test(`nothing where ${says}`, async () => {
        const { id, link } = await desk.hold(options)
        assert.equal(codeOf(await release(link, "copies", REASON)), "access/second-person")
        assert.equal(codeOf(await release(link, "original", REASON)), "access/second-person")
        assert.ok((await desk.store.held.open(id)) !== undefined)
        assert.equal(codeOf(await drop(link)), "ok")
      })
  })

  test("asks a second person, who sees the newest words, as the sender does", async () => {
    const { id, link } = await desk.hold({ releasableBy: "second-person" })
    assert.equal(codeOf(await ask(link, "graag snel")), "held/reason")
    assert.equal(codeOf(await ask(link, REASON)), "ok")
    assert.equal(codeOf(await ask(link, "Het is dringend voor morgen.")), "ok")
    assert.deepEqual(desk.told, ["held", "held"])
    const request = { at: new Date(START).toISOString(), reason: "Het is dringend voor morgen." }
    const shown = await desk.handlers["held.show"]({ params: { id } }, turn(REVIEWER))
    const opened = await open(link)
    assert.ok(shown.ok && opened.ok)
    assert.deepEqual([shown.value.request, opened.value.request], [request, request])
    const released = await desk.handlers["held.release"](
      { params: { id }, body: { as: "original", reason: REASON } },
      turn(REVIEWER),
    )
    assert.equal(codeOf(released), "ok")
  })

  test("drops without a reason, and the sender is told that it was done in his name", async () => {
    const { id, link } = await desk.hold()
    assert.deepEqual(await drop(link), { ok: true, value: { id, recipients: 3 } })
    const [notice] = await desk.store.custody.claim(START + 1, START + DAY, 1)
    assert.ok(notice !== undefined)
    const text = Buffer.from(await desk.store.custody.octets(notice.id)).toString()
    assert.match(text, /^To: werving@voorbeeld\.example/m)
    assert.match(text, /Uit uw naam is besloten/)
    const opened = await open(link)
    assert.ok(opened.ok)
    assert.equal(opened.value.state, "dropped")
  })

  describe("a link that", () => {
    const foreign = openLinks(linkSigner(new Uint8Array(32).fill(1), { demonstration: false }), {
      now: () => START,
      elapsed: () => 0,
    })
    const rows: readonly [says: string, change: (link: string, id: string) => string][] = [
      ["was altered at its end", (link) => link.slice(0, -2) + (link.endsWith("AA") ? "BB" : "AA")],
      ["was altered in the number of its message", (link) => link.slice(0, 12) + "A" + link.slice(13)],
      ["was cut off", (link) => link.slice(0, -4)],
      ["is twice itself", (link) => link + link],
      [
        "is of another Sluis",
        (_, id) => foreign.make({ purpose: "decision", subject: id, expiresAt: START + DAY }),
      ],
      [
        "is for something else",
        (_, id) => desk.links.make({ purpose: "invitation", subject: id, expiresAt: START + DAY }),
      ],
      ["is over", (_, id) => desk.links.make({ purpose: "decision", subject: id, expiresAt: START })],
      ["is no link", (_, id) => id.repeat(2)],
    ]
    for (const [says, change] of rows)
      test(`${says} opens and does nothing`, async () => {
        const { id, link } = await desk.hold()
        const changed = change(link, id)
        assert.notEqual(changed, link)
        assert.equal(codeOf(await open(changed)), "decision/link")
        assert.deepEqual(
          await all(changed),
          Array.from({ length: 4 }, () => "decision/link"),
        )
        assert.ok((await desk.store.held.open(id)) !== undefined)
      })

    test("is of a message that waits for longer, since the machine was off, still decides; what was asked still stands", async () => {
      const { id, link } = await desk.hold({ releasableBy: "second-person" })
      assert.equal(codeOf(await ask(link, REASON)), "ok")
      desk.time.now = START + 36 * DAY
      assert.deepEqual(await desk.store.held.expired(desk.time.now), [])
      const opened = await open(link)
      assert.ok(opened.ok)
      assert.equal(opened.value.expiresAt, new Date(START + 39 * DAY).toISOString())
      assert.equal(opened.value.request?.reason, REASON)
      // Whoever asks again asks for as long as the message waits by then.
      assert.equal(codeOf(await ask(link, REASON)), "ok")
      desk.time.now = START + 39 * DAY - 1000
      assert.notEqual(await desk.store.entries.find("request", id), undefined)
      desk.time.now = START + 37 * DAY - 1000
      assert.equal(codeOf(await drop(link)), "ok")
      desk.time.now = START + 37 * DAY
      assert.equal(codeOf(await open(link)), "decision/link")
    })

    test("is of a message whose time is over tells that it was decided", async () => {
      const { link } = await desk.hold()
      desk.time.now = START + 7 * DAY
      assert.equal((await expireHeld(desk.ports, SILENT_LOG, desk.time.now)).length, 1)
      const opened = await open(link)
      assert.ok(opened.ok)
      assert.equal(opened.value.state, "expired")
      assert.deepEqual(
        await all(link),
        Array.from({ length: 4 }, () => "decision/made"),
      )
    })

    test("names a message of which nothing is kept tells that it was decided", async () => {
      const link = desk.links.make({ purpose: "decision", subject: "a".repeat(16), expiresAt: START + DAY })
      assert.equal(codeOf(await open(link)), "decision/made")
    })
  })

  test("of two clicks at once, one decides", async () => {
    const { link } = await desk.hold()
    const codes = await Promise.all([release(link, "copies"), drop(link), release(link, "copies")])
    assert.deepEqual(codes.map(codeOf).toSorted(), ["decision/made", "decision/made", "ok"])
  })

  test("with all parts of a message: the people of all are shown, and go together", async () => {
    const correlation = "e".repeat(32)
    const first = await desk.hold({ correlation, recipients: PEOPLE.slice(0, 1) })
    const second = await desk.hold({ correlation, recipients: PEOPLE.slice(1) })
    const opened = await open(second.link)
    assert.ok(opened.ok)
    assert.deepEqual(
      opened.value.recipients.map(({ address }) => address),
      PEOPLE,
    )
    assert.equal(codeOf(await ask(second.link, REASON)), "ok")
    const shown = await desk.handlers["held.show"]({ params: { id: first.id } }, turn(REVIEWER))
    assert.ok(shown.ok && shown.value.request?.reason === REASON)
    assert.deepEqual(await release(second.link, "copies"), {
      ok: true,
      value: { id: second.id, as: "copies", recipients: 3 },
    })
    assert.deepEqual((await desk.sent()).toSorted(), [...PEOPLE].toSorted())
  })

  test("a release of parts by a second person is followed as that, whichever part went last", async () => {
    const correlation = "d".repeat(32)
    const first = await desk.hold({
      correlation,
      recipients: PEOPLE.slice(0, 1),
      releasableBy: "second-person",
    })
    await desk.hold({ correlation, recipients: PEOPLE.slice(1, 2) })
    const body = { as: "original" as const, reason: REASON }
    assert.equal(
      codeOf(await desk.handlers["held.release"]({ params: { id: first.id }, body }, turn(REVIEWER))),
      "ok",
    )
    await assert.rejects(
      desk.hold({ correlation, recipients: PEOPLE.slice(2), releasableBy: "second-person" }),
      /decided/,
    )
    await desk.sent()
  })

  test("opening it while logged in shows whose mailbox it is, and only that of its sender", async () => {
    const { id, link } = await desk.hold()
    const message = await desk.store.held.open(id)
    assert.ok(message !== undefined)
    const known = person(message.envelope.sender, ["employee"])
    const sender = { ...known, person: { ...known.person, id: "new", provenAt: undefined } }
    const passkey = {
      id: "c2xldXRlbA",
      name: "",
      publicKey: "",
      counter: 0,
      transports: [],
      at: 0,
      usedAt: undefined,
    }
    // His passkeys or password would go, and nothing here would tell him or ask for another.
    const withPasskey = { ...sender, person: { ...sender.person, id: "keyed", passkeys: [passkey] } }
    const ready = { ...sender, person: { ...sender.person, id: "ready", password: "hashed" } }
    // Nobody made hers ready for her.
    const first = { ...ready, person: { ...ready.person, id: "first", appointedAt: 1 } }
    for (const caller of [NOBODY, REVIEWER, known, withPasskey, ready, sender, first])
      assert.ok((await desk.handlers["decision.open"]({ body: { link } }, turn(caller))).ok)
    assert.deepEqual(desk.proven, ["new", "first"], "and of whom it is known, nothing is written")
  })
})
