import assert from "node:assert/strict"
import { test } from "node:test"

import { timelineOf } from "./timeline.ts"

test("the timeline is in the order of time, whatever the form of the times", () => {
  const happenings = timelineOf({
    at: "2026-11-02T08:00:00Z",
    request: { at: "2026-11-02T08:05:00.500Z", reason: "zij kennen elkaar al" },
    viewings: [
      {
        at: "2026-11-02T09:00:00.000Z",
        by: "Noor Bakker",
        role: "reviewer",
        reason: "nagaan of het klopt",
      },
      { at: "2026-11-02T08:05:00Z", by: "Sam Dekker", role: "privacy-officer", reason: "vraag van de FG" },
    ],
  })
  assert.deepEqual(
    happenings.map(({ kind, at }) => [kind, at]),
    [
      ["arrived", "2026-11-02T08:00:00Z"],
      ["viewed", "2026-11-02T08:05:00Z"],
      ["requested", "2026-11-02T08:05:00.500Z"],
      ["viewed", "2026-11-02T09:00:00.000Z"],
    ],
  )
})
