/** A policy that holds, and where it came from: Sluis itself, a file of the administrator, or a change that was made here. */
import { BUILTIN_POLICY } from "@sluis/core/policy/builtin"
import { DEFAULT_POLICY } from "@sluis/core/policy/default-policy"
import { loadPolicy } from "@sluis/core/policy/load"
import type { Policy } from "@sluis/core/policy/policy"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { PolicyFault } from "./choose-policy.ts"
import { Fault } from "../fault.ts"
import type { Change } from "./policy-history.ts"

export type NamedPolicy = {
  /** What problems and the log call it. */
  readonly name: string
  readonly text: string
  readonly policy: Policy
}

export type PolicyInForce = NamedPolicy & {
  /** Which one it is: changes are made of this one. */
  readonly version: string
  readonly source: "builtin" | "file" | "console"
  /** Milliseconds since 1970; undefined where it was not put in force here. */
  readonly since: number | undefined
}

const BUILTIN = "builtin"
/** What a policy that was changed here is called. */
export const CONSOLE = "console"

export function inForceAs(change: Change, since: number): Result<PolicyInForce, PolicyFault> {
  const policy = loadPolicy(change.text, CONSOLE)
  // A newer release may know a fact no more.
  return policy.ok
    ? ok(consolePolicy(change, since, policy.value))
    : err({ fault: new Fault("policy/invalid", CONSOLE), problems: policy.error })
}

export function consolePolicy({ id, text }: Change, since: number, policy: Policy): PolicyInForce {
  return { version: id, name: CONSOLE, source: "console", since, text, policy }
}

export function filePolicy(file: NamedPolicy, digest: (text: string) => string): PolicyInForce {
  return { ...file, version: `file-${digest(file.text)}`, source: "file", since: undefined }
}

/** That of this release: a change that was made of an older one is a change of another policy. */
export function builtinPolicy(digest: (text: string) => string): PolicyInForce {
  return {
    version: `${BUILTIN}-${digest(DEFAULT_POLICY)}`,
    name: BUILTIN,
    source: "builtin",
    since: undefined,
    text: DEFAULT_POLICY,
    policy: BUILTIN_POLICY,
  }
}
