/**
 * Registered lists: groups of people of whom being among them gives something away. Sluis keeps keyed hashes of their addresses alone,
 * so a list can be counted, replaced and removed, and never be shown again; the page says so before somebody relies on it.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct, useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { ErrorWords } from "../../component/error-words.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"
import { ListForm } from "./list-form.tsx"
import { ListTable } from "./list-table.tsx"

export type RegisteredList = Gives<"lists.list">["lists"][number]
type Registered = { readonly name: string; readonly people: number }

export function ListsPage(): ReactElement {
  const { t } = useLingui()
  const lists = useCall("lists.list", {})
  const remove = useAct("lists.remove")
  const announce = useAnnounce()
  const focusTitle = useTitleFocus()
  /** "new", the list to be replaced, or nothing. */
  const [editing, setEditing] = useState<RegisteredList | "new">()
  const [leaving, setLeaving] = useState<RegisteredList>()
  const [registered, setRegistered] = useState<Registered>()
  const edit = (what: RegisteredList | "new" | undefined): void => {
    setRegistered(undefined)
    setEditing(what)
  }
  const close = (): void => {
    setLeaving(undefined)
    remove.reset()
  }
  const name = leaving?.name ?? ""
  const isAdding = editing !== undefined
  return (
    <div className="sluis-stack">
      <PageTitle
        title={t`Lists`}
        lead={
          <Trans>
            Groups of people where being in the group says something about them: who is ill, who was rejected.
            Sluis sees to it that they do not learn of each other.
          </Trans>
        }
        actions={
          !isAdding && (
            <Button look="primary" onClick={() => edit("new")}>
              <Trans>Register a list</Trans>
            </Button>
          )
        }
      />
      {registered !== undefined && <Done registered={registered} />}
      {isAdding && (
        <ListForm
          key={editing === "new" ? "" : editing.name}
          replaced={editing === "new" ? undefined : editing}
          names={lists.data?.lists.map((list) => list.name) ?? []}
          onDone={(made) => {
            setEditing(undefined)
            setRegistered(made)
            focusTitle()
          }}
          onCancel={() => {
            edit(undefined)
            focusTitle()
          }}
        />
      )}
      <Card title={<Trans>Registered lists</Trans>}>
        <Loaded of={lists}>
          {(shown) => (
            <ListTable
              lists={shown.lists}
              onReplace={edit}
              onRemove={(list) => {
                setRegistered(undefined)
                setLeaving(list)
              }}
            />
          )}
        </Loaded>
        <Paragraph look="small">
          <Trans>
            Of a list Sluis keeps no addresses, but fingerprints of them that only this Sluis can make. It
            recognises who is on it and cannot show it to anybody. So keep the list itself where it belongs.
          </Trans>
        </Paragraph>
      </Card>
      <ConfirmDialog
        open={leaving !== undefined}
        title={<Trans>Remove this list?</Trans>}
        confirm={<Trans>Remove the list</Trans>}
        danger
        busy={remove.isPending}
        error={remove.error === null ? undefined : <ErrorWords error={remove.error} />}
        onConfirm={() =>
          leaving !== undefined &&
          remove.mutate(
            { params: { name: leaving.name } },
            {
              onSuccess: () => {
                announce(t`The list was removed.`)
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
            Sluis then no longer recognises mail to the people of “{name}” by this list. That cannot be
            undone: to have it back, you register it anew from your own file.
          </Trans>
        </Paragraph>
      </ConfirmDialog>
    </div>
  )
}

function Done({ registered: { name, people } }: { readonly registered: Registered }): ReactElement {
  return (
    <Alert kind="ok" live title={<Trans>“{name}” is registered</Trans>}>
      <Trans>It counts from the next message on, for {people} people.</Trans>
    </Alert>
  )
}
