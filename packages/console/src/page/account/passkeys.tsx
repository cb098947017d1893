/** Passkeys: which there are, another one, and one less. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Moment } from "../../component/moment.tsx"
import { AddPasskey } from "./add-passkey.tsx"

type Passkey = Gives<"account.show">["passkeys"][number]

type Props = { readonly passkeys: readonly Passkey[]; readonly mayAdd: boolean }

export function Passkeys({ passkeys, mayAdd }: Props): ReactElement {
  const { t } = useLingui()
  const [leaving, setLeaving] = useState<Passkey>()
  const remove = useAct("account.removePasskey")
  const close = (): void => {
    setLeaving(undefined)
    remove.reset()
  }
  const name = leaving?.name ?? ""
  return (
    <Card title={<Trans>Passkeys</Trans>}>
      <DataTable
        caption={t`Your passkeys`}
        captionHidden
        rows={passkeys}
        keyOf={(passkey) => passkey.id}
        empty={
          <EmptyState icon="key" title={<Trans>You have no passkey yet</Trans>}>
            <Trans>
              With a passkey you log in without a password. It stays on your device and cannot be phished.
            </Trans>
          </EmptyState>
        }
        columns={[
          { id: "name", label: t`Name`, names: true, cell: (passkey) => passkey.name },
          { id: "at", label: t`Added`, cell: (passkey) => <Moment at={passkey.at} /> },
          {
            id: "used",
            label: t`Last used`,
            cell: (passkey) =>
              passkey.usedAt === undefined ? <Trans>Not yet</Trans> : <Moment at={passkey.usedAt} />,
          },
          {
            id: "remove",
            label: t`Remove`,
            cell: (passkey) => (
              <Button look="subtle" danger onClick={() => setLeaving(passkey)}>
                <Trans>Remove</Trans>
                <span className="sluis-visually-hidden"> {passkey.name}</span>
              </Button>
            ),
          },
        ]}
      />
      {mayAdd && <AddPasskey />}
      <ConfirmDialog
        open={leaving !== undefined}
        title={<Trans>Remove this passkey?</Trans>}
        confirm={<Trans>Remove</Trans>}
        danger
        busy={remove.isPending}
        error={remove.error?.message}
        onConfirm={() =>
          leaving !== undefined && remove.mutate({ params: { id: leaving.id } }, { onSuccess: close })
        }
        onClose={close}
      >
        <p className="nl-paragraph">
          <Trans>You can no longer log in with “{name}”. Remove it from your device too.</Trans>
        </p>
      </ConfirmDialog>
    </Card>
  )
}
