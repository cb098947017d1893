/**
 * The lines of the picture as few long paths: a thousand elements would be slow, and one path cannot grow darker where its lines
 * cross. So the lines are dealt over a number of strands, each see-through, and where many people would meet it becomes dense.
 */
import { CENTRE, type Layout, type Point } from "./layout.ts"
import { LINES_DRAWN, type Meeting } from "./person.ts"

export type Web = {
  /** Path data: introductions, dealt over strands. */
  readonly address: readonly string[]
  /** The same of those who only learn that the other is on the list. */
  readonly list: readonly string[]
  /** How many lines that is. */
  readonly drawn: number
}

/** So many strands that a crossing can be seen, and so few that they cost nothing. */
const STRANDS = 12
/** Between a thousand points, more lines than these make one grey disc. */
const SPIRAL_LINES = 2_000

export function webOf(layout: Layout, pairs: readonly Meeting[]): Web {
  const most = layout.kind === "spiral" ? SPIRAL_LINES : LINES_DRAWN
  const chosen = evenly(
    pairs.filter(({ one, other }) => isDrawn(layout, one) && isDrawn(layout, other)),
    most,
  )
  return {
    address: strandsOf(layout, chosen, "address"),
    list: strandsOf(layout, chosen, "list"),
    drawn: chosen.length,
  }
}

/** The lines of one person alone. */
export function linesOf(layout: Layout, pairs: readonly Meeting[], person: number): string {
  const own = pairs.filter(
    ({ one, other }) =>
      (one === person || other === person) && isDrawn(layout, one) && isDrawn(layout, other),
  )
  return own.map((pair) => line(layout, pair)).join("")
}

/** From the sender to each, and from nobody to anybody else. */
export function spokesOf({ points, radius }: Layout, senderRadius: number): string {
  return points
    .map((point) => {
      const distance = Math.hypot(point.x - CENTRE.x, point.y - CENTRE.y)
      const from = between(CENTRE, point, senderRadius / distance)
      const to = between(CENTRE, point, 1 - radius / distance)
      return `M${from.x} ${from.y}L${to.x} ${to.y}`
    })
    .join("")
}

function strandsOf(layout: Layout, pairs: readonly Meeting[], tells: Meeting["tells"]): readonly string[] {
  const strands: string[] = []
  for (const [index, pair] of pairs.filter((each) => each.tells === tells).entries()) {
    const strand = index % STRANDS
    strands[strand] = (strands[strand] ?? "") + line(layout, pair)
  }
  return strands
}

/** Straight between few; bent towards the middle between many, so that neighbours do not hide each other's lines. */
function line({ kind, points }: Layout, { one, other }: Meeting): string {
  const [from, to] = [points[one], points[other]]
  if (from === undefined || to === undefined) return ""
  if (kind === "circle") return `M${from.x} ${from.y}L${to.x} ${to.y}`
  const bend = between(between(from, to, 0.5), CENTRE, 0.55)
  return `M${from.x} ${from.y}Q${bend.x} ${bend.y} ${to.x} ${to.y}`
}

function isDrawn({ points }: Layout, person: number): boolean {
  return person < points.length
}

/** Every so-many-th, so that no part of the list is preferred. */
export function evenly<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]!)
}

function between(from: Point, to: Point, share: number): Point {
  return { x: round(from.x + (to.x - from.x) * share), y: round(from.y + (to.y - from.y) * share) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
