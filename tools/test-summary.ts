/**
 * The end of what tools/calm-reporter.ts tells, of several runners as if they were one: what was skipped, and node's figures.
 */
const SKIPPED = /^↷ /
const FIGURE = /^# (tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) (\d+(?:\.\d+)?)$/

export function isOfTheEnd(line: string): boolean {
  return SKIPPED.test(line) || FIGURE.test(line)
}

/**
 * @param ends of each runner the lines that are of the end
 * @param milliseconds how long all took, which is not the sum: they run side by side
 */
export function summaryOf(ends: readonly (readonly string[])[], milliseconds: number): readonly string[] {
  const figures = new Map<string, number>()
  for (const line of ends.flat()) {
    const [, name, figure] = FIGURE.exec(line) ?? []
    if (name !== undefined) figures.set(name, (figures.get(name) ?? 0) + Number(figure))
  }
  figures.set("duration_ms", milliseconds)
  return [
    ...ends.flat().filter((line) => SKIPPED.test(line)),
    ...[...figures].map(([name, figure]) => `# ${name} ${figure}`),
  ]
}
