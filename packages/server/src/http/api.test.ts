import assert from "node:assert/strict"
import { connect } from "node:net"
import { test } from "node:test"
import { err, ok } from "@sluis/core/result"
import { StoreUnavailable } from "../app/held/custody.ts"
import { Fault } from "../app/fault.ts"
import { MAX_WRONG, openLockOut } from "../app/account/lock-out.ts"
import type { Handle, Turn } from "../app/turn.ts"
import { CALLS_PER_MINUTE } from "../contract/endpoint.ts"
import type { Gives } from "../contract/form.ts"
import { LARGE_BODIES, LARGE_BODIES_OF_CALLER, SMALL_BODY_MILLISECONDS } from "./api.ts"
import { COOKIE, exampleConsole, SECRETS, withConsole } from "./example-console.ts"
import type { RunningHttp } from "./options.ts"

const AS_REVIEWER = { cookie: `${COOKIE}${SECRETS.reviewer}` }
const AS_ADMINISTRATOR = { cookie: `${COOKIE}${SECRETS.administrator}` }
const AS_EMPLOYEE = { cookie: `${COOKIE}${SECRETS.employee}` }
const OURS = { "sec-fetch-site": "same-origin" }
const JSON_BODY = { "content-type": "application/json" }

type Sent = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

async function codeOf(answer: Response): Promise<unknown> {
  const body: unknown = await answer.json()
  return typeof body === "object" && body !== null && "code" in body ? body.code : undefined
}

const PASSWORD = { address: "jan@voorbeeld.example", password: "geheim" }
/** Logs in as far as forgery goes: no login, and changes something. */
const LOGIN: Sent = { method: "POST", body: JSON.stringify(PASSWORD), headers: JSON_BODY }

const forged: readonly [name: string, path: string, sent: (url: string) => Sent, status: number][] = [
  ["our own page", "/session/password", () => ({ ...LOGIN, headers: { ...JSON_BODY, ...OURS } }), 200],
  [
    "our own page in an older browser",
    "/session/password",
    (url) => ({ ...LOGIN, headers: { ...JSON_BODY, origin: url } }),
    200,
  ],
  [
    "our own page by this machine's other name",
    "/session/password",
    (url) => ({ ...LOGIN, headers: { ...JSON_BODY, origin: url.replace("127.0.0.1", "localhost") } }),
    200,
  ],
  [
    "the same name at another port",
    "/session/password",
    () => ({ ...LOGIN, headers: { ...JSON_BODY, origin: "http://127.0.0.1:1" } }),
    403,
  ],
  [
    "a page of somebody else",
    "/session/password",
    () => ({ ...LOGIN, headers: { ...JSON_BODY, origin: "https://elders.example" } }),
    403,
  ],
  [
    "a page of somebody else that a browser vouches for",
    "/session/password",
    () => ({ ...LOGIN, headers: { ...JSON_BODY, ...OURS, origin: "https://elders.example" } }),
    403,
  ],
  [
    "a page of somebody else, with the name and password for a proxy in front of us",
    "/session/password",
    () => ({
      ...LOGIN,
      headers: { ...JSON_BODY, origin: "https://elders.example", authorization: "Basic eDp5" },
    }),
    403,
  ],
  [
    "a page without an origin",
    "/session/password",
    () => ({ ...LOGIN, headers: { ...JSON_BODY, origin: "null" } }),
    403,
  ],
  ...["cross-site", "same-site", "none", "nonsense"].map(
    (site): [string, string, (url: string) => Sent, number] => [
      `a browser that says ${site}`,
      "/session/password",
      (url) => ({ ...LOGIN, headers: { ...JSON_BODY, origin: url, "sec-fetch-site": site } }),
      403,
    ],
  ),
  ["nobody says from where", "/session/password", () => LOGIN, 403],
  [
    "a log-out with a cookie and nothing else",
    "/session",
    () => ({ method: "DELETE", headers: AS_EMPLOYEE }),
    403,
  ],
  [
    "a log-out from our page",
    "/session",
    () => ({ method: "DELETE", headers: { ...AS_EMPLOYEE, ...OURS } }),
    200,
  ],
  [
    "reading, from a page of somebody else",
    "/session",
    () => ({ headers: { ...AS_EMPLOYEE, "sec-fetch-site": "cross-site" } }),
    403,
  ],
  [
    "reading, by a page of somebody else in an older browser",
    "/session",
    () => ({ headers: { origin: "https://elders.example" } }),
    403,
  ],
  ["reading, typed in the address bar", "/session", () => ({ headers: { "sec-fetch-site": "none" } }), 200],
]
for (const [name, path, sent, status] of forged) {
  test(`forgery: ${name} is ${status}`, async () => {
    let asked = 0
    const count = async () => {
      asked += 1
      return await Promise.resolve(ok({}))
    }
    const session: Handle<"session.show"> = async () => ok(SESSION)
    const handlers = { "session.password": count, "session.end": count, "session.show": session }
    await withConsole({ handlers }, async (url) => {
      const { method = "GET", ...init } = sent(url)
      const answer = await fetch(`${url}/api/v1${path}`, { method, ...init })
      assert.equal(answer.status, status)
      if (status === 403) assert.equal(await codeOf(answer), "request/origin")
      if (status === 403) assert.equal(asked, 0)
    })
  })
}

