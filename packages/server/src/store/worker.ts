/**
 * The thread that has the database, so that a sync of the disk never holds up a connection.
 *
 * What came in while a group was written is the next group. Pruning waits at the end of the line, in small steps.
 */
import { parentPort, workerData } from "node:worker_threads"

import { collectStart } from "../app/garbage.ts"
import { runGroup } from "./group.ts"
import { findOrphans } from "./handle-content.ts"
import { openDatabase } from "./open-database.ts"
import type { FromWorker, NewContent, Request, ToWorker, WorkerOptions } from "./request.ts"

/** Of a group: a sync is shared by many, and nobody waits for more than this to be written. */
const GROUP_REQUESTS = 256
const GROUP_OCTETS = 1024 * 1024
/** How often it is looked whether another process has committed. */
const WATCH_MILLISECONDS = 500

type Waiting = Request & { readonly ticket: number | undefined }

function serve(options: WorkerOptions, tell: (message: FromWorker) => void): void {
  const waiting: Waiting[] = []
  let running: NodeJS.Immediate | undefined
  const orphans = new Set<string>()
  const opened = openDatabase(options, {
    orphan: (id) => orphans.add(id),
    damaged: (id) => tell({ kind: "damaged", id }),
    lost: (id) => tell({ kind: "lost", id }),
  })
  if (!opened.ok) {
    tell({ kind: "opened", fault: opened.error })
    return
  }
  const context = opened.value
  const { db } = context
  if (options.reclaim) for (const id of findOrphans(db)) orphans.add(id)
  let watch: NodeJS.Timeout | undefined
  let version = db.version()

  parentPort?.on("message", (message: ToWorker) => {
    switch (message.kind) {
      case "requests":
        for (const request of message.requests) waiting.push(request)
        return schedule()
      case "watch":
        watch ??= setInterval(lookForChange, WATCH_MILLISECONDS)
        return undefined
      case "checkpoint":
        return checkpoint(message.ticket)
      case "close":
        return close()
    }
  })
  tell({ kind: "opened", fault: undefined })
  collectStart()
  prune()

  function schedule(): void {
    running ??= setImmediate(() => {
      running = undefined
      const group = nextGroup(waiting)
      const answers = runGroup(context, group)
      const answered = group.flatMap(({ ticket }, place) => {
        const answer = answers[place]
        return ticket === undefined || answer === undefined ? [] : [{ ticket, answer }]
      })
      if (answered.length > 0) tell({ kind: "answers", answers: answered })
      group.forEach((request, place) => {
        const answer = answers[place]
        if (request.name === "prune" && answer?.kind === "done" && answer.value === true) {
          orphans.add(request.asks.id)
        }
      })
      prune()
      if (waiting.length > 0) schedule()
    })
  }

  /** Whatever was orphaned, also by a request that failed: pruning looks for itself whether it is true. */
  function prune(): void {
    if (orphans.size === 0) return
    for (const id of orphans) waiting.push({ name: "prune", asks: { id }, ticket: undefined })
    orphans.clear()
    schedule()
  }

  function lookForChange(): void {
    const now = db.version()
    if (now !== version) tell({ kind: "changed" })
    version = now
  }

  function checkpoint(ticket: number): void {
    try {
      db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    } catch {
      // Somebody reads or the disk is full: the next one will do.
    }
    tell({ kind: "answers", answers: [{ ticket, answer: { kind: "done", value: undefined } }] })
  }

  function close(): void {
    clearInterval(watch)
    clearImmediate(running)
    db.close()
    parentPort?.close()
  }
}

function nextGroup(waiting: Waiting[]): readonly Waiting[] {
  let octets = 0
  let count = 0
  while (count < GROUP_REQUESTS && octets < GROUP_OCTETS) {
    const request = waiting[count]
    if (request === undefined) break
    octets += octetsOf(request)
    count += 1
  }
  return waiting.splice(0, count)
}

/** Roughly what it writes or reads, where that is much. */
function octetsOf(request: Request): number {
  if (request.name === "putPiece") return request.asks.octets.length
  if (request.name === "take") return wholeOctets(request.asks.message.content) + request.asks.ledger.length
  if (request.name === "ledgerAppend") return request.asks.ledger.length
  if (request.name === "outboxPut") return wholeOctets(request.asks.content)
  if (request.name === "entryAdd" || request.name === "entryChange") return request.asks.value.length
  if (request.name === "entryTogether")
    return request.asks.writes.reduce((sum, { asks }) => sum + asks.value.length, 0)
  if (request.name === "factsAdd")
    return request.asks.records.reduce((sum, { facts }) => sum + facts.length, 0)
  return request.name === "prune" || request.name === "readPiece" ? GROUP_OCTETS / 4 : 0
}

function wholeOctets(content: NewContent): number {
  return content.kind === "whole" ? content.octets.length : 0
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own other side started this thread (open-store.ts)
serve(workerData as WorkerOptions, (message) => parentPort?.postMessage(message))
