/**
 * The outbox of a demonstration: what would have gone into the world. One button sends the police e-mail through the gate, and its
 * copies come in one by one.
 */
import { Trans, useLingui } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { useAct, useCall } from "../../api/query.ts"
import { Button } from "../../component/button.tsx"
import { ConfirmDialog } from "../../component/confirm-dialog.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded, ProblemAlert } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useSession } from "../../shell/session.ts"
import { OutboxTable } from "./outbox-table.tsx"
import "./outbox-page.css"
import { SendStory } from "./send-story.tsx"

/** As many as the API gives at once. */
const MOST = 1_000

export function OutboxPage(): ReactElement {
  const { t } = useLingui()
  const session = useSession()
  return (
    <>
      <PageTitle
        title={t`Outbox`}
        lead={t`This is a demonstration: no mail leaves this computer. Here is what each recipient would have got.`}
      />
      <Loaded of={session}>
        {({ demonstration }) => (demonstration ? <Outbox /> : <NoDemonstration />)}
      </Loaded>
    </>
  )
}

function Outbox(): ReactElement {
  const outbox = useCall("outbox.list", { query: { limit: MOST } })
  return (
    <div className="sluis-stack sluis-outbox">
      <Loaded of={outbox}>
        {({ entries }) => (
          <>
            <SendStory entries={entries} />
            {entries.length === 0 ? (
              <EmptyState title={<Trans>The outbox is empty</Trans>}>
                <Paragraph>
                  <Trans>
                    Send one of the stories above, or send a message of your own to the gate. Each copy that
                    Sluis makes appears here at once, and so do its notices to senders.
                  </Trans>
                </Paragraph>
              </EmptyState>
            ) : (
              <>
                <OutboxTable entries={entries} />
                {entries.length >= MOST && (
                  <Paragraph look="small">
                    <Trans>Only the newest 1,000 are shown.</Trans>
                  </Paragraph>
                )}
                <Clear />
              </>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Clear(): ReactElement {
  const [open, setOpen] = useState(false)
  const clear = useAct("outbox.clear")
  return (
    <div className="sluis-cluster">
      <Button onClick={() => setOpen(true)}>
        <Trans>Empty the outbox</Trans>
      </Button>
      <ConfirmDialog
        open={open}
        title={<Trans>Empty the outbox?</Trans>}
        confirm={<Trans>Empty the outbox</Trans>}
        danger
        busy={clear.isPending}
        error={clear.isError ? <ProblemAlert error={clear.error} /> : undefined}
        onConfirm={() => clear.mutate({}, { onSuccess: () => setOpen(false) })}
        onClose={() => setOpen(false)}
      >
        <Paragraph>
          <Trans>All copies and notices in it are removed. Held messages stay where they are.</Trans>
        </Paragraph>
      </ConfirmDialog>
    </div>
  )
}

function NoDemonstration(): ReactElement {
  return (
    <EmptyState
      title={<Trans>There is no outbox here</Trans>}
      actions={
        <Link to="/try">
          <Trans>Try a message without sending it</Trans>
        </Link>
      }
    >
      <Paragraph>
        <Trans>
          This Sluis hands mail on to the next mail server and keeps nothing of what passed. Only a
          demonstration, without a next server, has an outbox.
        </Trans>
      </Paragraph>
    </EmptyState>
  )
}
