/**
 * The verdicts in action: what becomes of a message that a client has handed over, and what the client is told.
 *
 * What is durable when, in this order:
 * 1. deliver: nothing is kept. The client gets the next host's own answer, after the next host gave it. If we die in
 *    between, the client still has the message.
 * 2. individualise, hold: message, work list and notice are on disk before our 250 (app/held/custody.ts).
 * 3. refuse: in the session, so no bounce is ever made for it.
 * 4. Where the next host takes a message for some recipients only, one answer can't say so: the message becomes ours, as
 *    it was, and whoever is refused in the end is reported to the sender.
 *
 * What has a canary's recipient goes none of these ways, whatever its verdict (../canary/canary-arrival.ts).
 *
 * INVARIANT (failure direction): a judgement that breaks is a hold. Only a message that nobody could be told about (null
 * sender) is left with the client instead, by a transient answer.
 */
import type { Lesson } from "@sluis/core/facts/memory"
import type { Reason, Verdict } from "@sluis/core/policy/verdict"

import type { BreachGuard } from "../breach/breach-guard.ts"
import { hasCanaryRecipient } from "../canary/canary-arrival.ts"
import type { CanaryArrived, IsCanaryCopy } from "../canary/canary-arrival.ts"
import type { Clock } from "../clock.ts"
import type { Correlate } from "./correlate.ts"
import { NO_COPIES_RULE, OPEN_BREACH_RULE } from "../held/later-part.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Coverage } from "../coverage/coverage.ts"
import type { Custody, Decision, Intake, PlannedCopy, Purpose, Taken, Work } from "../held/custody.ts"
import { NOTHING_SEEN, TOOK_TOO_LONG } from "./judge-message.ts"
import type { Individualise, Judge, Judged } from "./judged.ts"
import { followedEntry, refusedEntry, takenEntry } from "../ledger/ledger-entries.ts"
import type { NewLedgerEntry } from "../ledger/ledger.ts"
import type { Log, Pseudonymise } from "../log.ts"
import type { Metrics } from "../metrics.ts"
import type { ComposeNotice } from "../queue/own-mail.ts"
import { noticeIntake } from "../queue/own-intake.ts"
import { isOwnSender } from "./own-sender.ts"
import { receivedField } from "./received.ts"
import type { Recorder } from "../statistics/recorder.ts"
import { refusal } from "./refusal.ts"
import type { Relay } from "../queue/relay.ts"
import { reply } from "./reply.ts"
import type { Reply } from "./reply.ts"
import type { AcceptSubmission, Submission } from "./submission.ts"

export type GateOptions = {
  /** In Received fields, and how loops are known. */
  readonly hostName: string
  /** Milliseconds. */
  readonly giveUpAfter: number
  readonly holdFor: number
  /** Domains that are us: only their people get notices. Empty: everybody's, for a demonstration knows nobody. */
  readonly us: readonly string[]
}

export type GatePorts = {
  readonly judge: Judge
  readonly individualise: Individualise
  readonly relay: Relay
  readonly custody: Custody
  readonly correlate: Correlate
  readonly composeNotice: ComposeNotice
  /** Hands what was taken to the queue, which sends it. */
  readonly offer: (work: Work, octets: Uint8Array | undefined) => void
  /** Tells the queue that our own mail is due. */
  readonly wake: () => void
  readonly newId: () => string
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly pseudonymise: Pseudonymise
  /** What a message that is on its way has taught: who was shown to whom. Never waits. */
  readonly learn: (lesson: Lesson) => void
  /** Hears of every message that was answered. Never waits, never throws. */
  readonly recorder: Recorder
  /** What goes with no change of its own: nobody waits until the ledger has it. Never throws. */
  readonly tellLedger: (entry: NewLedgerEntry) => void
  /** Hears of every message that was delivered as it was, to be counted. Never waits, never throws. */
  readonly delivered: (recipients: number) => void
  /** Answers for every message that has a canary's recipient, and has nothing else done with it. */
  readonly canaryArrived: CanaryArrived
  /** Of what has none: whether a mail server made it of a canary, for an archive. It goes the same way. */
  readonly isCanaryCopy: IsCanaryCopy
  /** Whether a message shows people of an open breach to each other again. Never throws for what is in a message. */
  readonly showsBreach: BreachGuard["shows"]
  /** Hears what sends through us, of every message that was accepted. Never waits, never throws. */
  readonly coverage: Pick<Coverage, "saw">
}

/** RFC 5321 §6.3 asks for a limit of at least 100 only where nothing better is known; three of our own are a loop. */
const MAX_RECEIVED = 100
const MAX_RECEIVED_OURS = 3

