/**
 * Whose data it is about, and who got what was not meant for them. Counts are always there; names come after a click, and that
 * somebody looked is recorded. So nothing here asks again by itself.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { ANSWER_NAMES, ATTESTATION_ANSWERS } from "@sluis/core/breach/attestation"
import { isClosed } from "@sluis/core/breach/file"
import { capital } from "@sluis/core/breach/words"
import { useEffect, useRef, useState } from "react"
import type { ReactElement } from "react"

import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { ProblemAlert } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useWords } from "../../component/words.ts"
import { AddPeople } from "./add-people.tsx"
import { AskCard } from "./ask-card.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import type { OpenFile } from "./open-file.ts"
import { PersonDialog } from "./person-dialog.tsx"
import { PersonTable } from "./person-table.tsx"
import type { BreachPerson } from "./person-table.tsx"
import { RemoveDialog } from "./remove-dialog.tsx"
import { useLook } from "./use-look.ts"

export function BreachPeoplePage(): ReactElement {
  const { t } = useLingui()
  return (
    <BreachFrame
      title={t`People concerned`}
      lead={
        <Trans>
          Whose data it is about, and who got them. One person can be both: whoever stood in the To field.
        </Trans>
      }
    >
      {(open) => <People key={open.id} open={open} />}
    </BreachFrame>
  )
}

function People({ open }: { readonly open: OpenFile }): ReactElement {
  const look = useLook(open.id)
  const shown = useRef<HTMLParagraphElement>(null)
  const isShown = look.people !== undefined
  useEffect(() => {
    // The button that asked for them is gone.
    if (isShown) shown.current?.focus()
  }, [isShown])
  const [changing, setChanging] = useState<BreachPerson>()
  const [removing, setRemoving] = useState<BreachPerson>()
  return (
    <>
      <Counts open={open} />
      <Card
        title={<Trans>By name</Trans>}
        actions={
          look.people !== undefined &&
          look.next !== undefined && (
            <Button busy={look.isPending} onClick={() => look.more()}>
              <Trans>Show more</Trans>
            </Button>
          )
        }
      >
        {look.people === undefined ? (
          <>
            <Paragraph>
              <Trans>
                That you look at the names is recorded in the ledger. Look when you need to: to check them, to
                write to somebody, to call.
              </Trans>
            </Paragraph>
            <div>
              <Button look="primary" busy={look.isPending} onClick={() => look.begin()}>
                <Trans>Show the people by name</Trans>
              </Button>
            </div>
          </>
        ) : (
          <>
            <p ref={shown} className="nl-paragraph sluis-small" tabIndex={-1}>
              <Plural value={look.total} one="# person in this file." other="# people in this file." />
            </p>
            <PersonTable
              people={look.people}
              mayChange={!isClosed(open.file)}
              onChange={setChanging}
              onRemove={setRemoving}
            />
          </>
        )}
        {look.error !== null && <ProblemAlert error={look.error} />}
      </Card>
      {!isClosed(open.file) && (
        <AddPeople
          id={open.id}
          onAdded={() => {
            if (look.people !== undefined) look.begin()
          }}
        />
      )}
      {!isClosed(open.file) && <AskCard open={open} />}
      <PersonDialog
        id={open.id}
        person={changing}
        onChanged={(person) => {
          look.replace(person)
          setChanging(undefined)
        }}
        onClose={() => setChanging(undefined)}
      />
      <RemoveDialog
        id={open.id}
        person={removing}
        onRemoved={(person) => {
          look.remove(person)
          setRemoving(undefined)
        }}
        onClose={() => setRemoving(undefined)}
      />
    </>
  )
}

function Counts({ open: { people } }: { readonly open: OpenFile }): ReactElement {
  const { t, i18n } = useLingui()
  const words = useWords()
  const { total, concerned, received, informed, answers, openTasks } = people
  const given = ATTESTATION_ANSWERS.filter((answer) => (answers[answer] ?? 0) > 0)
  return (
    <Card title={<Trans>In numbers</Trans>}>
      {total === 0 && (
        <Alert kind="info" title={<Trans>Nobody is in this file yet</Trans>}>
          <Trans>Add the message under “What happened”, or add people below.</Trans>
        </Alert>
      )}
      <DescriptionList
        items={[
          { term: t`It is their data`, details: i18n.number(concerned) },
          { term: t`They got it`, details: i18n.number(received) },
          { term: t`Told by letter`, details: i18n.number(informed) },
          { term: t`Letters on paper or calls still to do`, details: i18n.number(openTasks) },
          ...given.map((answer) => ({
            term: t`Answered: ${capital(words(ANSWER_NAMES[answer]))}`,
            details: i18n.number(answers[answer] ?? 0),
          })),
        ]}
      />
    </Card>
  )
}
