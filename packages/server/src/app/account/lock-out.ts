/**
 * Counts wrong passwords, so that nobody finds one by trying.
 *
 * An attempt counts before the password is looked at, and is taken back when it was right: a thousand at once are no more
 * than the limit. Three counts, because each alone would hurt somebody else:
 *
 * - of one address from one network: few. Whoever knows an address can lock it for his own network only, not for its owner.
 * - of one network: more, for a whole organisation may share one.
 * - of one address from anywhere: more still, and then not locked but slow, so that many networks together find nothing
 *   and its owner is never locked out for good.
 *
 * The last two are for strangers: an address that logged in from a network before is not held up there by what others try.
 *
 * Only passwords are counted: a passkey can't be guessed. An address that nobody has is counted as any other, so that a
 * lock tells nothing. What is counted lives in memory: a restart forgets it, which costs the attacker more than us.
 */
import { err, ok } from "@sluis/core/result"
import type { Result } from "@sluis/core/result"

import type { Clock } from "../clock.ts"
import { Fault } from "../fault.ts"

export type Attempt = { readonly succeeded: () => void }

export type LockOut = {
  /** `address`: folded. `client`: a network (app/turn.ts). Faults: login/locked. */
  readonly begin: (address: string, client: string) => Result<Attempt, Fault>
}

export const MAX_WRONG = 10
export const MAX_WRONG_OF_CLIENT = 100
export const MAX_WRONG_OF_ADDRESS = 100
/** Milliseconds since the first that counts. */
export const WINDOW = 900_000
/** Milliseconds between two attempts at an address that is slow: 360 an hour, from everywhere together. */
export const SLOW = 10_000
/** Of each count: some megabytes. Whoever fills it to be forgotten needs a hundred networks for each ten attempts. */
export const MAX_COUNTED = 10_000

export function openLockOut(clock: Clock): LockOut {
  const ofBoth = counter(clock, MAX_WRONG)
  const ofClient = counter(clock, MAX_WRONG_OF_CLIENT)
  const ofAddress = counter(clock, MAX_WRONG_OF_ADDRESS)
  const slowUntil = recent<number>()
  const known = recent<true>()
  return {
    begin: (address, client) => {
      const locked = err(new Fault("login/locked", "login"))
      const both = JSON.stringify([address, client])
      if (ofBoth.isFull(both)) return locked
      const isKnown = known.get(both) !== undefined
      if (!isKnown) {
        if (ofClient.isFull(client)) return locked
        if (ofAddress.isFull(address)) {
          if (clock.elapsed() < (slowUntil.get(address) ?? -Infinity)) return locked
          slowUntil.set(address, clock.elapsed() + SLOW)
        }
        ofClient.add(client)
        ofAddress.add(address)
      }
      ofBoth.add(both)
      return ok({
        succeeded: () => {
          ofBoth.clear(both)
          if (!isKnown) {
            ofClient.takeBack(client)
            ofAddress.takeBack(address)
          }
          known.set(both, true)
        },
      })
    },
  }
}

type Counted = { readonly count: number; readonly until: number }

function counter(clock: Clock, limit: number) {
  const counted = recent<Counted>()
  const now = (key: string): Counted => {
    const there = counted.get(key)
    return there !== undefined && clock.elapsed() < there.until
      ? there
      : { count: 0, until: clock.elapsed() + WINDOW }
  }
  return {
    isFull: (key: string): boolean => now(key).count >= limit,
    add: (key: string): void => {
      const { count, until } = now(key)
      counted.set(key, { count: count + 1, until })
    },
    takeBack: (key: string): void => {
      const { count, until } = now(key)
      counted.set(key, { count: Math.max(0, count - 1), until })
    },
    clear: (key: string): void => counted.delete(key),
  }
}

/** The `MAX_COUNTED` that were written last. */
function recent<T>() {
  const values = new Map<string, T>()
  return {
    get: (key: string): T | undefined => values.get(key),
    set: (key: string, value: T): void => {
      values.delete(key)
      const oldest = values.size < MAX_COUNTED ? undefined : values.keys().next().value
      if (oldest !== undefined) values.delete(oldest)
      values.set(key, value)
    },
    delete: (key: string): void => void values.delete(key),
  }
}
