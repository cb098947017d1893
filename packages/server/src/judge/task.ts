/** What is asked of a judging worker, and what it answers: structured clones, so values only. */
import type { Splice } from "@sluis/core/rewrite/splice"

import type { Judged } from "../app/judged.ts"

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
}

export type Task =
  | { readonly kind: "judge"; readonly octets: TaskOctets; readonly envelope: Addresses }
  | {
      readonly kind: "copies"
      readonly octets: TaskOctets
      readonly envelope: Addresses
      readonly showing: "self" | "visible"
    }
  /** Not answered. */
  | { readonly kind: "policy"; readonly options: WorkerOptions }

export type TaskAnswer =
  | { readonly kind: "judged"; readonly judged: Judged }
  | { readonly kind: "copies"; readonly splices: readonly (readonly Splice[])[] | undefined }
  | { readonly kind: "broke" }
  | { readonly kind: "took-too-long" }
