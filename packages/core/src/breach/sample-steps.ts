/**
 * Steps of invented breaches, for tests only: each with what matters to a test, and the rest as it usually is.
 */
import { factsOf, type PartialFacts } from "../policy/neutral-facts.ts"
import { NO_TIMES } from "./account.ts"
import { evidenceOf } from "./evidence-of.ts"
import type { MessageEvidence } from "./evidence.ts"
import { fileOf, type BreachFile } from "./file.ts"
import { PLAIN_CIRCUMSTANCES, proposeAssessment } from "./severity/propose.ts"
import type { BreachAct, BreachStep, Measure, Phase, Times } from "./step.ts"

type Act<K extends BreachAct["kind"]> = Extract<BreachAct, { readonly kind: K }>

/** Milliseconds since 1970 of the first step of a sample; each next one is a second later. */
export const SAMPLE_START = 1_700_000_000_000

/** Each act as the next step; its writer saw everything before it, or up to the number that is given. */
export function stepsOf(
  ...acts: readonly (BreachAct | readonly [act: BreachAct, seen: number])[]
): readonly BreachStep[] {
  return acts.map((given, number): BreachStep => {
    const [act, seen] = "kind" in given ? [given, number - 1] : given
    return { number, at: SAMPLE_START + number * 1000, by: `person-${String(number)}`, seen, act }
  })
}

export function folded(steps: readonly BreachStep[]): BreachFile {
  const file = fileOf(steps)
  if (!file.ok) throw new Error(`a sample that does not fold: ${file.error.kind}`)
  return file.value
}

/** A file that was opened, with these acts after that. */
export function fileWith(...acts: readonly BreachAct[]): BreachFile {
  return folded(stepsOf(OPENED, ...acts))
}

export const OPENED: Act<"opened"> = {
  kind: "opened",
  source: "by-hand",
  title: "Contactdag",
  department: "zorg",
  nearMiss: false,
}
export const OPENED_NEAR_MISS: Act<"opened"> = { ...OPENED, nearMiss: true }

export const described: Act<"described"> = {
  kind: "described",
  title: "Contactdag",
  department: "zorg",
  summary: "Iedereen zag elkaars adres.",
}
export const caused: BreachAct = {
  kind: "cause",
  cause: "visible-recipients",
  reason: "Aan in plaats van Bcc",
}
export const assessed: Act<"assessed"> = {
  kind: "assessed",
  assessment: proposeAssessment([], [], PLAIN_CIRCUMSTANCES),
}

export function aware(at: number, reason = "Toen was het zeker."): BreachAct {
  return { kind: "aware", awareness: { at, reason } }
}

export function timed(times: Partial<Times>): BreachAct {
  return { kind: "times", times: { ...NO_TIMES, ...times } }
}

export function noted(text: string): BreachAct {
  return { kind: "noted", text }
}

export function decided(notify: boolean, reason = "Zo is het risico."): BreachAct {
  return { kind: "authority", decision: { notify, reason } }
}

export function decidedForPeople(inform: boolean): BreachAct {
  return { kind: "people", decision: { inform, reason: "Zo is het risico.", exception: undefined } }
}

export function notified(phase: Phase, at: number): Act<"notified"> {
  return { kind: "notified", phase, at, reference: "Z-1", form: "{}" }
}

export function lettersSent(people: number, paper?: number): BreachAct {
  return { kind: "letter", letter: "l1", round: "first", people, paper }
}

export function measured(id: string, measure: Partial<Measure> = {}): BreachAct {
  return {
    kind: "measure",
    measure: {
      id,
      kind: "improvement",
      text: "Lijsten alleen nog los versturen",
      owner: "teamleider zorg",
      due: "2026-12-01",
      ...measure,
    },
  }
}

export function measureClosed(id: string): BreachAct {
  return { kind: "measure-closed", id, evidence: { kind: "canary", reference: "c1", note: "" } }
}

export function measureReopened(id: string): BreachAct {
  return { kind: "measure-reopened", id, reason: "Het ging weer mis." }
}

export function answered(field: string, value: string | undefined): BreachAct {
  return { kind: "answered", answers: [{ field, value }] }
}

export const closed: BreachAct = { kind: "closed", reason: "Alles is gedaan." }
export const reopened: BreachAct = { kind: "reopened", reason: "Er is nieuws." }

/** A message that went out, with these facts. */
export function sent(facts: PartialFacts = {}, origin: Partial<MessageEvidence> = {}): MessageEvidence {
  return evidenceOf(factsOf(facts), {
    message: "m1",
    digest: "",
    sentAt: undefined,
    sentAtFrom: undefined,
    outcome: "sent",
    ...origin,
  })
}

/** A list of which every member was shown to every other. */
export function listOf(people: number, membership: PartialFacts["membership"] = {}): MessageEvidence {
  const pairs = people * (people - 1)
  return sent({
    audience: { recipients: people, visible: people, introductions: pairs },
    membership: { exposures: membership.sensitivity === undefined ? 0 : pairs, ...membership },
  })
}

export function evident(evidence: MessageEvidence): BreachAct {
  return { kind: "evidence", evidence }
}
