/**
 * The policy in force and its changes: who proposed what, who approved it, and which one holds.
 *
 * INVARIANT (four eyes): a change that touches the floor is never put in force by whoever proposed it alone.
 *
 * In this order: the decision about a change is written, then that it is in force (./policy-history.ts), then the gate judges
 * by it. A crash after the first leaves a change that was approved and not put in force: opening the book finishes it. After
 * the second, the next start judges by it.
 *
 * A policy that stands in a file is the administrator's: nothing is changed here then, and what was changed before waits.
 *
 * Deliberately left out: who may propose and approve (contract/permission.ts), and what a text must be (./policy-check.ts).
 */
import { policyDifferences } from "@sluis/core/policy/compare-policies"
import { touchesFloor } from "@sluis/core/policy/difference"
import type { PolicyDifference } from "@sluis/core/policy/difference"
import { loadPolicy } from "@sluis/core/policy/load"
import type { Policy } from "@sluis/core/policy/policy"
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { SLUIS } from "../ledger/actor.ts"
import type { Actor } from "../ledger/actor.ts"
import type { PolicyFault } from "./choose-policy.ts"
import type { Entries } from "../entries.ts"
import { Fault } from "../fault.ts"
import type { KeptChange } from "./kept-change.ts"
import { oneAtATime } from "../one-at-a-time.ts"
import type { Pause } from "../pause.ts"
import type { CheckPolicy, NotChecked } from "./policy-check.ts"
import { MAX_CHANGES_KEPT, policyHistory, stateOf } from "./policy-history.ts"
import type { Change, ChangeState } from "./policy-history.ts"
import { builtinPolicy, CONSOLE, consolePolicy, filePolicy, inForceAs } from "./policy-in-force.ts"
import type { NamedPolicy, PolicyInForce } from "./policy-in-force.ts"

export type PolicyChange = Omit<KeptChange, "state"> & {
  readonly id: string
  readonly state: ChangeState
  /** From the policy that it is a change of; none where that is not known any more. */
  readonly differences: readonly PolicyDifference[]
}

export type Proposal = {
  readonly text: string
  readonly reason: string
  readonly actor: Actor
  /** Version of the policy that was changed; undefined: of the one in force. */
  readonly base: string | undefined
}

/** All but `inForce` reject with `StoreUnavailable`. */
export type PolicyBook = {
  readonly inForce: () => PolicyInForce
  /** Those that wait, and then the newest of the others. */
  readonly changes: () => Promise<readonly PolicyChange[]>
  /** Faults: change/file, change/outdated, change/same, change/many, policy/invalid, request/too-many. */
  readonly propose: (proposal: Proposal) => Promise<Result<PolicyChange, Fault>>
  /** Faults: change/file, change/unknown, change/outdated, change/own, and as above. */
  readonly approve: (id: string, actor: Actor) => Promise<Result<PolicyChange, Fault>>
  /** Faults: change/unknown. */
  readonly reject: (id: string, actor: Actor, reason: string) => Promise<Result<PolicyChange, Fault>>
  /** The configuration names this file from now on, or none. Gives what is in force by that, and applies it. */
  readonly configure: (file: NamedPolicy | undefined) => Promise<Result<PolicyInForce, PolicyFault>>
}

export type PolicyBookPorts = {
  readonly entries: Entries
  readonly newId: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Of a text: the same for the same text, and another for another. */
  readonly digest: (text: string) => string
  /** Judge by it, from the next message on. */
  readonly apply: (policy: PolicyInForce) => void
  readonly check: CheckPolicy
  readonly pause: Pause
}

/** More than this nobody looks through. */
export const MAX_WAITING_CHANGES = 10
/** Of those that are decided, the newest that are told of. */
export const MAX_DECIDED_SHOWN = 10

