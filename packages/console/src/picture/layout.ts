/**
 * Where each person stands in the picture: a place of one's own for each of up to a thousand, around the sender in the middle.
 *
 * Few stand on a circle, more on rings, many in the spiral of a sunflower (Vogel, Mathematical Biosciences 44 (1979) 179), the
 * only one of the three that fills a disc evenly whatever the number. The same number always gives the same places.
 */
import { PEOPLE_DRAWN } from "./person.ts"

export type Point = { readonly x: number; readonly y: number }

export type Layout = {
  readonly kind: "circle" | "rings" | "spiral"
  /** In the order of the people. */
  readonly points: readonly Point[]
  /** Of each point, in units of the field. */
  readonly radius: number
  /** What fits at a point. */
  readonly label: "name" | "initials" | "none"
}

/** Width and height of the field, in units. */
export const FIELD = 1_000
export const CENTRE: Point = { x: FIELD / 2, y: FIELD / 2 }
/** Of the sender in the middle. */
export const SENDER_RADIUS = 46

/** Up to here a name fits beside each point. */
const NAMES_MOST = 12
const CIRCLE_MOST = 40
const RINGS_MOST = 180

const CIRCLE = 440
/** Names stand beside the field, which is so much wider on both sides where there are names; and above and below the circle. */
export const NAME_MARGIN = 360
const NAMES_CIRCLE = 385
const OUTERMOST = 478

export function layoutOf(people: number): Layout {
  const count = Math.min(Math.max(0, Math.floor(people)), PEOPLE_DRAWN)
  if (count <= NAMES_MOST)
    return { kind: "circle", points: circle(count, NAMES_CIRCLE), radius: 48, label: "name" }
  if (count <= CIRCLE_MOST)
    return { kind: "circle", points: circle(count, CIRCLE), radius: pointRadius(count), label: "initials" }
  if (count <= RINGS_MOST) return { kind: "rings", points: rings(count), radius: RING_RADIUS, label: "none" }
  return spiral(count)
}

/** As large as fits beside each other on the circle, and no larger than looks well. */
function pointRadius(count: number): number {
  return round(Math.min(46, (Math.PI * CIRCLE) / count - 4))
}

function circle(count: number, radius: number, turned = 0): readonly Point[] {
  // Two stand beside each other and above the sender, so that what is between them does not seem to go through the sender.
  if (count === 2) return [at((-5 * Math.PI) / 6, radius), at(-Math.PI / 6, radius)]
  return Array.from({ length: count }, (_, index) =>
    at(-Math.PI / 2 + turned + (2 * Math.PI * index) / count, radius),
  )
}

const RING_RADIUS = 11
/** From point to point on a ring, and from ring to ring. */
const RING_STEP = 30

function rings(count: number): readonly Point[] {
  const capacity = Math.floor((2 * Math.PI * (OUTERMOST - RING_STEP)) / RING_STEP)
  const number = Math.ceil(count / capacity)
  const points: Point[] = []
  for (let ring = 0; ring < number; ring += 1) {
    const share = Math.ceil((count - points.length) / (number - ring))
    // Each ring stands in the gaps of the one around it.
    points.push(...circle(share, OUTERMOST - ring * RING_STEP, (ring * Math.PI) / share))
  }
  return points
}

/** 137.5°: no two neighbours ever stand in one line with the middle. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
/** Share of the disc that is kept free for the sender. */
const FREE = 0.04
/** Of the step of the spiral: nearer than 0.75 its innermost points would touch. */
const SPIRAL_FILL = 0.66

function spiral(count: number): Layout {
  const free = (count * FREE) / (1 - FREE)
  const step = (FIELD / 2 - 2) / (Math.sqrt(count + free) + SPIRAL_FILL)
  const points = Array.from({ length: count }, (_, index) =>
    at(index * GOLDEN_ANGLE, step * Math.sqrt(index + free + 0.5)),
  )
  return { kind: "spiral", points, radius: round(step * SPIRAL_FILL), label: "none" }
}

function at(angle: number, radius: number): Point {
  return { x: round(CENTRE.x + radius * Math.cos(angle)), y: round(CENTRE.y + radius * Math.sin(angle)) }
}

/** A tenth of a unit is less than can be seen, and keeps the paths short. */
function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** The person whose point is nearest to a place of the field, no further away than `reach`; for whoever points at the picture. */
export function nearest({ points, radius }: Layout, place: Point, reach = 14): number | undefined {
  let best: number | undefined
  let bestDistance = radius + reach
  for (const [index, point] of points.entries()) {
    const distance = Math.hypot(point.x - place.x, point.y - place.y)
    if (distance > bestDistance) continue
    best = index
    bestDistance = distance
  }
  return best
}
