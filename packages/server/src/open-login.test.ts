import assert from "node:assert/strict"
import { test } from "node:test"

import { linkInto } from "./open-login.ts"
import { newId } from "./secret/id.ts"
import { secrets } from "./secret/secrets.ts"
import {
  administeredHouse,
  browser,
  colleague,
  DAY,
  LINK_KEY,
  loginHouse,
  ORIGIN,
  PASSWORD,
  showMailbox,
  tokenOf,
} from "./try-login.ts"
import type { Browser } from "./try-login.ts"

const MINUTE = 60_000

test("the first start makes the first administrator, once", async () => {
  const house = await loginHouse()
  const login = await house.start()
  const body = {
    link: tokenOf(login.startUrl()),
    name: "Anna Bakker",
    address: "Anna@Voorbeeld.example",
    password: PASSWORD,
  }
  const mine = browser(login)
  assert.deepEqual(await mine.call("session.start", { body: { link: body.link } }), {
    entered: false,
    demonstration: false,
  })
  const both = await Promise.all([
    mine.call("session.start", { body }),
    browser(login).call("session.start", { body: { ...body, address: "els@voorbeeld.example" } }),
  ])
  assert.deepEqual(both.map((given) => (typeof given === "string" ? given : "in")).toSorted(), [
    "in",
    "login/link",
  ])
  assert.equal(await browser(login).call("session.start", { body }), "login/link")
  assert.equal((await house.start()).startUrl(), undefined)
})

test("the link of an earlier start opens nothing, nor does one that is an hour old", async () => {
  const house = await loginHouse()
  const first = await house.start()
  const second = await house.start()
  const start = async (url: string | undefined) =>
    await browser(second).call("session.start", { body: { link: tokenOf(url) } })
  assert.equal(await start(first.startUrl()), "login/link")
  house.turnClock(59 * MINUTE)
  assert.notEqual(await start(second.startUrl()), "login/link")
  house.turnClock(MINUTE)
  assert.equal(await start(second.startUrl()), "login/link")
})

test("a demonstration lets its visitor in as often as he likes, until it is one no more", async () => {
  const house = await loginHouse()
  const login = await house.start({ demonstration: true })
  const visitor = browser(login)
  for (const each of [visitor, browser(login)]) {
    const given = await each.call("session.start", { body: { link: tokenOf(login.startUrl()) } })
    assert.deepEqual(given, { entered: true, demonstration: true })
  }
  const shown = await visitor.call("session.show", {})
  assert.ok(typeof shown !== "string")
  assert.equal(shown.account?.address, "bezoeker@voorbeeld.example")
  assert.ok(shown.permissions.includes("content"))
  await visitor.call("account.change", { body: { language: "en" } })
  const after = await visitor.call("account.show", {})
  assert.equal(typeof after === "string" ? after : after.language, "en")
  assert.equal(
    await visitor.call("account.password", { body: { old: "", new: PASSWORD } }),
    "access/denied",
    "there is nobody whose password it would be",
  )

  const inEarnest = await house.start()
  assert.equal((await browser(inEarnest, "192.0.2.1", visitor.cookie()).caller()).kind, "nobody")
  assert.deepEqual((await inEarnest.people.list({ limit: 10 })).people, [])
})

test("the visitor of a demonstration is nobody from the moment at which an administrator can log in", async () => {
  const { start } = await loginHouse()
  const login = await start({ demonstration: true })
  const visitor = browser(login)
  const enter = async (by: typeof visitor) =>
    await by.call("session.start", { body: { link: tokenOf(login.startUrl()) } })
  await enter(visitor)
  const { id } = await colleague(login, visitor, { roles: ["reviewer"] })
  assert.equal((await visitor.caller()).kind, "person", "somebody who runs nothing changes nothing")
  await visitor.call("people.change", {
    params: { id },
    body: { roles: ["administrator"], departments: [], blocked: false },
  })
  assert.equal((await visitor.caller()).kind, "nobody")
  assert.equal(await enter(browser(login)), "login/link")
})

test("there is no visitor where an administrator was made, demonstration or not", async () => {
  const { start } = await administeredHouse()
  assert.equal((await start({ demonstration: true })).startUrl(), undefined)
})

