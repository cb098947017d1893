/** What is to be done next, as a deed: the core says what is missing, this says what to do about it. */
import { Plural, Trans } from "@lingui/react/macro"
import type { Missing } from "@sluis/core/breach/missing"
import type { ReactElement } from "react"

import { SectionWords } from "./section-words.tsx"
import type { ToDo } from "./to-do.ts"

export function ToDoWords({ what }: Pick<ToDo, "what">): ReactElement {
  switch (what.kind) {
    case "missing":
      return <Deed lack={what.lack} />
    case "by-hand":
      return (
        <Plural
          value={what.people}
          one="Send the letter on paper, or call: # person got no mail"
          other="Send the letters on paper, or call: # people got no mail"
        />
      )
    case "on-the-way":
      return (
        <Plural
          value={what.mails}
          one="Wait: # letter or question is still on its way"
          other="Wait: # letters or questions are still on their way"
        />
      )
  }
}

function Deed({ lack: { code, section } }: { readonly lack: Missing }): ReactElement {
  switch (code) {
    case "conflict":
      return section === undefined ? (
        <Trans>Choose what is right: two people wrote different things</Trans>
      ) : (
        <Trans>
          Choose what is right, two people wrote different things: <SectionWords section={section} />
        </Trans>
      )
    case "cause":
      return <Trans>Write down the cause</Trans>
    case "summary":
      return <Trans>Describe in a few lines what happened</Trans>
    case "occurred":
      return <Trans>Write down when it happened</Trans>
    case "ongoing":
      return <Trans>Write down when it stopped</Trans>
    case "detected":
      return <Trans>Write down when it was discovered</Trans>
    case "aware":
      return <Trans>Write down when the organisation was certain, and why</Trans>
    case "assessment":
      return <Trans>Assess the severity</Trans>
    case "authority-decision":
      return <Trans>Decide whether you notify the Autoriteit Persoonsgegevens</Trans>
    case "authority-decision-again":
      return <Trans>Decide again whether you notify: the message was sent after all</Trans>
    case "notification":
      return <Trans>Notify on the website of the Autoriteit Persoonsgegevens, and write it down</Trans>
    case "notified-against-decision":
      return <Trans>Put right the decision not to notify, because it was notified</Trans>
    case "clock-running":
      return <Trans>Notify, or write down why you do not: the clock is running</Trans>
    case "people-decision":
      return <Trans>Decide whether you inform the people concerned</Trans>
    case "people-decision-again":
      return <Trans>Decide again whether you inform the people: the message was sent after all</Trans>
    case "letters":
      return <Trans>Write the letters and send them</Trans>
    case "immediate-measure":
      return <Trans>Complete the measure against this breach</Trans>
    case "improvement-unplanned":
      return <Trans>Give the improvement point an owner and a day</Trans>
  }
}
