/** Accounts of nobody: what whoever invented one can't do with it, and who is out of an account as soon as its owner is known. */
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { describe, test } from "node:test"

import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { ok } from "@sluis/core/result"

import type { KeptPasskey } from "./app/account/person.ts"
import { policyHandlers } from "./app/console/policy.ts"
import { openEvents } from "./app/events.ts"
import { checkPolicy } from "./app/policy/policy-check.ts"
import { openPolicyBook } from "./app/policy/policy-book.ts"
import type { Role, Scope } from "./contract/permission.ts"
import { codeOf, turn } from "./example-desk.ts"
import { newId } from "./secret/id.ts"
import {
  administeredHouse,
  browser,
  colleague,
  DAY,
  loginHouse,
  OWN_PASSWORD,
  PASSWORD,
  showMailbox,
  tokenOf,
} from "./try-login.ts"
import type { Browser } from "./try-login.ts"

const ANNA = "anna@voorbeeld.example"
const BEN = "ben@voorbeeld.example"

type Power = { readonly roles?: readonly Role[]; readonly blocked?: boolean; readonly departments?: string[] }

async function idOf(own: Browser): Promise<string> {
  const caller = await own.caller()
  assert.ok(caller.kind === "person")
  return caller.person.id
}

const change = async (
  by: Browser,
  id: string,
  { roles = ["employee"], blocked = false, departments = [] }: Power,
) => await by.call("people.change", { params: { id }, body: { roles: [...roles], departments, blocked } })

const invite = async (
  by: Browser,
  roles: readonly Role[],
  { address = "fg@voorbeeld.example", mail = false } = {},
) =>
  await by.call("people.invite", { body: { address, name: "FG", roles: [...roles], departments: [], mail } })

describe("an administrator whom another one may have invented", () => {
  test("gives a known account nothing, takes nothing from it and does not remove it", async () => {
    const house = await administeredHouse()
    const { administrator } = house
    await showMailbox(house, administrator)
    const puppet = await colleague(house.login, administrator, { roles: ["administrator"] })
    const anna = await idOf(administrator)
    for (const power of [
      { roles: ["administrator", "privacy-officer"] },
      { roles: ["employee"] },
      { roles: ["administrator"], blocked: true },
    ] as const)
      assert.equal(await change(puppet.browser, anna, power), "access/mailbox")
    assert.equal(await puppet.browser.call("people.remove", { params: { id: anna } }), "access/mailbox")
    assert.deepEqual((await house.login.people.find(anna))?.roles, ["administrator"])

    await showMailbox(house, puppet.browser)
    assert.deepEqual(await change(puppet.browser, anna, { roles: ["administrator", "reviewer"] }), {})
  })

  test("does nothing to whom who runs the machine made the first one", async () => {
    const house = await administeredHouse()
    const puppet = await colleague(house.login, house.administrator, { roles: ["administrator"] })
    const anna = await idOf(house.administrator)
    assert.equal(await change(puppet.browser, anna, { blocked: true }), "access/mailbox")
    assert.equal(await puppet.browser.call("people.remove", { params: { id: anna } }), "access/mailbox")
  })

  test("gives nobody more than an employee has, and lets nobody in again who was blocked", async () => {
    const house = await administeredHouse()
    const { login, administrator } = house
    const puppet = await colleague(login, administrator, { roles: ["administrator"] })
    for (const role of ["reviewer", "privacy-officer", "administrator"] as const)
      for (const mail of [false, true])
        assert.equal(await invite(puppet.browser, ["employee", role], { mail }), "access/mailbox")
    const made = await invite(puppet.browser, ["employee"])
    assert.ok(typeof made !== "string")
    assert.equal(await change(puppet.browser, made.id, { roles: ["reviewer"] }), "access/mailbox")
    await change(administrator, made.id, { blocked: true })
    assert.equal(await change(puppet.browser, made.id, { blocked: false }), "access/mailbox")
    assert.deepEqual(await change(administrator, made.id, { blocked: false }), {})
    assert.deepEqual(await puppet.browser.call("people.remove", { params: { id: made.id } }), {})
  })

  test("does not get whoever left back in with another role", async () => {
    const house = await administeredHouse()
    const { administrator } = house
    await showMailbox(house, administrator)
    const puppet = await colleague(house.login, administrator, { roles: ["administrator"] })
    const own = { params: { id: await idOf(administrator) } }
    assert.deepEqual(await administrator.call("people.remove", own), {})
    const again = await invite(puppet.browser, ["privacy-officer"], { address: ANNA, mail: true })
    assert.equal(again, "access/mailbox")
  })

  test("invites nobody anew whose mailbox is known, and nobody invites himself anew", async () => {
    const house = await administeredHouse({ password: false })
    const { login, administrator } = house
    // Without a passkey yet, so there is no way to log in, and one can be invited again.
    const again = await invite(administrator, ["administrator", "reviewer"], { address: ANNA })
    assert.equal(again, "person/exists")
    const ben = await colleague(login, administrator, { roles: ["administrator"] })
    assert.equal(await invite(ben.browser, ["employee"], { address: ANNA }), "access/mailbox")
    await showMailbox(house, ben.browser)
    const made = await invite(administrator, ["employee"], { address: BEN })
    assert.equal(made, "access/mailbox", "nor does the first one before that")
  })

  test("is not the first one: before mail flows that one can invite everybody", async () => {
    const { login, administrator } = await administeredHouse()
    for (const role of ["reviewer", "privacy-officer", "administrator"] as const) {
      const made = await invite(administrator, [role], { address: `${role}@voorbeeld.example` })
      assert.ok(typeof made !== "string")
      assert.deepEqual(await change(administrator, made.id, { roles: [role, "employee"] }), {})
    }
    assert.equal((await login.people.byAddress(ANNA))?.provenAt, undefined)
  })

  test("nor is the first one kept from blocking somebody whose mailbox is known, and from nothing else", async () => {
    const house = await administeredHouse()
    const { login, administrator } = house
    const { browser: ben, id } = await colleague(login, administrator)
    await showMailbox(house, ben)
    const roles = ["reviewer"] as const
    assert.equal(await change(administrator, id, { roles: [], blocked: true }), "access/mailbox")
    assert.equal(
      await change(administrator, id, { roles, departments: ["zorg"], blocked: true }),
      "access/mailbox",
    )
    assert.deepEqual(await change(administrator, id, { roles, blocked: true }), {})
    assert.equal((await ben.caller()).kind, "nobody")
    assert.equal(await change(administrator, id, { roles }), "access/mailbox")
  })

  test("in a demonstration can do all of it", async () => {
    const login = await (await loginHouse()).start({ demonstration: true })
    const visitor = browser(login)
    await visitor.call("session.start", { body: { link: tokenOf(login.startUrl()) } })
    const ben = await colleague(login, visitor, { roles: ["administrator"] })
    const made = await invite(ben.browser, ["reviewer"])
    assert.ok(typeof made !== "string")
    assert.deepEqual(await change(ben.browser, made.id, { roles: ["privacy-officer"] }), {})
    assert.deepEqual(await ben.browser.call("people.remove", { params: { id: made.id } }), {})
  })
})