export function openGate(ports: GatePorts, options: GateOptions): AcceptSubmission {
  const { clock, log, metrics, pseudonymise, recorder } = ports
  return async (submission, gone) => {
    const started = clock.elapsed()
    const { id, envelope, content } = submission
    try {
      const wantsFacts = recorder.wantsFacts()
      const addresses = {
        sender: envelope.sender,
        recipients: envelope.recipients.map(({ address }) => address),
      }
      const judging = ports.judge(content, addresses, wantsFacts)
      // What a worker does keeps nobody waiting.
      if (wantsFacts && !(judging instanceof Promise)) recorder.spent(clock.elapsed() - started)
      const judged = await judging
      if (hasCanaryRecipient(envelope) || ports.isCanaryCopy(content))
        return await ports.canaryArrived(submission, judged)
      const judgedAt = clock.elapsed()
      metrics.judged(judged.verdict.kind, (judgedAt - started) / 1000, content.size)
      const shown = ports.showsBreach(content)
      const showsBreach = typeof shown === "boolean" ? shown : await shown
      const one = withinReason(guarded({ submission, judged, gone, ports, options }, showsBreach))
      const answer = await act(one)
      metrics.answered(classOf(answer), (clock.elapsed() - started) / 1000)
      const { lesson, verdict } = one.judged
      if (answer.code < 300 && lesson !== undefined) ports.learn(lesson)
      recorder.answered({ sender: envelope.sender, judged: one.judged, code: answer.code })
      if (answer.code < 300) ports.coverage.saw(submission, judged.department)
      if (answer.code < 300 && one.judged.verdict.kind === "deliver")
        ports.delivered(envelope.recipients.length)
      log.info("message", {
        id,
        sender: pseudonymise(envelope.sender),
        recipients: envelope.recipients.length,
        size: content.size,
        verdict: verdict.kind,
        ...(verdict.reasons.length > 0 && { rules: verdict.reasons.map(({ rule }) => rule) }),
        code: answer.code,
        milliseconds: Math.round(clock.elapsed() - started),
      })
      return answer
    } catch (cause) {
      const answer = cause instanceof StoreUnavailable ? NO_ROOM : BROKEN
      if (cause instanceof StoreUnavailable) log.error("the store could not take a message", { id })
      else log.error("a message could not be handled", { id }, cause)
      metrics.answered(4, (clock.elapsed() - started) / 1000)
      return answer
    } finally {
      content.discard()
    }
  }
}

type Case = {
  readonly submission: Submission
  readonly judged: Judged
  readonly gone: AbortSignal
  readonly ports: GatePorts
  readonly options: GateOptions
}

const LOOP = reply(554, "5.4.6", "This message has passed here too often: it is in a loop")
const DROPPED = {
  rule: "sluis/dropped",
  nl: "Over deze mail is al beslist dat hij niet wordt verstuurd.",
  en: "It was decided before that this message is not sent.",
}
const NO_ROOM = reply(452, "4.3.1", "No room to keep this message now, try again later")
const BROKEN = reply(451, "4.3.0", "This message could not be handled now, try again later")

async function act(one: Case): Promise<Reply> {
  const { judged, submission } = one
  const { trace, verdict } = judged
  if (trace.received >= MAX_RECEIVED || trace.ours >= MAX_RECEIVED_OURS) return LOOP
  switch (verdict.kind) {
    case "deliver":
      return verdict.delaySeconds > 0
        ? await keep(one, "deliver", toAll(submission), verdict.delaySeconds)
        : await pass(one)
    case "individualise":
      return await keep(one, "individualise", perRecipient(judged.splices), 0)
    case "hold":
      // Nobody reads a notice to a null sender, so what could not be judged stays with the client.
      return submission.envelope.sender === "" ? unjudged(verdict) : await keep(one, "hold", [], 0)
    case "refuse":
      one.ports.tellLedger(refusedEntry(submission.id, one.ports.clock.now(), judged))
      return refusal(verdict.reasons, judged.sight?.language ?? "")
  }
}

/** Octets of all copies of one message together. A message of 49 MB to 5,000 would be 246 GB. */
export const MAX_COPIED_OCTETS = 10 * 1024 ** 3

const TOO_MUCH: Reason = {
  rule: "sluis/too-much",
  nl: "Deze mail met zijn bijlagen is te groot om aan zo veel mensen apart te sturen. Zet de bijlage op een website en stuur een link.",
  en: "This message with its attachments is too large to be sent to so many people separately. Put the attachment on a website and send a link.",
}

