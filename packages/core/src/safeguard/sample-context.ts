/** A report's surroundings, for tests: an invented municipality with the built-in policy. */
import { BUILTIN_POLICY } from "../policy/builtin.ts"
import type { Period } from "./period.ts"
import type { SafeguardContext } from "./report-context.ts"

export function sampleContext(period: Period, more: Partial<SafeguardContext> = {}): SafeguardContext {
  return {
    organisation: "Gemeente Voorbeeld",
    period,
    madeAt: 1_796_000_000_000,
    policy: BUILTIN_POLICY,
    named: { routes: [], departments: [], openings: [] },
    withoutCanary: [],
    coverage: { expected: 0, days: 7, silent: [], awaited: 0 },
    owner: { name: "D. Willems", function: "directeur bedrijfsvoering" },
    unopened: { route: 0, department: 0 },
    numbers: new Map(),
    points: [],
    proof: {
      key: "sluis.ledger/voorbeeld.example+00000000+AAAA",
      origin: "sluis.ledger/voorbeeld.example",
      size: 4711,
      checkpoint: "sluis.ledger/voorbeeld.example\n4711\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
      digest: "00".repeat(32),
      checkFile: "waarborg-2026-11.check.json",
    },
    ...more,
  }
}
