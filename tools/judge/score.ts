/** Counts of right and wrong, and how sure they are. */
export type Count = { readonly hits: number; readonly of: number }

/** Wilson's interval at 95 % (z = 1.96): honest for small counts and for shares of 0 and 1. */
export function interval({ hits, of }: Count): readonly [low: number, high: number] {
  if (of === 0) return [0, 1]
  const z = 1.96
  const share = hits / of
  const centre = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return [Math.max(0, (centre - spread) / whole), Math.min(1, (centre + spread) / whole)]
}

export function asShare(count: Count): string {
  if (count.of === 0) return "-"
  const [low, high] = interval(count)
  return `${(count.hits / count.of).toFixed(2)} (${count.hits}/${count.of}; ${low.toFixed(2)}-${high.toFixed(2)})`
}

/** So many per thousand. */
export function asRate(count: Count): string {
  if (count.of === 0) return "-"
  const [low, high] = interval(count)
  const rate = (share: number): string => (share * 1000).toFixed(0)
  return `${rate(count.hits / count.of)} (${count.hits}/${count.of}; ${rate(low)}-${rate(high)})`
}

export function counting<T>(items: readonly T[], isHit: (item: T) => boolean): Count {
  return { hits: items.filter(isHit).length, of: items.length }
}
