/** What the breach desk does as time passes: it reminds once for each threshold, and lets go of what was kept long enough. */
import assert from "node:assert/strict"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, describe, test } from "node:test"

import { AGREE_FOR } from "./app/clock-watch.ts"
import type { PersonCaller } from "./app/turn.ts"
import type { Asks } from "./contract/form.ts"
import { base64, DAY, HOUR, MINUTE, openExampleBreaches, openMail, START } from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { codeOf, turn } from "./example-desk.ts"

type Act = Asks<"breaches.take">["body"]["act"]

type Running = {
  readonly desk: ExampleBreaches
  readonly anna: PersonCaller
  readonly id: string
  /** Looks at this many hours after the opening; gives the subjects of new mail. */
  readonly lookAt: (hours: number) => Promise<readonly string[]>
  readonly take: (act: Act) => Promise<unknown>
}

async function withFile(work: (running: Running) => Promise<void>, nearMiss = false): Promise<void> {
  const desk = await openExampleBreaches()
  try {
    const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
    const body = { source: "by-hand" as const, title: "Contactdag", department: "HR", nearMiss }
    const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
    assert.ok(opened.ok)
    const { id } = opened.value
    await work({
      desk,
      anna,
      id,
      lookAt: async (hours) => {
        desk.time.now = START + hours * HOUR
        await desk.opened.look()
        return await subjects(desk)
      },
      take: async (act) => {
        const shown = await desk.handlers["breaches.show"]({ params: { id } }, turn(anna))
        const seen = shown.ok ? shown.value.steps.length - 1 : 0
        const taken = await desk.handlers["breaches.take"](
          { params: { id }, body: { seen, act } },
          turn(anna),
        )
        assert.equal(codeOf(taken), "ok")
      },
    })
  } finally {
    await desk.close()
  }
}

/** Of what is new; settled, so that the next look has only what came since. */
async function subjects(desk: ExampleBreaches): Promise<readonly string[]> {
  const due = await desk.due()
  for (const { work } of due)
    await desk.store.custody.settle([{ id: work.id, recipient: 0, outcome: { kind: "sent" } }], [])
  return due.map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1]?.trim() ?? "")
}

describe("reminders", () => {
  test("come once for each threshold, and every day after the end", async () => {
    await withFile(async ({ desk, lookAt }) => {
      const rows: readonly [hours: number, subjects: readonly string[]][] = [
        [1, []],
        [23.9, []],
        [24.1, ["Datalek 2026-001: nog 48 uur"]],
        [24.2, []],
        [47, []],
        [48, ["Datalek 2026-001: nog 24 uur"]],
        [60, ["Datalek 2026-001: nog 12 uur"]],
        // A night without power: the last says it all, and how long there really is.
        [68, ["Datalek 2026-001: nog 4 uur"]],
        [71.5, ["Datalek 2026-001: minder dan een uur"]],
        [72.5, ["Datalek 2026-001: de tijd is om"]],
        [95, []],
        [97, ["Datalek 2026-001: 1 dag te laat"]],
        [97.1, []],
      ]
      for (const [hours, expected] of rows) assert.deepEqual(await lookAt(hours), expected, String(hours))
      const reminded = (await desk.ledger()).filter(({ action }) => action === "breach.reminded")
      assert.deepEqual(
        reminded.map(({ role, figures, words }) => [role, words["kind"], Object.values(figures)]),
        [
          ["sluis", "hours-left", [48]],
          ["sluis", "hours-left", [24]],
          ["sluis", "hours-left", [12]],
          ["sluis", "hours-left", [6]],
          ["sluis", "hours-left", [1]],
          ["sluis", "over", [0]],
          ["sluis", "over", [1]],
        ],
      )
      assert.ok(desk.told.includes("breaches"))
    })
  })

  test("make no storm of a clock that went backwards: what was sent is not sent again, and what was not is", async () => {
    await withFile(async ({ lookAt }) => {
      assert.equal((await lookAt(60)).length, 1)
      const rows: readonly [hours: number, subjects: readonly string[]][] = [
        [10, []],
        [30, ["Datalek 2026-001: nog 42 uur"]],
        [30.1, []],
        [50, ["Datalek 2026-001: nog 22 uur"]],
        [59, []],
        [61, []],
        [66.5, ["Datalek 2026-001: nog 5 uur"]],
        [65.5, []],
        [66.6, []],
      ]
      for (const [hours, expected] of rows) assert.deepEqual(await lookAt(hours), expected, String(hours))
    })
  })

  test("come in time although the date was a year ahead for one look", async () => {
    await withFile(async ({ lookAt }) => {
      await lookAt(365 * 24)
      assert.deepEqual(await lookAt(1), [])
      assert.deepEqual(await lookAt(24.1), ["Datalek 2026-001: nog 48 uur"])
      assert.deepEqual(await lookAt(48), ["Datalek 2026-001: nog 24 uur"])
    })
  })

  test("come late where the date was ahead while they were due", async () => {
    await withFile(async ({ lookAt }) => {
      await lookAt(365 * 24)
      assert.deepEqual(await lookAt(49), ["Datalek 2026-001: nog 23 uur"])
      assert.deepEqual(await lookAt(49.1), [])
    })
  })

  test("come in time also of a file that was opened while the date was ahead", async () => {
    await withFile(async ({ desk, id, lookAt }) => {
      await desk.opened.files.alter(id, (kept) => ({ ...kept, remindedUntil: START + 30 * DAY }))
      assert.deepEqual(await lookAt(24.1), ["Datalek 2026-001: nog 48 uur"])
    })
  })

  test("are not sent again where a crash came before it was kept that they were", async () => {
    await withFile(async ({ desk, id, lookAt }) => {
      assert.equal((await lookAt(25)).length, 1)
      await desk.opened.files.alter(id, (kept) => ({ ...kept, remindedUntil: START }))
      assert.deepEqual(await lookAt(25.1), [])
      assert.equal((await lookAt(48)).length, 1)
    })
  })

  test("are sent about a file although another one is damaged, and the gateway starts with it", async () => {
    await withFile(async ({ desk, anna, lookAt }) => {
      const body = { source: "by-hand" as const, title: "Stuk", department: "", nearMiss: false }
      const other = await desk.handlers["breaches.open"]({ body }, turn(anna))
      assert.ok(other.ok)
      const { id } = other.value
      const value = "{"
      assert.ok(await desk.store.entries.add("breach-step", { id: `${id}-1`, group: id, at: START, value }))
      await desk.opened.prepare()
      assert.deepEqual(await lookAt(25), ["Datalek 2026-001: nog 47 uur"])
    })
  })

  const STOPPED: readonly [what: string, act: Act][] = [
    ["was notified", { kind: "notified", phase: "first", at: START, reference: "AP-1", form: "" }],
    ["need not be notified", { kind: "authority", decision: { notify: false, reason: "geen risico" } }],
  ]
  for (const [what, act] of STOPPED)
    test(`stop when somebody wrote down that it ${what}`, async () => {
      await withFile(async ({ lookAt, take }) => {
        assert.equal((await lookAt(25)).length, 1)
        await take(act)
        for (const hours of [48, 60, 80, 200]) assert.deepEqual(await lookAt(hours), [])
      })
    })

  test("go on where it was only decided that it will be notified", async () => {
    await withFile(async ({ lookAt, take }) => {
      await take({ kind: "authority", decision: { notify: true, reason: "hoog risico" } })
      assert.equal((await lookAt(25)).length, 1)
    })
  })

  test("are not sent about a near miss", async () => {
    await withFile(async ({ lookAt }) => {
      for (const hours of [25, 80]) assert.deepEqual(await lookAt(hours), [])
    }, true)
  })
})

