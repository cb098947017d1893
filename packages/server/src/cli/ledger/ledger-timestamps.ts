/** All timestamps of a ledger: one a day, so thousands at most. */
import { MAX_LEDGER_AT_ONCE } from "../../app/ledger/ledger.ts"
import type { Ledger, Timestamp } from "../../app/ledger/ledger.ts"

/** Oldest first. */
export async function allTimestamps(ledger: Pick<Ledger, "timestamps">): Promise<readonly Timestamp[]> {
  const timestamps: Timestamp[] = []
  for (;;) {
    // From the last one on: two may have been kept in one moment.
    const page = await ledger.timestamps(timestamps.at(-1)?.at ?? 0)
    const added = page.filter((one) => !timestamps.some(({ size, at }) => size === one.size && at === one.at))
    timestamps.push(...added)
    if (added.length === 0 || page.length < MAX_LEDGER_AT_ONCE) return timestamps
  }
}
