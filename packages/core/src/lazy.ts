/**
 * A value that is made when it is first asked for, and once.
 *
 * Facts are made this way: most messages are judged by a few of them, and the dear ones (what the words say, where every
 * address stands) are not needed to see that a message to one person introduces nobody. Asked for, each is what it would
 * always have been; pure functions make that invisible.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