const SESSION: Gives<"session.show"> = {
  organisation: "Gemeente Voorbeeld",
  timeZone: "Europe/Amsterdam",
  version: "0.1.0",
  demonstration: false,
  login: { password: true, passkey: true },
  permissions: [],
}

const access: readonly [
  name: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  status: number,
][] = [
  ["nobody", "/tokens", {}, 401],
  ["a session that is none", "/tokens", { cookie: `${COOKIE}unknown` }, 401],
  ["a session twice", "/tokens", { cookie: `${AS_ADMINISTRATOR.cookie}; ${AS_ADMINISTRATOR.cookie}` }, 401],
  ["a session beside another cookie", "/tokens", { cookie: `a=b; ${AS_ADMINISTRATOR.cookie}` }, 200],
  ["who has the permission", "/tokens", AS_ADMINISTRATOR, 200],
  ["who lacks the permission", "/tokens", AS_EMPLOYEE, 403],
  ["an administrator at held messages", "/held", AS_ADMINISTRATOR, 403],
  ["a token without the scope", "/held", { authorization: "Bearer sluis_check" }, 403],
  ["a token that is none", "/held", { authorization: "Bearer unknown" }, 401],
  [
    "a token that is none, with a cookie that is one",
    "/tokens",
    { ...AS_ADMINISTRATOR, authorization: "Bearer x" },
    401,
  ],
  ["another kind of authorization", "/tokens", { ...AS_ADMINISTRATOR, authorization: "Basic eDp5" }, 401],
  ["a token where only people may be", "/account", { authorization: "Bearer sluis_check" }, 403],
]
for (const [name, path, headers, status] of access) {
  test(`${path} is ${status} for ${name}`, async () => {
    const handlers = { "tokens.list": async () => ok({ tokens: [] }) }
    await withConsole({ handlers }, async (url) => {
      const answer = await fetch(`${url}/api/v1${path}`, { headers })
      assert.equal(answer.status, status)
      assert.equal(answer.headers.get("www-authenticate"), status === 401 ? "Bearer" : null)
    })
  })
}

test("a program may do what its token is for, without an origin", async () => {
  let caller: Turn["caller"] | undefined
  const check: Handle<"check.message"> = async (_asks, turn) => {
    caller = turn.caller
    return await Promise.resolve(err(new Fault("input/not-mail", "")))
  }
  await withConsole({ handlers: { "check.message": check } }, async (url) => {
    const answer = await fetch(`${url}/api/v1/check`, {
      method: "POST",
      headers: { ...JSON_BODY, authorization: "Bearer sluis_check" },
      body: JSON.stringify({ message: "QUJD" }),
    })
    assert.equal(answer.status, 422)
    assert.deepEqual(caller, { kind: "program", token: "t1", scopes: ["check"] })
  })
})

