/** The held messages that one sent oneself. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { EmptyState } from "../../component/empty-state.tsx"
import { Loaded } from "../../component/loaded.tsx"
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
    { keep: true },
  )
  return (
    <Loaded of={listed}>
      {({ messages, total, next }) => (
        <div className="sluis-stack">
          <HeldTable
            messages={messages}
            busy={listed.isPlaceholderData}
            empty={
              isProven ? (
                <EmptyState title={<Trans>None of your messages wait</Trans>} icon="ok">
                  <Trans>
                    If Sluis holds a message of yours, it appears here and you get a notice by mail. You can
                    then choose what happens to it.
                  </Trans>
                </EmptyState>
              ) : (
                <EmptyState
                  title={<Trans>Sluis does not know yet that this mailbox is yours</Trans>}
                  icon="info"
                >
                  <Trans>
                    Stay logged in and open the link in a notice that you got from Sluis. Only you can do
                    that. From then on your held messages appear here.
                  </Trans>
                </EmptyState>
              )
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
