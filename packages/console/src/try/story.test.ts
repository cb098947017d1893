/** story.ts needs the build; what it says of the messages is read out of its source. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { messageIdOf } from "./message-id.ts"

test("every story's message is there, under the Message-ID that the table says", () => {
  const source = readFileSync(new URL("story.ts", import.meta.url), "utf8")
  const stories = [...source.matchAll(/messageId: "([^"]+)"[^}]*?new URL\("([^"]+)"/gs)]
  assert.equal(stories.length, 6)
  for (const [, id, path] of stories)
    assert.equal(messageIdOf(new Uint8Array(readFileSync(new URL(path ?? "", import.meta.url)))), id)
})
