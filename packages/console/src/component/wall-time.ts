/**
 * What a wall clock says at a moment, as `<input type="datetime-local">` writes it, and back. Pure.
 *
 * The hour that comes twice in October means the first of the two; the hour that is skipped in March means the one after it.
 */
import type { Zone } from "@sluis/core/breach/clock/day"

/** "2026-09-03T09:05" */
export function toWall(at: number, zone: Zone): string {
  return new Date(at + zone.offsetAt(at)).toISOString().slice(0, "2026-09-03T09:05".length)
}

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/

/** Milliseconds since 1970; undefined for what is no whole moment (yet). */
export function fromWall(text: string, zone: Zone): number | undefined {
  if (!WALL.test(text)) return undefined
  const wall = Date.parse(`${text}Z`)
  if (!(wall >= 0)) return undefined
  // The offset before a change of the clocks may differ from the one after it: the earliest that the clock shows is meant.
  const offsets = [zone.offsetAt(Math.max(0, wall - DAY_MS)), zone.offsetAt(wall + DAY_MS)]
  const found = offsets
    .map((offset) => wall - offset)
    .filter((at) => at >= 0 && at + zone.offsetAt(at) === wall)
  return found.length > 0 ? Math.min(...found) : Math.max(0, wall - (offsets[0] ?? 0))
}

const DAY_MS = 86_400_000