test("what is not in the form of an answer never leaves, at any depth", async () => {
  const list = async () => {
    const token = { id: "a", name: "n", scopes: ["check" as const], at: "2026-11-22T03:00:00Z" }
    return await Promise.resolve(ok({ tokens: [{ ...token, hash: "geheim" }], secret: "geheim" }))
  }
  await withConsole({ handlers: { "tokens.list": list } }, async (url) => {
    const answer = await fetch(`${url}/api/v1/tokens`, { headers: AS_ADMINISTRATOR })
    const text = await answer.text()
    assert.deepEqual(JSON.parse(text), {
      tokens: [{ id: "a", name: "n", scopes: ["check"], at: "2026-11-22T03:00:00Z" }],
    })
    assert.match(answer.headers.get("content-type") ?? "", /^application\/json/)
  })
})

test("an answer that lacks what its form has is a mistake of ours: told as that, and logged without content", async () => {
  await withConsole({}, async (url, { logged }) => {
    const answer = await fetch(`${url}/api/v1/tokens`, { headers: AS_ADMINISTRATOR })
    assert.equal(answer.status, 500)
    assert.equal(await codeOf(answer), "internal/bug")
    assert.deepEqual(logged, [["an answer failed", { about: "/api/v1/tokens" }]])
  })
})

test("a store that does not answer is 503, and says when to come back", async () => {
  const list = async () => await Promise.reject(new StoreUnavailable("disk"))
  await withConsole({ handlers: { "tokens.list": list } }, async (url, { logged }) => {
    const answer = await fetch(`${url}/api/v1/tokens`, { headers: AS_ADMINISTRATOR })
    assert.equal(answer.status, 503)
    assert.equal(answer.headers.get("retry-after"), "10")
    assert.equal(await codeOf(answer), "store/unavailable")
    assert.deepEqual(logged, [])
  })
})

test("a store that does not answer who calls is 503 too", async () => {
  const session = async () => await Promise.reject(new StoreUnavailable("disk"))
  const authenticate = { session, peek: session, token: session }
  await withConsole({ authenticate }, async (url) => {
    assert.equal((await fetch(`${url}/api/v1/tokens`, { headers: AS_ADMINISTRATOR })).status, 503)
  })
})

test("what does not fit is told by its place, in the caller's language, and never repeated", async () => {
  await withConsole({}, async (url) => {
    const invite = async (language: string): Promise<Response> =>
      await fetch(`${url}/api/v1/people`, {
        method: "POST",
        headers: { ...AS_ADMINISTRATOR, ...OURS, ...JSON_BODY, "accept-language": language },
        body: JSON.stringify({ name: "<script>jan</script>".repeat(20), roles: ["jan"], departments: 7 }),
      })
    const english = await invite("en-GB,nl;q=0.5")
    assert.equal(english.status, 400)
    assert.match(english.headers.get("content-type") ?? "", /^application\/problem\+json/)
    assert.equal(english.headers.get("content-language"), "en")
    const text = await english.text()
    assert.doesNotMatch(text, /jan|script|7/)
    assert.deepEqual(JSON.parse(text), {
      type: "/problems/request/invalid",
      title: "This is not what this request expects",
      status: 400,
      detail: "Check what you filled in.",
      code: "request/invalid",
      errors: [
        { path: "body.address", message: "is missing" },
        { path: "body.name", message: "must be at most 200 characters" },
        {
          path: "body.roles.0",
          message: "must be one of: employee, reviewer, privacy-officer, administrator",
        },
        { path: "body.departments", message: "is of another kind" },
      ],
    })
    assert.match(await (await invite("nl")).text(), /"title":"Dit klopt niet met wat deze vraag verwacht"/)
  })
})

