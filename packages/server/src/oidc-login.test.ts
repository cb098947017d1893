/** Logging in through an identity provider: a real one, and one that signs whatever it is told to. */
import assert from "node:assert/strict"
import { generateKeyPairSync, sign } from "node:crypto"
import type { KeyObject } from "node:crypto"
import { createServer } from "node:http"
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { after, mock, test } from "node:test"

import type { LoginOptions, Login } from "./open-login.ts"
import { administeredHouse, browser, colleague, loginHouse, ORIGIN, PASSWORD, tokenOf } from "./try-login.ts"

const CALLBACK = `${ORIGIN}/login/oidc/callback`
const CLIENT = { clientId: "sluis", clientSecret: "een geheim van deze test" }

type Account = { name: string; email: string; email_verified: boolean; groups: string[] }
const ANNA: Account = {
  name: "Anna Bakker",
  email: "anna@voorbeeld.example",
  email_verified: true,
  groups: ["sluis-beheer"],
}

function optionsFor(issuer: string): NonNullable<LoginOptions["oidc"]> {
  return {
    ...CLIENT,
    issuer,
    name: "Gemeente Voorbeeld",
    rolesClaim: "groups",
    addressesAreVerified: false,
    groups: {
      employee: ["iedereen"],
      reviewer: ["sluis-beoordelaars"],
      "privacy-officer": [],
      administrator: ["sluis-beheer", "ict"],
    },
  }
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server has an address
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

type RealProvider = {
  readonly issuer: string
  /** By subject; who logs in at the provider is told when the browser is sent there. */
  readonly accounts: Map<string, Account>
  /** The address that the provider sends a browser back to, after `subject` logged in. */
  readonly visit: (url: string, subject: string) => Promise<URL>
}

async function realProvider(): Promise<RealProvider> {
  // It tells at length that it is not meant for this, from the moment it is loaded.
  for (const way of ["info", "warn"] as const) mock.method(console, way, () => undefined)
  const { Provider } = await import("oidc-provider")
  const accounts = new Map<string, Account>()
  let subject = ""
  let handle: RequestListener = (_, response) => void response.end()
  const issuer = await listen((request, response) => handle(request, response))
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [CALLBACK],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email", "email_verified"] },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...accounts.get(id) }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/who/${uid}` },
    cookies: { keys: ["a key of this test"] },
    jwks: {
      keys: [generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" })],
    },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: CLIENT.clientId,
        accountId: context.oidc.session?.accountId ?? "",
      })
      grant.addOIDCScope("openid profile email")
      await grant.save()
      return grant
    },
  })
  const provide = provider.callback()
  const say = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.startsWith("/who/") === true)
      await provider.interactionFinished(request, response, { login: { accountId: subject } })
    else await provide(request, response)
  }
  handle = (request, response) => void say(request, response)
  return {
    issuer,
    accounts,
    visit: async (url, who) => {
      subject = who
      const jar = new Map<string, string>()
      for (let at = new URL(url), steps = 0; steps < 6; steps += 1) {
        if (at.href.startsWith(CALLBACK)) return at
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
        const response = await fetch(at, { redirect: "manual", headers: { cookie } })
        for (const set of response.headers.getSetCookie()) {
          const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? []
          jar.set(name, value)
        }
        at = new URL(response.headers.get("location") ?? assert.fail(await response.text()), at)
      }
      return assert.fail("the provider sends the browser around")
    },
  }
}

async function leave(login: Login, returnTo = "/held") {
  const started = await login.oidc?.start(returnTo)
  assert.ok(started?.ok)
  return started.value
}

/** What became of it: the code of the fault, or the browser that is in. */
async function comeBack(login: Login, url: URL, cookie: string) {
  const finished = await login.oidc?.finish(url, cookie)
  assert.ok(finished !== undefined)
  return finished.ok ? browser(login, "192.0.2.5", finished.value.secret) : finished.error.code
}

async function logIn(login: Login, provider: RealProvider, subject: string) {
  const { url, cookie } = await leave(login)
  return await comeBack(login, await provider.visit(url, subject), cookie)
}

async function rolesOf(entered: Awaited<ReturnType<typeof logIn>>): Promise<readonly string[]> {
  if (typeof entered === "string") return [entered]
  const caller = await entered.caller()
  return caller.kind === "person" ? caller.person.roles : [caller.kind]
}

