/**
 * The main thread's side of the thread that has the database.
 *
 * What is asked within one turn of the event loop goes over in one message. A thread that dies (out of memory, a mistake of
 * ours) is started anew at the next request; what it had not answered is told as unavailable, for nobody knows.
 */
import type { Worker } from "node:worker_threads"

import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { StoreUnavailable } from "../app/held/custody.ts"
import type { Answer, FromWorker, Operation, Operations, Request, StoreFault, ToWorker } from "./request.ts"
import { SealBroken } from "./seal.ts"

export type Connection = {
  /** Rejects with `StoreUnavailable`, with `SealBroken`, or with an Error that is a mistake of ours. */
  readonly ask: <Name extends Operation>(
    name: Name,
    asks: Operations[Name]["asks"],
    /** Octets that are handed over: nobody may look at them here afterwards. */
    transfer?: readonly Uint8Array[],
  ) => Promise<Operations[Name]["gives"]>
  /** Moves the log into the database and empties it. */
  readonly checkpoint: () => Promise<void>
  readonly watch: (listener: () => void) => void
  /** Answers what was asked before. */
  readonly close: () => Promise<void>
}

/** What is told besides answers. */
export type Events = {
  readonly damaged: (id: string) => void
  readonly lost: (id: string) => void
  readonly died: (cause: unknown) => void
}

type Waiting = {
  readonly resolve: (value: unknown) => void
  readonly reject: (cause: Error) => void
  readonly done: Promise<unknown>
}

/** `spawn` is called again if the thread dies, then with `again` true. */
export async function connect(
  spawn: (again: boolean) => Worker,
  events: Events,
): Promise<Result<Connection, StoreFault>> {
  const waiting = new Map<number, Waiting>()
  const listeners: (() => void)[] = []
  let lastTicket = 0
  let toSend: (Request & { readonly ticket: number })[] = []
  let transfers: ArrayBuffer[] = []
  let flushing: NodeJS.Immediate | undefined
  let closing: PromiseWithResolvers<void> | undefined
  let worker: Worker | undefined
  let restarting: Promise<void> | undefined

  const first = await start(false)
  if (first !== undefined) return err(first)
  return ok({
    ask: async (name, asks, transfer = []) => {
      const value = await put((ticket) => {
        for (const octets of transfer) if (octets.buffer instanceof ArrayBuffer) transfers.push(octets.buffer)
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- name and asks belong together by the signature
        toSend.push({ name, asks, ticket } as Request & { readonly ticket: number })
        flushing ??= setImmediate(flush)
      })
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the handler of this very name gave it
      return value as Operations[typeof name]["gives"]
    },
    checkpoint: async () => {
      await put((ticket) => {
        if (worker === undefined) answer(ticket, { kind: "done", value: undefined })
        else post(worker, { kind: "checkpoint", ticket })
      })
    },
    watch: (listener) => {
      listeners.push(listener)
      if (worker !== undefined) post(worker, { kind: "watch" })
    },
    close: async () => {
      if (closing !== undefined) return await closing.promise
      closing = Promise.withResolvers()
      await Promise.allSettled([...waiting.values()].map((each) => each.done))
      if (worker === undefined) closing.resolve()
      else post(worker, { kind: "close" })
      await closing.promise
    },
  })

  function put(send: (ticket: number) => void): Promise<unknown> {
    if (closing !== undefined) return Promise.reject(new StoreUnavailable("the store is closed"))
    lastTicket += 1
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    waiting.set(lastTicket, { resolve, reject, done: promise })
    send(lastTicket)
    return promise
  }

  function flush(): void {
    flushing = undefined
    if (worker === undefined) {
      void restart()
      return
    }
    const requests = toSend
    const transfer = transfers
    toSend = []
    transfers = []
    post(worker, { kind: "requests", requests }, transfer)
  }

  function restart(): Promise<void> {
    restarting ??= start(true).then((fault) => {
      restarting = undefined
      if (fault !== undefined) return failAll(fault.detail)
      if (listeners.length > 0 && worker !== undefined) post(worker, { kind: "watch" })
      return flush()
    })
    return restarting
  }

  /** Resolves when the database is open; with what stands in the way if it can't be. */
  function start(again: boolean): Promise<StoreFault | undefined> {
    const { promise, resolve } = Promise.withResolvers<StoreFault | undefined>()
    const thread = spawn(again)
    let cause: unknown
    thread.on("message", (message: FromWorker) => {
      switch (message.kind) {
        case "opened":
          if (message.fault === undefined) worker = thread
          return resolve(message.fault)
        case "answers":
          for (const each of message.answers) answer(each.ticket, each.answer)
          return undefined
        case "changed":
          for (const listener of listeners) listener()
          return undefined
        case "damaged":
          return events.damaged(message.id)
        case "lost":
          return events.lost(message.id)
      }
    })
    thread.on("error", (thrown: unknown) => {
      cause = thrown
    })
    thread.on("exit", () => {
      const wasServing = worker === thread
      if (wasServing) worker = undefined
      resolve({ kind: "unavailable", detail: "the thread ended" })
      if (!wasServing && cause === undefined) return undefined // it could not open, and has said so
      failAll("the thread ended")
      return closing === undefined ? events.died(cause) : closing.resolve()
    })
    return promise
  }

  function failAll(why: string): void {
    toSend = []
    transfers = []
    for (const ticket of waiting.keys()) answer(ticket, { kind: "unavailable", why })
  }

  function answer(ticket: number, given: Answer): void {
    const asked = waiting.get(ticket)
    waiting.delete(ticket)
    switch (given.kind) {
      case "done":
        return asked?.resolve(given.value)
      case "unavailable":
        return asked?.reject(new StoreUnavailable(`the store can't keep this now: ${given.why}`))
      case "damaged":
        return asked?.reject(new SealBroken(given.id))
      case "bug":
        return asked?.reject(new Error(`couldn't do what the store was asked: ${given.what}`))
    }
  }
}

function post(worker: Worker, message: ToWorker, transfer: readonly ArrayBuffer[] = []): void {
  worker.postMessage(message, transfer)
}
