/**
 * What every store must do, whatever it keeps things in. What is not checked here no caller may rely on.
 */
import assert from "node:assert/strict"
import { after, test } from "node:test"

import type { Decision, Intake, PlannedCopy, Settlement } from "../app/held/custody.ts"
import type { Reply } from "../app/gate/reply.ts"
import { dropOne, releaseOne } from "./decide-one.ts"
import { exampleHeld, exampleIntake, exampleSight, NOW, octetsOfLength } from "./example-intake.ts"
import type { Store } from "./open-store.ts"

const LEASE = 60_000
const KEEP_NOTHING = { finished: 0, correlation: 0, outbox: 0, statistics: 0, records: 0, ledger: 0 }
const NOTHING_SWEPT = {
  finished: 0,
  correlations: 0,
  outbox: 0,
  entries: 0,
  statistics: 0,
  records: 0,
  ledger: 0,
}
const DAY = 24 * 60 * 60 * 1000
const BUSY: Reply = { code: 451, status: "4.3.2", lines: ["busy with Jan Modaal", "second line"] }
const UNKNOWN: Reply = { code: 550, status: "5.1.1", lines: ["no such person"] }

/** `open`: a store that is new and empty, of the process that sends. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  // One store for all, emptied after each: opening one takes longer than most of what is checked.
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

  check("what was taken comes back as it was", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW + 1 })
    assert.deepEqual(await custody.take(intake, undefined), { kind: "taken", noticed: false })
    const [work, ...more] = await custody.claim(NOW + 1, NOW + LEASE, 10)
    assert.equal(more.length, 0)
    const { id, purpose, at, expiresAt, envelope, prefix, size, eightBit, copies, about } = intake
    const due = envelope.recipients.map((_, recipient) => ({ recipient, attempts: 0 }))
    assert.deepEqual(work, {
      id,
      purpose,
      at,
      expiresAt,
      envelope,
      prefix,
      size,
      eightBit,
      copies,
      about,
      due,
    })
    assert.deepEqual(await custody.octets(id), await join(intake))
  })

  check("content comes back whole, however much it is and however it came", async ({ custody }) => {
    for (const size of [0, 1, 262_143, 262_144, 262_145, 1_500_000]) {
      const octets = octetsOfLength(size)
      for (const step of [size + 1, 100_000]) {
        const intake = exampleIntake({ size, pieces: () => cut(octets, step) })
        await custody.take(intake, undefined)
        assert.ok(Buffer.from(await custody.octets(intake.id)).equals(octets), `${size} in steps of ${step}`)
      }
    }
  })

  check("content that is not as large as was said is not taken", async ({ custody }) => {
    for (const [said, is] of [
      [100, 99],
      [100, 101],
      [300_000, 299_999],
      [300_000, 300_001],
    ] as const) {
      const intake = exampleIntake({ size: said, pieces: () => [octetsOfLength(is)] })
      await assert.rejects(custody.take(intake, undefined), /not as large/)
      assert.equal((await custody.load()).queuedMessages, 0)
    }
  })

  check("content whose source breaks off leaves nothing", async ({ custody }) => {
    const intake = exampleIntake({
      size: 1_000_000,
      pieces: async function* () {
        yield octetsOfLength(600_000)
        await Promise.reject(new Error("the client is gone"))
      },
    })
    await assert.rejects(custody.take(intake, undefined), /the client is gone/)
    await assert.rejects(custody.octets(intake.id), /nothing left/)
  })

  check("what is due when it is taken is its taker's, and its notice is not", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW })
    await custody.take(intake, noticeAbout(intake))
    const works = await custody.claim(NOW, NOW + LEASE, 10)
    assert.deepEqual(
      works.map(({ purpose, about }) => ({ purpose, about })),
      [{ purpose: "notice", about: intake.id }],
    )
  })

  check("what is claimed is nobody else's until the lease ends", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW + 1 })
    await custody.take(intake, undefined)
    assert.equal((await custody.claim(NOW, NOW + LEASE, 10)).length, 0)
    assert.equal(await custody.nextDue(), NOW + 1)
    assert.equal((await custody.claim(NOW + 1, NOW + LEASE, 10)).length, 1)
    assert.equal(await custody.nextDue(), NOW + LEASE)
    assert.equal((await custody.claim(NOW + LEASE - 1, NOW + 2 * LEASE, 10)).length, 0)
    assert.equal((await custody.claim(NOW + LEASE, NOW + 2 * LEASE, 10)).length, 1)
  })

  check("a lease that would have ended already is refused", async ({ custody }) => {
    await custody.take(exampleIntake({ dueAt: NOW + 1 }), undefined)
    await assert.rejects(custody.claim(NOW + 1, NOW + 1, 10), /lease/)
    assert.equal((await custody.claim(NOW + 1, NOW + 2, 10)).length, 1)
  })

  check("two that claim at once get different messages, the oldest due first", async ({ custody }) => {
    const intakes = [5, 3, 4, 1, 2].map((later) => exampleIntake({ dueAt: NOW + later }))
    for (const intake of intakes) await custody.take(intake, undefined)
    const claims = await Promise.all([2, 2, 2].map((limit) => custody.claim(NOW + 9, NOW + LEASE, limit)))
    const order = claims.flat().map(({ id }) => intakes.findIndex((intake) => intake.id === id))
    assert.deepEqual(order, [3, 4, 1, 2, 0])
  })

  check("each recipient has its own time, and its attempts are counted", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW + 1 })
    await custody.take(intake, undefined)
    await custody.claim(NOW + 1, NOW + LEASE, 10)
    await custody.settle([settled(intake, 0, "sent"), settled(intake, 1, "later", NOW + 500)], [])
    assert.equal(await custody.nextDue(), NOW + 500)
    const [work] = await custody.claim(NOW + 500, NOW + LEASE, 10)
    assert.deepEqual(work?.due, [{ recipient: 1, attempts: 1 }])
    const [rest] = await custody.claim(NOW + LEASE, NOW + 2 * LEASE, 10)
    assert.deepEqual(
      rest?.due.map(({ recipient }) => recipient),
      [1, 2],
    )
  })

  check("the last reply of each recipient is kept", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW + 1 })
    await custody.take(intake, undefined)
    await custody.settle([settled(intake, 1, "later", NOW + 5)], [])
    await custody.settle([settled(intake, 1, "later", NOW + 9), settled(intake, 0, "failed")], [])
    assert.deepEqual(
      await custody.lastReplies(intake.id),
      new Map([
        [0, UNKNOWN],
        [1, BUSY],
      ]),
    )
    assert.deepEqual(await custody.lastReplies("unknown"), new Map())
  })

  check("a message of which nobody is due is gone, and its failures are reported", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW + 1 })
    await custody.take(intake, undefined)
    await custody.settle([settled(intake, 0, "sent"), settled(intake, 1, "sent")], [])
    assert.equal((await custody.load()).queuedRecipients, 1)
    await custody.settle([settled(intake, 2, "failed")], [noticeAbout(intake, "report")])
    await assert.rejects(custody.octets(intake.id), /nothing left/)
    const works = await custody.claim(NOW + DAY, NOW + 2 * DAY, 10)
    assert.deepEqual(
      works.map(({ purpose }) => purpose),
      ["report"],
    )
  })

  check("a settlement that comes twice, or for nobody, changes nothing", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW + 1 })
    await custody.take(intake, undefined)
    await custody.settle([settled(intake, 0, "sent"), settled(intake, 0, "sent")], [])
    await custody.settle([settled(intake, 0, "later", NOW), settled(intake, 99, "sent")], [])
    await custody.settle([{ id: "nobody", recipient: 0, outcome: { kind: "sent" } }], [])
    const [work] = await custody.claim(NOW + 1, NOW + LEASE, 10)
    assert.deepEqual(
      work?.due.map(({ recipient }) => recipient),
      [1, 2],
    )
  })

  check("a settlement whose report can't be kept is not kept either", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW + 1 })
    await custody.take(intake, undefined)
    const twin = { ...noticeAbout(intake, "report"), id: intake.id } // an id that is taken
    await assert.rejects(custody.settle([settled(intake, 0, "failed")], [twin]))
    const [work] = await custody.claim(NOW + 1, NOW + LEASE, 10)
    assert.equal(work?.due.length, 3)
  })

  check("a settlement with a report that comes again is kept once", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW + 1 })
    await custody.take(intake, undefined)
    const octets = octetsOfLength(600_000)
    const small = noticeAbout(intake, "report")
    const large = { ...noticeAbout(intake, "report"), size: octets.length, pieces: () => [octets] }
    const settlements = [settled(intake, 0, "failed"), settled(intake, 1, "later", NOW + DAY)]
    const again = async () => await custody.settle(settlements, [small, large])
    for (let round = 0; round < 3; round += 1) await again()
    const works = await custody.claim(NOW, NOW + LEASE, 10)
    assert.deepEqual(works.map(({ id }) => id).toSorted(), [small.id, large.id].toSorted())
    assert.ok(Buffer.from(await custody.octets(large.id)).equals(octets))
    await custody.settle([settled(small, 0, "sent"), settled(large, 0, "sent")], [])
    await again()
    assert.equal((await custody.load()).queuedMessages, 1, "what is finished does not come back")
    const [work] = await custody.claim(NOW + DAY, NOW + 2 * DAY, 10)
    const postponed = work?.due.find(({ recipient }) => recipient === 1)
    assert.deepEqual(postponed, { recipient: 1, attempts: 1 })
  })

  check("what its taker gives back is for whoever claims it", async ({ custody }) => {
    const intake = exampleIntake({ dueAt: NOW })
    await custody.take(intake, undefined)
    assert.equal((await custody.claim(NOW, NOW + LEASE, 10)).length, 0)
    await custody.giveBack(intake.id)
    assert.equal(await custody.nextDue(), NOW)
    const [work] = await custody.claim(NOW, NOW + LEASE, 10)
    assert.equal(work?.due.length, 3)
    await custody.giveBack("unknown")
  })

  const weights: readonly (readonly [says: string, recipients: number, orcpt: number, together: number])[] = [
    ["of small messages a claim has as many as it asks for", 3, 20, 6],
    ["a claim has three messages if they have two thousand recipients between them", 666, 20, 3],
    ["and two if it would be more", 667, 20, 2],
    ["a message to more people than a claim has is claimed alone", 2001, 0, 1],
    ["messages with much written about their recipients are claimed a few at a time", 300, 1600, 2],
    ["one with more written than a claim has is claimed alone", 300, 4000, 1],
  ]
  for (const [says, count, orcpt, together] of weights) {
    check(says, async ({ custody }) => {
      const recipients = Array.from({ length: count }, (_, number) => ({
        address: `p${number}@voorbeeld.example`,
        notify: undefined,
        orcpt: `rfc822;${"y".repeat(orcpt)}`,
      }))
      const copies = [{ splices: [], recipients: recipients.map((_, number) => number) }]
      for (let round = 0; round < 6; round += 1) {
        const base = exampleIntake({ dueAt: NOW + 1 })
        await custody.take({ ...base, envelope: { ...base.envelope, recipients }, copies }, undefined)
      }
      const seen = new Set<string>()
      for (let left = 6; left > 0; left -= together) {
        const works = await custody.claim(NOW + 1, NOW + LEASE, 10)
        assert.equal(works.length, together)
        for (const { id } of works) seen.add(id)
      }
      assert.equal(seen.size, 6)
      const sent = [...seen].flatMap((id) =>
        recipients.map((_, recipient): Settlement => ({ id, recipient, outcome: { kind: "sent" } })),
      )
      await custody.settle(sent, [])
    })
  }

  check("the load is counted", async ({ custody }) => {
    assert.deepEqual(await custody.load(), {
      queuedMessages: 0,
      queuedRecipients: 0,
      held: 0,
      damaged: 0,
      oldestDue: undefined,
    })
    await custody.take(exampleIntake({ dueAt: NOW + 7 }), undefined)
    await custody.take(exampleIntake({ dueAt: NOW + 5 }), undefined)
    await custody.take(exampleHeld(), undefined)
    assert.deepEqual(await custody.load(), {
      queuedMessages: 2,
      queuedRecipients: 6,
      held: 1,
      damaged: 0,
      oldestDue: NOW + 5,
    })
  })

  check("10,000 recipients are one message", async ({ custody }) => {
    const recipients = Array.from({ length: 10_000 }, (_, number) => ({
      address: `persoon${number}@voorbeeld.example`,
      notify: undefined,
      orcpt: undefined,
    }))
    const base = exampleIntake({ dueAt: NOW + 1 })
    const copies = recipients.map((_, number): PlannedCopy => ({
      splices: [{ start: 5, end: 9, replacement: Buffer.from(`To: ${number}`) }],
      recipients: [number],
    }))
    await custody.take({ ...base, envelope: { ...base.envelope, recipients }, copies }, undefined)
    const [work] = await custody.claim(NOW + 1, NOW + LEASE, 1)
    assert.equal(work?.due.length, 10_000)
    assert.deepEqual(work?.copies[9_999]?.splices[0]?.replacement, new Uint8Array(Buffer.from("To: 9999")))
    await custody.settle(
      recipients.map((_, number) => settled(base, number, "sent")),
      [],
    )
    assert.equal((await custody.load()).queuedRecipients, 0)
  })

  check("a held message is shown in numbers, and opened whole", async (store) => {
    const intake = exampleHeld()
    await store.custody.take(intake, undefined)
    assert.equal((await store.custody.claim(NOW + DAY, NOW + 2 * DAY, 10)).length, 0)
    const summary = {
      id: intake.id,
      at: intake.at,
      expiresAt: intake.expiresAt,
      size: intake.size,
      recipients: 3,
      reasons: intake.verdict.reasons,
      releasableBy: "second-person",
      sight: exampleSight,
      parts: [],
    }
    assert.deepEqual(await store.held.list(), [summary])
    const { envelope, prefix, eightBit, correlation } = intake
    const whole = { ...summary, envelope, prefix, eightBit, correlation, showing: "visible" }
    assert.deepEqual(await store.held.open(intake.id), whole)
    assert.equal(await store.held.open("unknown"), undefined)
  })

  check("all held messages are listed, oldest first", async (store) => {
    const intakes = Array.from({ length: 120 }, (_, number) => ({ ...exampleHeld(), at: NOW + number }))
    for (const intake of intakes.toReversed()) await store.custody.take(intake, undefined)
    const listed = await store.held.list()
    assert.deepEqual(
      listed.map(({ id }) => id),
      intakes.map(({ id }) => id),
    )
  })

  check("a held message is found by how its id begins", async (store) => {
    const ids = ["aaaabbbbccccdddd", "aaaacccccccccccc", "bbbbbbbbbbbbbbbb"]
    for (const id of ids) await store.custody.take({ ...exampleHeld(), id }, undefined)
    const rows: readonly (readonly [string, readonly string[]])[] = [
      ["aaaa", ids.slice(0, 2)],
      ["aaaab", ids.slice(0, 1)],
      ["", ids],
      ["c", []],
      ["%", []],
      ["a_aa", []],
      ["AAAA", []],
    ]
    for (const [prefix, found] of rows) assert.deepEqual(await store.held.find(prefix), found, prefix)
  })

  check("the same part of a held message is held once, another part beside it", async (store) => {
    const intake = exampleHeld()
    await store.custody.take(intake, noticeAbout(intake))
    const again = { ...exampleHeld(), correlation: intake.correlation }
    const { recipients } = again.envelope
    const reversed = { ...again, envelope: { ...again.envelope, recipients: recipients.toReversed() } }
    assert.deepEqual(await store.custody.take(reversed, undefined), { kind: "held-already", id: intake.id })
    const other = exampleHeld(["anders@voorbeeld.example"])
    const part = { ...other, correlation: intake.correlation }
    assert.deepEqual(await store.custody.take(part, noticeAbout(part)), { kind: "taken", noticed: false })
    assert.deepEqual((await store.held.open(part.id))?.parts, [intake.id])
    assert.equal((await store.custody.load()).queuedMessages, 1)
  })

  check("a message without a correlation is like no other", async (store) => {
    for (let round = 0; round < 2; round += 1) {
      const intake = { ...exampleHeld(), correlation: "" }
      const taken = await store.custody.take(intake, noticeAbout(intake))
      assert.deepEqual(taken, { kind: "taken", noticed: true })
      assert.deepEqual((await store.held.open(intake.id))?.parts, [])
    }
  })

  check("a release makes copies due, once, and is followed by later parts", async (store) => {
    const intake = exampleHeld()
    await store.custody.take(intake, undefined)
    const decision = {
      kind: "release",
      as: "copies",
      showing: "self",
      releasableBy: "second-person",
    } as const
    const note = {
      reason: "agreed with Fatima",
      by: "fatima",
      department: "zorg",
      at: NOW + 50,
      expiresAt: NOW + DAY,
    }
    const { copies } = exampleIntake({})
    assert.equal(await releaseOne(store.held, intake.id, decision, copies, note), true)
    assert.equal(await releaseOne(store.held, intake.id, decision, copies, note), false)
    assert.equal(await dropOne(store.held, intake.id, { ...note, decided: true }, undefined), false)
    const [work] = await store.custody.claim(NOW + 50, NOW + LEASE, 10)
    assert.deepEqual(
      [work?.id, work?.purpose, work?.expiresAt, work?.copies, work?.due.length],
      [intake.id, "individualise", NOW + DAY, copies, 3],
    )
    const part = { ...exampleHeld(["anders@voorbeeld.example"]), correlation: intake.correlation }
    assert.deepEqual(await store.custody.take(part, undefined), { kind: "decided", decision })
    const sent = { ...exampleIntake({}), correlation: intake.correlation }
    assert.equal((await store.custody.take(sent, undefined)).kind, "taken")
  })

  const laterParts: readonly (readonly [
    says: string,
    released: Pick<Release, "as" | "releasableBy">,
    part: { readonly releasableBy: "sender" | "second-person"; readonly rule: string },
    follows: boolean,
  ])[] = [
    [
      "the sender’s, and he may release this one too",
      BY_SENDER,
      { releasableBy: "sender", rule: LIST },
      true,
    ],
    [
      "the sender’s, and this one is not his",
      BY_SENDER,
      { releasableBy: "second-person", rule: LIST },
      false,
    ],
    [
      "a second person’s, and this one is too",
      BY_SECOND,
      { releasableBy: "second-person", rule: LIST },
      true,
    ],
    [
      "a second person’s, and less is asked of this one",
      BY_SECOND,
      { releasableBy: "sender", rule: LIST },
      true,
    ],
    [
      "a second person’s, but there is a breach now",
      BY_SECOND,
      { releasableBy: "second-person", rule: BREACH },
      false,
    ],
    [
      "as copies, and none can be made of this one",
      BY_SECOND,
      { releasableBy: "second-person", rule: EXIT },
      false,
    ],
    [
      "as it was, and of neither can copies be made",
      { ...BY_SECOND, as: "original" },
      { releasableBy: "second-person", rule: EXIT },
      true,
    ],
  ]
  for (const [says, released, { releasableBy, rule }, follows] of laterParts)
    check(`a later part ${follows ? "follows" : "waits, and its sender hears"}: ${says}`, async (store) => {
      const intake = exampleHeld()
      assert.deepEqual(await store.custody.take(intake, noticeAbout(intake)), {
        kind: "taken",
        noticed: true,
      })
      const decision = { kind: "release", showing: "self", ...released } as const
      const note = { reason: "", by: "", department: "", at: NOW, expiresAt: NOW + DAY }
      assert.ok(await releaseOne(store.held, intake.id, decision, exampleIntake({}).copies, note))
      const reasons = [{ rule, nl: "Daarom.", en: "Because." }] as const
      const parts = ["anders@voorbeeld.example", "laatst@voorbeeld.example"].map((address) => ({
        ...exampleHeld([address]),
        correlation: intake.correlation,
        verdict: { kind: "hold", reasons, releasableBy } as const,
      }))
      for (const [place, part] of parts.entries()) {
        const taken = await store.custody.take(part, noticeAbout(part))
        const noticed = place === 0
        assert.deepEqual(taken, follows ? { kind: "decided", decision } : { kind: "taken", noticed })
      }
      assert.equal((await store.held.list()).length, follows ? 0 : 2)
    })

  check("who heard that a message goes separately also hears that a part waits, each once", async (store) => {
    const first = exampleIntake({})
    const { correlation } = first
    const rows: readonly (readonly [says: string, intake: Intake, noticed: boolean])[] = [
      ["it goes separately", first, true],
      ["also to others", { ...exampleIntake({}), correlation }, false],
      ["a part waits", { ...exampleHeld(), correlation }, true],
      ["another waits", { ...exampleHeld(["anders@voorbeeld.example"]), correlation }, false],
      ["one more goes separately", { ...exampleIntake({}), correlation }, false],
    ]
    for (const [says, intake, noticed] of rows)
      assert.deepEqual(
        await store.custody.take(intake, noticeAbout(intake)),
        { kind: "taken", noticed },
        says,
      )
  })

  check("a drop takes the content and leaves its report", async (store) => {
    const intake = exampleHeld()
    await store.custody.take(intake, undefined)
    const report = noticeAbout(intake, "report")
    assert.equal(
      await dropOne(
        store.held,
        intake.id,
        { reason: "", by: "", department: "", at: NOW, decided: true },
        report,
      ),
      true,
    )
    assert.equal(
      await dropOne(
        store.held,
        intake.id,
        { reason: "", by: "", department: "", at: NOW, decided: true },
        report,
      ),
      false,
    )
    assert.equal(await store.held.open(intake.id), undefined)
    await assert.rejects(store.custody.octets(intake.id), /nothing left/)
    const [work] = await store.custody.claim(NOW, NOW + LEASE, 10)
    assert.deepEqual([work?.purpose, work?.about], ["report", intake.id])
    const again = { ...exampleHeld(), correlation: intake.correlation }
    const decided = { kind: "decided", decision: { kind: "drop" } }
    assert.deepEqual(await store.custody.take(again, undefined), decided)
  })

  check("what time decided says nothing about a message that is sent again", async (store) => {
    const intake = exampleHeld()
    await store.custody.take(intake, undefined)
    assert.equal(
      await dropOne(
        store.held,
        intake.id,
        { reason: "", by: "", department: "", at: NOW, decided: false },
        undefined,
      ),
      true,
    )
    const again = { ...exampleHeld(), correlation: intake.correlation }
    assert.equal((await store.custody.take(again, undefined)).kind, "taken")
  })

  check("a held message expires at its time and not before", async (store) => {
    const intake = exampleHeld()
    await store.custody.take(intake, undefined)
    assert.deepEqual(await store.held.expired(intake.expiresAt - 1), [])
    assert.deepEqual(await store.held.expired(intake.expiresAt), [intake.id])
  })

  check("a held message that was over for days, or came by a wrong clock, still gets time", async (store) => {
    const rows: readonly (readonly [says: string, at: number, now: number, until: number])[] = [
      ["over for two days less a moment", NOW, NOW + 9 * DAY - 1, 0],
      ["over for two days", NOW, NOW + 9 * DAY, NOW + 12 * DAY],
      ["a clock of 2020", NOW - 2190 * DAY, NOW, NOW + 3 * DAY],
      ["a clock ahead by its time and two days", NOW + 9 * DAY, NOW, NOW + 16 * DAY],
      ["a clock ahead by a moment more", NOW + 9 * DAY + 1, NOW, NOW + 7 * DAY],
      ["a clock of 2030", NOW + 1460 * DAY, NOW, NOW + 7 * DAY],
    ]
    for (const [says, at, now, until] of rows) {
      const intake = { ...exampleHeld(), at, expiresAt: at + 7 * DAY }
      await store.custody.take(intake, undefined)
      for (let round = 0; round < 2; round += 1)
        assert.deepEqual(await store.held.expired(now), until === 0 ? [intake.id] : [], says)
      if (until !== 0) {
        assert.equal((await store.held.open(intake.id))?.expiresAt, until, says)
        assert.deepEqual(await store.held.expired(until - 1), [], says)
        assert.deepEqual(await store.held.expired(until), [intake.id], says)
      }
      const note = { reason: "", by: "", department: "", at: now, decided: false }
      assert.ok(await dropOne(store.held, intake.id, note, undefined))
    }
  })

  check("a date that was wrong for a round neither keeps a held message nor ends it", async (store) => {
    type Row = readonly [says: string, time: number, wrong: number, right: number, until: number]
    const rows: readonly Row[] = [
      ["ten years ahead", 7, 3650, 1, 4],
      ["as far ahead as is kept", 7, 90, 0, 93],
      ["a moment more", 7, 90, -1 / DAY, 3 - 1 / DAY],
      ["90 days, kept for as long", 90, 1, 1, 90],
      ["behind by less than its time", 7, -5, 1, 7],
      ["behind by a little more than its time", 7, -7.5, 0.25, 7],
      ["behind by its time and two days", 7, -9, 0.25, 7],
      ["behind by more", 7, -9.1, 0.25, 3.25],
      ["behind by years", 7, -3650, 0.25, 3.25],
      ["90 days, behind by less than its time", 90, -89, 1, 90],
      ["90 days, behind by more", 90, -93, 1, 4],
    ]
    for (const [says, time, wrong, right, until] of rows) {
      const intake = { ...exampleHeld(), at: NOW, expiresAt: NOW + time * DAY }
      await store.custody.take(intake, undefined)
      for (const days of [wrong, right, right])
        assert.deepEqual(await store.held.expired(NOW + days * DAY), [], says)
      const expiresAt = (await store.held.open(intake.id))?.expiresAt ?? 0
      assert.equal((expiresAt - NOW) / DAY, until, says)
      const note = { reason: "", by: "", department: "", at: NOW, decided: false }
      assert.ok(await dropOne(store.held, intake.id, note, undefined))
    }
  })

  check("what is past its time is swept, and nothing else", async (store) => {
    const finished = exampleIntake({})
    await store.custody.take(finished, noticeAbout(finished))
    await store.custody.settle(
      [0, 1, 2].map((number) => settled(finished, number, "sent")),
      [],
    )
    await store.outbox.put({ at: NOW, sender: "a@voorbeeld.example", recipients: [] }, octetsOfLength(9))
    const keep = { finished: DAY, correlation: DAY, outbox: DAY, statistics: DAY, records: DAY, ledger: DAY }
    assert.deepEqual(await store.retention.sweep(NOW + DAY - 1, keep), NOTHING_SWEPT)
    const all = { ...NOTHING_SWEPT, finished: 1, correlations: 1, outbox: 1 }
    assert.deepEqual(await store.retention.sweep(NOW + DAY, keep), all)
    assert.equal((await store.custody.load()).queuedMessages, 1)
    const again = { ...exampleIntake({}), correlation: finished.correlation }
    assert.deepEqual(await store.custody.take(again, noticeAbout(again)), { kind: "taken", noticed: true })
  })

  check("the outbox keeps what was put, newest last, until it is cleared", async ({ outbox }) => {
    const entry = { at: NOW, sender: "a@voorbeeld.example", recipients: ["b@voorbeeld.example"] }
    for (const [place, size] of [10, 600_000, 30].entries()) {
      assert.equal(await outbox.put(entry, octetsOfLength(size)), place + 1)
    }
    assert.deepEqual(await outbox.list(2), [
      { ...entry, number: 2, size: 600_000 },
      { ...entry, number: 3, size: 30 },
    ])
    assert.ok(Buffer.from((await outbox.octets(2)) ?? []).equals(octetsOfLength(600_000)))
    assert.equal(await outbox.octets(4), undefined)
    assert.deepEqual(await outbox.find(2), { ...entry, number: 2, size: 600_000 })
    assert.equal(await outbox.find(4), undefined)
    await outbox.clear()
    assert.equal(await outbox.find(2), undefined)
    assert.deepEqual(await outbox.list(10), [])
    assert.equal(await outbox.octets(2), undefined)
  })

  check("a user is known by name and password", async ({ users }) => {
    await users.put("scanner@voorbeeld.example", "first")
    await users.put("scanner@voorbeeld.example", "geheim \u{1F512}")
    await users.put("balie", "")
    assert.deepEqual(await users.list(), ["balie", "scanner@voorbeeld.example"])
    const rows: readonly (readonly [string, string, boolean])[] = [
      ["scanner@voorbeeld.example", "geheim \u{1F512}", true],
      ["scanner@voorbeeld.example", "first", false],
      ["Scanner@voorbeeld.example", "geheim \u{1F512}", false],
    ]
    for (const [who, password, known] of rows) assert.equal(await users.verify(who, password), known)
    assert.equal(await users.remove("balie"), true)
    assert.equal(await users.remove("balie"), false)
    assert.equal(await users.verify("balie", ""), false)
  })
}

/** Everything can be taken away again, by what a store offers to everybody. */
async function empty({ custody, held, outbox, users, retention }: Store): Promise<void> {
  for (const { id } of await held.list())
    await dropOne(held, id, { reason: "", by: "", department: "", at: NOW, decided: true }, undefined)
  const end = Number.MAX_SAFE_INTEGER
  for (const { id, due } of await custody.claim(end - 1, end, 1_000)) {
    await custody.settle(
      due.map(({ recipient }) => ({ id, recipient, outcome: { kind: "sent" } })),
      [],
    )
  }
  await outbox.clear()
  for (const user of await users.list()) await users.remove(user)
  await retention.sweep(end, KEEP_NOTHING)
  const nothing = { queuedMessages: 0, queuedRecipients: 0, held: 0, damaged: 0, oldestDue: undefined }
  assert.deepEqual(await custody.load(), nothing)
}

