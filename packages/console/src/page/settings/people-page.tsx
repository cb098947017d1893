/** Who may use the console: invite, give roles, block and remove. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct, useCall } from "../../api/query.ts"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Pager } from "../../component/pager.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"
import { ErrorWords } from "../../component/error-words.tsx"
import { InviteDialog } from "./invite-dialog.tsx"
import { PeopleTable } from "./people-table.tsx"
import { PersonDialog } from "./person-dialog.tsx"
import { SettingsFrame } from "./settings-frame.tsx"

export type Person = Gives<"people.list">["people"][number]

const ROWS = 100

export function PeoplePage(): ReactElement {
  const { t } = useLingui()
  const announce = useAnnounce()
  /** Cursors of the pages before this one. */
  const [trail, setTrail] = useState<readonly string[]>([])
  const after = trail.at(-1)
  const people = useCall(
    "people.list",
    { query: { limit: ROWS, ...(after === undefined ? {} : { after }) } },
    { keep: true },
  )
  const [inviting, setInviting] = useState(false)
  const [changing, setChanging] = useState<Person>()
  const [leaving, setLeaving] = useState<Person>()
  return (
    <SettingsFrame
      title={t`People`}
      lead={
        <Trans>
          Who may log in to this console, and what each may do. Senders need no account: they get a link.
        </Trans>
      }
      actions={
        <Button look="primary" icon="person" onClick={() => setInviting(true)}>
          <Trans>Invite somebody</Trans>
        </Button>
      }
    >
      <Card>
        <Loaded of={people}>
          {({ people: shown, next }) => (
            <>
              <PeopleTable
                people={shown}
                busy={people.isPlaceholderData}
                onChange={setChanging}
                onRemove={setLeaving}
              />
              {(next !== undefined || trail.length > 0) && (
                <Pager
                  from={trail.length * ROWS + 1}
                  to={trail.length * ROWS + shown.length}
                  busy={people.isPlaceholderData}
                  onPrevious={trail.length === 0 ? undefined : () => setTrail(trail.slice(0, -1))}
                  onNext={next === undefined ? undefined : () => setTrail([...trail, next])}
                />
              )}
            </>
          )}
        </Loaded>
      </Card>
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
      <PersonDialog
        person={changing}
        onDone={() => {
          setChanging(undefined)
          announce(t`Saved.`)
        }}
        onClose={() => setChanging(undefined)}
      />
      <RemoveDialog person={leaving} onClose={() => setLeaving(undefined)} />
    </SettingsFrame>
  )
}

type RemoveProps = { readonly person: Person | undefined; readonly onClose: () => void }

function RemoveDialog({ person, onClose }: RemoveProps): ReactElement {
  const { t } = useLingui()
  const announce = useAnnounce()
  const focusTitle = useTitleFocus()
  const remove = useAct("people.remove")
  const close = (): void => {
    remove.reset()
    onClose()
  }
  const name = person?.name ?? ""
  return (
    <ConfirmDialog
      open={person !== undefined}
      title={<Trans>Remove {name}?</Trans>}
      confirm={<Trans>Remove</Trans>}
      danger
      busy={remove.isPending}
      error={remove.error === null ? undefined : <ErrorWords error={remove.error} />}
      onConfirm={() =>
        person !== undefined &&
        remove.mutate(
          { params: { id: person.id } },
          {
            onSuccess: () => {
              announce(t`The account was removed.`)
              close()
              focusTitle()
            },
          },
        )
      }
      onClose={close}
    >
      <Paragraph>
        <Trans>
          The account and its passkeys are removed, and this person is logged out everywhere. What he or she
          decided stays in the history. For a while only? Then block the account instead.
        </Trans>
      </Paragraph>
    </ConfirmDialog>
  )
}
