/**
 * Wall-clock times of contenders that are other processes, in turn: what the machine does besides hits all of them.
 * (measure.ts counts the processor time of this process, where the work is done here.)
 */
import type { Rounds } from "./measure.ts"

/** One warm-up, then `rounds` counted ones; each round begins with another contender. */
export async function takingTurns(
  rounds: number,
  contenders: Readonly<Record<string, () => Promise<void>>>,
): Promise<readonly Rounds[]> {
  const entries = Object.entries(contenders).map(([name, run]) => ({ name, run, seconds: [] as number[] }))
  for (let round = -1; round < rounds; round += 1) {
    const first = Math.max(0, round) % entries.length
    for (const { run, seconds } of [...entries.slice(first), ...entries.slice(0, first)]) {
      const start = performance.now()
      await run()
      if (round >= 0) seconds.push((performance.now() - start) / 1000)
    }
  }
  return entries.map(({ name, seconds }) => ({ name, seconds }))
}
