/**
 * Whose password is looked at next. Checking one costs a tenth of a second of processor on purpose, so whoever only sends
 * guesses could take that time away from everybody; therefore client addresses take turns.
 *
 * Few attempts of one address are under way at once, its others wait behind each other, and an address with fewer wrong
 * passwords goes first. An address that keeps failing gets a turn only now and then, over all its connections; what waits
 * in vain meanwhile is turned away. A right password makes up for nothing: whoever has one account would use it to guess
 * at others.
 *
 * Deliberately out of scope: locking an account, which would let anybody lock out its owner; and how often one connection
 * may fail (authenticate.ts).
 */
import { countedAs } from "./network.ts"

/** Of all addresses: more than the threads that compute, so that none of these waits for us. */
export const AT_ONCE = 4
/** Of one address, while it is not slowed; then one. The others always find a place free soon. */
export const AT_ONCE_PER_ADDRESS = 2
/** People mistype, and a device may have an old password; NIST SP 800-63B §5.2.2 allows up to 100. */
export const FREE_FAILURES = 5
/** Milliseconds between two attempts, more with every failure and never more than a client has patience for. */
export const SLOWED_BY = 1000
export const MOST_SLOWED_BY = 5000
/** Of a slowed address; five times five seconds is what an honest client there may have to wait. */
export const WAITING_WHEN_SLOWED = 5
/** Milliseconds after its last failure in which an address is remembered. */
export const REMEMBERED = 10 * 60_000
/** Addresses that are remembered; the one whose failure is longest ago is forgotten first. */
export const MAX_ADDRESSES = 10_000

/** "unknown": it could not be found out. "crowded": too many of that address are waiting. */
export type LoginOutcome = "right" | "wrong" | "unknown" | "crowded"

export type LoginTurns = {
  /** `look` is called when it is its turn, unless `gone` aborted meanwhile. Rejects as `look` does. */
  readonly take: (ip: string, look: () => Promise<boolean>, gone: AbortSignal) => Promise<LoginOutcome>
  /** Lets those go on whose time has come: to be called about every second. */
  readonly tick: () => void
  /** Addresses of which something is known. */
  readonly size: () => number
}

type Waiting = { readonly start: () => void; readonly leave: (outcome: LoginOutcome) => void }

/** What is known of an address. Changed in place. */
type Line = {
  readonly key: string
  failures: number
  failedAt: number
  notBefore: number
  underWay: number
  /** In the order in which they came. */
  readonly waiting: Set<Waiting>
}

/** `elapsed`: milliseconds that never go back. */
export function newLoginTurns(elapsed: () => number): LoginTurns {
  /** The one that failed last is last. */
  const lines = new Map<string, Line>()
  /** Those in which somebody waits; the one whose turn was last is last. */
  const queue = new Set<Line>()
  let underWay = 0

  return {
    take(ip, look, gone) {
      if (gone.aborted) return Promise.resolve("unknown")
      const line = lineOf(countedAs(ip))
      if (isSlowed(line) && line.waiting.size >= WAITING_WHEN_SLOWED) return Promise.resolve("crowded")
      return new Promise((resolve, reject) => {
        const leave = (outcome: LoginOutcome): void => {
          line.waiting.delete(waiting)
          gone.removeEventListener("abort", left)
          forgetIfNothing(line)
          resolve(outcome)
        }
        const left = (): void => leave("unknown")
        const start = (): void => {
          line.waiting.delete(waiting)
          gone.removeEventListener("abort", left)
          look().then(
            (isRight) => {
              ended(line, isRight)
              resolve(isRight ? "right" : "wrong")
            },
            (cause: unknown) => {
              ended(line, true)
              reject(cause)
            },
          )
        }
        const waiting: Waiting = { start, leave }
        gone.addEventListener("abort", left)
        line.waiting.add(waiting)
        queue.add(line)
        goOn()
      })
    },
    tick() {
      const now = elapsed()
      for (const line of lines.values()) {
        if (now - line.failedAt < REMEMBERED) break
        if (isIdle(line)) lines.delete(line.key)
      }
      goOn()
    },
    size: () => lines.size,
  }

  function lineOf(key: string): Line {
    const now = elapsed()
    const known = lines.get(key)
    if (known !== undefined) {
      if (now - known.failedAt >= REMEMBERED) known.failures = 0
      return known
    }
    const line = { key, failures: 0, failedAt: now, notBefore: now, underWay: 0, waiting: new Set<Waiting>() }
    if (lines.size >= MAX_ADDRESSES) forgetOne()
    lines.set(key, line)
    return line
  }

  /** Whoever has a connection open is not forgotten, and of those there are few. */
  function forgetOne(): void {
    for (const line of lines.values()) {
      if (!isIdle(line)) continue
      lines.delete(line.key)
      return
    }
  }

  function goOn(): void {
    while (underWay < AT_ONCE) {
      const line = next()
      const [first] = line?.waiting ?? []
      if (line === undefined || first === undefined) return
      queue.delete(line)
      underWay += 1
      line.underWay += 1
      first.start()
      if (line.waiting.size > 0) queue.add(line)
    }
  }

  /** The one that failed least; of equals the one whose turn is longest ago. */
  function next(): Line | undefined {
    const now = elapsed()
    let best: Line | undefined
    for (const line of queue) {
      if (line.waiting.size === 0) queue.delete(line)
      else if (mayStart(line, now) && line.failures < (best?.failures ?? Number.POSITIVE_INFINITY))
        best = line
    }
    return best
  }

  function ended(line: Line, isNoFailure: boolean): void {
    underWay -= 1
    line.underWay -= 1
    if (!isNoFailure) failed(line)
    forgetIfNothing(line)
    goOn()
  }

  function forgetIfNothing(line: Line): void {
    if (isIdle(line) && line.failures === 0) lines.delete(line.key)
  }

  function failed(line: Line): void {
    const now = elapsed()
    line.failures += 1
    line.failedAt = now
    lines.delete(line.key)
    lines.set(line.key, line)
    if (!isSlowed(line)) return
    line.notBefore = now + Math.min(MOST_SLOWED_BY, (line.failures - FREE_FAILURES + 1) * SLOWED_BY)
    // It was not slowed when they came.
    for (const late of [...line.waiting].slice(WAITING_WHEN_SLOWED)) late.leave("crowded")
  }
}

function isSlowed({ failures }: Line): boolean {
  return failures >= FREE_FAILURES
}

function isIdle({ underWay, waiting }: Line): boolean {
  return underWay === 0 && waiting.size === 0
}

function mayStart(line: Line, now: number): boolean {
  return line.underWay < (isSlowed(line) ? 1 : AT_ONCE_PER_ADDRESS) && now >= line.notBefore
}
