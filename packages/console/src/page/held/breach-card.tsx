/** From a held message to a file of a breach: for whoever keeps those; and to a report, for whoever sent it. */
import { Trans } from "@lingui/react/macro"
import { useState } from "react"
import type { ReactElement } from "react"

import { Button } from "../../component/button.tsx"
import { ButtonLink } from "../../component/button-link.tsx"
import { Card } from "../../component/card.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useMay } from "../../shell/session.ts"
import { OpenDialog } from "../breach/open-dialog.tsx"

type Props = { readonly id: string; readonly own: boolean }

export function BreachCard({ id, own }: Props): ReactElement | null {
  const keepsFiles = useMay("breach")
  const [opening, setOpening] = useState(false)
  if (!keepsFiles && !own) return null
  return (
    <Card title={<Trans>Is there more to it?</Trans>}>
      {keepsFiles ? (
        <>
          <Paragraph>
            <Trans>
              Open a file to record this near miss: what it would have given away, and what you improve.
            </Trans>
          </Paragraph>
          <div>
            <Button onClick={() => setOpening(true)}>
              <Trans>Open a breach file</Trans>
            </Button>
          </div>
          <OpenDialog open={opening} held={id} onClose={() => setOpening(false)} />
        </>
      ) : (
        <>
          <Paragraph>
            <Trans>Did something like this go out earlier? Tell the privacy officer.</Trans>
          </Paragraph>
          <div>
            <ButtonLink to="/report" search={{ held: id }}>
              <Trans>Report a breach</Trans>
            </ButtonLink>
          </div>
        </>
      )}
    </Card>
  )
}
