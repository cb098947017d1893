/** What every store must do with lists of held messages and of what was decided, whatever it keeps them in. */
import assert from "node:assert/strict"
import { after, test } from "node:test"

import { MAX_DECISION_PAGE, MAX_HELD_PAGE } from "../app/held/custody.ts"
import type { Held, HeldFilter, HeldOrder, HeldPage, Intake } from "../app/held/custody.ts"
import { dropOne, releaseOne } from "./decide-one.ts"
import { exampleHeld, exampleIntake, exampleSight, NOW } from "./example-intake.ts"
import type { Store } from "./open-store.ts"

const END = Number.MAX_SAFE_INTEGER
const KEEP_NOTHING = { finished: 0, correlation: 0, outbox: 0, statistics: 0, records: 0, ledger: 0 }
const ALL = { limit: MAX_HELD_PAGE }

/** `open`: a store that is new and empty. */
export function heldContract(name: string, open: () => Promise<Store>): void {
  let opened: Promise<Store> | undefined
  after(async () => (await opened)?.close())
  const check = (says: string, body: (store: Store) => Promise<void>): void => {
    test(`${name}: ${says}`, async () => {
      opened ??= open()
      const store = await opened
      await body(store)
      await empty(store)
    })
  }

  check("a page shows what the list shows", async ({ custody, held }) => {
    const intake = exampleHeld()
    await custody.take(intake, undefined)
    const { messages, total, next } = await held.page({}, ALL, "newest")
    assert.deepEqual(messages, await held.list())
    assert.deepEqual([messages.length, total, next], [1, 1, undefined])
  })

  check("nothing held is an empty page", async ({ held }) => {
    assert.deepEqual(await held.page({}, ALL, "oldest"), { messages: [], total: 0, next: undefined })
  })

  check("pages go on where the one before ended, in every order", async ({ custody, held }) => {
    // Two of each time, and those that came first expire last.
    const intakes = Array.from({ length: 9 }, (_, number) =>
      exampleHeldAs({ at: NOW + Math.floor(number / 2), expiresAt: NOW + 100 - Math.floor(number / 2) }),
    )
    for (const intake of intakes) await custody.take(intake, undefined)
    const by = (place: (intake: Intake) => number) =>
      intakes.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
    const orders: readonly (readonly [HeldOrder, readonly string[]])[] = [
      ["oldest", by(({ at }) => at)],
      ["newest", by(({ at }) => at).toReversed()],
      ["expiring", by(({ expiresAt }) => expiresAt)],
    ]
    for (const [order, expected] of orders) {
      for (const limit of [1, 2, 4, 8, 9, 10]) {
        const pages = await allPages((cursor) => held.page({}, { limit, after: cursor }, order))
        assert.deepEqual(
          pages.flatMap(({ messages }) => messages.map(({ id }) => id)),
          expected,
          `${order}, ${limit} at once`,
        )
        assert.equal(pages.length, Math.ceil(9 / limit), "no empty page at the end")
        assert.ok(pages.every(({ total }) => total === 9))
      }
    }
  })

  const people = { wijkteam: "Sanne@voorbeeld.example", zorg: '"jan"@V\u00fcorbeeld.example' }
  const filters: readonly (readonly [says: string, filter: HeldFilter, found: readonly number[]])[] = [
    ["any", {}, [0, 1, 2, 3]],
    ["a rule", { rule: "list/sensitive" }, [0, 1, 2]],
    ["a rule beside another", { rule: "listed/quoted" }, [2, 3]],
    ["the beginning of a rule", { rule: "list" }, []],
    ["the end of a rule", { rule: "sensitive" }, []],
    ["two rules in one", { rule: "list/sensitive listed/quoted" }, []],
    ["a pattern for a rule", { rule: "list/%" }, []],
    ["another pattern", { rule: "list_sensitive" }, []],
    ["no rule", { rule: "" }, []],
    ["a department", { department: "wijkteam" }, [0, 2]],
    ["a department in other letters", { department: "Wijkteam" }, []],
    ["one of several departments", { departments: ["belasting", "zorg"] }, [1, 3]],
    ["one of all departments", { departments: ["wijkteam", "zorg"] }, [0, 1, 2, 3]],
    ["one of no department", { departments: [] }, []],
    ["a department beyond those of who asks", { department: "zorg", departments: ["wijkteam"] }, []],
    ["whom its sender may release", { releasableBy: "sender" }, [1]],
    ["whom a second person must release", { releasableBy: "second-person" }, [0, 2, 3]],
    ["since a moment", { since: NOW + 2 }, [2, 3]],
    ["until a moment", { until: NOW + 2 }, [0, 1]],
    ["from a moment to the same", { since: NOW + 2, until: NOW + 2 }, []],
    ["a sender", { sender: people.wijkteam }, [0, 2]],
    ["a sender in other letters", { sender: "sanne@VOORBEELD.example" }, [0, 2]],
    ["a sender without quotes, in an A-label", { sender: "jan@xn--vorbeeld-65a.example" }, [1, 3]],
    ["a domain", { sender: "voorbeeld.example" }, []],
    ["no sender", { sender: "" }, []],
    [
      "all at once",
      {
        rule: "list/sensitive",
        department: "zorg",
        releasableBy: "sender",
        since: NOW,
        until: NOW + 9,
        sender: people.zorg,
      },
      [1],
    ],
    ["all at once but one", { rule: "listed/quoted", department: "zorg", releasableBy: "sender" }, []],
  ]
  check("a filter finds what is like that, and counts it", async ({ custody, held }) => {
    const [list, quoted] = ["list/sensitive", "listed/quoted"].map((rule) => ({
      rule,
      nl: "Ja.",
      en: "Yes.",
    }))
    assert.ok(list && quoted)
    const reasons = [[list], [list], [list, quoted], [quoted]] as const
    const intakes = reasons.map((of, number) => {
      const department = number % 2 === 0 ? "wijkteam" : "zorg"
      const intake = exampleHeldAs({ at: NOW + number, sight: { ...exampleSight, department } })
      return {
        ...intake,
        envelope: { ...intake.envelope, sender: people[department] },
        verdict: {
          kind: "hold" as const,
          reasons: of,
          releasableBy: number === 1 ? ("sender" as const) : ("second-person" as const),
          showing: "self" as const,
        },
      }
    })
    for (const intake of intakes) await custody.take(intake, undefined)
    for (const [says, filter, expected] of filters) {
      for (const order of ["oldest", "expiring"] as const) {
        const { messages, total } = await held.page(filter, ALL, order)
        const found = messages.map(({ id }) => intakes.findIndex((intake) => intake.id === id))
        assert.deepEqual(
          found.toSorted((a, b) => a - b),
          expected,
          `${says}, ${order}`,
        )
        assert.equal(total, expected.length, says)
      }
      const pages = await allPages((cursor) => held.page(filter, { limit: 1, after: cursor }, "newest"))
      assert.equal(pages.flatMap(({ messages }) => messages).length, expected.length, says)
    }
  })

  check("what nobody looked at has no department", async ({ custody, held }) => {
    await custody.take(exampleHeldAs({ sight: undefined }), undefined)
    for (const filter of [{ department: "" }, { departments: [] }, { departments: ["", "zorg"] }])
      assert.equal((await held.page(filter, ALL, "newest")).total, 0)
    assert.equal((await held.page({}, ALL, "newest")).total, 1)
  })

  check("a message in parts is shown once, by the first that is still held", async ({ custody, held }) => {
    const correlation = "c".repeat(32)
    const parts = ["a", "b", "c"].map((local, number) => ({
      ...exampleHeld([`${local}@voorbeeld.example`]),
      correlation,
      at: NOW + number,
    }))
    const other = exampleHeldAs({ at: NOW + 9 })
    for (const intake of [...parts, other]) await custody.take(intake, undefined)
    const shown = async () => {
      const { messages, total } = await held.page({}, ALL, "oldest")
      assert.equal(total, messages.length)
      return messages.map(({ id }) => id)
    }
    const [first, second, third] = parts.map(({ id }) => id)
    assert.deepEqual(await shown(), [first, other.id])
    await dropOne(held, third ?? "", decided(1), undefined)
    assert.deepEqual(await shown(), [first, other.id])
    await releaseOne(held, first ?? "", RELEASE, exampleIntake({}).copies, {
      ...decided(2),
      expiresAt: NOW + 9,
    })
    assert.deepEqual(await shown(), [second, other.id])
    await dropOne(held, second ?? "", decided(3), undefined)
    assert.deepEqual(await shown(), [other.id])
  })

  check("parts are decided about together, or none is", async ({ custody, held, ledger }) => {
    const correlation = "d".repeat(32)
    const parts = ["a", "b", "c"].map((local, number) => ({
      ...exampleHeld([`${local}@voorbeeld.example`]),
      correlation,
      at: NOW + number,
    }))
    for (const intake of parts) await custody.take(intake, undefined)
    const [a = "", b = "", c = ""] = parts.map(({ id }) => id)
    const size = await ledger.size()
    const done = { at: NOW, action: "message.dropped", role: "sluis", object: "", result: "done" } as const
    const { copies } = exampleIntake({})
    const { department, decided: isDecided, ...note } = decided(1)
    const release = (ids: readonly string[], others: readonly string[]) =>
      held.release(
        ids.map((id) => ({ id, department, copies, ledger: [done] })),
        RELEASE,
        { ...note, expiresAt: NOW + 9 },
        others,
      )
    const drop = (ids: readonly string[], others: readonly string[]) =>
      held.drop(
        ids.map((id) => ({ id, department, report: undefined, ledger: [done] })),
        { ...note, decided: isDecided },
        others,
      )
    const refused: readonly (readonly [says: string, ids: readonly string[], others: readonly string[]])[] = [
      ["one that nobody saw", [a, b], []],
      ["another that nobody saw", [c], [a]],
      ["one that never was", [a, b, c, "unknown"], []],
      ["one that never was alone", ["unknown"], []],
    ]
    for (const [says, ids, others] of refused) {
      assert.equal(await release(ids, others), false, says)
      assert.equal(await drop(ids, others), false, says)
    }
    assert.deepEqual([(await held.list()).length, await ledger.size()], [3, size])
    assert.equal(await release([a, b], [c]), true)
    assert.equal(await ledger.size(), size + 2)
    assert.equal(await drop([a, c], []), false, "one was decided about before")
    assert.equal((await held.open(c))?.id, c)
    assert.deepEqual(
      (await held.page({}, ALL, "oldest")).messages.map(({ id }) => id),
      [c],
      "what stays is shown, though another part would have been next",
    )
    assert.equal(await drop([c], []), true)
    const works = await custody.claim(NOW + 1, END, 10)
    assert.deepEqual(works.map(({ id }) => id).toSorted(), [a, b].toSorted())
    for (const { id, due } of works)
      await custody.settle(
        due.map(({ recipient }) => ({ id, recipient, outcome: { kind: "sent" } })),
        [],
      )
  })

  check("what was decided is told, newest first, on its way and finished", async ({ custody, held }) => {
    const [copies, original, dropped, expired, waits] = Array.from({ length: 5 }, () => exampleHeld())
    assert.ok(copies && original && dropped && expired && waits)
    for (const intake of [copies, original, dropped, expired, waits]) await custody.take(intake, undefined)
    const { copies: plan } = exampleIntake({})
    await releaseOne(held, copies.id, RELEASE, plan, {
      ...decided(1),
      by: "fatima",
      department: "zorg",
      expiresAt: NOW + 9,
    })
    const asItWas = { ...RELEASE, as: "original" } as const
    await releaseOne(held, original.id, asItWas, plan, { ...decided(2), expiresAt: NOW + 9 })
    await dropOne(held, dropped.id, { ...decided(3), by: "jan" }, undefined)
    await dropOne(
      held,
      expired.id,
      { reason: "", by: "", department: "", at: NOW + 4, decided: false },
      undefined,
    )
    const base = {
      at: NOW,
      recipients: 3,
      rules: ["list/sensitive"],
      reason: "agreed \u{1F512}",
      department: "",
    }
    const all = [
      { ...base, id: expired.id, decidedAt: NOW + 4, what: "expired", as: undefined, by: "", reason: "" },
      { ...base, id: dropped.id, decidedAt: NOW + 3, what: "drop", as: undefined, by: "jan" },
      { ...base, id: original.id, decidedAt: NOW + 2, what: "release", as: "original", by: "" },
      {
        ...base,
        id: copies.id,
        decidedAt: NOW + 1,
        what: "release",
        as: "copies",
        by: "fatima",
        department: "zorg",
      },
    ]
    assert.deepEqual(await held.decisions({ limit: 9 }), { decisions: all, next: undefined })
    await custody.settle(
      [0, 1, 2].map((recipient) => ({ id: copies.id, recipient, outcome: { kind: "sent" } })),
      [],
    )
    await assert.rejects(custody.octets(copies.id), /nothing left/)
    assert.deepEqual(
      await held.decisions({ limit: 9 }),
      { decisions: all, next: undefined },
      "also when it was sent",
    )
    for (const each of all) assert.deepEqual(await held.decisionOn(each.id), each)
    for (const id of [waits.id, "unknown"]) assert.equal(await held.decisionOn(id), undefined)
  })

  check("decisions go on where the page before ended", async ({ custody, held }) => {
    const ids: string[] = []
    for (let number = 0; number < 7; number += 1) {
      const { id } = exampleHeld()
      ids.push(id)
      await custody.take({ ...exampleHeld(), id }, undefined)
      const note = { ...decided(Math.floor(number / 3)), expiresAt: NOW + 9 }
      if (number % 2 === 0) await dropOne(held, id, note, undefined)
      else await releaseOne(held, id, RELEASE, exampleIntake({}).copies, note)
    }
    for (const limit of [1, 2, 3, 6, 7, 8]) {
      const found: string[] = []
      let next: string | undefined
      let pages = 0
      do {
        const page: Awaited<ReturnType<Held["decisions"]>> = await held.decisions({ limit, after: next })
        assert.ok(page.decisions.length <= limit)
        found.push(...page.decisions.map(({ id }) => id))
        next = page.next
        pages += 1
      } while (next !== undefined)
      assert.deepEqual(found.toSorted(), ids.toSorted())
      assert.equal(pages, Math.ceil(7 / limit), "no empty page at the end")
    }
  })

  check("a decision on a message that was not held for one is none", async ({ custody, held }) => {
    const intake = exampleIntake({})
    await custody.take(intake, undefined)
    await custody.settle([{ id: intake.id, recipient: 0, outcome: { kind: "sent" } }], [])
    assert.deepEqual(await held.decisions({ limit: 1 }), { decisions: [], next: undefined })
  })

  check("pages have a bound, and a cursor that no page gave leads nowhere", async ({ custody, held }) => {
    await custody.take(exampleHeld(), undefined)
    for (const limit of [0, 1.5, Number.NaN, MAX_HELD_PAGE + 1]) {
      await assert.rejects(held.page({}, { limit }, "newest"), RangeError)
    }
    for (const limit of [0, 1.5, MAX_DECISION_PAGE + 1])
      await assert.rejects(held.decisions({ limit }), RangeError)
    assert.deepEqual(await held.decisions({ limit: MAX_DECISION_PAGE }), { decisions: [], next: undefined })
    for (const cursor of ["", "1", "x.x", "1.'--"]) {
      assert.deepEqual((await held.page({}, { limit: 1, after: cursor }, "oldest")).messages, [], cursor)
      assert.deepEqual((await held.decisions({ limit: 1, after: cursor })).decisions, [], cursor)
    }
  })
}

const RELEASE = { kind: "release", as: "copies", showing: "self" } as const

function decided(later: number) {
  return { reason: "agreed \u{1F512}", by: "", department: "", at: NOW + later, decided: true } as const
}

function exampleHeldAs(change: Partial<Intake>): Intake {
  return { ...exampleHeld(), ...change }
}

async function allPages(
  read: (after: string | undefined) => Promise<HeldPage>,
): Promise<readonly HeldPage[]> {
  const pages = [await read(undefined)]
  for (let next = pages.at(-1)?.next; next !== undefined; next = pages.at(-1)?.next)
    pages.push(await read(next))
  return pages
}

async function empty({ custody, held, retention }: Store): Promise<void> {
  for (const { id } of await held.list()) {
    await dropOne(held, id, { reason: "", by: "", department: "", at: NOW, decided: true }, undefined)
  }
  for (const { id, due } of await custody.claim(END - 1, END, 1_000)) {
    await custody.settle(
      due.map(({ recipient }) => ({ id, recipient, outcome: { kind: "sent" } })),
      [],
    )
  }
  await retention.sweep(END, KEEP_NOTHING)
  assert.equal((await held.page({}, { limit: 1 }, "newest")).total, 0)
}
