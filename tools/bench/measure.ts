/**
 * Timing of functions side by side: rounds in turn, so that a machine that slows down slows both. What is measured is the
 * processor time of this process, because the wall clock also counts whoever else uses the machine.
 */

export type Rounds = { readonly name: string; readonly seconds: readonly number[] }

/** One warm-up, then `rounds` counted ones, the contenders in turn within each. */
export async function sideBySide(
  rounds: number,
  contenders: Readonly<Record<string, () => unknown>>,
): Promise<readonly Rounds[]> {
  const entries = Object.entries(contenders).map(([name, run]) => ({ name, run, seconds: [] as number[] }))
  for (let round = -1; round < rounds; round += 1) {
    for (const { run, seconds } of entries) {
      const start = process.cpuUsage()
      await run()
      const { user, system } = process.cpuUsage(start)
      if (round >= 0) seconds.push((user + system) / 1e6)
    }
  }
  return entries.map(({ name, seconds }) => ({ name, seconds }))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** The median of a/b taken round by round. */
export function ratio(a: Rounds, b: Rounds): number {
  return median(a.seconds.map((seconds, round) => seconds / (b.seconds[round] ?? seconds)))
}
