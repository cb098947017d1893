/** Passkeys in a real browser, with an authenticator that Chromium plays itself. */
import assert from "node:assert/strict"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

import type { CDPSession, Page } from "playwright-core"

import { openBrowser } from "../../../tools/console/browser.ts"
import { systemTest } from "../../../tools/system-test.ts"
import type { WebAuthnJson } from "./app/account/passkey.ts"
import type { Login } from "./open-login.ts"
import { administeredHouse, browser, colleague, PASSWORD } from "./try-login.ts"
import type { Browser } from "./try-login.ts"

type Scene = Awaited<ReturnType<typeof administeredHouse>> & {
  readonly page: Page
  /** The same machine, another site: other port, same name. */
  readonly otherSite: Page
  readonly devtools: CDPSession
  readonly authenticatorId: string
}

function passkeyTest(name: string, body: (scene: Scene) => Promise<void>): void {
  systemTest(`passkeys: ${name}`, { needs: ["chromium"] }, async (programs) => {
    await using site = await openSite()
    await using other = await openSite()
    const house = await administeredHouse({ origin: () => site.origin })
    const chrome = await openBrowser(programs.chromium)
    try {
      const context = await chrome.newContext()
      const page = await context.newPage()
      await page.goto(site.origin)
      const devtools = await context.newCDPSession(page)
      await devtools.send("WebAuthn.enable")
      const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
        options: {
          protocol: "ctap2",
          transport: "internal",
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
        },
      })
      const otherSite = await context.newPage()
      await otherSite.goto(other.origin)
      await body({ ...house, page, otherSite, devtools, authenticatorId })
    } finally {
      await chrome.close()
    }
  })
}

async function openSite(): Promise<AsyncDisposable & { readonly origin: string }> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html")
    response.end("<!doctype html><title>Sluis</title>")
  })
  await new Promise<void>((resolve) => void server.listen(0, "localhost", resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has an address
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => void server.close(resolve))
    },
  }
}

/** As the console does it. */
async function answerTo(
  page: Page,
  kind: "create" | "get",
  options: Record<string, unknown>,
): Promise<WebAuthnJson> {
  await page.bringToFront()
  const script = `(async () => {
    const options = ${JSON.stringify(options)}
    const credential = ${
      kind === "create"
        ? "await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })"
        : "await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })"
    }
    return credential.toJSON()
  })()`
  return await page.evaluate<WebAuthnJson>(script)
}

function objectIn(value: unknown): object {
  assert.ok(typeof value === "object" && value !== null)
  return value
}

async function challengeOf(
  from: Browser,
  name: "account.passkeyOptions" | "session.passkeyOptions",
): Promise<{ readonly ticket: string; readonly options: Record<string, unknown> }> {
  const given = await from.call(name, { body: {} })
  assert.ok(typeof given !== "string")
  return given
}

async function add(page: Page, owner: Browser) {
  const { ticket, options } = await challengeOf(owner, "account.passkeyOptions")
  const body = { ticket, name: "Laptop", answer: await answerTo(page, "create", options) }
  return { body, given: await owner.call("account.addPasskey", { body }) }
}

async function enter(page: Page, login: Login) {
  const own = browser(login)
  const { ticket, options } = await challengeOf(own, "session.passkeyOptions")
  const body = { ticket, answer: await answerTo(page, "get", options) }
  return { own, body, given: await own.call("session.passkey", { body }) }
}

async function nameOf(from: Browser): Promise<string> {
  const caller = await from.caller()
  return caller.kind === "person" ? caller.person.name : caller.kind
}

passkeyTest("one that was added lets its owner in, without saying who he is", async ({ page, ...scene }) => {
  assert.deepEqual((await add(page, scene.administrator)).given, {})
  const { own, given } = await enter(page, scene.login)
  assert.deepEqual(given, {})
  assert.equal(await nameOf(own), "Anna Bakker")
  const account = await own.call("account.show", {})
  assert.ok(typeof account !== "string")
  assert.deepEqual(
    account.passkeys.map(({ name, usedAt }) => [name, usedAt !== undefined]),
    [["Laptop", true]],
  )
})

passkeyTest("an answer is good once, and for its own challenge", async ({ page, login, administrator }) => {
  const added = await add(page, administrator)
  assert.equal(
    await administrator.call("account.addPasskey", { body: added.body }),
    "person/passkey",
    "of adding",
  )
  const entered = await enter(page, login)
  const again = browser(login)
  assert.equal(await again.call("session.passkey", { body: entered.body }), "login/passkey")
  const { ticket } = await challengeOf(again, "session.passkeyOptions")
  const replayed = { ...entered.body, ticket }
  assert.equal(await again.call("session.passkey", { body: replayed }), "login/passkey")
  assert.equal((await again.caller()).kind, "nobody")
})

