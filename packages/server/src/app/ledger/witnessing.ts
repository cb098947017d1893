/**
 * Witnesses: each signed checkpoint is shown to others, at most once in an interval, who cosign it only where the tree still
 * holds all that it held when they saw it last. So even who has our key can't show one history to one and another to the
 * next, nor take back what a witness has seen.
 *
 * Where a witness does not answer, the ledger goes on without it and it is asked again soon; what it missed is in the next
 * proof. Each cosignature is an entry, which alone is no reason to ask for the next.
 *
 * Deliberately left out: the protocol (C2SP tlog-witness), and what the ledger and its checkpoints are.
 */
import { makeConsistency } from "@sluis/core/ledger/make-proof"
import type { Sha256 } from "@sluis/core/ledger/sha256"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import type { Ledger, SignedCheckpoint } from "./ledger.ts"
import type { Log } from "../log.ts"
import type { After } from "../queue/queue-timer.ts"

export type Witness = {
  /** As its key says it. */
  readonly name: string
  /** The hash in its key: eight hexadecimal digits. */
  readonly keyHash: string
  /** Lines of cosignatures that are right and made by its key, each with its line end. */
  readonly cosign: (request: {
    readonly oldSize: number
    readonly proof: readonly Uint8Array[]
    readonly checkpoint: string
  }) => Promise<Result<string, WitnessRefusal>>
}

export type WitnessRefusal =
  /** The size that it saw last is another: to be asked again from there. */
  | { readonly kind: "other-size"; readonly size: number }
  /** The proof does not hold, or the same size has another root: our history is not the one that it saw. */
  | { readonly kind: "inconsistent" }
  /** It does not know our key or origin. */
  | { readonly kind: "unknown-log" }
  /** No answer, or none that is one. `why`: a system's code or a number of HTTP. */
  | { readonly kind: "no-answer"; readonly why: string }
  /** Its cosignature is not of its key, or not right. */
  | { readonly kind: "wrong-signature" }

export type WitnessState = {
  readonly name: string
  /** What it cosigned last, since we started. */
  readonly cosigned: { readonly size: number; readonly at: number } | undefined
  /** Since when it does not; undefined: it did when it was last asked, or was not asked yet. */
  readonly failing: { readonly since: number; readonly why: WitnessFailure } | undefined
}
/** `ahead`: it saw a larger tree than ours, so something of ours is gone, as after a backup was put back. */
export type WitnessFailure = Exclude<WitnessRefusal["kind"], "other-size"> | "ahead"

export type Witnessing = {
  /** To be told of every checkpoint that was signed. */
  readonly signed: (checkpoint: SignedCheckpoint) => void
  readonly state: () => readonly WitnessState[]
  /** Resolves when nothing is under way any more. */
  readonly stop: () => Promise<void>
}

export type WitnessingPorts = {
  readonly witnesses: readonly Witness[]
  readonly ledger: Pick<Ledger, "append" | "cosigned" | "tile">
  readonly sha256: Sha256
  readonly clock: Clock
  readonly after: After
  readonly log: Log
}

/** Milliseconds: a witness that was away for a moment is not missed for an hour. */
const RETRY_AFTER = 300_000

/** `every`: milliseconds between two cosignatures of one witness. */
export function startWitnessing(ports: WitnessingPorts, every: number): Witnessing {
  let latest: Shown | undefined
  /** Entries that only say that a witness cosigned. */
  let own = 0
  const asked = ports.witnesses.map((witness) =>
    startAsking(witness, ports, every, {
      latest: () => latest,
      witnessed: () => (own += 1),
    }),
  )
  return {
    signed: (checkpoint) => {
      latest = { checkpoint, growth: checkpoint.size - own }
      for (const { plan } of asked) plan()
    },
    state: () => asked.map(({ state }) => state()),
    stop: async () => void (await Promise.all(asked.map(async ({ stop }) => await stop()))),
  }
}

/** `growth`: leaves that are no entries about witnesses, or they would ask for one another for ever. */
type Shown = { readonly checkpoint: SignedCheckpoint; readonly growth: number }

