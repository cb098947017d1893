/**
 * Every canary that was planned: which are under way, and how the last of each kind and route ended.
 *
 * What is durable when: each step and its entry in the ledger are on disk together, before anything is done on the strength of
 * it. So after a crash what was planned is sent, and what was sent is judged by its deadline.
 *
 * INVARIANT (one at a time): of one kind and route at most one is under way, and each ends once.
 */
import type { CanaryKind } from "@sluis/core/canary/canary-kind"

import { canaryLedgerEntry, isEnded, isRed, readCanary, writeCanary } from "./canary.ts"
import type { Canary, CanaryOutcome, EndedCanary } from "./canary.ts"
import type { Entries } from "../entries.ts"
import { MAX_ENTRIES_LISTED } from "../entries.ts"
import { oneAtATime } from "../one-at-a-time.ts"

/** All that write reject with `StoreUnavailable`. */
export type CanaryBook = {
  /** False: one of its kind and route is under way. */
  readonly plan: (canary: Canary) => Promise<boolean>
  /** False: it ended meanwhile. */
  readonly send: (id: string, at: number, deadline: number) => Promise<boolean>
  /** Undefined: it is not under way any more. */
  readonly end: (id: string, at: number, outcome: CanaryOutcome) => Promise<EndedCanary | undefined>
  /** Planned or sent. */
  readonly underWay: (id: string) => Canary | undefined
  readonly allUnderWay: () => readonly Canary[]
  readonly latest: (route: string, kind: CanaryKind) => EndedCanary | undefined
  readonly allLatest: () => readonly EndedCanary[]
  /** When one of this route was last planned: milliseconds since 1970. */
  readonly plannedAt: (route: string) => number | undefined
  /** Those of whom people are still to be told. */
  readonly untold: () => readonly EndedCanary[]
  readonly told: (ids: readonly string[]) => Promise<void>
  /** Planned then or later, the newest first, at most `MAX_CANARIES_READ`. */
  readonly since: (moment: number) => Promise<readonly Canary[]>
}

export const MAX_CANARIES_READ = 20_000
/** Of the newest, as many as are looked through for what is under way and how each route stands: days of the busiest plan. */
const MAX_READ_AT_START = 2_000

/** `keep`: milliseconds for which results are kept. `now`: milliseconds since 1970. */
export async function openCanaryBook(entries: Entries, keep: number, now: number): Promise<CanaryBook> {
  const inTurn = oneAtATime()
  const underWay = new Map<string, { readonly canary: Canary; readonly version: number }>()
  const latest = new Map<string, EndedCanary>()
  const plannedAt = new Map<string, number>()
  const untold = new Map<string, { readonly canary: EndedCanary; readonly version: number }>()

  const [ahead, others] = parted(await read(-Infinity, MAX_READ_AT_START), ([{ at }]) => at > now)
  // What was planned while the clock was ahead is older than what it says.
  for (const [canary, version] of [...others, ...ahead]) {
    const { route, at } = canary
    plannedAt.set(route, Math.max(at, plannedAt.get(route) ?? at))
    if (!isEnded(canary)) underWay.set(canary.id, { canary, version })
    else {
      if (!latest.has(placeOf(canary))) latest.set(placeOf(canary), canary)
      if (canary.tell !== undefined) untold.set(canary.id, { canary, version })
    }
  }

  async function read(since: number, limit: number): Promise<readonly (readonly [Canary, number])[]> {
    const found: (readonly [Canary, number])[] = []
    let after: string | undefined
    do {
      const page = await entries.list("canary", { limit: MAX_ENTRIES_LISTED, after, newestFirst: true })
      for (const { id, at, value, version } of page.entries) {
        if (at < since || found.length >= limit) return found
        const canary = readCanary(id, value)
        if (canary !== undefined) found.push([canary, version])
      }
      after = page.next
    } while (after !== undefined)
    return found
  }

  /** False: somebody else has changed or removed it, which nobody should. It is let go, or no other could ever be planned. */
  async function change(canary: Canary, version: number, at: number): Promise<boolean> {
    const value = { value: writeCanary(canary) }
    const isChanged = await entries.change("canary", canary.id, version, value, [
      canaryLedgerEntry(canary, at),
    ])
    if (!isChanged) underWay.delete(canary.id)
    return isChanged
  }

  return {
    plan: (canary) =>
      inTurn(async () => {
        const place = placeOf(canary)
        if ([...underWay.values()].some((other) => placeOf(other.canary) === place)) return false
        const { id, at, route } = canary
        const entry = { id, at, expiresAt: at + keep, value: writeCanary(canary) }
        if (!(await entries.add("canary", entry, [canaryLedgerEntry(canary, at)])))
          throw new Error("the id of a canary was taken")
        underWay.set(id, { canary, version: 1 })
        plannedAt.set(route, at)
        return true
      }),

    send: (id, at, deadline) =>
      inTurn(async () => {
        const known = underWay.get(id)
        if (known === undefined) return false
        const canary: Canary = { ...known.canary, stage: { kind: "sent", at, deadline } }
        if (!(await change(canary, known.version, at))) return false
        underWay.set(id, { canary, version: known.version + 1 })
        return true
      }),

    end: (id, at, outcome) =>
      inTurn(async () => {
        const known = underWay.get(id)
        if (known === undefined) return undefined
        const before = latest.get(placeOf(known.canary))
        const canary: EndedCanary = { ...known.canary, stage: { kind: "ended", at, outcome } }
        const tell = toTell(before, canary)
        const ended: EndedCanary = { ...canary, ...(tell !== undefined && { tell }) }
        if (!(await change(ended, known.version, at))) return undefined
        underWay.delete(id)
        latest.set(placeOf(ended), ended)
        if (tell !== undefined) untold.set(id, { canary: ended, version: known.version + 1 })
        return ended
      }),

    underWay: (id) => underWay.get(id)?.canary,
    allUnderWay: () => [...underWay.values()].map(({ canary }) => canary),
    latest: (route, kind) => latest.get(placeOf({ route, kind })),
    allLatest: () => [...latest.values()],
    plannedAt: (route) => plannedAt.get(route),
    untold: () => [...untold.values()].map(({ canary }) => canary),

    told: (ids) =>
      inTurn(async () => {
        for (const id of ids) {
          const known = untold.get(id)
          if (known === undefined) continue
          const { tell: _, ...canary } = known.canary
          await entries.change("canary", id, known.version, { value: writeCanary(canary) })
          untold.delete(id)
        }
      }),

    since: async (moment) => (await read(moment, MAX_CANARIES_READ)).map(([canary]) => canary),
  }
}

/** Once when it turns red, and once when it is green again. */
function toTell(before: EndedCanary | undefined, now: EndedCanary): Canary["tell"] {
  const wasRed = before !== undefined && isRed(before)
  if (isRed(now)) return wasRed ? undefined : "red"
  return wasRed ? "green" : undefined
}

function parted<Item>(items: readonly Item[], is: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(is), items.filter((item) => !is(item))]
}

function placeOf({ route, kind }: Pick<Canary, "route" | "kind">): string {
  return `${kind}\n${route}`
}
