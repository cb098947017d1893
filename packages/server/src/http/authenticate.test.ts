/** Which calls count as use of a session: a screen that nobody looks at must not keep one alive. */
import assert from "node:assert/strict"
import { test } from "node:test"

import { BACKGROUND, BACKGROUND_HEADER } from "../contract/endpoint.ts"
import { COOKIE, exampleConsole, SECRETS, withConsole } from "./example-console.ts"

const CALLS: readonly [
  what: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  counts: boolean,
][] = [
  ["a call of the console", "/session", {}, true],
  ["what it asks anew because of an event", "/session", { [BACKGROUND_HEADER]: BACKGROUND }, false],
  ["anything else in that field", "/session", { [BACKGROUND_HEADER]: "0" }, true],
  ["beginning to listen, which browsers do again by themselves", "/events", {}, false],
]

for (const [what, path, headers, counts] of CALLS) {
  test(`${what} ${counts ? "is" : "is no"} use of the session`, async () => {
    const { authenticate } = exampleConsole().ports
    const asked: string[] = []
    const counting = {
      ...authenticate,
      session: async (secret: string) => {
        asked.push("use")
        return await authenticate.session(secret)
      },
      peek: async (secret: string) => {
        asked.push("peek")
        return await authenticate.peek(secret)
      },
    }
    await withConsole({ authenticate: counting }, async (url) => {
      const stop = new AbortController()
      const answer = await fetch(`${url}/api/v1${path}`, {
        headers: { cookie: `${COOKIE}${SECRETS.reviewer}`, ...headers },
        signal: stop.signal,
      })
      assert.notEqual(answer.status, 401)
      assert.deepEqual(asked, [counts ? "use" : "peek"])
      stop.abort()
    })
  })
}
