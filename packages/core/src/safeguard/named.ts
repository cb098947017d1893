/**
 * Figures by a name that the ledger has as a salted hash only: canaries by route, stopped messages by department.
 *
 * Whoever checks them gets the salts along (`Opening`), so that a name is not believed either. A department that has fewer
 * messages than a group is told together with others, and its salts are not given away.
 */
import { groupCounts } from "../breach/register/monthly.ts"
import { opens } from "../ledger/salted.ts"
import type { LedgerAction, LedgerEntry } from "../ledger/entry.ts"
import { fromBase64 } from "../ledger/base64.ts"
import type { Sha256 } from "../ledger/sha256.ts"

export type Opening = {
  readonly index: number
  readonly name: string
  /** Base64. */
  readonly salt: string
  readonly value: string
}

export type RouteResult = { readonly route: string; readonly caught: number; readonly missed: number }

export type NamedFigures = {
  /** By name. */
  readonly routes: readonly RouteResult[]
  /** The largest first; "" for the small ones together. */
  readonly departments: readonly { readonly department: string; readonly stopped: number }[]
  /** Of what stands above, and of nothing else. */
  readonly openings: readonly Opening[]
}

/** Which name of an entry is opened; undefined: none of it is. */
export function nameToOpen(action: LedgerAction): "route" | "department" | undefined {
  return NAMES.get(action)
}

const NAMES: ReadonlyMap<LedgerAction, "route" | "department"> = new Map([
  ["canary.caught", "route"],
  ["canary.missed", "route"],
  ["message.individualised", "department"],
  ["message.held", "department"],
  ["message.refused", "department"],
])

/** Openings of a report: a year of canaries by every route, and the messages of a large organisation. */
export const MAX_OPENINGS = 50_000

export type Opened = { readonly action: LedgerAction; readonly opening: Opening }

/** What was opened and not erased; the rest is in the figures without names. */
export function namedFigures(opened: readonly Opened[]): NamedFigures {
  const routes = new Map<string, RouteResult>()
  for (const { action, opening } of opened) {
    if (nameToOpen(action) !== "route") continue
    const before = routes.get(opening.value) ?? { route: opening.value, caught: 0, missed: 0 }
    const [caught, missed] = action === "canary.caught" ? [1, 0] : [0, 1]
    routes.set(opening.value, { ...before, caught: before.caught + caught, missed: before.missed + missed })
  }
  const inDepartment = opened.filter(
    ({ action, opening }) => nameToOpen(action) === "department" && opening.value !== "",
  )
  const groups = groupCounts(inDepartment.map(({ opening }) => opening.value))
  const shown = new Set(groups.flatMap((group) => (group.kind === "group" ? [group.name] : [])))
  return {
    routes: [...routes.values()].toSorted((one, other) => (one.route < other.route ? -1 : 1)),
    departments: groups.map((group) => ({
      department: group.kind === "group" ? group.name : "",
      stopped: group.count,
    })),
    openings: opened.flatMap(({ action, opening }) =>
      nameToOpen(action) === "route" || shown.has(opening.value) ? [opening] : [],
    ),
  }
}

/** Whether the ledger has this hash in this entry. */
export function opensEntry(sha256: Sha256, entry: LedgerEntry, { name, salt, value }: Opening): boolean {
  const hash = entry.salted[name]
  const octets = fromBase64(salt)
  return (
    hash !== undefined &&
    octets !== undefined &&
    octets.length === 16 &&
    opens(sha256, hash, name, octets, value)
  )
}
