import assert from "node:assert/strict"
import { test } from "node:test"
import { COOKIE, SECRETS, withConsole } from "./example-console.ts"

const OCTETS = Buffer.from("Subject: =?utf-8?q?a?=\r\n\r\nraw \xff\r\n", "latin1")
const headers = { cookie: `${COOKIE}${SECRETS.employee}` }
const outboxOctets = async (number: number): Promise<Uint8Array | undefined> =>
  await Promise.resolve(number === 7 ? OCTETS : undefined)

test("a copy in the outbox is a file to keep, octet for octet, and nothing that a browser opens", async () => {
  await withConsole({ outboxOctets }, async (url) => {
    const answer = await fetch(`${url}/api/v1/outbox/7/octets`, { headers })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get("content-type"), "message/rfc822")
    assert.equal(answer.headers.get("content-disposition"), 'attachment; filename="sluis-7.eml"')
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), OCTETS)
  })
})

for (const number of ["8", "0", "-7", "7.0", "07", "7%22", "7".repeat(20), "x"]) {
  test(`there is no copy ${number}`, async () => {
    await withConsole({ outboxOctets }, async (url) => {
      assert.equal((await fetch(`${url}/api/v1/outbox/${number}/octets`, { headers })).status, 404)
    })
  })
}

test("it is for who is logged in, and where there is a demonstration", async () => {
  await withConsole({ outboxOctets }, async (url) => {
    assert.equal((await fetch(`${url}/api/v1/outbox/7/octets`)).status, 401)
  })
  await withConsole({}, async (url) => {
    assert.equal((await fetch(`${url}/api/v1/outbox/7/octets`, { headers })).status, 409)
  })
})