test("whoever logs out is out, and a stolen cookie with him", async () => {
  const { login, administrator } = await administeredHouse()
  const stolen = browser(login, "203.0.113.9", administrator.cookie())
  assert.equal((await stolen.caller()).kind, "person")
  await administrator.call("session.end", {})
  assert.equal(administrator.cookie(), undefined)
  assert.equal((await stolen.caller()).kind, "nobody")
})

test("a session ends when it is idle, and after its time however busy", async () => {
  const { login, administrator, turnClock } = await administeredHouse()
  const idle = browser(login, "192.0.2.1", administrator.cookie())
  turnClock(59 * MINUTE)
  assert.equal((await idle.caller()).kind, "person", "used just in time")
  turnClock(59 * MINUTE)
  assert.equal((await idle.caller()).kind, "person", "which was use")
  turnClock(60 * MINUTE)
  assert.equal((await idle.caller()).kind, "nobody")

  const again = { body: { address: "anna@voorbeeld.example", password: PASSWORD } }
  const busy = browser(login)
  await busy.call("session.password", again)
  for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 50) {
    assert.equal((await busy.caller()).kind, "person", `after ${minutes} minutes`)
    turnClock(50 * MINUTE)
  }
  assert.equal((await busy.caller()).kind, "nobody", "after twelve hours")
})

test("what a browser does by itself does not keep a session from being idle", async () => {
  const { login, administrator, turnClock } = await administeredHouse()
  const secret = administrator.cookie() ?? ""
  for (let minutes = 0; minutes < 60; minutes += 20) {
    assert.equal((await login.authenticate.peek(secret))?.kind, "person")
    turnClock(20 * MINUTE)
  }
  assert.equal(await login.authenticate.peek(secret), undefined)
})

test("the cookie's secret is kept nowhere as it is", async () => {
  const { store, administrator } = await administeredHouse()
  const secret = administrator.cookie() ?? ""
  const { entries } = await store.entries.list("session", { limit: 10 })
  assert.equal(entries.length, 1)
  assert.ok(!JSON.stringify(entries).includes(secret))
  assert.equal(await store.entries.findByKey("session", secret), undefined)
  assert.ok(await store.entries.findByKey("session", secrets.fingerprint(secret)))
})

test("a new password ends the other sessions", async () => {
  const { login, administrator } = await administeredHouse()
  const other = browser(login, "192.0.2.7")
  await other.call("session.password", { body: { address: "anna@voorbeeld.example", password: PASSWORD } })
  const wanted = "zeven groene olifanten dansen"
  const change = async (old: string, to: string) =>
    await administrator.call("account.password", { body: { old, new: to } })
  assert.equal(await change("een ander wachtwoord", wanted), "login/wrong")
  assert.equal(await change(PASSWORD, "anna bakker 2026"), "person/weak-password")
  assert.deepEqual(await change(PASSWORD, wanted), {})
  assert.equal((await administrator.caller()).kind, "person")
  assert.equal((await other.caller()).kind, "nobody")
  assert.equal(
    await other.call("session.password", { body: { address: "anna@voorbeeld.example", password: PASSWORD } }),
    "login/wrong",
  )
})

const CHANGED = "zeven groene olifanten dansen"
const meanwhile: readonly [happens: string, act: (owner: Browser, link: string) => Promise<unknown>][] = [
  [
    "the password is changed",
    async (owner) => await owner.call("account.password", { body: { old: PASSWORD, new: CHANGED } }),
  ],
  [
    "a new one is set by a link",
    async (owner, link) =>
      await owner.call("session.accept", { body: { link, name: "Anna Bakker", password: CHANGED } }),
  ],
]
for (const [happens, act] of meanwhile) {
  test(`whoever knew the old password is out where ${happens} between its check and the session`, async () => {
    const { store, start, clock, administrator: owner } = await administeredHouse()
    const letIn = linkInto(ORIGIN, {
      entries: store.entries,
      linkKey: LINK_KEY,
      newId,
      clock,
      demonstration: false,
    })
    const link = await letIn("anna@voorbeeld.example")
    assert.ok(link.ok)
    let happened: Promise<unknown> | undefined
    const slow = await start(
      {},
      {
        entries: {
          ...store.entries,
          add: async (kind, entry, ledger) => {
            if (kind === "session") await (happened ??= act(owner, tokenOf(link.value)))
            return await store.entries.add(kind, entry, ledger)
          },
        },
      },
    )
    const thief = browser(slow, "203.0.113.9")
    const body = { address: "anna@voorbeeld.example", password: PASSWORD }
    assert.equal(await thief.call("session.password", { body }), "login/wrong")
    assert.notEqual(happened, undefined)
    assert.equal(thief.cookie(), undefined)
    assert.equal((await store.entries.list("session", { limit: 100 })).entries.length, 1)
    assert.equal((await owner.caller()).kind, "person")
  })
}

