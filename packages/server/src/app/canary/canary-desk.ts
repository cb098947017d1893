/**
 * Canaries as the command line sees them: it shares the store with the gateway, which does the sending (./canary-request.ts).
 *
 * Deliberately left out: sending by itself. What is proved is that the gateway that runs catches them.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import { isEnded, readCanary } from "./canary.ts"
import type { Canary, EndedCanary } from "./canary.ts"
import { openCanaryBook } from "./canary-book.ts"
import { askForCanaries, canaryRequest } from "./canary-request.ts"
import type { CanaryRequest } from "./canary-request.ts"
import type { Clock } from "../clock.ts"
import type { Entries } from "../entries.ts"
import { Fault } from "../fault.ts"

/** Both reject with `StoreUnavailable`. */
export type CanaryDesk = {
  /** The last of each kind and route, also one that is under way, in the order of routes. */
  readonly latest: () => Promise<readonly Canary[]>
  /** Asks the gateway for canaries (no route named: all), and waits until they have ended. Faults: canary/route, canary/unanswered. */
  readonly run: (routes: readonly string[]) => Promise<Result<readonly EndedCanary[], Fault>>
}

export type CanaryDeskPorts = {
  readonly entries: Entries
  readonly newId: () => string
  readonly clock: Clock
  readonly wait: (milliseconds: number) => Promise<void>
}

/** Milliseconds between two looks. */
const LOOK_EVERY = 250
/** A gateway that runs answers within two of its rounds. */
export const ANSWERED_WITHIN = 15_000
/** Longer than any canary may be on its way. */
export const ENDED_WITHIN = 4_000_000

export function canaryDesk({ entries, newId, clock, wait }: CanaryDeskPorts): CanaryDesk {
  /** Undefined: it was not so in time. */
  async function until<Found>(
    milliseconds: number,
    look: () => Promise<Found | undefined>,
  ): Promise<Found | undefined> {
    const end = clock.elapsed() + milliseconds
    for (;;) {
      const found = await look()
      if (found !== undefined || clock.elapsed() >= end) return found
      await wait(LOOK_EVERY)
    }
  }

  const answered = async (
    id: string,
  ): Promise<Exclude<CanaryRequest, { readonly kind: "asked" }> | undefined> => {
    const request = await canaryRequest(entries, id)
    return request === undefined || request.kind === "asked" ? undefined : request
  }

  const ended = async (ids: readonly string[]): Promise<readonly EndedCanary[] | undefined> => {
    const found: EndedCanary[] = []
    for (const id of ids) {
      const entry = await entries.find("canary", id)
      const canary = entry === undefined ? undefined : readCanary(id, entry.value)
      if (canary === undefined || !isEnded(canary)) return undefined
      found.push(canary)
    }
    return found
  }

  return {
    latest: async () => {
      const book = await openCanaryBook(entries, 0, clock.now()) // nothing is planned here, so nothing is kept
      const underWay = book.allUnderWay()
      const isOver = (canary: Canary): boolean =>
        !underWay.some(({ kind, route }) => kind === canary.kind && route === canary.route)
      return [...underWay, ...book.allLatest().filter(isOver)].toSorted(
        (one, other) => one.route.localeCompare(other.route) || one.kind.localeCompare(other.kind),
      )
    },
    run: async (routes) => {
      const id = newId()
      await askForCanaries(entries, { id, at: clock.now(), routes })
      const answer = await until(ANSWERED_WITHIN, () => answered(id))
      if (answer === undefined) return err(new Fault("canary/unanswered", "Sluis"))
      if (answer.kind === "unknown-route") return err(new Fault("canary/route", answer.route))
      const all = await until(ENDED_WITHIN, () => ended(answer.ids))
      return all === undefined ? err(new Fault("canary/unanswered", "Sluis")) : ok(all)
    },
  }
}