const unfit: readonly [name: string, path: string, sent: Sent, status: number, code: string][] = [
  [
    "a body that is text",
    "/people",
    { method: "POST", headers: { "content-type": "text/plain" }, body: "jan" },
    415,
    "request/type",
  ],
  [
    "a form of a web page",
    "/people",
    { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "name=jan" },
    415,
    "request/type",
  ],
  [
    "JSON that is none",
    "/people",
    { method: "POST", headers: JSON_BODY, body: "{jan" },
    400,
    "request/invalid",
  ],
  [
    "JSON that would change what objects are",
    "/people",
    { method: "POST", headers: JSON_BODY, body: '{"__proto__":{"jan":1}}' },
    400,
    "request/invalid",
  ],
  ["no body at all", "/people", { method: "POST" }, 400, "request/invalid"],
  [
    "a body that is larger than this endpoint takes",
    "/people",
    { method: "POST", headers: JSON_BODY, body: JSON.stringify({ name: "x".repeat(64 * 1024) }) },
    413,
    "request/too-large",
  ],
  ["an id that is none", "/people/JAN%0d%0aX:%20y", { method: "DELETE" }, 400, "request/invalid"],
  ["an address that is not here", "/jan", {}, 404, "request/unknown"],
  ["an address that is not whole", "/%E0%A4%A", {}, 400, "request/invalid"],
  ["a method that is not for this", "/people", { method: "PATCH" }, 405, "request/method"],
  ["the same value twice", "/statistics?days=7&days=7", {}, 400, "request/invalid"],
  [
    "a period that can be subtracted from one that is shown",
    "/statistics?days=31",
    {},
    400,
    "request/invalid",
  ],
]
for (const [name, path, { headers = {}, ...sent }, status, code] of unfit) {
  test(`${name} is ${status}, and is not repeated`, async () => {
    await withConsole({}, async (url) => {
      const answer = await fetch(`${url}/api/v1${path}`, {
        ...sent,
        headers: { ...AS_ADMINISTRATOR, ...OURS, ...headers },
      })
      assert.equal(answer.status, status)
      const text = await answer.text()
      assert.ok(text.includes(`"code":"${code}"`))
      assert.doesNotMatch(text + JSON.stringify([...answer.headers]), /jan|xxx|%E0|stack/i)
      if (status === 405) assert.equal(answer.headers.get("allow"), "GET, POST")
    })
  })
}

test("a body of exactly the limit is read", async () => {
  await withConsole({}, async (url) => {
    const around = JSON.stringify({ name: "" }).length
    const send = async (octets: number): Promise<number> => {
      const body = JSON.stringify({ name: "x".repeat(octets - around) })
      const headers = { ...AS_ADMINISTRATOR, ...OURS, ...JSON_BODY }
      return (await fetch(`${url}/api/v1/people`, { method: "POST", headers, body })).status
    }
    assert.deepEqual([await send(64 * 1024), await send(64 * 1024 + 1)], [400, 413])
  })
})

test("who is refused is refused before the body is read", async () => {
  await withConsole({}, async (_url, _example, http) => {
    const head = "POST /api/v1/check HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n"
    const text = await firstAnswer(
      http,
      `${head}Content-Type: application/json\r\nContent-Length: 30000000\r\n\r\n{`,
    )
    assert.match(text, /^HTTP\/1\.1 401 /)
  })
})

test("a small body that does not come is not waited for", async () => {
  const { promise: asked, resolve } = Promise.withResolvers<undefined>()
  const example = exampleConsole()
  const session = async (secret: string) => {
    resolve(undefined)
    return await example.ports.authenticate.session(secret)
  }
  await withConsole(
    { authenticate: { ...example.ports.authenticate, session } },
    async (url, { pass }, http) => {
      const socket = connect(http.address)
      const closed = new Promise((close) => socket.once("close", close))
      socket.on("error", () => undefined).resume()
      socket.write(
        "POST /api/v1/people HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n" +
          `Cookie: ${AS_ADMINISTRATOR.cookie}\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{`,
      )
      await asked
      await fetch(`${url}/health/live`)
      pass(SMALL_BODY_MILLISECONDS)
      await closed
    },
  )
})

