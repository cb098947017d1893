/** One damaged file must not keep officers from being reminded of the others, or the gateway from starting. */
import { StoreUnavailable } from "../held/custody.ts"
import type { Log } from "../log.ts"

/** Does `work` for each; one that fails is told in the log. Rejects with `StoreUnavailable`: then all of them would fail. */
export async function eachApart<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  idOf: (item: T) => string,
  log: Pick<Log, "error">,
): Promise<void> {
  for (const item of items) {
    try {
      await work(item)
    } catch (cause) {
      if (cause instanceof StoreUnavailable) throw cause
      log.error("a file of a breach could not be looked after", { id: idOf(item) }, cause)
    }
  }
}
