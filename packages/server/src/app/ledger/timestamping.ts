/**
 * Timestamps: once a day somebody else's clock says that the ledger was this large and had this root (RFC 3161). So even who
 * has our key and all witnesses can't write a history of last year today.
 *
 * What is stamped is the text of the checkpoint (C2SP tlog-checkpoint: origin, size and root, each with its line end, without
 * any signature). Whoever has the tree can make that text again, for any size, so nothing but the token need be kept.
 *
 * Where the service does not answer, the ledger goes on without it and it is asked again soon.
 */
import { readNote } from "@sluis/core/ledger/note"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import type { Ledger, SignedCheckpoint } from "./ledger.ts"
import type { Log } from "../log.ts"
import type { After } from "../queue/queue-timer.ts"

export type TimestampService = {
  /** Of these octets, by the hash of them. What is given was checked. */
  readonly stamp: (octets: Uint8Array) => Promise<Result<Stamped, TimestampFailure>>
}

export type Stamped = {
  /** TimeStampToken (RFC 3161 §2.4.2), in DER. */
  readonly token: Uint8Array
  /** Milliseconds since 1970, by their clock. */
  readonly at: number
}

export type TimestampFailure =
  /** `why`: a system's code or a number of HTTP. */
  | { readonly kind: "no-answer"; readonly why: string }
  /** It said that it won't. */
  | { readonly kind: "refused" }
  /** No token, or one that is not about what we asked or not by whom we trust. `why`: which check failed. */
  | { readonly kind: "wrong-token"; readonly why: string }

export type TimestampState = {
  /** Since we started. `at`: by our clock; `ahead`: milliseconds that theirs was later than ours. */
  readonly stamped: { readonly size: number; readonly at: number; readonly ahead: number } | undefined
  readonly failing: { readonly since: number; readonly why: TimestampFailure["kind"] } | undefined
}

export type Timestamping = {
  /** To be told of every checkpoint that was signed. */
  readonly signed: (checkpoint: SignedCheckpoint) => void
  readonly state: () => TimestampState
  /** Resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>
}

export type TimestampingPorts = {
  readonly service: TimestampService
  readonly ledger: Pick<Ledger, "append" | "timestamped" | "timestamps">
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

/** Milliseconds. */
const DAY = 86_400_000
/** How often is looked whether a day has passed: another process, or one before us, may have asked. */
const LOOK_EVERY = 3_600_000
const RETRY_AFTER = 600_000

export function startTimestamping(ports: TimestampingPorts): Timestamping {
  const { after, log } = ports
  let latest: SignedCheckpoint | undefined
  let state: TimestampState = { stamped: undefined, failing: undefined }
  let unset: (() => void) | undefined
  let underWay: Promise<void> | undefined
  let stopped = false

  const plan = (milliseconds: number): void => {
    if (stopped || underWay !== undefined || unset !== undefined) return
    unset = after(milliseconds, () => {
      unset = undefined
      underWay = look().finally(() => {
        underWay = undefined
        plan(state.failing === undefined ? LOOK_EVERY : RETRY_AFTER)
      })
    })
  }

  async function look(): Promise<void> {
    if (latest === undefined) return
    const before = state
    state = await stampOnceADay(latest, before, ports)
    if (state.failing !== undefined && state.failing.why !== before.failing?.why)
      log.warn("the ledger was not timestamped", { why: state.failing.why })
    if (state.failing === undefined && before.failing !== undefined)
      log.info("the ledger is timestamped again")
  }

  return {
    signed: (checkpoint) => {
      const isFirst = latest === undefined
      latest = checkpoint
      if (isFirst) plan(0)
    },
    state: () => state,
    stop: async () => {
      stopped = true
      unset?.()
      await underWay
    },
  }
}

async function stampOnceADay(
  { size, note }: SignedCheckpoint,
  before: TimestampState,
  { service, ledger, clock, log }: TimestampingPorts,
): Promise<TimestampState> {
  const failed = (why: TimestampFailure["kind"]): TimestampState => ({
    stamped: before.stamped,
    failing: { since: before.failing?.since ?? clock.now(), why },
  })
  try {
    // One that is later than now was kept before the clock was put back.
    const now = clock.now()
    if ((await ledger.timestamps(now - DAY)).some(({ at }) => at <= now))
      return { ...before, failing: undefined }
    const stamped = await service.stamp(stampedOctets(note))
    if (!stamped.ok) {
      const why = stamped.error.kind === "refused" ? "" : stamped.error.why
      log.debug("a timestamp was not given", { why: `${stamped.error.kind} ${why}`.trim() })
      return failed(stamped.error.kind)
    }
    const at = clock.now()
    await ledger.timestamped(size, stamped.value.token)
    await ledger.append([
      { at, action: "ledger.timestamped", role: "sluis", object: "", result: "done", figures: { size } },
    ])
    return { stamped: { size, at, ahead: stamped.value.at - at }, failing: undefined }
  } catch (cause) {
    log.error("timestamping the ledger failed", {}, cause)
    return failed("no-answer")
  }
}

/** What a timestamp is over: the text of the checkpoint, in UTF-8. */
export function stampedOctets(note: string): Uint8Array {
  const read = readNote(note)
  if (!read.ok) throw new Error(`our own checkpoint is no note: ${read.error.kind}`)
  return new TextEncoder().encode(read.value.text)
}
