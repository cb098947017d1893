/** For a newcomer: the story that Sluis was made for, one click away. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { ButtonLink } from "../../component/button-link.tsx"
import { Card } from "../../component/card.tsx"
import { Paragraph } from "../../component/text.tsx"

export function DemonstrationCard(): ReactElement {
  return (
    <Card
      title={<Trans>See the lock at work</Trans>}
      actions={
        <ButtonLink to="/outbox" look="primary">
          <Trans>Go to the police e-mail</Trans>
        </ButtonLink>
      }
    >
      <Paragraph>
        <Trans>
          A case manager of the police writes to 112 (former) colleagues with PTSD, and puts them all in To
          instead of Bcc. Send that message, and see what each of them gets. Nothing leaves this computer.
        </Trans>
      </Paragraph>
    </Card>
  )
}
