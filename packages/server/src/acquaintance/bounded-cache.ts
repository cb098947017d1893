/** A map of bounded size that forgets what was asked for least recently. */
export type BoundedCache<Key, Value> = {
  readonly get: (key: Key) => Value | undefined
  readonly set: (key: Key, value: Value) => void
  readonly clear: () => void
}

export function boundedCache<Key, Value>(most: number): BoundedCache<Key, Value> {
  // A Map is in order of insertion: what is asked for goes to its end, what is at its beginning goes first.
  const entries = new Map<Key, Value>()
  return {
    get: (key) => {
      const value = entries.get(key)
      if (value === undefined) return undefined
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set: (key, value) => {
      entries.delete(key)
      const oldest = entries.size < most ? undefined : entries.keys().next()
      if (oldest?.done === false) entries.delete(oldest.value)
      entries.set(key, value)
    },
    clear: () => entries.clear(),
  }
}
