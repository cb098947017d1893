/**
 * The changes of the policy as they are kept, and which of them is in force.
 *
 * INVARIANT (one in force): a single entry names the change that is in force, and it is replaced only while it names the policy
 * that the new one is a change of. So of two changes of one policy one wins; the other is about a policy that is no more. What
 * is in force stands nowhere else: states are read off that entry.
 */
import type { Actor } from "../ledger/actor.ts"
import type { Entries, Entry } from "../entries.ts"
import { readChange, readInForce, writeChange, writeInForce } from "./kept-change.ts"
import type { KeptChange, KeptInForce } from "./kept-change.ts"
import { did } from "../ledger/ledger-entries.ts"

export type Change = KeptChange & Pick<Entry, "id" | "version">

/** "replaced": it was in force, or what it changed was replaced before it was approved. */
export type ChangeState = "waiting" | "in-force" | "replaced" | "rejected"

/** The oldest beyond them are removed, but for the one in force and those that wait. */
export const MAX_CHANGES_KEPT = 50

const IN_FORCE = "policy-in-force"
const DECISIONS = { approved: "policy.approved", rejected: "policy.rejected" } as const

/** All reject with `StoreUnavailable`. */
export type PolicyHistory = {
  /** Undefined: nothing was ever changed. */
  readonly inForce: () => Promise<KeptInForce | undefined>
  readonly find: (id: string) => Promise<Change | undefined>
  /** The newest first. */
  readonly all: () => Promise<readonly Change[]>
  readonly add: (id: string, change: KeptChange, actor: Actor) => Promise<Change>
  /** Undefined: somebody else decided first. */
  readonly decide: (
    change: Change,
    decision: Partial<KeptChange> & { readonly state: "approved" | "rejected"; readonly decidedAt: number },
    actor: Actor,
  ) => Promise<Change | undefined>
  /** At a moment in milliseconds since 1970. False: another policy is in force than the one that it is a change of. */
  readonly putInForce: (change: Change, at: number, actor: Actor) => Promise<boolean>
}

/** `builtin`: version of the policy that is in force where nothing was changed. */
export function policyHistory(entries: Entries, builtin: string): PolicyHistory {
  const all = async (): Promise<readonly Change[]> => {
    const page = await entries.list("policy", { limit: MAX_CHANGES_KEPT + 1, newestFirst: true })
    return page.entries.map(changeOf)
  }
  const pointer = async (): Promise<{ readonly kept: KeptInForce; readonly version: number } | undefined> => {
    const entry = await entries.find("setting", IN_FORCE)
    return entry === undefined ? undefined : { kept: readInForce(entry.value), version: entry.version }
  }
  const inForce = async (): Promise<KeptInForce | undefined> => (await pointer())?.kept
  return {
    inForce,
    find: async (id) => {
      const entry = await entries.find("policy", id)
      return entry === undefined ? undefined : changeOf(entry)
    },
    all,
    add: async (id, kept, actor) => {
      const { at, base, touchesFloor, reason } = kept
      const proposed = did(actor, {
        at,
        action: "policy.proposed",
        object: id,
        words: { base, floor: touchesFloor ? "yes" : "no" },
        salted: { reason },
      })
      if (!(await entries.add("policy", { id, at, value: writeChange(kept) }, [proposed])))
        throw new Error("the id of a change was taken")
      const current = (await inForce())?.change ?? builtin
      const isOver = (change: Change): boolean =>
        stateOf(change, current) === "rejected" || stateOf(change, current) === "replaced"
      for (const old of (await all()).slice(MAX_CHANGES_KEPT).filter(isOver))
        await entries.remove("policy", old.id)
      return { id, version: 1, ...kept }
    },
    decide: async ({ id, version, ...kept }, decision, actor) => {
      const decided = { ...kept, ...decision }
      const said = did(actor, {
        at: decision.decidedAt,
        action: DECISIONS[decision.state],
        object: id,
        ...(decision.rejection !== undefined && { salted: { reason: decision.rejection } }),
      })
      const isFirst = await entries.change("policy", id, version, { value: writeChange(decided) }, [said])
      return isFirst ? { id, version: version + 1, ...decided } : undefined
    },
    putInForce: async (change, at, actor) => {
      const before = await pointer()
      if (before?.kept.change === change.id) return true
      if ((before?.kept.change ?? builtin) !== change.base) return false
      const value = writeInForce({ change: change.id, at })
      const said = [did(actor, { at, action: "policy.enforced", object: change.id })]
      return before === undefined
        ? await entries.add("setting", { id: IN_FORCE, at, value }, said)
        : await entries.change("setting", IN_FORCE, before.version, { value }, said)
    },
  }
}

/** `inForce`: version of the policy in force. */
export function stateOf({ id, base, state }: Change, inForce: string): ChangeState {
  if (id === inForce) return "in-force"
  if (state === "rejected") return "rejected"
  return base === inForce ? "waiting" : "replaced"
}

function changeOf({ id, version, value }: Entry): Change {
  return { id, version, ...readChange(value) }
}
