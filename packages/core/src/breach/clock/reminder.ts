/**
 * When the privacy officer is reminded of a clock that runs: at fixed hours before its end, at its end, and every day after.
 *
 * Deliberately left out: who is reminded and how, and whether the clock still runs (./file-clock.ts).
 */
import { DAY, HOUR } from "./day.ts"

/** Before the end; with the end itself, no more than six mails in three days. */
export const REMINDER_HOURS_LEFT = [48, 24, 12, 6, 1] as const

export type Reminder =
  | { readonly kind: "hours-left"; readonly hours: (typeof REMINDER_HOURS_LEFT)[number]; readonly at: number }
  /** `days` since the end: 0 at the end itself. */
  | { readonly kind: "over"; readonly days: number; readonly at: number }

/**
 * The reminders that became due after `since` and up to and including `until`, in order. Of those after the end only the last:
 * whoever was away for a month needs one. Nothing where the clock went backwards and `until` is before `since`.
 */
export function remindersDue(deadline: number, since: number, until: number): readonly Reminder[] {
  const isDue = ({ at }: Reminder): boolean => at > since && at <= until
  const before = REMINDER_HOURS_LEFT.map((hours): Reminder => ({
    kind: "hours-left",
    hours,
    at: deadline - hours * HOUR,
  }))
  const days = Math.max(0, Math.floor((until - deadline) / DAY))
  const over: Reminder = { kind: "over", days, at: deadline + days * DAY }
  return [...before, over].filter(isDue)
}
