/** People of a file as rows: who, in which part, and what became of the letter and the question. */
import { msg } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { ANSWER_NAMES } from "@sluis/core/breach/letter/attestation"
import { capital } from "@sluis/core/breach/words"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { StateBadge } from "../../component/badge.tsx"
import type { StateLooks } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { useWords } from "../../component/words.ts"
import { At } from "./at.tsx"
import { RoundWords } from "./round-words.tsx"

export type BreachPerson = Gives<"breaches.people">["people"][number]

type Props = {
  readonly people: readonly BreachPerson[]
  /** Not all were asked for. */
  readonly isFiltered: boolean
  /** Others are on their way. */
  readonly busy: boolean
  readonly mayChange: boolean
  readonly onChange: (person: BreachPerson) => void
  readonly onRemove: (person: BreachPerson) => void
}

export function PersonTable(props: Props): ReactElement {
  const { people, isFiltered, busy, mayChange, onChange, onRemove } = props
  const { t } = useLingui()
  return (
    <DataTable
      caption={t`People of this file`}
      captionHidden
      rows={people}
      keyOf={({ id }) => id}
      busy={busy}
      empty={
        isFiltered ? (
          <EmptyState icon="people" title={<Trans>Nobody was found</Trans>}>
            <Trans>Look for part of a name or an address, or choose “Show everybody”.</Trans>
          </EmptyState>
        ) : (
          <EmptyState icon="people" title={<Trans>Nobody is in this file yet</Trans>}>
            <Trans>Add the message under “What happened”, or add people below.</Trans>
          </EmptyState>
        )
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
          <Trans>name not checked</Trans>
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

const MAIL: StateLooks<BreachPerson["letters"][number]["state"]> = {
  queued: { tone: "info", icon: "clock", words: msg`on its way` },
  sent: { tone: "positive", icon: "ok", words: msg`delivered` },
  failed: { tone: "negative", icon: "error", words: msg`did not arrive` },
}

type Task = NonNullable<BreachPerson["task"]>

const TO_DO: StateLooks<Task["kind"]> = {
  letter: { tone: "warning", icon: "warning", words: msg`still to do: letter on paper` },
  telephone: { tone: "warning", icon: "warning", words: msg`still to do: call` },
}

const DONE: StateLooks<Task["kind"]> = {
  letter: { tone: "positive", icon: "ok", words: msg`letter on paper sent` },
  telephone: { tone: "positive", icon: "ok", words: msg`called` },
}

function Letter({
  person: { concerned, letters, elsewhere, task },
}: {
  readonly person: BreachPerson
}): ReactElement {
  const newest = letters.at(-1)
  return (
    <span className="sluis-breach-name">
      {newest === undefined ? (
        concerned ? (
          <Trans>not sent yet</Trans>
        ) : (
          <Trans>gets none</Trans>
        )
      ) : (
        <>
          <StateBadge state={newest.state} looks={MAIL} />
          <span className="sluis-small">
            <RoundWords round={newest.round} />, <At at={newest.at} />
          </span>
        </>
      )}
      {elsewhere.map(({ at, address }) => (
        <span key={`${at} ${address}`} className="sluis-small">
          <Trans>
            does not count: went to <strong>{address}</strong>, <At at={at} />
          </Trans>
        </span>
      ))}
      {task !== undefined && (
        <>
          <StateBadge state={task.kind} looks={task.doneAt === undefined ? TO_DO : DONE} />
          {task.round !== undefined && (
            <span className="sluis-small">
              {task.round === "question" ? (
                <Trans>Question what became of the message</Trans>
              ) : (
                <RoundWords round={task.round} />
              )}
              , <At at={task.doneAt ?? task.at} />
            </span>
          )}
        </>
      )}
    </span>
  )
}

function Answer({ person: { received, asked, answer } }: { readonly person: BreachPerson }): ReactElement {
  const words = useWords()
  if (answer !== undefined) {
    return (
      <span className="sluis-breach-name">
        <span>
          {capital(words(ANSWER_NAMES[answer.kind]))} (<At at={answer.at} look="day" />)
        </span>
        {answer.words !== "" && <span className="sluis-small sluis-breach-text">{answer.words}</span>}
      </span>
    )
  }
  if (asked === undefined) return received ? <Trans>not asked yet</Trans> : <Trans>did not get it</Trans>
  if (asked.state !== "failed") return <Trans>no answer yet</Trans>
  return (
    <span className="sluis-breach-name">
      <Trans>The question:</Trans>
      <StateBadge state={asked.state} looks={MAIL} />
    </span>
  )
}
