/**
 * Signing the ledger: after every interval in which something was appended, and once more when Sluis stops.
 *
 * Where the store is away for a while, it is tried again and told once. A tree that bent (./ledger.ts) is never signed
 * again: what happens is still recorded, and health says what is wrong until somebody has looked.
 *
 * Deliberately left out: what others put under a checkpoint (witnesses, timestamps); they are told of each.
 */
import { LedgerBent } from "./ledger.ts"
import type { Ledger, SignedCheckpoint } from "./ledger.ts"
import type { Clock } from "../clock.ts"
import type { Log } from "../log.ts"
import type { After } from "../queue/queue-timer.ts"

export type LedgerSignerPorts = {
  readonly ledger: Pick<Ledger, "sign">
  readonly clock: Pick<Clock, "now">
  readonly after: After
  readonly log: Log
  /** A checkpoint that is new. Doesn't throw, and isn't waited for. */
  readonly signed: (checkpoint: SignedCheckpoint) => void
}

/** `since`: milliseconds since 1970. */
export type SignerState =
  /** `last`: since this process started. */
  | { readonly kind: "fine"; readonly last: SignedCheckpoint | undefined }
  | { readonly kind: "failing"; readonly since: number }
  | { readonly kind: "bent"; readonly since: number; readonly where: string }

export type LedgerSigner = {
  readonly state: () => SignerState
  /** Signs what is not signed yet, and no more after that. */
  readonly stop: () => Promise<void>
}

/** `every`: milliseconds. */
export function startLedgerSigner(ports: LedgerSignerPorts, every: number): LedgerSigner {
  const { ledger, clock, after, log, signed } = ports
  let state: SignerState = { kind: "fine", last: undefined }
  let stopping = false
  let running: Promise<void> | undefined
  let unset = after(every, turn)

  function turn(): void {
    running = sign().finally(() => {
      running = undefined
      if (!stopping && state.kind !== "bent") unset = after(every, turn)
    })
  }

  async function sign(): Promise<void> {
    const last = state.kind === "fine" ? state.last : undefined
    let checkpoint: SignedCheckpoint
    try {
      checkpoint = await ledger.sign()
    } catch (cause) {
      failed(cause)
      return
    }
    if (state.kind === "failing") log.info("the ledger is signed again")
    state = { kind: "fine", last: checkpoint }
    if (last?.size !== checkpoint.size) signed(checkpoint)
  }

  function failed(cause: unknown): void {
    if (cause instanceof LedgerBent) {
      state = { kind: "bent", since: clock.now(), where: cause.where }
      log.error("the ledger is not what was signed before: it is not signed any more", { why: cause.where })
    } else if (state.kind === "fine") {
      state = { kind: "failing", since: clock.now() }
      log.error("the ledger can't be signed", {}, cause)
    }
  }

  return {
    state: () => state,
    stop: async () => {
      stopping = true
      unset()
      await running
      if (state.kind !== "bent") await sign()
    },
  }
}
