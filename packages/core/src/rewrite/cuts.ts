/**
 * What goes from a copy, worked out once for all copies.
 *
 * Most of it goes from every copy alike. Neighbours are joined, so that a copy without 10,000 fields or attendees is one
 * cut; whoever owns something that goes gets his own cuts, which spare it.
 */
import type { PersonKey } from "../mail/address.ts"

export type Range = { readonly start: number; readonly end: number }

/** A range that goes from every copy but those of its owners. */
export type Removable = Range & { readonly owners: Iterable<PersonKey> }

/** The cuts for one recipient: in order, without overlap, and the very same list for all who own nothing. */
export type Cuts = (recipient: PersonKey) => readonly Range[]

/** `removable`: in order and without overlap. */
export function planCuts(removable: readonly Removable[]): Cuts {
  const { runs, owned } = joined(removable)
  return (recipient) => {
    const spared = owned.get(recipient)
    if (spared === undefined) return runs
    const cuts: Range[] = []
    let next = 0 // the first of the spared ranges that does not lie before the run
    for (const run of runs) {
      let from = run.start
      for (let own = spared[next]; own !== undefined && own.start < run.end; own = spared[(next += 1)]) {
        if (own.start > from) cuts.push({ start: from, end: own.start })
        from = own.end
      }
      if (from === run.start) cuts.push(run)
      else if (from < run.end) cuts.push({ start: from, end: run.end })
    }
    return cuts
  }
}

type Joined = { readonly runs: readonly Range[]; readonly owned: ReadonlyMap<PersonKey, readonly Range[]> }

function joined(removable: readonly Removable[]): Joined {
  const runs: { start: number; end: number }[] = []
  const owned = new Map<PersonKey, Range[]>()
  for (const range of removable) {
    const { start, end } = range
    const run = runs.at(-1)
    if (run?.end === start) run.end = end
    else runs.push({ start, end })
    for (const owner of range.owners) {
      const ranges = owned.get(owner)
      if (ranges === undefined) owned.set(owner, [range])
      else ranges.push(range)
    }
  }
  return { runs, owned }
}
