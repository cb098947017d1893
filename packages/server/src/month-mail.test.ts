/** The report of each month by mail: to whom, when, once, and what the ledger says of it; over the real store, queue and PDF. */
import assert from "node:assert/strict"
import { after, test } from "node:test"

import type { OrganisationProfile } from "@sluis/core/breach/profile"
import { paperText } from "@sluis/core/paper/paper-text"

import { StoreUnavailable } from "./app/held/custody.ts"
import { SLUIS } from "./app/ledger/actor.ts"
import { openMonthMail } from "./app/safeguard/month-mail.ts"
import type { MonthMail } from "./app/safeguard/month-mail.ts"
import { monthPaper } from "./app/safeguard/month-report.ts"
import { SILENT_LOG } from "./app/silent.ts"
import type { PersonCaller } from "./app/turn.ts"
import { DAY, openExampleBreaches, PROFILE } from "./example-breach.ts"
import type { ExampleBreaches } from "./example-breach.ts"
import { turn } from "./example-desk.ts"
import { monthMailComposer } from "./notice/composer.ts"
import { idOf } from "./secret/id-of.ts"

const OWNER = {
  name: "D. Willems",
  function: "directeur",
  email: "directie@voorbeeld.example",
  monthly: true,
}
/** The first of December on an Amsterdam clock, a minute after midnight. */
const DECEMBER = Date.UTC(2026, 10, 30, 23, 1)

type Give = { full: boolean; pdf: boolean }
type World = {
  readonly desk: ExampleBreaches
  readonly mail: MonthMail
  readonly give: Give
  readonly put: (owner: Partial<OrganisationProfile["processOwner"]>) => Promise<void>
  readonly mails: () => Promise<readonly { readonly to: readonly string[]; readonly text: string }[]>
  readonly sent: () => Promise<readonly Readonly<Record<string, string>>[]>
}

async function world(now = DECEMBER, language: "nl" | "en" = "nl"): Promise<World> {
  const desk = await openExampleBreaches({ now })
  after(desk.close)
  const anna: PersonCaller = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
  const { files, papers, organisation, ports } = desk.opened
  const give: Give = { full: false, pdf: true }
  const clock = { now: () => desk.time.now, elapsed: () => desk.time.now }
  const { entries } = desk.store
  const compose = monthMailComposer({
    organisation: "Gemeente Voorbeeld",
    language: "both",
    contact: undefined,
    timeZone: "Europe/Amsterdam",
    from: "postmaster@voorbeeld.example",
    hostName: "sluis.voorbeeld.example",
  })
  const mail = openMonthMail(
    {
      files,
      papers,
      organisation,
      pdf: async (paper) => (give.pdf ? await ports.pdf(paper) : undefined),
      entries: {
        ...entries,
        add: async (...given) =>
          give.full ? await Promise.reject(new StoreUnavailable("full")) : await entries.add(...given),
      },
      custody: desk.store.custody,
      compose,
      idOf,
      wake: () => undefined,
      timeZone: "Europe/Amsterdam",
      clock,
      after: () => () => undefined,
      log: SILENT_LOG,
    },
    { language, giveUpAfter: 5 * DAY },
  )
  return {
    desk,
    mail,
    give,
    put: async (owner) => {
      const { version: seen } = await desk.opened.organisation.now()
      const body = { profile: { ...PROFILE, processOwner: { ...OWNER, ...owner } }, seen }
      assert.ok((await desk.handlers["organisation.put"]({ body }, turn(anna))).ok)
    },
    mails: async () =>
      (await desk.due()).map(({ work, text }) => ({
        to: work.envelope.recipients.map(({ address }) => address),
        text,
      })),
    sent: async () =>
      (await desk.ledger()).filter(({ action }) => action === "report.sent").map(({ words }) => words),
  }
}

test("month: the report about the month before is mailed to the process owner, alone, with a tagged PDF", async () => {
  const { put, mail, mails, sent } = await world()
  await put({})
  await mail.look()
  const [one, ...others] = await mails()
  assert.deepEqual([one?.to, others.length], [[OWNER.email], 0])
  assert.match(one?.text ?? "", /Subject: Sluis: maandbericht over november 2026\r\n/)
  assert.match(one?.text ?? "", /Content-Type: application\/pdf; name=maandbericht-2026-11\.pdf/)
  assert.match(one?.text ?? "", /\r\nJVBERi0/) // %PDF- in base64
  assert.deepEqual(await sent(), [{ kind: "month", month: "2026-11" }])
})

