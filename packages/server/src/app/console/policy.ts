/** The endpoints of the policy: what is in force, and how it is changed (../policy/policy-book.ts). */
import { loadPolicy } from "@sluis/core/policy/load"
import { err, ok } from "@sluis/core/result"

import { actorAs } from "../ledger/actor.ts"
import type { Events } from "../events.ts"
import { Fault } from "../fault.ts"
import type { Log } from "../log.ts"
import type { People } from "../account/people.ts"
import { notChecked } from "../policy/policy-book.ts"
import type { PolicyBook } from "../policy/policy-book.ts"
import type { CheckPolicy } from "../policy/policy-check.ts"
import { replayRecords } from "../policy/replay-records.ts"
import type { ReplayRecordsPorts } from "../policy/replay-records.ts"
import type { HandlersOf } from "../turn.ts"
import { momentOf } from "./account-view.ts"
import { personCalling } from "./caller.ts"
import { changeForm, checkedForm, replayForm, shownDepartments, shownRules } from "./policy-form.ts"

export type PolicyPorts = ReplayRecordsPorts & {
  readonly book: PolicyBook
  readonly check: CheckPolicy
  readonly people: Pick<People, "find">
  readonly events: Events
  readonly log: Log
}

/** What problems call a text that somebody is working on. */
const DRAFT = "policy.yaml"
/** At the same time: each takes a part of the thread that mail passes through. */
const MAX_REPLAYS = 2

export function policyHandlers(
  ports: PolicyPorts,
): HandlersOf<
  "policy.show" | "policy.check" | "policy.replay" | "policy.propose" | "policy.approve" | "policy.reject"
> {
  const { book, check, people, events, log } = ports
  let replays = 0
  /** "": somebody who is not there any more. */
  const nameOf = async (id: string): Promise<string> => (await people.find(id))?.name ?? ""

  return {
    "policy.show": async (_, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const changes = await book.changes()
      const { text, version, source, name, since, policy } = book.inForce()
      const forms = []
      for (const change of changes) forms.push(await changeForm(change, caller.value.person.id, nameOf))
      return ok({
        text,
        version,
        source,
        name,
        ...(since !== undefined && { since: momentOf(since) }),
        rules: shownRules(policy),
        departments: shownDepartments(policy),
        changes: forms,
      })
    },

    "policy.check": async ({ body: { text } }) => {
      const checked = await check(text, book.inForce().text)
      return checked.ok ? ok(checkedForm(checked.value)) : err(notChecked(checked.error))
    },

    "policy.replay": async ({ body: { text, days } }) => {
      const before = book.inForce()
      const checked = await check(text, before.text)
      if (!checked.ok) return err(notChecked(checked.error))
      // One that breaks a promise of its own may be replayed: perhaps the promise is wrong.
      const after = checked.value.differences === undefined ? undefined : loadPolicy(text, DRAFT)
      if (after?.ok !== true) return err(new Fault("policy/invalid", DRAFT))
      if (replays >= MAX_REPLAYS) return err(new Fault("request/too-many", "replay"))
      replays += 1
      try {
        const policies = [before.policy, after.value] as const
        return ok(replayForm(days, await replayRecords(policies, days, ports)))
      } finally {
        replays -= 1
      }
    },

    "policy.propose": async ({ body: { text, reason, base } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const by = caller.value.person.id
      const actor = actorAs(caller.value.person, "policy:change")
      const change = await book.propose({ text, reason, base, actor })
      if (!change.ok) return change
      log.info("a change of the policy was proposed", {
        id: change.value.id,
        about: by,
        why: change.value.state,
      })
      events.tell("policy")
      return ok(await changeForm(change.value, by, nameOf))
    },

    "policy.approve": async ({ params: { id } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const by = caller.value.person.id
      const actor = actorAs(caller.value.person, "policy:approve")
      // TRUST: whoever was removed and invited anew has another id, and is no second person.
      const proposed = (await book.changes()).find((each) => each.id === id && each.state === "waiting")
      if (proposed !== undefined && (await people.find(proposed.by)) === undefined)
        return err(new Fault("change/proposer", id))
      const change = await book.approve(id, actor)
      if (!change.ok) return change
      log.info("a change of the policy was approved", { id, about: by })
      events.tell("policy")
      return ok(await changeForm(change.value, by, nameOf))
    },

    "policy.reject": async ({ params: { id }, body: { reason } }, turn) => {
      const caller = personCalling(turn)
      if (!caller.ok) return caller
      const by = caller.value.person.id
      const actor = actorAs(caller.value.person, "policy:approve")
      const change = await book.reject(id, actor, reason)
      if (!change.ok) return change
      log.info("a change of the policy was rejected", { id, about: by })
      events.tell("policy")
      return ok(await changeForm(change.value, by, nameOf))
    },
  }
}
