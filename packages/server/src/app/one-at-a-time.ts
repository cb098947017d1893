/**
 * Runs what it is given one after the other, in the order it came: for what reads, decides and writes, where two at once
 * would each decide on what the other is about to change.
 *
 * Within this process, which is the only one that serves people.
 */
export function oneAtATime(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return async (run) => {
    const mine = last.then(run, run)
    last = mine.catch(() => undefined)
    return await mine
  }
}
