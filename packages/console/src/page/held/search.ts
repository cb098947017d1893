/**
 * What of the held messages is looked at, as it stands in the address of the page: reloading, going back and sending a link to a
 * colleague give the same view. Nothing personal is ever in it: rules, departments, periods, and no people.
 *
 * Whatever else somebody writes there is left out.
 */
export const TABS = ["waiting", "own", "decisions"] as const
export type HeldTab = (typeof TABS)[number]

export const PERIODS = ["1", "7", "30"] as const
export type Period = (typeof PERIODS)[number]

export const ORDERS = ["oldest", "newest", "expiring"] as const
export type Order = (typeof ORDERS)[number]

export const RELEASERS = ["sender", "second-person"] as const
export type Releaser = (typeof RELEASERS)[number]

/** What is left out is not asked: everything, oldest first. */
export type HeldSearch = {
  readonly tab?: HeldTab
  readonly rule?: string
  readonly department?: string
  readonly by?: Releaser
  /** Arrived in the last so many days. */
  readonly days?: Period
  readonly order?: Order
}

/** Longest that the API takes. */
const MAX_RULE = 100
const MAX_DEPARTMENT = 200

export function heldSearchOf(search: Readonly<Record<string, unknown>>): HeldSearch {
  const tab = TABS.find((one) => one === search["tab"])
  const by = RELEASERS.find((one) => one === search["by"])
  // The router reads what looks like a number as a number.
  const days = PERIODS.find((one) => one === String(search["days"]))
  const order = ORDERS.find((one) => one === search["order"])
  const rule = wordsOf(search["rule"], MAX_RULE)
  const department = wordsOf(search["department"], MAX_DEPARTMENT)
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(rule === undefined ? {} : { rule }),
    ...(department === undefined ? {} : { department }),
    ...(by === undefined ? {} : { by }),
    ...(days === undefined ? {} : { days }),
    ...(order === undefined ? {} : { order }),
  }
}

function wordsOf(value: unknown, most: number): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined
  const words = String(value).trim()
  return words === "" || words.length > most ? undefined : words
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The beginning of a period, RFC 3339. To the hour, so that the same view is not asked anew each second. */
export function sinceOf(days: Period, now: number): string {
  return new Date(Math.floor((now - Number(days) * DAY_MS) / HOUR_MS) * HOUR_MS).toISOString()
}

/** Something is left out of the list by these filters. */
export function isFiltered({ rule, department, by, days }: HeldSearch): boolean {
  return [rule, department, by, days].some((one) => one !== undefined)
}
