/** Whose mailbox it is: what waits until that is known, and how somebody shows it. */
import assert from "node:assert/strict"
import { describe, test } from "node:test"

import PostalMime from "postal-mime"
import { z } from "zod"

import { openInvitations } from "./app/account/invitation.ts"
import { mailboxMail } from "./app/account/mailbox-mail.ts"
import { MAILBOX_LINK_VALID, MAX_MAILBOX_LINKS } from "./app/account/mailbox-proof.ts"
import { API_ROOT, ENDPOINTS } from "./contract/endpoint.ts"
import { MAY, permissionsNow } from "./contract/permission.ts"
import type { Permission, Role } from "./contract/permission.ts"
import { COOKIE, withConsole } from "./http/example-console.ts"
import { mailboxLinkComposer } from "./notice/composer.ts"
import { linkInto } from "./open-login.ts"
import type { Login } from "./open-login.ts"
import { newId } from "./secret/id.ts"
import {
  administeredHouse,
  browser,
  colleague,
  DAY,
  LINK_KEY,
  loginHouse,
  ORIGIN,
  OWN_PASSWORD,
  PASSWORD,
  showMailbox,
  tokenOf,
} from "./try-login.ts"
import type { Browser } from "./try-login.ts"

const EntryTold = z.object({ role: z.string(), words: z.record(z.string(), z.string()) })
const HOUR = 3_600_000
const BEN = "ben@voorbeeld.example"

const AT_ONCE: { readonly [role in Role]: readonly Permission[] } = {
  employee: ["check"],
  reviewer: ["check", "policy:read", "statistics"],
  "privacy-officer": ["canary", "check", "ledger", "policy:read", "report", "statistics", "tokens"],
  administrator: [
    "canary",
    "check",
    "ledger",
    "people",
    "policy:read",
    "report",
    "settings",
    "statistics",
    "tokens",
  ],
}
for (const [role, now] of Object.entries(AT_ONCE))
  test(`who was invited as ${role} by a link that others saw may do little, and all once the mailbox is known`, async () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key of the table above
    const roles = [role as Role] as const
    const house = await administeredHouse()
    const { browser: ben } = await colleague(house.login, house.administrator, { roles })
    assert.deepEqual(await permissionsAt(ben), now)
    await showMailbox(house, ben)
    assert.deepEqual(await permissionsAt(ben), MAY[roles[0]].toSorted())
  })

/** Calls that an officer of whom it is not known whose mailbox it is may not make, though the role may. */
const WAITING: Readonly<Record<string, readonly string[]>> = {
  breaches: [
    "addPeople",
    "ask",
    "audience",
    "changePerson",
    "evidence",
    "inform",
    "list",
    "open",
    "paper",
    "people",
    "register",
    "removePerson",
    "show",
    "statistics",
    "take",
  ],
  held: ["content", "decisions", "drop", "list", "own", "release", "show"],
  lists: ["list", "put", "remove"],
  organisation: ["put", "show"],
  policy: ["approve", "check", "propose", "reject", "replay"],
  safeguard: ["month"],
}

test("an officer whom anybody could have made is refused whatever shows others or decides for them, and told what to do", async () => {
  await withConsole({}, async (url, { sessions }) => {
    const known = sessions.get("reviewer")
    assert.ok(known !== undefined)
    const roles = ["privacy-officer"] as const
    sessions.set("officer", {
      ...known,
      person: { ...known.person, roles, provenAt: undefined },
      permissions: permissionsNow(roles, { proven: false }),
    })
    const waiting: string[] = []
    for (const [name, { method, path }] of Object.entries(ENDPOINTS)) {
      const answer = await fetch(`${url}${API_ROOT}${path.replaceAll(/:\w+/g, "x")}`, {
        method,
        headers: {
          cookie: `${COOKIE}officer`,
          "content-type": "application/json",
          "sec-fetch-site": "same-origin",
        },
        ...(method !== "GET" && method !== "DELETE" && { body: "{}" }),
      })
      if ((await answer.text()).includes('"access/mailbox"')) {
        assert.equal(answer.status, 403)
        waiting.push(name)
      }
    }
    const expected = Object.entries(WAITING).flatMap(([head, parts]) =>
      parts.map((part) => `${head}.${part}`),
    )
    assert.deepEqual(waiting.toSorted(), expected.toSorted())
  })
})

