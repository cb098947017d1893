/** Which part of the day it is for the organisation, for a greeting that is right. Pure. */
export type DayPart = "morning" | "afternoon" | "evening"

/** Before this hour it is still yesterday evening: "good night" is no greeting. */
const NIGHT_ENDS = 5

/** @param timeZone IANA name */
export function dayPartOf(at: Date, timeZone: string): DayPart {
  const hour = Number(
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone }).format(at),
  )
  if (hour < NIGHT_ENDS || hour >= 18) return "evening"
  return hour < 12 ? "morning" : "afternoon"
}