test("month: it is in English where the organisation's language is", async () => {
  const { put, mail, mails } = await world(DECEMBER, "en")
  await put({})
  await mail.look()
  const [one] = await mails()
  assert.match(one?.text ?? "", /Subject: Sluis: monthly report on November 2026\r\n/)
  assert.match(one?.text ?? "", /name=monthly-report-2026-11\.pdf/)
})

test("month: each month once, also after a clock that went back, and one that was ahead leaves none out", async () => {
  const { put, mail, desk, sent } = await world()
  const at = async (now: number): Promise<void> => {
    desk.time.now = now
    await mail.look()
  }
  await put({})
  await at(DECEMBER)
  await at(DECEMBER + 30 * DAY)
  assert.equal((await sent()).length, 1)
  await at(Date.UTC(2027, 5, 3)) // a clock that was ahead
  await at(DECEMBER + DAY)
  await at(Date.UTC(2027, 0, 1, 12))
  await at(DECEMBER)
  assert.deepEqual(
    (await sent()).map(({ month }) => month),
    ["2026-11", "2027-05", "2026-12"],
  )
})

test("month: a month begins at midnight of the organisation's clock", async () => {
  const { put, mail, desk, sent } = await world(DECEMBER - 2 * 60_000)
  await put({})
  await mail.look()
  desk.time.now = DECEMBER
  await mail.look()
  assert.deepEqual(
    (await sent()).map(({ month }) => month),
    ["2026-10", "2026-11"],
  )
})

for (const [says, owner] of [
  ["nobody asked for it", { monthly: false }],
  ["there is no address", { email: " " }],
  ["what was typed is no address", { email: "directie" }],
] as const)
  test(`month: nothing is mailed where ${says}`, async () => {
    const { put, mail, mails, sent } = await world()
    await put(owner)
    await mail.look()
    assert.deepEqual([await mails(), await sent()], [[], []])
  })

test("month: nothing is said to be sent that could not be made, and it is tried again", async () => {
  const { put, mail, mails, give, sent } = await world()
  await put({})
  give.pdf = false
  await mail.look()
  assert.deepEqual([await mails(), await sent()], [[], []])
  give.pdf = true
  await mail.look()
  assert.equal((await sent()).length, 1)
})

test("month: a crash between the mail and its mark sends no second one", async () => {
  const { put, mail, mails, give, sent } = await world()
  await put({})
  give.full = true
  await mail.look()
  assert.equal((await mails()).length, 1)
  assert.deepEqual(await sent(), [])
  give.full = false
  await mail.look()
  assert.deepEqual(await mails(), [], "whose time is not up has it")
  assert.equal((await sent()).length, 1)
})

test("files that are damaged are counted apart, and those that can be read are there", async () => {
  const { desk } = await world()
  const { files, papers } = desk.opened
  const ids: string[] = []
  for (const title of ["heel", "stuk"]) {
    const opening = { source: "by-hand", title, department: "", nearMiss: false } as const
    const opened = await files.open(opening, undefined, SLUIS)
    assert.ok(opened.ok)
    ids.push(opened.value.id)
  }
  const ports = {
    files,
    papers,
    organisation: async () => "Gemeente Voorbeeld",
    timeZone: "Europe/Amsterdam",
    clock: { now: () => DECEMBER },
  }
  const told = async () => paperText(await monthPaper("2026-12", "nl", ports))
  const before = await told()
  assert.ok(before.includes("- datalekken: 2") && !before.includes("beschadigd"))
  const [, group = ""] = ids
  // A step in the place of another.
  const value = JSON.stringify({
    number: 7,
    at: DECEMBER,
    by: "",
    seen: 0,
    act: { kind: "noted", text: "x" },
  })
  assert.ok(await desk.store.entries.add("breach-step", { id: `${group}-1`, group, at: DECEMBER, value }))
  const after = await told()
  assert.ok(after.includes("- datalekken: 1"))
  assert.ok(after.includes("Eén dossier is beschadigd en kan niet worden gelezen."))
})