test("one caller's large bodies leave place for those of others", async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  let inside = 0
  const { promise: full, resolve: isFull } = Promise.withResolvers<undefined>()
  const check: Handle<"check.message"> = async () => {
    inside += 1
    if (inside === LARGE_BODIES_OF_CALLER) isFull(undefined)
    if (inside <= LARGE_BODIES_OF_CALLER) await promise
    return err(new Fault("input/not-mail", ""))
  }
  await withConsole({ handlers: { "check.message": check } }, async (url) => {
    const send = async (who: Readonly<Record<string, string>>): Promise<Response> =>
      await fetch(`${url}/api/v1/check`, {
        method: "POST",
        headers: { ...who, ...OURS, ...JSON_BODY },
        body: JSON.stringify({ message: "QUJD" }),
      })
    const first = Array.from({ length: LARGE_BODIES_OF_CALLER }, async () => await send(AS_EMPLOYEE))
    await full
    assert.equal((await send(AS_EMPLOYEE)).status, 429)
    assert.equal((await send(AS_REVIEWER)).status, 422)
    resolve(undefined)
    await Promise.all(first)
    assert.equal((await send(AS_EMPLOYEE)).status, 422, "and when they are gone there is place again")
  })
})

test("no more than a few large bodies at once", async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  let inside = 0
  const { promise: full, resolve: isFull } = Promise.withResolvers<undefined>()
  const check: Handle<"check.message"> = async () => {
    inside += 1
    if (inside === LARGE_BODIES) isFull(undefined)
    await promise
    return err(new Fault("input/not-mail", ""))
  }
  await withConsole({ handlers: { "check.message": check } }, async (url) => {
    const send = async (who: Readonly<Record<string, string>>): Promise<Response> =>
      await fetch(`${url}/api/v1/check`, {
        method: "POST",
        headers: { ...who, ...OURS, ...JSON_BODY },
        body: JSON.stringify({ message: "QUJD" }),
      })
    const both = [AS_EMPLOYEE, AS_REVIEWER]
    const first = Array.from({ length: LARGE_BODIES }, async (_, at) => await send(both[at % 2] ?? {}))
    await full
    const refused = await send(AS_ADMINISTRATOR)
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get("retry-after"), "5")
    resolve(undefined)
    assert.deepEqual(
      (await Promise.all(first)).map(({ status }) => status),
      first.map(() => 422),
    )
    assert.equal((await send(AS_ADMINISTRATOR)).status, 422, "and when they are gone there is place again")
  })
})

test("a session begins and ends with a cookie that scripts, other hosts and plain HTTP never get", async () => {
  const handlers = {
    "session.password": async (_asks: unknown, turn: Turn) => {
      turn.begin("new_secret")
      return await Promise.resolve(ok({}))
    },
    "session.end": async (_asks: unknown, turn: Turn) => {
      turn.end()
      return await Promise.resolve(ok({}))
    },
  }
  await withConsole({ handlers }, async (url) => {
    const begun = await fetch(`${url}/api/v1/session/password`, {
      ...LOGIN,
      headers: { ...JSON_BODY, ...OURS },
    })
    assert.deepEqual(begun.headers.getSetCookie(), [
      "__Host-sluis=new_secret; Path=/; Secure; HttpOnly; SameSite=Lax",
    ])
    const headers = { ...AS_EMPLOYEE, ...OURS }
    const ended = await fetch(`${url}/api/v1/session`, { method: "DELETE", headers })
    assert.deepEqual(ended.headers.getSetCookie(), [
      "__Host-sluis=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
    ])
  })
})

test("attempts to log in are counted by where they come from, also for who is logged in", async () => {
  await withConsole({}, async (url, { pass }) => {
    const attempt = async (headers: Readonly<Record<string, string>>): Promise<Response> =>
      await fetch(`${url}/api/v1/session/password`, {
        ...LOGIN,
        headers: { ...JSON_BODY, ...OURS, ...headers },
      })
    for (let count = 1; count <= 10; count += 1) assert.equal((await attempt({})).status, 200)
    const refused = await attempt({})
    assert.equal(refused.status, 429)
    assert.equal(await codeOf(refused), "request/too-many")
    assert.equal(refused.headers.get("retry-after"), "60")
    assert.equal((await attempt(AS_EMPLOYEE)).status, 429)
    assert.equal(
      (await attempt({ "x-forwarded-for": "192.0.2.9" })).status,
      429,
      "whatever it says of itself",
    )
    pass(60_000)
    assert.equal((await attempt({})).status, 200)
  })
})

