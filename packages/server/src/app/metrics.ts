/**
 * What is counted. Labels are closed unions: no label may ever stand for a person.
 */
import type { Verdict } from "@sluis/core/policy/verdict"

import type { Purpose } from "./held/custody.ts"

export type Metrics = {
  /** A message that was judged, and what the client was answered: class of the reply. */
  readonly judged: (verdict: Verdict["kind"], seconds: number, size: number) => void
  readonly answered: (replyClass: 2 | 4 | 5, seconds: number) => void
  /** Settled recipients of the queue. */
  readonly settled: (purpose: Purpose, outcome: "sent" | "later" | "failed", count: number) => void
  readonly connection: (event: "opened" | "closed" | "rejected") => void
  /** What a client did that it may not: smuggling attempts, pipelining, too many errors, slow. */
  readonly violation: (kind: Violation) => void
  readonly authentication: (ok: boolean) => void
  readonly noticed: () => void
  /** A copy that a crash or a broken connection may have sent before. */
  readonly repeated: (count: number) => void
}

export const VIOLATIONS = [
  "bare-cr-lf",
  "nul",
  "pipelining",
  "line-length",
  "too-many-errors",
  "timeout",
  "too-big",
  "rate",
  "relay-denied",
] as const
export type Violation = (typeof VIOLATIONS)[number]