type Asked = {
  /** Asks as soon as it is time, if there is something to ask for. */
  readonly plan: () => void
  readonly state: () => WitnessState
  readonly stop: () => Promise<void>
}

function startAsking(
  witness: Witness,
  ports: WitnessingPorts,
  every: number,
  shared: { readonly latest: () => Shown | undefined; readonly witnessed: () => void },
): Asked {
  const { clock, after, log } = ports
  let standing = NEW
  let settled = 0
  let dueAt = -Infinity
  let unset: (() => void) | undefined
  let underWay: Promise<void> | undefined
  let stopped = false

  function plan(): void {
    const latest = shared.latest()
    if (stopped || underWay !== undefined || unset !== undefined) return
    if (latest === undefined || latest.growth <= settled) return
    unset = after(Math.max(0, dueAt - clock.elapsed()), () => {
      unset = undefined
      underWay = askOnce().finally(() => {
        underWay = undefined
        plan()
      })
    })
  }

  async function askOnce(): Promise<void> {
    const latest = shared.latest()
    if (latest === undefined) return
    const before = standing
    standing = await ask(witness, latest.checkpoint, before, ports)
    tellChange(witness, before, standing, log)
    const isDone = standing.failing === undefined
    if (isDone) {
      settled = latest.growth
      shared.witnessed()
    }
    dueAt = clock.elapsed() + (isDone ? every : Math.min(every, RETRY_AFTER))
  }

  return {
    plan,
    state: () => ({ name: witness.name, cosigned: standing.cosigned, failing: standing.failing }),
    stop: async () => {
      stopped = true
      unset?.()
      await underWay
    },
  }
}

/** `oldSize`: what it saw last as far as we know; it corrects us where we are wrong. */
type Standing = Pick<WitnessState, "cosigned" | "failing"> & { readonly oldSize: number }
const NEW: Standing = { oldSize: 0, cosigned: undefined, failing: undefined }

async function ask(
  witness: Witness,
  { size, note }: SignedCheckpoint,
  before: Standing,
  { ledger, sha256, clock, log }: WitnessingPorts,
): Promise<Standing> {
  const failed = (why: WitnessFailure): Standing => ({
    ...before,
    failing: { since: before.failing?.since ?? clock.now(), why },
  })
  /** C2SP tlog-witness: nothing is to be proved from an empty tree, nor from the same. */
  const proofFrom = async (oldSize: number): Promise<readonly Uint8Array[]> => {
    if (oldSize === 0 || oldSize === size) return []
    const proof = await makeConsistency(sha256, ledger.tile, oldSize, size)
    if (!proof.ok) throw new Error(`no proof could be made: ${proof.error.kind}`)
    return proof.value
  }
  try {
    const request = async (oldSize: number): ReturnType<Witness["cosign"]> =>
      await witness.cosign({ oldSize, proof: await proofFrom(oldSize), checkpoint: note })
    let answer = await request(Math.min(before.oldSize, size))
    if (!answer.ok && answer.error.kind === "other-size" && answer.error.size <= size)
      answer = await request(answer.error.size)
    if (!answer.ok) {
      const { error } = answer
      if (error.kind !== "other-size") return failed(error.kind)
      return failed(error.size > size ? "ahead" : "no-answer")
    }
    await ledger.cosigned(size, answer.value)
    const at = clock.now()
    await ledger.append([
      {
        at,
        action: "ledger.witnessed",
        role: "sluis",
        object: "",
        result: "done",
        figures: { size },
        words: { witness: witness.keyHash },
      },
    ])
    return { oldSize: size, cosigned: { size, at }, failing: undefined }
  } catch (cause) {
    log.error("asking a witness failed", {}, cause)
    return failed("no-answer")
  }
}

/** Once when it begins and once when it is over, not at every attempt. */
function tellChange(witness: Witness, before: Standing, now: Standing, log: Log): void {
  const fields = { host: witness.name }
  if (now.failing === undefined) {
    if (before.failing !== undefined) log.info("a witness cosigns again", fields)
  } else if (now.failing.why !== before.failing?.why) {
    log.warn("a witness did not cosign", { ...fields, why: now.failing.why })
  }
}
