/** What goes between the thread that learns and the one that offers. Every request is answered once, in order. */
import type { Lesson } from "@sluis/core/facts/memory"

import type { AcquaintanceFault } from "./fault.ts"
import type { Forgotten } from "./forget.ts"

export type LearnerOptions = { readonly path: string; readonly key: Uint8Array }

export type ToLearner =
  | { readonly kind: "learn"; readonly lessons: readonly Lesson[]; readonly day: number }
  | { readonly kind: "forget"; readonly day: number }
  | { readonly kind: "close" }

export type FromLearner =
  | { readonly kind: "learned" }
  | { readonly kind: "forgotten"; readonly forgotten: Forgotten }
  | { readonly kind: "failed"; readonly fault: AcquaintanceFault }
