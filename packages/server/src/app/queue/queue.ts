/**
 * The queue: sends what we took responsibility for, until every recipient has it or the sender knows better.
 *
 * What is durable when: a copy is sent, its answer is written (queue-settle.ts), and only then is it forgotten here. What
 * fails for good is reported in the step that writes the failure.
 *
 * INVARIANT (what a crash repeats): copies that are under way, or answered and not yet written, are never more than twice
 * the connections; so one batch is written while the next is answered.
 *
 * Deliberately out of scope: connections and hosts (the relay), leases and sealing (the store).
 */
import type { Clock } from "../clock.ts"
import { StoreUnavailable } from "../held/custody.ts"
import type { Custody, Work } from "../held/custody.ts"
import type { Log } from "../log.ts"
import type { Metrics } from "../metrics.ts"
import type { ComposeReport } from "./own-mail.ts"
import { startClaiming } from "./queue-claim.ts"
import { ANSWERS, paused, reached, started } from "./queue-host.ts"
import type { Host } from "./queue-host.ts"
import { addAgain, addBack, addBroken, addDue, newJob, takePending } from "./queue-job.ts"
import type { Job } from "./queue-job.ts"
import { queueMemory } from "./queue-memory.ts"
import { dispose, isAway, isOver, unsent } from "./queue-outcome.ts"
import type { Away, Circumstances, Disposed } from "./queue-outcome.ts"
import { reportsOf } from "./queue-report.ts"
import type { Answer } from "./queue-report.ts"
import { send } from "./queue-send.ts"
import { startSettling } from "./queue-settle.ts"
import { queueTimer } from "./queue-timer.ts"
import type { After } from "./queue-timer.ts"
import { newTurns } from "./queue-turn.ts"
import type { Turn } from "./queue-turn.ts"
import type { Relay, RelayOutcome } from "./relay.ts"
import { reply } from "../gate/reply.ts"
import type { Reply } from "../gate/reply.ts"
import type { Sign } from "../gate/sign.ts"

export type QueueOptions = {
  /** Transactions at once: as many as the relay has connections. */
  readonly connections: number
  /** Octets of messages in memory, but for a single one that is larger. */
  readonly memory: number
  /** How long a report is tried: milliseconds. */
  readonly giveUpAfter: number
  /**
   * How long what was claimed is ours: milliseconds. A transaction may take longer without harm; after a crash, this is
   * how long what was claimed waits.
   */
  readonly lease: number
}

export type QueuePorts = {
  readonly custody: Pick<Custody, "claim" | "octets" | "settle" | "nextDue" | "onChange" | "giveBack">
  readonly relay: Pick<Relay, "send" | "offers" | "onReachable">
  readonly sign: Sign | undefined
  readonly composeReport: ComposeReport
  readonly newId: () => string
  readonly clock: Clock
  readonly after: After
  readonly log: Log
  readonly metrics: Pick<Metrics, "settled">
}

export type Queue = {
  /**
   * What was just taken, and is claimed by us already, goes out without being read back from disk. Without octets, or
   * where there is no room for them, it is read when its turn comes.
   */
  readonly offer: (work: Work, octets: Uint8Array | undefined) => void
  /** Something may be due. */
  readonly wake: () => void
  /** Answers can't be written now, so nothing new begins. */
  readonly failing: () => boolean
  /** Begins nothing more; resolves when what is under way was answered and the answers are on disk. */
  readonly drain: () => Promise<void>
  /** The same, breaking off what is under way; answers that the store does not take are given up. */
  readonly close: () => Promise<void>
}

/** Messages and recipients in hand beyond which nothing more is claimed, and messages beyond which none is taken. */
const CLAIM_BELOW_MESSAGES = 256
const CLAIM_BELOW_RECIPIENTS = 20_000
export const MAX_MESSAGES = 2000
/** Milliseconds before a store that could not be read is read again. */
const STORE_PAUSE = 5000
/** As if it had failed this often: an hour. Somebody has to restore what is damaged. */
const DAMAGED_ATTEMPTS = 6
const DAMAGED = reply(451, "4.3.0", "This message could not be read from the store")

