import assert from "node:assert/strict"
import { connect } from "node:net"
import { test } from "node:test"
import { HEALTHY, ON_LOOPBACK } from "./example-console.ts"
import type { HttpOptions, RunningHttp } from "./options.ts"
import type { ReadinessPorts, UpstreamState } from "./readiness.ts"
import { startHttp } from "./server.ts"

type Overrides = Partial<ReadinessPorts> & {
  readonly metrics?: () => Promise<{ contentType: string; text: string }>
  readonly options?: Partial<HttpOptions>
}

async function running(
  { metrics, options, ...readiness }: Overrides,
  use: (url: string, http: RunningHttp) => Promise<void>,
): Promise<void> {
  const http = await startHttp(
    { ...ON_LOOPBACK, ...options },
    {
      readiness: {
        store: async () => true,
        upstream: () => "reachable",
        receiver: () => "listening",
        ...readiness,
      },
      metrics: metrics ?? (async () => ({ contentType: "text/plain; version=0.0.4", text: "a 1\n" })),
    },
  )
  try {
    await use(`http://127.0.0.1:${http.address.port}`, http)
  } finally {
    await http.close()
  }
}

const states: readonly [name: string, overrides: Overrides, status: number, expected: unknown][] = [
  ["all is well", {}, 200, { ready: true, store: "ok", upstream: "reachable", receiver: "listening" }],
  [
    "a demonstration has no next host",
    { upstream: (): UpstreamState => "none" },
    200,
    { ready: true, store: "ok", upstream: "none", receiver: "listening" },
  ],
  [
    "the next host has not answered yet",
    { upstream: (): UpstreamState => "unknown" },
    503,
    { ready: false, store: "ok", upstream: "unknown", receiver: "listening" },
  ],
  [
    "the next host can't be reached",
    { upstream: (): UpstreamState => "unreachable" },
    503,
    { ready: false, store: "ok", upstream: "unreachable", receiver: "listening" },
  ],
  [
    "the store says no",
    { store: async () => false },
    503,
    { ready: false, store: "unavailable", upstream: "reachable", receiver: "listening" },
  ],
  [
    "the store fails",
    { store: async () => await Promise.reject(new Error("disk")) },
    503,
    { ready: false, store: "unavailable", upstream: "reachable", receiver: "listening" },
  ],
  [
    "nobody listens for mail yet",
    { receiver: () => "starting" },
    503,
    { ready: false, store: "ok", upstream: "reachable", receiver: "starting" },
  ],
  [
    "on the way down",
    { receiver: () => "draining" },
    503,
    { ready: false, store: "ok", upstream: "reachable", receiver: "draining" },
  ],
]
for (const [name, overrides, status, expected] of states) {
  test(`ready when ${name}: ${status}`, async () => {
    await running(overrides, async (url) => {
      const answer = await fetch(`${url}/health/ready`)
      assert.equal(answer.status, status)
      assert.deepEqual(await answer.json(), expected)
    })
  })
}

test("a store that never answers is asked once, and is unavailable after a while", async () => {
  let asked = 0
  const store = async (): Promise<boolean> => {
    asked += 1
    return await new Promise(() => undefined)
  }
  await running({ store }, async (url) => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => await fetch(`${url}/health/ready`)),
    )
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([503]))
    assert.equal(asked, 1)
    assert.equal((await fetch(`${url}/health/live`)).status, 200)
  })
})

test("every answer has the headers that keep it to itself, and no CORS", async () => {
  await running({}, async (url) => {
    for (const path of ["/health/live", "/health/ready", "/metrics", "/nothing"]) {
      const { headers } = await fetch(`${url}${path}`, { headers: { origin: "https://elders.example" } })
      assert.equal(headers.get("x-content-type-options"), "nosniff", path)
      assert.equal(headers.get("cache-control"), "no-store", path)
      assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'/, path)
      assert.equal(headers.get("access-control-allow-origin"), null, path)
    }
  })
})

const refused: readonly [name: string, path: string, init: RequestInit, status: number][] = [
  ["a page that is not there", "/jan@voorbeeld.example", {}, 404],
  ["a method that is not for this", "/metrics", { method: "DELETE" }, 404],
  [
    "a body that is no JSON",
    "/jan",
    { method: "POST", headers: { "content-type": "application/json" }, body: "{jan" },
    400,
  ],
  ["a path that can't be decoded", "/%E0%A4%A", {}, 400],
]
for (const [name, path, init, status] of refused) {
  test(`${name} is ${status}, and what was asked is not repeated`, async () => {
    await running({}, async (url) => {
      const answer = await fetch(`${url}${path}`, init)
      assert.equal(answer.status, status)
      assert.doesNotMatch(await answer.text(), /jan|%E0|stack/i)
    })
  })
}

