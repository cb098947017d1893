/** The first account. Everybody else is invited by it. */
import { Trans } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { AccountForm } from "../../component/account-form.tsx"
import { Card } from "../../component/card.tsx"
import { Paragraph } from "../../component/text.tsx"
import { useSession } from "../../shell/session.ts"

type Props = {
  readonly link: string
  /** `hasPassword`: otherwise a passkey is the next thing to make. */
  readonly onEnter: (hasPassword: boolean) => void
}

export function FirstAdministrator({ link, onEnter }: Props): ReactElement {
  const hasPassword = useSession().data?.login.password ?? true
  const start = useAct("session.start")
  return (
    <Card title={<Trans>Make the first administrator</Trans>}>
      <Paragraph>
        <Trans>
          An administrator keeps Sluis running and invites others. An administrator cannot read held messages.
        </Trans>
      </Paragraph>
      <AccountForm
        name=""
        address={undefined}
        hasPassword={hasPassword}
        making={start}
        onMake={(account) =>
          start.mutate({ body: { link, ...account } }, { onSuccess: () => onEnter(hasPassword) })
        }
      />
    </Card>
  )
}
