/**
 * What the ledger is told of a configuration: that Sluis started or read it anew, and, against what was told the last time,
 * whether it judges by another policy, keeps things for another time, signs with other keys, or proves and watches otherwise.
 *
 * What was told last is kept, so that a change made while Sluis was not running is told as well. That the ledger is signed with
 * another key is kept until the next one, because people must hear of it (./ledger-health.ts).
 */
import { z } from "zod"

import { COMMAND_LINE, SLUIS } from "./actor.ts"
import type { Entries } from "../entries.ts"
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
  /** How canaries go and what is expected to send: a text that is another where any of it is, and what of it are numbers. */
  readonly safeguard: { readonly text: string; readonly figures: { readonly [name: string]: number } }
}

/** The ledger is signed with another key than before. `at`: when we first saw it, in milliseconds since 1970. */
export type LedgerKeyChange = { readonly at: number; readonly was: string; readonly is: string }

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
  /** Absent: kept by a release that did not tell it. */
  safeguard: z.string().optional(),
  ledgerKey: z.object({ at: z.number(), was: z.string(), is: z.string() }).optional(),
})
type Kept = z.infer<typeof Kept>

const ID = "told-configuration"
/** What the key of the ledger is called among the keys. */
export const LEDGER_KEY = "ledger"
const DAY = 86_400_000

/**
 * `gateway.started` at a start, `gateway.configured` when a running gateway has read its configuration anew. Gives the last change of
 * the ledger's key; undefined: there was none.
 */
export async function tellConfiguration(
  { entries, ledger, now }: ToldConfigurationPorts,
  action: "gateway.started" | "gateway.configured",
  { version, policy, retention, keys, safeguard }: TellableConfiguration,
): Promise<LedgerKeyChange | undefined> {
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
    ...(before?.safeguard === undefined || before.safeguard === safeguard.text
      ? []
      : [did(COMMAND_LINE, { at, action: "safeguard.changed", object: "", figures: safeguard.figures })]),
    ...changedIn(before?.keys ?? {}, keys).map((words) =>
      did(COMMAND_LINE, { at, action: "key.changed", object: "", words }),
    ),
  ]
  const ledgerKey = keyChange(before, keys, at)
  const value = JSON.stringify({
    policy: policy.digest,
    retention,
    keys,
    safeguard: safeguard.text,
    ...(ledgerKey !== undefined && { ledgerKey }),
  } satisfies Kept)
  const isKept =
    found === undefined
      ? await entries.add("setting", { id: ID, at, value }, said)
      : await entries.change("setting", ID, found.version, { value }, said)
  // Another process told its own at this moment; that we started is told all the same.
  if (!isKept) await ledger.append(said.slice(0, 1))
  return ledgerKey
}

function keyChange(
  before: Kept | undefined,
  keys: TellableConfiguration["keys"],
  at: number,
): LedgerKeyChange | undefined {
  const [was, is] = [before?.keys[LEDGER_KEY], keys[LEDGER_KEY]]
  if (was === undefined || is === undefined || was === is) return before?.ledgerKey
  return { at, was, is }
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