test("who tries passwords too slowly for the limit of a minute is locked out all the same", async () => {
  const { ports, pass } = exampleConsole()
  const lockOut = openLockOut(ports.clock)
  let looked = 0
  const wrong: Handle<"session.password"> = async ({ body: { address } }, { client }) => {
    const attempt = lockOut.begin(address, client)
    if (!attempt.ok) return await Promise.resolve(attempt)
    looked += 1
    return err(new Fault("login/wrong", "login"))
  }
  await withConsole({ clock: ports.clock, handlers: { "session.password": wrong } }, async (url) => {
    const answers: unknown[] = []
    for (let minute = 0; minute < 15; minute += 1) {
      for (let count = 0; count < 9; count += 1) {
        const headers = { ...JSON_BODY, ...OURS }
        answers.push(await codeOf(await fetch(`${url}/api/v1/session/password`, { ...LOGIN, headers })))
      }
      pass(60_000)
    }
    const locked = answers.length - MAX_WRONG
    assert.deepEqual(answers, [
      ...Array<string>(MAX_WRONG).fill("login/wrong"),
      ...Array<string>(locked).fill("login/locked"),
    ])
    assert.equal(looked, MAX_WRONG)
  })
})

test("a person who asks too often is told to wait, and nobody else is", async () => {
  await withConsole({ handlers: { "tokens.list": async () => ok({ tokens: [] }) } }, async (url) => {
    const ask = async (headers: Readonly<Record<string, string>>): Promise<number> =>
      (await fetch(`${url}/api/v1/tokens`, { headers })).status
    for (let count = 1; count <= CALLS_PER_MINUTE; count += 1) assert.equal(await ask(AS_ADMINISTRATOR), 200)
    assert.equal(await ask(AS_ADMINISTRATOR), 429)
    assert.equal(await ask(AS_REVIEWER), 403)
  })
})

test("the API is nobody's page: no CORS, no store, nothing that runs", async () => {
  await withConsole({}, async (url) => {
    for (const path of ["/api/v1/session", "/api/v1/openapi.json", "/api/v1/jan"]) {
      const { headers } = await fetch(`${url}${path}`, { headers: { origin: "https://elders.example" } })
      assert.equal(headers.get("access-control-allow-origin"), null, path)
      assert.equal(headers.get("cache-control"), "no-store", path)
      assert.match(headers.get("content-security-policy") ?? "", /^default-src 'none'; base-uri 'none'/, path)
      assert.equal(headers.get("x-frame-options"), "DENY", path)
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", path)
      assert.equal(headers.get("referrer-policy"), "no-referrer", path)
      assert.equal(headers.get("strict-transport-security"), null, path)
    }
  })
})

test("with a public address that is https, its origin alone is ours, and browsers are told to stay there", async () => {
  const origin = "https://sluis.voorbeeld.example"
  await withConsole({ options: { origin } }, async (url, _example, http) => {
    const attempt = async (from: string): Promise<Response> =>
      await fetch(`${url}/api/v1/session/password`, { ...LOGIN, headers: { ...JSON_BODY, origin: from } })
    const ours = await attempt(origin)
    assert.equal(ours.status, 200)
    assert.match(ours.headers.get("strict-transport-security") ?? "", /^max-age=/)
    assert.equal((await attempt(url)).status, 403)
    assert.equal(http.origin, origin)
  })
})

/** What is answered first, on a connection that stays open. */
async function firstAnswer({ address }: RunningHttp, octets: string): Promise<string> {
  const socket = connect(address)
  try {
    const answer = new Promise<string>((resolve) =>
      socket.once("data", (chunk: Buffer) => resolve(chunk.toString("latin1"))),
    )
    socket.on("error", () => undefined).write(octets)
    return await answer
  } finally {
    socket.destroy()
  }
}
