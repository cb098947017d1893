/** For an employee: what of one's own waits, and where one can try a message without sending it. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { ButtonLink } from "../../component/button-link.tsx"
import { Card } from "../../component/card.tsx"
import { EmptyState } from "../../component/empty-state.tsx"
import { Link } from "../../component/link.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useMay } from "../../shell/session.ts"
import { HeldTable } from "../held/held-table.tsx"

const ROWS = 5

export function OwnMessages(): ReactElement {
  const mayOwn = useMay("own")
  const own = useCall("held.own", { query: { limit: ROWS } }, { enabled: mayOwn })
  const mayTry = useMay("check")
  return (
    <>
      {mayOwn && (
        <Card title={<Trans>Your messages that wait</Trans>}>
          <Loaded of={own}>
            {({ messages, total }) => (
              <>
                <HeldTable
                  messages={messages}
                  empty={
                    <EmptyState title={<Trans>None of your messages wait</Trans>} icon="ok">
                      <Trans>
                        If Sluis holds a message of yours, it appears here and you get a notice by mail. You
                        can then choose what happens to it.
                      </Trans>
                    </EmptyState>
                  }
                />
                {total > messages.length && (
                  <Paragraph>
                    <Link to="/held">
                      <Trans>All held messages</Trans>
                    </Link>
                  </Paragraph>
                )}
              </>
            )}
          </Loaded>
        </Card>
      )}
      {mayTry && (
        <Card
          title={<Trans>In doubt about a message?</Trans>}
          actions={
            <ButtonLink to="/try" look="secondary">
              <Trans>Try a message</Trans>
            </ButtonLink>
          }
        >
          <Paragraph>
            <Trans>
              Look at what each recipient of a message would learn of the others, before you send it. It stays
              in your browser.
            </Trans>
          </Paragraph>
        </Card>
      )}
    </>
  )
}