test("a change of the floor is approved by nobody, once whoever proposed it has no account", async () => {
  const house = await administeredHouse()
  const { login, administrator, store, clock } = house
  await showMailbox(house, administrator)
  const opened = await openPolicyBook(
    {
      entries: store.entries,
      newId,
      now: clock.now,
      digest: (text) => createHash("sha256").update(text).digest("hex").slice(0, 12),
      apply: () => {},
      check: async (text, against) => await Promise.resolve(ok(checkPolicy(text, against))),
      pause: async () => {},
    },
    undefined,
  )
  assert.ok(opened.ok)
  const silent = () => {}
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what approving uses of it
  const handlers = policyHandlers({
    book: opened.value,
    people: login.people,
    events: openEvents(),
    log: { debug: silent, info: silent, warn: silent, error: silent },
  } as unknown as Parameters<typeof policyHandlers>[0])
  const ben = await colleague(login, administrator, { roles: ["privacy-officer"] })
  await showMailbox(house, ben.browser)
  const propose = async (id: string) => {
    const floor = `\nfloor:\n  - { id: ${id}, when: 'form.forwarded', then: refuse, say: { nl: nee, en: no } }\n`
    const text = DEFAULT_POLICY.replace("\nfloor:\n", floor)
    const caller = turn(await administrator.caller())
    const change = await handlers["policy.propose"]({ body: { text, reason: "omdat het moet" } }, caller)
    assert.ok(change.ok)
    assert.equal(change.value.state, "waiting")
    return change.value.id
  }
  const approve = async (id: string) =>
    codeOf(await handlers["policy.approve"]({ params: { id } }, turn(await ben.browser.caller())))
  const [first, second] = [await propose("een"), await propose("twee")]
  const anna = await idOf(administrator)
  const other = await invite(administrator, ["administrator"], { address: "els@voorbeeld.example" })
  assert.ok(typeof other !== "string")
  await browser(login).call("session.accept", {
    body: { link: tokenOf(other.link), name: "Els", password: PASSWORD },
  })
  const els = browser(login)
  await els.call("session.password", { body: { address: "els@voorbeeld.example", password: PASSWORD } })
  await showMailbox(house, els)
  assert.deepEqual(await els.call("people.remove", { params: { id: anna } }), {})
  assert.equal(await approve(first), "change/proposer")
  assert.equal(await approve(second), "change/proposer")
  const by = turn(await ben.browser.caller())
  const rejected = await handlers["policy.reject"](
    { params: { id: first }, body: { reason: "van niemand" } },
    by,
  )
  assert.equal(codeOf(rejected), "ok")
})

