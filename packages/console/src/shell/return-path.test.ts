import assert from "node:assert/strict"
import { describe, test } from "node:test"

import { returnPath } from "./return-path.ts"

describe("after logging in one goes", () => {
  const rows: readonly [asked: unknown, path: string, why: string][] = [
    ["/held?state=open#x", "/held?state=open#x", "back to where one was"],
    [undefined, "/", "to the first page, if one came from nowhere"],
    [7, "/", "to the first page, if it is no text"],
    ["held", "/", "to the first page, if it is no path"],
    ["https://elders.example/", "/", "never to another host"],
    ["//elders.example/", "/", "never to another host, written short"],
    ["/\\elders.example/", "/", "never to another host, as browsers repair it"],
    ["/\t/elders.example/", "/", "never to another host, behind a tab that browsers drop"],
    ["javascript:alert(1)", "/", "never to a script"],
    ["/login?return=/login", "/", "never back to the login page"],
    ["/a/../held", "/held", "to a path without detours"],
  ]
  for (const [asked, path, why] of rows) test(why, () => assert.equal(returnPath(asked), path))
})