test("oidc: whoever is new is made, with the roles of his groups", async () => {
  const provider = await realProvider()
  const { start } = await loginHouse()
  const login = await start({ oidc: optionsFor(provider.issuer) })
  provider.accounts.set("a1", { ...ANNA, groups: ["ict", "iedereen", "iets anders"] })
  const entered = await logIn(login, provider, "a1")
  assert.deepEqual(await rolesOf(entered), ["employee", "administrator"])
  const person = await login.people.byAddress("anna@voorbeeld.example")
  assert.equal(person?.name, "Anna Bakker")
  assert.equal((await start()).startUrl(), undefined, "there is an administrator")
})

test("oidc: roles are those of the groups at each login, and without any nobody is in", async () => {
  const provider = await realProvider()
  const login = await (await loginHouse()).start({ oidc: optionsFor(provider.issuer) })
  provider.accounts.set("a1", ANNA)
  const first = await logIn(login, provider, "a1")
  provider.accounts.set("a1", { ...ANNA, groups: ["sluis-beoordelaars"] })
  assert.deepEqual(await rolesOf(await logIn(login, provider, "a1")), ["reviewer"])
  assert.deepEqual(await rolesOf(first), ["reviewer"], "in the first browser too")
  provider.accounts.set("a1", { ...ANNA, groups: [] })
  assert.equal(await logIn(login, provider, "a1"), "login/oidc")
  assert.deepEqual(await rolesOf(first), [])
  provider.accounts.set("b1", { ...ANNA, email: "ben@voorbeeld.example", groups: [] })
  assert.equal(await logIn(login, provider, "b1"), "login/oidc")
  assert.equal(await login.people.byAddress("ben@voorbeeld.example"), undefined)
})

test("oidc: whoever was invited is known by an address that the provider vouches for", async () => {
  const provider = await realProvider()
  const { login, administrator } = await administeredHouse({ oidc: optionsFor(provider.issuer) })
  const invited = await administrator.call("people.invite", {
    body: {
      address: "ben@voorbeeld.example",
      name: "Ben de Wit",
      roles: ["employee"],
      departments: ["Zorg"],
      mail: false,
    },
  })
  assert.ok(typeof invited !== "string")
  const ben = { ...ANNA, email: "Ben@Voorbeeld.example", groups: ["sluis-beoordelaars"] }
  provider.accounts.set("b1", { ...ben, email_verified: false })
  assert.equal(await logIn(login, provider, "b1"), "login/oidc")
  provider.accounts.set("b1", ben)
  const entered = await logIn(login, provider, "b1")
  assert.ok(typeof entered !== "string")
  const caller = await entered.caller()
  assert.ok(caller.kind === "person")
  assert.equal(caller.person.id, invited.id)
  assert.deepEqual([caller.person.roles, caller.person.departments], [["reviewer"], ["Zorg"]])
  assert.equal(
    await browser(login).call("session.invitation", { body: { link: tokenOf(invited.link) } }),
    "login/link",
    "his invitation is no second way in",
  )
  // From now on it is the subject that counts, whatever becomes of the address.
  provider.accounts.set("b1", { ...ben, email: "b.dewit@voorbeeld.example", email_verified: false })
  assert.deepEqual(await rolesOf(await logIn(login, provider, "b1")), ["reviewer"])
  provider.accounts.set("b2", ben)
  assert.equal(await logIn(login, provider, "b2"), "login/oidc", "his old address is not his successor's")
})

test("oidc: whoever was in by an invitation in his name is out when he comes himself", async () => {
  const provider = await realProvider()
  const { login, administrator } = await administeredHouse({ oidc: optionsFor(provider.issuer) })
  const { browser: impostor } = await colleague(login, administrator)
  assert.equal((await impostor.caller()).kind, "person")
  provider.accounts.set("b1", { ...ANNA, email: "ben@voorbeeld.example", groups: ["sluis-beoordelaars"] })
  const entered = await logIn(login, provider, "b1")
  assert.ok(typeof entered !== "string")
  assert.deepEqual(await rolesOf(entered), ["reviewer"])
  assert.equal((await impostor.caller()).kind, "nobody")
  // His own browsers stay in when he comes a second time.
  assert.deepEqual(await rolesOf(await logIn(login, provider, "b1")), ["reviewer"])
  assert.deepEqual(await rolesOf(entered), ["reviewer"])
})

