/** That somebody changed the organisation's profile, or was given a paper, is in the ledger; what was typed is not. */
import assert from "node:assert/strict"
import { after, before, test } from "node:test"

import type { PersonCaller } from "./app/turn.ts"
import { openExampleBreaches, PROFILE } from "./example-breach.ts"
import type { ExampleBreaches, LedgerLine } from "./example-breach.ts"
import { turn } from "./example-desk.ts"

let desk: ExampleBreaches
let anna: PersonCaller
before(async () => {
  desk = await openExampleBreaches()
  anna = await desk.account("anna@voorbeeld.example", ["privacy-officer"])
})
after(async () => await desk.close())

/** What the ledger says of what is done meanwhile. */
async function said(act: () => Promise<unknown>): Promise<readonly LedgerLine[]> {
  const count = (await desk.ledger()).length
  await act()
  return (await desk.ledger()).slice(count)
}

test("a change of the profile says which fields were changed, by whom, and not into what", async () => {
  const put = async (profile: typeof PROFILE): Promise<void> => {
    const { version: seen } = await desk.opened.organisation.now()
    assert.ok((await desk.handlers["organisation.put"]({ body: { profile, seen } }, turn(anna))).ok)
  }
  await put(PROFILE)
  const changed = {
    ...PROFILE,
    contact: { ...PROFILE.contact, email: "nieuw@voorbeeld.example" },
    processOwner: { name: "D. Willems", function: "", email: "", monthly: true },
  }
  const [entry, ...others] = await said(() => put(changed))
  assert.equal(others.length, 0)
  assert.deepEqual(
    [entry?.action, entry?.role, entry?.words],
    [
      "organisation.changed",
      "privacy-officer",
      { changed: "contact.email processOwner.name processOwner.monthly" },
    ],
  )
  assert.doesNotMatch(entry?.text ?? "", /Willems|nieuw@|anna/)
  assert.deepEqual(await said(() => put(changed)), [], "nothing is another than before")
})

test("every paper of a file that is given to somebody is an entry, whatever it is and in whatever form", async () => {
  const body = { source: "by-hand", title: "Contactdag", department: "Zorg", nearMiss: false } as const
  const opened = await desk.handlers["breaches.open"]({ body }, turn(anna))
  assert.ok(opened.ok)
  const { id } = opened.value
  for (const paper of ["form", "statement", "council", "officer"] as const)
    for (const as of ["pdf", "html", "text", "json"] as const) {
      const asks = { params: { id, paper }, query: { language: "nl", as } } as const
      const entries = await said(() => desk.handlers["breaches.paper"](asks, turn(anna)))
      assert.deepEqual(
        entries.map(({ action, role, words }) => [action, role, words]),
        [["breach.viewed", "privacy-officer", { paper, as }]],
      )
      assert.ok(entries[0]?.text.includes(`"object":"${id}"`))
      assert.doesNotMatch(entries[0]?.text ?? "", /Contactdag|Zorg/)
    }
})

test("the register that is given to somebody is an entry, in each form", async () => {
  for (const as of ["csv", "ods", "pdf"] as const) {
    const entries = await said(() =>
      desk.handlers["breaches.register"]({ query: { language: "nl", as, year: 2026 } }, turn(anna)),
    )
    assert.deepEqual(
      entries.map(({ action, words }) => [action, words]),
      [["report.viewed", { kind: "register", as, year: "2026" }]],
    )
  }
})

test("a paper that is not made is no entry", async () => {
  const params = { id: "nietbekend", paper: "form" } as const
  const entries = await said(() =>
    desk.handlers["breaches.paper"]({ params, query: { language: "nl", as: "html" } }, turn(anna)),
  )
  assert.deepEqual(entries, [])
})
