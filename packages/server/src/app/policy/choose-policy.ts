/**
 * The policy that a command works with: a file, or the one that comes with Sluis.
 */
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { loadPolicy } from "@sluis/core/policy/load"
import type { Policy } from "@sluis/core/policy/policy"
import type { PolicyProblem } from "@sluis/core/policy/problem"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { Fault } from "../fault.ts"

/** The text of a file in UTF-8. */
export type ReadText = (name: string) => Promise<Result<string, Fault>>

export type PolicyFault = { readonly fault: Fault; readonly problems: readonly PolicyProblem[] }

/** What the policy that comes with Sluis is called in messages. */
const BUILTIN = "builtin"

/** `name` undefined: the policy that comes with Sluis. */
export async function choosePolicy(
  name: string | undefined,
  readText: ReadText,
): Promise<Result<Policy, PolicyFault>> {
  const text = name === undefined ? ok(DEFAULT_POLICY) : await readText(name)
  if (!text.ok) return err({ fault: text.error, problems: [] })
  const policy = loadPolicy(text.value, name ?? BUILTIN)
  if (!policy.ok) return err({ fault: new Fault("policy/invalid", name ?? BUILTIN), problems: policy.error })
  return policy
}
