/** Below the picture: what the person whom one points at would learn, and what the picture leaves out. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import type { Layout } from "./layout.ts"
import { PEOPLE_DRAWN, type Meetings, type Person } from "./person.ts"
import type { PictureState, Tense } from "./picture-state.ts"

type PointedProps = {
  readonly person: Person | undefined
  readonly state: PictureState
  readonly tense: Tense
  readonly showing: "self" | "visible"
}

export function Pointed({ person, state, tense, showing }: PointedProps): ReactElement {
  if (person === undefined) {
    return tense === "would" ? (
      <Trans>Choose somebody to see what that person would learn.</Trans>
    ) : (
      <Trans>Choose somebody to see what that person could see.</Trans>
    )
  }
  const who = whoIs(person)
  if (state === "after") {
    return showing === "self" ? (
      <Trans>
        <strong>{who}</strong> sees only the own address and that of the sender.
      </Trans>
    ) : (
      <Trans>
        <strong>{who}</strong> sees who stood in To and Cc, and nobody else.
      </Trans>
    )
  }
  return tense === "would" ? <Would person={person} /> : <Could person={person} />
}

function whoIs({ name, address }: Person): string {
  return name.trim() === "" ? address : name
}

function Would({ person }: { readonly person: Person }): ReactElement {
  const who = whoIs(person)
  const { introductions, exposures } = person
  if (introductions === 0 && exposures === 0) {
    return (
      <Trans>
        <strong>{who}</strong> would learn nothing new.
      </Trans>
    )
  }
  return exposures === 0 ? (
    <Trans>
      <strong>{who}</strong> would get to know{" "}
      <Plural value={introductions} one="# address" other="# addresses" />.
    </Trans>
  ) : (
    <Trans>
      <strong>{who}</strong> would get to know{" "}
      <Plural value={introductions} one="# address" other="# addresses" />, and of{" "}
      <Plural value={exposures} one="# other person" other="# other people" /> that they are on this list.
    </Trans>
  )
}

function Could({ person }: { readonly person: Person }): ReactElement {
  const who = whoIs(person)
  const { introductions, exposures } = person
  if (introductions === 0 && exposures === 0) {
    return (
      <Trans>
        <strong>{who}</strong> could see nothing new.
      </Trans>
    )
  }
  return exposures === 0 ? (
    <Trans>
      <strong>{who}</strong> could see{" "}
      <Plural value={introductions} one="# new address" other="# new addresses" />.
    </Trans>
  ) : (
    <Trans>
      <strong>{who}</strong> could see{" "}
      <Plural value={introductions} one="# new address" other="# new addresses" />, and of{" "}
      <Plural value={exposures} one="# other person" other="# other people" /> that they are on this list.
    </Trans>
  )
}

type NotesProps = {
  readonly layout: Layout
  readonly meetings: Meetings
  readonly people: number
  readonly drawn: number
  readonly state: PictureState
  readonly tense: Tense
}

/** What the picture leaves out, so that nobody takes it for more than it is. */
export function Notes({ layout, meetings, people, drawn, state, tense }: NotesProps): ReactElement | null {
  const { i18n } = useLingui()
  const places = i18n.number(layout.points.length)
  const all = i18n.number(people)
  const lines = i18n.number(drawn)
  const total = i18n.number(meetings.total)
  const few = people > layout.points.length
  const sampled = drawn < meetings.total && state === "before"
  if (!few && !sampled && meetings.exact) return null
  return (
    <p className="sluis-small sluis-picture__notes">
      {few && people > PEOPLE_DRAWN && (
        <Trans>
          Drawn are {places} of the {all} people.
        </Trans>
      )}
      {few && people <= PEOPLE_DRAWN && (
        <Trans>
          Drawn are the {places} people who are known here, of {all}.
        </Trans>
      )}{" "}
      {sampled && (
        <Trans>
          Drawn are {lines} of the {total} lines; all would be one grey disc.
        </Trans>
      )}{" "}
      {!meetings.exact &&
        (tense === "would" ? (
          <Trans>The numbers are exact; who would meet whom is an estimate.</Trans>
        ) : (
          <Trans>The numbers are exact; who could see whom is an estimate.</Trans>
        ))}
    </p>
  )
}
