import assert from "node:assert/strict"
import { test } from "node:test"

import { takeLink } from "./link.ts"
import type { Kept } from "./link.ts"

const LINK = "v1.eyJhbGciOi_-.abcdef"

function tab(former?: string): Kept & { readonly held: Map<string, string> } {
  const held = new Map<string, string>(former === undefined ? [] : [["sluis.link.decide", former]])
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
  }
}

test("the link comes from the address, and stays for a reload", () => {
  const kept = tab()
  assert.equal(takeLink(`#${LINK}`, kept, "decide"), LINK)
  assert.equal(takeLink("", kept, "decide"), LINK)
})

test("a page has a link of its own", () => {
  const kept = tab()
  takeLink(LINK, kept, "decide")
  assert.equal(takeLink("", kept, "start"), undefined)
})

test("a newer link goes before the one that was kept", () => {
  const kept = tab("a".repeat(20))
  assert.equal(takeLink(LINK, kept, "decide"), LINK)
  assert.equal(takeLink("", kept, "decide"), LINK)
})

test("a broken link does not open the message of the former one", () => {
  const kept = tab(LINK)
  assert.equal(takeLink("#broken", kept, "decide"), undefined)
  assert.equal(takeLink("", kept, "decide"), undefined)
})

const SHAPES: readonly (readonly [string, string, boolean])[] = [
  ["19 characters", "a".repeat(19), false],
  ["20 characters", "a".repeat(20), true],
  ["400 characters", "a".repeat(400), true],
  ["401 characters", "a".repeat(401), false],
  ["a space within", `${"a".repeat(20)} b`, false],
  ["markup", `<script>${"a".repeat(20)}`, false],
]
for (const [name, text, expected] of SHAPES) {
  test(`a link of ${name} ${expected ? "is one" : "is none"}`, () => {
    assert.equal(takeLink(`#${text}`, undefined, "decide"), expected ? text : undefined)
  })
}

test("a browser that keeps nothing is no reason to fail", () => {
  const forbids: Kept = {
    getItem: () => {
      throw new Error("forbidden")
    },
    setItem: () => {
      throw new Error("forbidden")
    },
  }
  assert.equal(takeLink(LINK, forbids, "decide"), LINK)
  assert.equal(takeLink("", forbids, "decide"), undefined)
})
