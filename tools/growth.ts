/**
 * How work grows with its input: for the tests that say "linear".
 *
 * Why not the wall clock: a machine that does other things too would fail tests at random. What counts is the processor time of
 * this thread, over as many runs as give a time that its coarse clock can tell; and one fair look of several is enough: what is
 * quadratic is never near.
 */

const LOOKS = 6
/** Milliseconds: ten ticks of the clock of a thread, as Linux keeps it. */
const LEAST = 40
const MICROSECONDS = 1_000

/** Whether `large` takes at most `factor` times as long as `small`, or as `floor` milliseconds. */
export function growsAtMost(
  factor: number,
  small: () => unknown,
  large: () => unknown,
  floor = 0.5,
): boolean {
  for (let look = 0; look < LOOKS; look += 1) {
    if (milliseconds(large) <= factor * Math.max(floor, milliseconds(small))) return true
  }
  return false
}

/** Of one run. */
function milliseconds(run: () => unknown): number {
  const before = process.threadCpuUsage()
  for (let runs = 1; ; runs += 1) {
    run()
    const { user, system } = process.threadCpuUsage(before)
    const taken = (user + system) / MICROSECONDS
    if (taken >= LEAST) return taken / runs
  }
}
