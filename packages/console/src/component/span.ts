/** A length of time in the two largest units that matter: "2 dagen en 3 uur". Pure, so that it can be tested. */
import { listFormat, numberFormat } from "../locale/format.ts"

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/**
 * @param milliseconds below zero counts as zero
 * @param language a BCP 47 tag
 */
export function spanInWords(milliseconds: number, language: string): string {
  const whole = Math.max(0, milliseconds)
  const days = Math.floor(whole / DAY_MS)
  const hours = Math.floor((whole % DAY_MS) / HOUR_MS)
  const minutes = Math.floor((whole % HOUR_MS) / MINUTE_MS)
  const seconds = Math.floor((whole % MINUTE_MS) / 1000)
  const parts =
    days > 0
      ? [unit(days, "day", language), hours > 0 ? unit(hours, "hour", language) : ""]
      : hours > 0
        ? [unit(hours, "hour", language), minutes > 0 ? unit(minutes, "minute", language) : ""]
        : minutes > 0
          ? [unit(minutes, "minute", language)]
          : [unit(seconds, "second", language)]
  return listFormat(language).format(parts.filter((part) => part !== ""))
}

function unit(count: number, name: "day" | "hour" | "minute" | "second", language: string): string {
  return numberFormat(language, { style: "unit", unit: name, unitDisplay: "long" }).format(count)
}

/** Below each of these a clock that runs out is said aloud, once. */
const THRESHOLDS_MS = [DAY_MS, HOUR_MS, 10 * MINUTE_MS, 0]

/** The lowest threshold that has been passed; undefined: none yet. A new answer is a reason to say it aloud. */
export function thresholdPassed(leftMs: number): number | undefined {
  return THRESHOLDS_MS.findLast((threshold) => leftMs <= threshold)
}