test("a file that was closed long ago goes, its people first; one that is open stays", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sluis-kept-"))
  after(() => rmSync(folder, { recursive: true }))
  const desk = await openExampleBreaches({ folder })
  const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  const ids: string[] = []
  for (const title of ["oud", "open"]) {
    const body = { source: "by-hand" as const, title, department: "", nearMiss: true }
    const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
    assert.ok(opened.ok)
    const { id } = opened.value
    ids.push(id)
    const message = { message: base64(openMail(3)), outcome: "prevented" as const, people: true }
    await desk.handlers["breaches.evidence"]({ params: { id }, body: message }, turn(anna))
  }
  const [old = "", open = ""] = ids
  const close: readonly Act[] = [
    { kind: "cause", cause: "visible-recipients", reason: "haast" },
    { kind: "closed", reason: "er is niets verstuurd" },
  ]
  for (const [index, act] of close.entries()) {
    const body = { seen: 1 + index, act }
    assert.equal(
      codeOf(await desk.handlers["breaches.take"]({ params: { id: old }, body }, turn(anna))),
      "ok",
    )
  }
  await desk.close()
  const dayBefore = await openExampleBreaches({ folder, now: START + 1826 * DAY })
  await dayBefore.opened.look()
  dayBefore.time.now = START + 1827 * DAY - MINUTE
  await dayBefore.opened.look()
  assert.equal((await dayBefore.opened.people.all(old)).length, 3)
  await dayBefore.close()
  const later = await openExampleBreaches({ folder, now: START + 1827 * DAY })
  await later.opened.look()
  later.time.now += AGREE_FOR
  await later.opened.look()
  assert.equal(await later.store.entries.find("breach-person", `${old}-p1`), undefined)
  assert.equal(await later.store.entries.find("breach-step", `${old}-0`), undefined)
  assert.equal(codeOf(await later.opened.files.read(old)), "breach/unknown")
  assert.equal((await later.opened.people.all(open)).length, 3)
  await later.close()
})

test("a closed file outlives a date that is ten years ahead, until that has agreed with the time that passed for hours", async () => {
  const desk = await openExampleBreaches()
  after(async () => await desk.close())
  const anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  const body = { source: "by-hand" as const, title: "Contactdag", department: "", nearMiss: true }
  const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
  assert.ok(opened.ok)
  const { id } = opened.value
  const close: readonly Act[] = [
    { kind: "cause", cause: "other", reason: "haast" },
    { kind: "closed", reason: "klaar" },
  ]
  for (const [seen, act] of close.entries())
    assert.equal(
      codeOf(await desk.handlers["breaches.take"]({ params: { id }, body: { seen, act } }, turn(anna))),
      "ok",
    )
  const AHEAD = 10 * 365 * DAY
  const lookAt = async (hours: number, ahead: number): Promise<string> => {
    desk.time.elapsed = hours * HOUR
    desk.time.now = START + desk.time.elapsed + ahead
    await desk.opened.look()
    return codeOf(await desk.opened.files.read(id))
  }
  for (const hours of [0, 1, 2, 3, 4, 5]) assert.equal(await lookAt(hours, 0), "ok")
  // For one look, and for some hours.
  assert.equal(await lookAt(6, AHEAD), "ok")
  for (const hours of [6.1, 7, 8, 9, 10, 11, 12]) assert.equal(await lookAt(hours, 0), "ok")
  for (const hours of [13, 14, 15, 16]) assert.equal(await lookAt(hours, AHEAD), "ok")
  assert.equal(await lookAt(17, AHEAD), "breach/unknown")
})
