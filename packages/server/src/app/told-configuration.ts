/**
 * What the ledger is told of a configuration: that Sluis started or read it anew, and, against what was told the last time,
 * whether it judges by another policy, keeps things for another time, or signs with other keys.
 *
 * What was told last is kept, so that a change made while Sluis was not running is told as well.
 */
import { z } from "zod"

import { COMMAND_LINE, SLUIS } from "./actor.ts"
import type { Entries } from "./entries.ts"
import { did } from "./ledger-entries.ts"
import type { Ledger, NewLedgerEntry } from "./ledger.ts"

export type TellableConfiguration = {
  readonly version: string
  /** Digest of the text of the policy in force, and where that comes from. */
  readonly policy: { readonly digest: string; readonly source: "builtin" | "file" | "console" }
  /** Milliseconds, by name of what is kept. */
  readonly retention: { readonly [name: string]: number }
  /** Fingerprints of public keys, by what they are for. */
  readonly keys: { readonly [name: string]: string }
}

export type ToldConfigurationPorts = {
  readonly entries: Entries
  readonly ledger: Pick<Ledger, "append">
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const Kept = z.object({
  policy: z.string(),
  retention: z.record(z.string(), z.number()),
  keys: z.record(z.string(), z.string()),
})
type Kept = z.infer<typeof Kept>

const ID = "told-configuration"
const DAY = 86_400_000

/** `gateway.started` at a start, `gateway.configured` when a running gateway has read its configuration anew. */
export async function tellConfiguration(
  { entries, ledger, now }: ToldConfigurationPorts,
  action: "gateway.started" | "gateway.configured",
  { version, policy, retention, keys }: TellableConfiguration,
): Promise<void> {
  const at = now()
  const found = await entries.find("setting", ID)
  const before = found === undefined ? undefined : Kept.parse(JSON.parse(found.value))
  const words = { version, policy: policy.digest, source: policy.source }
  const said: readonly NewLedgerEntry[] = [
    did(SLUIS, { at, action, object: "", words }),
    // A change in the console was told when it was made.
    ...(before?.policy === policy.digest || policy.source === "console"
      ? []
      : [
          did(COMMAND_LINE, {
            at,
            action: "policy.enforced",
            object: policy.digest,
            words: { source: policy.source },
          }),
        ]),
    ...(sameIn(before?.retention, retention)
      ? []
      : [did(COMMAND_LINE, { at, action: "retention.changed", object: "", figures: inDays(retention) })]),
    ...changedIn(before?.keys ?? {}, keys).map((words) =>
      did(COMMAND_LINE, { at, action: "key.changed", object: "", words }),
    ),
  ]
  const value = JSON.stringify({ policy: policy.digest, retention, keys } satisfies Kept)
  const isKept =
    found === undefined
      ? await entries.add("setting", { id: ID, at, value }, said)
      : await entries.change("setting", ID, found.version, { value }, said)
  // Another process told its own at this moment; that we started is told all the same.
  if (!isKept) await ledger.append(said.slice(0, 1))
}

/** What a key is for may be longer than a name in an entry, and keys more than an entry has room for: so one entry each. */
function changedIn(
  before: TellableConfiguration["keys"],
  now: TellableConfiguration["keys"],
): readonly { readonly [name: string]: string }[] {
  const purposes = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  return purposes.flatMap((purpose) => {
    const [was, is] = [before[purpose], now[purpose]]
    if (was === is) return []
    return [{ for: purpose, ...(was !== undefined && { was }), ...(is !== undefined && { is }) }]
  })
}

function sameIn(
  before: TellableConfiguration["retention"] | undefined,
  now: TellableConfiguration["retention"],
): boolean {
  if (before === undefined) return false
  const names = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...names].every((name) => before[name] === now[name])
}

function inDays(periods: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(periods).map(([name, period]) => [name, Math.floor(period / DAY)]))
}