export function startQueue(ports: QueuePorts, options: QueueOptions): Queue {
  const { custody, relay, clock, log, metrics } = ports
  const jobs = new Map<string, Job>()
  /** In hand, of all jobs. */
  let recipients = 0
  const turns = newTurns()
  const memory = queueMemory(options.memory)
  const timer = queueTimer(ports.after, advance)
  const stop = new AbortController()
  let host: Host = ANSWERS
  let underWay = 0
  let open = true
  let loadAt = clock.elapsed()
  const drained: (() => void)[] = []

  const settling = startSettling({
    settle: custody.settle,
    reportsOf: (answers) =>
      reportsOf(answers, {
        composeReport: ports.composeReport,
        newId: ports.newId,
        now: clock.now(),
        giveUpAfter: options.giveUpAfter,
        passesOnDsn: relay.offers()?.dsn ?? true,
        log,
      }),
    onDurable: forget,
    wait: timer.wait,
    enough: options.connections / 2,
    givenUp: () => stop.signal.aborted,
    log,
  })
  const claiming = startClaiming({ custody, clock, log, take, then: advance }, options.lease)

  /** Does what can be done now, whatever has happened. Never waits. */
  function advance(): void {
    if (open) {
      if (clock.elapsed() >= loadAt) for (const job of memory.admit()) void load(job)
      if (host.kind !== "answers") giveUpExpired(host.reply)
      startAll()
      if (mayClaim()) claiming.claim()
      setAlarm()
    } else if (underWay === 0 && settling.waiting() === 0 && !claiming.isUnderWay()) {
      for (const resolve of drained.splice(0)) resolve()
    }
  }

  function hasRoom(): boolean {
    return underWay < options.connections && underWay + settling.waiting() < 2 * options.connections
  }

  function startAll(): void {
    while (hasRoom()) {
      const turn = turns.next(host, clock.elapsed())
      if (turn === undefined) return
      host = started(host)
      underWay += 1
      turn.job.active += 1
      void transact(turn)
    }
  }

  function mayClaim(): boolean {
    return !settling.failing() && jobs.size < CLAIM_BELOW_MESSAGES && recipients < CLAIM_BELOW_RECIPIENTS
  }

  function setAlarm(): void {
    const now = clock.elapsed()
    const waits = [mayClaim() ? claiming.untilDue() : 0, turns.until(host, now), loadAt - now]
    timer.set(Math.min(...waits.filter((wait) => wait > 0))) // what is 0 was done, or waits for something else
  }

  function take(work: Work, octets?: Uint8Array): void {
    const job = jobs.get(work.id) ?? newJob(work, clock.elapsed())
    const before = job.known.size
    if (job.damaged || !addDue(job, work.due)) return
    recipients += job.known.size - before
    if (jobs.has(work.id)) {
      if (job.octets !== undefined) turns.add(job)
      return
    }
    jobs.set(work.id, job)
    if (memory.enter(job, octets)) turns.add(job)
  }

  async function load(job: Job): Promise<void> {
    try {
      job.octets = await custody.octets(job.work.id)
      turns.add(job)
    } catch (cause) {
      if (cause instanceof StoreUnavailable) {
        memory.retreat(job)
        loadAt = clock.elapsed() + STORE_PAUSE
      } else {
        log.error("a message could not be read from the store", { id: job.work.id }, cause)
        job.damaged = true
        const damaged = { ...circumstances(job), attempts: () => DAMAGED_ATTEMPTS }
        settle(
          job,
          takePending(job).map((recipient) => unsent(recipient, DAMAGED, damaged)),
        )
      }
    }
    advance()
  }

  async function transact(turn: Turn): Promise<void> {
    const { job, shipment } = turn
    const outcome = await send(ports, job, shipment, stop.signal)
    underWay -= 1
    turns.ended(turn)
    if (isAway(outcome)) notAnswered(turn, outcome)
    else answered(turn, outcome)
    job.active -= 1
    turns.add(job)
    advance()
  }

  function answered({ job, shipment }: Turn, outcome: RelayOutcome): void {
    host = ANSWERS
    job.suspect = false
    const { disposed, again } = dispose(shipment.recipients, outcome, circumstances(job))
    addAgain(job, shipment, again)
    settle(job, disposed)
  }

  function notAnswered({ job, shipment, probe }: Turn, outcome: Away): void {
    if (stop.signal.aborted) return
    const { reply: said } = outcome
    const event = { elapsed: clock.elapsed(), reply: said, probe }
    if (outcome.kind === "unreachable" && outcome.unasked === true) {
      host = paused(host, "away", event)
      addBack(job, shipment)
      return
    }
    // Where the host answers others, it is the suspect's own fault.
    if (!job.suspect || host.kind !== "answers") host = paused(host, "doubtful", event)
    job.suspect = true
    // Twice the same copy and no answer: perhaps it is the copy, and the others must not wait for it.
    if (shipment.broken) settleUnsent(job, shipment.recipients, said)
    else addBroken(job, shipment)
  }

  /** Nobody can be asked, so the time that is up can't be used any more. */
  function giveUpExpired(said: Reply): void {
    for (const job of turns.waiting()) {
      if (!isOver(job.work.expiresAt, clock.now())) continue
      turns.remove(job)
      settleUnsent(job, takePending(job), said)
    }
  }

  function settleUnsent(job: Job, recipients: readonly number[], why: Reply): void {
    settle(
      job,
      recipients.map((recipient) => unsent(recipient, why, circumstances(job))),
    )
  }

  function circumstances({ work, attempts }: Job): Circumstances {
    const { id, expiresAt } = work
    return { id, expiresAt, now: clock.now(), attempts: (recipient) => attempts.get(recipient) ?? 0 }
  }

  function settle(job: Job, disposed: readonly Disposed[]): void {
    if (disposed.length === 0) return
    job.active += 1
    settling.add({ job, disposed })
  }

  /** It is on disk now. */
  function forget(answers: readonly Answer[], reports: number): void {
    for (const { job, disposed } of answers) {
      job.active -= 1
      for (const { recipient, outcome } of disposed) {
        if (job.known.delete(recipient)) recipients -= 1
        job.counts[outcome.kind] += 1
        claiming.settled(job.work.id, recipient)
        metrics.settled(job.work.purpose, outcome.kind, 1)
      }
      if (job.active === 0 && job.pending.length === 0) finish(job)
    }
    if (reports > 0) claiming.wake()
    advance()
  }

  function finish(job: Job): void {
    jobs.delete(job.work.id)
    memory.leave(job)
    log.info("copies sent", {
      id: job.work.id,
      copies: job.counts.sent,
      failed: job.counts.failed,
      count: job.counts.later,
      milliseconds: Math.round(clock.elapsed() - job.enteredAt),
    })
  }

  async function drain(): Promise<void> {
    open = false
    timer.clear()
    await new Promise<void>((resolve) => {
      drained.push(resolve)
      advance()
    })
  }

  function wake(): void {
    claiming.wake()
    advance()
  }

  custody.onChange(wake)
  relay.onReachable?.(() => {
    host = reached(host, clock.elapsed())
    advance()
  })
  advance()
  return {
    offer: (work, octets) => {
      if (!open) return // it is claimed when we run again
      if (jobs.size >= MAX_MESSAGES) {
        void custody.giveBack(work.id).then(wake, () => undefined) // else its lease runs out, and it is claimed
        return
      }
      take(work, octets)
      advance()
    },
    wake,
    failing: settling.failing,
    drain,
    close: () => {
      stop.abort()
      timer.wakeAll()
      return drain()
    },
  }
}
