/** An invitation that is mailed: from the endpoint to the queue, and the link in the mail back to the account. */
import assert from "node:assert/strict"
import { test } from "node:test"

import PostalMime from "postal-mime"

import { invitationMail } from "./app/account/invitation-mail.ts"
import { INVITATION_VALID } from "./app/account/invite.ts"
import { invitationComposer } from "./notice/composer.ts"
import { newId } from "./secret/id.ts"
import { administeredHouse, browser, DAY, PASSWORD, tokenOf } from "./try-login.ts"

const LETTERS = {
  organisation: "Gemeente Voorbeeld",
  contact: undefined,
  language: "both",
  timeZone: "Europe/Amsterdam",
  from: "sluis@voorbeeld.example",
  hostName: "sluis.voorbeeld.example",
} as const

async function invitingHouse() {
  const house = await administeredHouse()
  const { store, clock, start, administrator } = house
  let woken = 0
  const mailInvitation = invitationMail({
    compose: invitationComposer(LETTERS),
    custody: store.custody,
    wake: () => {
      woken += 1
    },
    newId,
    clock,
    giveUpAfter: 30 * DAY,
  })
  const login = await start({}, { mailInvitation })
  const inviter = browser(login, "192.0.2.1", administrator.cookie())
  return { ...house, login, inviter, woken: () => woken }
}

const invite = (mail: boolean) => ({
  body: {
    address: "ben@voorbeeld.example",
    name: "Ben de Wit",
    roles: ["reviewer" as const],
    departments: [],
    mail,
  },
})

test("an invitation that is to be mailed goes to whom it is for, and its link makes the account", async () => {
  const { store, clock, login, inviter, woken } = await invitingHouse()
  const invited = await inviter.call("people.invite", invite(true))
  assert.ok(typeof invited !== "string")
  assert.equal(invited.mailed, true)
  assert.equal(woken(), 1)

  const [work, ...more] = await store.custody.claim(clock.now() + 1, clock.now() + DAY, 10)
  assert.ok(work !== undefined && more.length === 0)
  assert.deepEqual(work.envelope.recipients, [
    { address: "ben@voorbeeld.example", notify: "NEVER", orcpt: undefined },
  ])
  assert.equal(work.envelope.sender, "")
  assert.equal(work.expiresAt, clock.now() + INVITATION_VALID, "no longer than its link is good")

  const { text = "" } = await PostalMime.parse(await store.custody.octets(work.id))
  assert.match(text, /Anna Bakker nodigt u uit om Sluis te gebruiken/)
  assert.match(text, /tot en met maandag 30 november/)
  assert.equal(invited.link, undefined, "nobody else sees it")
  const link = /https:\/\/\S+/.exec(text)?.[0]
  const own = browser(login, "192.0.2.2")
  const body = { link: tokenOf(link), name: "Ben de Wit", password: PASSWORD }
  assert.deepEqual(await own.call("session.accept", { body }), {})
  const person = await login.people.byAddress("ben@voorbeeld.example")
  assert.equal(person?.provenAt, clock.now(), "so whoever used it has the mailbox")
  const caller = await own.caller()
  assert.ok(caller.kind === "person" && caller.permissions.has("content"))
})

test("a link that was mailed is worth nothing once one to hand over was asked for", async () => {
  const { store, clock, login, inviter } = await invitingHouse()
  await inviter.call("people.invite", invite(true))
  const handed = await inviter.call("people.invite", invite(false))
  assert.ok(typeof handed !== "string")
  const [work] = await store.custody.claim(clock.now() + 1, clock.now() + DAY, 10)
  const { text = "" } = await PostalMime.parse(await store.custody.octets(work?.id ?? ""))
  const own = browser(login, "192.0.2.2")
  const accept = async (link: string | undefined) =>
    await own.call("session.accept", { body: { link: tokenOf(link), name: "Ben", password: PASSWORD } })
  assert.equal(await accept(/https:\/\/\S+/.exec(text)?.[0]), "login/link")
  assert.deepEqual(await accept(handed.link), {})
  const person = await login.people.byAddress("ben@voorbeeld.example")
  assert.equal(person?.provenAt, undefined, "whoever invited had this one")
})

test("an invitation that is not to be mailed is not", async () => {
  const { store, clock, inviter, woken } = await invitingHouse()
  const invited = await inviter.call("people.invite", invite(false))
  assert.ok(typeof invited !== "string")
  assert.equal(invited.mailed, false)
  assert.equal(woken(), 0)
  assert.deepEqual(await store.custody.claim(clock.now() + 1, clock.now() + DAY, 10), [])
})

test("nobody who can't be invited is mailed", async () => {
  const { store, clock, inviter } = await invitingHouse()
  const asked = invite(true)
  const body = { ...asked.body, address: "anna@voorbeeld.example" }
  assert.equal(await inviter.call("people.invite", { body }), "person/exists")
  assert.deepEqual(await store.custody.claim(clock.now() + 1, clock.now() + DAY, 10), [])
})

test("where no mail leaves, the link is there and is not mailed", async () => {
  const { administrator } = await administeredHouse()
  const invited = await administrator.call("people.invite", invite(true))
  assert.ok(typeof invited !== "string")
  assert.equal(invited.mailed, false)
  assert.match(invited.link ?? "", /^https:/)
})

test("a name is only ever words, in both languages", async () => {
  const by = "<b>Anna</b>\r\nBcc: iemand@elders.example"
  for (const [language, words] of [
    ["nl", /U bent uitgenodigd voor Sluis/i],
    ["en", /You are invited to Sluis/i],
  ] as const) {
    const request = {
      at: 0,
      to: "ben@voorbeeld.example",
      language,
      by,
      link: "https://x.example/#a",
      validUntil: DAY,
    }
    const mail = await PostalMime.parse(await invitationComposer(LETTERS)(request))
    assert.equal(mail.bcc, undefined)
    assert.deepEqual(
      mail.to?.map(({ address }) => address),
      ["ben@voorbeeld.example"],
    )
    assert.match(mail.text ?? "", words)
    assert.match(mail.text ?? "", /<b>Anna<\/b> Bcc: iemand/)
    assert.doesNotMatch(mail.html ?? "", /<b>Anna/)
  }
})
