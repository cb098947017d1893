/**
 * Which entries are looked at, as it stands in the address of the page: an action, days, and an id of ours. Never a person.
 *
 * Whatever else somebody writes there is left out.
 */
import { LEDGER_ACTIONS } from "@sluis/core/ledger/entry"
import type { LedgerAction } from "@sluis/core/ledger/entry"

/** What is left out is not asked. */
export type LedgerSearch = {
  readonly action?: LedgerAction
  /** Days on the organisation's calendar, 2026-11-22, both included. */
  readonly from?: string
  readonly to?: string
  readonly object?: string
}

/** Longest that the API takes. */
const MAX_OBJECT = 100

export function ledgerSearchOf(search: Readonly<Record<string, unknown>>): LedgerSearch {
  const action = LEDGER_ACTIONS.find((one) => one === search["action"])
  const from = dayOf(search["from"])
  const to = dayOf(search["to"])
  const object = objectOf(search["object"])
  return {
    ...(action === undefined ? {} : { action }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(object === undefined ? {} : { object }),
  }
}

/** As `<input type="date">` writes it; undefined for what no calendar has. */
export function dayOf(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const at = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(at) && at >= 0 && new Date(at).toISOString().startsWith(value) ? value : undefined
}

function objectOf(value: unknown): string | undefined {
  // The router reads what looks like a number as a number.
  const text = typeof value === "number" ? String(value) : value
  return typeof text === "string" && text !== "" && text.length <= MAX_OBJECT ? text : undefined
}

export function isFiltered(search: LedgerSearch): boolean {
  return Object.keys(search).length > 0
}
