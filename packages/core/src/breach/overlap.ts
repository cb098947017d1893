/**
 * Whether a new message would show people to each other who were already shown to each other by a breach: a recall that makes
 * it worse, an apology to the same list.
 *
 * People are keyed hashes here (the caller's key), so nothing of this needs an address.
 *
 * Deliberately left out: what happens to such a message, which the gate decides.
 */

/** One person of a breach among many tells nothing; two together tell that they were on the list. */
export const OVERLAPPING_PEOPLE = 2

export type Overlap = {
  readonly breach: string
  /** People of that breach whom the message shows together. */
  readonly people: number
}

/**
 * The open breaches of which `visible` shows two people or more, in the order of `breaches`. Linear in the recipients, for each
 * breach; no hash counts twice.
 */
export function overlapping(
  visible: Iterable<string>,
  breaches: readonly { readonly breach: string; readonly people: ReadonlySet<string> }[],
): readonly Overlap[] {
  const shown = new Set(visible)
  return breaches.flatMap(({ breach, people }) => {
    let both = 0
    for (const key of shown) if (people.has(key)) both++
    return both >= OVERLAPPING_PEOPLE ? [{ breach, people: both }] : []
  })
}