describe("a link that was asked for", () => {
  test("goes to the address of the account, and opened there shows whose mailbox it is", async () => {
    const house = await administeredHouse()
    const { id, browser: ben } = await colleague(house.login, house.administrator)
    assert.deepEqual(await ben.call("account.askMailbox", { body: {} }), { mailed: true })
    const [{ to, link } = { to: "", link: "" }, ...more] = house.mailed
    assert.equal(to, BEN)
    assert.equal(more.length, 0)
    assert.match(link, /^https:\/\/sluis\.voorbeeld\.example\/mailbox#[\w-]+$/)
    assert.equal(await isProven(house.login), false, "asking alone shows nothing")

    assert.deepEqual(await prove(ben, link), {})
    assert.equal(await isProven(house.login), true)
    const wanted = { object: id, actions: ["person.changed"] as const }
    const [told] = await house.store.ledger.find(wanted, { limit: 1 })
    const { role, words } = EntryTold.parse(JSON.parse(new TextDecoder().decode(told?.octets)))
    assert.deepEqual([role, words], ["reviewer", { changed: "password mailbox", roles: "reviewer" }])
    assert.deepEqual(await ben.call("account.askMailbox", { body: {} }), { mailed: false }, "it is known")
    assert.equal(house.mailed.length, 1)
    const said = house.logged.join("\n")
    for (const word of [BEN, "Ben", tokenOf(link)]) assert.ok(!said.includes(word), word)
  })

  test("shows nothing to whoever is logged out or somebody else, and is still good for its owner", async () => {
    const { login, administrator, mailed } = await administeredHouse()
    const { browser: ben } = await colleague(login, administrator)
    await ben.call("account.askMailbox", { body: {} })
    const link = mailed[0]?.link
    assert.equal(await prove(browser(login), link), "login/needed")
    assert.equal(await prove(administrator, link), "mailbox/person")
    await showMailbox({ mailed }, administrator)
    assert.equal(await prove(administrator, link), "mailbox/person", "who has shown his own neither")
    assert.equal(await isProven(login), false)
    assert.deepEqual(await prove(ben, link), {})
    assert.equal(await prove(ben, link), "person/changed", "no second password is taken, nor said to be")
    const body = { link: tokenOf(link) }
    assert.deepEqual(await ben.call("account.proveMailbox", { body }), {}, "loaded anew it says the same")
  })

  test("is no link of another kind, and those are none of this", async () => {
    const { login, administrator, mailed } = await administeredHouse()
    const { browser: ben, link: invitation } = await colleague(login, administrator)
    await ben.call("account.askMailbox", { body: {} })
    const link = tokenOf(mailed[0]?.link)
    const accept = { link, name: "Ben", password: PASSWORD }
    assert.equal(await browser(login).call("session.accept", { body: accept }), "login/link")
    assert.equal(await ben.call("account.proveMailbox", { body: { link: invitation } }), "mailbox/link")
    const altered = link.slice(0, -1) + (link.endsWith("A") ? "B" : "A")
    assert.equal(await ben.call("account.proveMailbox", { body: { link: altered } }), "mailbox/link")
    assert.equal(await isProven(login), false)
  })

  test("is good for a day", async () => {
    for (const [after, given] of [
      [MAILBOX_LINK_VALID - 1, {}],
      [MAILBOX_LINK_VALID, "mailbox/link"],
    ] as const) {
      const { login, administrator, mailed, turnClock } = await administeredHouse()
      const { browser: ben } = await colleague(login, administrator)
      await ben.call("account.askMailbox", { body: {} })
      turnClock(after)
      const again = browser(login)
      await again.call("session.password", { body: { address: BEN, password: PASSWORD } })
      assert.deepEqual(await prove(again, mailed[0]?.link), given)
    }
  })

  test("is mailed a few times in an hour and no more, however many ask at once", async () => {
    const { login, administrator, mailed, turnClock } = await administeredHouse()
    const { browser: ben } = await colleague(login, administrator)
    const asked = await Promise.all(
      Array.from({ length: MAX_MAILBOX_LINKS + 1 }, () => ben.call("account.askMailbox", { body: {} })),
    )
    assert.equal(asked.filter((each) => each === "mailbox/asked").length, 1)
    assert.equal(mailed.length, MAX_MAILBOX_LINKS)
    turnClock(HOUR - 1)
    const again = browser(login)
    await again.call("session.password", { body: { address: BEN, password: PASSWORD } })
    assert.equal(await again.call("account.askMailbox", { body: {} }), "mailbox/asked")
    turnClock(1)
    assert.deepEqual(await again.call("account.askMailbox", { body: {} }), { mailed: true })
    assert.deepEqual(await prove(again, mailed[0]?.link), {}, "one that came late is good too")
  })

  test("is mail of our own to that address alone, in the language of the account", async () => {
    const { store, clock, administrator, start } = await administeredHouse()
    let woken = 0
    const mailMailboxLink = mailboxMail({
      compose: mailboxLinkComposer({
        organisation: "Gemeente Voorbeeld",
        contact: undefined,
        language: "both",
        timeZone: "Europe/Amsterdam",
        from: "sluis@voorbeeld.example",
        hostName: "sluis.voorbeeld.example",
      }),
      custody: store.custody,
      wake: () => {
        woken += 1
      },
      newId,
      clock,
      giveUpAfter: 30 * DAY,
    })
    const login = await start({}, { mailMailboxLink })
    const own = browser(login, "192.0.2.1", administrator.cookie())
    for (const [language, subject, until] of [
      ["nl", "Sluis: laat zien dat deze mailbox van u is", "tot zondag 22 november om 10:00"],
      ["en", "Sluis: show that this mailbox is yours", "until 10:00 on Sunday 22 November"],
    ] as const) {
      await own.call("account.change", { body: { language } })
      await own.call("account.askMailbox", { body: {} })
      const [work, ...more] = await store.custody.claim(clock.now() + 1, clock.now() + DAY, 10)
      assert.ok(work !== undefined && more.length === 0)
      assert.deepEqual(
        work.envelope.recipients.map(({ address }) => address),
        ["anna@voorbeeld.example"],
      )
      assert.equal(work.envelope.sender, "")
      assert.equal(work.expiresAt, clock.now() + MAILBOX_LINK_VALID, "no longer than its link is good")
      const mail = await PostalMime.parse(await store.custody.octets(work.id))
      assert.equal(mail.subject, subject)
      const text = (mail.text ?? "").replaceAll(/\s+/g, " ")
      assert.ok(text.includes(until), text)
      const link = /https:\/\/\S+/.exec(text)?.[0]
      if (language === "en") assert.deepEqual(await prove(own, link), {})
    }
    assert.equal(woken, 2)
  })
})

describe("a password that somebody else may know", () => {
  /** As whoever made the account ready for its owner knows it; and the owner, logged in with it, to whom a link was mailed. */
  const readyAccount = async () => {
    const house = await administeredHouse()
    const { browser: maker, id } = await colleague(house.login, house.administrator)
    const owner = browser(house.login, "192.0.2.3")
    await owner.call("session.password", { body: { address: BEN, password: PASSWORD } })
    await owner.call("account.askMailbox", { body: {} })
    return { ...house, maker, owner, id, link: tokenOf(house.mailed.at(-1)?.link) }
  }
  const enter = async (by: Browser, password: string): Promise<unknown> =>
    await by.call("session.password", { body: { address: BEN, password } })

  test("lets nobody in any more once its owner showed the mailbox, who took another", async () => {
    const { login, maker, owner, link } = await readyAccount()
    assert.deepEqual(await owner.call("account.proveMailbox", { body: { link, password: OWN_PASSWORD } }), {})
    assert.equal(await isProven(login), true)
    assert.equal((await owner.caller()).kind, "person", "its owner stays in")
    assert.equal((await maker.caller()).kind, "nobody")
    assert.equal(await enter(maker, PASSWORD), "login/wrong")
    assert.deepEqual(await enter(owner, OWN_PASSWORD), {})
  })

  for (const [what, password, given] of [
    ["none", undefined, "mailbox/password"],
    ["the same again", PASSWORD, "mailbox/password"],
    ["one that is easy to guess", "welkom1234567", "person/weak-password"],
    ["one with his name", "ben de wit ben de wit", "person/weak-password"],
  ] as const)
    test(`is not replaced by ${what}: nothing is shown, and the link is still good`, async () => {
      const { login, maker, owner, id, link } = await readyAccount()
      const before = await login.people.find(id)
      const body = { link, ...(password !== undefined && { password }) }
      assert.equal(await owner.call("account.proveMailbox", { body }), given)
      assert.deepEqual(await login.people.find(id), before)
      assert.equal((await maker.caller()).kind, "person")
      assert.deepEqual(
        await owner.call("account.proveMailbox", { body: { link, password: OWN_PASSWORD } }),
        {},
      )
      assert.equal(await enter(maker, PASSWORD), "login/wrong")
    })

  test("lets nobody in who was logging in with it at that moment", async () => {
    const { maker, owner, link } = await readyAccount()
    await Promise.all([
      owner.call("account.proveMailbox", { body: { link, password: OWN_PASSWORD } }),
      ...Array.from({ length: 4 }, () => enter(maker, PASSWORD)),
    ])
    assert.equal((await maker.caller()).kind, "nobody")
  })

  test("is asked about only for a link that is good", async () => {
    const { administrator, owner, link } = await readyAccount()
    const altered = link.slice(0, -1) + (link.endsWith("A") ? "B" : "A")
    assert.equal(await owner.call("account.proveMailbox", { body: { link: altered } }), "mailbox/link")
    assert.equal(await administrator.call("account.proveMailbox", { body: { link } }), "mailbox/person")
  })

  test("is none that the first administrator chose: it stays, whatever is sent", async () => {
    for (const password of [undefined, OWN_PASSWORD]) {
      const { administrator, login, mailed } = await administeredHouse()
      await administrator.call("account.askMailbox", { body: {} })
      const body = { link: tokenOf(mailed.at(-1)?.link), ...(password !== undefined && { password }) }
      assert.deepEqual(await administrator.call("account.proveMailbox", { body }), {})
      const enterAgain = { address: "anna@voorbeeld.example", password: PASSWORD }
      assert.deepEqual(await browser(login).call("session.password", { body: enterAgain }), {})
    }
  })

  test("is not asked for where there is none", async () => {
    const { login, administrator, mailed } = await administeredHouse({ password: false })
    const { browser: ben, id } = await colleague(login, administrator)
    await ben.call("account.askMailbox", { body: {} })
    const body = { link: tokenOf(mailed.at(-1)?.link), password: OWN_PASSWORD }
    assert.deepEqual(await ben.call("account.proveMailbox", { body }), {})
    assert.equal((await login.people.find(id))?.password, undefined)
  })

  test("is gone where nobody logs in with one now, and does not come back with passwords", async () => {
    const { start, owner, maker, link } = await readyAccount()
    const without = await start({ password: false })
    const again = browser(without, "192.0.2.3", owner.cookie())
    assert.deepEqual(await again.call("account.proveMailbox", { body: { link } }), {})
    const later = await start()
    assert.equal(await enter(browser(later, "192.0.2.5", maker.cookie()), PASSWORD), "login/wrong")
  })
})

test("whoever is let in anew shows it anew, and links of before are worth nothing", async () => {
  const house = await administeredHouse({ password: false })
  const { login, administrator, mailed } = house
  const { browser: ben } = await colleague(login, administrator)
  await ben.call("account.askMailbox", { body: {} })
  const former = mailed[0]?.link
  await showMailbox(house, ben)
  assert.equal(await isProven(login), true)

  // He added no passkey, so he can be invited again, by whoever then has the link.
  await showMailbox(house, administrator)
  const { browser: other } = await colleague(login, administrator)
  assert.equal(await isProven(login), false)
  assert.ok(!(await permissionsAt(other)).includes("content"))
  assert.equal(await prove(other, former), "mailbox/link")
})

test("an invitation of an older version shows nothing of the mailbox", async () => {
  const { login, administrator, store, clock } = await administeredHouse()
  const invited = await administrator.call("people.invite", {
    body: { address: BEN, name: "Ben", roles: ["reviewer"], departments: [], mail: false },
  })
  assert.ok(typeof invited !== "string")
  const invitations = openInvitations({ entries: store.entries, links: login.links, newId, clock })
  const link = await invitations.make({ kind: "invitation", person: invited.id }, DAY)
  const body = { link, name: "Ben", password: PASSWORD }
  assert.deepEqual(await browser(login).call("session.accept", { body }), {})
  assert.equal(await isProven(login), false)
})

test("a link by a command on the machine leaves it as it was", async () => {
  for (const shown of [true, false]) {
    const house = await administeredHouse()
    const { login, administrator, store, clock } = house
    const { browser: ben } = await colleague(login, administrator)
    if (shown) await showMailbox(house, ben)
    const link = await linkInto(ORIGIN, {
      entries: store.entries,
      linkKey: LINK_KEY,
      newId,
      clock,
      demonstration: false,
    })(BEN)
    assert.ok(link.ok)
    const body = { link: tokenOf(link.value), name: "Ben", password: PASSWORD }
    assert.deepEqual(await browser(login).call("session.accept", { body }), {})
    assert.equal(await isProven(login), shown)
  }
})

test("an administrator whom whoever runs the machine let in anew can do what the first one can", async () => {
  const house = await administeredHouse()
  const { login, administrator, store, clock } = house
  const { browser: ben } = await colleague(login, administrator, { roles: ["administrator"] })
  const invite = async (): Promise<unknown> =>
    await ben.call("people.invite", {
      body: {
        address: "fg@voorbeeld.example",
        name: "FG",
        roles: ["privacy-officer"],
        departments: [],
        mail: false,
      },
    })
  assert.equal(await invite(), "access/mailbox")
  const link = await linkInto(ORIGIN, {
    entries: store.entries,
    linkKey: LINK_KEY,
    newId,
    clock,
    demonstration: false,
  })(BEN)
  assert.ok(link.ok)
  await ben.call("session.accept", { body: { link: tokenOf(link.value), name: "Ben", password: PASSWORD } })
  await ben.call("session.password", { body: { address: BEN, password: PASSWORD } })
  assert.notEqual(typeof (await invite()), "string")
})

test("a link to the first administrator is used once, whoever has another", async () => {
  const { start, store, clock } = await loginHouse()
  const login = await start()
  const into = linkInto(ORIGIN, {
    entries: store.entries,
    linkKey: LINK_KEY,
    newId,
    clock,
    demonstration: false,
  })
  const other = await into(undefined)
  assert.ok(other.ok)
  const accept = async (link: string | undefined, address: string): Promise<unknown> =>
    await browser(login).call("session.start", {
      body: { link: tokenOf(link), name: "Anna", address, password: PASSWORD },
    })
  assert.notEqual(typeof (await accept(other.value, "anna@voorbeeld.example")), "string")
  assert.equal(await accept(login.startUrl(), "els@voorbeeld.example"), "login/link")
})

test("in a demonstration everybody is taken to have the mailbox, until mail leaves", async () => {
  const { start } = await loginHouse()
  const login = await start({ demonstration: true })
  const visitor = browser(login)
  await visitor.call("session.start", { body: { link: tokenOf(login.startUrl()) } })
  assert.ok((await permissionsAt(visitor)).includes("content"))
  const { browser: ben, id } = await colleague(login, visitor, { roles: ["privacy-officer"] })
  assert.deepEqual(await permissionsAt(ben), MAY["privacy-officer"].toSorted())
  assert.deepEqual(await ben.call("account.askMailbox", { body: {} }), { mailed: false })
  const listed = await visitor.call("people.list", { query: { limit: 10 } })
  assert.ok(typeof listed !== "string")
  assert.deepEqual(
    listed.people.map(({ proven }) => proven),
    [true],
  )
  await ben.call("account.change", { body: { name: "Ben" } })

  const inEarnest = await start({ demonstration: false })
  assert.equal((await inEarnest.people.find(id))?.provenAt, undefined)
  const again = browser(inEarnest, "192.0.2.2", ben.cookie())
  assert.deepEqual(await permissionsAt(again), AT_ONCE["privacy-officer"])
})

test("administrators see who has not shown it", async () => {
  const house = await administeredHouse()
  const { login, administrator } = house
  const { browser: ben } = await colleague(login, administrator)
  await showMailbox(house, ben)
  const listed = await administrator.call("people.list", { query: { limit: 10 } })
  assert.ok(typeof listed !== "string")
  assert.deepEqual(
    new Map(listed.people.map(({ address, proven }) => [address, proven])),
    new Map([
      [BEN, true],
      ["anna@voorbeeld.example", false],
    ]),
  )
})

async function isProven(login: Login): Promise<boolean> {
  return (await login.people.byAddress(BEN))?.provenAt !== undefined
}

async function prove(own: Browser, link: string | undefined): Promise<unknown> {
  return await own.call("account.proveMailbox", { body: { link: tokenOf(link), password: OWN_PASSWORD } })
}

async function permissionsAt(own: Browser): Promise<readonly Permission[]> {
  const shown = await own.call("session.show", {})
  assert.ok(typeof shown !== "string")
  return shown.permissions.toSorted()
}
