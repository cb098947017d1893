/** What one is invited for, and what is needed: a name, and a password where the organisation has them. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { Gives } from "@sluis/server/contract/form"
import type { ReactElement } from "react"

import { useAct } from "../../api/query.ts"
import { AccountForm } from "../../component/account-form.tsx"
import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { RoleMeaning, RoleName } from "../../component/role.tsx"
import { useSession } from "../../shell/session.ts"

type Props = {
  readonly link: string
  readonly invitation: Gives<"session.invitation">
  readonly onEnter: () => void
}

export function Accept({ link, invitation, onEnter }: Props): ReactElement {
  const { t } = useLingui()
  const hasPassword = useSession().data?.login.password ?? true
  const accept = useAct("session.accept")
  return (
    <Card title={<Trans>Your account</Trans>}>
      <DescriptionList
        items={[
          { term: t`E-mail address`, details: invitation.address },
          {
            term: t`Roles`,
            details: (
              <ul className="sluis-list">
                {invitation.roles.map((role) => (
                  <li key={role}>
                    <strong>
                      <RoleName role={role} />
                    </strong>
                    {": "}
                    <RoleMeaning role={role} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <AccountForm
        name={invitation.name}
        address={invitation.address}
        hasPassword={hasPassword}
        making={accept}
        onMake={({ name, password }) =>
          accept.mutate(
            { body: { link, name, ...(password !== undefined && { password }) } },
            { onSuccess: onEnter },
          )
        }
      />
    </Card>
  )
}
