/**
 * A held message that goes out although a file says that nobody got it: the file hears of it, and privacy officers are told again.
 *
 * Why files are compared with decisions, and whoever releases does nothing for it: a release is on disk by itself, from the console, by a
 * link or by the command line, and nothing about a file can make it fail. What a crash left undone is still to be seen at the next
 * look.
 *
 * What is durable when: first everything else, then the evidence, in one step with that officers are to be told. It is the
 * evidence that says that the file has heard, so a crash before it repeats what is there already, which changes nothing.
 *
 * Deliberately left out: a file that was closed more than `CLOSED_BEFORE` ago. No message is held that long: at most 90 days
 * (`hold.expireAfter`), and a few more where it was over while the machine was off.
 */
import { DAY } from "@sluis/core/breach/clock/day"
import { momentText } from "@sluis/core/breach/clock/moment"
import { NO_TIMES } from "@sluis/core/breach/account"
import type { MessageEvidence } from "@sluis/core/breach/evidence"
import { evidenceIn, isClosed, isNearMiss } from "@sluis/core/breach/file"
import type { BreachFile } from "@sluis/core/breach/file"
import type { BreachAct } from "@sluis/core/breach/step"

import type { People } from "../account/people.ts"
import type { Clock } from "../clock.ts"
import type { Events } from "../events.ts"
import type { Held, HeldDecision } from "../held/custody.ts"
import { BY_SENDER } from "../held/held.ts"
import { SLUIS } from "../ledger/actor.ts"
import type { Log } from "../log.ts"
import type { BreachFiles } from "./breach-files.ts"
import type { BreachPeople } from "./breach-people.ts"
import { eachApart } from "./each-apart.ts"
import type { KeptBreach, VersionedBreach } from "./kept-breach.ts"
import type { KeptPerson } from "./kept-person.ts"
import { outcomeOf } from "./message-of-breach.ts"

export type BreachReleasePorts = {
  readonly files: Pick<BreachFiles, "all" | "read" | "take">
  readonly breachPeople: Pick<BreachPeople, "all" | "alter">
  readonly held: Pick<Held, "decisionOn">
  readonly people: Pick<People, "find">
  readonly events: Pick<Events, "tell">
  readonly clock: Pick<Clock, "now">
  /** The time, where it can be believed (../clock-watch.ts). */
  readonly believed: () => number | undefined
  readonly timeZone: string
  readonly log: Log
}

/** Milliseconds. */
const CLOSED_BEFORE = 100 * DAY

/** Looks for what was released since. Rejects with `StoreUnavailable`. */
export function releaseHearing(ports: BreachReleasePorts): () => Promise<void> {
  const { files, breachPeople, held, people, events, clock, believed, timeZone, log } = ports

  async function hearOf({ id }: VersionedBreach): Promise<void> {
    const read = await files.read(id)
    if (!read.ok) throw read.error
    for (const evidence of evidenceIn(read.value.file)) {
      if (evidence.message === "" || evidence.outcome !== "prevented") continue
      const decision = await held.decisionOn(evidence.message)
      if (decision !== undefined && isNews(decision, evidence, read.value.file))
        await hear(id, evidence, decision)
    }
  }

  async function hear(id: string, before: MessageEvidence, decision: HeldDecision): Promise<void> {
    const { decidedAt } = decision
    const outcome = outcomeOf(decision)
    const words = wordsOf(decision, await whoOf(decision.by), timeZone)
    if (outcome === "sent") await received(id, before)
    const acts = [
      reopening(words),
      outcome === "sent" ? timesOf(Math.min(decidedAt, clock.now()), believed) : none,
      outcome === "sent" ? breachAfterAll(words) : none,
      noting(words),
    ]
    for (const actFor of acts) await take(id, actFor)
    const evidence: MessageEvidence = { ...before, outcome, sentAt: decidedAt, sentAtFrom: "gateway" }
    await take(id, () => ({ kind: "evidence", evidence }), untold)
    log.warn("a message of a breach was sent after all", { id })
    events.tell("breaches")
  }

  /** A step for the file as it is now, whose writer has seen all of it: so it settles what was said before. */
  async function take(
    id: string,
    actFor: (file: BreachFile) => BreachAct | undefined,
    change?: (kept: KeptBreach) => KeptBreach,
  ): Promise<void> {
    const read = await files.read(id)
    if (!read.ok) throw read.error
    const { file } = read.value
    const act = actFor(file)
    if (act === undefined) return
    const taken = await files.take(
      id,
      act,
      file.steps.length - 1,
      SLUIS,
      change === undefined ? {} : { change },
    )
    if (!taken.ok) throw taken.error
  }

  /** Who would have got it, got it. */
  async function received(id: string, evidence: MessageEvidence): Promise<void> {
    const got = (person: KeptPerson): boolean => !person.received && wouldGet(person, evidence)
    for (const person of (await breachPeople.all(id)).filter(got))
      await breachPeople.alter(person.id, (now) => (got(now) ? { ...now, received: true } : now))
  }

  async function whoOf(by: string): Promise<string> {
    if (by === BY_SENDER) return "de afzender"
    if (by === "") return "een beheerder, vanaf de opdrachtregel"
    return (await people.find(by))?.name ?? "iemand die geen account meer heeft"
  }

  return async () => {
    const closedSince = clock.now() - CLOSED_BEFORE
    const mayHear = (await files.all()).filter(({ closedAt = Infinity }) => closedAt > closedSince)
    await eachApart(mayHear, hearOf, ({ id }) => id, log)
  }
}

