/**
 * What goes from a copy, worked out once for all copies.
 *
 * Most of it goes from every copy alike. Neighbours are joined, so that a copy without 10,000 fields or attendees is one
 * cut; whoever owns something that goes gets cuts of his own around it, and shares all others with everybody.
 */
import type { PersonKey } from "../mail/address.ts"
import { NOTHING, type Splice } from "./splice.ts"

export type Range = { readonly start: number; readonly end: number }

/** A range that goes from every copy but those of its owners. */
export type Removable = Range & { readonly owners: Iterable<PersonKey> }

/** Lists of cuts, each in order and without overlap. */
export type Cuts = {
  readonly forAll: readonly Splice[]
  /** The very list `forAll` for whoever owns nothing. */
  readonly forOne: (recipient: PersonKey) => readonly Splice[]
}

/** `removable`: in order and without overlap. */
export function planCuts(removable: readonly Removable[]): Cuts {
  const { runs, owned } = joined(removable)
  const forAll = runs.map(cut)
  return {
    forAll,
    forOne: (recipient) => {
      const spared = owned.get(recipient)
      return spared === undefined ? forAll : cutsAround(spared, forAll)
    },
  }
}

/** A range that stays in the copies of its owner, in the cut with that number. */
type Spared = Range & { readonly run: number }

function cutsAround(spared: readonly Spared[], cuts: readonly Splice[]): readonly Splice[] {
  const own = cuts.slice(0, spared[0]?.run)
  for (let run = own.length, next = 0; run < cuts.length; run += 1) {
    const whole = cuts[run]
    if (whole === undefined) break
    let kept = spared[next]
    if (kept?.run !== run) {
      own.push(whole)
      continue
    }
    let from = whole.start
    for (; kept?.run === run; kept = spared[(next += 1)]) {
      if (kept.start > from) own.push(cut({ start: from, end: kept.start }))
      from = kept.end
    }
    if (from < whole.end) own.push(cut({ start: from, end: whole.end }))
  }
  return own
}

function cut({ start, end }: Range): Splice {
  return { start, end, replacement: NOTHING }
}

type Joined = { readonly runs: readonly Range[]; readonly owned: ReadonlyMap<PersonKey, readonly Spared[]> }

function joined(removable: readonly Removable[]): Joined {
  const runs: { start: number; end: number }[] = []
  const owned = new Map<PersonKey, Spared[]>()
  for (const { start, end, owners } of removable) {
    const last = runs.at(-1)
    if (last?.end === start) last.end = end
    else runs.push({ start, end })
    const spared = { start, end, run: runs.length - 1 }
    for (const owner of owners) {
      const ranges = owned.get(owner)
      if (ranges === undefined) owned.set(owner, [spared])
      else ranges.push(spared)
    }
  }
  return { runs, owned }
}
