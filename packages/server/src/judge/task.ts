/** What is asked of a judging worker, and what it answers: structured clones, so values only. */
import type { Splice } from "@sluis/core/rewrite/splice"
import type { SharedTables } from "@sluis/core/shared-table"

import type { Judged } from "../app/gate/judged.ts"
import type { LookedAt, LookRequest } from "../app/held/look.ts"
import type { MemberSource, ReadTable } from "../app/acquaintance/member-table.ts"
import type { CheckedPolicy } from "../app/policy/policy-check.ts"
import type { Rendered } from "../app/held/render.ts"

/** Of a file only the descriptor is handed over: threads of one process share it, and reading says where. */
export type TaskOctets =
  | { readonly kind: "memory"; readonly octets: Uint8Array }
  | { readonly kind: "file"; readonly file: number; readonly size: number }

type Addresses = { readonly sender: string; readonly recipients: readonly string[] }

export type WorkerOptions = {
  readonly text: string
  readonly name: string
  readonly us: readonly string[]
  readonly hostName: string
}

export type WorkerData<Source> = {
  readonly options: WorkerOptions
  /** Whatever the file that the worker runs opens its memory with. */
  readonly memory: Source
  /** What the process has made of the words it knows; not a copy of it. */
  readonly tables: SharedTables
}

export type Task =
  | {
      readonly kind: "judge"
      readonly octets: TaskOctets
      readonly envelope: Addresses
      readonly wantsFacts: boolean
    }
  | {
      readonly kind: "copies"
      readonly octets: TaskOctets
      readonly envelope: Addresses
      readonly showing: "self" | "visible"
    }
  | { readonly kind: "look"; readonly octets: TaskOctets; readonly request: LookRequest }
  | { readonly kind: "render"; readonly octets: TaskOctets }
  | { readonly kind: "check-policy"; readonly policy: string; readonly against: string }
  | { readonly kind: "members"; readonly source: MemberSource; readonly column: string | undefined }
  /** Not answered. */
  | { readonly kind: "policy"; readonly options: WorkerOptions }

export type TaskAnswer =
  | { readonly kind: "judged"; readonly judged: Judged }
  | { readonly kind: "copies"; readonly splices: readonly (readonly Splice[])[] | undefined }
  | { readonly kind: "looked"; readonly looked: LookedAt }
  | { readonly kind: "rendered"; readonly rendered: Rendered }
  | { readonly kind: "policy-checked"; readonly checked: CheckedPolicy }
  | { readonly kind: "members-read"; readonly read: ReadTable }
  | { readonly kind: "broke" }
  | { readonly kind: "took-too-long" }

/** What a worker says: first, once, that it has what it needs, and then an answer to each task. */
export type WorkerSays = { readonly kind: "ready" } | TaskAnswer
