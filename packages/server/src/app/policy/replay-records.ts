/**
 * What a policy would have interrupted of the mail of the last days, beside the one in force: over recorded facts.
 *
 * Both policies judge the same facts, so their figures can be compared. Facts do not know any more who sent them: each message
 * counts in the department of its day, and a rule that asks for a sender's address is named as one that the figures say
 * nothing of. What the exit check would have stopped needs the message.
 *
 * It goes on beside the mail: whoever waits for this thread gets a turn every few milliseconds, and it ends in time.
 */
import { membersDiffer } from "@sluis/core/policy/department-difference"
import type { Policy } from "@sluis/core/policy/policy"

import type { Counts } from "../statistics/counts.ts"
import { dayIn } from "../day.ts"
import type { Clock } from "../clock.ts"
import type { Pause } from "../pause.ts"
import { recordedFacts } from "./recorded.ts"
import { UNRECORDED } from "../statistics/recorder.ts"
import type { Records } from "./records.ts"
import { MAX_RECORDS_AT_ONCE, MAX_RECORDS_KEPT } from "./records.ts"
import { rehearseAsRecorded } from "./rehearse.ts"
import { replayCounter } from "./replay-count.ts"
import type { ReplayResult } from "./replay-count.ts"

export type ReplayRecordsPorts = {
  readonly records: Pick<Records, "scan">
  readonly counts: Pick<Counts, "read">
  /** Resolves when what was judged before is recorded, or lost. */
  readonly flush: () => Promise<void>
  readonly timeZone: string
  readonly clock: Clock
  readonly pause: Pause
}

export type RecordsReplay = ReplayResult & {
  /** Milliseconds since 1970, of the oldest record that was counted. */
  readonly since: number | undefined
  /** Messages of those days that were not recorded. */
  readonly unrecorded: number
  /** False: the newest are missing, because it took too long. */
  readonly complete: boolean
  /** Ids of rules, of either policy, that ask for the sender's address. */
  readonly unsure: readonly string[]
  /** Other senders belong to the departments. */
  readonly movedDepartments: boolean
}

const DAY = 86_400_000
/** Milliseconds that it works on without giving others a turn: as long as a large message takes. */
const SLICE = 10
/** Milliseconds in all: somebody is looking at a screen. */
export const REPLAY_LIMIT = 60_000

/** Rejects with `StoreUnavailable`. */
export async function replayRecords(
  [before, after]: readonly [before: Policy, after: Policy],
  days: number,
  { records, counts, flush, timeZone, clock, pause }: ReplayRecordsPorts,
): Promise<RecordsReplay> {
  await flush()
  const started = clock.elapsed()
  const now = clock.now()
  const from = now - days * DAY
  const counter = replayCounter(2)
  let since: number | undefined
  let scanned = 0
  let turnAt = started
  let isLate = false
  let cursor: string | undefined
  do {
    const page = await records.scan(from, { limit: MAX_RECORDS_AT_ONCE, after: cursor })
    cursor = page.next
    scanned += page.records.length
    for (const { at, facts: line } of page.records) {
      if (clock.elapsed() - turnAt >= SLICE) {
        await pause()
        turnAt = clock.elapsed()
        isLate = turnAt - started >= REPLAY_LIMIT
        if (isLate) break
      }
      const facts = recordedFacts(line)
      if (facts === undefined) continue // by an older release; a smaller figure is better than a wrong one
      since ??= at
      counter.add([rehearseAsRecorded(facts, before), rehearseAsRecorded(facts, after)])
    }
  } while (cursor !== undefined && !isLate && scanned < MAX_RECORDS_KEPT)
  const dayOf = dayIn(timeZone)
  const counted = await counts.read(dayOf(from), dayOf(now))
  return {
    ...counter.result(),
    since,
    unrecorded: counted.reduce((sum, { name, value }) => (name === UNRECORDED ? sum + value : sum), 0),
    complete: cursor === undefined && !isLate,
    unsure: [...new Set([before, after].flatMap(askingForSender))].toSorted(),
    movedDepartments: membersDiffer(before, after),
  }
}

function askingForSender({ floor, rules, departments }: Policy): readonly string[] {
  return [...floor, ...rules, ...departments.flatMap((department) => department.rules)]
    .filter(({ when }) => when.leaves.some(({ path }) => path === "sender.address"))
    .map(({ id }) => id)
}
