/**
 * The picture: the people who get a message, who would meet whom before, and nobody after.
 *
 * A line is a meeting: somebody sees an address that he did not have. A broken line: he only sees that the other is on the list
 * too. Afterwards each is alone with the sender in the middle. Circles are people from outside, squares are colleagues of the
 * sender, hollow are those whom the message does not show.
 *
 * The same is in a sentence (./sentence.ts) and in a table (./people-table.tsx) for whoever cannot see it, so the picture itself is
 * one image to a screen reader. Deliberately not here: choosing between before and after (./before-after.tsx).
 */
import { useLingui } from "@lingui/react/macro"
import { useId, useMemo, useState } from "react"
import type { PointerEvent, ReactElement } from "react"

import { Notes, Pointed } from "./caption.tsx"
import { FIELD, layoutOf, NAME_MARGIN, nearest, SENDER_RADIUS, type Layout, type Point } from "./layout.ts"
import { Mark, Sender } from "./mark.tsx"
import "./picture.css"
import type { PictureState, Tense } from "./picture-state.ts"
import type { Meetings, Person } from "./person.ts"
import { linesOf, spokesOf, webOf } from "./web.ts"

type Props = {
  readonly people: readonly Person[]
  readonly meetings: Meetings
  /** How many more there are than `people`. */
  readonly others?: number
  readonly state: PictureState
  /** Left out: "would". */
  readonly tense?: Tense
  /** Whom the copies show: only their own recipient, or everybody who was visible. Left out: "self". */
  readonly showing?: "self" | "visible"
  /** One sentence with the numbers, for whoever cannot see the picture. */
  readonly description: string
  /** The person to point out, by place in `people`. */
  readonly selected?: number | undefined
  readonly onSelect?: (person: number) => void
}

export function Picture(props: Props): ReactElement {
  const { people, meetings, others = 0, state, tense = "would", showing = "self" } = props
  const { description, selected, onSelect } = props
  const { t } = useLingui()
  const id = useId()
  const [pointed, setPointed] = useState<number>()
  const layout = useMemo(() => layoutOf(people.length), [people.length])
  const lines = useMemo(
    () => drawLines(layout, meetings, people, showing),
    [layout, meetings, people, showing],
  )
  const shown = pointed ?? (selected !== undefined && selected < layout.points.length ? selected : undefined)
  const own = useMemo(
    () =>
      shown === undefined ? "" : linesOf(layout, state === "before" ? meetings.pairs : lines.staying, shown),
    [layout, meetings, lines, shown, state],
  )
  const margin = layout.label === "name" ? NAME_MARGIN : 0
  const point = (event: PointerEvent<SVGSVGElement>): number | undefined =>
    nearest(layout, placeOf(event), event.pointerType === "mouse" ? undefined : 40)

  return (
    <figure
      className="sluis-picture"
      data-state={meetings.total === 0 ? "calm" : state}
      data-label={layout.label}
      data-kind={layout.kind}
    >
      <svg
        className="sluis-picture__field"
        viewBox={`${-margin} 0 ${FIELD + 2 * margin} ${FIELD}`}
        // Where there is no room for names, the middle of a wide field fills the square that is left.
        preserveAspectRatio="xMidYMid slice"
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        onPointerMove={(event) => setPointed(point(event))}
        onPointerLeave={() => setPointed(undefined)}
        onClick={(event) => {
          const person = nearest(layout, placeOf(event), 40)
          if (person !== undefined) onSelect?.(person)
        }}
      >
        <title id={`${id}-title`}>
          {state === "after"
            ? t`Who meets whom now`
            : tense === "would"
              ? t`Who would meet whom, as the message was`
              : t`Who could see whom by this message`}
        </title>
        <desc id={`${id}-description`}>{description}</desc>
        <g className="sluis-picture__scene">
          <g className="sluis-picture__web">
            {lines.web.address.map((path, strand) => (
              <path key={strand} d={path} />
            ))}
            <g className="sluis-picture__web-list">
              {lines.web.list.map((path, strand) => (
                <path key={strand} d={path} />
              ))}
            </g>
          </g>
          <g className="sluis-picture__staying">
            {lines.kept.address.map((path, strand) => (
              <path key={strand} d={path} />
            ))}
          </g>
          <path className="sluis-picture__spokes" d={lines.spokes} />
          <path className="sluis-picture__own" d={own} />
          <g className="sluis-picture__points">
            {layout.points.map((place, index) => (
              <Mark
                key={index}
                place={place}
                person={people[index]}
                layout={layout}
                isShown={index === shown}
              />
            ))}
          </g>
          <Sender />
        </g>
      </svg>
      <figcaption className="sluis-picture__caption">
        <p className="sluis-picture__pointed">
          <Pointed
            person={shown === undefined ? undefined : people[shown]}
            state={state}
            tense={tense}
            showing={showing}
          />
        </p>
        <Notes
          layout={layout}
          meetings={meetings}
          state={state}
          tense={tense}
          people={people.length + others}
          drawn={lines.web.drawn + lines.kept.drawn}
        />
      </figcaption>
    </figure>
  )
}

type Lines = {
  readonly web: ReturnType<typeof webOf>
  /** What stays afterwards: people who were meant to see each other. */
  readonly kept: ReturnType<typeof webOf>
  readonly staying: Meetings["pairs"]
  readonly spokes: string
}

function drawLines(
  layout: Layout,
  meetings: Meetings,
  people: readonly Person[],
  showing: "self" | "visible",
): Lines {
  const stays = ({ one, other }: Meetings["pairs"][number]): boolean =>
    showing === "visible" && (people[one]?.visible === true || people[other]?.visible === true)
  const staying = meetings.pairs.filter(stays)
  return {
    web: webOf(
      layout,
      meetings.pairs.filter((pair) => !stays(pair)),
    ),
    kept: webOf(layout, staying),
    staying,
    spokes: spokesOf(layout, SENDER_RADIUS),
  }
}

/** The place in the field that a pointer is at. */
function placeOf(event: {
  readonly currentTarget: SVGSVGElement
  readonly clientX: number
  readonly clientY: number
}): Point {
  const scene = event.currentTarget.querySelector<SVGGElement>(".sluis-picture__scene")
  const matrix = (scene ?? event.currentTarget).getScreenCTM()
  if (matrix === null) return { x: -FIELD, y: -FIELD }
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
  return { x, y }
}
