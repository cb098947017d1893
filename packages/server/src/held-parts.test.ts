/** A held message in parts is decided about as one, whoever else decides and whatever comes in at that very moment. */
import assert from "node:assert/strict"
import { after, before, beforeEach, describe, test } from "node:test"

import { decisionHandlers } from "./app/console/decision.ts"
import { heldHandlers } from "./app/console/held.ts"
import { dropHeld, expireHeld } from "./app/held/held-drop.ts"
import { releaseHeld } from "./app/held/held-release.ts"
import type { HeldPorts } from "./app/held/held.ts"
import { COMMAND_LINE } from "./app/ledger/actor.ts"
import { SILENT_LOG } from "./app/silent.ts"
import { codeOf, DAY, NOBODY, openDesk, PEOPLE, person, SENDER, START, turn } from "./example-desk.ts"
import type { Desk, Held, HoldOptions } from "./example-desk.ts"

let desk: Desk
before(async () => {
  desk = await openDesk()
})
after(async () => await desk.close())

describe("held in parts:", () => {
  beforeEach(async () => {
    await desk.sent()
    desk.time.now = START
    desk.told.splice(0)
  })

  const REASON = "Zij kennen elkaar al."
  const REVIEWER = person("beoordelaar@voorbeeld.example", ["reviewer"])

  /** Two parts, and how a third can be handed in. */
  async function inParts() {
    const correlation = desk.ports.newId()
    const parts = [
      await desk.hold({ correlation, recipients: PEOPLE.slice(0, 1) }),
      await desk.hold({ correlation, recipients: PEOPLE.slice(1, 2) }),
    ] as const
    const third = (options: HoldOptions = {}): Promise<Held> =>
      desk.hold({ correlation, recipients: PEOPLE.slice(2), ...options })
    return { parts, third }
  }

  /** `happens` the first time that the content of a part is read: after the parts were, and before they are decided about. */
  function meanwhile(happens: () => Promise<unknown>): HeldPorts {
    let left: (() => Promise<unknown>) | undefined = happens
    return {
      ...desk.ports,
      octets: async (id) => {
        const now = left
        left = undefined
        await now?.()
        return await desk.ports.octets(id)
      },
    }
  }

  const as = (form: "copies" | "original") =>
    ({ as: form, reason: REASON, actor: COMMAND_LINE, forbids: async () => undefined }) as const

  function handlersOver(held: HeldPorts) {
    const shared = {
      held,
      entries: desk.store.entries,
      look: desk.pool.look,
      events: { tell: () => undefined },
      wake: () => undefined,
      decided: ({ what }: { readonly what: string }) => void desk.told.push(what),
    }
    return {
      ...decisionHandlers({
        ...shared,
        links: desk.links,
        prove: async () => undefined,
        contact: undefined,
      }),
      ...heldHandlers({ ...shared, render: desk.pool.render, nameOf: async () => "", keepViewings: DAY }),
    }
  }

  /** What became of each of these, in one word or two. */
  async function fateOf(ids: readonly { readonly id: string }[]): Promise<readonly string[]> {
    return await Promise.all(
      ids.map(async ({ id }) => {
        const decision = await desk.store.held.decisionOn(id)
        return decision === undefined ? "waits" : [decision.what, decision.as ?? ""].join(" ").trim()
      }),
    )
  }

  describe("of two who decide about a message in parts, one decides about all of it:", () => {
    const rows: readonly [
      says: string,
      first: (id: string) => Promise<unknown>,
      second: (ports: HeldPorts, id: string) => Promise<string>,
      fate: string,
    ][] = [
      [
        "dropped while it is released",
        (id) => dropHeld(desk.ports, id, REASON, COMMAND_LINE),
        async (ports, id) => codeOf(await releaseHeld(ports, id, as("copies"))),
        "drop",
      ],
      [
        "released as it was while it is released in copies",
        (id) => releaseHeld(desk.ports, id, as("original")),
        async (ports, id) => codeOf(await releaseHeld(ports, id, as("copies"))),
        "release original",
      ],
      [
        "released in copies while it is released as it was",
        (id) => releaseHeld(desk.ports, id, as("copies")),
        async (ports, id) => codeOf(await releaseHeld(ports, id, as("original"))),
        "release copies",
      ],
      [
        "released while it is dropped",
        (id) => releaseHeld(desk.ports, id, as("copies")),
        async (ports, id) => codeOf(await dropHeld(ports, id, REASON, COMMAND_LINE)),
        "release copies",
      ],
    ]
    for (const [says, first, second, fate] of rows)
      test(says, async () => {
        const { parts } = await inParts()
        const ports = meanwhile(() => first(parts[1].id))
        assert.equal(await second(ports, parts[0].id), "held/decided")
        assert.deepEqual(await fateOf(parts), [fate, fate])
      })

    test("dropped while its sender’s link releases it in copies", async () => {
      const { parts } = await inParts()
      const ports = meanwhile(() => dropHeld(desk.ports, parts[1].id, REASON, COMMAND_LINE))
      const body = { link: parts[0].link, as: "copies" as const, reason: "" }
      const released = await handlersOver(ports)["decision.release"]({ body }, turn(NOBODY))
      assert.equal(codeOf(released), "decision/made")
    })

    test("dropped when the first part has just been released", async () => {
      const { parts } = await inParts()
      const codes: string[] = []
      const release: HeldPorts["held"]["release"] = async (...asked) => {
        const isReleased = await desk.ports.held.release(...asked)
        codes.push(codeOf(await dropHeld(desk.ports, parts[1].id, REASON, COMMAND_LINE)))
        return isReleased
      }
      const ports = { ...desk.ports, held: { ...desk.ports.held, release } }
      assert.equal(codeOf(await releaseHeld(ports, parts[0].id, as("original"))), "ok")
      assert.deepEqual(codes, ["held/unknown"])
      assert.deepEqual(await fateOf(parts), ["release original", "release original"])
    })

    test("whichever comes first", async () => {
      for (let round = 0; round < 5; round += 1) {
        const { parts } = await inParts()
        const [one, other] = parts
        const codes = await Promise.all([
          releaseHeld(desk.ports, one.id, as("copies")).then(codeOf),
          dropHeld(desk.ports, other.id, REASON, COMMAND_LINE).then(codeOf),
          releaseHeld(desk.ports, other.id, as("original")).then(codeOf),
        ])
        assert.deepEqual(codes.toSorted(), ["held/decided", "held/decided", "ok"])
        assert.equal(new Set(await fateOf(parts)).size, 1)
      }
    })

    test("also when its time is over at that moment", async () => {
      const { parts } = await inParts()
      desk.time.now = START + 7 * DAY
      const ports = meanwhile(() => releaseHeld(desk.ports, parts[1].id, as("copies")))
      assert.deepEqual(await expireHeld(ports, SILENT_LOG, desk.time.now), [])
      assert.deepEqual(await fateOf(parts), ["release copies", "release copies"])
    })
  })

  describe("a part that can't be read any more", () => {
    test("makes the others wait for a second person, for it may have needed one", async () => {
      const { parts, third } = await inParts()
      const spoilt = await third({ releasableBy: "second-person" })
      const [{ id, link }] = parts
      desk.damage(spoilt.id)
      const handlers = handlersOver(desk.ports)
      for (const form of ["copies", "original"] as const) {
        const body = { link, as: form, reason: REASON }
        assert.equal(
          codeOf(await handlers["decision.release"]({ body }, turn(NOBODY))),
          "access/second-person",
        )
      }
      const opened = await handlers["decision.open"]({ body: { link } }, turn(NOBODY))
      assert.ok(
        opened.ok && opened.value.state === "waiting" && opened.value.releasableBy === "second-person",
      )
      // Also when it was set aside.
      desk.time.now = START + 6 * DAY
      await desk.ports.held.expired(START + 7 * DAY)
      const body = { as: "original" as const, reason: REASON }
      const own = await handlers["held.release"]({ params: { id }, body }, turn(person(SENDER, ["employee"])))
      assert.equal(codeOf(own), "access/second-person")
      const second = await handlers["held.release"]({ params: { id }, body }, turn(REVIEWER))
      assert.ok(second.ok && second.value.recipients === 2)
      assert.deepEqual(await fateOf([...parts, spoilt]), ["release original", "release original", "waits"])
    })

    test("is dropped alone, and nothing follows for the others nor for what comes later", async () => {
      const { parts, third } = await inParts()
      desk.damage(parts[0].id)
      assert.equal(codeOf(await dropHeld(desk.ports, parts[0].id, REASON, COMMAND_LINE)), "ok")
      const later = await third()
      assert.deepEqual(await fateOf([...parts, later]), ["drop", "waits", "waits"])
      assert.deepEqual((await desk.ports.held.open(parts[1].id))?.parts, [later.id])
    })

    test("of which only the content is lost keeps the others from nothing, and stays behind", async () => {
      const { parts } = await inParts()
      desk.damage(parts[1].id, "content")
      const params = { id: parts[0].id }
      const handlers = handlersOver(desk.ports)
      const shown = await handlers["held.show"]({ params }, turn(REVIEWER))
      assert.ok(shown.ok && shown.value.separable)
      const body = { as: "copies" as const, reason: "" }
      assert.equal(codeOf(await handlers["held.release"]({ params, body }, turn(REVIEWER))), "ok")
      assert.deepEqual(await fateOf(parts), ["release copies", "waits"])
    })
  })

  test("a part that came later has its time when the others expire", async () => {
    const { parts, third } = await inParts()
    desk.time.now = START + DAY
    const later = await third()
    const dropped = await expireHeld(desk.ports, SILENT_LOG, START + 7 * DAY)
    const ours = dropped.filter(({ id }) => parts.some((part) => part.id === id))
    assert.deepEqual(
      ours.map(({ parts: count }) => count),
      [2],
    )
    assert.deepEqual(await fateOf([...parts, later]), ["expired", "expired", "waits"])
  })

  describe("a part that comes while somebody decides", () => {
    test("and needs a second person makes the sender’s link wait for one, with all parts", async () => {
      for (const form of ["copies", "original"] as const) {
        const { parts, third } = await inParts()
        let late: Held | undefined
        const ports = meanwhile(async () => (late = await third({ releasableBy: "second-person" })))
        const body = { link: parts[0].link, as: form, reason: REASON }
        const released = await handlersOver(ports)["decision.release"]({ body }, turn(NOBODY))
        assert.equal(codeOf(released), "access/second-person")
        assert.ok(late !== undefined)
        assert.deepEqual(await fateOf([...parts, late]), ["waits", "waits", "waits"])
      }
      assert.deepEqual([await desk.sent(), desk.told], [[], []])
    })

    test("and needs a second person stops the sender in the console, and not a second person", async () => {
      for (const [caller, code] of [
        [person(SENDER, ["employee"]), "access/second-person"],
        [REVIEWER, "ok"],
      ] as const) {
        const { parts, third } = await inParts()
        const ports = meanwhile(() => third({ releasableBy: "second-person" }))
        const asked = { params: { id: parts[0].id }, body: { as: "original" as const, reason: REASON } }
        const released = await handlersOver(ports)["held.release"](asked, turn(caller))
        assert.equal(codeOf(released), code)
      }
      assert.deepEqual(desk.told, ["release", "release", "release"])
    })

    test("and its sender may release goes along, and is counted", async () => {
      const { parts, third } = await inParts()
      const ports = meanwhile(third)
      const body = { link: parts[0].link, as: "copies" as const, reason: "" }
      const released = await handlersOver(ports)["decision.release"]({ body }, turn(NOBODY))
      assert.ok(released.ok && released.value.recipients === 3)
      assert.deepEqual((await desk.sent()).toSorted(), [...PEOPLE].toSorted())
      assert.deepEqual(desk.told, ["release", "release", "release"])
    })

    test("can't be sent apart, so none goes as copies", async () => {
      const { parts, third } = await inParts()
      const reasons = [{ rule: "listed/in-content", nl: "Daarom.", en: "Because." }] as const
      const ports = meanwhile(() => third({ reasons }))
      const body = { link: parts[0].link, as: "copies" as const, reason: REASON }
      const released = await handlersOver(ports)["decision.release"]({ body }, turn(NOBODY))
      assert.equal(codeOf(released), "held/no-copies")
      assert.deepEqual(await fateOf(parts), ["waits", "waits"])
    })

    test("is dropped with the others, of which the sender hears once", async () => {
      const { parts, third } = await inParts()
      const ports = meanwhile(() => third({ releasableBy: "second-person" }))
      const dropped = await dropHeld(ports, parts[0].id, REASON, COMMAND_LINE)
      assert.ok(dropped.ok && dropped.value.parts === 3)
      assert.deepEqual(await desk.sent(), [SENDER])
    })

    test("again and again ends with nothing decided", async () => {
      const { parts } = await inParts()
      const held = { ...desk.ports.held, release: async () => false, drop: async () => false }
      const ports = { ...desk.ports, held }
      assert.equal(codeOf(await releaseHeld(ports, parts[0].id, as("original"))), "request/too-many")
      assert.equal(codeOf(await dropHeld(ports, parts[0].id, REASON, COMMAND_LINE)), "request/too-many")
      assert.deepEqual(await fateOf(parts), ["waits", "waits"])
    })
  })
})