function withinReason(one: Case): Case {
  const { judged } = one
  if (judged.verdict.kind !== "individualise") return one
  if (judged.splices.length * one.submission.content.size <= MAX_COPIED_OCTETS) return one
  return heldFor(one, TOO_MUCH)
}

const OPEN_BREACH: Reason = {
  rule: OPEN_BREACH_RULE,
  nl: "Mensen in deze mail zijn kortgeleden al aan elkaar getoond door een datalek. Deze mail zou dat herhalen. Een tweede persoon kijkt ernaar.",
  en: "People in this message were shown to each other by a recent breach. This message would do it again. A second person looks at it.",
}

/** Whatever the rules say of it: an apology to the same list shows the list once more. */
function guarded(one: Case, showsBreach: boolean): Case {
  return showsBreach && one.judged.verdict.kind !== "refuse" ? heldFor(one, OPEN_BREACH) : one
}

/** For a second person; what nobody could be told about is refused (RFC 3834 §2). */
function heldFor(one: Case, reason: Reason): Case {
  const { judged, submission } = one
  const { sender, recipients } = submission.envelope
  const { verdict: before } = judged
  const because = [reason, ...before.reasons] as const
  const sight = judged.sight ?? {
    ...NOTHING_SEEN,
    department: judged.department,
    recipients: recipients.length,
  }
  const showing = before.kind === "individualise" || before.kind === "hold" ? before.showing : undefined
  const verdict: Verdict =
    sight.automatic || sender === ""
      ? { kind: "refuse", reasons: because }
      : { kind: "hold", reasons: because, releasableBy: "second-person", showing: showing ?? "self" }
  // It is not on its way, so it has taught nothing.
  return { ...one, judged: { ...judged, verdict, splices: [], sight, lesson: undefined } }
}

/** What takes too long once takes too long again; what broke may have been mended by then. */
function unjudged({ reasons }: Verdict): Reply {
  return reasons.some(({ rule }) => rule === TOOK_TOO_LONG) ? refusal(reasons, "") : BROKEN
}

/** @param accepted it is with the next server; what could not go at once is taken, and told of with that */
async function pass(one: Case, accepted?: () => void): Promise<Reply> {
  const { submission, gone, ports, options } = one
  const { content, envelope } = submission
  const prefix = prefixOf(submission, ports, options)
  const outcome = await ports.relay.send(
    {
      envelope,
      size: prefix.length + content.size,
      eightBit: content.eightBit,
      pieces: () => withPrefix(prefix, content.octets, content.pieces),
      whole: true,
    },
    gone,
  )
  switch (outcome.kind) {
    case "accepted":
      accepted?.()
      return outcome.reply
    case "refused":
    case "unreachable":
      return outcome.reply
    case "divided":
      return await keep(one, "deliver", toAll(submission), 0)
  }
}

function withPrefix(
  prefix: Uint8Array,
  octets: Uint8Array | undefined,
  pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return octets === undefined ? prefixed(prefix, pieces()) : [prefix, octets]
}

async function* prefixed(
  prefix: Uint8Array,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  yield prefix
  yield* pieces
}

async function keep(
  one: Case,
  purpose: Extract<Purpose, "individualise" | "deliver" | "hold">,
  copies: readonly PlannedCopy[],
  delaySeconds: number,
): Promise<Reply> {
  const { submission, judged, ports, options } = one
  const { id, envelope, content } = submission
  const at = ports.clock.now()
  const intake: Intake = {
    id,
    purpose,
    at,
    expiresAt: at + (purpose === "hold" ? options.holdFor : options.giveUpAfter),
    envelope,
    prefix: prefixOf(submission, ports, options),
    size: content.size,
    eightBit: content.eightBit,
    pieces: content.pieces,
    copies,
    dueAt: at + delaySeconds * 1000,
    verdict: judged.verdict,
    sight: judged.sight,
    correlation: await ports.correlate(envelope.sender, judged.trace, content),
    about: "",
  }
  const entry = takenEntry(intake)
  const taken = await ports.custody.take(
    intake,
    await noticeAbout(one, intake),
    entry === undefined ? [] : [entry],
  )
  return await answerFor(one, intake, taken)
}

async function answerFor(one: Case, intake: Intake, taken: Taken): Promise<Reply> {
  const { ports, submission } = one
  switch (taken.kind) {
    case "taken":
      if (taken.noticed) {
        ports.metrics.noticed()
        ports.wake()
      }
      if (intake.purpose === "hold") return reply(250, "2.0.0", `Accepted and held as ${intake.id}`)
      if (intake.dueAt <= intake.at) ports.offer(workOf(intake), submission.content.octets)
      return reply(250, "2.0.0", `Accepted as ${intake.id}`)
    case "held-already":
      return reply(250, "2.0.0", `Accepted and held as ${taken.id}`)
    case "decided":
      return await follow(one, taken.decision)
  }
}

