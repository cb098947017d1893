import assert from "node:assert/strict"
import { test } from "node:test"
import { err, ok } from "@sluis/core/result"
import { Fault } from "../app/fault.ts"
import { withConsole } from "./example-console.ts"
import { FAILED, ownPath } from "./oidc.ts"
import type { IdentityLogin } from "../app/account/identity-login.ts"

const PROVIDER = "https://login.voorbeeld.example/auth?state=abc"

/** Keeps where to return to as the cookie, and nothing else. */
function provider(overrides: Partial<IdentityLogin> = {}): IdentityLogin {
  return {
    start: async (returnTo) =>
      ok({ url: PROVIDER, cookie: Buffer.from(returnTo, "utf8").toString("base64url") }),
    finish: async (url, cookie) =>
      url.searchParams.get("code") === "c"
        ? ok({ secret: "new_secret", returnTo: Buffer.from(cookie, "base64url").toString("utf8") })
        : err(new Fault("login/oidc", "")),
    ...overrides,
  }
}

const AS_IS = { redirect: "manual" } as const

test("a login goes to the provider and back, to where one was; the attempt is over then", async () => {
  await withConsole({ oidc: provider() }, async (url) => {
    const away = await fetch(`${url}/login/oidc?returnTo=${encodeURIComponent("/held/a?x=1")}`, AS_IS)
    assert.deepEqual([away.status, away.headers.get("location")], [303, PROVIDER])
    const [cookie = ""] = away.headers.getSetCookie()
    assert.match(cookie, /^__Host-sluis-oidc=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/)
    const back = await fetch(`${url}/login/oidc/callback?code=c&state=abc`, {
      ...AS_IS,
      headers: { cookie: cookie.split(";")[0] ?? "", "sec-fetch-site": "cross-site" },
    })
    assert.deepEqual([back.status, back.headers.get("location")], [303, "/held/a?x=1"])
    assert.deepEqual(back.headers.getSetCookie(), [
      "__Host-sluis-oidc=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
      "__Host-sluis=new_secret; Path=/; Secure; HttpOnly; SameSite=Lax",
    ])
  })
})

const failures: readonly [name: string, query: string, cookie: string][] = [
  ["without the cookie of the attempt", "?code=c", ""],
  ["with a cookie that can't be ours", "?code=c", "__Host-sluis-oidc=a b"],
  ["with two of them", "?code=c", "__Host-sluis-oidc=Lw; __Host-sluis-oidc=Lw"],
  ["with another code", "?code=other", "__Host-sluis-oidc=Lw"],
]
for (const [name, query, cookie] of failures) {
  test(`coming back ${name} logs nobody in`, async () => {
    await withConsole({ oidc: provider() }, async (url, { logged }) => {
      const back = await fetch(`${url}/login/oidc/callback${query}`, { ...AS_IS, headers: { cookie } })
      assert.deepEqual([back.status, back.headers.get("location")], [303, FAILED])
      assert.doesNotMatch(back.headers.getSetCookie().join(), /__Host-sluis=/)
      assert.deepEqual(logged, [["a login through the identity provider failed", { why: "login/oidc" }]])
    })
  })
}

test("whatever stands in the cookie, one comes back to us", async () => {
  await withConsole({ oidc: provider() }, async (url) => {
    const cookie = `__Host-sluis-oidc=${Buffer.from("//elders.example").toString("base64url")}`
    const back = await fetch(`${url}/login/oidc/callback?code=c`, { ...AS_IS, headers: { cookie } })
    assert.deepEqual([back.status, back.headers.get("location")], [303, "/"])
  })
})

test("a provider that is not there is told on the page", async () => {
  const start = async () => err(new Fault("login/oidc", ""))
  await withConsole({ oidc: provider({ start }) }, async (url) => {
    const answer = await fetch(`${url}/login/oidc`, AS_IS)
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, FAILED])
    assert.deepEqual(answer.headers.getSetCookie(), [])
  })
})

test("without a provider there is no such address", async () => {
  await withConsole({}, async (url) => {
    assert.equal(
      (await fetch(`${url}/login/oidc`, { ...AS_IS, headers: { accept: "text/html" } })).status,
      404,
    )
  })
})

test("logins from one place are limited", async () => {
  await withConsole({ oidc: provider() }, async (url) => {
    const statuses: number[] = []
    for (let count = 0; count <= 120; count += 1)
      statuses.push((await fetch(`${url}/login/oidc`, AS_IS)).status)
    assert.deepEqual([statuses[0], statuses[119], statuses[120]], [303, 303, 429])
  })
})

const paths: readonly [asked: string, path: string][] = [
  ["/", "/"],
  ["/held/abc-1?x=1#y", "/held/abc-1?x=1#y"],
  ["", "/"],
  ["held", "/"],
  ["//elders.example", "/"],
  ["/\\elders.example", "/"],
  ["/x\\y", "/"],
  ["/\t/elders.example", "/"],
  ["/x\r\nSet-Cookie: a=b", "/"],
  ["https://elders.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/login", "/"],
  ["/login/oidc", "/"],
  ["/api/v1/session", "/"],
  ["/één", "/"],
  [`/${"x".repeat(499)}`, `/${"x".repeat(499)}`],
  [`/${"x".repeat(500)}`, "/"],
]
for (const [asked, path] of paths) {
  test(`a login for ${JSON.stringify(asked).slice(0, 40)} ends at ${path.slice(0, 40)}`, () => {
    assert.equal(ownPath(asked), path)
  })
}
