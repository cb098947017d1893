/** Days since 1970 in UTC: all that the index keeps of when something happened. */
export function dayOf(milliseconds: number): number {
  return Math.floor(milliseconds / 86_400_000)
}