/** Not for a file that was opened after it: that one began with what was decided. */
function isNews(decision: HeldDecision, { sentAt }: MessageEvidence, file: BreachFile): boolean {
  if (decision.what !== "release" || sentAt === decision.decidedAt) return false
  // Copies show nobody else: no reason to open again what is done.
  return outcomeOf(decision) === "sent" || !isClosed(file)
}

/** Of a person who was kept before that was: what he or she could learn by it tells. */
function wouldGet({ wouldGet: ids, learnt }: KeptPerson, { message, digest }: MessageEvidence): boolean {
  return (
    ids?.includes(message) ?? (digest !== "" && learnt.some(({ message: learntBy }) => learntBy === digest))
  )
}

type ActFor = (file: BreachFile) => BreachAct | undefined

const none: ActFor = () => undefined

function reopening(reason: string): ActFor {
  return (file) => (isClosed(file) ? { kind: "reopened", reason } : undefined)
}

/**
 * The clock counts from the release: when the file was opened there was no breach yet. Where the release is by a date that was ahead,
 * from now on: a file takes no times in the future, and one that hears nothing is worse. What seems to be before the file is by a date
 * that is behind now, or was ahead when it was opened: until the date can be believed the step is refused, and taken at a later look.
 */
function timesOf(time: number, believed: BreachReleasePorts["believed"]): ActFor {
  return (file) => {
    const at = time < file.openedAt && believed() === undefined ? file.openedAt : time
    const before = file.times.now?.value ?? NO_TIMES
    if (!isNearMiss(file) || before.detectedAt === at) return undefined
    const times = { ...before, occurredFrom: at, occurredUntil: at, ongoing: false, detectedAt: at }
    return { kind: "times", times }
  }
}

function breachAfterAll(reason: string): ActFor {
  return (file) => (isNearMiss(file) ? { kind: "near-miss", nearMiss: false, reason } : undefined)
}

/** Once, and not where another step says it already. */
function noting(text: string): ActFor {
  return ({ steps }) =>
    steps.some(({ act }) => ("reason" in act && act.reason === text) || ("text" in act && act.text === text))
      ? undefined
      : { kind: "noted", text }
}

/** A report that came meanwhile is told as well. */
function untold(kept: KeptBreach): KeptBreach {
  return { ...kept, told: false, reports: (kept.reports ?? 0) + 1 }
}

/** In Dutch, as the papers of a file are. The same each time, so that it is known again. */
function wordsOf(decision: HeldDecision, who: string, timeZone: string): string {
  const moment = momentText(decision.decidedAt, "nl", timeZone)
  return outcomeOf(decision) === "sent"
    ? `Dit bericht is alsnog verstuurd zoals het was, op ${moment}, door ${who}. De ontvangers krijgen dus de gegevens. Controleer de tijden in dit dossier, en besluit opnieuw.`
    : `Dit bericht is alsnog verstuurd, als losse kopieën, op ${moment}, door ${who}. Stond er iets in dat de ontvangers niet mochten lezen? Dan krijgen zij dat nu wel. Controleer of dit dossier nog klopt.`
}