test("an invitation is used once, and by whom it was made for", async () => {
  const { login, administrator } = await administeredHouse()
  const invited = await administrator.call("people.invite", {
    body: {
      address: "ben@voorbeeld.example",
      name: "Ben",
      roles: ["reviewer"],
      departments: ["Zorg"],
      mail: false,
    },
  })
  assert.ok(typeof invited !== "string")
  assert.match(invited.link ?? "", /^https:\/\/sluis\.voorbeeld\.example\/invitation#[\w-]+$/)
  const link = tokenOf(invited.link)
  const ben = browser(login)
  assert.deepEqual(await ben.call("session.invitation", { body: { link } }), {
    name: "Ben",
    address: "ben@voorbeeld.example",
    roles: ["reviewer"],
  })
  const accept = async (password: string) =>
    await ben.call("session.accept", { body: { link, name: "Ben de Wit", password } })
  assert.equal(await accept("welkom2026!!"), "person/weak-password")
  assert.deepEqual(await accept(PASSWORD), {})
  assert.equal(await accept(PASSWORD), "login/link")
  const account = await ben.call("account.show", {})
  assert.ok(typeof account !== "string")
  assert.deepEqual([account.name, account.departments], ["Ben de Wit", ["Zorg"]])
})

test("where nobody has a password, an invitation lets in without one, and again until there is a passkey", async () => {
  const { login, administrator } = await administeredHouse({ password: false })
  const invited = {
    address: "ben@voorbeeld.example",
    name: "Ben",
    roles: ["reviewer" as const],
    departments: [],
    mail: false,
  }
  for (const password of [undefined, PASSWORD]) {
    const made = await administrator.call("people.invite", { body: invited })
    assert.ok(typeof made !== "string")
    const ben = browser(login)
    const body = { link: tokenOf(made.link), name: "Ben", password }
    assert.deepEqual(await ben.call("session.accept", { body }), {})
    const account = await ben.call("account.show", {})
    assert.ok(typeof account !== "string")
    assert.deepEqual([account.hasPassword, account.mayAddPasskey], [false, true])
    const options = await ben.call("account.passkeyOptions", { body: {} })
    assert.ok(typeof options !== "string")
  }
})

test("where one logs in with a password, an invitation is not accepted without one", async () => {
  const { login, administrator } = await administeredHouse()
  const body = {
    address: "ben@voorbeeld.example",
    name: "Ben",
    roles: ["reviewer" as const],
    departments: [],
    mail: false,
  }
  const made = await administrator.call("people.invite", { body })
  assert.ok(typeof made !== "string")
  const link = tokenOf(made.link)
  const ben = browser(login)
  assert.equal(await ben.call("session.accept", { body: { link, name: "Ben" } }), "request/invalid")
  assert.deepEqual(await ben.call("session.accept", { body: { link, name: "Ben", password: PASSWORD } }), {})
})

test("a link that is too old, altered, of another purpose or replaced by a newer one opens nothing", async () => {
  const house = await administeredHouse()
  const { login, administrator, turnClock } = house
  const invite = async () => {
    const invited = await administrator.call("people.invite", {
      body: {
        address: "ben@voorbeeld.example",
        name: "Ben",
        roles: ["reviewer"],
        departments: [],
        mail: false,
      },
    })
    return tokenOf(typeof invited === "string" ? invited : invited.link)
  }
  const open = async (link: string) => {
    const given = await browser(login).call("session.invitation", { body: { link } })
    return typeof given === "string" ? given : "open"
  }
  const older = await invite()
  const link = await invite()
  assert.equal(await open(link), "open")
  assert.equal(await open(older), "login/link")
  assert.equal(await open(link.slice(0, -1) + (link.endsWith("A") ? "B" : "A")), "login/link")
  assert.equal(await browser(login).call("session.start", { body: { link } }), "login/link")
  turnClock(10 * DAY)
  assert.equal(await open(link), "login/link")
})

test("whoever is blocked is out at once, can't come back, and gets the answer of a wrong password", async () => {
  const { login, administrator } = await administeredHouse()
  const ben = await colleague(login, administrator)
  assert.equal((await ben.browser.caller()).kind, "person")
  const change = async (blocked: boolean) =>
    await administrator.call("people.change", {
      params: { id: ben.id },
      body: { roles: ["reviewer"], departments: [], blocked },
    })
  assert.deepEqual(await change(true), {})
  assert.equal((await ben.browser.caller()).kind, "nobody")
  const enter = { body: { address: "ben@voorbeeld.example", password: PASSWORD } }
  assert.equal(await ben.browser.call("session.password", enter), "login/wrong")
  await change(false)
  assert.equal((await ben.browser.caller()).kind, "nobody", "an old session does not come back")
  assert.deepEqual(await ben.browser.call("session.password", enter), {})
})

test("a role that is taken away counts at once", async () => {
  const house = await administeredHouse()
  const { login, administrator } = house
  const ben = await colleague(login, administrator)
  await showMailbox(house, ben.browser)
  await showMailbox(house, administrator)
  await administrator.call("people.change", {
    params: { id: ben.id },
    body: { roles: ["employee"], departments: [], blocked: false },
  })
  const caller = await ben.browser.caller()
  assert.ok(caller.kind === "person")
  assert.deepEqual([...caller.permissions].toSorted(), ["check", "own"])
})

test("whoever is removed is out, and nothing of him is left", async () => {
  const { store, login, administrator } = await administeredHouse()
  const ben = await colleague(login, administrator)
  assert.deepEqual(await administrator.call("people.remove", { params: { id: ben.id } }), {})
  assert.equal((await ben.browser.caller()).kind, "nobody")
  assert.equal(await administrator.call("people.remove", { params: { id: ben.id } }), "person/unknown")
  for (const kind of ["session", "invitation", "identity"] as const)
    assert.deepEqual(await store.entries.inGroup(kind, ben.id, 10), [], kind)
})

test("the last administrator stays, whoever tries and however many at once", async () => {
  const house = await administeredHouse()
  const { login, administrator } = house
  await showMailbox(house, administrator)
  const anna = (await login.people.byAddress("anna@voorbeeld.example"))?.id ?? ""
  const demote = async (id: string, blocked = false) =>
    await administrator.call("people.change", {
      params: { id },
      body: { roles: blocked ? ["administrator"] : ["employee"], departments: [], blocked },
    })
  await administrator.call("people.invite", {
    body: {
      address: "els@voorbeeld.example",
      name: "Els",
      roles: ["administrator"],
      departments: [],
      mail: false,
    },
  })
  assert.equal(await demote(anna), "person/last-administrator", "who was only invited does not count")
  assert.equal(await demote(anna, true), "person/last-administrator")
  assert.equal(
    await administrator.call("people.remove", { params: { id: anna } }),
    "person/last-administrator",
  )
  const ben = await colleague(login, administrator, { roles: ["administrator"] })
  await showMailbox(house, ben.browser)
  const both = await Promise.all([
    ben.browser.call("people.remove", { params: { id: anna } }),
    administrator.call("people.change", {
      params: { id: ben.id },
      body: { roles: ["employee"], departments: [], blocked: false },
    }),
  ])
  assert.deepEqual(
    both.map((given) => (typeof given === "string" ? given : "done")),
    ["done", "person/last-administrator"],
  )
  assert.ok(await login.people.haveAdministrator())
})

test("nobody gives himself a role", async () => {
  const house = await administeredHouse()
  const { login, administrator } = house
  const anna = (await login.people.byAddress("anna@voorbeeld.example"))?.id ?? ""
  const give = async (by: typeof administrator) =>
    await by.call("people.change", {
      params: { id: anna },
      body: { roles: ["administrator", "reviewer"], departments: [], blocked: false },
    })
  assert.equal(await give(administrator), "person/own-roles")
  const ben = await colleague(login, administrator, { roles: ["administrator"] })
  await showMailbox(house, ben.browser)
  assert.deepEqual(await give(ben.browser), {})
})

const OWN_DEPARTMENTS: readonly [name: string, departments: readonly string[], given: unknown][] = [
  ["fewer", ["hr"], {}],
  ["the same", ["hr", "finance"], {}],
  ["another one", ["hr", "legal"], "person/own-roles"],
  ["one more", ["hr", "finance", "legal"], "person/own-roles"],
  ["all of them", [], "person/own-roles"],
]
for (const [name, departments, given] of OWN_DEPARTMENTS) {
  test(`whose departments are two and who gives himself ${name}`, async () => {
    const { login, administrator } = await administeredHouse()
    const roles = ["administrator", "reviewer"] as const
    const { id, browser: ben } = await colleague(login, administrator, { roles })
    const give = async (by: typeof administrator, wanted: readonly string[]) =>
      await by.call("people.change", {
        params: { id },
        body: { roles: [...roles], departments: [...wanted], blocked: false },
      })
    assert.deepEqual(await give(ben, ["hr", "finance"]), {}, "who sees all may see less")
    assert.deepEqual(await give(ben, departments), given)
    assert.deepEqual(await give(administrator, departments), {}, "another administrator may")
  })
}

test("an address that nobody has is answered, counted and locked as one that somebody has", async () => {
  const { login } = await administeredHouse()
  const answers = async (address: string, client: string) => {
    const given: unknown[] = []
    for (let attempts = 0; attempts < 12; attempts += 1)
      given.push(
        await browser(login, client).call("session.password", {
          body: { address, password: "een verkeerd wachtwoord" },
        }),
      )
    return given
  }
  const known = await answers("anna@voorbeeld.example", "198.51.100.1")
  assert.deepEqual(known, [...Array<string>(10).fill("login/wrong"), "login/locked", "login/locked"])
  assert.deepEqual(await answers("niemand@voorbeeld.example", "198.51.100.2"), known)
})

test("a thousand passwords at once are ten that are looked at, and their owner comes in meanwhile", async () => {
  const { login, store } = await administeredHouse()
  const body = { address: "anna@voorbeeld.example", password: "een verkeerd wachtwoord" }
  const all = Array.from({ length: 1000 }, () =>
    browser(login, "198.51.100.1").call("session.password", { body }),
  )
  const owner = browser(login, "192.0.2.1")
  assert.deepEqual(await owner.call("session.password", { body: { ...body, password: PASSWORD } }), {})
  const given = await Promise.all(all)
  assert.equal(given.filter((each) => each === "login/wrong").length, 10)
  assert.equal(given.filter((each) => each === "login/locked").length, 990)
  assert.equal((await store.entries.list("session", { limit: 100 })).entries.length, 2)
})

test("where nobody logs in with a password, the right one is refused", async () => {
  const { login } = await administeredHouse({ password: false })
  const body = { address: "anna@voorbeeld.example", password: PASSWORD }
  assert.equal(await browser(login).call("session.password", { body }), "access/denied")
})

test("a token is good for what it was made for, until it expires or is withdrawn", async () => {
  const { login, administrator, store, turnClock } = await administeredHouse()
  const make = async (days: number) => {
    const made = await administrator.call("tokens.make", {
      body: { name: "Nieuwsbrief", scopes: ["check", "check"], days },
    })
    assert.ok(typeof made !== "string")
    return made
  }
  const { id, token } = await make(1)
  assert.match(token, /^sluis_[a-z2-7]{16}_[\w-]{43}$/)
  const kept = await store.entries.list("token", { limit: 10 })
  assert.ok(!JSON.stringify(kept).includes(token.slice(-43)), "it is shown once")
  assert.deepEqual(await login.authenticate.token(token), { kind: "program", token: id, scopes: ["check"] })
  assert.equal(await login.authenticate.session(token), undefined, "it is no session")
  assert.equal(await login.authenticate.token(administrator.cookie() ?? ""), undefined)
  assert.equal(await login.authenticate.token(`${token.slice(0, -1)}!`), undefined)

  const other = await make(2)
  const listed = await administrator.call("tokens.list", {})
  assert.ok(typeof listed !== "string")
  assert.deepEqual(
    listed.tokens.filter(({ usedAt }) => usedAt !== undefined).map((used) => used.id),
    [id],
    "when each was used is known",
  )
  turnClock(DAY)
  assert.equal(await login.authenticate.token(token), undefined)
  assert.ok(await login.authenticate.token(other.token))
  const again = browser(login)
  await again.call("session.password", { body: { address: "anna@voorbeeld.example", password: PASSWORD } })
  assert.deepEqual(await again.call("tokens.remove", { params: { id: other.id } }), {})
  assert.equal(await again.call("tokens.remove", { params: { id: other.id } }), "token/unknown")
  assert.equal(await login.authenticate.token(other.token), undefined)
})

test("one person has fifty sessions, and the oldest gives way", async () => {
  const { login, administrator, turnClock } = await administeredHouse()
  const secretsOf: string[] = []
  const id = (await login.people.byAddress("anna@voorbeeld.example"))?.id ?? ""
  for (let count = 0; count < 50; count += 1) {
    turnClock(1)
    const each = browser(login)
    await each.call("session.password", { body: { address: "anna@voorbeeld.example", password: PASSWORD } })
    secretsOf.push(each.cookie() ?? "")
  }
  assert.equal((await administrator.caller()).kind, "nobody")
  assert.equal((await login.authenticate.session(secretsOf[0] ?? ""))?.person.id, id)
})

test("no name, address, link or secret stands in the log", async () => {
  const { login, administrator, logged } = await administeredHouse()
  const ben = await colleague(login, administrator)
  await administrator.call("people.change", {
    params: { id: ben.id },
    body: { roles: ["employee"], departments: ["Zorg"], blocked: true },
  })
  const made = await administrator.call("tokens.make", { body: { name: "Nieuwsbrief", scopes: ["check"] } })
  assert.ok(typeof made !== "string")
  assert.equal(logged.length, 3)
  const all = logged.join("\n")
  for (const word of ["Ben", "ben@", "Anna", "anna@", "Zorg", "Nieuwsbrief", ben.link, made.token])
    assert.ok(!all.includes(word), word)
})

test("whoever lost every way in gets one by a command, and whoever has what he lost is out", async () => {
  const { login, administrator, store, clock } = await administeredHouse()
  const link = linkInto(ORIGIN, {
    entries: store.entries,
    linkKey: LINK_KEY,
    newId,
    clock,
    demonstration: false,
  })
  const first = await link(undefined)
  assert.equal(first.ok ? first.value : first.error.code, "person/administrator")
  const nobody = await link("niemand@voorbeeld.example")
  assert.equal(nobody.ok ? nobody.value : nobody.error.code, "person/unknown")

  const again = await link("Anna@voorbeeld.example")
  assert.ok(again.ok)
  assert.ok(again.value.startsWith(`${ORIGIN}/invitation#`))
  const wanted = "zeven groene olifanten dansen"
  const own = browser(login, "192.0.2.8")
  const body = { link: tokenOf(again.value), name: "Anna Bakker", password: wanted }
  assert.deepEqual(await own.call("session.accept", { body }), {})
  const shown = await own.call("session.show", {})
  assert.deepEqual(typeof shown === "string" ? shown : shown.account?.roles, ["administrator"])
  assert.equal((await administrator.caller()).kind, "nobody")
  const before = { address: "anna@voorbeeld.example", password: PASSWORD }
  assert.equal(await browser(login).call("session.password", { body: before }), "login/wrong")
})
