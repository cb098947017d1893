/** People of a file as rows: who, in which part, and what became of the letter and the question. */
import { Trans, useLingui } from "@lingui/react/macro"
import { ANSWER_NAMES } from "@sluis/core/breach/attestation"
import { capital } from "@sluis/core/breach/words"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { Badge } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { useWords } from "../../component/words.ts"
import { At } from "./at.tsx"

export type BreachPerson = Gives<"breaches.people">["people"][number]

type Props = {
  readonly people: readonly BreachPerson[]
  readonly mayChange: boolean
  readonly onChange: (person: BreachPerson) => void
  readonly onRemove: (person: BreachPerson) => void
}

export function PersonTable({ people, mayChange, onChange, onRemove }: Props): ReactElement {
  const { t } = useLingui()
  return (
    <DataTable
      caption={t`People of this file`}
      captionHidden
      rows={people}
      keyOf={({ id }) => id}
      empty={
        <EmptyState icon="people" title={<Trans>Nobody is in this file yet</Trans>}>
          <Trans>Add the message under “What happened”, or add people below.</Trans>
        </EmptyState>
      }
      columns={[
        { id: "name", label: t`Name`, names: true, cell: (person) => <Name person={person} /> },
        {
          id: "part",
          label: t`Part`,
          cell: ({ concerned, received, group }) => (
            <span className="sluis-breach-name">
              {concerned && <Trans>It is their data</Trans>}
              {received && (
                <span>
                  <Trans>They got it</Trans>
                </span>
              )}
              {group !== "" && <span className="sluis-small">{group}</span>}
            </span>
          ),
        },
        { id: "letter", label: t`Letter`, cell: (person) => <Letter person={person} /> },
        { id: "answer", label: t`What became of it`, cell: (person) => <Answer person={person} /> },
        ...(mayChange
          ? [
              {
                id: "deeds",
                label: t`What you can do`,
                cell: (person: BreachPerson) => (
                  <span className="sluis-cluster">
                    <Button look="subtle" onClick={() => onChange(person)}>
                      <Trans>Change</Trans>
                      <span className="sluis-visually-hidden"> {person.name || person.address}</span>
                    </Button>
                    <Button look="subtle" danger onClick={() => onRemove(person)}>
                      <Trans>Remove</Trans>
                      <span className="sluis-visually-hidden"> {person.name || person.address}</span>
                    </Button>
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Name({
  person: { name, nameSure, address, paragraph },
}: {
  readonly person: BreachPerson
}): ReactElement {
  return (
    <span className="sluis-breach-name">
      <span>{name === "" ? <Trans>Name not known</Trans> : name}</span>
      <span className="sluis-small">{address === "" ? <Trans>no e-mail address</Trans> : address}</span>
      {name !== "" && !nameSure && (
        <span className="sluis-small">
          <Trans>name not checked: the letter may leave it out</Trans>
        </span>
      )}
      {paragraph !== "" && (
        <span className="sluis-small">
          <Trans>has a paragraph of their own</Trans>
        </span>
      )}
    </span>
  )
}

function Letter({ person: { letters, task } }: { readonly person: BreachPerson }): ReactElement {
  const newest = letters.at(-1)
  return (
    <span className="sluis-breach-name">
      {newest === undefined ? (
        <Trans>not sent</Trans>
      ) : (
        <span>
          <MailState state={newest.state} /> <At at={newest.at} />
        </span>
      )}
      {task !== undefined && (
        <span>
          <Task task={task} />
        </span>
      )}
    </span>
  )
}

function MailState({ state }: { readonly state: BreachPerson["letters"][number]["state"] }): ReactElement {
  switch (state) {
    case "queued":
      return (
        <Badge tone="info" icon="clock">
          <Trans>on its way</Trans>
        </Badge>
      )
    case "sent":
      return (
        <Badge tone="positive" icon="ok">
          <Trans>delivered to their mail system</Trans>
        </Badge>
      )
    case "failed":
      return (
        <Badge tone="negative" icon="error">
          <Trans>did not arrive</Trans>
        </Badge>
      )
  }
}

function Task({ task }: { readonly task: NonNullable<BreachPerson["task"]> }): ReactElement {
  if (task.doneAt !== undefined) {
    return (
      <Badge tone="positive" icon="ok">
        {task.kind === "letter" ? <Trans>letter on paper sent</Trans> : <Trans>called</Trans>}
      </Badge>
    )
  }
  return (
    <Badge tone="warning" icon="warning">
      {task.kind === "letter" ? (
        <Trans>still to do: letter on paper</Trans>
      ) : (
        <Trans>still to do: call</Trans>
      )}
    </Badge>
  )
}

function Answer({ person: { asked, answer } }: { readonly person: BreachPerson }): ReactElement {
  const words = useWords()
  if (answer === undefined)
    return asked === undefined ? <Trans>not asked</Trans> : <Trans>no answer yet</Trans>
  return (
    <span className="sluis-breach-name">
      <span>
        {capital(words(ANSWER_NAMES[answer.kind]))} (<At at={answer.at} look="day" />)
      </span>
      {answer.words !== "" && <span className="sluis-small sluis-breach-text">{answer.words}</span>}
    </span>
  )
}
