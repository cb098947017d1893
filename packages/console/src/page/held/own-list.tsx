/** The held messages that one sent oneself. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { EmptyState } from "../../component/empty-state.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { MailboxCard } from "../../shell/mailbox-card.tsx"
import { useSession } from "../../shell/session.ts"
import { CursorPager, useCursor } from "./cursor.tsx"
import { HeldTable } from "./held-table.tsx"

const ROWS = 25

export function OwnList(): ReactElement {
  const cursor = useCursor("own")
  const isProven = useSession().data?.account?.proven !== false
  const listed = useCall(
    "held.own",
    { query: { limit: ROWS, ...(cursor.after === undefined ? {} : { after: cursor.after }) } },
    { keep: true, enabled: isProven },
  )
  if (!isProven) return <MailboxCard />
  return (
    <Loaded of={listed}>
      {({ messages, total, next }) => (
        <div className="sluis-stack">
          <HeldTable
            messages={messages}
            busy={listed.isPlaceholderData}
            empty={
              <EmptyState title={<Trans>None of your messages wait</Trans>} icon="ok">
                <Trans>
                  If Sluis holds a message of yours, it appears here and you get a notice by mail. You can
                  then choose what happens to it.
                </Trans>
              </EmptyState>
            }
          />
          <CursorPager
            cursor={cursor}
            rows={ROWS}
            shown={messages.length}
            total={total}
            next={next}
            busy={listed.isPlaceholderData}
          />
        </div>
      )}
    </Loaded>
  )
}
