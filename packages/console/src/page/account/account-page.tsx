/** One's own account: name, password and passkeys. Roles are shown; an administrator gives them. */
import { Trans, useLingui } from "@lingui/react/macro"
import type { ReactElement } from "react"

import { useCall } from "../../api/query.ts"
import { Alert } from "../../component/alert.tsx"
import { Card } from "../../component/card.tsx"
import { DescriptionList } from "../../component/description-list.tsx"
import { Loaded } from "../../component/loaded.tsx"
import { PageTitle } from "../../component/page-title.tsx"
import { RoleMeaning, RoleName } from "../../component/role.tsx"
import { LanguageSwitch } from "../../shell/language-switch.tsx"
import { ChangeName } from "./change-name.tsx"
import { ChangePassword } from "./change-password.tsx"
import { Passkeys } from "./passkeys.tsx"

export function AccountPage(): ReactElement {
  const { t, i18n } = useLingui()
  const account = useCall("account.show", {})
  return (
    <>
      <PageTitle title={t`My account`} />
      <Loaded of={account}>
        {(own) => (
          <div className="sluis-stack">
            {own.mayAddPasskey && !own.hasPassword && own.passkeys.length === 0 && (
              <Alert kind="warning" title={<Trans>Add a passkey now</Trans>}>
                <Trans>
                  Without a passkey you cannot log in again: your organisation uses no passwords for Sluis.
                </Trans>
              </Alert>
            )}
            <Card title={<Trans>Who you are here</Trans>}>
              <DescriptionList
                items={[
                  { term: t`E-mail address`, details: own.address },
                  {
                    term: t`Roles`,
                    details: (
                      <ul className="sluis-list">
                        {own.roles.map((role) => (
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
                  {
                    term: t`Departments`,
                    details:
                      own.departments.length === 0
                        ? t`All`
                        : new Intl.ListFormat(i18n.locale).format(own.departments),
                  },
                  { term: t`Places where you are logged in`, details: i18n.number(own.sessions) },
                  { term: t`Language`, details: <LanguageSwitch /> },
                ]}
              />
              <ChangeName key={own.name} name={own.name} />
            </Card>
            {(own.mayAddPasskey || own.passkeys.length > 0) && (
              <Passkeys passkeys={own.passkeys} mayAdd={own.mayAddPasskey} />
            )}
            {own.hasPassword && <ChangePassword address={own.address} />}
          </div>
        )}
      </Loaded>
    </>
  )
}
