/** What is wrong with a ledger, as a sentence: for the command, and for the verifier of the release. */
import type { LedgerTrouble } from "../../app/ledger/verify-ledger.ts"
import type { LedgerTexts } from "./ledger-texts.ts"
import { safe } from "../safe-text.ts"

/** Above it. A copy that is only older was signed like this; still it is no proof of what was in a newer one. */
export function troubleHeading({ kind }: LedgerTrouble, { verify }: LedgerTexts): string {
  return kind === "shorter" ? verify.partial : verify.bent
}

export function troubleIn(
  trouble: Exclude<LedgerTrouble, { kind: "nothing-signed" }>,
  { fault, verify: words }: LedgerTexts,
): string {
  switch (trouble.kind) {
    case "checkpoint":
      return fault.checkpoint(trouble.why)
    case "not-cosigned":
      return words.notCosigned(safe(trouble.witness))
    case "not-grown":
      return fault.notGrownFrom(safe(trouble.from))
    case "shorter":
      return fault.shorterThan(safe(trouble.from), trouble.before, trouble.now)
    case "tree": {
      const { why } = trouble
      switch (why.kind) {
        case "too-large":
          return fault.tooLarge
        case "root":
          return fault.root
        case "missing":
          return fault.missing(why.path)
        case "tile":
          return fault.tile(why.path, why.first, why.last)
        case "bundle":
          return fault.bundle(why.path)
        case "entry":
          return fault.entry(why.index, why.why.kind)
      }
    }
  }
}
