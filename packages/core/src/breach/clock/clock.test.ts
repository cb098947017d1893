import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { parseDateTime } from "../../mail/date-time.ts"
import { deadlines, type Deadlines } from "./clock.ts"
import { AMSTERDAM, HOUR } from "./day.ts"
import { GDPR, OMNIBUS_PROPOSAL } from "./law.ts"

/** "Fri 03 Apr 2026 17:30 +0200": with its offset, so that the row shows what the wall clock said. */
function moment(written: string): number {
  const at = parseDateTime(written)
  assert.notEqual(at, undefined, written)
  return at ?? 0
}

function deadlinesOf(aware: string, law = GDPR): Deadlines {
  const found = deadlines(moment(aware), law)
  assert.ok(found)
  return found
}

type Row = readonly [what: string, aware: string, strict: string, hourRounded: string, longStop: string]
const rows: readonly Row[] = [
  [
    "within a working week all three are near each other",
    "Mon 09 Nov 2026 10:20 +0100",
    "Thu 12 Nov 2026 10:20 +0100",
    "Thu 12 Nov 2026 11:00 +0100",
    "Thu 12 Nov 2026 11:00 +0100",
  ],
  [
    "on the hour, that hour is not counted either",
    "Mon 09 Nov 2026 10:00 +0100",
    "Thu 12 Nov 2026 10:00 +0100",
    "Thu 12 Nov 2026 11:00 +0100",
    "Thu 12 Nov 2026 11:00 +0100",
  ],
  [
    "a weekend counts, and the long stop waits for two working days",
    "Fri 13 Nov 2026 15:10 +0100",
    "Mon 16 Nov 2026 15:10 +0100",
    "Mon 16 Nov 2026 16:00 +0100",
    "Tue 17 Nov 2026 16:00 +0100",
  ],
  [
    "on a Saturday nothing of the weekend counts as a working day",
    "Sat 14 Nov 2026 09:00 +0100",
    "Tue 17 Nov 2026 09:00 +0100",
    "Tue 17 Nov 2026 10:00 +0100",
    "Wed 18 Nov 2026 00:00 +0100",
  ],
  [
    "the evening before Good Friday 2026",
    "Thu 02 Apr 2026 17:30 +0200",
    "Sun 05 Apr 2026 17:30 +0200",
    "Sun 05 Apr 2026 18:00 +0200",
    "Wed 08 Apr 2026 18:00 +0200",
  ],
  [
    "Christmas 2026, with a weekend behind it",
    "Wed 23 Dec 2026 12:17 +0100",
    "Sat 26 Dec 2026 12:17 +0100",
    "Sat 26 Dec 2026 13:00 +0100",
    "Mon 28 Dec 2026 13:00 +0100",
  ],
  [
    "over the end of a year",
    "Thu 31 Dec 2026 16:45 +0100",
    "Sun 03 Jan 2027 16:45 +0100",
    "Sun 03 Jan 2027 17:00 +0100",
    "Tue 05 Jan 2027 17:00 +0100",
  ],
  [
    "King's Day on a Monday and Liberation Day a week later",
    "Fri 24 Apr 2026 16:30 +0200",
    "Mon 27 Apr 2026 16:30 +0200",
    "Mon 27 Apr 2026 17:00 +0200",
    "Wed 29 Apr 2026 17:00 +0200",
  ],
  [
    "into summer time: the wall clock says an hour later",
    "Fri 27 Mar 2026 14:30 +0100",
    "Mon 30 Mar 2026 15:30 +0200",
    "Mon 30 Mar 2026 16:00 +0200",
    "Tue 31 Mar 2026 15:00 +0200",
  ],
  [
    "out of summer time: the wall clock says an hour earlier",
    "Fri 23 Oct 2026 14:30 +0200",
    "Mon 26 Oct 2026 13:30 +0100",
    "Mon 26 Oct 2026 14:00 +0100",
    "Tue 27 Oct 2026 15:00 +0100",
  ],
  [
    "in the hour that comes twice, the second time",
    "Sun 25 Oct 2026 02:30 +0100",
    "Wed 28 Oct 2026 02:30 +0100",
    "Wed 28 Oct 2026 03:00 +0100",
    "Wed 28 Oct 2026 03:00 +0100",
  ],
  [
    "over a month's end",
    "Mon 30 Nov 2026 09:05 +0100",
    "Thu 03 Dec 2026 09:05 +0100",
    "Thu 03 Dec 2026 10:00 +0100",
    "Thu 03 Dec 2026 10:00 +0100",
  ],
  [
    "over a leap day",
    "Mon 28 Feb 2028 09:05 +0100",
    "Thu 02 Mar 2028 09:05 +0100",
    "Thu 02 Mar 2028 10:00 +0100",
    "Thu 02 Mar 2028 10:00 +0100",
  ],
  [
    "over the end of February without one",
    "Fri 27 Feb 2026 09:05 +0100",
    "Mon 02 Mar 2026 09:05 +0100",
    "Mon 02 Mar 2026 10:00 +0100",
    "Tue 03 Mar 2026 10:00 +0100",
  ],
]
for (const [what, aware, strict, hourRounded, longStop] of rows) {
  test(what, () => {
    const found = deadlinesOf(aware)
    assert.deepEqual(
      [found.strict.at, found.hourRounded.at, found.longStop.at],
      [strict, hourRounded, longStop].map(moment),
    )
  })
}

test("the proposed law gives 96 hours", () => {
  const found = deadlinesOf("Mon 09 Nov 2026 10:20 +0100", OMNIBUS_PROPOSAL)
  assert.equal(found.strict.at, moment("Fri 13 Nov 2026 10:20 +0100"))
  assert.match(found.strict.why.nl, /96 uur/)
})

test("every reading says why, in both languages", () => {
  const { strict, hourRounded, longStop } = deadlinesOf("Mon 09 Nov 2026 10:20 +0100")
  for (const { why } of [strict, hourRounded, longStop]) {
    assert.match(why.nl, /\.$/)
    assert.match(why.en, /\.$/)
    assert.notEqual(why.nl, why.en)
  }
})

test("what is no moment has no deadlines", () => {
  for (const at of [Number.NaN, Infinity, -1, 0.5, 8.64e15, Number.MAX_SAFE_INTEGER])
    assert.equal(deadlines(at, GDPR), undefined, String(at))
})

test("the readings never come in another order, and the strict one is 72 real hours", () => {
  const at = fc.integer({
    min: moment("Fri 25 May 2018 00:00 +0200"),
    max: moment("Thu 01 Jan 2099 00:00 +0100"),
  })
  fc.assert(
    fc.property(at, (from) => {
      const found = deadlines(from, GDPR, AMSTERDAM)
      assert.ok(found)
      assert.equal(found.strict.at - from, 72 * HOUR)
      assert.equal(found.hourRounded.at > found.strict.at, true)
      assert.equal(found.hourRounded.at <= found.strict.at + HOUR, true)
      assert.equal(found.hourRounded.at % HOUR, 0)
      assert.equal(found.longStop.at >= found.hourRounded.at, true)
      assert.equal(found.longStop.at - from < 9 * 24 * HOUR, true)
    }),
    { numRuns: 300 },
  )
})
