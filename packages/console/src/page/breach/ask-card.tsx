/** Asking those who got it what became of it, each by a link of their own. */
import { Plural, Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { useAnnounce } from "../../component/announce.tsx"
import { Button } from "../../component/button.tsx"
import { Card } from "../../component/card.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { ErrorWords } from "../../component/error-words.tsx"
import { Paragraph } from "../../component/text.tsx"
import type { OpenFile } from "./open-file.ts"

export function AskCard({ open }: { readonly open: OpenFile }): ReactElement {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const announce = useAnnounce()
  const ask = useAct("breaches.ask")
  const { received } = open.people
  const close = (): void => {
    setAsking(false)
    if (ask.error !== null) ask.reset()
  }
  return (
    <Card title={<Trans>What became of the message?</Trans>}>
      <Paragraph>
        <Trans>
          Everybody who got it gets a short mail with a link of their own, and says there whether it was
          deleted, opened, passed on or printed. What they say is what they say: it is no proof.
        </Trans>
      </Paragraph>
      {ask.data !== undefined && (
        <Alert
          kind="ok"
          live
          title={
            <Plural value={ask.data.people} one="# person is being asked" other="# people are being asked" />
          }
        >
          <Trans>Answers appear here by themselves.</Trans>
        </Alert>
      )}
      {received === 0 ? (
        <Paragraph look="small">
          <Trans>Nobody in this file is known to have got it.</Trans>
        </Paragraph>
      ) : (
        <div>
          <Button onClick={() => setAsking(true)}>
            <Trans>Ask what became of it</Trans>
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        title={<Trans>Ask what became of it?</Trans>}
        confirm={<Trans>Ask them</Trans>}
        busy={ask.isPending}
        error={ask.error === null ? undefined : <ErrorWords error={ask.error} />}
        onConfirm={() =>
          ask.mutate(
            { params: { id: open.id } },
            {
              onSuccess: () => {
                announce(t`The question is being sent.`)
                setAsking(false)
              },
            },
          )
        }
        onClose={close}
      >
        <Paragraph>
          <Plural
            value={received}
            one="# person got it. Who has answered already is not asked again."
            other="# people got it. Who has answered already is not asked again."
          />
        </Paragraph>
      </ConfirmDialog>
    </Card>
  )
}
