import assert from "node:assert/strict"
import { test } from "node:test"
import { cookieOf, SESSION_COOKIE, settingCookie } from "./cookie.ts"

const table: readonly [name: string, header: string | undefined, value: string | undefined][] = [
  ["no cookies", undefined, undefined],
  ["ours", "__Host-sluis=aB_-9", "aB_-9"],
  ["ours among others", "a=b; __Host-sluis=x;c=d", "x"],
  ["one whose name ends like ours", "x__Host-sluis=x", undefined],
  ["one whose name begins like ours", "__Host-sluis-oidc=x", undefined],
  ["a name in other letters", "__host-sluis=x", undefined],
  ["two of the name", "__Host-sluis=x; __Host-sluis=y", undefined],
  ["an empty one", "__Host-sluis=", undefined],
  ["one in quotes, which we never set", '__Host-sluis="x"', undefined],
]
for (const [name, header, value] of table) {
  test(`a header with ${name} holds ${value ?? "no session"}`, () => {
    assert.equal(cookieOf(header, SESSION_COOKIE), value)
  })
}

test("a value that could add to the header is never written", () => {
  for (const value of ["", "a b", "a;b", "a\r\nSet-Cookie: b=c", "é"])
    assert.throws(() => settingCookie(SESSION_COOKIE, value), /base64url/)
})