test("a mistake of ours is told as that alone", async () => {
  const metrics = async (): Promise<never> => await Promise.reject(new Error("jan@voorbeeld.example"))
  await running({ metrics }, async (url) => {
    const answer = await fetch(`${url}/metrics`)
    assert.equal(answer.status, 500)
    assert.deepEqual(await answer.json(), {
      type: "/problems/internal/bug",
      title: "Deze vraag liep vast op een fout in Sluis zelf",
      status: 500,
      detail: "Probeer het later nog eens. Blijft het misgaan? Vertel het dan uw beheerder.",
      code: "internal/bug",
    })
  })
})

test("metrics are given as they are", async () => {
  await running({}, async (url) => {
    const answer = await fetch(`${url}/metrics`)
    assert.match(answer.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/)
    assert.equal(await answer.text(), "a 1\n")
  })
})

const headers: readonly [octets: number, answer: RegExp][] = [
  [4000, /^HTTP\/1\.1 200 /],
  [9000, /^HTTP\/1\.1 431 /],
]
for (const [octets, expected] of headers) {
  test(`a header of ${octets} octets is answered ${expected.source}`, async () => {
    await running({}, async (_url, http) => {
      const text = await said(
        http,
        `GET /health/live HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(octets)}\r\nConnection: close\r\n\r\n`,
      )
      assert.match(text, expected)
    })
  })
}

test("closing does not wait for a client that says nothing", async () => {
  await running({}, async (_url, http) => {
    const socket = connect(http.address)
    await new Promise((resolve) => socket.once("connect", resolve))
    const closed = new Promise((resolve) => socket.once("close", resolve))
    socket.on("error", () => undefined).resume()
    await http.close()
    await closed
  })
})

test("a port that is taken is told with the system's error", async () => {
  await running({}, async (_url, http) => {
    await assert.rejects(
      async () =>
        await startHttp({ ...ON_LOOPBACK, listen: { host: "127.0.0.1", port: http.address.port } }, HEALTHY),
      { code: "EADDRINUSE" },
    )
  })
})

const monitors: readonly [
  name: string,
  options: Partial<HttpOptions>,
  headers: Readonly<Record<string, string>>,
  status: number,
][] = [
  ["this machine", {}, {}, 200],
  ["another network", { monitor: ["192.0.2.0/24"] }, {}, 404],
  ["nobody at all", { monitor: [] }, {}, 404],
  ["who says to be another", { monitor: ["192.0.2.0/24"] }, { "x-forwarded-for": "192.0.2.7" }, 404],
  ["a proxy that nobody told us of, on this machine", {}, { "x-forwarded-for": "203.0.113.9" }, 404],
  ["one that says so in the newer way", {}, { forwarded: "for=203.0.113.9" }, 404],
  ["a client behind our proxy", { proxies: ["127.0.0.1"] }, { "x-forwarded-for": "203.0.113.9" }, 404],
  [
    "a monitor behind our proxy",
    { proxies: ["127.0.0.1"], monitor: ["192.0.2.0/24"] },
    { "x-forwarded-for": "192.0.2.7" },
    200,
  ],
  [
    "a client that writes a monitor before its own address",
    { proxies: ["127.0.0.1"], monitor: ["192.0.2.0/24"] },
    { "x-forwarded-for": "192.0.2.7, 203.0.113.9" },
    404,
  ],
  [
    "a client behind our proxy whose address is none",
    { proxies: ["127.0.0.1"], monitor: ["192.0.2.0/24"] },
    { "x-forwarded-for": "monitor" },
    404,
  ],
]
for (const [name, options, headers, status] of monitors) {
  test(`metrics and readiness are ${status} for ${name}; that we live is told to all`, async () => {
    await running({ options }, async (url) => {
      for (const path of ["/metrics", "/health/ready"])
        assert.equal((await fetch(`${url}${path}`, { headers })).status, status, path)
      assert.equal((await fetch(`${url}/health/live`, { headers })).status, 200)
    })
  })
}

async function said({ address }: RunningHttp, octets: string): Promise<string> {
  const socket = connect(address)
  socket.write(octets)
  const chunks = await Array.fromAsync<Buffer>(socket)
  return Buffer.concat(chunks).toString("latin1")
}