type Release = Extract<Decision, { readonly kind: "release" }>

const BY_SENDER: Pick<Release, "as" | "releasableBy"> = { as: "original" }
const BY_SECOND: Pick<Release, "as" | "releasableBy"> = { as: "copies", releasableBy: "second-person" }
const [LIST, BREACH, EXIT] = ["list/sensitive", "sluis/open-breach", "sluis/exit-check"] as const

function noticeAbout(intake: Intake, purpose: "notice" | "report" = "notice"): Intake {
  const base = exampleIntake({ purpose, dueAt: NOW })
  const to = { address: intake.envelope.sender, notify: "NEVER", orcpt: undefined }
  return {
    ...base,
    correlation: intake.correlation,
    about: intake.id,
    envelope: { ...base.envelope, sender: "", recipients: [to] },
    copies: [{ splices: [], recipients: [0] }],
  }
}

function settled(
  { id }: Intake,
  recipient: number,
  kind: Settlement["outcome"]["kind"],
  dueAt = NOW,
): Settlement {
  switch (kind) {
    case "sent":
      return { id, recipient, outcome: { kind } }
    case "later":
      return { id, recipient, outcome: { kind, reply: BUSY, dueAt } }
    case "failed":
      return { id, recipient, outcome: { kind, reply: UNKNOWN } }
  }
}

async function join({ pieces }: Intake): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces()) parts.push(piece)
  return new Uint8Array(Buffer.concat(parts))
}

function cut(octets: Uint8Array, step: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let at = 0; at < octets.length; at += step) parts.push(octets.subarray(at, at + step))
  return parts
}
