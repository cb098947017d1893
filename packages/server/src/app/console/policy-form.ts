/** The policy and its changes, as the API tells of them (contract/form.ts). */
import { explainPolicy } from "@sluis/core/policy/explain"
import { touchesFloor } from "@sluis/core/policy/difference"
import type { Policy, Rule } from "@sluis/core/policy/policy"
import { sentenceText, verdictWords } from "@sluis/core/policy/rule-words"

import type { Gives } from "../../contract/form.ts"
import type { PolicyChange } from "../policy/policy-book.ts"
import type { CheckedPolicy } from "../policy/policy-check.ts"
import type { RecordsReplay } from "../policy/replay-records.ts"
import { momentOf } from "./account-view.ts"

type Shown = Gives<"policy.show">

export function shownRules(policy: Policy): Shown["rules"] {
  const rules = new Map(allRules(policy).map((rule) => [rule.id, rule]))
  return explainPolicy(policy).flatMap(({ rule: id, origin, when, words, then }) => {
    const rule = rules.get(id)
    if (rule === undefined) return []
    return [
      {
        id,
        level: origin.kind,
        ...(origin.kind === "department" && { department: origin.department }),
        when: when.trim(),
        then: then.kind,
        does: verdictWords(then),
        nl: sentenceText(rule.say.nl),
        en: sentenceText(rule.say.en),
        explained: words,
      },
    ]
  })
}

function allRules({ floor, rules, departments }: Policy): readonly Rule[] {
  return [...floor, ...rules, ...departments.flatMap((department) => department.rules)]
}

/** `rules`: ids of those that hold there. */
export function shownDepartments(policy: Policy): Shown["departments"] {
  return policy.departments.map(({ name, members }) => ({
    name,
    members: [...members],
    rules: (policy.applicable.get(name) ?? []).map(({ id }) => id),
  }))
}

export function checkedForm({ problems, differences = [] }: CheckedPolicy): Gives<"policy.check"> {
  return {
    valid: problems.length === 0,
    problems: problems.map(({ line, column, nl, en }) => ({ line, column, nl, en })),
    differences: [...differences],
    touchesFloor: touchesFloor(differences),
  }
}

/** `nameOf`: of the person with this id. `caller`: id of who asks. */
export async function changeForm(
  change: PolicyChange,
  caller: string,
  nameOf: (id: string) => Promise<string>,
): Promise<Gives<"policy.propose">> {
  const { id, at, by, reason, text, differences, state, decidedBy, decidedAt, rejection } = change
  return {
    id,
    at: momentOf(at),
    by: await nameOf(by),
    own: by === caller,
    reason,
    text,
    differences: [...differences],
    touchesFloor: change.touchesFloor,
    state,
    ...(decidedBy !== undefined && { decidedBy: await nameOf(decidedBy) }),
    ...(decidedAt !== undefined && { decidedAt: momentOf(decidedAt) }),
    ...(rejection !== undefined && { rejection }),
  }
}

export function replayForm(days: number, replay: RecordsReplay): Gives<"policy.replay"> {
  const { since, messages, unrecorded, complete, unsure, movedDepartments, interrupted, rules, departments } =
    replay
  return {
    days,
    ...(since !== undefined && { since: momentOf(since) }),
    messages,
    unrecorded,
    complete,
    unsure: [...unsure],
    movedDepartments,
    before: interrupted[0] ?? 0,
    after: interrupted[1] ?? 0,
    rules: rules.map(({ rule, interrupted: [before = 0, after = 0] }) => ({ rule, before, after })),
    departments: departments.map(({ group, messages: sent, interrupted: [before = 0, after = 0] }) => ({
      department: group.kind === "department" ? group.name : "",
      kind: group.kind,
      messages: sent,
      before,
      after,
    })),
  }
}
