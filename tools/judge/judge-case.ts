/** One judgement message judged by the built-in policy, beside what was expected of it. */
import { openDocuments } from "@sluis/core/document/open-documents"
import { examine } from "@sluis/core/examine"
import type { Evidence, Facts } from "@sluis/core/facts/facts"
import { parseMessage } from "@sluis/core/mail/message"
import { isGroup } from "@sluis/core/policy/facts-schema"
import type { Policy } from "@sluis/core/policy/policy"
import { halfOf, type Half, type JudgementCase } from "./case.ts"
import { memoryOf } from "./memory.ts"
import { buildCase } from "./message.ts"

export type Judged = {
  readonly one: JudgementCase
  readonly half: Half
  readonly facts: Facts
  readonly evidence: readonly Evidence[]
  readonly verdict: string
  readonly rules: readonly string[]
  /** The expectation says that nobody is harmed. */
  readonly benign: boolean
  /** Something was to be stopped and was, or was not and wasn't; of which kind the stop is does not matter here. */
  readonly right: boolean
  /** What differs from the expectation, one sentence each. */
  readonly differences: readonly string[]
}

export async function judgeCase(one: JudgementCase, policy: Policy): Promise<Judged> {
  const built = buildCase(one)
  const documents = await openDocuments(parseMessage(built.octets), policy.numbers)
  const { facts, evidence, verdict } = examine(
    built.octets,
    { us: built.us, envelope: built.envelope, memory: memoryOf(one, built), documents },
    policy,
  )
  const benign = one.expect.verdict === "deliver"
  const right = benign === (verdict.kind === "deliver")
  return {
    one,
    half: halfOf(one),
    facts,
    evidence,
    verdict: verdict.kind,
    rules: verdict.reasons.map(({ rule }) => rule),
    benign,
    right,
    differences: differencesOf(one, facts, verdict.kind),
  }
}

function differencesOf({ expect }: JudgementCase, facts: Facts, verdict: string): readonly string[] {
  const differences: string[] = []
  const differ = (what: string, expected: unknown, seen: unknown): void => {
    const [wanted, got] = [JSON.stringify(expected), JSON.stringify(seen)]
    if (wanted !== got) differences.push(`${what}: expected ${wanted}, is ${got}`)
  }
  if (expect.verdict !== "stop") differ("verdict", expect.verdict, verdict)
  else if (verdict === "deliver") differ("verdict", "stop", verdict)
  const { membership, content } = facts
  if (expect.sensitivity !== undefined) differ("sensitivity", expect.sensitivity, membership.sensitivity)
  const missing = (expect.categories ?? []).filter((category) => !membership.categories.includes(category))
  if (missing.length > 0) differ("categories", expect.categories, membership.categories)
  if (expect.personal !== undefined)
    differ("personal", expect.personal.toSorted(), content.personal.toSorted())
  if (expect.identifiers !== undefined)
    differ("identifiers", expect.identifiers.toSorted(), content.identifiers.toSorted())
  for (const [group, leaves] of Object.entries(expect.facts)) {
    if (!isGroup(group)) throw new Error(`there are no facts "${group}"`)
    const seen: Readonly<Record<string, unknown>> = facts[group]
    for (const [leaf, value] of Object.entries(leaves)) differ(`${group}.${leaf}`, value, seen[leaf])
  }
  return differences
}
