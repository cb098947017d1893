/**
 * The port of recorded facts: what was seen in messages that were judged, so that it can be said what another policy would
 * have done with them. Sealed; only times stand in the open.
 *
 * Deliberately left out: what is in them (app/policy/recorded.ts has a form that can be read again).
 */
export type FactsRecord = {
  /** When it was judged: milliseconds since 1970. */
  readonly at: number
  readonly facts: string
}

/** UTF-16 units of one record. */
export const MAX_RECORD_FACTS = 64 * 1024
/** Records in one step, added or read. */
export const MAX_RECORDS_AT_ONCE = 200
/** The sweep removes the oldest beyond this, also before their time. */
export const MAX_RECORDS_KEPT = 200_000

export type RecordPage = { readonly records: readonly FactsRecord[]; readonly next: string | undefined }

/** Both reject with `StoreUnavailable`, and with a `RangeError` for more than the bounds above. */
export type Records = {
  /** All of them or none, durable when it resolves. Not when the disk is nearly full: that room is for mail. */
  readonly add: (records: readonly FactsRecord[]) => Promise<void>
  /**
   * Oldest first, from `since` on; `next` is `after` of the next page, undefined where there is none. After a cursor that no
   * page gave there is nothing.
   */
  readonly scan: (
    since: number,
    page: { readonly limit: number; readonly after?: string | undefined },
  ) => Promise<RecordPage>
}
