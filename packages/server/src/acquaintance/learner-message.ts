/** What goes between the thread that learns and the one that offers. Every request is answered once, in order. */
import type { Category } from "@sluis/core/facts/facts"
import type { Lesson } from "@sluis/core/facts/memory"
import type { PersonKey } from "@sluis/core/mail/address"

import type { AcquaintanceFault } from "./fault.ts"
import type { Forgotten } from "./forget.ts"
import type { RegisteredList } from "./list.ts"

export type LearnerOptions = { readonly path: string; readonly key: Uint8Array }

export type ToLearner =
  | { readonly kind: "learn"; readonly lessons: readonly Lesson[]; readonly day: number }
  | { readonly kind: "forget"; readonly day: number }
  | ListRequest
  | { readonly kind: "close" }

export type ListRequest =
  | { readonly kind: "lists" }
  | {
      readonly kind: "import-list"
      readonly name: string
      readonly reveals: readonly Category[]
      readonly people: readonly PersonKey[]
    }
  | { readonly kind: "remove-list"; readonly name: string }

export type FromLearner =
  | { readonly kind: "learned" }
  | { readonly kind: "forgotten"; readonly forgotten: Forgotten }
  | { readonly kind: "listed"; readonly lists: readonly RegisteredList[] }
  | { readonly kind: "list-imported"; readonly people: number }
  | { readonly kind: "list-removed"; readonly wasThere: boolean }
  | { readonly kind: "failed"; readonly fault: AcquaintanceFault }