describe("what a demonstration gave out", () => {
  test("opens nothing once mail flows: neither its notices nor its invitations", async () => {
    const { start, clock } = await loginHouse()
    const demonstration = await start({ demonstration: true })
    const expiresAt = clock.now() + 7 * DAY
    const link = demonstration.links.make({ purpose: "decision", subject: newId(), expiresAt })
    const visitor = browser(demonstration)
    await visitor.call("session.start", { body: { link: tokenOf(demonstration.startUrl()) } })
    const invited = await invite(visitor, ["privacy-officer"])
    assert.ok(typeof invited !== "string")
    const later = await start({ demonstration: true })
    assert.equal(codeOf(later.links.open(link, "decision")), "ok")

    const login = await start()
    assert.equal(codeOf(login.links.open(link, "decision")), "decision/link")
    const body = { link: tokenOf(invited.link), name: "FG", password: PASSWORD }
    assert.equal(await browser(login).call("session.accept", { body }), "login/link")
  })

  test("is no token of a program any more, while a later one goes on", async () => {
    const { start, store } = await loginHouse()
    const demonstration = await start({ demonstration: true })
    const visitor = browser(demonstration)
    await visitor.call("session.start", { body: { link: tokenOf(demonstration.startUrl()) } })
    const make = async (by: Browser) => {
      const made = await by.call("tokens.make", { body: { name: "Koppeling", scopes: ["held", "lists"] } })
      assert.ok(typeof made !== "string")
      return made
    }
    const ofVisitor = await make(visitor)
    const ben = await colleague(demonstration, visitor, { roles: ["administrator", "privacy-officer"] })
    const tokens = [ofVisitor, await make(ben.browser)]
    assert.ok(await (await start({ demonstration: true })).authenticate.token(tokens[0]?.token ?? ""))

    const login = await start()
    for (const { id, token } of tokens) {
      assert.equal(await login.authenticate.token(token), undefined)
      const told = await store.ledger.find({ object: id, actions: ["token.revoked"] }, { limit: 2 })
      assert.equal(told.length, 1)
    }
    const own = browser(login, "192.0.2.2", ben.browser.cookie())
    const later = await own.call("tokens.make", { body: { name: "Koppeling", scopes: ["check"] } })
    assert.ok(typeof later !== "string")
    assert.ok(await (await start()).authenticate.token(later.token))
  })
})

const PASSKEY: KeptPasskey = {
  id: "c2xldXRlbA",
  name: "Telefoon",
  publicKey: "",
  counter: 0,
  transports: [],
  at: 0,
  usedAt: undefined,
}

