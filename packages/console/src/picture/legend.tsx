/** What the marks of the picture mean; only those that are in it. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement, ReactNode } from "react"

import type { Meetings, Person } from "./person.ts"
import type { PictureState, Tense } from "./picture-state.ts"

type Props = {
  readonly people: readonly Person[]
  readonly meetings: Meetings
  readonly state: PictureState
  /** Left out: "would". */
  readonly tense?: Tense
}

export function Legend({ people, meetings, state, tense = "would" }: Props): ReactElement {
  const isBefore = state === "before"
  const has = (tells: "address" | "list"): boolean => meetings.pairs.some((pair) => pair.tells === tells)
  return (
    <ul className="sluis-picture__legend" data-state={meetings.total === 0 ? "calm" : state}>
      {people.some(({ outside }) => outside) && (
        <Entry mark={<circle cx="12" cy="12" r="8" />}>
          <Trans>somebody from outside</Trans>
        </Entry>
      )}
      {people.some(({ outside }) => !outside) && (
        <Entry mark={<rect x="4" y="4" width="16" height="16" rx="4" />}>
          <Trans>a colleague of the sender</Trans>
        </Entry>
      )}
      {people.some(({ visible }) => !visible) && (
        <Entry mark={<circle className="sluis-picture__legend-hollow" cx="12" cy="12" r="7" />}>
          <Trans>hidden from the others (Bcc)</Trans>
        </Entry>
      )}
      {isBefore && has("address") && (
        <Entry mark={<path d="M1 12h22" />}>
          {tense === "would" ? <Trans>would see an address</Trans> : <Trans>could see an address</Trans>}
        </Entry>
      )}
      {isBefore && has("list") && (
        <Entry mark={<path d="M1 12h22" strokeDasharray="5 4" />}>
          {tense === "would" ? (
            <Trans>would see that the other is on the list</Trans>
          ) : (
            <Trans>could see that the other is on the list</Trans>
          )}
        </Entry>
      )}
      {!isBefore && (
        <Entry mark={<path d="M1 12h22" />}>
          <Trans>gets a message of their own from the sender</Trans>
        </Entry>
      )}
    </ul>
  )
}

function Entry({ mark, children }: { readonly mark: ReactNode; readonly children: ReactNode }): ReactElement {
  return (
    <li className="sluis-picture__legend-entry">
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        {mark}
      </svg>
      {children}
    </li>
  )
}
