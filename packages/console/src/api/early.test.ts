import assert from "node:assert/strict"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { after, afterEach, before, describe, test } from "node:test"

import { askEarly, forgetEarly, isAskedEarly, takeEarly } from "./early.ts"

let origin = ""
const server = createServer(({ url = "" }, response) => {
  if (url === "/moved") response.writeHead(302, { location: "/session" }).end()
  else if (url === "/refused") response.writeHead(403).end('{"code":"access/denied"}')
  else if (url === "/torn") response.end('{"an')
  else response.end('"the answer"')
})
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- listening on a port, so not a pipe
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

describe("asked early:", () => {
  afterEach(forgetEarly)

  test("an answer is given to the first who asks, and to nobody after", async () => {
    const address = `${origin}/session`
    askEarly([address])
    assert.equal(isAskedEarly(address), true)
    assert.equal(await takeEarly(address), "the answer")
    assert.equal(takeEarly(address), undefined)
    assert.equal(isAskedEarly(address), false)
  })

  test("what was not asked for early is not there", () => {
    askEarly([`${origin}/statistics?days=30`])
    assert.equal(takeEarly(`${origin}/statistics?days=7`), undefined)
  })

  test("what nobody took is forgotten", () => {
    askEarly([`${origin}/session`])
    forgetEarly()
    assert.equal(takeEarly(`${origin}/session`), undefined)
  })

  for (const [what, path] of [
    ["a refusal", "/refused"],
    ["a half answer", "/torn"],
    ["the answer of another address", "/moved"],
  ] as const) {
    test(`${what} is none: whoever needs it asks anew, and hears why`, async () => {
      askEarly([origin + path])
      assert.equal(await takeEarly(origin + path), undefined)
    })
  }
})