const NO_COPIES: Reason = {
  rule: NO_COPIES_RULE,
  nl: "Over een ander deel van deze mail is beslist dat ieder een eigen exemplaar krijgt. Van dit deel kan dat niet zonder het adres van een ander te tonen. Een tweede persoon kijkt ernaar.",
  en: "It was decided of another part of this message that everyone gets a copy of their own. Of this part none can be made that shows nobody else’s address. A second person looks at it.",
}

/** Another part of this message was decided on; this one, which is no stricter (../held/later-part.ts), goes the same way. */
async function follow(one: Case, decision: Decision): Promise<Reply> {
  const { submission, ports } = one
  ports.log.info("a decision on this message was followed", {
    id: submission.id,
    why: decision.kind === "drop" ? "drop" : `release as ${decision.as}`,
  })
  // Refused, so that the client tells the sender: nothing that was accepted may vanish.
  const followed = (as: "original" | "dropped"): NewLedgerEntry =>
    followedEntry(submission.id, ports.clock.now(), one.judged, as)
  if (decision.kind === "drop") {
    ports.tellLedger(followed("dropped"))
    return refusal([DROPPED], one.judged.sight?.language ?? "")
  }
  if (decision.as === "original") return await pass(one, () => ports.tellLedger(followed("original")))
  const { envelope, content } = submission
  const splices = await ports.individualise(
    await content.load(),
    { sender: envelope.sender, recipients: envelope.recipients.map(({ address }) => address) },
    showingBoth(one.judged.verdict, decision.showing),
  )
  // It would be the same at every try of the client. Held for that reason it follows no release as copies.
  return splices === undefined
    ? await act(heldFor(one, NO_COPIES))
    : await keep(one, "individualise", perRecipient(splices), 0)
}

/** To others a part may show less than to those that were decided about, as where all are released together. */
function showingBoth(verdict: Verdict, decided: "self" | "visible"): "self" | "visible" {
  return decided === "visible" && verdict.kind === "hold" && verdict.showing === "visible"
    ? "visible"
    : "self"
}

/** At most one per message of what goes separately and one of what waits, to a sender who is a person (RFC 3834 §2). */
async function noticeAbout(
  { judged, submission, ports, options }: Case,
  intake: Intake,
): Promise<Intake | undefined> {
  const { verdict, sight, trace } = judged
  // What follows a decision goes on its way: that it waits is not true of it.
  if (intake.purpose !== verdict.kind || !tellsSender(verdict) || sight === undefined) return undefined
  if (intake.envelope.sender === "" || sight.automatic) return undefined
  if (!isOwnSender(intake.envelope.sender, options.us)) return undefined
  const octets = await ports.composeNotice({
    id: intake.id,
    at: intake.at,
    to: intake.envelope.sender,
    messageId: trace.messageId,
    verdict,
    sight,
    recipients: submission.envelope.recipients.length,
    expiresAt: intake.expiresAt,
    smtputf8: intake.envelope.smtputf8,
  })
  return noticeIntake(intake, octets, ports.newId(), options.giveUpAfter)
}

function tellsSender(verdict: Verdict): boolean {
  return verdict.kind === "individualise" || verdict.kind === "hold"
}

function perRecipient(splices: Judged["splices"]): readonly PlannedCopy[] {
  return splices.map((each, recipient) => ({ splices: each, recipients: [recipient] }))
}

function toAll({ envelope }: Submission): readonly PlannedCopy[] {
  return [{ splices: [], recipients: envelope.recipients.map((_, recipient) => recipient) }]
}

function workOf(intake: Intake): Work {
  const { id, purpose, at, expiresAt, envelope, prefix, size, eightBit, copies, about } = intake
  const due = envelope.recipients.map((_, recipient) => ({ recipient, attempts: 0 }))
  return { id, purpose, at, expiresAt, envelope, prefix, size, eightBit, copies, due, about }
}

const encoder = new TextEncoder()

function prefixOf(
  { client, id, envelope }: Submission,
  { clock }: GatePorts,
  { hostName }: GateOptions,
): Uint8Array {
  return encoder.encode(receivedField({ client, id, utf8: envelope.smtputf8 }, hostName, clock.now()))
}

function classOf({ code }: Reply): 2 | 4 | 5 {
  return code < 300 ? 2 : code < 500 ? 4 : 5
}
