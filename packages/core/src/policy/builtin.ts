/** The default policy, loaded: for whoever has no other. */
import { DEFAULT_POLICY } from "./default-policy.ts"
import { loadPolicy } from "./load.ts"
import type { Policy } from "./policy.ts"
import { problemLine } from "./problem.ts"

export const BUILTIN_POLICY: Policy = loadBuiltin()

function loadBuiltin(): Policy {
  const policy = loadPolicy(DEFAULT_POLICY, "builtin")
  if (policy.ok) return policy.value
  throw new Error(policy.error.map((problem) => problemLine(problem, "en")).join("\n"))
}