passkeyTest(
  "one that is said to be of somebody else lets nobody in",
  async ({ page, login, administrator }) => {
    const ben = await colleague(login, administrator)
    await add(page, ben.browser)
    const own = browser(login)
    const { ticket, options } = await challengeOf(own, "session.passkeyOptions")
    const answer = await answerTo(page, "get", options)
    const anna = (await login.people.byAddress("anna@voorbeeld.example"))?.id ?? ""
    const response = { ...objectIn(answer["response"]), userHandle: Buffer.from(anna).toString("base64url") }
    const body = { ticket, answer: { ...answer, response } }
    assert.equal(await own.call("session.passkey", { body }), "login/passkey")
  },
)

passkeyTest("a challenge of one person adds nothing to another", async ({ page, login, administrator }) => {
  const ben = await colleague(login, administrator)
  const { ticket, options } = await challengeOf(administrator, "account.passkeyOptions")
  const body = { ticket, name: "Laptop", answer: await answerTo(page, "create", options) }
  assert.equal(await ben.browser.call("account.addPasskey", { body }), "person/passkey")
})

passkeyTest("another site of the same name gets no answer that counts", async (scene) => {
  const { page, otherSite, login, administrator, devtools, authenticatorId } = scene
  await add(page, administrator)
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId })
  const there = await otherSite.context().newCDPSession(otherSite)
  await there.send("WebAuthn.enable")
  const copy = await there.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  for (const credential of credentials)
    await there.send("WebAuthn.addCredential", { authenticatorId: copy.authenticatorId, credential })
  assert.equal((await enter(otherSite, login)).given, "login/passkey")
  assert.deepEqual((await enter(page, login)).given, {}, "the same key, at home")
})

passkeyTest("a copied key is noticed by its counter", async ({ page, login, administrator, ...scene }) => {
  const { devtools, authenticatorId } = scene
  await add(page, administrator)
  const { credentials } = await devtools.send("WebAuthn.getCredentials", { authenticatorId })
  for (let times = 0; times < 3; times += 1) assert.deepEqual((await enter(page, login)).given, {})
  const replace = async (ahead: number): Promise<void> => {
    for (const credential of credentials) {
      const { credentialId } = credential
      await devtools.send("WebAuthn.removeCredential", { authenticatorId, credentialId })
      const signCount = credential.signCount + ahead
      await devtools.send("WebAuthn.addCredential", {
        authenticatorId,
        credential: { ...credential, signCount },
      })
    }
  }
  await replace(0)
  assert.equal((await enter(page, login)).given, "login/passkey")
  await replace(10)
  assert.deepEqual((await enter(page, login)).given, {}, "with a counter that went on")
})

passkeyTest("of a blocked person, or one that was removed, lets nobody in", async ({ page, ...scene }) => {
  const { login, administrator } = scene
  const ben = await colleague(login, administrator)
  await add(page, ben.browser)
  const change = async (blocked: boolean) =>
    await administrator.call("people.change", {
      params: { id: ben.id },
      body: { roles: ["reviewer"], departments: [], blocked },
    })
  await change(true)
  assert.equal((await enter(page, login)).given, "login/passkey")
  await change(false)
  const { own, given } = await enter(page, login)
  assert.deepEqual(given, {})
  const account = await own.call("account.show", {})
  const id = typeof account === "string" ? "" : (account.passkeys[0]?.id ?? "")
  assert.deepEqual(await own.call("account.removePasskey", { params: { id } }), {})
  assert.equal(await own.call("account.removePasskey", { params: { id } }), "person/unknown")
  assert.equal((await enter(page, login)).given, "login/passkey")
})

passkeyTest("a right one is not held up by wrong passwords", async ({ page, login, administrator }) => {
  await add(page, administrator)
  const body = { address: "anna@voorbeeld.example", password: "een verkeerd wachtwoord" }
  for (let times = 0; times < 11; times += 1) await browser(login).call("session.password", { body })
  assert.equal(
    await browser(login).call("session.password", { body: { ...body, password: PASSWORD } }),
    "login/locked",
  )
  assert.deepEqual((await enter(page, login)).given, {})
})
