/** Removing somebody who is not concerned after all. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { useAnnounce } from "../../component/announce.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { ErrorWords } from "../../component/error-words.tsx"
import { Paragraph } from "../../component/text.tsx"
import type { BreachPerson } from "./person-table.tsx"

type Props = {
  /** Id of the file. */
  readonly id: string
  /** Undefined: closed. */
  readonly person: BreachPerson | undefined
  readonly onRemoved: (person: BreachPerson) => void
  readonly onClose: () => void
}

export function RemoveDialog({ id, person, onRemoved, onClose }: Props): ReactElement {
  const { t } = useLingui()
  const announce = useAnnounce()
  const remove = useAct("breaches.removePerson")
  const name = person === undefined ? "" : person.name || person.address
  const close = (): void => {
    remove.reset()
    onClose()
  }
  return (
    <ConfirmDialog
      open={person !== undefined}
      title={<Trans>Remove from this file?</Trans>}
      confirm={<Trans>Remove</Trans>}
      danger
      busy={remove.isPending}
      error={remove.error === null ? undefined : <ErrorWords error={remove.error} />}
      onConfirm={() => {
        if (person === undefined) return
        remove.mutate(
          { params: { id, person: person.id } },
          {
            onSuccess: () => {
              announce(t`Removed.`)
              onRemoved(person)
            },
          },
        )
      }}
      onClose={close}
    >
      <Paragraph>
        <Trans>
          {name} then gets no letter about this breach. What was known of him or her here is erased. A letter
          that was sent already is not taken back.
        </Trans>
      </Paragraph>
    </ConfirmDialog>
  )
}
