/** A month of an invented municipality as the ledger is told of it, for tests of the report on the safeguard. */
import { CANARY_KINDS } from "@sluis/core/canary/canary-kind"

import type { NewLedgerEntry } from "./app/ledger/ledger.ts"

const DAY = 86_400_000
const HOUR = 3_600_000
/** Midnight of 1 November 2026 in Amsterdam. */
export const FIRST = Date.UTC(2026, 9, 31, 23)
export const DEPARTMENTS = ["Burgerzaken", "Sociaal domein", "Werk en inkomen"] as const
export const ROUTES = ["gateway", "zaaksysteem"] as const

/** A canary was missed on `red`, none was sent on `silent`: days of the month, from 1. */
export function exampleMonth(red: readonly number[], silent: readonly number[]): readonly NewLedgerEntry[] {
  const entries: NewLedgerEntry[] = [
    said(FIRST - 40 * DAY, "gateway.started", { words: { version: "0.1.0" } }),
    said(FIRST - 40 * DAY, "policy.enforced", {
      object: "builtin-5f0c2a",
      role: "command-line",
      words: { source: "builtin" },
    }),
    said(FIRST - 20 * DAY, "breach.opened", {
      object: "b-oud",
      role: "privacy-officer",
      words: { "near-miss": "no", kind: "opened" },
    }),
    said(FIRST - 19 * DAY, "measure.planned", {
      object: "b-oud",
      role: "privacy-officer",
      words: { measure: "improvement" },
    }),
  ]
  for (let day = 1; day <= 30; day += 1) {
    const begin = FIRST + (day - 1) * DAY
    if (!silent.includes(day))
      for (const route of ROUTES)
        for (const [index, kind] of CANARY_KINDS.entries()) {
          const isRed = red.includes(day) && route === "zaaksysteem" && index === 0
          const object = `canary-${day}-${route}-${index}`
          const salted = { route, department: "" }
          entries.push(
            said(begin + 6 * HOUR + index, "canary.planned", { object, words: { kind }, salted }),
            said(begin + 6 * HOUR + 60_000 + index, isRed ? "canary.missed" : "canary.caught", {
              object,
              result: isRed ? "failed" : "done",
              words: { kind, outcome: isRed ? "not-caught" : "caught" },
              salted,
            }),
          )
        }
    for (let hour = 8; hour < 18; hour += 1)
      entries.push(
        said(begin + hour * HOUR, "messages.delivered", {
          figures: { messages: 40 + ((day * hour) % 31), recipients: 90 },
        }),
      )
    if (day % 2 === 0) {
      const department = DEPARTMENTS[(day / 2) % DEPARTMENTS.length] ?? ""
      entries.push(
        said(begin + 9 * HOUR, "message.individualised", {
          object: `m-${day}`,
          words: { rules: "audience/strangers", sensitivity: "none" },
          figures: {
            recipients: 12 + day,
            visible: 12 + day,
            introductions: (12 + day) * (11 + day),
            exposures: 0,
          },
          salted: { department },
        }),
        said(begin + 10 * HOUR, "message.held", {
          object: `h-${day}`,
          words: { rules: "membership/small-circle", sensitivity: "certain" },
          figures: { recipients: 5, visible: 5, introductions: 20, exposures: 20 },
          salted: { department },
        }),
        said(begin + 11 * HOUR, day % 10 === 0 ? "message.released" : "message.dropped", {
          object: `h-${day}`,
          role: day % 4 === 0 ? "reviewer" : "sender",
          words: {
            rules: "membership/small-circle",
            ...(day % 10 === 0 && { as: day === 20 ? "original" : "copies" }),
          },
          figures: { introductions: 20, exposures: 20 },
          salted: { department, reason: "De klant heeft hier om gevraagd" },
        }),
      )
    }
  }
  entries.push(
    said(FIRST + 3 * DAY, "content.viewed", { object: "h-2", role: "reviewer", origin: "console" }),
    said(FIRST + 5 * DAY + 9 * HOUR, "breach.opened", {
      object: "b-een",
      role: "privacy-officer",
      words: { "near-miss": "no", kind: "opened" },
    }),
    said(FIRST + 5 * DAY + 10 * HOUR, "breach.changed", {
      object: "b-een",
      role: "privacy-officer",
      words: { kind: "cause", cause: "visible-recipients", "near-miss": "no" },
    }),
    said(FIRST + 7 * DAY, "breach.notified", {
      object: "b-een",
      role: "privacy-officer",
      words: { kind: "notified", phase: "first" },
    }),
    said(FIRST + 8 * DAY, "breach.informed", {
      object: "b-een",
      role: "privacy-officer",
      words: { round: "first" },
      figures: { people: 112 },
    }),
    said(FIRST + 9 * DAY, "measure.planned", {
      object: "b-een",
      role: "privacy-officer",
      words: { measure: "improvement" },
    }),
    said(FIRST + 12 * DAY, "measure.closed", {
      object: "b-oud",
      role: "privacy-officer",
      words: { evidence: "canary" },
    }),
    said(FIRST + 13 * DAY, "breach.closed", { object: "b-oud", role: "privacy-officer" }),
    said(FIRST + 14 * DAY, "breach.opened", {
      object: "b-bijna",
      role: "employee",
      words: { "near-miss": "yes", kind: "opened" },
    }),
    said(FIRST + 15 * DAY, "policy.proposed", {
      object: "c-7",
      role: "administrator",
      words: { base: "builtin-5f0c2a", floor: "yes" },
    }),
    said(FIRST + 16 * DAY, "policy.approved", { object: "c-7", role: "privacy-officer" }),
    said(FIRST + 16 * DAY, "policy.enforced", { object: "c-7", role: "privacy-officer" }),
    said(FIRST + 17 * DAY, "person.changed", {
      object: "p-1",
      role: "administrator",
      words: { roles: "reviewer", changed: "roles" },
    }),
    said(FIRST + 18 * DAY + 20 * HOUR, "gateway.stopped", {}),
    said(FIRST + 18 * DAY + 20 * HOUR + 25 * 60_000, "gateway.started", { words: { version: "0.1.1" } }),
  )
  return entries.toSorted((one, other) => one.at - other.at)
}

function said(
  at: number,
  action: NewLedgerEntry["action"],
  more: Partial<Omit<NewLedgerEntry, "at" | "action">>,
): NewLedgerEntry {
  return { at, action, role: "sluis", object: "", result: "done", ...more }
}
