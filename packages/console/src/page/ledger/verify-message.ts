/** What the page and the worker that verifies (./worker.ts) say to each other. */
import type { Trouble, Verified } from "./verify-served.ts"

export type Tell =
  | { readonly tell: "progress"; readonly done: number; readonly of: number }
  | { readonly tell: "verified"; readonly verified: Verified }
  | { readonly tell: "trouble"; readonly trouble: Trouble }
  /** Nothing can be said of the ledger. `status`: of HTTP; 0: no answer. */
  | { readonly tell: "unreachable"; readonly status: number }
  | { readonly tell: "broken" }
