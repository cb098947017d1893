/** Tokens of programs: which there are, what each may, and whether it is still used. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct, useCall } from "../../api/query.ts"
import { useAnnounce } from "../../component/announce.tsx"
import { Badge } from "../../component/badge.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { DataTable } from "../../component/data-table.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Moment } from "../../component/moment.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useTitleFocus } from "../../component/title-focus.ts"
import { ErrorWords } from "../../component/error-words.tsx"
import { ScopeName } from "./scope-words.tsx"
import { SettingsFrame } from "./settings-frame.tsx"
import { TokenDialog } from "./token-dialog.tsx"

type Token = Gives<"tokens.list">["tokens"][number]

export function TokensPage(): ReactElement {
  const { t } = useLingui()
  const tokens = useCall("tokens.list", {})
  const [making, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<Token>()
  return (
    <SettingsFrame
      title={t`Programs`}
      lead={
        <Trans>
          With a token another system uses Sluis without a person: it can do what the token was made for, and
          nothing else.
        </Trans>
      }
      actions={
        <Button look="primary" icon="key" onClick={() => setMaking(true)}>
          <Trans>Make a token</Trans>
        </Button>
      }
    >
      <Card>
        <Loaded of={tokens}>{(shown) => <TokenTable tokens={shown.tokens} onRemove={setLeaving} />}</Loaded>
      </Card>
      <TokenDialog open={making} onClose={() => setMaking(false)} />
      <WithdrawDialog token={leaving} onClose={() => setLeaving(undefined)} />
    </SettingsFrame>
  )
}

type TableProps = { readonly tokens: readonly Token[]; readonly onRemove: (token: Token) => void }

function TokenTable({ tokens, onRemove }: TableProps): ReactElement {
  const { t } = useLingui()
  return (
    <DataTable
      caption={t`Tokens of programs`}
      captionHidden
      rows={tokens}
      keyOf={({ id }) => id}
      empty={
        <EmptyState icon="key" title={<Trans>No tokens yet</Trans>}>
          <Trans>
            Each token that you make comes to stand here: what it may do, until when, and when it was last
            used. The token itself is shown only when you make it.
          </Trans>
        </EmptyState>
      }
      columns={[
        { id: "name", label: t`Program`, names: true, cell: ({ name }) => name },
        {
          id: "scopes",
          label: t`May`,
          cell: ({ scopes }) => (
            <span className="sluis-person">
              {scopes.map((scope) => (
                <span key={scope}>
                  <ScopeName scope={scope} />
                </span>
              ))}
            </span>
          ),
        },
        {
          id: "used",
          label: t`Last used`,
          cell: ({ usedAt }) => (usedAt === undefined ? <Trans>Not yet</Trans> : <Moment at={usedAt} />),
        },
        { id: "until", label: t`Works until`, cell: (token) => <Until token={token} /> },
        {
          id: "deeds",
          label: t`What you can do`,
          cell: (token) => (
            <Button look="subtle" danger onClick={() => onRemove(token)}>
              <Trans>Withdraw</Trans>
              <span className="sluis-visually-hidden"> {token.name}</span>
            </Button>
          ),
        },
      ]}
    />
  )
}

function Until({ token: { expiresAt } }: { readonly token: Token }): ReactElement {
  const [now] = useState(() => Date.now())
  if (expiresAt === undefined) return <Trans>It is withdrawn</Trans>
  return Date.parse(expiresAt) > now ? (
    <Moment at={expiresAt} look="day" />
  ) : (
    <Badge tone="neutral" icon="clock">
      <Trans>Expired</Trans>
    </Badge>
  )
}

type WithdrawProps = { readonly token: Token | undefined; readonly onClose: () => void }

function WithdrawDialog({ token, onClose }: WithdrawProps): ReactElement {
  const { t } = useLingui()
  const announce = useAnnounce()
  const focusTitle = useTitleFocus()
  const remove = useAct("tokens.remove")
  const close = (): void => {
    remove.reset()
    onClose()
  }
  const name = token?.name ?? ""
  return (
    <ConfirmDialog
      open={token !== undefined}
      title={<Trans>Withdraw the token of {name}?</Trans>}
      confirm={<Trans>Withdraw</Trans>}
      danger
      busy={remove.isPending}
      error={remove.error === null ? undefined : <ErrorWords error={remove.error} />}
      onConfirm={() =>
        token !== undefined &&
        remove.mutate(
          { params: { id: token.id } },
          {
            onSuccess: () => {
              announce(t`The token was withdrawn.`)
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
          The program cannot use Sluis any more, at once. That cannot be undone; you can make a new token.
        </Trans>
      </Paragraph>
    </ConfirmDialog>
  )
}