test("oidc: whoever has another mailbox by now is not known to have this one", async () => {
  const provider = await realProvider()
  const login = await (await loginHouse()).start({ oidc: optionsFor(provider.issuer) })
  const provenAt = async () => (await login.people.byAddress("anna@voorbeeld.example"))?.provenAt
  for (const [email, email_verified, known] of [
    ["anna@voorbeeld.example", true, true],
    ["a.smit@voorbeeld.example", false, true],
    ["a.smit@voorbeeld.example", true, false],
    ["a.smit@voorbeeld.example", false, false],
    ["anna@voorbeeld.example", true, true],
  ] as const) {
    provider.accounts.set("a1", { ...ANNA, email, email_verified })
    assert.ok(typeof (await logIn(login, provider, "a1")) !== "string")
    assert.equal((await provenAt()) !== undefined, known, `${email} ${email_verified}`)
  }
})

test("oidc: whoever is blocked is refused", async () => {
  const provider = await realProvider()
  const { login, administrator } = await administeredHouse({ oidc: optionsFor(provider.issuer) })
  const ben = await colleague(login, administrator)
  const body = { roles: ["reviewer" as const], departments: [], blocked: true }
  await administrator.call("people.change", { params: { id: ben.id }, body })
  provider.accounts.set("b1", { ...ANNA, email: "ben@voorbeeld.example" })
  assert.equal(await logIn(login, provider, "b1"), "login/oidc")
})

test("oidc: whoever comes this way makes no way in of his own", async () => {
  const provider = await realProvider()
  const login = await (await loginHouse()).start({ oidc: optionsFor(provider.issuer) })
  provider.accounts.set("a1", ANNA)
  const entered = await logIn(login, provider, "a1")
  assert.ok(typeof entered !== "string")
  const change = { body: { old: "", new: PASSWORD } }
  assert.equal(await entered.call("account.password", change), "access/denied")
  assert.equal(await entered.call("account.passkeyOptions", { body: {} }), "access/denied")
})

test("oidc: an answer counts once, for the browser that left, as it was sent", async () => {
  const provider = await realProvider()
  const login = await (await loginHouse()).start({ oidc: optionsFor(provider.issuer) })
  provider.accounts.set("a1", ANNA)
  const { url, cookie } = await leave(login)
  const back = await provider.visit(url, "a1")
  const other = await leave(login)
  const altered = (name: string, value: string): URL => {
    const copy = new URL(back)
    copy.searchParams.set(name, value)
    return copy
  }
  const rows: readonly (readonly [says: string, url: URL, cookie: string])[] = [
    ["another browser's cookie", back, other.cookie],
    ["no cookie", back, ""],
    ["a cookie of something else", back, Buffer.from("[]").toString("base64url")],
    ["a cookie of megabytes", back, "A".repeat(1_000_000)],
    ["another state", altered("state", "x"), cookie],
    ["another issuer", altered("iss", "https://iemand.example"), cookie],
    ["an error", new URL(`${CALLBACK}?error=access_denied&state=${back.searchParams.get("state")}`), cookie],
    ["nothing", new URL(CALLBACK), cookie],
  ]
  for (const [says, at, with_] of rows) assert.equal(await comeBack(login, at, with_), "login/oidc", says)
  assert.equal(typeof (await comeBack(login, back, cookie)), "object")
  assert.equal(await comeBack(login, back, cookie), "login/oidc", "a second time")
})

test("oidc: afterwards one goes on where one was, in the console only", async () => {
  const provider = await realProvider()
  const login = await (await loginHouse()).start({ oidc: optionsFor(provider.issuer) })
  provider.accounts.set("a1", ANNA)
  const rows: readonly (readonly [asked: string, is: string])[] = [
    ["/held?rule=many#top", "/held?rule=many#top"],
    ["//iemand.example", "/"],
    ["/\\iemand.example", "/"],
    ["/\t/iemand.example", "/"],
    ["https://iemand.example/", "/"],
    ["", "/"],
    [`/${"a".repeat(600)}`, "/"],
  ]
  for (const [asked, is] of rows) {
    const { url, cookie } = await leave(login, asked)
    const finished = await login.oidc?.finish(await provider.visit(url, "a1"), cookie)
    assert.ok(finished?.ok)
    assert.ok("returnTo" in finished.value)
    assert.equal(finished.value.returnTo, is, asked)
  }
})

