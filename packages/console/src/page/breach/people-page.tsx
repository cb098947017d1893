/**
 * Whose data it is about, and who got what was not meant for them. Counts are always there; names come after a reason, and that
 * somebody looked is recorded. So nothing here asks again by itself.
 */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { ANSWER_NAMES, ATTESTATION_ANSWERS } from "@sluis/core/breach/letter/attestation"
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
import { ReasonDialog } from "../../held/reason-dialog.tsx"
import { CursorPager } from "../held/cursor.tsx"
import { AddPeople } from "./add-people.tsx"
import { AskCard } from "./ask-card.tsx"
import { BreachFrame } from "./breach-frame.tsx"
import type { OpenFile } from "./open-file.ts"
import { PeopleFilter } from "./people-filter.tsx"
import { PersonDialog } from "./person-dialog.tsx"
import { PersonTable } from "./person-table.tsx"
import type { BreachPerson } from "./person-table.tsx"
import { RemoveDialog } from "./remove-dialog.tsx"
import { ROWS, useLook } from "./use-look.ts"
import type { Look, Wanted } from "./use-look.ts"
import { useMayWrite } from "./use-may-write.ts"

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
  const { shown } = look
  const mayWrite = useMayWrite(open)
  const beginning = useRef<HTMLParagraphElement>(null)
  const isShown = shown !== undefined
  useEffect(() => {
    // The button that asked for them is gone.
    if (isShown) beginning.current?.focus()
  }, [isShown])
  const [changing, setChanging] = useState<BreachPerson>()
  const [removing, setRemoving] = useState<BreachPerson>()
  return (
    <>
      <Counts open={open} />
      {(isShown || open.people.total > 0) && (
        <Card
          title={<Trans>By name</Trans>}
          aside={
            isShown && (
              <Button look="subtle" icon="close" onClick={() => look.forget()}>
                <Trans>Hide</Trans>
              </Button>
            )
          }
        >
          {shown === undefined ? (
            <AskWhy look={look} />
          ) : (
            <>
              <PeopleFilter wanted={shown.wanted} busy={look.isPending} onSearch={look.search} />
              <p ref={beginning} className="nl-paragraph sluis-small" role="status" tabIndex={-1}>
                <Found wanted={shown.wanted} total={shown.total} />
              </p>
              {shown.people.some(({ name, nameSure }) => name !== "" && !nameSure) && (
                <Paragraph look="small">
                  <Trans>
                    A name that is not checked came with a message, and a letter may leave it out. Is it
                    right? Then choose “Change” and save it.
                  </Trans>
                </Paragraph>
              )}
              <PersonTable
                people={shown.people}
                isFiltered={shown.wanted.find !== undefined || shown.wanted.only !== undefined}
                busy={look.isPending}
                mayChange={!isClosed(open.file)}
                onChange={setChanging}
                onRemove={setRemoving}
              />
              <CursorPager
                cursor={look.cursor}
                rows={ROWS}
                shown={shown.people.length}
                total={shown.total}
                next={shown.next}
                busy={look.isPending}
              />
              {look.error !== null && <ProblemAlert error={look.error} onRetry={() => look.again()} />}
            </>
          )}
        </Card>
      )}
      {mayWrite && <AddPeople id={open.id} onAdded={() => look.again()} />}
      {!isClosed(open.file) && <AskCard open={open} />}
      <PersonDialog
        id={open.id}
        person={changing}
        now={look.person}
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

function AskWhy({ look }: { readonly look: Look }): ReactElement {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Paragraph>
        <Trans>
          Look at the names when you need to: to check them, to write to somebody, to call. That you looked
          and why is kept in the ledger.
        </Trans>
      </Paragraph>
      <div>
        <Button icon="eye" busy={look.isPending} onClick={() => setAsking(true)}>
          <Trans>Show the people by name</Trans>
        </Button>
      </div>
      <ReasonDialog
        open={asking}
        title={<Trans>Why do you need to see who they are?</Trans>}
        question={t`Reason`}
        description={t`For instance: to call those whose letter did not arrive.`}
        confirm={<Trans>Show them</Trans>}
        busy={look.isPending}
        error={look.error}
        onConfirm={look.begin}
        onClose={() => {
          look.forget()
          setAsking(false)
        }}
      >
        <Paragraph>
          <Trans>You see names and addresses. That you looked and why is kept in the ledger.</Trans>
        </Paragraph>
      </ReasonDialog>
    </>
  )
}

function Found({ wanted, total }: { readonly wanted: Wanted; readonly total: number }): ReactElement {
  return wanted.find === undefined && wanted.only === undefined ? (
    <Plural value={total} one="# person in this file." other="# people in this file." />
  ) : (
    <Plural
      value={total}
      _0="Nobody in this file is like that."
      one="# person in this file is like that."
      other="# people in this file are like that."
    />
  )
}

function Counts({ open: { people } }: { readonly open: OpenFile }): ReactElement {
  const { t, i18n } = useLingui()
  const words = useWords()
  const { total, concerned, received, informed, answers, openTasks, damaged } = people
  const numbers = damaged.join(", ")
  const given = ATTESTATION_ANSWERS.filter((answer) => (answers[answer] ?? 0) > 0)
  return (
    <Card title={<Trans>In numbers</Trans>}>
      {total === 0 && (
        <Alert kind="info" title={<Trans>Nobody is in this file yet</Trans>}>
          <Trans>Add the message under “What happened”, or add people below.</Trans>
        </Alert>
      )}
      {damaged.length > 0 && (
        <Alert
          kind="error"
          title={
            <Plural
              value={damaged.length}
              one="What was kept of # person cannot be read any more"
              other="What was kept of # people cannot be read any more"
            />
          }
        >
          <Trans>
            They get no letter as they are now. Tell your administrator: a backup may still have them.
            Otherwise add them once more below. Their numbers in the store: {numbers}
          </Trans>
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
