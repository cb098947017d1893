/** Which part of the day it is for the organisation, for a greeting that is right. Pure. */
import { wallClock } from "../../locale/written-day.ts"

export type DayPart = "morning" | "afternoon" | "evening"

/** Before this hour it is still yesterday evening: "good night" is no greeting. */
const NIGHT_ENDS = 5

/** @param timeZone IANA name */
export function dayPartOf(at: Date, timeZone: string): DayPart {
  const { hour } = wallClock(at, timeZone)
  if (hour < NIGHT_ENDS || hour >= 18) return "evening"
  return hour < 12 ? "morning" : "afternoon"
}