test("oidc: a provider that is down is asked again later, and keeps nobody else out", async () => {
  let isUp = false
  const provider = await crookedProvider(() => isUp)
  const { login, turnClock, logged } = await administeredHouse({ oidc: optionsFor(provider.issuer) })
  const code = async () => {
    const started = await login.oidc?.start("/")
    return started?.ok === true ? "away" : started?.error.code
  }
  assert.equal(await code(), "login/oidc")
  const anna = { body: { address: "anna@voorbeeld.example", password: PASSWORD } }
  assert.deepEqual(await browser(login).call("session.password", anna), {})
  isUp = true
  assert.equal(await code(), "login/oidc", "not at once")
  turnClock(5_000)
  assert.equal(await code(), "away")
  assert.match(
    logged.join("\n"),
    /couldn't log somebody in through the organisation {"about":"start","why":"\w+"}/,
  )
})

type Claims = Record<string, unknown>
type Crooked = {
  readonly issuer: string
  readonly says: (token: {
    readonly claims?: Claims
    readonly alg?: string
    readonly key?: KeyObject
  }) => void
}

const SECONDS = 1000
const mine = generateKeyPairSync("rsa", { modulusLength: 2048 })
const another = generateKeyPairSync("rsa", { modulusLength: 2048 })

/** Gives every code the same token. */
async function crookedProvider(isUp: () => boolean = () => true): Promise<Crooked> {
  let token = ""
  let issuer = ""
  const answers: Readonly<Record<string, () => unknown>> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/jwks": () => ({ keys: [{ ...mine.publicKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }] }),
    "/token": () => ({ access_token: "x", token_type: "Bearer", id_token: token }),
  }
  issuer = await listen((request, response) => {
    const answer = isUp() ? answers[request.url ?? ""] : undefined
    response.statusCode = answer === undefined ? 503 : 200
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify(answer?.() ?? {}))
  })
  return {
    issuer,
    says: ({ claims = {}, alg = "RS256", key = mine.privateKey }) => {
      const now = Math.floor(Date.now() / SECONDS)
      const all = {
        ...ANNA,
        iss: issuer,
        sub: "a1",
        aud: CLIENT.clientId,
        iat: now,
        exp: now + 300,
        ...claims,
      }
      const [head, body] = [{ alg, typ: "JWT" }, all].map((part) =>
        Buffer.from(JSON.stringify(part)).toString("base64url"),
      )
      const signature =
        alg === "none" ? "" : sign("sha256", Buffer.from(`${head}.${body}`), key).toString("base64url")
      token = `${head}.${body}.${signature}`
    },
  }
}

const HOUR = 3600
const seconds = Math.floor(Date.now() / SECONDS)
const crooked: readonly (readonly [says: string, token: Parameters<Crooked["says"]>[0], isIn: boolean])[] = [
  ["as it should be", {}, true],
  ["of another issuer", { claims: { iss: "https://iemand.example" } }, false],
  ["for another client", { claims: { aud: "iemand anders" } }, false],
  ["that has expired", { claims: { iat: seconds - 2 * HOUR, exp: seconds - HOUR } }, false],
  ["with another nonce", { claims: { nonce: "x" } }, false],
  ["without a nonce", { claims: { nonce: undefined } }, false],
  ["without a subject", { claims: { sub: undefined } }, false],
  ["signed by somebody else", { key: another.privateKey }, false],
  ["that is not signed", { alg: "none" }, false],
]

for (const [says, token, isIn] of crooked) {
  test(`oidc: a token ${says} lets ${isIn ? "its person" : "nobody"} in`, async () => {
    const provider = await crookedProvider()
    const login = await (await loginHouse()).start({ oidc: optionsFor(provider.issuer) })
    const { url, cookie } = await leave(login)
    const asked = new URL(url).searchParams
    assert.equal(asked.get("code_challenge_method"), "S256")
    provider.says({ ...token, claims: { nonce: asked.get("nonce"), ...token.claims } })
    const back = new URL(`${CALLBACK}?code=x&state=${asked.get("state")}`)
    const entered = await comeBack(login, back, cookie)
    assert.deepEqual(await rolesOf(entered), [isIn ? "administrator" : "login/oidc"])
  })
}

test("oidc: an address that no provider vouches for counts only where all of them are right", async () => {
  const provider = await crookedProvider()
  for (const addressesAreVerified of [false, true]) {
    const login = await (
      await loginHouse()
    ).start({
      oidc: { ...optionsFor(provider.issuer), addressesAreVerified },
    })
    const { url, cookie } = await leave(login)
    const asked = new URL(url).searchParams
    provider.says({ claims: { nonce: asked.get("nonce"), email_verified: undefined } })
    const entered = await comeBack(login, new URL(`${CALLBACK}?code=x&state=${asked.get("state")}`), cookie)
    assert.equal(typeof entered === "string" ? entered : "in", addressesAreVerified ? "in" : "login/oidc")
  }
})
