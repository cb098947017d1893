/** What is wrong with the index of who knows whom, in the words of the catalogue (app/fault.ts). */
import type { AcquaintanceFault } from "./acquaintance/fault.ts"
import { Fault } from "./app/fault.ts"

/** `path`: what it is about. */
export function toldAs({ kind, detail }: AcquaintanceFault, path: string, cause?: unknown): Fault {
  switch (kind) {
    case "wrong-key":
      return new Fault("acquaintance/wrong-key", path, detail, cause)
    case "other-version":
      return new Fault("acquaintance/other-version", path, detail, cause)
    case "damaged":
      return new Fault("acquaintance/damaged", path, detail, cause)
    case "missing":
    case "unavailable":
      return new Fault("store/unavailable", path, detail, cause)
  }
}