describe("whoever was in an account before its mailbox was shown", () => {
  test("is out of it, with his passkeys, and its owner stays in and is told", async () => {
    const house = await administeredHouse()
    const { login, administrator } = house
    const { browser: impostor, id } = await colleague(login, administrator, { roles: ["administrator"] })
    await login.people.change(id, (now) => ok({ ...now, passkeys: [PASSKEY] }))
    const owner = browser(login, "192.0.2.3")
    await owner.call("session.password", { body: { address: BEN, password: PASSWORD } })
    await owner.call("account.askMailbox", { body: {} })
    const body = { link: tokenOf(house.mailed.at(-1)?.link), password: OWN_PASSWORD }
    assert.equal((await impostor.caller()).kind, "person", "asking ends nothing")
    assert.deepEqual(await owner.call("account.proveMailbox", { body }), { passkeysGone: true })
    assert.equal((await impostor.caller()).kind, "nobody")
    assert.equal((await owner.caller()).kind, "person")
    assert.deepEqual((await login.people.find(id))?.passkeys, [])

    const second = browser(login, "192.0.2.4")
    await second.call("session.password", { body: { address: BEN, password: OWN_PASSWORD } })
    await login.people.change(id, (now) => ok({ ...now, passkeys: [PASSKEY] }))
    const again = { link: body.link }
    assert.deepEqual(await owner.call("account.proveMailbox", { body: again }), {}, "loaded anew")
    assert.equal((await second.caller()).kind, "person", "what came after it stays")
    assert.equal((await login.people.find(id))?.passkeys.length, 1)
  })

  test("is out by the link of a notice too", async () => {
    const { login, administrator } = await administeredHouse()
    const { browser: impostor, id } = await colleague(login, administrator)
    const owner = browser(login, "192.0.2.3")
    await owner.call("session.password", { body: { address: BEN, password: PASSWORD } })
    // Whoever has a password goes by the page that asks for another.
    await login.people.change(id, (now) => ok({ ...now, password: undefined }), { force: true })
    const caller = await owner.caller()
    assert.ok(caller.kind === "person")
    await login.prove(caller)
    assert.notEqual((await login.people.byAddress(BEN))?.provenAt, undefined)
    assert.equal((await impostor.caller()).kind, "nobody")
    assert.equal((await owner.caller()).kind, "person")
  })

  test("comes back neither by an invitation that is open yet, nor by what he sent before", async () => {
    const house = await administeredHouse({ password: false })
    const { login, administrator } = house
    const { browser: ben } = await colleague(login, administrator)
    const again = await invite(administrator, ["reviewer"], { address: BEN })
    assert.ok(typeof again !== "string")
    await showMailbox(house, ben)
    const body = { link: tokenOf(again.link), name: "Ben" }
    assert.equal(await browser(login).call("session.accept", { body }), "login/link")

    const other = await administeredHouse()
    const { browser: impostor } = await colleague(other.login, other.administrator)
    const begun = turn(await impostor.caller())
    const owner = browser(other.login, "192.0.2.3")
    await owner.call("session.password", { body: { address: BEN, password: PASSWORD } })
    await showMailbox(other, owner)
    const sent = { old: PASSWORD, new: "vier heel andere woorden" }
    assert.equal(
      codeOf(await other.login.handlers["account.password"]({ body: sent }, begun)),
      "person/changed",
    )
  })

  test("was nobody else where who runs the machine let the first administrator in: she keeps her passkey", async () => {
    const house = await administeredHouse({ password: false })
    const { login, administrator } = house
    const id = await idOf(administrator)
    await login.people.change(id, (now) => ok({ ...now, passkeys: [PASSKEY] }))
    await showMailbox(house, administrator)
    const anna = await login.people.find(id)
    assert.notEqual(anna?.provenAt, undefined)
    assert.equal(anna?.passkeys.length, 1)
    assert.equal((await administrator.caller()).kind, "person")
  })

  test("loses the only way in of the last administrator as well, who then adds one", async () => {
    const house = await administeredHouse({ password: false })
    const { login, administrator } = house
    const ben = await colleague(login, administrator, { roles: ["administrator"] })
    await login.people.change(ben.id, (now) => ok({ ...now, passkeys: [PASSKEY] }))
    await showMailbox(house, ben.browser)
    const shown = await ben.browser.call("account.show", {})
    assert.ok(typeof shown !== "string")
    assert.deepEqual([shown.proven, shown.passkeys, shown.mayAddPasskey], [true, [], true])
  })
})

test("nobody makes a token for what he may not do himself", async () => {
  const house = await administeredHouse()
  const { login, administrator } = house
  const make = async (by: Browser, ...scopes: readonly Scope[]) => {
    const made = await by.call("tokens.make", { body: { name: "Koppeling", scopes: [...scopes] } })
    return typeof made === "string" ? made : "made"
  }
  for (const scope of ["held", "lists"] as const) {
    assert.equal(await make(administrator, scope), "access/denied")
    assert.equal(await make(administrator, "check", scope), "access/denied")
  }
  assert.equal(await make(administrator, "check", "statistics", "health", "ledger"), "made")
  const { browser: officer } = await colleague(login, administrator, { roles: ["privacy-officer"] })
  assert.equal(await make(officer, "held"), "access/mailbox")
  assert.equal(await make(officer, "lists"), "access/mailbox")
  await showMailbox(house, officer)
  assert.equal(await make(officer, "held", "lists", "check", "statistics", "ledger"), "made")
  assert.equal(await make(officer, "health"), "access/denied")
})
