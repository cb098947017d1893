/** People whose record can't be read any more: how many, which numbers, and the way out. Everybody else of the file is there. */
import { Plural, Trans } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Button } from "../../component/button.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { ErrorWords } from "../../component/error-words.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"
import { Paragraph } from "../../component/text.tsx"
import type { OpenFile } from "./open-file.ts"

export function DamagedPeople({ open: { id, people } }: { readonly open: OpenFile }): ReactElement | null {
  const [asking, setAsking] = useState<string>()
  const remove = useAct("breaches.removePerson")
  const focusTitle = useTitleFocus()
  const { damaged } = people
  if (damaged.length === 0) return null
  return (
    <>
      <Alert
        kind="error"
        title={
          <Plural
            value={damaged.length}
            one="The record of # person is damaged"
            other="The records of # people are damaged"
          />
        }
      >
        <Paragraph>
          <Trans>
            They get no letter, and nobody can read who they are. Compare the list with the message, remove
            the damaged record, and add that person anew. Tell your administrator.
          </Trans>
        </Paragraph>
        <ul className="sluis-breach-list">
          {damaged.map((person) => {
            const number = person.slice(person.lastIndexOf("-p") + 2)
            return (
              <li key={person}>
                <Button look="secondary" onClick={() => setAsking(person)}>
                  <Trans>Remove number {number} of this file</Trans>
                </Button>
              </li>
            )
          })}
        </ul>
      </Alert>
      <ConfirmDialog
        open={asking !== undefined}
        title={<Trans>Remove the damaged record?</Trans>}
        confirm={<Trans>Remove it</Trans>}
        danger
        busy={remove.isPending}
        error={remove.error === null ? undefined : <ErrorWords error={remove.error} />}
        onConfirm={() =>
          remove.mutate(
            { params: { id, person: asking ?? "" } },
            {
              onSuccess: () => {
                setAsking(undefined)
                focusTitle()
              },
            },
          )
        }
        onClose={() => {
          remove.reset()
          setAsking(undefined)
        }}
      >
        <Paragraph>
          <Trans>It cannot be read any more. The ledger keeps that it was removed.</Trans>
        </Paragraph>
      </ConfirmDialog>
    </>
  )
}
