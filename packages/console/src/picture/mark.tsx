/** One person in the picture, with initials and a name where there is room; and the sender in the middle. */
import type { ReactElement } from "react"

import { initialsOf, shortName } from "./initials.ts"
import { CENTRE, SENDER_RADIUS, type Layout, type Point } from "./layout.ts"
import type { Person } from "./person.ts"

type MarkProps = {
  readonly place: Point
  readonly person: Person | undefined
  readonly layout: Layout
  readonly isShown: boolean
}

export function Mark({ place, person, layout, isShown }: MarkProps): ReactElement | null {
  if (person === undefined) return null
  const { radius, label } = layout
  const names = ["sluis-picture__point"]
  if (!person.visible) names.push("sluis-picture__point--hidden")
  if (isShown) names.push("sluis-picture__point--shown")
  const shape = person.outside ? (
    <circle cx={place.x} cy={place.y} r={radius} />
  ) : (
    <rect
      x={place.x - radius * 0.9}
      y={place.y - radius * 0.9}
      width={radius * 1.8}
      height={radius * 1.8}
      rx={radius * 0.3}
    />
  )
  if (label === "none") return <g className={names.join(" ")}>{shape}</g>
  return (
    <g className={names.join(" ")}>
      {shape}
      <text className="sluis-picture__initials" x={place.x} y={place.y} fontSize={radius * 0.8}>
        {initialsOf(person.name, person.address)}
      </text>
      {label === "name" && (
        <Name place={place} radius={radius} text={shortName(person.name, person.address)} />
      )}
    </g>
  )
}

function Name({
  place,
  radius,
  text,
}: {
  readonly place: Point
  readonly radius: number
  readonly text: string
}): ReactElement {
  const side = place.x - CENTRE.x
  const isAbove = Math.abs(side) < radius
  const gap = radius + 14
  return (
    <text
      className="sluis-picture__name"
      x={isAbove ? place.x : place.x + Math.sign(side) * gap}
      y={isAbove ? place.y + Math.sign(place.y - CENTRE.y) * (gap + 18) : place.y}
      textAnchor={isAbove ? "middle" : side > 0 ? "start" : "end"}
    >
      {text}
    </text>
  )
}

/** An envelope, where everything comes from. */
export function Sender(): ReactElement {
  const { x, y } = CENTRE
  return (
    <g className="sluis-picture__sender">
      <circle cx={x} cy={y} r={SENDER_RADIUS} />
      <path d={`M${x - 22} ${y - 15}h44v30h-44zl22 17 22-17`} />
    </g>
  )
}
