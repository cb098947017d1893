import assert from "node:assert/strict"
import { test } from "node:test"
import { ok } from "@sluis/core/result"
import { StoreUnavailable } from "../app/held/custody.ts"
import type { Turn } from "../app/turn.ts"
import { EVENTS } from "../contract/endpoint.ts"
import type { EventName } from "../contract/endpoint.ts"
import {
  GATHERING,
  HEARTBEAT,
  MAX_STREAMS,
  MAX_STREAMS_OF_PERSON,
  MAX_STREAMS_OF_SESSION,
} from "./event-stream.ts"
import { COOKIE, exampleConsole, SECRETS, withConsole } from "./example-console.ts"

type Listening = {
  readonly answer: Response
  /** What is heard until this is in it, or the stream ends. */
  readonly until: (text: string) => Promise<string>
  readonly stop: () => Promise<void>
}

async function listen(url: string, secret: string): Promise<Listening> {
  const answer = await fetch(`${url}/api/v1/events`, { headers: { cookie: `${COOKIE}${secret}` } })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  return {
    answer,
    until: async (text) => {
      let heard = ""
      while (text === "" || !heard.includes(text)) {
        const piece = await reader?.read()
        if (piece === undefined || piece.done) return `${heard}[end]`
        heard += piece.value
      }
      return heard
    },
    stop: async () => await reader?.cancel(),
  }
}

const hearing: readonly [who: keyof typeof SECRETS, hears: readonly EventName[]][] = [
  ["employee", ["held", "outbox"]],
  ["reviewer", ["held", "outbox", "policy", "statistics", "canary"]],
  ["administrator", ["held", "outbox", "policy", "statistics", "health", "people", "canary", "ledger"]],
]
for (const [who, hears] of hearing) {
  test(`the ${who} hears of ${hears.join(", ")}, and of nothing else`, async () => {
    await withConsole({}, async (url, { events, pass }) => {
      const { answer, until, stop } = await listen(url, SECRETS[who])
      assert.equal(answer.headers.get("content-type"), "text/event-stream")
      assert.equal(answer.headers.get("cache-control"), "no-store")
      await until("listening")
      for (const name of EVENTS.filter((each) => each !== "outbox")) events.tell(name)
      pass(GATHERING)
      // Told last, in a gathering of its own: whatever comes before it was heard.
      events.tell("outbox")
      pass(GATHERING)
      const heard = await until("outbox")
      const names = [...heard.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name)
      assert.deepEqual(new Set(names), new Set(hears))
      assert.equal(names.length, hears.length)
      await stop()
    })
  })
}

test("a burst is told at once, and then once more", async () => {
  await withConsole({}, async (url, { events, pass }) => {
    const { until, stop } = await listen(url, SECRETS.reviewer)
    await until("listening")
    for (let count = 0; count < 112; count += 1) events.tell("held")
    const first = await until("held")
    pass(GATHERING)
    events.tell("statistics")
    pass(GATHERING)
    const heard = first + (await until("statistics"))
    assert.equal(heard.match(/event: held/g)?.length, 2)
    await stop()
  })
})

test("a stream that has nothing to tell says that it is there", async () => {
  await withConsole({}, async (url, { pass }) => {
    const { until, stop } = await listen(url, SECRETS.employee)
    await until("listening")
    pass(HEARTBEAT)
    await until("still here")
    pass(HEARTBEAT)
    assert.match(await until("still here"), /still here/)
    await stop()
  })
})

test("whoever logs out hears nothing more: the streams of that session end, and no others", async () => {
  const end = async (_asks: unknown, turn: Turn) => {
    turn.end()
    return await Promise.resolve(ok({}))
  }
  await withConsole({ handlers: { "session.end": end } }, async (url, { events }) => {
    const [one, two] = [await listen(url, SECRETS.employee), await listen(url, SECRETS.employee)]
    const other = await listen(url, SECRETS.reviewer)
    for (const { until } of [one, two, other]) await until("listening")
    const headers = { cookie: `${COOKIE}${SECRETS.employee}`, "sec-fetch-site": "same-origin" }
    assert.equal((await fetch(`${url}/api/v1/session`, { method: "DELETE", headers })).status, 200)
    assert.equal(await one.until(""), "[end]")
    assert.equal(await two.until(""), "[end]")
    events.tell("held")
    await other.until("held")
    await other.stop()
  })
})

