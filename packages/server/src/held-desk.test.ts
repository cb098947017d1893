/** Held messages through the API's handlers: who sees, reads and decides, over the real store and the real judgement. */
import assert from "node:assert/strict"
import { after, before, beforeEach, describe, test } from "node:test"

import { readEntry } from "@sluis/core/ledger/read-entry"

import { expireHeld } from "./app/held/held-drop.ts"
import { SILENT_LOG } from "./app/silent.ts"
import type { Caller } from "./app/turn.ts"
import {
  codeOf,
  CIRCLE,
  DAY,
  MAIL,
  mailFrom,
  openDesk,
  PEOPLE,
  person,
  program,
  SENDER,
  START,
  turn,
} from "./example-desk.ts"
import type { Desk, HoldOptions } from "./example-desk.ts"
import { dropOne } from "./store/decide-one.ts"

let desk: Desk
before(async () => {
  desk = await openDesk()
})
after(async () => await desk.close())

describe("held mail", () => {
  beforeEach(async () => {
    await desk.sent()
    desk.told.splice(0)
  })

  const OWNER = person(SENDER, ["employee"])
  const COLLEAGUE = person("collega@voorbeeld.example", ["employee"])
  const REVIEWER = person("beoordelaar@voorbeeld.example", ["reviewer"])
  const OF_CARE = person("zorg@voorbeeld.example", ["reviewer"], ["zorg", "jeugd"])
  const ADMINISTRATOR = person("beheer@voorbeeld.example", ["administrator"])
  const OFFICER = person("fg@voorbeeld.example", ["privacy-officer"])
  const REASON = "De afzender belde hierover."

  const show = (id: string, caller: Caller) => desk.handlers["held.show"]({ params: { id } }, turn(caller))
  const read = (id: string, caller: Caller, reason = "") =>
    desk.handlers["held.content"]({ params: { id }, body: { reason } }, turn(caller))
  const release = (id: string, caller: Caller, as: "copies" | "original", reason = "") =>
    desk.handlers["held.release"]({ params: { id }, body: { as, reason } }, turn(caller))
  const drop = (id: string, caller: Caller, reason = "") =>
    desk.handlers["held.drop"]({ params: { id }, body: { reason } }, turn(caller))

  /** As a reviewer finds it among the others. */
  async function decisionOn(id: string) {
    const page = await desk.handlers["held.decisions"]({ query: { limit: 50 } }, turn(REVIEWER))
    assert.ok(page.ok)
    return page.value.decisions.find((decision) => decision.id === id)
  }

  describe("a held message is seen by", () => {
    const rows: readonly [who: string, caller: Caller, code: string, may: readonly string[]][] = [
      ["its sender", OWNER, "ok", ["release-copies", "release-original", "drop", "content"]],
      ["a reviewer", REVIEWER, "ok", ["release-copies", "release-original", "drop", "content"]],
      ["the privacy officer", OFFICER, "ok", ["release-copies", "release-original", "drop", "content"]],
      ["a program that counts, which may do nothing", program("held"), "ok", []],
      ["no colleague", COLLEAGUE, "held/unknown", []],
      ["no reviewer of another department", OF_CARE, "held/unknown", []],
      ["no administrator", ADMINISTRATOR, "held/unknown", []],
      ["no program with another scope", program("check", "statistics", "health"), "held/unknown", []],
    ]
    for (const [who, caller, code, may] of rows)
      test(who, async () => {
        const { id } = await desk.hold({ department: "wijkteam" })
        const shown = await show(id, caller)
        assert.equal(codeOf(shown), code)
        if (shown.ok) assert.deepEqual(shown.value.may, may)
        // What can't be seen can't be acted on either, and the answer is the same.
        if (code !== "ok") {
          assert.equal(codeOf(await read(id, caller, REASON)), code)
          assert.equal(codeOf(await release(id, caller, "original", REASON)), code)
          assert.equal(codeOf(await drop(id, caller, REASON)), code)
          assert.ok((await desk.store.held.open(id)) !== undefined)
        }
      })

    const decided: readonly [who: string, caller: Caller, code: string][] = [
      ["a reviewer", REVIEWER, "held/decided"],
      ["who decided", OF_CARE, "held/decided"],
      ["a program that counts", program("held"), "held/decided"],
      ["its sender, of whom nothing is kept", OWNER, "held/unknown"],
      ["a colleague", COLLEAGUE, "held/unknown"],
      [
        "a reviewer of another department",
        person("werk@voorbeeld.example", ["reviewer"], ["werk"]),
        "held/unknown",
      ],
      ["an administrator", ADMINISTRATOR, "held/unknown"],
      ["a program with another scope", program("check"), "held/unknown"],
    ]
    for (const [who, caller, code] of decided)
      test(`when it was decided: ${who} is told ${code}`, async () => {
        const { id } = await desk.hold({ department: "zorg" })
        assert.equal(codeOf(await drop(id, OF_CARE, REASON)), "ok")
        for (const given of [
          await show(id, caller),
          await read(id, caller, REASON),
          await release(id, caller, "original", REASON),
          await drop(id, caller, REASON),
        ])
          assert.deepEqual([codeOf(given), given.ok ? "" : given.error.subject], [code, id])
      })

    test("nobody by the beginning of its number", async () => {
      const { id } = await desk.hold()
      assert.equal(codeOf(await show(id.slice(0, 12), OWNER)), "held/unknown")
      assert.equal(codeOf(await drop(id.slice(0, 12), OWNER)), "held/unknown")
    })
  })

  test("a list and a detail hold no address, subject or content", async () => {
    const secret = { rule: "own/rule", nl: "Van kees@drie.example.", en: "Of kees@drie.example." }
    const { id } = await desk.hold({ reasons: [CIRCLE, secret] })
    const query = { limit: 100, order: "newest" as const }
    const list = await desk.handlers["held.list"]({ query }, turn(REVIEWER))
    const detail = await show(id, REVIEWER)
    assert.ok(list.ok && detail.ok)
    assert.ok(list.value.messages.some((message) => message.id === id))
    const told = JSON.stringify([list.value.messages.find((message) => message.id === id), detail.value])
    assert.doesNotMatch(told, /@|sollicitatie|afgewezen|helaas/i)
    assert.match(told, /Van …/)
  })

  test("a reviewer of some departments gets the list of those, and can't ask for others", async () => {
    const desk2 = await openDesk()
    try {
      const departments = ["zorg", "jeugd", "belasting", "", "zorg"]
      const held: string[] = []
      for (const department of departments) {
        desk2.time.now += 1
        held.push((await desk2.hold({ department })).id)
      }
      const listed = async (caller: Caller, department?: string): Promise<readonly number[]> => {
        const query = { limit: 50, order: "oldest" as const, department }
        const page = await desk2.handlers["held.list"]({ query }, turn(caller))
        assert.ok(page.ok)
        assert.equal(page.value.total, page.value.messages.length)
        return page.value.messages.map(({ id }) => held.indexOf(id))
      }
      assert.deepEqual(await listed(OF_CARE), [0, 1, 4])
      assert.deepEqual(await listed(OF_CARE, "zorg"), [0, 4])
      assert.deepEqual(await listed(OF_CARE, "belasting"), [])
      assert.deepEqual(await listed(REVIEWER), [0, 1, 2, 3, 4])
      assert.deepEqual(await listed(program("held"), "belasting"), [2])
    } finally {
      await desk2.close()
    }
  })

  test("one's own list has what one sent, however the address is written", async () => {
    const sender = "Balie.Oost@voorbeeld.example"
    const { id } = await desk.hold({ sender, mail: mailFrom(sender) })
    const own = async (address: string): Promise<readonly string[]> => {
      const page = await desk.handlers["held.own"](
        { query: { limit: 50 } },
        turn(person(address, ["administrator"])),
      )
      assert.ok(page.ok)
      return page.value.messages.map((message) => message.id)
    }
    assert.deepEqual(await own("balie.oost@VOORBEELD.example"), [id])
    assert.deepEqual(await own("balie@voorbeeld.example"), [])
  })

  describe("content", () => {
    test("is for its sender without a reason, and nobody is told so", async () => {
      const { id } = await desk.hold()
      const content = await read(id, OWNER)
      assert.ok(content.ok)
      assert.equal(content.value.message.subject, "Uw sollicitatie")
      assert.match(content.value.message.text, /afgewezen/)
      assert.deepEqual(
        content.value.recipients.map(({ address, exposures }) => [address, exposures]),
        PEOPLE.map((address) => [address, 2]),
      )
      const shown = await show(id, OWNER)
      assert.ok(shown.ok)
      assert.deepEqual(shown.value.viewings, [])
    })

    test("is for a reviewer after a reason, which the sender and others can see", async () => {
      const { id } = await desk.hold()
      for (const reason of ["", "twee woorden", "  . , !  ", "x".repeat(1001)])
        assert.equal(codeOf(await read(id, REVIEWER, reason)), "access/reason")
      const none = await show(id, OWNER)
      assert.ok(none.ok && none.value.viewings.length === 0)
      desk.time.now += 1000
      const content = await read(id, REVIEWER, REASON)
      assert.ok(content.ok)
      assert.match(content.value.message.text, /afgewezen/)
      for (const caller of [OWNER, OFFICER]) {
        const shown = await show(id, caller)
        assert.ok(shown.ok)
        assert.deepEqual(shown.value.viewings, [
          {
            at: new Date(desk.time.now).toISOString(),
            by: `naam van ${REVIEWER.person.id}`,
            then: REVIEWER.person.name,
            role: "reviewer",
            reason: REASON,
          },
        ])
      }
      const counted = await show(id, program("held"))
      assert.ok(counted.ok && counted.value.viewings.length === 0)
    })

    test("was seen by whom it says, whatever he or she is called then and now", async () => {
      const { id } = await desk.hold()
      const named = (address: string, name: string): Caller => {
        const somebody = person(address, ["reviewer"])
        return { ...somebody, person: { ...somebody.person, name } }
      }
      const viewers: readonly [viewer: Caller, by: string, then: string | undefined][] = [
        [
          named("zelfde@voorbeeld.example", "naam van zelfde-voorbeeld-example"),
          "naam van zelfde-voorbeeld-example",
          undefined,
        ],
        [
          named("anders@voorbeeld.example", "Iemand Anders"),
          "naam van anders-voorbeeld-example",
          "Iemand Anders",
        ],
        [named("weg@voorbeeld.example", "Wie Vertrok"), "Wie Vertrok", undefined],
      ]
      for (const [viewer] of viewers) {
        desk.time.now += 1000
        assert.ok((await read(id, viewer, REASON)).ok)
      }
      const shown = await show(id, OWNER)
      assert.ok(shown.ok)
      assert.deepEqual(
        shown.value.viewings.map(({ by, then }) => [by, then]),
        viewers.map(([, by, then]) => [by, then]).toReversed(),
      )
    })

    const refused: readonly [who: string, caller: Caller, code: string][] = [
      ["an administrator", ADMINISTRATOR, "held/unknown"],
      ["a program", program("held"), "access/denied"],
      ["a reviewer of another department", OF_CARE, "held/unknown"],
    ]
    for (const [who, caller, code] of refused)
      test(`is not for ${who}, whatever the reason`, async () => {
        const { id } = await desk.hold()
        assert.equal(codeOf(await read(id, caller, REASON)), code)
        const shown = await show(id, OWNER)
        assert.ok(shown.ok && shown.value.viewings.length === 0)
      })

    test("an administrator reads what he sent himself, and nothing else", async () => {
      const { id } = await desk.hold({ sender: ADMINISTRATOR.person.address })
      assert.equal(codeOf(await read(id, ADMINISTRATOR)), "ok")
    })

    test("with script in subject, name, address and HTML is only ever data", async () => {
      const evil = `<script>alert(1)</script>`
      const mail = [
        `From: "${evil}" <${SENDER}>`,
        `To: "${evil}" <jan@een.example>, <"${evil}"@twee.example>`,
        `Subject: ${evil}`,
        "Content-Type: text/html",
        "",
        `<p onclick="alert(1)">Hallo</p>${evil}`,
        "",
      ].join("\r\n")
      const { id } = await desk.hold({ mail, recipients: ["jan@een.example"] })
      const content = await read(id, OWNER)
      assert.ok(content.ok)
      const { subject, from, to, html, text } = content.value.message
      assert.equal(subject, evil)
      assert.equal(from, `${evil} <${SENDER}>`)
      assert.ok(to[0]?.startsWith(evil))
      assert.ok(html?.endsWith(`${evil}\r\n`))
      assert.equal(text, "Hallo")
    })
  })

  describe("a release", () => {
    test("by the sender as copies needs no reason; each person gets one", async () => {
      const { id } = await desk.hold()
      assert.deepEqual(await release(id, OWNER, "copies"), {
        ok: true,
        value: { id, as: "copies", recipients: 3 },
      })
      assert.deepEqual(desk.told, ["release", "wake", "held"])
      assert.deepEqual(await desk.sent(), [...PEOPLE])
    })

    test("as it was needs a reason, which is kept with who decided", async () => {
      const { id } = await desk.hold()
      assert.equal(codeOf(await release(id, OWNER, "original")), "held/reason")
      assert.equal(codeOf(await release(id, OWNER, "original", REASON)), "ok")
      assert.deepEqual(await desk.sent(), [PEOPLE.join(" ")])
      const decision = await decisionOn(id)
      assert.deepEqual(
        [decision?.id, decision?.what, decision?.as, decision?.who, decision?.by, decision?.reason],
        [id, "release", "original", "person", `naam van ${OWNER.person.id}`, REASON],
      )
    })

    test("of what copies would not mend is refused as copies", async () => {
      const listed = { ...CIRCLE, rule: "listed/in-content" }
      const { id } = await desk.hold({ reasons: [listed] })
      const shown = await show(id, OWNER)
      assert.ok(shown.ok && !shown.value.separable)
      assert.deepEqual(shown.value.may, ["release-original", "drop", "content"])
      assert.equal(codeOf(await release(id, OWNER, "copies", REASON)), "held/no-copies")
    })

    const seconds: readonly [
      says: string,
      caller: Caller,
      held: HoldOptions,
      copies: string,
      original: string,
    ][] = [
      ["its sender may not", OWNER, {}, "access/second-person", "access/second-person"],
      ["a reviewer who is another may", REVIEWER, {}, "ok", "ok"],
      [
        "a reviewer who sent it may not",
        REVIEWER,
        { sender: REVIEWER.person.address },
        "access/second-person",
        "access/second-person",
      ],
      [
        "a reviewer who wrote it, and had somebody else's program send it, may not",
        REVIEWER,
        { mail: mailFrom(`"Iemand Anders" <${REVIEWER.person.address.toUpperCase()}>`) },
        "access/second-person",
        "access/second-person",
      ],
      [
        "nor one of two in From",
        REVIEWER,
        { mail: mailFrom(`${SENDER}, ${REVIEWER.person.address}`) },
        "access/second-person",
        "access/second-person",
      ],
      [
        "nor one of many in From",
        REVIEWER,
        { mail: mailFrom(`${SENDER}, a@b.example, c@d.example, ${REVIEWER.person.address}`) },
        "access/second-person",
        "access/second-person",
      ],
      [
        "nor one in Sender",
        REVIEWER,
        { mail: `Sender: ${REVIEWER.person.address}\r\n${MAIL}` },
        "access/second-person",
        "access/second-person",
      ],
      ["a program may not", program("held"), {}, "access/denied", "access/denied"],
    ]
    for (const [says, caller, held, copies, original] of seconds)
      test(`where a second person must look: ${says}`, async () => {
        for (const [as, code] of [
          ["copies", copies],
          ["original", original],
        ] as const) {
          const { id } = await desk.hold({ ...held, releasableBy: "second-person" })
          assert.equal(codeOf(await release(id, caller, as, REASON)), code)
          assert.equal((await desk.store.held.open(id)) === undefined, code === "ok")
        }
      })

    test("of a message in parts waits for a second person if one of its parts does", async () => {
      const correlation = "d".repeat(32)
      const first = await desk.hold({ correlation, recipients: PEOPLE.slice(0, 2) })
      const second = await desk.hold({
        correlation,
        recipients: PEOPLE.slice(2),
        releasableBy: "second-person",
      })
      const shown = await show(first.id, OWNER)
      assert.ok(shown.ok)
      assert.equal(shown.value.releasableBy, "second-person")
      assert.equal(shown.value.recipients, 3)
      for (const { id } of [first, second])
        assert.equal(codeOf(await release(id, OWNER, "original", REASON)), "access/second-person")
      assert.equal(codeOf(await release(first.id, REVIEWER, "original", REASON)), "ok")
      assert.equal(await desk.store.held.open(second.id), undefined)
    })

    test("of two at once, one is told that it was decided", async () => {
      const { id } = await desk.hold()
      const codes = await Promise.all(
        [OWNER, REVIEWER].map(async (caller) => codeOf(await release(id, caller, "original", REASON))),
      )
      assert.deepEqual(codes.toSorted(), ["held/decided", "ok"])
      assert.equal(codeOf(await drop(id, OFFICER, REASON)), "held/decided")
      assert.equal(codeOf(await show(id, REVIEWER)), "held/decided")
    })
  })

  describe("not sending it", () => {
    test("needs no reason of its sender, who is told that it was done in his name", async () => {
      const { id } = await desk.hold()
      assert.deepEqual(await drop(id, OWNER), { ok: true, value: { id, recipients: 3 } })
      assert.deepEqual(desk.told, ["drop", "wake", "held"])
      assert.deepEqual(await desk.sent(), [SENDER])
      assert.equal((await decisionOn(id))?.reason, "De afzender verstuurt deze mail niet.")
    })

    test("has room for what the sender writes, up to what a reason may be", async () => {
      const { id } = await desk.hold()
      assert.equal(codeOf(await drop(id, OWNER, "x".repeat(1000))), "ok")
    })

    test("needs a reason of anybody else", async () => {
      const { id } = await desk.hold({ releasableBy: "second-person" })
      assert.equal(codeOf(await drop(id, REVIEWER)), "held/reason")
      assert.equal(codeOf(await drop(id, REVIEWER, REASON)), "ok")
    })
  })

  describe("a decision is told to", () => {
    const rows: readonly [who: string, caller: Caller, told: readonly (string | undefined)[]][] = [
      ["who looks after everything, with who and why", REVIEWER, [REASON, REASON, REASON]],
      ["who looks after its department, and who decided", OF_CARE, [REASON, REASON, undefined]],
      ["a program that counts, in numbers", program("held"), ["", "", ""]],
    ]
    for (const [who, caller, told] of rows)
      test(who, async () => {
        const theirs = await desk.hold({ department: "zorg" })
        const before = await desk.hold({ department: "wijkteam" })
        const others = await desk.hold({ department: "wijkteam" })
        assert.equal(codeOf(await drop(theirs.id, REVIEWER, REASON)), "ok")
        assert.equal(
          codeOf(await drop(before.id, person("zorg@voorbeeld.example", ["reviewer"]), REASON)),
          "ok",
        )
        assert.equal(codeOf(await drop(others.id, REVIEWER, REASON)), "ok")
        const page = await desk.handlers["held.decisions"]({ query: { limit: 50 } }, turn(caller))
        assert.ok(page.ok)
        const reasons = [theirs, before, others].map(
          ({ id }) => page.value.decisions.find((decision) => decision.id === id)?.reason,
        )
        assert.deepEqual(reasons, told)
      })

    test("who looks after one department page by page, past those of others", async () => {
      const desk2 = await openDesk()
      try {
        const ids: string[] = []
        for (const department of ["zorg", "wijkteam", "wijkteam", "wijkteam", "zorg", "wijkteam", "zorg"]) {
          desk2.time.now += 1
          const { id } = await desk2.hold({ department })
          const dropped = { params: { id }, body: { reason: REASON } }
          assert.ok((await desk2.handlers["held.drop"](dropped, turn(REVIEWER))).ok)
          if (department === "zorg") ids.unshift(id)
        }
        const pages: string[][] = []
        let after: string | undefined
        do {
          const page = await desk2.handlers["held.decisions"]({ query: { limit: 2, after } }, turn(OF_CARE))
          assert.ok(page.ok)
          pages.push(page.value.decisions.map(({ id }) => id))
          after = page.value.next
        } while (after !== undefined)
        assert.deepEqual(pages, [ids.slice(0, 2), ids.slice(2)])
      } finally {
        await desk2.close()
      }
    })
  })

  test("what time decides is an entry of the ledger, of Sluis itself", async () => {
    const expired = await openDesk()
    try {
      await expired.hold()
      assert.equal((await expireHeld(expired.ports, SILENT_LOG, START + 7 * DAY)).length, 1)
      const entries = await expired.store.ledger.entries(0, 10)
      const told = entries.map(({ octets }) => readEntry(octets)).filter((read) => read.ok)
      assert.deepEqual(
        told
          .map(({ value: { action, role } }) => [action, role])
          .filter(([action]) => action === "message.expired"),
        [["message.expired", "sluis"]],
      )
    } finally {
      await expired.close()
    }
  })

  test("what time decided is told as that", async () => {
    const expired = await openDesk()
    try {
      const { id, link } = await expired.hold()
      expired.time.now = START + 7 * DAY - 1000
      await dropOne(
        expired.store.held,
        id,
        { reason: "", by: "", department: "", at: expired.time.now, decided: false },
        undefined,
      )
      const page = await expired.handlers["held.decisions"]({ query: { limit: 1 } }, turn(REVIEWER))
      assert.ok(page.ok)
      assert.deepEqual(
        [page.value.decisions[0]?.what, page.value.decisions[0]?.who, page.value.decisions[0]?.by],
        ["expired", "time", ""],
      )
      const opened = await expired.handlers["decision.open"]({ body: { link } }, turn({ kind: "nobody" }))
      assert.ok(opened.ok)
      assert.equal(opened.value.state, "expired")
    } finally {
      await expired.close()
    }
  })
})
