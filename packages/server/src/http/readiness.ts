/**
 * Whether mail can be handed to us just now, and if not, why.
 *
 * The store is asked at most once at a time, with a deadline: somebody who asks for our health every millisecond, or a
 * disk that hangs, must not make it worse.
 */
export type ReadinessPorts = {
  /** Resolves to true where the store answers; may reject or never resolve. */
  readonly store: () => Promise<boolean>
  /** By what happened last. `none`: a demonstration, without a next host. */
  readonly upstream: () => UpstreamState
  readonly receiver: () => ReceiverState
}

export type UpstreamState = "reachable" | "unreachable" | "unknown" | "none"

/** Health is told before mail is listened for; `draining`: what is under way is finished, nothing new is taken. */
export type ReceiverState = "starting" | "listening" | "draining"

export type Readiness = {
  readonly ready: boolean
  readonly store: "ok" | "unavailable"
  readonly upstream: UpstreamState
  readonly receiver: ReceiverState
}

export const STORE_DEADLINE_MILLISECONDS = 2000

export function readinessOf(ports: ReadinessPorts): () => Promise<Readiness> {
  let asked: Promise<boolean> | undefined
  const storeAnswers = (): Promise<boolean> => {
    asked ??= within(STORE_DEADLINE_MILLISECONDS, ports.store(), false).finally(() => {
      asked = undefined
    })
    return asked
  }
  return async () => {
    const store = (await storeAnswers()) ? "ok" : "unavailable"
    const upstream = ports.upstream()
    const receiver = ports.receiver()
    const reachesNext = upstream === "reachable" || upstream === "none"
    const ready = store === "ok" && reachesNext && receiver === "listening"
    return { ready, store, upstream, receiver }
  }
}

/** What a promise gives in time; `otherwise` where it is late or rejects. */
export async function within<T>(milliseconds: number, promise: Promise<T>, otherwise: T): Promise<T> {
  const { promise: late, resolve } = Promise.withResolvers<T>()
  const timer = setTimeout(() => resolve(otherwise), milliseconds)
  try {
    return await Promise.race([promise, late])
  } catch {
    return otherwise
  } finally {
    clearTimeout(timer)
  }
}