const endings: readonly [
  name: string,
  tellTale: (events: { tell: (name: EventName) => void }, pass: (ms: number) => void) => void,
][] = [
  ["the next event", ({ tell }) => tell("held")],
  ["the next heartbeat", (_events, pass) => pass(HEARTBEAT)],
]
for (const [name, happen] of endings) {
  test(`a session that was ended by somebody else hears of nothing: its stream ends at ${name}`, async () => {
    await withConsole({}, async (url, { events, sessions, pass }) => {
      const { until } = await listen(url, SECRETS.reviewer)
      await until("listening")
      sessions.delete(SECRETS.reviewer)
      happen(events, pass)
      assert.equal(await until(""), "[end]")
    })
  })
}

test("a role that was taken away counts for the next event", async () => {
  await withConsole({}, async (url, { events, sessions, pass }) => {
    const { until, stop } = await listen(url, SECRETS.reviewer)
    await until("listening")
    const before = sessions.get(SECRETS.reviewer)
    assert.ok(before)
    sessions.set(SECRETS.reviewer, { ...before, permissions: new Set(["own"]) })
    events.tell("statistics")
    pass(GATHERING)
    events.tell("outbox")
    pass(GATHERING)
    assert.doesNotMatch(await until("outbox"), /statistics/)
    await stop()
  })
})

test("a store that does not answer ends the stream, so that the browser comes back and asks", async () => {
  const { ports } = exampleConsole()
  const peek = async () => await Promise.reject(new StoreUnavailable("disk"))
  await withConsole({ authenticate: { ...ports.authenticate, peek } }, async (url, { events }) => {
    const { until } = await listen(url, SECRETS.reviewer)
    await until("listening")
    events.tell("held")
    assert.equal(await until(""), "[end]")
  })
})

test("nobody and programs hear nothing", async () => {
  await withConsole({}, async (url) => {
    assert.equal((await fetch(`${url}/api/v1/events`)).status, 401)
    const headers = { authorization: "Bearer sluis_check" }
    assert.equal((await fetch(`${url}/api/v1/events`, { headers })).status, 403)
  })
})

test("a session has five streams, and a sixth when one of them is over", async () => {
  await withConsole({}, async (url) => {
    const all: Listening[] = []
    for (let count = 0; count < MAX_STREAMS_OF_SESSION; count += 1)
      all.push(await listen(url, SECRETS.employee))
    assert.deepEqual(new Set(all.map(({ answer }) => answer.status)), new Set([200]))
    assert.equal((await listen(url, SECRETS.employee)).answer.status, 429)
    await all[0]?.stop()
    let again = await listen(url, SECRETS.employee)
    // The server learns a little later that a connection is gone.
    while (again.answer.status === 429) again = await listen(url, SECRETS.employee)
    for (const { stop } of [again, ...all.slice(1)]) await stop()
  })
})

test("a person has twenty streams in all his sessions together, and others have theirs", async () => {
  await withConsole({}, async (url, { sessions }) => {
    const person = sessions.get(SECRETS.employee)
    assert.ok(person)
    const all: Listening[] = []
    for (let count = 0; count <= MAX_STREAMS_OF_PERSON; count += 1) {
      sessions.set(`s${count}`, { ...person, session: `s${count}` })
      all.push(await listen(url, `s${count}`))
    }
    assert.deepEqual(
      all.map(({ answer }) => answer.status),
      all.map((_each, index) => (index < MAX_STREAMS_OF_PERSON ? 200 : 429)),
    )
    const other = await listen(url, SECRETS.reviewer)
    assert.equal(other.answer.status, 200)
    for (const { stop } of [other, ...all]) await stop()
  })
})

test("all people together have no more than a fixed number of streams", async () => {
  await withConsole({}, async (url, { sessions }) => {
    const person = sessions.get(SECRETS.employee)
    assert.ok(person)
    const all: Listening[] = []
    for (let count = 0; count <= MAX_STREAMS; count += 1) {
      sessions.set(`s${count}`, {
        ...person,
        person: { ...person.person, id: `p${count}` },
        session: `s${count}`,
      })
      all.push(await listen(url, `s${count}`))
    }
    assert.deepEqual(
      all.map(({ answer }) => answer.status),
      all.map((_each, index) => (index < MAX_STREAMS ? 200 : 429)),
    )
    for (const { stop } of all) await stop()
  })
})

test("a server that stops does not wait for whoever listens", async () => {
  await withConsole({}, async (url, _example, http) => {
    const { until } = await listen(url, SECRETS.employee)
    await until("listening")
    await http.close()
    assert.equal(await until(""), "[end]")
  })
})