/** `file`: the policy that the configuration names. Does not `apply`: the gate starts with what is in force. */
export async function openPolicyBook(
  ports: PolicyBookPorts,
  file: NamedPolicy | undefined,
): Promise<Result<PolicyBook, PolicyFault>> {
  const { newId, now, digest, apply, check, pause } = ports
  const builtin = builtinPolicy(digest)
  const history = policyHistory(ports.entries, builtin.version)
  const inTurn = oneAtATime()
  const known = new Map<string, readonly PolicyDifference[]>()

  const currentVersion = async (): Promise<string> => (await history.inForce())?.change ?? builtin.version

  /** What the store says is in force. */
  async function current(): Promise<Result<PolicyInForce, PolicyFault>> {
    const kept = await history.inForce()
    if (kept === undefined) return ok(builtin)
    const change = await history.find(kept.change)
    if (change === undefined) throw new Error("the policy in force is not there")
    return inForceAs(change, kept.at)
  }

  /** Another process, or an answer that was lost, may have put another one in force. */
  async function refreshed(): Promise<PolicyInForce> {
    if ((await currentVersion()) === inForce.version) return inForce
    const found = await current()
    if (!found.ok) throw new Error("the policy that was put in force can't be read")
    inForce = found.value
    apply(inForce)
    return inForce
  }

  /** Loaded, where nothing is wrong with it. Faults: policy/invalid, request/too-many. */
  async function readyFor(
    text: string,
    before: PolicyInForce,
  ): Promise<Result<{ readonly policy: Policy; readonly differences: readonly PolicyDifference[] }, Fault>> {
    const checked = await check(text, before.text)
    if (!checked.ok) return err(notChecked(checked.error))
    const { problems, differences } = checked.value
    const loaded = problems.length === 0 ? loadPolicy(text, CONSOLE) : undefined
    return loaded?.ok === true && differences !== undefined
      ? ok({ policy: loaded.value, differences })
      : err(new Fault("policy/invalid", CONSOLE))
  }

  async function enforce(change: Change, policy: Policy, actor: Actor): Promise<boolean> {
    const at = now()
    if (!(await history.putInForce(change, at, actor))) return false
    inForce = consolePolicy(change, at, policy)
    apply(inForce)
    return true
  }

  async function told(change: Change): Promise<PolicyChange> {
    return {
      ...change,
      state: stateOf(change, await currentVersion()),
      differences: await differencesOf(change),
    }
  }

  async function differencesOf({ id, base, text }: Change): Promise<readonly PolicyDifference[]> {
    const before = known.get(id)
    if (before !== undefined) return before
    await pause()
    const was =
      base === builtin.version
        ? ok(builtin.policy)
        : loadPolicy((await history.find(base))?.text ?? "", CONSOLE)
    const is = loadPolicy(text, CONSOLE)
    const made = was.ok && is.ok ? policyDifferences(was.value, is.value) : []
    if (known.size >= MAX_CHANGES_KEPT) known.clear()
    known.set(id, made)
    return made
  }

  if (file === undefined) await finishApproved()
  const opened = file === undefined ? await current() : ok(filePolicy(file, digest))
  if (!opened.ok) return opened
  let configured = file
  let inForce: PolicyInForce = opened.value

  /** One that can't be read any more was never in force, and waits. */
  async function finishApproved(): Promise<void> {
    const version = await currentVersion()
    const approved = (await history.all()).find(({ state, base }) => state === "approved" && base === version)
    if (approved !== undefined && inForceAs(approved, 0).ok) await history.putInForce(approved, now(), SLUIS)
  }

  return ok({
    inForce: () => inForce,

    changes: async () => {
      const version = await currentVersion()
      const isWaiting = (change: Change): boolean => stateOf(change, version) === "waiting"
      const all = await history.all()
      const shown = [
        ...all.filter(isWaiting),
        ...all.filter((change) => !isWaiting(change)).slice(0, MAX_DECIDED_SHOWN),
      ]
      const changes: PolicyChange[] = []
      for (const change of shown) changes.push(await told(change))
      return changes
    },

    propose: (proposal) =>
      inTurn(async () => {
        if (configured !== undefined) return err(new Fault("change/file", configured.name))
        const text = proposal.text.toWellFormed()
        const before = await refreshed()
        if (proposal.base !== undefined && proposal.base !== before.version)
          return err(new Fault("change/outdated", CONSOLE))
        if (text === before.text) return err(new Fault("change/same", CONSOLE))
        const checked = await readyFor(text, before)
        if (!checked.ok) return checked
        const { policy, differences } = checked.value
        const waits = touchesFloor(differences)
        const waiting = (await history.all()).filter((each) => stateOf(each, before.version) === "waiting")
        if (waits && waiting.length >= MAX_WAITING_CHANGES) return err(new Fault("change/many", CONSOLE))
        const { actor, reason } = proposal
        const by = actor.person
        const at = now()
        const kept: KeptChange = {
          at,
          by,
          reason: reason.toWellFormed(),
          base: before.version,
          touchesFloor: waits,
          ...(waits ? { state: "waiting" } : { state: "approved", decidedBy: by, decidedAt: at }),
          text,
        }
        const change = await history.add(newId(), kept, actor)
        if (!waits && !(await enforce(change, policy, actor)))
          return err(new Fault("change/outdated", CONSOLE))
        return ok(await told(change))
      }),

    approve: (id, actor) =>
      inTurn(async () => {
        if (configured !== undefined) return err(new Fault("change/file", configured.name))
        const before = await refreshed()
        const change = await history.find(id)
        if (change === undefined || change.state === "rejected" || change.id === before.version)
          return err(new Fault("change/unknown", id))
        if (change.base !== before.version) return err(new Fault("change/outdated", id))
        if (change.by === actor.person) return err(new Fault("change/own", id))
        const checked = await readyFor(change.text, before)
        if (!checked.ok) return checked
        // Where it was approved already and a fault of the disk came between, it goes on as it was approved.
        const approved =
          change.state === "approved"
            ? change
            : await history.decide(
                change,
                { state: "approved", decidedBy: actor.person, decidedAt: now() },
                actor,
              )
        if (approved === undefined) return err(new Fault("change/unknown", id))
        return (await enforce(approved, checked.value.policy, actor))
          ? ok(await told(approved))
          : err(new Fault("change/outdated", id))
      }),

    reject: (id, actor, rejection) =>
      inTurn(async () => {
        const change = await history.find(id)
        if (change?.state !== "waiting" || stateOf(change, await currentVersion()) !== "waiting")
          return err(new Fault("change/unknown", id))
        const decision = {
          state: "rejected",
          decidedBy: actor.person,
          decidedAt: now(),
          rejection: rejection.toWellFormed(),
        } as const
        const rejected = await history.decide(change, decision, actor)
        return rejected === undefined ? err(new Fault("change/unknown", id)) : ok(await told(rejected))
      }),

    configure: (next) =>
      inTurn(async () => {
        const found = next === undefined ? await current() : ok(filePolicy(next, digest))
        if (!found.ok) return found
        configured = next
        inForce = found.value
        apply(inForce)
        return found
      }),
  })
}

/** What takes too long to check would take too long to judge by. */
export function notChecked(why: NotChecked): Fault {
  return new Fault(why === "busy" ? "request/too-many" : "policy/invalid", CONSOLE)
}
